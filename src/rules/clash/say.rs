//! What the rules about contradictions share: how severe they are, and how they show a target.

use crate::diag::{Finding, Rule, Severity};
use crate::model::Target;
use crate::rules::measure::{MeasureCx, Weight};
use crate::source::Span;
use crate::value::visible;
use std::ops::Range;

/// A finding at some bytes of the statement. A contradiction is an error wherever something is still said of a measure:
/// little may be asked of a contract, but not that it says two things.
pub(super) fn finding(
    cx: &MeasureCx,
    rule: &'static Rule,
    bytes: &Range<usize>,
    message: String,
) -> Option<Finding> {
    cx.severity(Weight::Fails)?;
    let span = cx.worded.as_ref()?.span(bytes);
    Some(cx.finding(rule, span, message).severity(Severity::Error))
}

/// Points to the field that says otherwise.
pub(super) fn beside(cx: &MeasureCx, finding: Finding, field: Span, note: String) -> Finding {
    finding.related(cx.place(field), note)
}

/// A target in words, with its unit: `at least 98 %`.
pub(super) fn target(cx: &MeasureCx, target: &Target) -> String {
    let unit = cx.measure.unit.as_ref().map(|unit| visible(unit)).unwrap_or_default();
    let (before, after) = match &*unit {
        "" => (String::new(), String::new()),
        "£" | "€" | "$" => (unit.into_owned(), String::new()),
        _ => (String::new(), format!(" {unit}")),
    };
    match target {
        Target::AtLeast(bound) => format!("at least {before}{bound}{after}"),
        Target::AtMost(bound) => format!("at most {before}{bound}{after}"),
        Target::Between(low, high) => format!("between {before}{low} and {before}{high}{after}"),
        Target::Exactly(bound) => format!("exactly {before}{bound}{after}"),
        Target::Met => "met".to_owned(),
    }
}
