//! A contract without a first day.

use crate::diag::{Finding, Rule, Severity};
use crate::facts::State;
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule =
    Rule { code: "C154", name: "no-start", severity: Severity::Warning, page: include_str!("no-start.md") };

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let contract = cx.contract;
    if cx.facts.state != State::Live || contract.term.start.is_some() || cx.lost(&["term", "start"]) {
        return;
    }
    let idle = |measure: &&crate::model::Measure| measure.frequency.is_some() && measure.from.is_none();
    let idle = contract.measures.iter().filter(idle).count();
    let warning = Some(Severity::Warning);
    let few = warning.filter(|_| idle > 0);
    let Some(severity) = cx.by_asks(warning, warning, few).or(few) else { return };
    let message = if idle > 0 {
        "it has no `start`, so no reading of its measures is expected"
    } else {
        "it has no `start`, so no review falls due"
    };
    let span = contract.term.span.unwrap_or(cx.head());
    let help = "write `start = 2024-04-01`, its first day in force, under `[term]`";
    out.push(cx.finding(&RULE, span, message).severity(severity).help(help));
}
