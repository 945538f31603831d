//! A weight of nought or less.

use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::value::visible;
use rust_decimal::Decimal;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C142",
    name: "odd-weight",
    severity: Severity::Warning,
    page: include_str!("odd-weight.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    for measure in &cx.contract.measures {
        let Some(weight) = measure.weight.filter(|weight| weight.value.value <= Decimal::ZERO) else {
            continue;
        };
        let message = format!("`weight` of `{}` is {}", visible(&measure.id), weight.value);
        let finding = cx.finding(&RULE, weight.span, message).item(&measure.id);
        let help = "a weight is above nought; a measure that is not to count has no `target`";
        out.push(finding.help(help));
    }
}
