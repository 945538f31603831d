//! A contract that was never reviewed.

use crate::diag::{Finding, Rule, Severity};
use crate::model::Asks;
use crate::rules::{Check, ContractCx};
use chrono::Months;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C153",
    name: "no-review-ever",
    severity: Severity::Warning,
    page: include_str!("no-review-ever.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let held = cx.contract.reviews.iter().any(|review| cx.view.context.knows(review.held.value));
    let (Some(due), Some(start)) = (cx.facts.review_due, cx.contract.term.start) else { return };
    if held || cx.lost(&["review", "held"]) {
        return;
    }
    // Of a contract that is asked for little, only where a whole year has gone by since.
    let patience = Months::new(if cx.asks == Asks::Few { 12 } else { 0 });
    if !cx.is_past(due.checked_add_months(patience)) {
        return;
    }
    let asked = cx.by_asks(Some(Severity::Warning), Some(Severity::Warning), Some(Severity::Advice));
    let Some(severity) = asked else { return };
    let message = format!("no review has been held since it began on {}; the first was due by {due}", *start);
    let help = format!(
        "hold one and write `[[review]]` with `held = {}`; a review that was held can still be added",
        cx.as_of()
    );
    out.push(cx.finding(&RULE, start.span, message).severity(severity).help(help));
}
