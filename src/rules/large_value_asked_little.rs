//! A contract of large value in a tier that asks little.

use crate::diag::{Finding, Rule, Severity};
use crate::model::Asks;
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C167",
    name: "large-value-asked-little",
    severity: Severity::Advice,
    page: include_str!("large-value-asked-little.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let contract = cx.contract;
    let Some(tier) = contract.tier.as_ref().filter(|_| cx.asks == Asks::Few) else { return };
    if !cx.runs() || contract.critical || cx.known.is_head(contract) {
        return;
    }
    let Some(value) = cx.large() else { return };
    let value = crate::value::shown_money(value, crate::value::Currency::GBP);
    let message =
        format!("it is worth {value}, and the tier `{}` asks few things of it", crate::value::visible(tier));
    let help = "give it a tier that asks more, or allow this with the reason why it needs so little";
    out.push(cx.finding(&RULE, tier.span, message).help(help));
}
