//! What may stand in `cm.toml` and in contract files.

use super::{is_left_out, is_refused, is_reported};
use crate::command::{Sandbox, contract};

fn with_contract(bytes: impl AsRef<[u8]>) -> Sandbox {
    Sandbox::sound().with("contracts/b.toml", bytes)
}

/// A second contract, with a line of its own at the end of a table that has its header.
fn with_line(after: &str, line: &str) -> Sandbox {
    let text = contract("B-1", "Doors");
    assert!(text.contains(after));
    with_contract(text.replacen(after, &format!("{after}{line}\n"), 1))
}

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[test]
fn bytes_that_are_not_utf8_are_left_out_with_their_line() {
    let sandbox = with_contract(b"id = \"B-1\"\ntitle = \"Caf\xe9\"\nsupplier = \"x\"\n");
    is_left_out(&sandbox, "contracts/b.toml:2:13", "E002");
    is_left_out(&with_contract(utf16("id = \"B-1\"\n")), "contracts/b.toml:1:1", "E002");
}

#[test]
fn settings_that_are_not_utf8_are_refused() {
    let sandbox = Sandbox::sound().with("cm.toml", b"format = 1\nname = \"Caf\xe9\"\n");
    is_refused(&sandbox, "cm.toml:2:12", "not UTF-8");
    is_refused(&Sandbox::sound().with("cm.toml", utf16("format = 1\n")), "cm.toml:1:1", "UTF-16");
}

#[test]
fn a_mark_and_windows_line_ends_are_accepted() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let sandbox = Sandbox::sound()
        .with("cm.toml", windows("format = 1\nname = \"Example\"\n"))
        .with("contracts/a.toml", windows(&contract("A-1", "Lifts")));
    sandbox.cm("check --fail-on advice").exits(0);
    for words in ["list --format json", "due --format json", "breaches --all --format csv"] {
        assert_eq!(sandbox.cm(words).out(), Sandbox::sound().cm(words).out(), "{words}");
    }
    let sandbox = with_contract(windows("id = \"B-1\"\ntitle = 3\nsupplier = \"x\"\n"));
    is_left_out(&sandbox, "contracts/b.toml:2:9", "E006");
}

#[test]
fn carriage_returns_alone_are_an_error_of_the_file() {
    let sandbox = with_contract(contract("B-1", "Doors").replace('\n', "\r"));
    let check = is_left_out(&sandbox, "contracts/b.toml:1:11", "E026");
    assert_eq!(check.out().lines().count(), 1, "{}", check.out());
    let sandbox = Sandbox::sound().with("cm.toml", "format = 1\rname = 3\r");
    is_refused(&sandbox, "cm.toml:1:11", "carriage return");
}

#[test]
fn a_contract_file_over_the_limit_is_left_out() {
    let sandbox = with_contract(format!("{}# {}\n", contract("B-1", "Doors"), "x".repeat(17 << 20)));
    is_left_out(&sandbox, "contracts/b.toml:1:1", "E001").says("larger than 16 MiB");
    let sandbox = Sandbox::sound().with("cm.toml", format!("# {}\n", "x".repeat(17 << 20)));
    is_refused(&sandbox, "cm.toml:1:1", "larger than 16 MiB");
}

#[test]
fn a_contract_line_of_a_megabyte_is_read() {
    let sandbox = with_line("supplier = \"Lift Co\"\n", &format!("route = \"{}\"", "x".repeat(1 << 20)));
    sandbox.cm("list --columns id --format csv").exits(0).says("A-1\nB-1\n");
    let sandbox = with_contract(format!("id = \"{}", "x".repeat(1 << 20)));
    let check = sandbox.cm("check").exits(1);
    assert!(check.out().len() < 10_000, "{}", check.out().len());
}

#[test]
fn ten_thousand_levels_are_an_error_and_no_crash() {
    let deep = 10_000;
    let arrays = format!("x = {}{}\n", "[".repeat(deep), "]".repeat(deep));
    let open = format!("x = {}\n", "[".repeat(deep));
    let inline = format!("x = {}1{}\n", "{a=".repeat(deep), "}".repeat(deep));
    let dotted = format!("{}a = 1\n", "a.".repeat(deep));
    let header = format!("[{}a]\nb = 1\n", "a.".repeat(deep));
    let extra = format!("[extra.{}a]\nb = 1\n", "a.".repeat(deep));
    for text in [&arrays, &open, &inline, &dotted, &header, &extra] {
        let sandbox = with_contract(format!("{}{text}", contract("B-1", "Doors")));
        let check = is_left_out(&sandbox, "contracts/b.toml:", "E003");
        assert_eq!(check.out().matches("nested more than 64 levels deep").count(), 1, "{}", &text[..20]);
        assert!(check.out().len() < 2_000, "{}", check.out().len());
        let sandbox = Sandbox::sound().with("cm.toml", text);
        is_refused(&sandbox, "cm.toml:1:", "nested more than 64 levels deep");
    }
}

#[test]
fn a_header_that_stands_twice_names_both_places() {
    let text = format!("{}\n[term]\nstart = 2026-01-01\n", contract("B-1", "Doors"));
    let line = text.lines().count() - 1;
    is_left_out(&with_contract(text), &format!("contracts/b.toml:{line}:"), "E003");
    let text = contract("B-1", "Doors").replace("tier = ", "title = ");
    is_left_out(&with_contract(text), "contracts/b.toml:4:", "E003");
}

#[test]
fn several_syntax_errors_are_told_apart() {
    let sandbox = with_contract("id = \"B-1\"\ntitle = \nsupplier = \"x\"\ntags = [1\n[term\nstart = 1\n");
    is_left_out(&sandbox, "contracts/b.toml:2:", "E003");
}

#[test]
fn null_bytes_are_left_out_with_their_line() {
    let sandbox = with_contract("id = \"B-1\"\ntitle = \"a\0b\"\nsupplier = \"x\"\n");
    is_left_out(&sandbox, "contracts/b.toml:2:", "E003");
}

#[test]
fn control_characters_in_texts_are_shown_and_never_act() {
    let text = "\\u001b[2J\\u001b]0;x\\u0007\\u202egpj\\u0000\\n\\u009b31m\\r\\u200b";
    let sandbox = Sandbox::empty().with("cm.toml", "").with("contracts/a.toml", contract("A-1", text));
    for format in ["table", "markdown", "csv"] {
        for words in ["list", "list --columns id,title", "due --columns contract,title", "check"] {
            let done = sandbox.cm(&format!("{words} --format {format}"));
            let hidden = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{200b}'..='\u{200f}' | '\u{9b}');
            assert!(!done.out().contains(hidden), "{words} {format}: {:?}", done.out());
        }
        let list = sandbox.cm(&format!("list --columns title --format {format}")).exits(0);
        let (escape, turn) = match format {
            "markdown" => ("␛\\[2J", "&lt;U+202E&gt;"),
            _ => ("␛[2J", "<U+202E>"),
        };
        list.says(escape).says(turn);
    }
    sandbox.cm("list --columns title --color always").exits(0).says("␛[2J").does_not_say("\u{1b}[2J");
    let json = sandbox.cm("list --format json").exits(0).says("\\u001b[2J").says("\\u202e");
    let title = "\u{1b}[2J\u{1b}]0;x\u{7}\u{202e}gpj\0\n\u{9b}31m\r\u{200b}";
    assert_eq!(json.json()["items"][0]["title"], title);
    sandbox.cm("list --format jsonl").exits(0).says("\\u001b[2J");
    sandbox.cm("check --short").exits(0).says("contracts/a.toml:2:").says("E009");
}

#[test]
fn ids_that_lead_elsewhere_are_left_out() {
    for id in ["../B-1", "a/b", "a\\\\b", "", ".", "..", "-x", "é", "CON ", &"x".repeat(65)] {
        is_left_out(&with_contract(contract(id, "Doors")), "contracts/b.toml:1:6", "E006");
    }
    for id in ["0", "a", &"x".repeat(64), "A.b_c-d"] {
        with_contract(contract(id, "Doors")).cm("list").exits(0).is_quiet();
    }
}

#[test]
fn days_that_there_are_not_are_left_out() {
    let replaced = |day: &str| contract("B-1", "Doors").replace("2027-06-30", day);
    for day in ["2026-02-30", "0000-01-01", "2026-00-10", "2026-13-01", "10000-01-01"] {
        let check = with_contract(replaced(day)).cm("check --short --all").exits(1);
        check.says("contracts/b.toml:11:7");
        with_contract(replaced(day)).cm("list").exits(3).warns("1 contract");
    }
    for day in ["\"2027-06-30\"", "2027-06-30T00:00:00", "00:00:00", "20270630", "2027"] {
        is_left_out(&with_contract(replaced(day)), "contracts/b.toml:11:7", "E006");
    }
}

#[test]
fn the_first_and_the_last_year_are_years() {
    let text =
        contract("B-1", "Doors").replace("2026-07-01", "0001-01-01").replace("2027-06-30", "9999-12-31");
    let sandbox = with_contract(text.replace("frequency = \"monthly\"\n", ""));
    for day in ["0001-01-01", "2026-10-05", "9999-12-30", "9999-12-31"] {
        for words in ["list", "due", "due --overdue", "breaches --all"] {
            sandbox.run(&[words.split(' ').collect::<Vec<_>>(), vec!["--as-of", day]].concat()).exits(0);
        }
    }
    let items = sandbox.cm("list --format json --as-of 9999-12-31").exits(0).json();
    assert_eq!(items["items"][1]["end"], "9999-12-31");
    assert_eq!(items["items"][1]["state"], "live");
}

#[test]
fn a_renewal_never_runs_past_the_last_year() {
    let text = contract("B-1", "Doors").replace("notice = ", "auto_renew = \"1 day\"\nnotice = ");
    let sandbox = with_contract(text);
    sandbox.cm("list --as-of 9999-12-31").exits(0).says("9999-12-31");
    let text = contract("B-1", "Doors").replace("notice = ", "auto_renew = \"9000 years\"\nnotice = ");
    with_contract(text).cm("due --as-of 2027-07-01").exits(0);
}

#[test]
fn figures_beyond_exactness_are_reported() {
    let replaced = |figure: &str| contract("B-1", "Doors").replace("total = 1000.50", figure);
    for figure in [
        "total = 1234567890123456789012345678901234567890",
        "total = 0.1234567890123456789012345678901234567890",
        "total = 1e6",
        "total = inf",
        "total = nan",
        "total = 0x10",
        "total = \"1,000\"",
        "total = \"£5\"",
        "total = +5",
        "total = true",
    ] {
        is_reported(&with_contract(replaced(figure)), "contracts/b.toml:15:9", "E006").exits(1);
    }
    for figure in ["1_000.50", "\"1000.50\"", "\"-0.0\"", "9999999999999999999999999999", "-5"] {
        with_contract(replaced(&format!("total = {figure}"))).cm("check").exits(0);
    }
}

#[test]
fn nothing_lasts_no_time_or_for_ever() {
    for length in
        ["0 months", "0 days", "P0D", "-1 months", "1.5 years", "99999999999 years", "", "P", "1 fortnight"]
    {
        let text =
            contract("B-1", "Doors").replace("notice = \"3 months\"", &format!("auto_renew = \"{length}\""));
        is_left_out(&with_contract(text), "contracts/b.toml:12:14", "E006");
        let text = format!("horizon = \"{length}\"\n");
        let sandbox = Sandbox::sound().with("cm.toml", text);
        is_reported(&sandbox, "cm.toml:1:11", "E006").exits(1);
        let within = Sandbox::sound().run(&["due", &format!("--within={length}")]).exits(2);
        within.warns("--within");
    }
    Sandbox::sound().run(&["due", "--within", "9000 years"]).exits(0);
}

#[test]
fn a_newer_format_is_refused() {
    is_refused(&Sandbox::sound().with("cm.toml", "format = 2\n"), "cm.toml:1:10", "needs a newer cm");
    let sandbox = Sandbox::sound().with("cm.toml", "format = 4294967295\nfuture = true\n");
    is_refused(&sandbox, "cm.toml:1:10", "needs a newer cm");
    let sandbox = Sandbox::sound().with("cm.toml", "format = 99999999999\n");
    is_refused(&sandbox, "cm.toml:1:10", "needs a newer cm");
}

#[test]
fn settings_that_are_not_toml_are_refused() {
    is_refused(&Sandbox::sound().with("cm.toml", "format = 1\nname = \n"), "cm.toml:2:", "E003");
}

#[test]
fn an_unknown_key_is_reported_and_leaves_nothing_out() {
    let sandbox = with_line("supplier = \"Lift Co\"\n", "titel = \"x\"");
    is_reported(&sandbox, "contracts/b.toml:4:1", "E004").exits(1);
    let sandbox = Sandbox::sound().with("cm.toml", "nmae = \"x\"\n");
    is_reported(&sandbox, "cm.toml:1:1", "E004").exits(1);
}
