//! A register on a day, with what follows from it: what reports and rules look at, contract by contract.

use crate::facts::{Context, Facts};
use crate::model::{Contract, Register};
use crate::query::Query;
use crate::value::Currency;
use chrono::NaiveDate;
use rayon::prelude::*;

/// A register on a day: what every report and rule looks at.
#[derive(Debug)]
pub struct View<'r> {
    /// The register; its readings are those that stand on the day.
    pub register: &'r Register,
    /// The day and what goes with it.
    pub context: Context<'r>,
}

impl<'r> View<'r> {
    /// A register on a day.
    #[must_use]
    pub fn new(register: &'r Register, as_of: NaiveDate) -> Self {
        Self { register, context: Context::new(register, as_of) }
    }

    /// What is made of each contract that a query matches, in the order of the contracts. The facts of a
    /// contract are let go as soon as the caller has taken what it needs.
    pub fn each<T: Send>(&self, query: &Query, take: impl Fn(&'r Contract, &Facts) -> T + Sync) -> Vec<T> {
        let contracts = self.register.contracts.par_iter().zip(self.register.readings.par_iter());
        contracts
            .filter_map(|(contract, readings)| {
                let facts = self.context.facts(contract, readings);
                query.matches(&self.context, contract, &facts).then(|| take(contract, &facts))
            })
            .collect()
    }

    /// The currency of a contract's amounts.
    #[must_use]
    pub fn currency(&self, contract: &Contract) -> Currency {
        contract.value.currency.map_or(self.register.settings.currency, |own| own.value)
    }
}
