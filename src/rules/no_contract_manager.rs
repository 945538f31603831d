//! A contract that nobody runs day to day.

use crate::diag::{Finding, Rule, Severity};
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C150",
    name: "no-contract-manager",
    severity: Severity::Warning,
    page: include_str!("no-contract-manager.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    if !cx.runs() || cx.has_person("contract_manager") || cx.lost(&["people", "contract_manager"]) {
        return;
    }
    // Of a small contract it is asked where somebody must serve notice, or it goes on for good.
    let matters = cx.large().is_some() || (cx.is_signed() && cx.facts.term.renews);
    let few = Some(Severity::Advice).filter(|_| matters);
    let Some(severity) = cx.by_asks(Some(Severity::Warning), Some(Severity::Warning), few) else { return };
    let message = if cx.contract.people.is_empty() {
        "nobody is named who answers for this contract"
    } else {
        "nobody is named who runs this contract day to day"
    };
    let help = "write `contract_manager = \"…\"` under `[people]`: a person or a post";
    out.push(cx.finding(&RULE, cx.head(), message).severity(severity).help(help));
}
