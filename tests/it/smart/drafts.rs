//! One draft: what its text alone shows.

use crate::command::Sandbox;
use crate::{inside, kit};
use cm::cli::Exit;
use serde_json::Value;
use std::collections::BTreeSet;

fn json(sandbox: &Sandbox, text: &str) -> Value {
    sandbox.run(&["smart", "--format", "json", "--statement", text]).exits(0).is_quiet().json()
}

fn letters(said: &Value) -> [&str; 3] {
    ["S", "M", "T"].map(|letter| said[letter].as_str().unwrap())
}

/// The vague words that were found, each with its place.
fn vague(said: &Value) -> Vec<(u64, u64)> {
    let all = said["findings"].as_array().unwrap().iter().filter(|one| one["code"] == "S201");
    all.map(|one| (one["start"].as_u64().unwrap(), one["end"].as_u64().unwrap())).collect()
}

#[test]
fn a_draft_needs_no_register() {
    let nowhere = Sandbox::empty();
    let said = json(&nowhere, "Each month, at least 95% of calls are answered within 20 seconds");
    assert_eq!(letters(&said), ["pass"; 3]);
    assert_eq!((&said["report"], &said["register"]), (&"smart".into(), &Value::Null));
    let said = json(&nowhere, "Calls are answered promptly");
    assert_eq!(letters(&said), ["fail"; 3]);
    assert_eq!(vague(&said), [(19, 27)]);
    assert_eq!(said["statement"], "Calls are answered promptly");
}

#[test]
fn people_see_the_words_underlined() {
    let done = Sandbox::empty().run(&["smart", "--statement", "🚑 Calls are answered promptly"]).exits(0);
    let done = done.says("Specific    FAIL\nMeasurable  FAIL\nTime-bound  FAIL\n");
    done.says("warning[S201] vague-qualifier: \"promptly\" has no test: ").says(
        "\n   |\n 1 | 🚑 Calls are answered promptly\n   |                       ^^^^^^^^\n   = help: ",
    );
}

#[test]
fn the_register_around_lends_its_words_and_nothing_else() {
    let with =
        |settings: &str| Sandbox::empty().with("cm.toml", format!("format = 1\nname = \"Own\"\n{settings}"));
    let text = "Calls are answered promptly";
    let bare = json(&with(""), text);
    assert_eq!((vague(&bare).len(), &bare["register"]), (1, &"Own".into()));
    assert!(vague(&json(&with("[definitions]\npromptly = \"within 20 seconds\"\n"), text)).is_empty());
    assert!(vague(&json(&with("[words]\naccepted = [\"promptly\"]\n"), text)).is_empty());
    let flagged = with("[words]\nvague-qualifier = [\"with care\"]\n");
    assert_eq!(vague(&json(&flagged, "Calls are answered with care")), [(19, 28)]);
    let allowed = with("[[allow]]\ncode = \"S201\"\nreason = \"agreed\"\n");
    assert_eq!(vague(&json(&allowed, text)).len(), 1, "an allowance is about contracts");
    // No other file is read.
    let broken = with("").with("contracts/a.toml", "id =");
    assert_eq!(json(&broken, text)["partial"], false);
}

#[test]
fn a_register_that_is_named_must_be_one() {
    let sandbox = Sandbox::empty().with_directory("none").with("bad/cm.toml", "format = \n");
    sandbox.run(&["-C", "none", "smart", "--statement", "x"]).exits(2).warns("no register");
    sandbox.run(&["-C", "bad", "smart", "--statement", "x"]).exits(2).warns("cm.toml cannot be read");
    let two = Sandbox::empty().with("a/cm.toml", "format = 1\n").with("b/cm.toml", "format = 1\n");
    two.run(&["-C", "a", "-C", "b", "smart", "--statement", "x"]).exits(2).warns("name one with `-C`");
}

#[test]
fn a_draft_may_come_from_standard_input() {
    let cm = |arguments: &[&str], input: &[u8]| {
        let nowhere = Sandbox::empty();
        inside::cm_with(&nowhere.path(""), kit::as_of(), None, arguments, input)
    };
    let dash = ["smart", "--format", "json", "--statement", "-"];
    let (exit, out, err) = cm(&dash, b"Calls are answered promptly\r\n");
    assert_eq!((exit, err.as_str()), (Exit::Done, ""));
    assert!(out.contains("\"statement\": \"Calls are answered promptly\",\n"), "{out}");
    let (exit, _, err) = cm(&dash, b"caf\xe9");
    assert_eq!((exit, err.as_str()), (Exit::Failed, "cm: standard input is not UTF-8\n"));
    let (exit, _, err) = cm(&dash, &vec![b'x'; 2 << 20]);
    assert_eq!(exit, Exit::Failed);
    assert!(err.starts_with("cm: standard input is longer than 1048576 bytes"), "{err}");
}

#[test]
fn the_exit_status_is_about_letters() {
    let nowhere = Sandbox::empty();
    let good = "Each month, at least 95% of calls are answered within 20 seconds";
    nowhere.run(&["smart", "--exit-code", "--statement", good]).exits(0);
    for format in ["table", "json"] {
        nowhere.run(&["smart", "--format", format, "--exit-code", "--statement", "Be good"]).exits(1);
    }
    nowhere.run(&["smart", "--statement", "x", "tier:gold"]).exits(2);
    nowhere.run(&["smart", "--statement", "x", "--mine"]).exits(2);
    nowhere.run(&["smart", "--statement", "x", "--statements", "y"]).exits(2);
    nowhere.run(&["smart"]).exits(2).warns("no register");
}

#[test]
fn offsets_count_characters_whatever_stands_before() {
    let nowhere = Sandbox::empty();
    for before in ["", "🚑 ", "👩‍👩‍👧 ", "e\u{301}é ", "\u{202e}\u{2066} ", "東京 ", "a\tb\u{1b}[31m "]
    {
        let text = format!("{before}calls are answered promptly");
        let start = u64::try_from(before.chars().count()).unwrap() + 19;
        assert_eq!(vague(&json(&nowhere, &text)), [(start, start + 8)], "{before:?}");
    }
}

#[test]
fn hostile_drafts_are_judged_and_stay_texts() {
    let nowhere = Sandbox::empty();
    let control: String = ('\u{1}'..='\u{9f}').collect();
    let texts =
        ["", " ", "\n\n", "=1+1", "- promptly", "--format", "\u{feff}promptly", "\"", "\\", "%%%", &control];
    for text in texts {
        for format in ["table", "json", "jsonl", "csv", "markdown"] {
            // The sandbox itself looks for panics and for what acts on a terminal.
            let done = nowhere.run(&["smart", "--format", format, "--statement", text]).exits(0);
            assert!(
                done.out().contains("ail") || done.out().contains("FAIL"),
                "{text:?} {format}: {}",
                done.out()
            );
        }
        assert_eq!(json(&nowhere, text)["statement"], text);
    }
    let long = "promptly ".repeat(12_000);
    nowhere.run(&["smart", "--statement", &long]).exits(0).says("…");
}

/// What `cm check` says of a contract that is planned, asks all and has this one measure.
fn checked(text: &str) -> BTreeSet<(String, String, Option<String>)> {
    let statement = toml_text(text);
    let file = format!(
        "id = \"draft\"\ntitle = \"Draft\"\nsupplier = \"S\"\ntier = \"gold\"\nstatus = \"planned\"\n\
         [[kpi]]\nid = \"draft\"\nstatement = {statement}\n"
    );
    let outcome = kit::register(&[("contracts/a.toml", file)]);
    let of_text = |code: &str| code.starts_with(['S', 'M', 'T']) || code == "A401";
    let found = outcome.findings.into_iter().filter(|finding| of_text(finding.rule.code));
    found.map(|finding| (finding.rule.code.to_owned(), finding.message, finding.help)).collect()
}

fn toml_text(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

#[test]
fn a_draft_is_told_what_check_would_say() {
    let nowhere = Sandbox::empty();
    for text in [
        "Calls are answered promptly",
        "Improve patient experience where possible, etc.",
        "100% of letters within 10 working days",
        "Several reports are provided regularly and complaints are dealt with",
        "95% uptime",
        "X% of repairs in time",
        "≥ 4",
    ] {
        let said = json(&nowhere, text);
        let text_of = |value: &Value| value.as_str().map(str::to_owned);
        let told: BTreeSet<_> = said["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| {
                (text_of(&one["code"]).unwrap(), text_of(&one["message"]).unwrap(), text_of(&one["help"]))
            })
            .collect();
        assert_eq!(told, checked(text), "{text}");
    }
}
