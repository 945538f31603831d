//! Actions: raised and not done. Any state but closed.

use super::{Due, Item, Kind};
use crate::facts::{Context, Facts, State};
use crate::model::Contract;

pub(super) fn items(context: &Context, contract: &Contract, facts: &Facts, out: &mut Due) {
    if facts.state == State::Closed {
        return;
    }
    for action in &contract.actions {
        let raised = action.raised.is_none_or(|raised| context.knows(raised.value));
        let done = context.knows(action.done.map(|done| done.value));
        let Some(due) = action.due.filter(|due| raised && !done && out.wants(due.value)) else { continue };
        out.push(
            Item::new(context, contract, facts, Kind::Action, due.value)
                .item(action.id.as_str())
                .owner(contract, action.owner.as_ref())
                .what(action.what.as_str()),
        );
    }
}
