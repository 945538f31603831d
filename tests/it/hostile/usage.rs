//! What may be typed, and the exit statuses.

use crate::command::{Sandbox, cm, contract};

#[test]
fn exit_statuses_are_as_promised() {
    let sound = Sandbox::sound();
    let empty = Sandbox::empty()
        .with("cm.toml", "")
        .with("contracts/a.toml", "id = \"A-1\"\ntitle = \"x\"\nsupplier = \"y\"\n");
    let partial = Sandbox::sound().with("contracts/b.toml", "id = ");
    for words in ["list", "due --overdue", "breaches --all"] {
        sound.cm(words).exits(0).is_quiet();
        let listed = if words == "due --overdue" { 0 } else { 1 };
        sound.cm(&format!("{words} --exit-code")).exits(listed).is_quiet();
        partial.cm(words).exits(3);
        partial.cm(&format!("{words} --exit-code")).exits(3);
        sound.cm(&format!("{words} --nothing")).exits(2);
        sound.cm(&format!("{words} --as-of tomorrow")).exits(2);
        sound.cm(&format!("{words} nothing:x")).exits(2);
    }
    empty.cm("due --exit-code").exits(0);
    empty.cm("breaches --exit-code").exits(0);
    sound.cm("show A-1").exits(0).is_quiet();
    sound.cm("show a-1").exits(0);
    sound.cm("show A-2").exits(2).warns("did you mean `A-1`?");
    sound.cm("show").exits(2);
    // What is left out elsewhere takes nothing from this contract's page.
    partial.cm("show A-1").exits(0);
    sound.cm("check").exits(0);
    partial.cm("check").exits(1);
    partial.cm("check --fail-on never").exits(0);
    sound.cm("check nowhere").exits(2).warns("nowhere");
    sound.cm("check ..").exits(0).says("3 files");
    partial
        .run(&["check", "contracts/a.toml", "-C", sound.path("").to_str().unwrap()])
        .exits(0)
        .says("1 file");
    partial
        .run(&["check", "contracts/b.toml", "-C", sound.path("").to_str().unwrap()])
        .exits(2)
        .warns("register");
    partial.cm("check contracts/a.toml").exits(0);
    partial.cm("check contracts").exits(1);
    sound.cm("explain E001").exits(0);
    sound.cm("explain").exits(0);
    sound.cm("explain E999").exits(2);
    sound.cm("init").exits(2).warns("is a register already");
    sound.cm("completions bash").exits(0);
    sound.cm("completions basic").exits(2);
    sound.cm("man").exits(0);
    sound.cm("man list").exits(0);
    sound.cm("man lists").exits(2);
    sound.cm("--help").exits(0).is_quiet();
    sound.cm("--version").exits(0).is_quiet();
    sound.cm("help").exits(0);
    sound.cm("lists").exits(2);
}

#[test]
fn without_a_command_the_help_is_shown_as_wrong_usage() {
    let done = cm(Sandbox::empty().path("").as_path()).output().unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8(done.stderr).unwrap().contains("Usage: cm"));
}

#[test]
fn an_unknown_field_is_wrong_usage_with_a_suggestion() {
    let sandbox = Sandbox::sound();
    sandbox.cm("list suplier:x").exits(2).warns("did you mean `supplier:`?");
    sandbox.cm("due nothing:x").exits(2).warns("there is no field `nothing`");
    sandbox.cm("list not:").exits(2).warns("says nothing");
    sandbox.cm("list state:alive").exits(2).warns("not a state");
    sandbox.cm("list standing:blue").exits(2);
    sandbox.cm("list end:soon").exits(2);
    sandbox.cm("list end:..").exits(2);
    sandbox.cm("list value:lots").exits(2);
    sandbox.cm("list value:99999999999999999999999999999m").exits(2);
    sandbox.run(&["list", ":"]).exits(2);
    sandbox.run(&["list", "\u{1b}[2J:x"]).exits(2).warns("␛[2J");
    sandbox.run(&["list", ""]).exits(2);
}

#[test]
fn what_is_typed_never_acts_on_a_terminal() {
    let sandbox = Sandbox::sound();
    let evil = "\u{1b}[2J\u{7}\u{202e}";
    for words in [
        &["list", evil][..],
        &["list", "--as-of", evil],
        &["list", "--columns", evil],
        &["list", "--sort", evil],
        &["list", "--format", evil],
        &["list", "-C", evil],
        &["list", "-o", "x.\u{1b}[2J"],
        &["list", "\u{7}:x"],
        &["due", "--within", evil],
        &["breaches", "--from", evil],
        &["show", evil],
        &["check", evil],
        &["check", "--fail-on", evil],
        &["explain", evil],
        &["man", evil],
        &["completions", evil],
        &[evil],
        &["list", "-o", evil],
    ] {
        let done = sandbox.run(words);
        assert!(!done.err().contains('\u{202e}') && !done.out().contains('\u{202e}'), "{words:?}");
        let wanted = if words == ["list", evil] || words == ["list", "-o", evil] { 0 } else { 2 };
        done.exits(wanted);
    }
    sandbox.run(&["list", evil]).warns("nothing matches: ␛[2J␇<U+202E>");
}

#[test]
fn terms_that_match_nothing_give_a_notice_and_an_empty_report() {
    let done = Sandbox::sound().cm("list supplier:nobody --format csv").exits(0).warns("nothing matches");
    assert_eq!(done.out().lines().count(), 1);
}

#[test]
fn formats_that_make_no_sense_are_refused_clearly() {
    let sandbox = Sandbox::sound();
    for words in ["list", "due", "breaches", "show A-1", "check"] {
        for format in ["xlsx", "html", "ics", "pdf", "JSN"] {
            let done = sandbox
                .cm(&format!("{words} --format {format}"))
                .exits(2)
                .warns(&format!("`{}`", format.to_lowercase()));
            assert!(done.err().contains("json") && done.out().is_empty(), "{}", done.err());
        }
        sandbox.cm(&format!("{words} -o x.xlsx")).exits(2).warns("x.xlsx");
        sandbox.cm(&format!("{words} -o x.docx")).exits(2).warns("x.docx");
    }
    sandbox.cm("list --format sarif").exits(2).warns("`sarif`");
    sandbox.cm("list -o x.sarif").exits(2).warns("sarif");
}

#[test]
fn unknown_columns_are_refused_with_the_list() {
    let sandbox = Sandbox::sound();
    sandbox.cm("list --columns titel").exits(2).warns("did you mean `title`?");
    sandbox.cm("list --sort titel").exits(2).warns("did you mean `title`?");
    sandbox.run(&["list", "--sort", "-value"]).exits(0);
    for format in ["csv", "json", "jsonl", "markdown"] {
        let words = format!("check --format {format}");
        sandbox.cm(&format!("{words} --columns cod")).exits(2).warns("did you mean `code`?");
        sandbox.cm(&format!("{words} --sort cod")).exits(2).warns("did you mean `code`?");
    }
    sandbox.cm("check --format csv --columns file,code").exits(0).says("file,code\n");
    sandbox.cm("check --columns help").exits(0).says("severity");
    for words in ["check --columns code", "check --sort -code", "check --format sarif --columns code"] {
        sandbox.cm(words).exits(2).warns("are for lists");
    }
}

#[test]
fn registers_pinned_to_different_days_need_one() {
    let sandbox = Sandbox::empty()
        .with("one/cm.toml", "as_of = 2026-03-31\n")
        .with("two/cm.toml", "as_of = 2026-04-30\n")
        .with("one/contracts/a.toml", contract("A-1", "Lifts"))
        .with("two/contracts/a.toml", contract("A-1", "Doors"));
    let arguments = ["-C", "one", "-C", "two"];
    let run = |command: &[&str]| {
        let output = cm(&sandbox.path("")).args(command).args(arguments).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    for command in [&["list"][..], &["due"], &["breaches"], &["show", "A-1"], &["check"]] {
        let (code, stderr) = run(command);
        assert_eq!(code, Some(2), "{command:?} {stderr}");
        assert!(stderr.contains("2026-03-31") && stderr.contains("`--as-of`"), "{stderr}");
    }
    let list = sandbox.cm("list -C one -C two --format json").exits(0).json();
    assert_eq!(list["registers"], serde_json::json!(["one", "two"]));
    assert_eq!(list["items"][1]["register"], "two");
    sandbox.cm("show A-1 -C one -C two").exits(2).warns("in several registers");
    // The same directory twice is one register.
    sandbox.cm("list -C one -C one/contracts --format json").exits(0).says("\"register\": \"one\"");
}

#[cfg(target_os = "linux")]
#[test]
fn arguments_and_names_that_are_not_utf8_are_wrong_usage() {
    use std::os::unix::ffi::OsStrExt;
    let sandbox = Sandbox::sound();
    let word = std::ffi::OsStr::from_bytes(b"caf\xe9");
    let output = sandbox.command(&["list"]).arg(word).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
    let output = sandbox.command(&["list", "-C"]).arg(word).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    for (name, code) in [("CM_USER", 2), ("CM_REGISTER", 2), ("COLUMNS", 0)] {
        let output = sandbox.command(&["list", "--mine"]).env(name, word).output().unwrap();
        assert!(output.status.code().is_some_and(|found| found == code || found == 2), "{name}");
    }
}

#[test]
fn widths_that_are_none_are_no_width() {
    let sandbox = Sandbox::sound();
    for columns in ["0", "1", "-5", "99999999999999999999", "x", "20"] {
        for words in [&["list"][..], &["due"], &["check"], &["breaches", "--all"]] {
            let output = sandbox.command(words).env("COLUMNS", columns).output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{columns} {words:?}");
        }
    }
}

#[test]
fn output_and_format_are_never_silently_ignored() {
    let sandbox = Sandbox::sound();
    for words in ["explain E001", "man", "completions bash", "explain"] {
        sandbox.cm(&format!("{words} -o out.txt")).exits(0);
        let (file, direct) = (sandbox.text("out.txt"), sandbox.cm(words).exits(0));
        assert_eq!(file, direct.out(), "{words}");
        std::fs::remove_file(sandbox.path("out.txt")).unwrap();
    }
}

#[test]
fn a_register_is_started_once_and_checks_clean() {
    let sandbox = Sandbox::empty();
    sandbox.cm("init --dry-run").exits(0).says("cm.toml");
    assert!(!sandbox.path("cm.toml").exists());
    sandbox.cm("init new/place").exits(0).says("wrote cm.toml");
    sandbox.cm("check -C new/place --fail-on advice").exits(0);
    sandbox.cm("init new/place").exits(2).warns("nothing was written");
    let sandbox = sandbox.with("plain", "");
    sandbox.cm("init plain").exits(2).warns("plain");
    sandbox.cm("init --example example").exits(0);
    sandbox.cm("check -C example").exits(0);
}
