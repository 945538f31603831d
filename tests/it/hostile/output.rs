//! Where output goes: closed pipes, full disks, and files that are replaced whole or not at all.

use crate::command::{Sandbox, contract, wait};
use std::fs;
use std::io::Read;
use std::process::Stdio;

/// A register with more to say than a pipe holds.
fn large() -> Sandbox {
    let mut sandbox = Sandbox::sound();
    for at in 0..800 {
        let text = contract(&format!("B-{at:04}"), &"long title ".repeat(20));
        sandbox = sandbox.with(&format!("contracts/{at:04}.toml"), text);
    }
    sandbox
}

#[test]
fn a_closed_pipe_is_a_normal_end() {
    let sandbox = large();
    for words in [
        "list",
        "list --format csv",
        "list --format json",
        "list --format jsonl",
        "list --format markdown",
        "due",
        "breaches",
        "check --all",
        "check --format json --fail-on never",
        "man",
        "completions bash",
        "explain",
        "--help",
        "list --columns help",
    ] {
        let arguments: Vec<&str> = words.split(' ').collect();
        let mut child = sandbox.command(&arguments).spawn().unwrap();
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut [0]).unwrap();
        drop(stdout);
        let mut stderr = String::new();
        child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        let code = wait(&mut child, &arguments);
        assert!(!stderr.contains("panicked"), "{words}: {stderr}");
        assert_eq!(code, 0, "{words}: {stderr}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let sandbox = Sandbox::sound();
    for words in [
        "list",
        "list --format json",
        "list --format csv",
        "due",
        "breaches",
        "check",
        "check --format sarif",
        "explain",
        "explain E001",
        "man",
        "completions fish",
        "--help",
        "--version",
        "list --columns help",
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let arguments: Vec<&str> = words.split(' ').collect();
        let output = sandbox.command(&arguments).stdout(Stdio::from(full)).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{words}: {stderr}");
        assert!(stderr.contains("cannot write") && !stderr.contains("panicked"), "{words}: {stderr}");
    }
    sandbox.cm("list -o /dev/full").exits(2).warns("cannot write /dev/full");
    sandbox.cm("list --format json -o /dev/null").exits(0).is_quiet();
}

#[test]
fn output_goes_to_a_file_in_the_format_of_its_extension() {
    let sandbox = Sandbox::sound();
    for (name, begins) in [("x.csv", "id,"), ("x.json", "{"), ("x.jsonl", "{"), ("x.md", "#"), ("x.txt", "")]
    {
        let done = sandbox.cm(&format!("list -o {name}")).exits(0).is_quiet();
        assert_eq!(done.out(), "");
        assert!(sandbox.text(name).starts_with(begins), "{}", sandbox.text(name));
    }
    sandbox.cm("list -o x.csv --format json").exits(0);
    assert!(sandbox.text("x.csv").starts_with('{'));
    sandbox.cm("check -o x.sarif").exits(0);
    assert!(sandbox.text("x.sarif").contains("\"version\": \"2.1.0\""));
    let left: Vec<_> = fs::read_dir(sandbox.path("")).unwrap().map(|one| one.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains(".tmp")), "{left:?}");
}

#[test]
fn output_that_cannot_be_written_is_a_failure_and_names_the_place() {
    let sandbox = Sandbox::sound().with_directory("out").with("plain", "");
    for path in ["missing/x.csv", "out", "plain/x.csv"] {
        let done = sandbox.run(&["list", "--format", "csv", "-o", path]).exits(2).warns("cannot write");
        assert!(done.err().contains(path) && done.out().is_empty());
        assert!(!done.err().contains(".tmp\"") && !done.err().contains(".cm-"), "{}", done.err());
    }
    assert!(!sandbox.path("missing").exists());
    sandbox.run(&["list", "-o", ""]).exits(2).warns("--output");
}

#[cfg(target_os = "linux")]
#[test]
fn a_place_that_takes_no_files_is_a_failure() {
    Sandbox::sound().cm("list -o /proc/cm-test.csv").exits(2).warns("cannot write /proc/cm-test.csv");
}

#[cfg(unix)]
#[test]
fn a_link_is_written_through() {
    use std::os::unix::fs::symlink;
    let sandbox = Sandbox::sound().with("real/x.csv", "old");
    symlink("real/x.csv", sandbox.path("link.csv")).unwrap();
    sandbox.cm("list -o link.csv").exits(0);
    assert!(fs::symlink_metadata(sandbox.path("link.csv")).unwrap().is_symlink());
    assert!(sandbox.text("real/x.csv").starts_with("id,"));
    symlink("real/new.csv", sandbox.path("dangling.csv")).unwrap();
    sandbox.cm("list -o dangling.csv").exits(0);
    assert!(fs::symlink_metadata(sandbox.path("dangling.csv")).unwrap().is_symlink());
    assert!(sandbox.text("real/new.csv").starts_with("id,"));
    symlink("round.csv", sandbox.path("round.csv")).unwrap();
    sandbox.cm("list -o round.csv").exits(2).warns("cannot write").warns("round.csv");
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::sound().with("x.csv", "old");
    fs::set_permissions(sandbox.path("x.csv"), fs::Permissions::from_mode(0o640)).unwrap();
    sandbox.cm("list -o x.csv").exits(0);
    assert_eq!(fs::metadata(sandbox.path("x.csv")).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn the_old_file_stays_whole_when_there_is_nothing_to_write() {
    let sandbox = Sandbox::sound().with("x.csv", "old");
    sandbox.cm("list -o x.csv --columns nothing").exits(2);
    sandbox.cm("list -o x.csv --format xlsx").exits(2);
    sandbox.cm("list -o x.csv nothing:x").exits(2);
    sandbox.cm("list -o x.csv -C nowhere").exits(2);
    assert_eq!(sandbox.text("x.csv"), "old");
}

#[cfg(target_os = "linux")]
#[test]
fn the_old_file_stays_whole_when_writing_fails() {
    let sandbox = large().with("x.csv", "old");
    // A limit on the size of files stands in for a full disk.
    let program = env!("CARGO_BIN_EXE_cm");
    let script = format!("ulimit -f 8; trap '' XFSZ; exec {program} list -o x.csv --as-of 2026-10-05");
    let shell = std::process::Command::new("sh").args(["-c", &script]).current_dir(sandbox.path("")).output();
    let output = shell.unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains("cannot write"), "{stderr}");
    assert_eq!(sandbox.text("x.csv"), "old");
    let left = fs::read_dir(sandbox.path("")).unwrap().filter_map(Result::ok);
    assert!(left.into_iter().all(|one| !one.file_name().to_string_lossy().contains("tmp")));
}

#[test]
fn nothing_in_csv_is_a_formula() {
    let evil = "=HYPERLINK(1)";
    let text = format!(
        "id = \"A-1\"\ntitle = \"{evil}\"\nsupplier = \"{evil}\"\ntier = \"{evil}\"\n\
         [people]\ncontract_manager = \"{evil}\"\n[term]\nstart = 2026-07-01\nend = 2026-10-30\n\
         [[kpi]]\nid = \"{evil}\"\nstatement = \"{evil}\"\ntarget.at_least = 98\nfrequency = \"monthly\"\n\
         unit = \"{evil}\"\nclause = \"{evil}\"\nowner = \"{evil}\"\n\
         [[waiver]]\nkpi = \"{evil}\"\nfrom = 2026-08-01\nuntil = 2026-10-30\nreason = \"{evil}\"\nagreed = 2026-08-01\n\
         [[action]]\nid = \"{evil}\"\nwhat = \"{evil}\"\ndue = 2026-10-01\nowner = \"{evil}\"\n\
         [[obligation]]\nid = \"@x\"\nwhat = \"{evil}\"\nfirst = 2026-10-01\n\
         [[case]]\nid = \"+c\"\nopened = 2026-09-20\nprocedure = \"contract-query\"\nkpi = [\"{evil}\"]\n"
    );
    let sandbox = Sandbox::empty()
        .with("cm.toml", format!("name = \"{evil}\"\n"))
        .with("contracts/a.toml", text)
        .with("readings/A-1.csv", format!("kpi,period,value\n{evil},2026-07,-5\n{evil},2026-08,-5\n"));
    let columns = |words: &str| {
        let help = sandbox.cm(&format!("{words} --columns help")).exits(0);
        let keys: Vec<String> =
            help.out().lines().filter_map(|line| line.split(' ').next()).map(Into::into).collect();
        keys.join(",")
    };
    for words in ["list", "due", "breaches --all", "check"] {
        let all = columns(words);
        let csv = sandbox.cm(&format!("{words} --format csv --columns {all}"));
        let mut reader = csv::Reader::from_reader(csv.out().as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert!(!rows.is_empty(), "{words}");
        for cell in rows.iter().flatten() {
            let figure = cell.parse::<i64>().is_ok();
            assert!(figure || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{words}: {cell}");
        }
        assert!(csv.out().contains("'=HYPERLINK") || words == "check", "{words}: {}", csv.out());
        let raw = sandbox.cm(&format!("{words} --format csv --raw-csv --columns {all}"));
        assert!(!raw.out().contains("'="), "{words}");
    }
}

#[test]
fn a_report_never_replaces_the_data_that_it_is_made_of() {
    let sandbox = Sandbox::sound();
    let before = sandbox.text("readings/A-1.csv");
    for path in ["readings/A-1.csv", "readings/new.csv", "contracts/../readings/A-1.csv", "spend/new.csv"] {
        let done = sandbox.run(&["list", "--format", "csv", "-o", path]).exits(2);
        assert!(done.out().is_empty() && done.err().contains("cm: "), "{path}");
    }
    sandbox.cm("list --format csv -o cm.toml").exits(2).warns("will not write");
    sandbox.cm("list --format csv -o contracts/a.toml").exits(2).warns("will not write");
    assert_eq!(sandbox.text("readings/A-1.csv"), before);
    sandbox.cm("check --fail-on advice").exits(0);
}
