//! Expiry: the current end of a live contract that will not renew at it; of an expired or terminated one it
//! stays overdue until the contract is closed.

use super::{Due, Item, Kind};
use crate::facts::{Context, Facts, State};
use crate::model::Contract;

pub(super) fn items(context: &Context, contract: &Contract, facts: &Facts, out: &mut Due) {
    let Some(end) = facts.term.end.filter(|end| out.wants(*end)) else { return };
    let what = match facts.state {
        State::Live if !facts.term.renews => match &contract.term.successor {
            Some(next) => format!("last day in force; followed by {}", next.as_str()),
            None => "last day in force".to_owned(),
        },
        State::Expired => "expired: close it out".to_owned(),
        State::Terminated => "terminated: close it out".to_owned(),
        _ => return,
    };
    out.push(Item::new(context, contract, facts, Kind::Expiry, end).what(what));
}
