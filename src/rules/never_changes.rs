//! A measure whose readings are all the same.

use crate::diag::{Finding, Rule, Severity};
use crate::facts::State;
use crate::model::{Measure, Target};
use crate::rules::ask;
use crate::rules::{Check, ContractCx};
use crate::value::Frequency;
use rust_decimal::Decimal;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "D712",
    name: "never-changes",
    severity: Severity::Advice,
    page: include_str!("never-changes.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    if cx.facts.state != State::Live {
        return;
    }
    for (measure, facts) in cx.contract.measures.iter().zip(&cx.facts.measures) {
        let Some(enough) = enough(measure) else { continue };
        let rows = || facts.readings.iter().rev().filter_map(|judged| ask::figure(&judged.reading));
        let Some(value) = rows().next() else { continue };
        let same = rows().take_while(|other| other.value == value.value).count();
        if same < enough || is_natural(measure, value.value) {
            continue;
        }
        let Some(last) = facts.readings.last() else { continue };
        let id = crate::value::visible(&measure.id);
        let message = format!("the last {same} readings of `{id}` are all {value}");
        let help = "ask how the figure is worked out and for the records behind it";
        out.push(cx.at_row(&RULE, measure, &last.reading, message).help(help));
    }
}

/// How many equal readings in a row are too many.
fn enough(measure: &Measure) -> Option<usize> {
    match measure.frequency?.value {
        Frequency::Once => None,
        Frequency::Daily => Some(30),
        Frequency::Weekly => Some(13),
        _ => Some(8),
    }
}

/// Whether a measure may well stay at this figure: a count, nothing, all, or what it must be exactly.
fn is_natural(measure: &Measure, value: Decimal) -> bool {
    let exactly = matches!(measure.target.as_deref(), Some(Target::Exactly(target)) if target.value == value);
    let nearly_all = value >= Decimal::new(999, 1);
    exactly || value.is_zero() || if ask::is_share(measure) { nearly_all } else { value.fract().is_zero() }
}
