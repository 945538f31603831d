//! An action that never falls due.

use crate::diag::{Finding, Rule, Severity};
use crate::facts::State;
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C173",
    name: "action-without-due",
    severity: Severity::Warning,
    page: include_str!("action-without-due.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let asked = cx.by_asks(Some(Severity::Warning), Some(Severity::Warning), Some(Severity::Advice));
    let Some(severity) = asked else { return };
    if cx.facts.state == State::Closed || cx.lost(&["due"]) {
        return;
    }
    for action in &cx.contract.actions {
        let raised = action.raised.is_none_or(|raised| cx.view.context.knows(raised.value));
        if action.due.is_none() && action.done.is_none() && raised {
            let message = format!(
                "the action `{}` has no `due` date, so it never falls due",
                crate::value::visible(&action.id)
            );
            let help = "write `due = …`, the day by which it is to be done; or `done = …` if it has been";
            out.push(
                cx.finding(&RULE, action.id.span, message).item(&action.id).severity(severity).help(help),
            );
        }
    }
}
