//! A measure that no period falls within, so that nothing is ever expected.

use super::references::here;
use super::targets;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::Measure;
use crate::source::Span;
use crate::value::{Frequency, visible};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C126",
    name: "measure-outside-term",
    severity: Severity::Warning,
    page: include_str!("measure-outside-term.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    if cx.contract.planned.is_some() {
        return;
    }
    for measure in &cx.contract.measures {
        let Some((span, message, help)) = fault(cx, measure) else { continue };
        if super::lost::key_of(cx, Some(&measure.id)) || super::lost::key_of(cx, None) {
            continue;
        }
        let mut finding = cx.finding(&RULE, span, message).item(&measure.id).help(help);
        if let Some(from) = measure.from.filter(|from| from.span != span) {
            finding = finding.related(here(cx, from.span), "the first day measured");
        }
        out.push(finding);
    }
}

type Fault = (Span, String, &'static str);

/// Why nothing is ever expected of a measure that is to be read.
fn fault(cx: &ContractCx, measure: &Measure) -> Option<Fault> {
    let id = visible(&measure.id);
    let first = targets::first_day(cx.contract, measure);
    if let (Some(first), Some(until)) = (first, measure.until.filter(|until| first > Some(until.value))) {
        let message = format!("`{id}` is measured until {}, before its first day, {first}", until.value);
        return Some((until.span, message, "write the last day that is measured in `until`"));
    }
    let frequency = measure.frequency?;
    let last = targets::last_day(cx, measure);
    if frequency.value == Frequency::Once {
        let message = format!("`{id}` is read once, and nothing says by when: no reading is ever expected");
        let open = last.is_none() && cx.facts.term.end.is_none();
        return open.then_some((frequency.span, message, "write `until`, the last day for it"));
    }
    // Without a first day another rule speaks.
    let first = first?;
    let period = frequency.first_from(first, cx.view.context.settings.financial_year)?;
    let last = last.filter(|last| period.first() > *last)?;
    let message = if first > last {
        format!("`{id}` is measured from {first}, after the last day of the contract, {last}")
    } else {
        format!("no period of `{id}` begins from {first} to {last}: no reading is ever expected")
    };
    let span = measure.from.map_or(frequency.span, |from| from.span);
    let help = "periods are those of the calendar or the financial year, and one counts that begins within the \
                term: write an earlier `from`, or a shorter `frequency`";
    Some((span, message, help))
}
