//! A contract that renews itself, and does not say by when that can be stopped.

use crate::diag::{Finding, Rule, Severity};
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C157",
    name: "renews-without-notice",
    severity: Severity::Warning,
    page: include_str!("renews-without-notice.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let term = &cx.contract.term;
    let Some(renewal) = term.auto_renew else { return };
    if !cx.runs() || !cx.facts.term.renews || term.notice.is_some() || cx.lost(&["notice", "auto_renew"]) {
        return;
    }
    let Some(end) = cx.facts.term.end else { return };
    let message = format!(
        "it renews itself after {end} and has no `notice`, so that day itself counts as the last to stop it"
    );
    let help = "write `notice = \"3 months\"` under `[term]`, as the contract has it";
    out.push(cx.finding(&RULE, renewal.span, message).help(help));
}
