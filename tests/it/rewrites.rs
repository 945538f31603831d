//! Statements as they should read: a table of them, and what holds of all.

use crate::kit;
use cm::model::{Measure, Target, Text};
use cm::rules::rewrite;
use cm::statement::{Lexicon, Statement};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What was found in a register of one measure with this statement and these other lines.
fn outcome(statement: &str, fields: &str) -> kit::Outcome {
    let contract = format!(
        "id = \"A-1\"\ntitle = \"Calls\"\nsupplier = \"Example Calls Ltd\"\ntier = \"gold\"\nstatus = \"planned\"\n\
         [term]\nstart = 2027-04-01\nend = 2030-03-31\n\
         [[kpi]]\nid = \"k\"\nstatement = '''{statement}'''\n{fields}\n"
    );
    kit::register(&[("contracts/a.toml", contract)])
}

fn measure(outcome: &kit::Outcome) -> &Measure {
    let wrong: Vec<_> = outcome.codes().into_iter().filter(|code| code.starts_with('E')).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    &outcome.register.as_ref().unwrap().0.contracts[0].measures[0]
}

fn rewritten(statement: &str, fields: &str) -> Option<String> {
    of_measure(statement, measure(&outcome(statement, fields)))
}

/// What a statement becomes in the place of a measure's own.
fn of_measure(statement: &str, measure: &Measure) -> Option<String> {
    let read = |text: &str| Statement::read(text, &[Lexicon::built_in()]);
    let statement = Text::new(statement.into(), measure.span);
    let measure = Measure { statement: Some(statement.clone()), ..measure.clone() };
    rewrite(&measure, &read(&statement.value), &read)
}

const SHARE: &str = "unit = \"%\"\ntarget.at_least = 95.0\nfrequency = \"monthly\"\n";
const QUARTER: &str = "unit = \"%\"\ntarget.at_most = 0.50\nfrequency = \"quarterly\"\n";
const LOGGED: &str =
    "unit = \"%\"\ntarget.at_least = 95.0\nfrequency = \"weekly\"\nsource = \"the telephony log\"\n";
const CASES: &str = "unit = \"cases\"\ntarget.at_least = 5\nfrequency = \"monthly\"\n";
const MISSED: &str = "unit = \"collections\"\ntarget.at_most = 3\nfrequency = \"quarterly\"\n\
                      source = \"Supplier's quarterly return\"\n";
const SECONDS: &str = "unit = \"seconds\"\ntarget.at_most = 20\nfrequency = \"monthly\"\n";
const DEGREES: &str = "unit = \"°C\"\ntarget.between = [63.0, 75.0]\nfrequency = \"daily\"\n";
const POUNDS: &str = "unit = \"£\"\ntarget.at_most = 290.00\nfrequency = \"yearly\"\n";
const SCORE: &str = "unit = \"score\"\ntarget.at_least = 4.0\nfrequency = \"half-yearly\"\n\
                     method = \"average of at least 300 answers\"\n";
const MET: &str = "unit = \"yes/no\"\ntarget.met = true\nfrequency = \"yearly\"\nsource = \"Test report\"\n";
const WATCHED: &str = "frequency = \"monthly\"\n";
const ALL: &str = "unit = \"%\"\ntarget.at_least = 100\nfrequency = \"monthly\"\n";
const UNTIMED: &str = "unit = \"%\"\ntarget.at_least = 95\n";
const BARE: &str = "target.at_least = 95\nfrequency = \"monthly\"\n";

/// Statements with their fields and what they become.
const REWRITES: &[(&str, &str, &str)] = &[
    (
        "Calls are answered within 20 seconds where possible",
        LOGGED,
        "At least 95% of calls are answered within 20 seconds, each week, from the telephony log",
    ),
    (
        "Where possible, calls to the help desk are answered within 20 seconds.",
        SHARE,
        "At least 95% of calls to the help desk are answered within 20 seconds, each calendar month",
    ),
    (
        "Respond to letters within 10 working days wherever practicable",
        SHARE,
        "Respond to at least 95% of letters within 10 working days, each calendar month",
    ),
    (
        "We will strive to answer calls within 20 seconds",
        SHARE,
        "We will answer at least 95% of calls within 20 seconds, each calendar month",
    ),
    (
        "The supplier uses reasonable endeavours to answer telephone calls within 20 seconds",
        SHARE,
        "The supplier will answer at least 95% of telephone calls within 20 seconds, each calendar month",
    ),
    (
        "Do our best to resolve complaints within five days",
        SHARE,
        "Resolve at least 95% of complaints within five days, each calendar month",
    ),
    (
        "Reported faults are, so far as is reasonably practicable, repaired within 4 hours",
        SHARE,
        "At least 95% of reported faults are repaired within 4 hours, each calendar month",
    ),
    (
        "Urgent repairs are completed within 24 hours, save in exceptional circumstances",
        SHARE,
        "At least 95% of urgent repairs are completed within 24 hours, each calendar month",
    ),
    (
        "Calls are normally answered within approximately 30 seconds",
        SHARE,
        "At least 95% of calls are answered within 30 seconds, each calendar month",
    ),
    (
        "A majority of patients are seen within 4 hours",
        SHARE,
        "At least 95% of patients are seen within 4 hours, each calendar month",
    ),
    (
        "Most calls are answered within 20 seconds, each week",
        LOGGED,
        "At least 95% of calls are answered within 20 seconds, each week, from the telephony log",
    ),
    (
        "X% of calls answered within 20 seconds",
        SHARE,
        "At least 95% of calls answered within 20 seconds, each calendar month",
    ),
    (
        "At least XX% of calls answered within 20 seconds",
        SHARE,
        "At least 95% of calls answered within 20 seconds, each calendar month",
    ),
    (
        "Share of letters, emails etc. answered within 5 working days",
        SHARE,
        "At least 95% of letters and emails answered within 5 working days, each calendar month",
    ),
    (
        "Percentage of samples rejected, as far as possible",
        QUARTER,
        "No more than 0.5% of samples rejected, each quarter",
    ),
    (
        "95% of calls answered within 20 seconds where possible",
        SHARE,
        "At least 95% of calls answered within 20 seconds, each calendar month",
    ),
    (
        "Respond to 90% of letters within 10 working days where possible",
        WATCHED,
        "Respond to 90% of letters within 10 working days, each calendar month",
    ),
    (
        "Scanner availability as a share of contracted hours, where possible",
        SHARE,
        "Scanner availability as a share of contracted hours: at least 95%, each calendar month",
    ),
    (
        "Number of scheduled collections missed (where applicable)",
        MISSED,
        "No more than 3 scheduled collections missed, each quarter (source: Supplier's quarterly return)",
    ),
    ("Several cases are documented", CASES, "At least 5 cases are documented, each calendar month"),
    ("Document a number of cases", CASES, "Document at least 5 cases, each calendar month"),
    (
        "Average time to answer a call, where possible",
        SECONDS,
        "Average time to answer a call: no more than 20 seconds, each calendar month",
    ),
    (
        "Average user satisfaction score (target TBC)",
        SCORE,
        "Average user satisfaction score: at least 4, every six months",
    ),
    (
        "Average unit cost of a claim: to be confirmed",
        POUNDS,
        "Average unit cost of a claim: no more than £290, each financial year",
    ),
    (
        "Core temperature of hot meals: TBC",
        DEGREES,
        "Core temperature of hot meals: between 63 and 75 °C, each day",
    ),
    (
        "The disaster recovery plan is tested as required",
        MET,
        "The disaster recovery plan is tested, each financial year (source: Test report)",
    ),
    (
        "The supplier regularly reviews the script where necessary",
        MET,
        "The supplier reviews the script, each financial year (source: Test report)",
    ),
    ("100% of visits are attended where possible", ALL, "100% of visits are attended, each calendar month"),
];

/// Statements that are left to their authors.
const LEFT: &[(&str, &str, &str)] = &[
    ("Calls are answered within 20 seconds", SHARE, "there is nothing to mend"),
    ("Calls are answered as soon as possible", SHARE, "the words are all the limit there is"),
    ("Waste is handled in a timely manner where possible", SHARE, "a vague word stays"),
    ("90% of calls answered within 20 seconds where possible", SHARE, "the text has another share"),
    ("No more than X% of calls are lost", SHARE, "the text asks for the other side"),
    ("Every call is answered within 20 seconds where possible", SHARE, "all of them and 95% are two things"),
    ("Calls answered within 20 seconds where possible, each quarter", SHARE, "the text has another period"),
    ("Calls are answered within 20 seconds where possible", UNTIMED, "no field has a period"),
    ("Calls are answered within 20 seconds where possible", BARE, "95 of what?"),
    ("Visits are attended where possible", ALL, "the field's absolute would be new to the text"),
    ("Waste is collected where possible", SHARE, "it is not counted in cases"),
    ("Ofsted reports are answered within 15 days if possible", SHARE, "the first word may be a name"),
    ("Answer calls, letters and other contacts within 5 days", SHARE, "which others is the author's to say"),
    (
        "Calls are answered within 20 seconds and complaints are closed within 5 days where possible",
        SHARE,
        "these are two measures",
    ),
    ("X%", LOGGED, "a source does not say whom the share counts"),
    ("Faults are fixed within 4 hours if possible. Calls are logged.", SHARE, "these are two sentences"),
];

#[test]
fn a_statement_reads_as_its_fields_say() {
    for (statement, fields, expected) in REWRITES {
        assert_eq!(rewritten(statement, fields).as_deref(), Some(*expected), "{statement}");
    }
}

#[test]
fn what_would_read_badly_is_left_to_its_author() {
    for (statement, fields, why) in LEFT {
        assert_eq!(rewritten(statement, fields), None, "{statement}: {why}");
    }
}

const FIELDS: &[&str] = &[
    SHARE,
    QUARTER,
    LOGGED,
    CASES,
    MISSED,
    SECONDS,
    DEGREES,
    POUNDS,
    SCORE,
    MET,
    WATCHED,
    ALL,
    UNTIMED,
    BARE,
    "",
    "unit = \"%\"\ntarget.between = [90, 95]\nfrequency = \"once\"\nuntil = 2029-03-31\nsource = \"Regular reports, as required\"\n",
    "unit = \"%\"\ntarget.at_least = 1\nfrequency = \"half-yearly\"\nscope = \"every call\"\nmethod = \"calls over calls\"\n",
];

/// Every statement of the tables, and many made of parts.
fn statements() -> Vec<String> {
    const SUBJECTS: &[&str] =
        &["Calls", "The letters", "Urgent repairs in homes", "Patients of the ward", "Waste", "Cases"];
    const VERBS: &[&str] = &["are answered", "will be closed", "completed"];
    const LIMITS: &[&str] = &["", " within approximately 4 hours", ", each calendar month"];
    const ESCAPES: &[&str] = &[
        "where possible",
        "as soon as possible",
        "subject to resources",
        "in exceptional circumstances",
        "regularly",
        "as required",
        "etc.",
        "(target TBC)",
        "usually",
        "in a timely manner",
    ];
    let mut all: Vec<String> =
        REWRITES.iter().chain(LEFT).map(|(statement, ..)| (*statement).to_owned()).collect();
    for (at, subject) in SUBJECTS.iter().enumerate() {
        for (next, verb) in VERBS.iter().enumerate() {
            for (last, limit) in LIMITS.iter().enumerate() {
                let escape = |step: usize| ESCAPES[(at * 5 + next * 3 + last + step) % ESCAPES.len()];
                all.push(format!("{subject} {verb}{limit} {}", escape(0)));
                all.push(format!("{subject}, {}, {verb}{limit}", escape(4)));
                all.push(format!("{} {} {verb}{limit}, {}", escape(7), subject.to_lowercase(), escape(2)));
                all.push(format!("Several {} {verb}{limit}", subject.to_lowercase()));
                all.push(format!("The supplier strives to answer {}{limit}", subject.to_lowercase()));
            }
        }
    }
    all
}

/// How often each rule about the wording of measures speaks.
fn spoken(outcome: &kit::Outcome) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in outcome.findings.iter().filter(|one| one.rule.code.starts_with(['S', 'M', 'T', 'X'])) {
        *counts.entry(finding.rule.code).or_default() += 1;
    }
    counts
}

/// The words and figures of a text.
fn words(text: &str) -> Vec<String> {
    let inside = |char: char| char.is_alphanumeric() || char == '.';
    let all = text.split(|char: char| !inside(char)).map(|word| word.trim_matches('.').to_lowercase());
    all.filter(|word| !word.is_empty()).collect()
}

/// A rewrite has fewer findings and none that is new, says nothing that neither statement nor field says, and is itself
/// left alone.
#[test]
fn a_rewrite_mends_and_invents_nothing() {
    const OURS: &str = "at least no more than exactly between and of will source from the each day week calendar month \
                        quarter every six months financial year";
    let statements = statements();
    let mut made = 0;
    for fields in FIELDS {
        let empty = outcome("-", fields);
        let measure = measure(&empty);
        let figures = match measure.target.as_ref().map(|target| target.value) {
            Some(Target::AtLeast(one) | Target::AtMost(one) | Target::Exactly(one)) => vec![one],
            Some(Target::Between(low, high)) => vec![low, high],
            Some(Target::Met) | None => vec![],
        };
        let figures: Vec<String> = figures.iter().map(|one| one.value.normalize().to_string()).collect();
        for statement in &statements {
            let Some(text) = of_measure(statement, measure) else { continue };
            made += 1;
            let (old, new) = (spoken(&outcome(statement, fields)), spoken(&outcome(&text, fields)));
            let fresh = new.iter().any(|(code, count)| old.get(code).is_none_or(|old| old < count));
            let fewer = new.values().sum::<usize>() < old.values().sum();
            assert!(!fresh && fewer, "{statement}\n{fields}{text}\n{old:?}\n{new:?}");
            assert_eq!(of_measure(&text, measure), None, "{text}");
            let known = words(&format!("{statement} {fields} {OURS} {}", figures.join(" ")));
            let invented: Vec<_> = words(&text).into_iter().filter(|word| !known.contains(word)).collect();
            assert!(invented.is_empty(), "{statement}: {text}: {invented:?}");
        }
    }
    assert!(made > 200, "only {made} statements were rewritten");
}

/// What statements are made of, whole and broken.
const PIECES: &[&str] = &[
    "Calls",
    "calls",
    "are answered",
    "within 20 seconds",
    "where possible",
    "(where possible)",
    "as soon as possible",
    "and",
    ",",
    ", ",
    ".",
    ". ",
    "…",
    "“",
    "”",
    "X%",
    "95%",
    "at least",
    "most",
    "several",
    "a majority of",
    "etc.",
    "TBC",
    "(TBC)",
    ": TBC",
    "by 31 March 2031",
    "in 2026/27",
    "each month",
    "per month",
    "from 1 April 2025",
    "é",
    "İ",
    "ß",
    "🦀",
    "\u{a0}",
    "strive to",
    "will use reasonable endeavours to",
    "number of",
    "share of",
    "regularly",
    "approximately",
    "in exceptional circumstances",
    "including but not limited to",
    "in time",
    "reduce",
    "survey",
    "stock of 500",
    "-",
    "–",
    "’s",
    "100%",
    "the",
    "The supplier",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    /// Whatever is written, it is judged, and what is said of it is said of a place in it.
    #[test]
    fn whatever_a_statement_holds_it_is_judged(
        pieces in prop::collection::vec((prop::sample::select(PIECES), any::<bool>()), 1..14),
        fields in prop::sample::select(FIELDS),
    ) {
        let statement: String =
            pieces.iter().map(|(piece, space)| format!("{piece}{}", if *space { " " } else { "" })).collect();
        let all = outcome(&statement, fields);
        for finding in &all.findings {
            all.shown(finding.rule.code);
        }
        if let Some(text) = of_measure(&statement, measure(&all)) {
            prop_assert!(outcome(&text, fields).findings.len() < all.findings.len(), "{statement}: {text}");
        }
    }
}
