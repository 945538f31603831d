//! What is decided about a contract before any of it is written.

use crate::Result;
use crate::catalogue::MEASURES;
use crate::date::{Date, Month};
use crate::measure::Chosen;
use crate::options::Options;
use crate::random::Random;
use crate::term::Term;
use crate::wording::{SERVICES, Service};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tier {
    Gold,
    Silver,
    Bronze,
}

impl Tier {
    fn drawn(random: &mut Random) -> Self {
        match random.range(0, 99) {
            0..=9 => Self::Gold,
            10..=39 => Self::Silver,
            _ => Self::Bronze,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Gold => "gold",
            Self::Silver => "silver",
            Self::Bronze => "bronze",
        }
    }
}

pub(crate) struct Plan {
    pub(crate) id: String,
    pub(crate) as_of: Date,
    pub(crate) start: Date,
    pub(crate) term: Term,
    pub(crate) measures: Vec<Chosen>,
    /// The last month with readings.
    pub(crate) last: Month,
    /// Pounds a year.
    pub(crate) annual: i64,
    pub(crate) service: &'static Service,
    pub(crate) tier: Tier,
}

impl Plan {
    pub(crate) fn drawn(random: &mut Random, options: &Options, number: i64) -> Result<Self> {
        let as_of = options.as_of;
        let counts = reading_counts(options, number);
        let start = some_start(random, as_of, counts.iter().copied().max().unwrap_or(0));
        let term = Term::drawn(random, as_of, start)?;
        let last_ended = as_of.month().plus(-1);
        let last = term.over.map_or(last_ended, |day| day.month().min(last_ended));
        let offset = usize::try_from(random.range(0, 7))?;
        let kinds = MEASURES.iter().cycle().skip(offset);
        let measures = counts
            .iter()
            .zip(kinds)
            .map(|(&count, kind)| Chosen::drawn(random, kind, count, last))
            .collect::<Result<_>>()?;
        // Drawn in the order in which they stand here.
        Ok(Self {
            id: format!("C{number:05}"),
            as_of,
            start,
            term,
            measures,
            last,
            annual: random.range(8, 900) * 1000,
            service: random.pick(&SERVICES),
            tier: Tier::drawn(random),
        })
    }

    /// The last day that something can have happened on: the as-of date, or an end before it.
    pub(crate) fn until(&self) -> Date {
        self.term.over.unwrap_or(self.as_of)
    }

    /// Months without a reading, all measures together.
    pub(crate) fn missing(&self) -> Result<i64> {
        Ok(i64::try_from(self.measures.iter().map(|m| m.missing.len()).sum::<usize>())?)
    }
}

/// How many readings each measure of a contract has. Readings are shared out evenly over the register; the
/// first measures take what is left over.
fn reading_counts(options: &Options, number: i64) -> Vec<i64> {
    let all = options.contracts * options.measures;
    let (each, over) = (options.readings / all, options.readings % all);
    let before = (number - 1) * options.measures;
    (0..options.measures).map(|m| each + i64::from(before + m < over)).collect()
}

/// A start that leaves room for the longest series of readings, most often the first of a month.
fn some_start(random: &mut Random, as_of: Date, longest: i64) -> Date {
    let month = as_of.month().plus(-(longest + 12).max(32) - random.range(0, 18));
    if random.chance(700) { month.first() } else { month.first().plus(random.range(1, 27)) }
}
