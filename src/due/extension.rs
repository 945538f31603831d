//! Options: the last day to decide the first one that is neither taken nor declined. Live and upcoming.

use super::{Due, Item, Kind};
use crate::facts::{Context, Facts, State};
use crate::model::Contract;

pub(super) fn items(context: &Context, contract: &Contract, facts: &Facts, out: &mut Due) {
    if !matches!(facts.state, State::Live | State::Upcoming) || facts.term.cut {
        return;
    }
    let decided = |date: Option<crate::model::Date>| context.knows(date.map(|date| date.value));
    let mut options = contract.term.extensions.iter();
    let Some(option) = options.find(|option| !decided(option.taken) && !decided(option.declined)) else {
        return;
    };
    let calendar = &context.settings.calendar;
    let default = || {
        let end = facts.term.end?;
        match contract.term.notice {
            Some(notice) => notice.before(end, calendar),
            None => Some(end),
        }
    };
    let date = option.decide_by.map(|date| date.value).or_else(default);
    let Some(date) = date.filter(|date| out.wants(*date)) else { return };
    let what = format!("take or decline the option of {}", *option.length);
    out.push(Item::new(context, contract, facts, Kind::Extension, date).what(what));
}
