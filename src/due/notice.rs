//! Notice: the last day to stop a contract from rolling on. Live and upcoming contracts that renew by
//! themselves, as long as no notice has been given.

use super::{Due, Item, Kind};
use crate::facts::{Context, Facts, State};
use crate::model::Contract;

pub(super) fn items(context: &Context, contract: &Contract, facts: &Facts, out: &mut Due) {
    let open = matches!(facts.state, State::Live | State::Upcoming) && !facts.term.cut;
    let Some(renewal) = contract.term.auto_renew.filter(|_| open && !facts.term.notice_given) else { return };
    let deadline = facts.term.notice_deadline.filter(|deadline| out.wants(*deadline));
    let (Some(deadline), Some(end)) = (deadline, facts.term.end) else { return };
    let what = if deadline < context.as_of {
        format!("too late for notice: it renews by {} after {end}", *renewal)
    } else {
        format!("last day for notice, else it renews by {} after {end}", *renewal)
    };
    out.push(Item::new(context, contract, facts, Kind::Notice, deadline).what(what));
}
