//! Readings: each expected period that has ended without a row. Any state but planned and closed.

use super::{Due, Item, Kind};
use crate::facts::{Context, Facts};
use crate::model::Contract;

pub(super) fn items(context: &Context, contract: &Contract, facts: &Facts, out: &mut Due) {
    let financial_year = context.settings.financial_year;
    for (measure, found) in contract.measures.iter().zip(&facts.measures) {
        for awaited in &found.awaited {
            if !out.wants(awaited.due) {
                continue;
            }
            let item = Item::new(context, contract, facts, Kind::Reading, awaited.due)
                .item(measure.id.as_str())
                .owner(contract, measure.owner.as_ref())
                .what(format!("reading for {}", awaited.period.display(financial_year)));
            out.push(Item { period: Some(awaited.period), ..item });
        }
    }
}
