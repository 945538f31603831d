//! What people see at 80 columns of the worked example, byte by byte. `UPDATE=1` writes the files anew.

use crate::{inside, kit};
use cm::cli::Exit;
use std::path::{Path, PathBuf};

/// Each file with the command whose output it holds, at 80 columns unless it says otherwise.
const CASES: &[(&str, &str)] = &[
    ("due.txt", "due"),
    ("due-100.txt", "due"),
    ("due.md", "due --format markdown id:IMG-*"),
    ("due-none.txt", "due id:PPE-*"),
    ("list.txt", "list"),
    ("breaches.txt", "breaches"),
    ("breaches-all.txt", "breaches --all"),
    ("smart.txt", "smart"),
    ("smart-IMG-2027-003.txt", "smart id:IMG-2027-003"),
    ("smart-IMG-2027-003.md", "smart id:IMG-2027-003 --format markdown"),
    ("smart-IMG-2027-003.json", "smart id:IMG-2027-003 --format json"),
    ("smart-IMG-2027-003.csv", "smart id:IMG-2027-003 --format csv"),
    ("show-IMG-2024-017.txt", "show IMG-2024-017"),
    ("show-PTH-2023-004.txt", "show PTH-2023-004"),
    ("show-WST-2023-003.txt", "show WST-2023-003"),
    ("show-WFM-2023-008.txt", "show WFM-2023-008"),
    ("show-INT-2025-044.txt", "show INT-2025-044"),
    ("show-IMG-2024-017.json", "show IMG-2024-017 --format json"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn shown(file: &str, command: &str) -> String {
    let width = if file.contains("-100") { 100 } else { 80 };
    let arguments: Vec<&str> = command.split(' ').collect();
    let (exit, out, err) = inside::cm(&inside::acute_trust(), kit::as_of(), Some(width), &arguments);
    assert_eq!(exit, Exit::Done, "{command}: {err}");
    out
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test compares and rewrites its own files")]
fn the_worked_example_reads_as_it_should() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for (file, command) in CASES {
        let path = root().join("tests/golden").join(file);
        let now = shown(file, command);
        if update {
            std::fs::write(&path, &now).unwrap();
        }
        let then = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if now != then {
            wrong.push(format!("--- {file}: `cm {command}` now says\n{now}"));
        }
    }
    assert!(wrong.is_empty(), "UPDATE=1 rewrites tests/golden where this is meant:\n{}", wrong.join("\n"));
}

#[test]
fn no_line_is_wider_than_the_screen() {
    use unicode_width::UnicodeWidthStr;
    for (file, command) in CASES.iter().filter(|(file, _)| file.ends_with(".txt")) {
        let width = if file.contains("-100") { 100 } else { 80 };
        for line in shown(file, command).lines() {
            assert!(line.width() <= width, "{file}: {line}");
        }
    }
}
