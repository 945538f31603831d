//! Cases: the time limit of the next step of an open formal procedure. Any state but closed.

use super::{Due, Item, Kind};
use crate::facts::{Context, Facts, State};
use crate::model::Contract;

pub(super) fn items(context: &Context, contract: &Contract, facts: &Facts, out: &mut Due) {
    if facts.state == State::Closed {
        return;
    }
    for case in &contract.cases {
        let Some(next) = context.next_step(case) else { continue };
        let Some(limit) = next.limit.filter(|limit| out.wants(*limit)) else { continue };
        out.push(
            Item::new(context, contract, facts, Kind::Case, limit)
                .item(format!("{}/{}", case.id.as_str(), next.step.id))
                .what(format!("{} ({})", next.step.what, case.procedure.as_str())),
        );
    }
}
