//! A contract that is planned still, and was signed or has started.

use super::references::here;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C136",
    name: "planned-in-force",
    severity: Severity::Warning,
    page: include_str!("planned-in-force.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let Some(planned) = cx.contract.planned else { return };
    if cx.facts.state == crate::facts::State::Closed {
        return;
    }
    let known = |day: &crate::model::Date| day.value <= cx.as_of();
    let term = &cx.contract.term;
    let (word, day) = match (term.signed.filter(known), term.start.filter(known)) {
        (Some(signed), _) => ("was signed", signed),
        (None, Some(start)) => ("started", start),
        (None, None) => return,
    };
    let message =
        format!("the contract is `planned`, and it {word} on {}: nothing is expected of it", day.value);
    let finding = cx.finding(&RULE, planned, message).related(here(cx, day.span), "the day");
    out.push(finding.help("delete `status` once the contract is signed, or move the day"));
}
