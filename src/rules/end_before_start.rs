//! An end, first agreed or varied, that lies before the start.

use super::references::here;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::Date;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C104",
    name: "end-before-start",
    severity: Severity::Error,
    page: include_str!("end-before-start.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let term = &cx.contract.term;
    let Some(start) = term.start else { return };
    let mut judge = |key: &str, end: Date, item: Option<&str>| {
        if end.value < start.value {
            let message = format!("`{key}` is {}, before the contract starts on {}", end.value, start.value);
            let mut finding = cx.finding(&RULE, end.span, message).related(here(cx, start.span), "the start");
            finding.item = item.map(Into::into);
            out.push(finding.help("put the earlier date in `start`; both days are in force"));
        }
    };
    if let Some(end) = term.end {
        judge("end", end, None);
    }
    for variation in &cx.contract.variations {
        if let Some(end) = variation.new_end {
            judge("new_end", end, Some(&variation.id));
        }
    }
}
