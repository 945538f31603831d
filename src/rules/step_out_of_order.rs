//! A step done before the case was opened, or before the step that it comes after.

use super::references::here;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::{Case, Date, Procedure};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C119",
    name: "step-out-of-order",
    severity: Severity::Warning,
    page: include_str!("step-out-of-order.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    for case in &cx.contract.cases {
        let procedure = cx.view.context.procedure(&case.procedure);
        for (id, done) in &case.done {
            if done.value < case.opened.value {
                let opened = case.opened;
                let message = format!(
                    "`{}` was done on {}, before `{}` was opened on {}",
                    visible(id),
                    done.value,
                    visible(&case.id),
                    opened.value
                );
                let finding = cx.finding(&RULE, done.span, message).item(&case.id);
                let help = "a step counts from the opening: put right whichever date is wrong";
                out.push(finding.related(here(cx, opened.span), "opened here").help(help));
            } else if let Some(procedure) = procedure {
                order(cx, case, procedure, id, *done, out);
            }
        }
    }
}

/// Whether the step that this one comes after was done, and no later.
fn order(cx: &ContractCx, case: &Case, procedure: &Procedure, id: &str, done: Date, out: &mut Vec<Finding>) {
    let step = procedure.steps.iter().find(|step| *step.id == *id);
    let Some(before) = step.and_then(|step| procedure.steps.get(step.after?)) else { return };
    let first = case.done.iter().find(|(id, _)| *id.value == *before.id).map(|(_, day)| *day);
    let (id, before) = (visible(id), visible(&before.id));
    let (finding, help) = match first {
        Some(first) if first.value <= done.value => return,
        Some(first) => {
            let message = format!(
                "`{id}` was done on {}, before `{before}`, which it comes after, on {}",
                done.value, first.value
            );
            let finding = cx.finding(&RULE, done.span, message);
            let finding = finding.related(here(cx, first.span), "the step before it");
            (finding, "put right whichever day is wrong".to_owned())
        }
        None if case.closed.is_some() || super::lost::key_of(cx, Some(&case.id)) => return,
        None => {
            let message =
                format!("`{id}` was done on {}, and `{before}`, which it comes after, was not", done.value);
            let help = format!("write the day on which `{before}` was done; until it is there it stays due");
            (cx.finding(&RULE, done.span, message), help)
        }
    };
    out.push(finding.item(&case.id).help(help));
}
