//! A waiver, an action or a case about a measure that the contract does not have.

use super::references::unknown;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::Text;
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C120",
    name: "unknown-kpi",
    severity: Severity::Warning,
    page: include_str!("unknown-kpi.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let contract = cx.contract;
    for waiver in &contract.waivers {
        judge(cx, &waiver.kpi, "the waiver", &waiver.kpi, out);
    }
    for action in &contract.actions {
        if let Some(kpi) = &action.kpi {
            judge(cx, kpi, &format!("`{}`", visible(&action.id)), &action.id, out);
        }
    }
    for case in &contract.cases {
        for kpi in &case.kpis {
            judge(cx, kpi, &format!("`{}`", visible(&case.id)), &case.id, out);
        }
    }
}

fn judge(cx: &ContractCx, kpi: &Text, what: &str, item: &str, out: &mut Vec<Finding>) {
    let contract = cx.contract;
    if contract.measure(kpi).is_some() || contract.has_lost("kpi", kpi) {
        return;
    }
    let known: Vec<&str> = contract.measures.iter().map(|measure| measure.id.as_str()).collect();
    let message = format!("{what} is about `{}`, which is no measure of this contract", visible(kpi));
    let otherwise = "write the id of a `[[kpi]]` of this contract";
    out.push(unknown(cx, &RULE, kpi, message, &known, otherwise).item(item));
}
