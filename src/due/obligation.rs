//! Obligations: the earliest occurrence that is not done, also after the current end. Any state but expired,
//! terminated and closed.

use super::{Due, Item, Kind};
use crate::facts::{Context, Facts};
use crate::model::{Contract, Obligation, Party};
use chrono::NaiveDate;
use rustc_hash::FxHashSet;

pub(super) fn items(context: &Context, contract: &Contract, facts: &Facts, out: &mut Due) {
    if facts.state.is_over() {
        return;
    }
    for obligation in &contract.obligations {
        let Some(date) = next_occurrence(context, obligation).filter(|date| out.wants(*date)) else {
            continue;
        };
        let by = match obligation.party.map(|party| party.value) {
            Some(Party::Supplier) => " (supplier)",
            Some(Party::Buyer) => " (buyer)",
            None => "",
        };
        let what = format!("{}{by}", obligation.what.as_str());
        out.push(
            Item::new(context, contract, facts, Kind::Obligation, date)
                .item(obligation.id.as_str())
                .what(what),
        );
    }
}

/// The earliest occurrence without a day on which it was met, on or before the as-of date. Occurrences are
/// counted from the first, so that month ends do not drift.
#[must_use]
pub fn next_occurrence(context: &Context, obligation: &Obligation) -> Option<NaiveDate> {
    let first = obligation.first.value;
    let met: FxHashSet<NaiveDate> = obligation
        .done
        .iter()
        .filter(|(_, day)| context.knows(day.value))
        .map(|(occurrence, _)| occurrence.value)
        .collect();
    let mut date = first;
    for count in 1.. {
        if !met.contains(&date) {
            return Some(date);
        }
        date = obligation.every?.times(count)?.add_to(first, &context.settings.calendar)?;
    }
    None
}
