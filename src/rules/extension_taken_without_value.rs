//! An option that was taken and adds nothing to the value.

use crate::diag::{Finding, Rule, Severity};
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C170",
    name: "extension-taken-without-value",
    severity: Severity::Advice,
    page: include_str!("extension-taken-without-value.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let Some(severity) = cx.by_asks(Some(Severity::Advice), Some(Severity::Advice), None) else { return };
    if !cx.runs() || cx.facts.value.is_none() || cx.lost(&["value"]) {
        return;
    }
    for option in &cx.contract.term.extensions {
        let taken = option.taken.filter(|taken| cx.view.context.knows(taken.value));
        if let Some(taken) = taken.filter(|_| option.value.is_none()) {
            let message = "this option was taken and has no `value`, so the contract's value stays as it was";
            let help = "write `value = …`, what it adds without VAT; `value = 0` if it costs nothing";
            out.push(cx.finding(&RULE, taken.span, message).severity(severity).help(help));
        }
    }
}
