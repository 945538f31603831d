//! An option taken, or still to be decided, after the end that it extends.

use super::lost;
use super::references::here;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::Extension;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C105",
    name: "extension-after-end",
    severity: Severity::Warning,
    page: include_str!("extension-after-end.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    if cx.facts.term.end.is_none() || lost::item_of(cx.contract, &["extension", "variation"]) {
        return;
    }
    for (at, option) in cx.contract.term.extensions.iter().enumerate() {
        taken_late(cx, at + 1, option, out);
    }
    decided_late(cx, out);
}

/// An option taken when the contract had ended.
fn taken_late(cx: &ContractCx, number: usize, option: &Extension, out: &mut Vec<Finding>) {
    let Some(taken) = option.taken.filter(|taken| taken.value <= cx.as_of()) else { return };
    let Some(before) = taken.pred_opt() else { return };
    let found = cx.view.context.term_on(cx.contract, before);
    let moved = cx
        .contract
        .variations
        .iter()
        .any(|variation| variation.agreed.value == taken.value && variation.new_end.is_some());
    let Some(end) = found.end.filter(|end| *end < taken.value && !found.renews && !moved) else { return };
    let message =
        format!("option {number} was taken on {}, after the end that it extends, {end}", taken.value);
    let mut finding = cx.finding(&RULE, taken.span, message);
    if let Some(own) = cx.contract.term.end.filter(|own| own.value == end) {
        finding = finding.related(here(cx, own.span), "the end");
    }
    out.push(finding.help(
        "write the day on which it was agreed; if the contract had lapsed by then, what followed is a \
         new contract",
    ));
}

/// An open option that may be decided when the contract will have ended.
fn decided_late(cx: &ContractCx, out: &mut Vec<Finding>) {
    let term = &cx.facts.term;
    if cx.facts.state.is_over() || term.cut || term.renews {
        return;
    }
    let known = |day: Option<crate::model::Date>| cx.view.context.knows(day.map(|day| day.value));
    let mut end = term.end;
    for (at, option) in cx.contract.term.extensions.iter().enumerate() {
        if known(option.taken) || known(option.declined) {
            continue;
        }
        let Some(last) = end else { return };
        if let Some(by) = option.decide_by.filter(|by| by.value > last) {
            let message = format!(
                "option {} may be decided until {}, after the end that it would extend, {last}",
                at + 1,
                by.value
            );
            let help = "write a day on or before that end, or leave `decide_by` out";
            out.push(cx.finding(&RULE, by.span, message).help(help));
        }
        end = option.length.extend(last, &cx.view.context.settings.calendar);
    }
}
