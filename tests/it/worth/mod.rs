//! Whether measures can be achieved and are worth achieving: what each rule says beyond the example of its page, and
//! above all where it says nothing. The as-of date is 15 October 2026.

mod achievable;
mod relevant;

use crate::kit;
use cm::diag::{Finding, Severity};

const TERM: &str = "[term]\nstart = 2025-01-01\nend = 2029-12-31\n";
const OUTCOME: &str =
    "[[outcome]]\nid = \"heard\"\nstatement = \"People who call are helped the same day\"\n";
const CALLS: &str = "Share of calls answered by a person, each calendar month";

/// What is found in a register of one contract, of these two families.
fn register(contract: &str, readings: &str) -> Vec<Finding> {
    let head = "id = \"A-1\"\ntitle = \"Calls\"\nsupplier = \"Example Calls Ltd\"\n";
    let contract = format!("{head}{contract}");
    let readings = if readings.is_empty() { "kpi,period,value\n" } else { readings };
    let outcome = kit::register(&[("contracts/a.toml", contract.as_str()), ("readings/A-1.csv", readings)]);
    let unread = outcome.findings.iter().filter(|one| one.rule.code.starts_with('E'));
    assert_eq!(unread.map(|one| &one.message).collect::<Vec<_>>(), [""; 0], "{contract}");
    let ours = |finding: &Finding| finding.rule.code.starts_with("A4") || finding.rule.code.starts_with("R5");
    outcome.findings.into_iter().filter(ours).collect()
}

/// A measure of that statement, below its other keys.
fn kpi(statement: &str, keys: &str) -> String {
    format!("[[kpi]]\nid = \"k\"\nstatement = \"{statement}\"\noutcome = \"heard\"\nsource = \"Log\"\n{keys}")
}

/// The contract in a tier that asks all, with that measure.
fn gold(measure: &str) -> String {
    format!("tier = \"gold\"\n{TERM}{OUTCOME}{measure}")
}

/// Monthly readings from January 2026 on; `90.1 provisional` has a status.
fn monthly(values: &[&str]) -> String {
    let mut text = "kpi,period,value,status,note\n".to_owned();
    for (at, value) in values.iter().enumerate() {
        let (value, status) = value.split_once(' ').unwrap_or((value, ""));
        text.push_str(&format!("k,2026-{:02},{value},{status},a note\n", at + 1));
    }
    text
}

fn codes(found: &[Finding]) -> Vec<&'static str> {
    found.iter().map(|finding| finding.rule.code).collect()
}

/// Whether a code is found in the contract with that measure and those readings.
#[track_caller]
fn finds(code: &str, expected: bool, measure: &str, readings: &[&str]) {
    let found = register(&gold(measure), &monthly(readings));
    let messages: Vec<_> = found.iter().map(|one| format!("{} {}", one.rule.code, one.message)).collect();
    assert_eq!(codes(&found).contains(&code), expected, "{measure}{readings:?}\n{messages:#?}");
}

const MONTHLY: &str = "frequency = \"monthly\"\n";
const ALL: &str = "unit = \"%\"\nfrequency = \"monthly\"\ntarget.at_least = 100\n";

const HIGH: &str = "unit = \"%\"\nfrequency = \"monthly\"\ntarget.at_least = 95\nbaseline = { value = 60 }\n";

/// A measure with that id, statement and keys.
fn one(id: &str, statement: &str, keys: &str) -> String {
    kpi(statement, keys).replace("\"k\"", &format!("\"{id}\""))
}

/// For each code a contract that it speaks of, with readings.
fn examples() -> Vec<(&'static str, String, String)> {
    let small = format!("unit = \"%\"\n{MONTHLY}target.at_least = 80\n");
    let base = |value: &str| format!("{small}baseline = {{ value = {value} }}\n");
    let plain = kpi(CALLS, MONTHLY);
    let without = |key: &str| plain.replace(key, "");
    let activity = kpi("Reports sent each month", MONTHLY).replace("outcome = \"heard\"\n", "");
    let deduction = kpi(CALLS, "method = \"£500 is deducted per failure\"\n");
    let value = "[value]\ntotal = 6000000\n";
    [
        ("A401", kpi(CALLS, ALL), monthly(&[])),
        ("A402", kpi(CALLS, &base("20")), monthly(&["50"; 6])),
        ("A403", kpi(CALLS, &base("90")), monthly(&[])),
        ("A404", kpi(CALLS, &base("20")), monthly(&["95"; 6])),
        ("A405", kpi(CALLS, &small), monthly(&[])),
        ("R501", without("outcome = \"heard\"\n"), monthly(&[])),
        ("R502", activity, monthly(&[])),
        ("R503", kpi("Share of faults mended within 4 hours", MONTHLY), monthly(&[])),
        ("R504", deduction, monthly(&[])),
        ("R505", format!("{plain}{value}"), monthly(&[])),
        ("R506", format!("{plain}{}", plain.replace("\"k\"", "\"k2\"")), monthly(&[])),
        ("R507", without("source = \"Log\"\n"), monthly(&[])),
    ]
    .into_iter()
    .map(|(code, measure, readings)| (code, gold(&measure), readings))
    .collect()
}

#[test]
fn every_rule_can_be_allowed_and_leaves_nothing_out() {
    for (code, contract, readings) in examples() {
        let found = register(&contract, &readings);
        let own: Vec<_> = found.iter().filter(|one| one.rule.code == code).collect();
        assert_eq!(own.len(), 1, "{code}: {found:#?}");
        assert_eq!(own[0].leaves, cm::diag::Leaves::Nothing);
        assert!(own[0].help.is_some(), "{code}");
        let item = own[0].item.as_deref().map(|item| format!("item = \"{item}\"\n")).unwrap_or_default();
        let allow = format!("{contract}[[allow]]\ncode = \"{code}\"\n{item}reason = \"Meant\"\n");
        let head = "id = \"A-1\"\ntitle = \"Calls\"\nsupplier = \"Example Calls Ltd\"\n";
        let files = [("contracts/a.toml", format!("{head}{allow}")), ("readings/A-1.csv", readings)];
        let codes = kit::register(&files).codes();
        assert!(!codes.contains(&code) && !codes.contains(&"C193"), "{code}: {codes:?}");
    }
}

#[test]
fn proportion_follows_tier_and_state() {
    let severity = |code: &str, contract: &str, readings: &str| {
        let found = register(contract, readings);
        found.iter().find(|one| one.rule.code == code).map(|one| one.severity)
    };
    for (code, contract, readings) in examples() {
        let of = |tier: &str| severity(code, &contract.replace("gold", tier), &readings);
        let planned = severity(code, &contract.replace("\"gold\"", "\"gold\"\nstatus = \"planned\""), "");
        let over = severity(code, &contract.replace("end = 2029", "end = 2025"), &readings);
        let fails = matches!(code, "A402" | "R502");
        let only_gold = matches!(code, "A405" | "R503" | "R507");
        let advice = Some(Severity::Advice);
        let expected = if fails { Some(Severity::Warning) } else { advice };
        assert_eq!(of("gold"), expected, "{code}");
        assert_eq!(of("silver"), advice.filter(|_| !only_gold), "{code}");
        assert_eq!(of("bronze"), advice.filter(|_| fails || code == "R505"), "{code}");
        assert_eq!(over, None, "{code}");
        let strict = match code {
            "A402" | "A404" => None,
            "A405" | "R503" | "R507" => advice,
            _ => Some(Severity::Warning),
        };
        assert_eq!(planned, strict, "{code}");
    }
}

#[test]
fn what_could_not_be_read_is_not_missed() {
    let lost = |code: &str, measure: &str| {
        let head = "id = \"A-1\"\ntitle = \"Calls\"\nsupplier = \"Example Calls Ltd\"\n";
        let contract = format!("{head}{}", gold(measure));
        assert!(!kit::register(&[("contracts/a.toml", contract)]).codes().contains(&code), "{code}");
    };
    let small = format!("unit = \"%\"\n{MONTHLY}target.at_least = 80\n");
    lost("A401", &kpi(CALLS, &format!("{ALL}reason = 5\n")));
    lost("A401", &kpi("All calls are answered", "target.at_least = \"most\"\n"));
    lost("A405", &kpi(CALLS, &format!("{small}baseline = {{ value = \"most\" }}\n")));
    lost("A405", &kpi(CALLS, &format!("{small}basline = {{ value = 5 }}\n")));
    lost("R501", &kpi(CALLS, MONTHLY).replace("outcome = \"heard\"", "outcome = 5"));
    lost("R507", &kpi(CALLS, MONTHLY).replace("source = \"Log\"", "sourse = \"Log\""));
}

#[test]
fn readings_after_the_as_of_date_say_nothing() {
    let keys = format!("{HIGH}report_within = \"1 month\"\n");
    let mut readings = "kpi,period,value,recorded\n".to_owned();
    for month in 1..=6 {
        let recorded = if month == 6 { "2026-10-16" } else { "2026-07-20" };
        readings.push_str(&format!("k,2026-{month:02},90,{recorded}\n"));
    }
    assert!(!codes(&register(&gold(&kpi(CALLS, &keys)), &readings)).contains(&"A402"));
    let known = readings.replace("10-16", "10-15");
    assert!(codes(&register(&gold(&kpi(CALLS, &keys)), &known)).contains(&"A402"));
}
