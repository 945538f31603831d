//! What rules share: how much is asked of a contract, and what was lost in reading, so that what follows
//! from it is not reported again.

use super::ContractCx;
use super::measure::Vocabulary;
use crate::diag::{Finding, Leaves, Rule, Severity};
use crate::facts::State;
use crate::model::{Asks, Contract, Folder, Measure, Reading, ReadingValue, Register, Settings, Target};
use crate::source::{FileId, Span};
use crate::value::{Currency, Number, Period, Total};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

/// What is known of a register as a whole, worked out once for all rules.
#[derive(Debug, Default)]
pub struct Known<'v> {
    /// What reading left out of each contract's file.
    lost: FxHashMap<FileId, Vec<&'v Finding>>,
    /// The contracts and items of which a row was left out.
    rows: FxHashSet<(&'v str, &'v str)>,
    /// Whether a whole file of savings was left out.
    savings_file: bool,
    /// The ids that other contracts name as their head.
    heads: FxHashSet<&'v str>,
    /// What its words mean.
    pub(super) vocabulary: Vocabulary,
}

impl<'v> Known<'v> {
    /// What is known of a register.
    #[must_use]
    pub fn new(register: &'v Register) -> Self {
        let mut known = Self { vocabulary: Vocabulary::new(&register.settings), ..Self::default() };
        for finding in &register.findings {
            match (finding.leaves, finding.contract.as_deref(), finding.item.as_deref()) {
                (Leaves::Nothing, ..) => {}
                (Leaves::Row, Some(contract), Some(item)) => {
                    known.rows.insert((contract, item));
                }
                (Leaves::File, ..) => {
                    let file = usize::try_from(finding.place.file.0).ok();
                    let entry = file.and_then(|at| register.files.get(at));
                    known.savings_file |= entry.is_some_and(|entry| entry.folder == Folder::Savings);
                }
                _ => known.lost.entry(finding.place.file).or_default().push(finding),
            }
        }
        let parents = register.contracts.iter().filter_map(|contract| contract.parent.as_ref());
        known.heads = parents.map(|parent| &*parent.value).collect();
        known
    }

    /// Whether a saving's rows may be among those that could not be read.
    #[must_use]
    pub fn saving_lost(&self, contract: &str, saving: &str) -> bool {
        self.savings_file || self.rows.contains(&(contract, saving))
    }

    /// Whether another contract names this one as its head.
    #[must_use]
    pub fn is_head(&self, contract: &Contract) -> bool {
        self.heads.contains(contract.id.as_str())
    }
}

/// The value from which a contract counts as large, in pounds.
pub(super) const LARGE: u32 = 1_000_000;

/// A contract's current value where it is in pounds and at least `LARGE`.
pub(super) fn large(settings: &Settings, contract: &Contract, value: Option<Total>) -> Option<Total> {
    let currency = contract.value.currency.map_or(settings.currency, |own| own.value);
    value.filter(|value| currency == Currency::GBP && *value >= Decimal::from(LARGE).into())
}

/// The first three names in backticks, and how many more there are.
pub(super) fn listed(names: &[&str]) -> String {
    let shown: Vec<String> =
        names.iter().take(3).map(|name| format!("`{}`", crate::value::visible(name))).collect();
    let more = if names.len() > 3 { format!(" and {} more", names.len() - 3) } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

/// Whether a unit is a percentage, of which 0 to 100 is the whole.
pub(super) fn is_share(measure: &Measure) -> bool {
    let unit = measure.unit.as_ref().map(|unit| unit.trim().to_ascii_lowercase()).unwrap_or_default();
    matches!(unit.as_str(), "%" | "percent" | "per cent" | "percentage") || unit.starts_with("% of ")
}

/// The lowest and the highest figure that any target of a measure names, from the start or later.
pub(super) fn target_range(measure: &Measure) -> Option<(Decimal, Decimal)> {
    let first = measure.target.iter().chain(measure.changes.iter().map(|change| &change.target));
    let figures = first.filter_map(|target| match target.value {
        Target::AtLeast(one) | Target::AtMost(one) | Target::Exactly(one) => Some((one.value, one.value)),
        Target::Between(low, high) => Some((low.value, high.value)),
        Target::Met => None,
    });
    figures.reduce(|(low, high), (from, to)| (low.min(from), high.max(to)))
}

/// A reading's figure.
pub(super) fn figure(reading: &Reading) -> Option<Number> {
    match reading.value {
        ReadingValue::Number(number) => Some(number),
        ReadingValue::Empty | ReadingValue::Met(_) => None,
    }
}

impl ContractCx<'_> {
    /// Whether it is planned, upcoming or live: what is missing can still do good.
    #[must_use]
    pub fn runs(&self) -> bool {
        !self.facts.state.is_over()
    }

    /// Whether it is signed and not over.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        matches!(self.facts.state, State::Upcoming | State::Live)
    }

    /// The severity by how much is asked; of a contract that names no tier, nothing is where few is asked.
    #[must_use]
    pub fn by_asks(
        &self,
        all: Option<Severity>,
        some: Option<Severity>,
        few: Option<Severity>,
    ) -> Option<Severity> {
        match self.asks {
            Asks::All => all,
            Asks::Some => some,
            Asks::Few => few.filter(|_| self.contract.tier.is_some()),
        }
    }

    /// Its current value where it is a million pounds or more.
    #[must_use]
    pub fn large(&self) -> Option<Total> {
        large(&self.view.register.settings, self.contract, self.facts.value)
    }

    /// Whether a name stands beside a role.
    #[must_use]
    pub fn has_person(&self, role: &str) -> bool {
        self.contract.person(role).is_some_and(|name| !name.trim().is_empty())
    }

    /// Whether reading left out something of this contract that had one of these keys, or was to have it.
    #[must_use]
    pub fn lost(&self, keys: &[&str]) -> bool {
        let Some(lost) = self.known.lost.get(&self.contract.file) else { return false };
        let names = |text: &str| keys.iter().any(|key| text.contains(&format!("`{key}`")));
        lost.iter().any(|one| names(&one.message) || one.help.as_deref().is_some_and(names))
            || self.contract.lost.iter().any(|item| keys.contains(&item.table))
    }

    /// A finding at the row of a reading.
    pub fn at_row(
        &self,
        rule: &'static Rule,
        measure: &Measure,
        row: &Reading,
        message: impl Into<String>,
    ) -> Finding {
        let span = Span { start: row.at, end: row.at };
        Finding::new(rule, row.file, span, message).of(&self.contract.id).item(&measure.id)
    }

    /// A period as it is written in this register.
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        period.display(self.view.register.settings.financial_year).to_string()
    }

    /// Whether the day is known and before the as-of date.
    #[must_use]
    pub fn is_past(&self, day: Option<NaiveDate>) -> bool {
        day.is_some_and(|day| day < self.as_of())
    }
}
