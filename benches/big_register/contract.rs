//! One contract with its readings, as texts.

use std::fmt::Write as _;

use crate::Result;
use crate::figure::decimal;
use crate::options::Options;
use crate::plan::Plan;
use crate::random::Random;
use crate::readings::Readings;
use crate::term::State;
use crate::text::contract_text;

pub(crate) struct Contract {
    pub(crate) id: String,
    pub(crate) toml: String,
    pub(crate) readings: Readings,
    /// Its rows of the table of targets.
    pub(crate) targets: String,
    /// Pounds a year.
    pub(crate) annual: i64,
    /// Readings that are asked for and not there; nothing is asked of a closed contract.
    pub(crate) missing: i64,
}

impl Contract {
    pub(crate) fn drawn(options: &Options, number: i64) -> Result<Self> {
        let mut random = Random::new(options.seed, number);
        let plan = Plan::drawn(&mut random, options, number)?;
        // Drawn in the order in which they stand here.
        Ok(Self {
            toml: contract_text(&mut random, &plan)?,
            readings: Readings::drawn(&mut random, &plan)?,
            targets: target_rows(&plan)?,
            annual: plan.annual,
            missing: if plan.term.state == State::Closed { 0 } else { plan.missing()? },
            id: plan.id,
        })
    }
}

fn target_rows(plan: &Plan) -> Result<String> {
    let mut rows = String::new();
    for chosen in &plan.measures {
        let figure = |steps| decimal(steps, chosen.kind.places);
        let (target, serious) = (figure(chosen.target), figure(chosen.bands().0));
        writeln!(rows, "{},{},{},{target},{serious}", plan.id, chosen.kind.id, chosen.op())?;
    }
    Ok(rows)
}
