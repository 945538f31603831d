use crate::facts::{Context, Facts};
use crate::model::{Contract, Register};
use crate::query::Query;
use crate::table::{Cell, Column, Document, Sheet};
use crate::value::{Currency, Total};
use chrono::NaiveDate;
use rayon::prelude::*;

/// A register on a day: what every report looks at.
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

    /// What a report makes of each contract that a query matches, in the order of the contracts. The facts of
    /// a contract are let go as soon as the report has taken what it needs.
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

/// An empty document about these registers.
pub(super) fn document(report: &'static str, title: &str, views: &[View]) -> Document {
    let registers: Vec<String> = views.iter().map(|view| view.register.name.clone()).collect();
    let first = views.first();
    let mut lost = Vec::new();
    for view in views {
        let own = view.register.lost.words();
        if views.len() > 1 && !own.is_empty() {
            lost.push(format!("{} in {}", own.join(", "), view.register.name));
        } else {
            lost.extend(own);
        }
    }
    let as_of = first.map_or(NaiveDate::MIN, |view| view.context.as_of);
    Document {
        report,
        title: format!("{title}: {} as of {as_of}", registers.join(", ")),
        registers,
        currency: first.map(|view| view.register.settings.currency.to_string()).unwrap_or_default(),
        as_of,
        left_out: lost,
        summary: Vec::new(),
        sheets: Vec::new(),
        view: None,
        notes: Vec::new(),
    }
}

/// Puts the register's name before each row where there are several registers.
pub(super) fn sheet(
    views: &[View],
    key: &'static str,
    columns: &[Column],
    rows: Vec<(usize, Vec<Cell>)>,
) -> Sheet {
    let several = views.len() > 1;
    let mut all = Vec::with_capacity(columns.len() + 1);
    if several {
        all.push(Column::new("register", "register"));
    }
    all.extend_from_slice(columns);
    let row = |(view, cells): (usize, Vec<Cell>)| {
        if !several {
            return cells;
        }
        let name = views.get(view).map(|view| view.register.name.clone());
        std::iter::once(Cell::maybe(name)).chain(cells).collect()
    };
    Sheet { key, columns: all, rows: rows.into_iter().map(row).collect(), ..Sheet::default() }
}

/// Amounts summed by currency, each as money, in order of the currency.
pub(super) fn by_currency(amounts: impl IntoIterator<Item = (Currency, Total)>) -> Vec<(Currency, Total)> {
    let mut sums = std::collections::BTreeMap::new();
    for (currency, amount) in amounts {
        let sum: &mut Total = sums.entry(currency).or_default();
        *sum += amount;
    }
    sums.into_iter().collect()
}
