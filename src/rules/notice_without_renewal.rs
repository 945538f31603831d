//! Notice that neither stops a renewal nor ends the contract.

use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C110",
    name: "notice-without-renewal",
    severity: Severity::Advice,
    page: include_str!("notice-without-renewal.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let term = &cx.contract.term;
    let Some(given) = term.notice_given else { return };
    if term.auto_renew.is_some() || term.terminated.is_some() || cx.facts.state.is_over() {
        return;
    }
    let message = match cx.facts.term.end {
        Some(end) => format!(
            "notice was given on {}, and there is no renewal for it to stop: the contract ends on \
             {end} anyway",
            given.value
        ),
        None => format!("notice was given on {}, and the open-ended contract goes on", given.value),
    };
    let help = "if the contract ends early because of it, write `terminated` with the last day in force; \
                if it renews by itself, write `auto_renew`";
    out.push(cx.finding(&RULE, given.span, message).help(help));
}
