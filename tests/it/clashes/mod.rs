//! Statements and fields that contradict each other, and above all those that do not: pairs in the style of measures
//! of hospitals, councils, help desks, buildings, waste and roads. The as-of date is 15 October 2026.

mod agree;
mod contradict;
mod near_misses;

use crate::kit;
use cm::diag::Severity;
use std::path::Path;

/// A statement, the other keys of its measure between semicolons, and the codes that are to be found.
type Case = (&'static str, &'static str, &'static [&'static str]);

const HEAD: &str = "id = \"A-1\"\ntitle = \"Courier services\"\nsupplier = \"Swiftlane Ltd\"\n\
                    [term]\nstart = 2025-04-01\nend = 2028-03-31\n";

/// The codes of the family that a measure gets.
fn codes(statement: &str, fields: &str) -> Vec<&'static str> {
    let fields = fields.replace("; ", "\n");
    let text = format!("{HEAD}[[kpi]]\nid = \"k\"\nstatement = \"{statement}\"\n{fields}\n");
    let outcome = kit::register(&[("contracts/a.toml", &text)]);
    let unread: Vec<_> =
        outcome.findings.iter().filter(|finding| finding.rule.code.starts_with('E')).collect();
    assert!(unread.is_empty(), "{statement} | {fields}: {unread:?}");
    outcome.codes().into_iter().filter(|code| code.starts_with('X')).collect()
}

/// Holds every case, and shows all that are wrong at once.
#[track_caller]
fn hold(cases: &[Case]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(statement, fields, expected)| {
            let found = codes(statement, fields);
            (found != *expected).then(|| format!("{found:?} is not {expected:?}: {statement} | {fields}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_measure_of_the_examples_contradicts_itself() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for name in ["acute-trust", "published", "published-ae"] {
        let outcome = kit::on_disk(&examples.join(name));
        let found: Vec<_> =
            outcome.findings.iter().filter(|finding| finding.rule.code.starts_with('X')).collect();
        assert!(outcome.register.is_some_and(|(register, _)| !register.contracts.is_empty()));
        assert!(found.is_empty(), "{name}: {found:?}");
    }
}

#[test]
fn a_contradiction_is_an_error_wherever_something_is_still_said_of_a_measure() {
    let kpi =
        "[[kpi]]\nid = \"k\"\nstatement = \"95% of calls answered\"\nunit = \"%\"\ntarget.at_least = 98\n";
    let severities = |head: &str| -> Vec<Severity> {
        let text = format!("id = \"A-1\"\ntitle = \"Couriers\"\nsupplier = \"Swiftlane Ltd\"\n{head}{kpi}");
        let outcome = kit::register(&[("contracts/a.toml", &text)]);
        let own = outcome.findings.iter().filter(|finding| finding.rule.code == "X901");
        own.map(|finding| finding.severity).collect()
    };
    let term = "[term]\nstart = 2025-04-01\nend = 2028-03-31\n";
    for tier in ["gold", "silver", "bronze"] {
        assert_eq!(severities(&format!("tier = \"{tier}\"\n{term}")), [Severity::Error], "{tier}");
    }
    assert_eq!(severities(&format!("status = \"planned\"\n{term}")), [Severity::Error]);
    assert_eq!(severities("[term]\nstart = 2023-04-01\nend = 2026-03-31\n"), []);
}

#[test]
fn both_places_are_shown_and_both_values_named() {
    let text = format!(
        "{HEAD}[[kpi]]\nid = \"k\"\nstatement = \"Faults are put right within 4 hours\"\nunit = \"minutes\"\n\
         target.at_most = 120\n"
    );
    let outcome = kit::register(&[("contracts/a.toml", &text)]);
    let finding = outcome.findings.iter().find(|finding| finding.rule.code == "X901").unwrap();
    let at = |span: cm::source::Span| {
        &text[usize::try_from(span.start).unwrap()..usize::try_from(span.end).unwrap()]
    };
    assert_eq!(at(finding.place.span), "within 4 hours");
    assert_eq!(finding.related.len(), 1);
    assert_eq!(at(finding.related[0].0.span), "120");
    assert!(finding.message.contains("within 4 hours") && finding.message.contains("at most 120 minutes"));
    let help = finding.help.as_deref().unwrap();
    assert!(help.contains("target.at_most = 240"), "{help}");
}
