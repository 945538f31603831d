//! A contract that does not say what it is for.

use crate::diag::{Finding, Rule, Severity};
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C158",
    name: "no-outcome",
    severity: Severity::Advice,
    page: include_str!("no-outcome.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let contract = cx.contract;
    if !cx.runs() || !contract.outcomes.is_empty() || cx.known.is_head(contract) || cx.lost(&["outcome"]) {
        return;
    }
    // Each measure that names none says so itself.
    if contract.measures.iter().any(|measure| measure.outcome.is_none()) {
        return;
    }
    let Some(severity) = cx.by_asks(Some(Severity::Advice), None, None) else { return };
    let message = "it does not say what is better when it works";
    let help = "add `[[outcome]]` with `id` and `statement`: what people get, not what the supplier does";
    out.push(cx.finding(&RULE, cx.head(), message).severity(severity).help(help));
}
