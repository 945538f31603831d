//! Facts that contradict each other: what each rule says beyond the example of its page, and above all where
//! it says nothing. The as-of date is 15 October 2026.

mod measures;
mod names;
mod records;
mod term;

use crate::kit;

const HEAD: &str = "id = \"A-1\"\ntitle = \"Courier services\"\nsupplier = \"Swiftlane Ltd\"\n";

/// What the findings of a code say about a contract with this text after its first three keys.
#[track_caller]
fn says(code: &str, text: &str, messages: &[&str]) {
    let text = format!("{HEAD}{text}");
    register(code, &[("contracts/a.toml", &text)], messages);
}

#[track_caller]
fn register(code: &str, files: &[(&str, &str)], messages: &[&str]) {
    let outcome = kit::register(files);
    let said: Vec<&str> = outcome
        .findings
        .iter()
        .filter(|finding| finding.rule.code == code)
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(said, messages);
    let unread: Vec<_> = outcome.findings.iter().filter(|found| found.rule.code.starts_with('E')).collect();
    assert!(unread.is_empty() || text_is_meant_to_be_wrong(files), "{unread:?}");
}

fn text_is_meant_to_be_wrong(files: &[(&str, &str)]) -> bool {
    files.iter().any(|(_, text)| text.contains("# unreadable"))
}

/// A contract in force, with measures and records below it.
const TERM: &str = "[term]\nstart = 2025-04-01\nend = 2028-03-31\n";

#[track_caller]
fn in_term(code: &str, text: &str, messages: &[&str]) {
    says(code, &format!("{TERM}{text}"), messages);
}

const KPI: &str = "[[kpi]]\nid = \"k\"\nunit = \"%\"\nfrequency = \"monthly\"\n";

#[track_caller]
fn measure(code: &str, text: &str, messages: &[&str]) {
    in_term(code, &format!("{KPI}{text}"), messages);
}
