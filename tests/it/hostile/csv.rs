//! What may stand in the CSV files.

use super::{is_left_out, is_reported};
use crate::command::{Sandbox, contract};
use cm::read::LONGEST_ROW;

fn with_readings(bytes: impl AsRef<[u8]>) -> Sandbox {
    let sandbox = Sandbox::sound().with("contracts/b.toml", contract("B-1", "Doors"));
    sandbox.with("readings/B-1.csv", bytes)
}

/// The periods of `B-1` for which a reading stands.
fn stands(sandbox: &Sandbox) -> Vec<String> {
    let due = sandbox.run(&["due", "id:B-1", "--format", "json", "--within", "1 year"]).json();
    let waits = |period: &str| {
        let items = due["items"].as_array().unwrap();
        items.iter().any(|item| item["kind"] == "reading" && item["period"] == period)
    };
    ["2026-07", "2026-08", "2026-09"].iter().filter(|one| !waits(one)).map(|one| (*one).to_owned()).collect()
}

#[test]
fn a_mark_and_windows_line_ends_are_accepted() {
    let sandbox = with_readings("\u{feff}kpi,period,value\r\nup,2026-07,99\r\n\r\n\r\nup,2026-08,98\r\n");
    sandbox.cm("check --fail-on advice").exits(0);
    assert_eq!(stands(&sandbox), ["2026-07", "2026-08"]);
}

#[test]
fn a_last_line_without_its_end_is_read() {
    assert_eq!(stands(&with_readings("kpi,period,value\nup,2026-07,99")), ["2026-07"]);
    assert_eq!(stands(&with_readings("kpi,period,value\nup,2026-07,\"99\"")), ["2026-07"]);
}

#[test]
fn carriage_returns_alone_leave_the_file_out() {
    let sandbox = with_readings("kpi,period,value\rup,2026-07,99\rup,2026-08,98\r");
    is_left_out(&sandbox, "readings/B-1.csv:2:1", "E026");
    is_left_out(
        &with_readings("kpi,period,value\nup,2026-07,99\nup,2026-08,98\r"),
        "readings/B-1.csv:4:1",
        "E026",
    );
}

#[test]
fn bytes_that_are_not_utf8_leave_the_file_out_with_their_line() {
    let sandbox = with_readings(b"kpi,period,value,note\nup,2026-07,99,caf\xe9\nup,2026-08,98,\n");
    is_left_out(&sandbox, "readings/B-1.csv:2:1", "E002");
    let utf16: Vec<u8> = "\u{feff}kpi,period,value\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    is_left_out(&with_readings(utf16), "readings/B-1.csv:1:", "E0");
}

#[test]
fn ragged_rows_are_left_out_and_no_others() {
    let sandbox = with_readings("kpi,period,value\nup,2026-07\nup,2026-08,97,5\nup,2026-09,99\n");
    is_left_out(&sandbox, "readings/B-1.csv:2:1", "E021").says("readings/B-1.csv:3:1: error[E021]");
    assert_eq!(stands(&sandbox), ["2026-09"]);
}

#[test]
fn a_new_line_in_quotes_is_part_of_the_cell() {
    let sandbox =
        with_readings("kpi,period,value,note\nup,2026-07,99,\"one\ntwo, \"\"three\"\"\"\nup,2026-13,1,\n");
    is_left_out(&sandbox, "readings/B-1.csv:4:4", "E024");
    assert_eq!(stands(&sandbox), ["2026-07"]);
}

#[test]
fn an_unclosed_quote_is_reported_where_it_opens() {
    let sandbox = with_readings("kpi,period,value\nup,2026-07,99\nup,\"2026-08,98\nup,2026-09,99\n");
    is_left_out(&sandbox, "readings/B-1.csv:3:4", "E022");
    assert_eq!(stands(&sandbox), ["2026-07"]);
}

#[test]
fn an_unclosed_quote_in_a_large_file_is_reported_where_it_opens() {
    let mut text = String::from("kpi,period,value,note\nup,2026-07,99,\nup,2026-08,98,\"oh\n");
    while text.len() < 5 * LONGEST_ROW {
        text.push_str("up,2026-09,99,and so on and so forth until there is no end of it\n");
    }
    let sandbox = with_readings(text);
    is_left_out(&sandbox, "readings/B-1.csv:3:1", "E022");
    let check = sandbox.cm("check").exits(1);
    assert!(check.out().len() < 10_000, "{}", check.out().len());
    assert_eq!(stands(&sandbox), ["2026-07"]);
}

#[test]
fn a_row_beyond_the_limit_is_left_out_and_those_after_it_are_read() {
    for length in [LONGEST_ROW + 1, 3 * LONGEST_ROW, 9 * LONGEST_ROW] {
        let long = "x".repeat(length);
        let text = format!(
            "kpi,period,value,note\nup,2026-07,99,\nup,2026-08,98,{long}\nup,2026-09,99,\nup,2026-13,1,\n"
        );
        let sandbox = with_readings(text);
        let check = is_left_out(&sandbox, "readings/B-1.csv:3:1", "E022");
        check.says("readings/B-1.csv:5:4");
        assert_eq!(stands(&sandbox), ["2026-07", "2026-09"], "{length}");
    }
    let commas = ",".repeat(2 * LONGEST_ROW);
    let sandbox = with_readings(format!("kpi,period,value\nup,2026-07,99\n{commas}\nup,2026-09,99\n"));
    is_left_out(&sandbox, "readings/B-1.csv:3:1", "E022");
    assert_eq!(stands(&sandbox), ["2026-07", "2026-09"]);
}

#[test]
fn a_file_of_blank_lines_is_empty_and_takes_no_age() {
    is_left_out(&with_readings("\n".repeat(8 << 20)), "readings/B-1.csv:1:1", "E020");
}

#[test]
fn null_bytes_and_escapes_in_cells_are_shown() {
    let sandbox =
        with_readings("kpi,period,value\nup,2026\0-07,99\nup,2026-08,\u{1b}[2J98\n\u{7},2026-09,1\n");
    let check = is_left_out(&sandbox, "readings/B-1.csv:2:4", "E024").says("2026␀-07");
    check.says("readings/B-1.csv:3:12").says("␛[2J98").says("readings/B-1.csv:4:1").says("␇");
}

#[test]
fn a_header_with_control_characters_is_shown() {
    let sandbox = with_readings("kpi,period,value,\u{1b}[2J\nup,2026-07,99,\n");
    is_reported(&sandbox, "readings/B-1.csv:1:18", "E023").says("␛[2J");
}

#[test]
fn a_header_without_what_is_needed_leaves_the_file_out() {
    for header in [
        "kpi;period;value",
        "kpi,period",
        "KPI,Period,Value",
        "kpi,period,value,value",
        " kpi,period,value",
        "kpi\tperiod\tvalue",
    ] {
        let sandbox = with_readings(format!("{header}\nup,2026-07,99\n"));
        is_left_out(&sandbox, "readings/B-1.csv:1:", "E020");
        assert!(stands(&sandbox).is_empty());
    }
}

#[test]
fn cells_are_not_trimmed_and_names_are_case_sensitive() {
    let sandbox = with_readings("kpi,period,value\nUP,2026-07,99\nup , 2026-08,98\nup,2026-08, 98\n");
    let check = is_left_out(&sandbox, "readings/B-1.csv:4:12", "E024");
    check.says("readings/B-1.csv:2:1: error[D702]").says("readings/B-1.csv:3:1: error[D702]");
    assert!(stands(&sandbox).is_empty());
}

#[test]
fn what_a_spreadsheet_has_rewritten_is_left_out() {
    for cell in ["Jul-26", "01/07/2026", "46204", "2026-07-01 00:00"] {
        let sandbox = with_readings(format!("kpi,period,value\nup,{cell},99\n"));
        is_left_out(&sandbox, "readings/B-1.csv:2:4", "E02");
    }
    for value in ["99%", "1,5", "9.9E+01", "\"1,000\"", "£5", "", "-", "1e3", "٩٩"] {
        let sandbox = with_readings(format!("kpi,period,value\nup,2026-07,{value}\n"));
        is_left_out(&sandbox, "readings/B-1.csv:2:", "E02");
    }
}

#[test]
fn figures_beyond_exactness_are_left_out() {
    let sandbox = with_readings(format!("kpi,period,value\nup,2026-07,{}\nup,2026-08,98\n", "9".repeat(40)));
    is_left_out(&sandbox, "readings/B-1.csv:2:12", "E024");
    assert_eq!(stands(&sandbox), ["2026-08"]);
}

#[test]
fn a_second_reading_is_an_error_and_a_repeated_one_a_warning() {
    let sandbox = with_readings("kpi,period,value\nup,2026-07,99\nup,2026-07,98\n");
    is_left_out(&sandbox, "readings/B-1.csv:3:1", "D704");
    let sandbox = with_readings("kpi,period,value\nup,2026-07,99\nup,2026-07,99\n");
    is_reported(&sandbox, "readings/B-1.csv:3:1", "warning[D705]").exits(0);
}

#[test]
fn money_that_cannot_be_read_is_left_out_of_reports_about_money() {
    let text = "contract,date,amount,kind\nA-1,2026-02-30,10,\nA-1,2026-03-01,-5,\nA-1,2026-03-01,5,gift\n\
                A-1,2026-03-01,,\nZ-9,2026-03-01,5,\nA-1,2026-03-01,5,credit\n";
    let sandbox = Sandbox::sound().with("spend/x.csv", text);
    let check = sandbox.cm("check --short --all").exits(1);
    let check = check.says("spend/x.csv:2:5").says("spend/x.csv:3:16").says("spend/x.csv:4:18");
    check.says("spend/x.csv:5:16").says("spend/x.csv:6:1: error[D701]").does_not_say("spend/x.csv:7");
    // Reports that use no money are whole.
    sandbox.cm("list").exits(0).is_quiet();
}
