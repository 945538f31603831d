//! A change of the value of a contract that has no total.

use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::source::Spanned;
use crate::value::{Number, visible};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C148",
    name: "change-without-total",
    severity: Severity::Advice,
    page: include_str!("change-without-total.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let contract = cx.contract;
    if contract.value.total.is_some() || super::lost::key_of(cx, None) {
        return;
    }
    let known = |day: Option<crate::model::Date>| day.is_some_and(|day| day.value <= cx.as_of());
    let options = contract.term.extensions.iter().enumerate();
    let option = options
        .filter(|(_, option)| known(option.taken))
        .find_map(|(at, option)| Some((format!("the value of option {}", at + 1), None, option.value?)));
    let mut variations = contract.variations.iter().filter(|variation| known(Some(variation.agreed)));
    let variation = || {
        variations.find_map(|variation| {
            let id = visible(&variation.id);
            Some((format!("the change by `{id}`"), Some(variation.id.as_str()), variation.value_change?))
        })
    };
    let found: Option<(String, Option<&str>, Spanned<Number>)> = option.or_else(variation);
    let Some((what, item, amount)) = found else { return };
    let message = format!("{what}, {}, is added to no `total`, so the contract has no value", amount.value);
    let mut finding = cx.finding(&RULE, amount.span, message);
    finding.item = item.map(Into::into);
    out.push(finding.help("write `total` under `[value]`: the whole life, without what was added later"));
}
