//! Renewal: the end at which a live contract will roll on by itself.

use super::{Due, Item, Kind};
use crate::facts::{Context, Facts, State};
use crate::model::Contract;

pub(super) fn items(context: &Context, contract: &Contract, facts: &Facts, out: &mut Due) {
    let renews = facts.state == State::Live && facts.term.renews;
    let (Some(end), Some(by)) = (facts.term.end, contract.term.auto_renew) else { return };
    if !renews || !out.wants(end) {
        return;
    }
    let deadline = facts.term.notice_deadline.filter(|deadline| *deadline != end);
    let notice = match deadline {
        Some(deadline) if deadline < context.as_of => format!("; notice was due by {deadline}"),
        Some(deadline) => format!(" unless notice is given by {deadline}"),
        None => String::new(),
    };
    let what = format!("renews by itself by {}{notice}", *by);
    out.push(Item::new(context, contract, facts, Kind::Renewal, end).what(what));
}
