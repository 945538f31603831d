//! An early end that comes too late, or before the start.

use super::references::here;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C111",
    name: "termination-without-effect",
    severity: Severity::Warning,
    page: include_str!("termination-without-effect.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let term = &cx.contract.term;
    let facts = &cx.facts.term;
    let Some(day) = term.terminated else { return };
    if let Some(start) = term.start.filter(|start| day.value < start.value) {
        let message = format!("the contract was ended on {}, before it starts on {}", day.value, start.value);
        let finding = cx.finding(&RULE, day.span, message).related(here(cx, start.span), "the start");
        out.push(finding.help(
            "`terminated` is the last day in force; of a contract that never came into force write `closed`",
        ));
        return;
    }
    let late = facts.max_end.filter(|last| *last < day.value && !facts.cut && !facts.renews);
    if let (Some(_), Some(end)) = (late, facts.end) {
        if super::lost::item_of(cx.contract, &["extension", "variation"]) {
            return;
        }
        let message = format!("`terminated` is {}, and the contract ends earlier, on {end}", day.value);
        out.push(
            cx.finding(&RULE, day.span, message)
                .help("delete it, or record the option or variation by which the contract runs longer"),
        );
    }
}
