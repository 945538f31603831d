//! A step done in a case that its procedure does not have.

use super::references::unknown;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C118",
    name: "unknown-step",
    severity: Severity::Warning,
    page: include_str!("unknown-step.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    for case in &cx.contract.cases {
        let Some(procedure) = cx.view.context.procedure(&case.procedure) else { continue };
        for (step, _) in &case.done {
            if procedure.steps.iter().any(|known| *known.id == *step.value) {
                continue;
            }
            if super::lost::settings(cx.register()) {
                return;
            }
            let known: Vec<&str> = procedure.steps.iter().map(|step| &*step.id).collect();
            let message = format!("`{}` has no step `{}`", visible(&procedure.name), visible(step));
            let finding = unknown(cx, &RULE, step, message, &known, "write the step that was done");
            out.push(finding.item(&case.id));
        }
    }
}
