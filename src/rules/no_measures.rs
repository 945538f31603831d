//! A contract with nothing to judge it by.

use crate::diag::{Finding, Rule, Severity};
use crate::model::ContractKind;
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C152",
    name: "no-measures",
    severity: Severity::Warning,
    page: include_str!("no-measures.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let contract = cx.contract;
    if !cx.runs() || !contract.measures.is_empty() || cx.known.is_head(contract) || cx.lost(&["kpi"]) {
        return;
    }
    let goods = contract.kind.is_some_and(|kind| kind.value == ContractKind::Goods);
    let some = Some(Severity::Advice).filter(|_| !goods);
    let Some(severity) = cx.by_asks(Some(Severity::Warning), some, None) else { return };
    let help = "add a `[[kpi]]` with `id`, `statement`, `unit`, `target` and `frequency`: three good ones are enough";
    let message = "it has no success measures, so nobody can say whether it works";
    out.push(cx.finding(&RULE, cx.head(), message).severity(severity).help(help));
}
