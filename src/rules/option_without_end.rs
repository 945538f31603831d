//! An option or a renewal of a contract that has no end.

use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C107",
    name: "option-without-end",
    severity: Severity::Warning,
    page: include_str!("option-without-end.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let term = &cx.contract.term;
    let ends = term.end.is_some() || cx.contract.variations.iter().any(|change| change.new_end.is_some());
    if ends || super::lost::item_of(cx.contract, &["variation"]) {
        return;
    }
    let help = "write `end`, the last day in force before any option";
    if let Some(option) = term.extensions.first() {
        let message =
            format!("an option extends the end by {}, and the contract has no end", option.length.value);
        out.push(cx.finding(&RULE, option.length.span, message).help(help));
    }
    if let Some(length) = term.auto_renew {
        let message = format!("the contract renews by {} at its end, and it has no end", length.value);
        out.push(cx.finding(&RULE, length.span, message).help(help));
    }
}
