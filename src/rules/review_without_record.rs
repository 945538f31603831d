//! A review that left nothing behind.

use crate::diag::{Finding, Rule, Severity};
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C172",
    name: "review-without-record",
    severity: Severity::Advice,
    page: include_str!("review-without-record.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let Some(severity) = cx.by_asks(Some(Severity::Advice), Some(Severity::Advice), None) else { return };
    if !cx.is_signed() {
        return;
    }
    let held = cx.contract.reviews.iter().filter(|review| cx.view.context.knows(review.held.value));
    let Some(latest) = held.max_by_key(|review| review.held.value) else { return };
    let summary = latest.summary.as_ref().is_some_and(|summary| !summary.trim().is_empty());
    if summary || latest.rating.is_some() || cx.lost(&["rating", "summary"]) {
        return;
    }
    let message = format!("the latest review, of {}, has neither `rating` nor `summary`", *latest.held);
    let help =
        "write `summary = \"…\"`: a sentence on what was found; what was agreed goes into `[[action]]`";
    out.push(cx.finding(&RULE, latest.held.span, message).severity(severity).help(help));
}
