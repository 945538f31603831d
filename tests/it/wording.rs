//! Where the rules about the wording of a measure speak, and where a field keeps them quiet.

use crate::kit;
use cm::diag::Severity;

const HEAD: &str = "id = \"A-1\"\ntitle = \"Calls\"\nsupplier = \"Example Calls Ltd\"\n";
const TERM: &str = "[term]\nstart = 2024-04-01\nend = 2030-03-31\n";

/// A register of one contract with this term, these lines above it, and one measure.
fn outcome(above: &str, term: &str, measure: &str) -> kit::Outcome {
    let contract = format!("{HEAD}{above}{term}[[kpi]]\nid = \"k\"\n{measure}\n");
    let outcome = kit::register(&[("contracts/a.toml", contract)]);
    let wrong: Vec<_> = outcome.codes().into_iter().filter(|code| code.starts_with('E')).collect();
    assert!(wrong.is_empty(), "{measure}: {wrong:?}");
    outcome
}

/// The codes of families S, M and T found for a measure of a gold contract.
fn codes(statement: &str, fields: &str) -> Vec<&'static str> {
    let measure = format!("statement = '''{statement}'''\n{fields}");
    let outcome = outcome("tier = \"gold\"\n", TERM, &measure);
    outcome.codes().into_iter().filter(|code| code.starts_with(['S', 'M', 'T'])).collect()
}

/// A code, a statement, fields beside which the rule speaks, and fields beside which it does not.
type Case = (&'static str, &'static str, &'static str, &'static [&'static str]);

const CASES: &[Case] = &[
    ("S202", "Calls are answered where possible", "", &[]),
    ("S203", "Share of calls, letters and so on that are answered", "", &[]),
    (
        "S204",
        "Percentage of repairs completed in time",
        "unit = '%'\nmethod = 'repairs over repairs'",
        &[
            "method = 'repairs completed within 24 hours over all repairs'",
            "scope = 'in time: on the day booked'",
        ],
    ),
    (
        "S205",
        "Availability of at least 99.5%",
        "unit = '%'\ntarget.at_least = 99.5",
        &["scope = 'every line'", "method = 'minutes available over all minutes'"],
    ),
    (
        "S206",
        "Support the wellbeing of the community",
        "unit = 'score'\ntarget.at_least = 4",
        &[
            "method = 'average answer to question 4'\nunit = 'score'",
            "scope = 'residents asked'\ntarget.at_least = 4",
        ],
    ),
    ("S206", "Support the wellbeing of the community", "method = 'as before'", &[]),
    ("S208", "Document several cases", "", &[]),
    ("S209", "Lessons will be taken into account", "", &["owner = 'Head of Service'"]),
    (
        "M301",
        "Percentage of calls answered within 20 seconds",
        "unit = '%'",
        &["target.at_least = 95", "target.met = true"],
    ),
    (
        "M302",
        "Respond to letters within 10 days",
        "unit = 'days'\ntarget.at_most = 10",
        &[
            "unit = '%'\ntarget.at_least = 95",
            "unit = '% of letters'\ntarget.at_least = 95",
            "unit = 'days'\nmethod = 'median over all letters'\ntarget.at_most = 10",
            "unit = 'days, average'\ntarget.at_most = 10",
            "unit = 'letters'\ntarget.at_least = 100",
            "unit = 'yes/no'\ntarget.met = true\nfrequency = 'once'\nuntil = 2029-03-31",
        ],
    ),
    ("M302", "Respond to letters within 10 days", "unit = '%'", &[]),
    ("M302", "Respond to letters within 10 days", "target.met = true\nfrequency = 'monthly'", &[]),
    (
        "M303",
        "Switchboard availability",
        "unit = '%'\ntarget.at_least = 99",
        &[
            "unit = '%'\nscope = 'contracted hours'",
            "unit = '%'\nmethod = 'a over b'",
            "unit = '% of contracted hours'",
            "",
        ],
    ),
    ("M303", "At least 99%", "", &["scope = 'calls'"]),
    (
        "M304",
        "Average answer of callers",
        "target.at_least = 4.0",
        &["target.at_least = 4.0\nunit = 'score, 1 to 5'", "target.met = true", ""],
    ),
    (
        "M305",
        "Reduce missed collections",
        "",
        &[
            "baseline = { value = 12 }",
            "baseline = { period = '2023/24' }",
            "unit = 'collections'\ntarget.at_most = 3",
        ],
    ),
    (
        "M305",
        "Reduce waste by 15 per cent",
        "unit = '%'\ntarget.at_least = 15",
        &["unit = '%'\ntarget.at_least = 15\nbaseline = { value = 40 }"],
    ),
    (
        "M305",
        "Reduce waste",
        "unit = '% reduction'\ntarget.at_least = 15",
        &["unit = 'tonnes'\ntarget.at_most = 15"],
    ),
    ("M305", "Reduce waste", "target.met = true", &[]),
    ("M306", "Each ward holds a stock of 500 syringe packs", "", &["target.at_least = 500\nunit = 'packs'"]),
    ("M307", "X% of calls answered", "unit = '%'\ntarget.at_least = 95", &[]),
    ("M307", "Share of calls answered", "source = 'TBC'", &["source = 'The log'"]),
    ("M307", "Share of calls answered", "unit = 'X%'", &["unit = '%'"]),
    ("M307", "Share of calls answered", "method = 'to be agreed'", &["method = 'Max% of xylophones, tbcs'"]),
    (
        "M308",
        "Share of users surveyed who are satisfied with the help desk",
        "unit = '%'\ntarget.at_least = 80",
        &[
            "unit = '%'\ntarget.at_least = 80\nmethod = 'yes over all answers; at least 300 answers'",
            "unit = '%'\ntarget.at_least = 80\nscope = 'a response rate of 20% or more'",
            "unit = '%'\ntarget.at_least = 80\nscope = 'all users of the year'",
            "unit = '%'",
        ],
    ),
    (
        "T601",
        "Share of calls answered within 20 seconds",
        "until = 2029-03-31",
        &["frequency = 'monthly'", "target.met = true\nuntil = 2029-03-31"],
    ),
    ("T602", "Calls are regularly reviewed by the supplier", "", &["frequency = 'monthly'"]),
    ("T603", "Cost of a call is at least 10% lower compared with 2023/24", "", &["frequency = 'yearly'"]),
    ("T604", "All sites are connected by March 2022", "", &[]),
    ("T604", "All sites are connected by 2031", "", &[]),
    (
        "T604",
        "Share of calls answered",
        "frequency = 'yearly'\nfrom = 2028-05-01",
        &["frequency = 'once'\nuntil = 2029-03-31", "frequency = 'yearly'"],
    ),
];

#[test]
fn a_rule_speaks_unless_a_field_settles_it() {
    for (code, statement, spoken, silent) in CASES {
        let found = codes(statement, spoken);
        assert!(found.contains(code), "{code} says nothing of {statement:?} with {spoken:?}: {found:?}");
        for fields in *silent {
            let found = codes(statement, fields);
            assert!(!found.contains(code), "{code} speaks of {statement:?} with {fields:?}");
        }
    }
}

/// Statements of which a rule says nothing.
const QUIET: &[(&str, &str)] = &[
    ("T601", "Introduce a help desk"),
    ("T601", "The service improvement plan is published by the supplier"),
    ("T601", "Share of calls answered, each calendar month"),
    ("T601", "All sites are connected by 31 March 2029"),
    ("T603", "Share of claims received from 1 April 2025, each calendar month"),
    ("T604", "All sites are connected by March 2029"),
    ("T604", "Cost of a call compared with 2003/04"),
    ("M301", "90% of calls answered within 20 seconds"),
    ("M301", "Introduce a help desk"),
    ("M301", "X% of calls answered"),
    ("M301", "Respond to letters within 10 days"),
    ("M302", "95% of letters answered within 10 days"),
    ("M304", "Average score of 4 out of 5"),
    ("M305", "Reduce waste from 40 to 35 tonnes"),
    ("M306", "At least 500 packs are in stock"),
    ("M306", "Percentage of stock meeting the Decent Homes Standard (Indicator 7)"),
    ("M306", "Average waiting time of 20 days"),
    ("M308", "Share of urgent blood samples reported within 60 minutes"),
    ("M308", "Hold a survey of users"),
    ("M308", "80% of users surveyed are satisfied with the desk; at least 300 answers"),
    ("S202", "Calls are answered, planned maintenance excluded"),
    ("S208", "A minimum of 5 cases are documented"),
];

#[test]
fn a_rule_is_quiet_where_the_text_settles_it() {
    for (code, statement) in QUIET {
        let found = codes(statement, "");
        assert!(!found.contains(code), "{code} speaks of {statement:?}");
    }
}

#[test]
fn a_measure_without_words_is_found_once_for_that() {
    for statement in ["", "statement = \"\"", "statement = \" \""] {
        let all =
            outcome("tier = \"gold\"\n", TERM, &format!("{statement}\nunit = \"%\"\ntarget.at_least = 95\n"));
        let found: Vec<_> =
            all.codes().into_iter().filter(|code| code.starts_with(['S', 'M', 'T'])).collect();
        assert_eq!(found, ["S210", "T601"], "{statement:?}");
    }
}

#[test]
fn what_reading_left_out_is_not_found_missing() {
    let contract = format!(
        "{HEAD}tier = \"gold\"\n{TERM}[[kpi]]\nid = \"k\"\nstatement = \"Share of calls answered\"\n\
         target = 95\nfrequency = \"each month\"\n"
    );
    let found = kit::register(&[("contracts/a.toml", contract)]).codes();
    assert!(!found.contains(&"M301") && !found.contains(&"T601"), "{found:?}");
}

#[test]
fn how_much_is_asked_decides_how_loud_a_finding_is() {
    let severity = |above: &str, code: &str| {
        let found = outcome(above, TERM, "statement = \"Several calls are answered where possible\"");
        found.findings.iter().find(|finding| finding.rule.code == code).map(|finding| finding.severity)
    };
    assert_eq!(severity("tier = \"gold\"\nstatus = \"planned\"\n", "S202"), Some(Severity::Warning));
    assert_eq!(severity("tier = \"gold\"\nstatus = \"planned\"\n", "S208"), Some(Severity::Warning));
    assert_eq!(severity("tier = \"gold\"\n", "S202"), Some(Severity::Warning));
    assert_eq!(severity("tier = \"silver\"\n", "S208"), Some(Severity::Advice));
    assert_eq!(severity("tier = \"bronze\"\n", "S202"), Some(Severity::Advice));
    assert_eq!(severity("tier = \"bronze\"\n", "S208"), None);
    assert_eq!(severity("tier = \"gold\"\nclosed = 2026-01-01\n", "S202"), None);
}

#[test]
fn too_few_readings_are_found_by_the_term() {
    let found = |above: &str, term: &str, frequency: &str| {
        let measure = format!("statement = \"Share of calls answered\"\nfrequency = \"{frequency}\"");
        outcome(&format!("tier = \"gold\"\n{above}"), term, &measure).codes().contains(&"T604")
    };
    let year = "[term]\nstart = 2026-04-01\nend = 2027-03-31\n";
    assert!(found("", year, "yearly"));
    assert!(!found("", year, "half-yearly"));
    assert!(!found("", "[term]\nstart = 2026-04-01\n", "yearly"), "it has no end");
    assert!(!found("", &format!("{year}auto_renew = \"12 months\"\n"), "yearly"), "it renews");
    assert!(
        !found("", &format!("{year}[[term.extension]]\nlength = \"12 months\"\n"), "yearly"),
        "there is an option"
    );
    let short = "[term]\nstart = 2027-05-01\nend = 2028-03-31\n";
    assert!(found("status = \"planned\"\n", short, "yearly"), "none is expected");
    assert!(!found("", short, "yearly"), "that there is none at all is another finding");
}

/// What the register's own words flag and accept holds for the rules and for what they suggest.
#[test]
fn the_words_of_a_register_are_heard() {
    let measure = "statement = \"Calls are answered within 20 seconds, save as agreed, where possible\"\nunit = \"%\"\n\
                   target.at_least = 95\nfrequency = \"monthly\"\n";
    let contract = format!("{HEAD}tier = \"gold\"\n{TERM}[[kpi]]\nid = \"k\"\n{measure}");
    let found = |settings: &str| {
        let settings = format!("format = 1\n{settings}");
        kit::register(&[("contracts/a.toml", contract.clone()), ("cm.toml", settings)]).shown("S202")
    };
    let flagged = found("[words]\nloophole = [\"save as agreed\"]\n");
    assert!(flagged.contains("\"save as agreed\" excuses any miss"), "{flagged}");
    let accepted = found("[words]\naccepted = [\"where possible\"]\n");
    assert_eq!(accepted, "");
}

#[test]
fn the_parts_of_two_measures_are_offered_with_their_subject() {
    let help = |statement: &str| {
        let all = outcome("tier = \"gold\"\n", TERM, &format!("statement = \"{statement}\""));
        let found = all.findings.iter().find(|finding| finding.rule.code == "S207");
        found.and_then(|finding| finding.help.clone()).unwrap_or_default()
    };
    let plain = "make a `[[kpi]]` of each part, with a target of its own";
    assert_eq!(
        help("The supplier shall maintain the lifts and respond to faults"),
        format!(
            "{plain}: \"The supplier shall maintain the lifts\" and \"The supplier shall respond to faults\""
        )
    );
    assert_eq!(
        help("The supplier responds to every fault and repairs every lift"),
        format!("{plain}: \"The supplier responds to every fault\" and \"The supplier repairs every lift\"")
    );
    assert_eq!(
        help("90% of calls are answered and 95% of letters are answered"),
        format!("{plain}: \"90% of calls are answered\" and \"95% of letters are answered\"")
    );
}
