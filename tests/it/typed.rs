//! `cm check --stdin --path FILE`: an editor's text in the place of a file, which need not be there.

use crate::command::{AS_OF, Done, Sandbox, contract, wait};
use crate::inside;
use crate::kit;
use cm::cli::Exit;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::thread;

/// Checks a text in the place of a file of the register.
fn typed(sandbox: &Sandbox, path: &str, text: &[u8]) -> (Exit, String, String) {
    in_directory(&sandbox.path(""), &["check", "--short", "--all", "--stdin", "--path", path], text)
}

fn in_directory(directory: &Path, arguments: &[&str], text: &[u8]) -> (Exit, String, String) {
    inside::cm_with(directory, kit::as_of(), None, arguments, text)
}

#[track_caller]
fn refused(sandbox: &Sandbox, path: &str, why: &str) {
    let (exit, out, err) = typed(sandbox, path, b"id = ");
    assert_eq!((exit, out.as_str()), (Exit::Failed, ""), "{path}: {err}");
    assert!(err.starts_with("cm: ") && err.contains(why), "{path}: {err}");
}

/// Every file below a directory with its bytes, to see that nothing was written.
fn everything(directory: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            all.extend(everything(&entry));
        } else {
            all.push((entry.display().to_string(), fs::read(&entry).unwrap_or_default()));
        }
    }
    all.sort();
    all
}

#[test]
fn a_text_is_checked_as_the_file_would_be() {
    let wrong = contract("A-1", "Lifts").replace("end = 2027-06-30", "end = 2026-06-30");
    let csv = "kpi,period,value\nup,2026-07,97.5\nup,2026-08,lots\ndown,2026-08,1\n";
    for (path, text) in [
        ("contracts/a.toml", wrong.as_str()),
        ("contracts/a.toml", "id = \"A-1\"\ntitle"),
        ("contracts/a.toml", ""),
        ("contracts/deep/er/b.toml", &wrong),
        ("contracts/b.toml", &wrong),
        ("contracts/0.toml", &wrong),
        ("readings/A-1.csv", csv),
        ("readings/new.csv", csv),
        ("spend/a.csv", "contract,date,amount\nA-2,2026-08-01,1\n"),
        ("savings/a.csv", "contract,saving,period,amount\nA-1,x,2026-08,1\n"),
        ("cm.toml", "format = 1\nnmae = \"x\"\n"),
        ("cm.toml", "format = 2\n"),
        ("cm.toml", "format = "),
        ("contracts/a.toml", "\u{feff}id = \"A-1\"\r\ntitle = 5\r\n"),
        ("contracts/a.toml", "id = \"A-1\"\rtitle = 5\r"),
    ] {
        let asked = Sandbox::sound();
        let before = everything(&asked.path(""));
        let got = typed(&asked, path, text.as_bytes());
        assert_eq!(everything(&asked.path("")), before, "{path}");
        let saved = Sandbox::sound().with(path, text);
        let wanted = in_directory(&saved.path(""), &["check", "--short", "--all", path], b"");
        assert_eq!(got, wanted, "{path}: {text}");
        assert!(got.1.lines().all(|line| line.starts_with(path)) && !got.1.is_empty(), "{}", got.1);
        for format in ["json", "sarif", "github", "csv"] {
            let arguments = ["check", "--format", format, "--stdin", "--path", path];
            let got = in_directory(&asked.path(""), &arguments, text.as_bytes());
            let wanted = in_directory(&saved.path(""), &["check", "--format", format, path], b"");
            let name = |sandbox: &Sandbox, text: &str| {
                let root = sandbox.path("");
                text.replace(&*root.file_name().unwrap().to_string_lossy(), "HERE")
            };
            assert_eq!((got.0, name(&asked, &got.1)), (wanted.0, name(&saved, &wanted.1)), "{path} {format}");
        }
    }
}

#[test]
fn bytes_that_are_not_text_are_reported_as_in_a_file() {
    let sandbox = Sandbox::sound();
    for path in ["contracts/a.toml", "cm.toml", "readings/A-1.csv"] {
        let (_, out, _) = typed(&sandbox, path, b"kpi,period,value\nup,2026-07,97.5 \xa3\n");
        assert!(out.contains("not UTF-8"), "{path}: {out}");
    }
    let huge = vec![b'#'; (16 << 20) + 1];
    let (exit, out, _) = typed(&sandbox, "contracts/a.toml", &huge);
    assert_eq!(exit, Exit::Findings);
    assert!(out.contains("the file cannot be read: it is larger than 16 MiB"), "{out}");
    let (exit, out, _) = typed(&sandbox, "contracts/a.toml", &huge[1..]);
    assert_eq!(exit, Exit::Findings);
    assert!(out.contains("`id` is missing"), "{out}");
}

#[test]
fn only_the_findings_of_that_file_are_shown_and_count() {
    let sandbox = Sandbox::sound().with("contracts/b.toml", "id = ");
    let (exit, out, err) = typed(&sandbox, "contracts/a.toml", contract("A-1", "Lifts").as_bytes());
    assert_eq!((exit, err.as_str()), (Exit::Done, ""), "{out}");
    assert!(!out.contains("b.toml"), "{out}");
    // What stands in another file shows in this one.
    let (exit, out, _) = typed(&sandbox, "contracts/c.toml", contract("a-1", "Lifts").as_bytes());
    assert_eq!(exit, Exit::Findings);
    assert!(out.contains("contracts/c.toml:1:6: error[C101]"), "{out}");
    let (_, out, _) = typed(&sandbox, "readings/A-1.csv", b"kpi,period,value\ndown,2026-07,97.5\n");
    assert!(out.contains("about the measure `down`"), "{out}");
}

#[test]
fn settings_that_cannot_be_read_are_said_to_be_why_nothing_is_found() {
    let sandbox = Sandbox::sound().with("cm.toml", "format = ");
    let (exit, out, err) = typed(&sandbox, "contracts/a.toml", b"id = ");
    assert_eq!((exit, out.as_str()), (Exit::Failed, ""));
    assert!(err.contains("cm.toml cannot be read, so nothing else was checked"), "{err}");
    // And once they can be, the text that mends them is sound.
    let (exit, _, err) = typed(&sandbox, "cm.toml", b"format = 1\n");
    assert_eq!((exit, err.as_str()), (Exit::Done, ""));
}

#[test]
fn a_path_is_from_here_or_from_the_root_or_absolute() {
    let sandbox = Sandbox::sound().with_directory("contracts/deep").with_directory("elsewhere");
    let wrong = b"id = ";
    let says = |directory: &str, path: &str, file: &str| {
        let arguments = ["check", "--short", "--stdin", "--path", path];
        let (exit, out, err) = in_directory(&sandbox.path(directory), &arguments, wrong);
        assert_eq!(exit, Exit::Findings, "{directory} {path}: {err}");
        assert!(out.starts_with(&format!("{file}:")), "{directory} {path}: {out}");
    };
    says("", "contracts/a.toml", "contracts/a.toml");
    says("", "./contracts/../contracts/a.toml", "contracts/a.toml");
    says("", "contracts/nowhere/../new.toml", "contracts/new.toml");
    says("contracts", "a.toml", "contracts/a.toml");
    says("contracts", "new.toml", "contracts/new.toml");
    says("contracts", "contracts/a.toml", "contracts/a.toml");
    says("contracts", "contracts/new.toml", "contracts/new.toml");
    says("contracts/deep", "../a.toml", "contracts/a.toml");
    says("contracts/deep", "contracts/deep/b.toml", "contracts/deep/b.toml");
    says("elsewhere", "contracts/new.toml", "contracts/new.toml");
    // An absolute path is of the register that it lies in, wherever the editor runs.
    let absolute = sandbox.path("contracts/a.toml");
    let other = Sandbox::empty();
    let arguments = ["check", "--short", "--stdin", "--path", absolute.to_str().unwrap()];
    let (exit, out, err) = in_directory(&other.path(""), &arguments, wrong);
    assert_eq!(exit, Exit::Findings, "{err}");
    assert!(out.starts_with("contracts/a.toml:"), "{out}");
    // Unless another one is asked for.
    let other = Sandbox::sound();
    let roots = [sandbox.path(""), other.path("")].map(|root| root.to_str().unwrap().to_owned());
    let arguments = [&arguments[..], &["-C", &roots[1]]].concat();
    let (exit, _, err) = in_directory(&sandbox.path(""), &arguments, wrong);
    assert_eq!(exit, Exit::Failed);
    assert!(err.contains("is not in the register"), "{err}");
    // Of several registers the one that holds it is checked.
    let arguments = ["check", "--short", "--stdin", "--path", absolute.to_str().unwrap()];
    let arguments = [&arguments[..], &["-C", &roots[1], "-C", &roots[0]]].concat();
    let (exit, out, _) = in_directory(&other.path(""), &arguments, wrong);
    assert_eq!(exit, Exit::Findings);
    assert!(out.starts_with("contracts/a.toml:"), "{out}");
}

#[test]
fn what_is_not_a_file_of_the_register_is_wrong_usage() {
    let sandbox = Sandbox::sound();
    for path in [
        "../../etc/passwd",
        "/etc/passwd",
        "contracts/../../cm.toml",
        "contracts/nowhere/../../../../../../../../../../etc/passwd",
        "../contracts/a.toml",
        "..",
        "contracts/../..",
    ] {
        refused(&sandbox, path, "is not in the register");
    }
    for path in ["contracts", "contracts/", ".", "contracts/..", "readings/."] {
        refused(&sandbox, path, if path == "contracts/.." { "is not in" } else { "is a directory" });
    }
    sandbox.cm("check --stdin").exits(2).warns("`--stdin` needs `--path FILE`");
    sandbox
        .cm("check --path contracts/a.toml")
        .exits(2)
        .warns("give `--stdin` as well")
        .warns("cm check contracts/a.toml");
    sandbox.cm("check --stdin --path contracts/a.toml contracts").exits(2).warns("leave out the other paths");
    sandbox.cm("check --stdin --path").exits(2).warns("a value is required");
    sandbox.cm("check --stdin --path=").exits(2).warns("a value is required");
    Sandbox::empty().cm("check --stdin --path contracts/a.toml").exits(2).warns("no register");
}

#[test]
fn what_a_register_would_not_read_is_not_checked_and_said_so() {
    let sandbox = Sandbox::sound().with("contracts/notes.txt", "x").with("loose.toml", "id = ");
    for path in [
        "template.toml",
        ".taplo.toml",
        ".cm/contract.toml",
        "contracts/notes.txt",
        "contracts/.hidden.toml",
        "contracts/.hidden/a.toml",
        "contracts/~$a.toml",
        "contracts/b.TOML",
        "contracts/x.toml/b.toml",
        "contracts/a.csv",
        "readings/a.toml",
        "Contracts/a.toml",
    ] {
        let (exit, out, err) = typed(&sandbox, path, b"id = ");
        assert_eq!((exit, out.as_str()), (Exit::Done, ""), "{path}");
        assert!(
            err.contains("is not a file that the register reads: it has cm.toml, contracts/"),
            "{path}: {err}"
        );
    }
    // What is said of such a file on the disk is still said.
    let (_, out, _) = typed(&sandbox, "loose.toml", b"id = ");
    assert!(out.contains("it lies beside `cm.toml`"), "{out}");
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_register() {
    use std::os::unix::fs::symlink;
    let outside = Sandbox::empty().with("secret.toml", "id = ").with("folder/a.toml", "id = ");
    let sandbox = Sandbox::sound().with("shared/s.toml", contract("S-1", "Lifts"));
    let link = |to: &Path, name: &str| symlink(to, sandbox.path(name)).unwrap();
    link(&outside.path("secret.toml"), "contracts/out.toml");
    link(Path::new("/nowhere/at/all"), "contracts/gone.toml");
    link(Path::new("circle.toml"), "contracts/circle.toml");
    link(&outside.path("folder"), "contracts/folder");
    link(Path::new("../shared/s.toml"), "contracts/s.toml");
    link(Path::new("contracts"), "also");
    refused(&sandbox, "contracts/out.toml", "is a link that leads nowhere or out of the register");
    refused(&sandbox, "contracts/gone.toml", "is a link that leads nowhere");
    refused(&sandbox, "contracts/circle.toml", "is a link that leads nowhere");
    refused(&sandbox, "contracts/folder/a.toml", "is not in the register");
    refused(&sandbox, "contracts/folder/new.toml", "is not in the register");
    refused(&sandbox, "contracts/folder", "is a directory");
    refused(&sandbox, "contracts/folder/../secret.toml", "is not in the register");
    // A link within the register is the file that the register reads.
    let (exit, out, _) = typed(&sandbox, "contracts/s.toml", b"id = ");
    assert_eq!(exit, Exit::Findings);
    assert!(out.starts_with("contracts/s.toml:1:"), "{out}");
    let (exit, out, _) = typed(&sandbox, "also/a.toml", b"id = ");
    assert_eq!(exit, Exit::Findings);
    assert!(out.starts_with("contracts/a.toml:1:"), "{out}");
    assert_eq!(fs::read_to_string(outside.path("secret.toml")).unwrap(), "id = ");
}

#[cfg(unix)]
#[test]
fn a_register_is_found_through_a_link_to_it() {
    use std::os::unix::fs::symlink;
    let sandbox = Sandbox::sound();
    let elsewhere = Sandbox::empty();
    symlink(sandbox.path(""), elsewhere.path("link")).unwrap();
    let path = elsewhere.path("link/contracts/a.toml");
    let arguments = ["check", "--short", "--stdin", "--path", path.to_str().unwrap()];
    let (exit, out, err) = in_directory(&elsewhere.path(""), &arguments, b"id = ");
    assert_eq!(exit, Exit::Findings, "{err}");
    assert!(out.starts_with("contracts/a.toml:1:"), "{out}");
}

#[test]
fn the_program_reads_its_standard_input() {
    let sandbox = Sandbox::sound();
    let run = |path: &str, text: &'static [u8]| {
        let arguments = ["check", "--short", "--stdin", "--path", path, "--as-of", AS_OF];
        let mut command = sandbox.command(&arguments);
        let mut child = command.stdin(std::process::Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let writer = thread::spawn(move || stdin.write_all(text));
        let code = wait(&mut child, &arguments);
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap().unwrap();
        Done { code, stdout: output.stdout, stderr: output.stderr }
    };
    run("contracts/a.toml", b"id = \"A-1\"\n").exits(1).says("`title` is missing").is_quiet();
    run("notes/a.toml", b"id = \"A-1\"\n").exits(0).warns("is not a file that the register reads");
}

#[test]
fn a_hidden_file_beside_the_settings_is_not_taken_for_a_contract() {
    let sandbox = Sandbox::sound()
        .with(".taplo.toml", "include = []\n")
        .with(".cm/contract.schema.json", "{}")
        .with(".cm/settings.toml", "x")
        .with(".hidden.csv", "x");
    sandbox.cm("check --short").exits(0).is_quiet().does_not_say("taplo");
    sandbox.with("taplo.csv", "x").with("x.toml", "x").cm("check --short").says("x.toml").says("taplo.csv");
}
