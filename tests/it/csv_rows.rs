//! Rows of CSV files that are not as they should be: what is found, where, and what is read all the same.

use crate::kit;

const CONTRACT: &str = "id = \"A-1\"\ntitle = \"t\"\nsupplier = \"s\"\n[term]\nstart = 2020-01-01\n\
                        [[kpi]]\nid = \"u\"\nfrequency = \"monthly\"\n";

/// What reading finds in a file of readings, as code and offset, and how many readings stand.
fn read(csv: &[u8]) -> (Vec<(&'static str, u32)>, usize) {
    let outcome = kit::register(&[("contracts/a.toml", CONTRACT.as_bytes()), ("readings/A-1.csv", csv)]);
    let reading = |code: &str| code.starts_with('E') || code == "D701" || code == "D702";
    let found = outcome.findings.iter().filter(|finding| reading(finding.rule.code));
    let found = found.map(|finding| (finding.rule.code, finding.place.span.start)).collect();
    let rows = outcome.register.map_or(0, |(register, _)| register.readings[0].len());
    (found, rows)
}

fn place(csv: &str, part: &str) -> u32 {
    u32::try_from(csv.find(part).unwrap()).unwrap()
}

#[test]
fn rows_that_say_nothing_are_passed_over() {
    let csv =
        "kpi,period,value,note\r\n\r\nu,2026-08,1,\r\n,,,\r\n,\r\n\"\",,,\r\n\n\nu,2026-09,2,\r\n,,,\r\n";
    assert_eq!(read(csv.as_bytes()), (vec![], 2));
    assert_eq!(read(format!("\u{feff}{csv}").as_bytes()), (vec![], 2));
}

#[test]
fn a_quote_that_does_not_close_its_cell_is_shown_where_it_stands() {
    let never = "kpi,period,value,note\nu,2026-08,1,\"a, b\"\nu,2026-09,2,\"c\nu,2026-07,3,d\n";
    assert_eq!(read(never.as_bytes()), (vec![("E022", place(never, "\"c"))], 1));
    let within = "kpi,period,value,note\nu,2026-08,1,\"5\" pipe\"\nu,2026-09,2,\"5\"\" pipe\"\n";
    assert_eq!(read(within.as_bytes()), (vec![("E022", place(within, " pipe"))], 1));
    let lines = "kpi,period,value,note\nu,2026-08,1,\"a\nu,2026-07,1,\"b\"\nu,2026-09,2,\"c\nd\"\n";
    assert_eq!(read(lines.as_bytes()), (vec![("E022", place(lines, "\"a"))], 1));
    // Within a cell that does not begin with one, a quote is a character like any other.
    assert_eq!(read(b"kpi,period,value,note\nu,2026-08,1,5\" pipe\n"), (vec![], 1));
}

#[test]
fn a_row_beyond_the_limit_is_shown_where_it_begins_and_reading_goes_on() {
    let long = format!("u,2026-08,1,{}\n", "x".repeat(3 << 20));
    let csv = format!("kpi,period,value,note\nu,2026-07,1,\n{long}u,2026-09,2,\nu,bad,2,\n");
    let found = vec![("E022", place(&csv, "u,2026-08")), ("E024", place(&csv, "bad"))];
    assert_eq!(read(csv.as_bytes()), (found, 2));
}

#[test]
fn bytes_that_are_not_utf8_are_shown_where_they_stand() {
    let csv = b"kpi,period,value,note\nu,2026-08,1,\nu,2026-09,2,\xa3250\n";
    assert_eq!(read(csv), (vec![("E002", 47)], 0));
}
