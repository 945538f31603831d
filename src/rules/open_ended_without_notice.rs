//! A contract with neither an end nor a way to end it.

use crate::diag::{Finding, Rule, Severity};
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C155",
    name: "open-ended-without-notice",
    severity: Severity::Warning,
    page: include_str!("open-ended-without-notice.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let term = &cx.contract.term;
    let open = cx.facts.term.end.is_none() && term.notice.is_none();
    if !cx.is_signed() || !open || cx.lost(&["term", "end", "notice", "terminated", "new_end"]) {
        return;
    }
    let Some(severity) = cx.by_asks(Some(Severity::Warning), Some(Severity::Warning), None) else { return };
    let message = "it has no end and no notice, so nothing says how it can be left";
    let help =
        "write `end`, its last day in force, or `notice = \"6 months\"` if it runs until somebody ends it";
    let span = term.span.unwrap_or(cx.head());
    out.push(cx.finding(&RULE, span, message).severity(severity).help(help));
}
