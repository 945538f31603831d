//! A contract closed before its last day.

use super::references::here;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C137",
    name: "closed-early",
    severity: Severity::Warning,
    page: include_str!("closed-early.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let Some(closed) = cx.contract.closed.filter(|closed| closed.value <= cx.as_of()) else { return };
    let started = cx.contract.term.start.is_none_or(|start| start.value <= closed.value);
    if !started || super::lost::item_of(cx.contract, &["extension", "variation"]) {
        return;
    }
    let then = cx.view.context.term_on(cx.contract, closed.value);
    let Some(end) = then.end.filter(|end| *end > closed.value) else { return };
    let message = format!(
        "the contract was closed on {}, and it runs until {end}: nothing falls due from then on",
        closed.value
    );
    let mut finding = cx.finding(&RULE, closed.span, message);
    if let Some(own) = cx.contract.term.end.filter(|own| own.value == end) {
        finding = finding.related(here(cx, own.span), "the end");
    }
    out.push(finding.help(
        "if it ended early, write `terminated` with the last day in force; else delete `closed` until \
         it has ended",
    ));
}
