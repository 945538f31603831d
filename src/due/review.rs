//! Review meetings: due when the tier's cadence, or the last review itself, says. Live contracts only.

use super::{Due, Item, Kind};
use crate::facts::{Context, Facts};
use crate::model::Contract;

pub(super) fn items(context: &Context, contract: &Contract, facts: &Facts, out: &mut Due) {
    let Some(due) = facts.review_due.filter(|due| out.wants(*due)) else { return };
    let held = contract.reviews.iter().map(|review| review.held.value);
    let what = match held.filter(|held| context.knows(*held)).max() {
        Some(last) => format!("review meeting (last held {last})"),
        None => "review meeting (none held yet)".to_owned(),
    };
    out.push(Item::new(context, contract, facts, Kind::Review, due).what(what));
}
