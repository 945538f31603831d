//! Two contracts that are probably one.

use super::{Check, RegisterCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::{Contract, Date};
use crate::source::Place;
use crate::value::visible;
use chrono::NaiveDate;
use rustc_hash::FxHashMap;

pub(crate) static CHECK: Check = Check::Register(&RULE, check);

static RULE: Rule = Rule {
    code: "C143",
    name: "same-contract-twice",
    severity: Severity::Advice,
    page: include_str!("same-contract-twice.md"),
};

fn check(cx: &RegisterCx, out: &mut Vec<Finding>) {
    let mut first: FxHashMap<(String, String, NaiveDate), &Contract> = FxHashMap::default();
    for contract in &cx.register().contracts {
        let Some(start) = contract.term.start else { continue };
        let key = (plain(&contract.title), plain(&contract.supplier), start.value);
        let Some(other) = first.get(&key) else {
            first.insert(key, contract);
            continue;
        };
        if !is_live(cx, contract) || !is_live(cx, other) || differ(contract, other) {
            continue;
        }
        let message = format!(
            "`{}` has the title, the supplier and the start of `{}`: probably one contract twice",
            visible(&contract.id),
            visible(&other.id)
        );
        let place = Place { file: other.file, span: other.id.span };
        let finding = cx.finding(&RULE, contract.file, contract.id.span, message).of(&contract.id);
        let help = "delete one of the two files, or say in the titles how they differ";
        out.push(finding.related(place, "the other contract").help(help));
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn is_live(cx: &RegisterCx, contract: &Contract) -> bool {
    let as_of = cx.view.context.as_of;
    let past = |day: Option<Date>| day.is_some_and(|day| day.value <= as_of);
    let ended = || cx.view.context.term_on(contract, as_of).end.is_some_and(|end| end < as_of);
    contract.planned.is_none() && past(contract.term.start) && !past(contract.closed) && !ended()
}

/// Whether both say what they are worth, and that is not the same.
fn differ(one: &Contract, other: &Contract) -> bool {
    let total = |contract: &Contract| contract.value.total.map(|total| total.value.value);
    matches!((total(one), total(other)), (Some(one), Some(other)) if one != other)
}
