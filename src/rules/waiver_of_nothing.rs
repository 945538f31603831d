//! A waiver of days on which its measure is not read.

use super::references::here;
use super::targets;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C147",
    name: "waiver-of-nothing",
    severity: Severity::Warning,
    page: include_str!("waiver-of-nothing.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    for waiver in &cx.contract.waivers {
        let Some(measure) = cx.contract.measure(&waiver.kpi).and_then(|at| cx.contract.measures.get(at))
        else {
            continue;
        };
        let id = visible(&measure.id);
        let (from, until) = (waiver.from.value, waiver.until.value);
        let first = targets::first_day(cx.contract, measure).filter(|first| until < *first);
        let last = targets::last_day(cx, measure).filter(|last| from > *last);
        let (span, message) = match (first, last) {
            (Some(first), _) => (
                waiver.until.span,
                format!(
                    "the waiver of `{id}` covers {from} to {until}, and `{id}` is measured only from {first}"
                ),
            ),
            (None, Some(last)) => (
                waiver.from.span,
                format!(
                    "the waiver of `{id}` covers {from} to {until}, and `{id}` is measured only until {last}"
                ),
            ),
            (None, None) => continue,
        };
        let finding = cx.finding(&RULE, span, message).item(&measure.id);
        let help = "put the dates right: a waiver covers the periods that begin from `from` to `until`";
        out.push(finding.related(here(cx, measure.id.span), "the measure").help(help));
    }
}
