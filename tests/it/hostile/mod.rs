//! What users' disks and files do to a program: each case through the real binary.

mod csv;
mod files;
mod output;
mod toml;
mod usage;

use crate::command::{Done, Sandbox};

/// A register with something wrong in a contract or table file: the check names the file, the line and the
/// rule; reports keep all else, and say on their face that they are partial.
#[track_caller]
fn is_left_out(sandbox: &Sandbox, place: &str, code: &str) -> Done {
    let check = sandbox.cm("check --short --all").exits(1).is_quiet();
    let line = check.out().lines().find(|line| line.starts_with(place) && line.contains(code));
    assert!(line.is_some(), "no {place} … {code} in\n{}", check.out());
    for words in ["list", "due", "breaches --all"] {
        let json = sandbox.cm(&format!("{words} --format json")).exits(3).warns("cm: partial: left out ");
        assert_eq!(json.json()["partial"], true, "{words}");
        assert_ne!(json.json()["left_out"], serde_json::json!([]), "{words}");
        let csv = sandbox.cm(&format!("{words} --format csv")).exits(3).warns("cm: partial: left out ");
        let sound = Sandbox::sound().cm(&format!("{words} --format csv")).exits(0);
        assert_eq!(csv.out().lines().next(), sound.out().lines().next(), "{words}: the shape of CSV");
    }
    sandbox.cm("list").exits(3).says("A-1").says("artial");
    check
}

/// The same for what is reported and leaves nothing out: reports are whole, and mention errors.
#[track_caller]
fn is_reported(sandbox: &Sandbox, place: &str, code: &str) -> Done {
    let check = sandbox.cm("check --short --all").is_quiet();
    let line = check.out().lines().find(|line| line.starts_with(place) && line.contains(code));
    assert!(line.is_some(), "no {place} … {code} in\n{}", check.out());
    let list = sandbox.cm("list").exits(0).says("A-1");
    if check.out().contains(": error[") {
        list.warns("The files hold errors that may change what is shown").says("The files hold errors");
    } else {
        list.is_quiet();
    }
    check
}

/// A register whose settings cannot be read: every command that reads it ends with 2 and says where.
#[track_caller]
fn is_refused(sandbox: &Sandbox, place: &str, part: &str) {
    for words in ["list", "due", "breaches", "show A-1"] {
        let done = sandbox.cm(words).exits(2).warns("cm.toml cannot be read").warns(place).warns(part);
        assert_eq!(done.out(), "", "{words}");
    }
    sandbox.cm("check").exits(2).says(place).says(part);
}
