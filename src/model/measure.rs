use super::{Date, Text};
use crate::source::{Span, Spanned};
use crate::value::{Frequency, Length, Number};
use chrono::NaiveDate;

/// A success measure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Measure {
    /// Where it stands.
    pub span: Span,
    /// Its id within the contract.
    pub id: Text,
    /// What is measured, in words.
    pub statement: Option<Text>,
    /// Whom or what it counts, and what is left out.
    pub scope: Option<Text>,
    /// The outcome that it shows.
    pub outcome: Option<Text>,
    /// The unit of its readings, such as `%`.
    pub unit: Option<Text>,
    /// The target from the start; without it nothing is judged.
    pub target: Option<Spanned<Target>>,
    /// Why the target is what it is, such as a statute or a duty of safety that allows no tolerance.
    pub reason: Option<Text>,
    /// How bad a breach is.
    pub bands: Bands,
    /// How often a reading is expected; without it none is.
    pub frequency: Option<Spanned<Frequency>>,
    /// How it is worked out.
    pub method: Option<Text>,
    /// Where the figures come from.
    pub source: Option<Text>,
    /// Who answers for it: a role of `[people]`, or a name.
    pub owner: Option<Text>,
    /// What it was before.
    pub baseline: Option<Baseline>,
    /// Time after a period's end for its reading to arrive; default the register's.
    pub report_within: Option<Spanned<Length>>,
    /// The first day measured; default the start of the term.
    pub from: Option<Date>,
    /// The last day measured, where that is before the contract's end.
    pub until: Option<Date>,
    /// The clause of the contract.
    pub clause: Option<Text>,
    /// Whether it is one of the measures published under statute.
    pub published: bool,
    /// Its weight in roll-ups; default 1.
    pub weight: Option<Spanned<Number>>,
    /// Later targets, in file order.
    pub changes: Vec<TargetChange>,
}

impl Measure {
    /// The target in force on a day, with its bands and the change that set it: the latest change from that
    /// day or before, else the first target. `None` where nothing is judged.
    #[must_use]
    pub fn in_force(&self, day: NaiveDate) -> Option<(&Target, &Bands)> {
        let first = &self.target.as_ref()?.value;
        if self.changes.is_empty() {
            return Some((first, &self.bands));
        }
        let mut in_force: Vec<&TargetChange> =
            self.changes.iter().filter(|change| *change.from <= day).collect();
        in_force.sort_by_key(|change| *change.from);
        let target = in_force.last().map_or(first, |change| &change.target.value);
        let bands = in_force.iter().rev().find_map(|change| change.bands.as_ref()).unwrap_or(&self.bands);
        Some((target, bands))
    }
}

/// What a reading must be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// This or more.
    AtLeast(Number),
    /// This or less.
    AtMost(Number),
    /// From the first to the second, both included.
    Between(Number, Number),
    /// This and nothing else.
    Exactly(Number),
    /// Yes.
    Met,
}

impl Target {
    /// The key that it is written with.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::AtLeast(_) => "at_least",
            Self::AtMost(_) => "at_most",
            Self::Between(..) => "between",
            Self::Exactly(_) => "exactly",
            Self::Met => "met",
        }
    }
}

/// How bad a breach is: worse than the target is minor, worse than these is that. For `between` and
/// `exactly` they are distances outside the nearer bound.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Bands {
    /// Where the bands stand, if there are any.
    pub span: Option<Span>,
    /// Worse than this is serious.
    pub serious: Option<Spanned<Number>>,
    /// Worse than this is severe.
    pub severe: Option<Spanned<Number>>,
    /// Worse than this is past the threshold of the contract.
    pub threshold: Option<Spanned<Number>>,
}

/// A target from a day on; earlier periods keep the one before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TargetChange {
    /// Where it stands.
    pub span: Span,
    /// The first day of the periods that it judges.
    pub from: Date,
    /// The new target, of the same kind.
    pub target: Spanned<Target>,
    /// The new bands, replacing all; `None` leaves them as they were.
    pub bands: Option<Bands>,
    /// The variation that agreed it.
    pub variation: Option<Text>,
    /// Why.
    pub reason: Option<Text>,
}

/// What a measure was before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Baseline {
    /// Where it stands.
    pub span: Span,
    /// The figure.
    pub value: Option<Spanned<Number>>,
    /// The period that it speaks of.
    pub period: Option<Text>,
    /// Where it comes from.
    pub source: Option<Text>,
}
