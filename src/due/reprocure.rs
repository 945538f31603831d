//! Buying again: the tier's lead time before the current end, unless it is known what follows. Live
//! contracts, also those that renew by themselves.

use super::{Due, Item, Kind};
use crate::facts::{Context, Facts, State};
use crate::model::Contract;

pub(super) fn items(context: &Context, contract: &Contract, facts: &Facts, out: &mut Due) {
    let settled = contract.term.successor.is_some() || contract.term.no_successor.is_some();
    if facts.state != State::Live || settled {
        return;
    }
    let lead = context.tier(contract).and_then(|tier| tier.reprocure_lead);
    let (Some(end), Some(lead)) = (facts.term.end, lead) else { return };
    let date = lead.before(end, &context.settings.calendar);
    let Some(date) = date.filter(|date| out.wants(*date)) else { return };
    let ends = if facts.term.renews { "it renews by itself after" } else { "it ends on" };
    let what = format!("begin to buy again: {ends} {end}");
    out.push(Item::new(context, contract, facts, Kind::Reprocure, date).what(what));
}
