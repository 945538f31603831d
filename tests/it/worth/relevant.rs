//! Family R: outcomes, activities, deductions, and how many measures there are.

use super::{CALLS, MONTHLY, OUTCOME, TERM, codes, finds, gold, kpi, one, register};
use cm::diag::Severity;

#[test]
fn a_measure_names_its_outcome() {
    let measure = "[[kpi]]\nid = \"k\"\nstatement = \"Share of calls answered by a person\"\n";
    let tier =
        |tier: &str, outcome: &str| register(&format!("tier = \"{tier}\"\n{TERM}{outcome}{measure}"), "");
    assert!(codes(&tier("gold", OUTCOME)).contains(&"R501"));
    assert!(codes(&tier("silver", OUTCOME)).contains(&"R501"));
    assert!(!codes(&tier("bronze", OUTCOME)).contains(&"R501"));
    assert!(codes(&tier("gold", "")).contains(&"R501"));
    assert!(!codes(&tier("gold", "")).contains(&"C158"), "each measure says so");
    assert!(codes(&tier("silver", "")).contains(&"R501"));
}

/// Whether a statement without an outcome is taken for an activity.
#[track_caller]
fn activity(expected: bool, statement: &str, keys: &str) {
    let measure = format!("[[kpi]]\nid = \"k\"\nstatement = \"{statement}\"\n{keys}");
    let found = codes(&register(&format!("tier = \"silver\"\n{TERM}{OUTCOME}{measure}"), ""));
    assert_eq!(found.contains(&"R502"), expected, "{statement}");
    assert_eq!(found.contains(&"R501"), !expected, "{statement}: one of the two");
}

#[test]
fn an_activity_is_told_from_a_result() {
    for text in [
        "Monthly performance reports are submitted to the authority",
        "Attend quarterly contract review meetings",
        "Training delivered to ward staff, hours each quarter",
        "Number of service reviews held each year",
        "Number of site visits made each month",
        "Number of customer workshops held each quarter",
        "Provide monthly management information to the authority",
        "Number of newsletters circulated to residents each year",
    ] {
        activity(true, text, "frequency = \"quarterly\"\n");
    }
    for text in [
        "Share of complaints answered within 10 working days, each month",
        "Share of radiology reports issued within 7 days, each month",
        "Share of home visits made in the agreed hour, each month",
        "Share of staff trained who passed the course that was delivered, each quarter",
        "Fun days with colleges and training providers, each year",
        "Share of calls reported to the police within 60 minutes",
        "Meeting the target; letters sent within 2 days",
        "Share of residents who rated the visits made good or very good",
        "Share of prescriptions issued within 48 hours, each month",
    ] {
        activity(false, text, "frequency = \"quarterly\"\n");
    }
}

#[test]
fn a_deliverable_is_no_activity() {
    let text = "Deliver the training to all site managers by 31 March 2027";
    activity(false, text, "frequency = \"once\"\ntarget.met = true\n");
    activity(false, text, "");
    activity(true, text, "frequency = \"monthly\"\n");
}

#[track_caller]
fn speed(expected: usize, measures: &[(&str, &str)]) {
    let all: String =
        measures.iter().enumerate().map(|(at, (text, keys))| one(&format!("k{at}"), text, keys)).collect();
    let found = register(&gold(&all).replace("\"gold\"", "\"silver\"\ncritical = true"), "");
    assert_eq!(codes(&found).iter().filter(|code| **code == "R503").count(), expected, "{measures:?}");
}

#[test]
fn speed_and_volume_alone_are_remarked_on_once() {
    let fast = ("Share of faults mended within 4 hours, each month", "unit = \"%\"\ntarget.at_least = 95\n");
    let many = ("Number of bins emptied each month", "unit = \"bins\"\ntarget.at_least = 900\n");
    speed(1, &[fast]);
    speed(1, &[fast, many]);
    speed(1, &[many]);
    speed(1, &[("Average wait for an answer, each month", "unit = \"seconds\"\ntarget.at_most = 20\n")]);
    speed(1, &[("Average turnaround of samples, each month", "unit = \"hours\"\n")]);
    for well in [
        (
            "Share of residents surveyed who are satisfied, each quarter",
            "unit = \"%\"\ntarget.at_least = 80\n",
        ),
        ("Number of bins missed each month", "unit = \"bins\"\ntarget.at_most = 9\n"),
        ("Share of faults mended right first time, each month", "unit = \"%\"\ntarget.at_least = 80\n"),
        ("Availability of the lifts as a share of contracted hours", "unit = \"%\"\ntarget.at_least = 98\n"),
    ] {
        speed(0, &[fast, well]);
        speed(0, &[well, fast]);
        speed(0, &[well]);
    }
    let ended = ("Share of residents satisfied", "unit = \"%\"\nuntil = 2026-03-31\n");
    speed(1, &[ended, fast]);
    speed(0, &[("Deaths of people aged under 75 years", "unit = \"%\"\n")]);
    speed(0, &[("Days of stock held", "unit = \"days\"\ntarget.between = [10, 16]\n")]);
    speed(0, &[("Share of readmissions within 30 days, each month", "unit = \"%\"\ntarget.at_most = 5\n")]);
}

#[test]
fn a_deduction_has_a_bound() {
    let method = |text: &str| kpi(CALLS, &format!("{MONTHLY}method = \"{text}\"\n"));
    for text in [
        "£500 is deducted from the charge for each missed call",
        "each failure earns 3 service failure points",
        "service credits of £50 per failure, without a cap",
        "95% of calls; liquidated damages of £1,000 a day",
        "calls answered divided by calls made; a service credit of £50 for each failure",
        "a financial deduction of £100 for each failure, no more than 3 failures a day being let pass. Deductions add up",
    ] {
        finds("R504", !text.contains("no more than"), &method(text), &[]);
    }
    for text in [
        "£500 is deducted for each missed call, capped at 10 % of the monthly charge",
        "a service credit of 2 % of the monthly charge for each point below the target",
        "service credits of £50 per failure. The monthly cap is £5,000",
        "service points in proportion to the calls missed",
        "a deduction of up to £900 a month from the charge",
        "contracted hours after deduction of planned maintenance",
        "penalty charge notices issued divided by patrol hours",
        "calls answered divided by calls made; no deduction is made",
    ] {
        finds("R504", false, &method(text), &[]);
    }
    finds("R504", true, &kpi(CALLS, "clause = \"Schedule 5: liquidated damages\"\n"), &[]);
    finds(
        "R504",
        false,
        &kpi(CALLS, "clause = \"Schedule 5: liquidated damages\"\nmethod = \"capped\"\n"),
        &[],
    );
}

/// What R505 says of a contract of that value, tier and number of measures.
fn counted(tier: &str, value: &str, count: usize) -> Vec<(Severity, String)> {
    let measures: String = (0..count)
        .map(|at| one(&format!("k{at}"), &format!("Share of calls at site {at}"), MONTHLY))
        .collect();
    let contract = format!("tier = \"{tier}\"\n{TERM}[value]\n{value}\n{OUTCOME}{measures}");
    let found = register(&contract, "");
    let ours = found.into_iter().filter(|one| one.rule.code == "R505");
    ours.map(|finding| (finding.severity, finding.message)).collect()
}

#[test]
fn a_contract_of_five_million_pounds_has_three_measures_or_more() {
    for (tier, value, count, expected) in [
        ("gold", "total = 5000000", 2, 1),
        ("gold", "total = 4999999.99", 2, 0),
        ("gold", "total = 5000000", 3, 0),
        ("silver", "total = 5000000", 1, 1),
        ("bronze", "total = 5000000", 1, 1),
        ("bronze", "total = 5000000", 0, 1),
        // C152 says so.
        ("gold", "total = 5000000", 0, 0),
        ("gold", "total = 5000000\ncurrency = \"EUR\"", 2, 0),
        (
            "gold",
            "total = 4000000\n[[variation]]\nid = \"V1\"\nagreed = 2026-02-01\nvalue_change = 1000000",
            2,
            1,
        ),
        (
            "gold",
            "total = 4000000\n[[variation]]\nid = \"V1\"\nagreed = 2026-12-01\nvalue_change = 1000000",
            2,
            0,
        ),
    ] {
        assert_eq!(counted(tier, value, count).len(), expected, "{tier} {value} {count}");
    }
    let untiered = register(&format!("{TERM}[value]\ntotal = 9000000\n"), "");
    assert_eq!(codes(&untiered), [""; 0], "an import is asked for nothing");
}

#[test]
fn more_measures_than_can_be_looked_at_are_too_many() {
    for (tier, count, expected) in [
        ("gold", 15, 0),
        ("gold", 16, 1),
        ("silver", 16, 1),
        ("bronze", 8, 0),
        ("bronze", 9, 1),
        ("silver", 9, 0),
    ] {
        assert_eq!(counted(tier, "total = 100", count).len(), expected, "{tier} {count}");
    }
    assert!(counted("gold", "total = 100", 16)[0].1.starts_with("it has 16 measures"));
}

#[track_caller]
fn twice(expected: &[&str], measures: &[(&str, &str)]) {
    let all: String =
        measures.iter().enumerate().map(|(at, (text, keys))| one(&format!("k{at}"), text, keys)).collect();
    let found = register(&gold(&all), "");
    let said: Vec<_> =
        found.iter().filter(|one| one.rule.code == "R506").map(|one| one.item.as_deref().unwrap()).collect();
    assert_eq!(said, expected, "{measures:?}");
}

#[test]
fn two_measures_that_say_the_same_are_one() {
    let percent = "unit = \"%\"\ntarget.at_least = 95\n";
    let first = (CALLS, percent);
    twice(&["k1"], &[first, first]);
    twice(&["k1", "k2"], &[first, first, first]);
    twice(
        &["k1"],
        &[first, ("SHARE of calls, answered by a person (each calendar month)", "unit = \"%\"\n")],
    );
    twice(&["k1"], &[first, ("Percentage of the calls answered by a person each calendar month", percent)]);
    twice(
        &[],
        &[first, ("Percentage of the calls answered by a person each calendar month", "unit = \"%\"\n")],
    );
    twice(&[], &[first, ("Share of calls answered by a machine, each calendar month", percent)]);
    twice(&[], &[("Lifts, site 1", percent), ("Lifts, site 2", percent)]);
    twice(&[], &[(CALLS, "scope = \"English\"\n"), (CALLS, "scope = \"Welsh\"\n")]);
    twice(&[], &[(CALLS, "frequency = \"monthly\"\n"), (CALLS, "frequency = \"yearly\"\n")]);
    twice(&[], &[(CALLS, "until = 2026-12-31\n"), (CALLS, "from = 2027-01-01\n")]);
    twice(&["k1"], &[(CALLS, "until = 2026-12-31\n"), (CALLS, "from = 2026-12-31\n")]);
    twice(&[], &[(CALLS, "until = 2026-03-31\n"), first]);
    twice(&[], &[("…", ""), ("!", "")]);
}

#[test]
fn a_thousand_measures_are_looked_at_once_each() {
    let all: String = (0..1_000).map(|at| one(&format!("k{at}"), CALLS, MONTHLY)).collect();
    let found = register(&gold(&all), "");
    assert_eq!(codes(&found).iter().filter(|code| **code == "R506").count(), 999);
    let speed: String = (0..1_000)
        .map(|at| {
            one(&format!("k{at}"), &format!("Share of faults at site {at} mended within 4 hours"), MONTHLY)
        })
        .collect();
    assert_eq!(codes(&register(&gold(&speed), "")).iter().filter(|code| **code == "R503").count(), 1);
}

#[test]
fn a_source_is_asked_for_where_all_is() {
    let none = kpi(CALLS, MONTHLY).replace("source = \"Log\"\n", "");
    finds("R507", true, &none, &[]);
    finds("R507", false, &kpi(CALLS, MONTHLY), &[]);
    finds("R507", true, &kpi(CALLS, MONTHLY).replace("\"Log\"", "\"\""), &[]);
    assert!(!codes(&register(&gold(&none).replace("gold", "silver"), "")).contains(&"R507"));
}
