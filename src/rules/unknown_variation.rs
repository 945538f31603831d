//! A change of target by a variation that the contract does not have.

use super::references::unknown;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C122",
    name: "unknown-variation",
    severity: Severity::Warning,
    page: include_str!("unknown-variation.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let contract = cx.contract;
    for measure in &contract.measures {
        for change in &measure.changes {
            let Some(variation) = &change.variation else { continue };
            let known = || contract.variations.iter().map(|variation| variation.id.as_str());
            if known().any(|id| id == variation.as_str()) || contract.has_lost("variation", variation) {
                continue;
            }
            let message = format!(
                "the target of `{}` changes by the variation `{}`, which the contract does not have",
                visible(&measure.id),
                visible(variation)
            );
            let otherwise = "write the id of a `[[variation]]` of this contract, or add it";
            let known: Vec<&str> = known().collect();
            out.push(unknown(cx, &RULE, variation, message, &known, otherwise).item(&measure.id));
        }
    }
}
