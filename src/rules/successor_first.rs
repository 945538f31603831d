//! A successor that starts no later than what it replaces.

use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::source::Place;
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C145",
    name: "successor-first",
    severity: Severity::Warning,
    page: include_str!("successor-first.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let (Some(successor), Some(start)) = (&cx.contract.term.successor, cx.contract.term.start) else {
        return;
    };
    let register = cx.register();
    let Some(next) = register.contract(successor).and_then(|at| register.contracts.get(at)) else { return };
    let Some(begins) = next.term.start.filter(|begins| begins.value <= start.value) else { return };
    if next.id == cx.contract.id {
        return;
    }
    let message = format!(
        "the successor `{}` starts on {}, no later than the contract that it replaces, {}",
        visible(successor),
        begins.value,
        start.value
    );
    let place = Place { file: next.file, span: begins.span };
    let finding = cx.finding(&RULE, successor.span, message).related(place, "the successor's start");
    out.push(finding.help("`successor` stands in the older contract and names the newer one"));
}
