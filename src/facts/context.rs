use super::measure::{MeasureFacts, measure};
use super::procedure;
use super::standing::{Standing, standing};
use super::term::{TermFacts, term};
use crate::model::{Contract, Procedure, Reading, Register, Settings, Tier};
use crate::value::Total;
use chrono::NaiveDate;

/// What every derivation needs: the register's settings, the procedures and the as-of date.
#[derive(Debug)]
pub struct Context<'r> {
    /// The settings of the register.
    pub settings: &'r Settings,
    /// The date that everything is said of.
    pub as_of: NaiveDate,
    /// The register's own procedures and the built-in ones that it does not replace.
    pub procedures: Vec<Procedure>,
}

impl<'r> Context<'r> {
    /// The context of a register on a day.
    #[must_use]
    pub fn new(register: &'r Register, as_of: NaiveDate) -> Self {
        let settings = &register.settings;
        let mut procedures = settings.procedures.clone();
        for built_in in procedure::built_in() {
            if !procedures.iter().any(|own| own.name == built_in.name) {
                procedures.push(built_in);
            }
        }
        Self { settings, as_of, procedures }
    }

    /// Whether a record of this date is known on the as-of date.
    #[must_use]
    pub fn knows(&self, date: impl Into<Option<NaiveDate>>) -> bool {
        date.into().is_some_and(|date| date <= self.as_of)
    }

    /// The tier that governs a contract.
    #[must_use]
    pub fn tier(&self, contract: &Contract) -> Option<&'r Tier> {
        self.settings.tier_of(contract.tier.as_ref())
    }

    /// The procedure of this name.
    #[must_use]
    pub fn procedure(&self, name: &str) -> Option<&Procedure> {
        self.procedures.iter().find(|procedure| &*procedure.name == name)
    }

    /// Everything that follows from a contract and its readings (those that stand).
    #[must_use]
    pub fn facts(&self, contract: &Contract, readings: &[Reading]) -> Facts {
        let term = term(self, contract);
        let state = self.state(contract, &term);
        let measures = self.measures(contract, state, &term, readings);
        let standing = standing(self, contract, state, &measures);
        Facts {
            state,
            review_due: self.review_due(contract, state),
            value: self.value(contract),
            standing,
            measures,
            term,
        }
    }

    /// What follows from a contract's term as it was known on another day.
    #[must_use]
    pub fn term_on(&self, contract: &Contract, day: NaiveDate) -> TermFacts {
        let then = Context { settings: self.settings, as_of: day, procedures: Vec::new() };
        term(&then, contract)
    }

    fn measures(
        &self,
        contract: &Contract,
        state: State,
        term: &TermFacts,
        readings: &[Reading],
    ) -> Vec<MeasureFacts> {
        let mut rest = readings;
        let of = |(at, definition)| {
            let mine = rest.iter().take_while(|reading| usize::try_from(reading.measure) == Ok(at)).count();
            let (mine, others) = rest.split_at(mine);
            rest = others;
            measure(self, contract, definition, state, term, mine)
        };
        contract.measures.iter().enumerate().map(of).collect()
    }

    /// What follows from a contract's term.
    #[must_use]
    pub fn term(&self, contract: &Contract) -> TermFacts {
        term(self, contract)
    }

    /// The first state that fits a contract of that term.
    #[must_use]
    pub fn state(&self, contract: &Contract, term: &TermFacts) -> State {
        let after = |day: Option<NaiveDate>| day.is_some_and(|day| self.as_of > day);
        if self.knows(contract.closed.map(|closed| closed.value)) {
            State::Closed
        } else if contract.planned.is_some() {
            State::Planned
        } else if term.cut && after(term.end) {
            State::Terminated
        } else if contract.term.start.is_some_and(|start| self.as_of < start.value) {
            State::Upcoming
        } else if after(term.end) {
            State::Expired
        } else {
            State::Live
        }
    }

    /// The day by which the next review is due: the latest review's own `next`, or the tier's cadence after
    /// it, or after the start where none was held. Live contracts only.
    fn review_due(&self, contract: &Contract, state: State) -> Option<NaiveDate> {
        if state != State::Live {
            return None;
        }
        let held = contract.reviews.iter().filter(|review| self.knows(review.held.value));
        let latest = held.max_by_key(|review| review.held.value);
        if let Some(next) = latest.and_then(|review| review.next) {
            return Some(next.value);
        }
        let from = latest.map(|review| review.held).or(contract.term.start)?;
        self.tier(contract)?.review?.add_to(from.value, &self.settings.calendar)
    }

    /// The total with the extensions taken and the variations agreed; `None` without a total.
    #[must_use]
    pub fn value(&self, contract: &Contract) -> Option<Total> {
        let mut value = Total::from(contract.value.total?.value.value);
        for option in &contract.term.extensions {
            if self.knows(option.taken.map(|taken| taken.value)) {
                value += option.value.map_or(Total::ZERO, |value| value.value.value.into());
            }
        }
        for variation in &contract.variations {
            if self.knows(variation.agreed.value) {
                value += variation.value_change.map_or(Total::ZERO, |change| change.value.value.into());
            }
        }
        Some(value)
    }
}

/// What follows from one contract.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Its state.
    pub state: State,
    /// What follows from its term.
    pub term: TermFacts,
    /// The day by which the next review is due.
    pub review_due: Option<NaiveDate>,
    /// Its current value: extensions taken and variations agreed included.
    pub value: Option<Total>,
    /// How it stands; `None` where it is not live, or has nothing to judge and need not.
    pub standing: Option<Standing>,
    /// Each measure, in file order.
    pub measures: Vec<MeasureFacts>,
}

/// Where a contract is in its life.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum State {
    /// Not signed yet.
    Planned,
    /// Signed, and its first day is to come.
    Upcoming,
    /// In force, first and last day included.
    Live,
    /// Past its end.
    Expired,
    /// Past the day on which it was ended early.
    Terminated,
    /// Closed out: nothing more is expected of it.
    Closed,
}

impl State {
    /// All states, in the order of a contract's life.
    pub const ALL: [Self; 6] =
        [Self::Planned, Self::Upcoming, Self::Live, Self::Expired, Self::Terminated, Self::Closed];

    /// The word used in every output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Upcoming => "upcoming",
            Self::Live => "live",
            Self::Expired => "expired",
            Self::Terminated => "terminated",
            Self::Closed => "closed",
        }
    }

    /// Whether it has ended: expired, terminated or closed.
    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(self, Self::Expired | Self::Terminated | Self::Closed)
    }
}
