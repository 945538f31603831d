//! A measure that names no outcome.

use super::{activity_not_result, evidence};
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::R, Weight::Weakens, check);

static RULE: Rule = Rule {
    code: "R501",
    name: "no-outcome-link",
    severity: Severity::Advice,
    page: include_str!("no-outcome-link.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(severity) = cx.severity(Weight::Weakens) else { return };
    if evidence::says(cx.measure.outcome.as_ref()) || cx.lost(&["outcome"]) {
        return;
    }
    let contract = cx.contract.contract;
    if contract.outcomes.is_empty() && cx.contract.known.is_head(contract) {
        return;
    }
    if activity_not_result::is_activity(cx) {
        return;
    }
    let message = "it names no outcome, so nothing says what is better when it is met";
    let help = evidence::outcome_to_name(cx);
    out.push(cx.finding(&RULE, cx.head(), message).severity(severity).help(help));
}
