//! Waivers: the last day of one that is in force. Any state but expired, terminated and closed.

use super::{Due, Item, Kind};
use crate::facts::{Context, Facts};
use crate::model::Contract;

pub(super) fn items(context: &Context, contract: &Contract, facts: &Facts, out: &mut Due) {
    if facts.state.is_over() {
        return;
    }
    for waiver in &contract.waivers {
        let begins = waiver.from.value.max(waiver.agreed.value);
        if (begins..=waiver.until.value).contains(&context.as_of) && out.wants(waiver.until.value) {
            let what = format!("waiver ends: {}", waiver.reason.as_str());
            out.push(
                Item::new(context, contract, facts, Kind::Waiver, waiver.until.value)
                    .item(waiver.kpi.as_str())
                    .what(what),
            );
        }
    }
}
