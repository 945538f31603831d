//! Risks: the day on which one that is not closed is to be looked at again. Any state but expired,
//! terminated and closed.

use super::{Due, Item, Kind};
use crate::facts::{Context, Facts};
use crate::model::Contract;

pub(super) fn items(context: &Context, contract: &Contract, facts: &Facts, out: &mut Due) {
    if facts.state.is_over() {
        return;
    }
    for risk in &contract.risks {
        let closed = context.knows(risk.closed.map(|closed| closed.value));
        let Some(review) = risk.review.filter(|review| !closed && out.wants(review.value)) else { continue };
        out.push(
            Item::new(context, contract, facts, Kind::Risk, review.value)
                .item(risk.id.as_str())
                .owner(contract, risk.owner.as_ref())
                .what(format!("look again: {}", risk.what.as_str())),
        );
    }
}
