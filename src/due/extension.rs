//! Options: the last day to decide the first one that is neither taken nor declined. Live and upcoming.

use super::{Due, Item, Kind};
use crate::facts::{Context, Facts, State};
use crate::model::{Contract, Extension};
use chrono::NaiveDate;

pub(super) fn items(context: &Context, contract: &Contract, facts: &Facts, out: &mut Due) {
    if !matches!(facts.state, State::Live | State::Upcoming) || facts.term.cut {
        return;
    }
    let decided = |date: Option<crate::model::Date>| context.knows(date.map(|date| date.value));
    let mut options = contract.term.extensions.iter();
    let Some(option) = options.find(|option| !decided(option.taken) && !decided(option.declined)) else {
        return;
    };
    let date = decide_by(context, contract, facts, option);
    let Some(date) = date.filter(|date| out.wants(*date)) else { return };
    let calendar = &context.settings.calendar;
    let to = facts.term.end.and_then(|end| option.length.extend(end, calendar));
    let to = to.map_or_else(String::new, |to| format!(", to {to}"));
    let what = format!("take or decline the option of {}{to}", *option.length);
    out.push(Item::new(context, contract, facts, Kind::Extension, date).what(what));
}

/// The last day to decide the first option that is open: its own, else the current end less notice, else the
/// current end.
#[must_use]
pub fn decide_by(
    context: &Context,
    contract: &Contract,
    facts: &Facts,
    option: &Extension,
) -> Option<NaiveDate> {
    let default = || {
        let end = facts.term.end?;
        match contract.term.notice {
            Some(notice) => notice.before(end, &context.settings.calendar),
            None => Some(end),
        }
    };
    option.decide_by.map(|date| date.value).or_else(default)
}
