//! A critical contract in a tier that asks little.

use crate::diag::{Finding, Rule, Severity};
use crate::model::Asks;
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C166",
    name: "critical-asked-little",
    severity: Severity::Warning,
    page: include_str!("critical-asked-little.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let contract = cx.contract;
    if !cx.runs() || !contract.critical || cx.asks != Asks::Few || cx.lost(&["tier"]) {
        return;
    }
    let (span, message) = match &contract.tier {
        Some(tier) => {
            let tier = crate::value::visible(tier);
            (
                contract.tier.as_ref().map(|tier| tier.span),
                format!("it is critical, and the tier `{tier}` asks few things of it"),
            )
        }
        None => (None, "it is critical and names no tier, so few things are asked of it".to_owned()),
    };
    let help = "give it a tier that asks more, such as `tier = \"silver\"`; or delete `critical` if nobody is harmed when it fails";
    out.push(cx.finding(&RULE, span.unwrap_or(cx.head()), message).help(help));
}
