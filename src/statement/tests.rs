//! Statements and what is read from them. All are invented.

use super::*;

fn read(text: &str) -> Statement {
    Statement::read(text, &[Lexicon::built_in()])
}

/// The defects of a statement, each with its words.
fn smells(text: &str) -> Vec<(&'static str, &str)> {
    let found = read(text).found.into_iter();
    found.map(|found| (found.smell.name(), text.get(found.span).unwrap())).collect()
}

/// The defects other than the question whether an absolute can be met.
fn defects(text: &str) -> Vec<(&'static str, &str)> {
    smells(text).into_iter().filter(|(name, _)| *name != "achievability-doubt").collect()
}

fn check(name: &str, cases: &[(&str, &str)]) {
    for (text, words) in cases {
        let found = defects(text);
        let there = found.iter().any(|(smell, span)| *smell == name && span.contains(words));
        assert!(there, "{name} {words:?} is not found in {text:?}: {found:?}");
    }
}

fn check_clean(cases: &[&str]) {
    for text in cases {
        assert_eq!(defects(text), [], "{text}");
    }
}

#[test]
fn figures_have_units_and_sides() {
    let cases: &[(&str, &[&str])] = &[
        ("at least 95% of calls within 20 seconds", &["95 Share AtLeast", "20 Time(Second) AtMost"]),
        ("no more than 3 missed bins per 10,000 collections", &["3 Things AtMost", "10000 Things -"]),
        ("two thirds of tenants", &["66.67 Share -"]),
        ("nine out of ten parents", &["90 Share -"]),
        ("a score of 4/5 or higher", &["4 Scale AtLeast"]),
        ("an average cost below £1.5m", &["1500000 Money AtMost"]),
        ("5 percentage points", &["5 Points -"]),
        ("answered in 10 working days or fewer", &["10 Time(WorkingDay) AtMost"]),
        (
            "999 calls under Schedule 4, Category 1, ISO 9001",
            &["999 Label -", "4 Label -", "1 Label -", "9001 Label -"],
        ),
        ("the 95th percentile is under 2 minutes", &["95 Percentile -", "2 Time(Minute) AtMost"]),
        ("eighty-five per cent. of letters", &["85 Share -"]),
        ("four (4) hours", &["4 Time(Hour) -"]),
        ("Stage 2 – 15 working days", &["2 Label -", "15 Time(WorkingDay) -"]),
        ("post-16 learners", &["16 Label -"]),
        ("≥ 98 %", &["98 Share AtLeast"]),
        ("95%+ uptime", &["95 Share AtLeast"]),
        ("answered within 1 hour 30 minutes", &["90 Time(Minute) AtMost"]),
        ("1 000 checks", &["1000 Things -"]),
    ];
    for (text, expected) in cases {
        let figures = read(text).figures;
        let found: Vec<String> = figures
            .iter()
            .map(|(_, figure)| {
                let bound = figure.bound.map_or_else(|| "-".to_owned(), |bound| format!("{bound:?}"));
                format!("{} {:?} {bound}", figure.value.round_dp(2).normalize(), figure.counted)
            })
            .collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn dates_are_deadlines_periods_or_starts() {
    let cases = [
        ("open the centre by 31 March 2027", "Deadline 2027-03-31"),
        ("no later than 2027-01-05", "Deadline 2027-01-05"),
        ("before the end of June 2026", "Deadline 2026-06-30"),
        ("in 2026/27", "Period 2027-03-31"),
        ("during FY2026", "Period 2027-03-31"),
        ("compared with 2019", "Start 2019-12-31"),
        ("for claims received from 1 April 2024", "Start 2024-04-01"),
        ("under the Equality Act 2010", "Name 2010-12-31"),
    ];
    for (text, expected) in cases {
        let dates = read(text).dates;
        let found: Vec<String> = dates
            .iter()
            .map(|(_, date)| {
                format!("{:?} {}", date.purpose, date.last.map_or_else(String::new, |last| last.to_string()))
            })
            .collect();
        assert_eq!(found, [expected], "{text}");
    }
}

#[test]
fn a_period_or_a_deadline_makes_a_statement_time_bound() {
    let bound = [
        "95% of bins emptied each week",
        "Incidents per 1,000 bed days each year: 5",
        "Publish the annual report",
        "Average over the preceding 12 months is 4 days",
        "Open two hubs by the end of the contract",
        "Measured in every calendar month",
        "Staff turnover, year to date, below 10%",
        "20 visits per week",
        "Downtime in any quarter below 2 hours",
    ];
    let unbound = [
        "95% of calls answered within 20 seconds",
        "Letters answered within 40 working days of receipt",
        "Available 24 hours a day, 365 days a year",
        "The line is staffed at all times",
        "Sites are inspected regularly",
        "Fewer claims in hand than at 31 March 2024",
        "Children aged 5 years",
    ];
    for text in bound {
        assert!(read(text).is_time_bound(), "{text}");
    }
    for text in unbound {
        assert!(!read(text).is_time_bound(), "{text}");
    }
}

#[test]
fn vague_words_decide_unless_something_settles_them() {
    check(
        "vague-qualifier",
        &[
            ("Faults are mended promptly", "promptly"),
            ("The contractor shall keep adequate stocks", "adequate"),
            ("Deliver a high quality catering service", "high quality"),
            ("95% of visits are made in a professional manner", "professional"),
            ("Rooms are kept clean and tidy", "clean and tidy"),
            ("Answer promptly, and close the case within 5 days", "promptly"),
            ("Provide efficient, courteous service", "efficient, courteous"),
        ],
    );
    check_clean(&[
        "95% of faults mended promptly, within 2 hours",
        "All homes are rated Good by the CQC",
        "90% of tenants rate the repair as good or excellent",
        "Reduce waste substantially, by at least 40% compared with 2024",
        "Percentage of invoices paid under the Better Payment Practice Code: 95%",
        "80% of patients who need reasonable adjustments have them recorded",
        "12 affordable homes completed in 2027",
    ]);
}

#[test]
fn escapes_lists_and_unnamed_standards_are_found() {
    check(
        "loophole",
        &[
            ("Calls are answered within 20 seconds where possible", "where possible"),
            ("Repairs as soon as reasonably practicable", "as soon as reasonably practicable"),
            ("Use best endeavours to deliver on Mondays", "best endeavours"),
            ("95% of lifts mended in 4 hours, subject to resources", "subject to resources"),
        ],
    );
    check(
        "open-ended",
        &[("Clean desks, floors, etc.", "etc"), ("Report on waste, energy and other matters", "other")],
    );
    check(
        "undefined-reference",
        &[
            ("90% of orders delivered within agreed timescales", "agreed timescales"),
            ("98% of audits meet the required standard", "required standard"),
            ("Tickets are closed within SLA", "within SLA"),
        ],
    );
    check(
        "vague-quantifier",
        &[("Carry out several audits a year", "several"), ("Meet the client regularly", "regularly")],
    );
    check("placeholder", &[("X% of calls answered", "X%"), ("Target to be confirmed", "to be")]);
    check_clean(&[
        "98% of pages conform to WCAG 2.2 AA",
        "99% of goods delivered on the date on the order",
        "Uptime of the portal is 99.5% a month, excluding planned maintenance",
        "Meet the client regularly, once a month",
        "Orders are complete in 95% of cases unless otherwise agreed in writing",
    ]);
}

#[test]
fn a_change_needs_something_to_change_from() {
    check(
        "comparative-no-baseline",
        &[
            ("Reduce missed collections by 15%", "Reduce"),
            ("A 10% increase in visits", "increase"),
            ("Residents feel more confident online", "more confident"),
        ],
    );
    check_clean(&[
        "Reduce missed collections from 60 to 40 a month",
        "Reduce missed collections to fewer than 40 a month",
        "Increase visits by 10% compared with 2024/25",
        "More than 95% of visits are on the day booked",
        "Average score of 4 out of 5 or better",
        "Publish an improvement plan by 1 May 2027",
    ]);
}

#[test]
fn a_limit_needs_a_share_of_cases() {
    check(
        "no-compliance-rate",
        &[
            ("Reply to letters within 10 working days", "within 10 working days"),
            ("Response time: 4 hours", "4 hours"),
            ("Visitors should wait no longer than 15 minutes", "no longer than 15 minutes"),
        ],
    );
    check_clean(&[
        "Reply to all letters within 10 working days",
        "Letters answered within 10 working days on average",
        "95% of letters answered within 10 working days",
        "No visitor waits longer than 15 minutes",
        "Number of patients readmitted within 30 days",
        "Submit the mobilisation plan within 20 working days of award",
    ]);
}

#[test]
fn parts_that_pass_or_fail_apart_are_compound() {
    check(
        "compound",
        &[
            ("95% of calls answered within 20 seconds and 90% of emails answered within 2 days", "and 90%"),
            ("Publish the register and train the staff", "and train"),
            ("Bins are emptied daily and graffiti is removed within 24 hours", "and graffiti"),
            ("Improve safety whilst reducing costs", "whilst reducing"),
        ],
    );
    check_clean(&[
        "90% of parcels collected and delivered on the day booked",
        "95% of calls answered within 20 seconds in urban and 30 seconds in rural areas",
        "80% of patients who attended and were treated report satisfaction",
    ]);
}

#[test]
fn absolutes_ask_for_evidence_and_are_no_defect() {
    for (text, words) in [
        ("100% of samples tested", "100%"),
        ("Zero never events", "Zero"),
        ("All complaints are answered within 5 days", "All"),
        ("The line is open at all times", "at all times"),
    ] {
        let found = smells(text);
        assert!(found.contains(&("achievability-doubt", words)), "{text}: {found:?}");
    }
    assert_eq!(smells("90% of all calls answered"), []);
}

#[test]
fn letters_follow_from_the_text_alone() {
    let cases = [
        ("80% of calls answered within 20 seconds", "110"),
        ("80% of calls answered within 20 seconds each month", "111"),
        ("Reply to letters within 10 working days", "100"),
        ("Improve customer experience", "000"),
        ("≥ 99%", "000"),
        ("Number of complaints received", "100"),
        ("Percentage of homes that meet the Decent Homes Standard: 98%", "110"),
        ("Percentage of tenants older than 65", "100"),
        ("Publish a workforce plan by March 2027", "111"),
        ("Support the local economy", "000"),
        ("90% of audits are timely", "010"),
        ("No goods are left outside", "110"),
        ("Average time to let a home: 20 days", "110"),
    ];
    for (text, expected) in cases {
        let read = read(text);
        let letters = [read.is_specific(), read.is_measurable(), read.is_time_bound()];
        let found: String = letters.map(|letter| if letter { '1' } else { '0' }).into_iter().collect();
        assert_eq!(found, expected, "{text}: {read:?}");
    }
}

#[test]
fn a_defined_or_accepted_term_silences_its_words_and_a_flagged_one_speaks() {
    let mut own = Lexicon::default();
    own.accept("timely");
    own.accept("Priority Site");
    own.flag("vague-qualifier", "gold-plated");
    let read = |text: &str| Statement::read(text, &[Lexicon::built_in(), &own]).found.len();
    assert_eq!(read("Repairs are done in a timely manner"), 0);
    assert_eq!(read("A gold-plated service desk"), 1);
    assert!(!own.flag("no-such-smell", "x"));
}

#[test]
fn hostile_statements_are_read_in_time_and_without_harm() {
    for text in ["", " ", "\u{202e}\u{0}%%%", "((((((((", "1/2/3/4/5", "0.0.0.0", "95%95%95%", "£££", "’’’’"]
    {
        read(text);
    }
    let long = "and 5% of calls within 3 days, promptly ".repeat(50_000);
    assert!(read(&long).found.iter().all(|found| found.span.end <= LONGEST));
    read(&"é".repeat(LONGEST));
    read(&"9".repeat(10_000));
}
