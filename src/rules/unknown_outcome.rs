//! A measure of an outcome that the contract does not have.

use super::references::unknown;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C121",
    name: "unknown-outcome",
    severity: Severity::Warning,
    page: include_str!("unknown-outcome.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let contract = cx.contract;
    for measure in &contract.measures {
        let Some(outcome) = &measure.outcome else { continue };
        let known = || contract.outcomes.iter().map(|outcome| outcome.id.as_str());
        if known().any(|id| id == outcome.as_str()) || contract.has_lost("outcome", outcome) {
            continue;
        }
        let message = format!(
            "`{}` shows the outcome `{}`, which the contract does not have",
            visible(&measure.id),
            visible(outcome)
        );
        let otherwise = "write the id of an `[[outcome]]` of this contract, or add it";
        let known: Vec<&str> = known().collect();
        out.push(unknown(cx, &RULE, outcome, message, &known, otherwise).item(&measure.id));
    }
}
