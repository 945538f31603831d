//! The periods that readings are of, and the frequencies that say which are expected.
//!
//! A period is a span, not a name: two notations of one span make one period, and names are made when it is shown.

mod frequency;
mod mistake;
mod parse;

pub use frequency::Frequency;
pub use mistake::describe_period_error;

use super::FinancialYear;
use super::date::{in_range, shift_months};
use chrono::{Datelike, Days, NaiveDate};
use std::fmt;

/// The kinds of periods, from short to long.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PeriodKind {
    /// One day.
    Day,
    /// An ISO week, Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// Three calendar months.
    Quarter,
    /// Six calendar months.
    Half,
    /// Twelve calendar months.
    Year,
}

impl PeriodKind {
    /// How many months it has; `None` for a day or week.
    const fn months(self) -> Option<u32> {
        match self {
            Self::Day | Self::Week => None,
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Half => Some(6),
            Self::Year => Some(12),
        }
    }
}

/// A span of days that a reading can be of, wholly in the years 1 to 9999; ordered by first day, then from short to long.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    first: NaiveDate,
    kind: PeriodKind,
}

impl Period {
    /// The period of that kind that begins on that day, which must be one on which the kind can begin.
    fn new(kind: PeriodKind, first: NaiveDate) -> Option<Self> {
        let period = Self { first, kind };
        // Most periods end well before the last year: their last day need not be worked out.
        let fits = in_range(first) && (first.year() < 9999 || in_range(period.last()));
        fits.then_some(period)
    }

    /// The period of one day; `None` outside the years 1 to 9999.
    #[must_use]
    pub fn day(date: NaiveDate) -> Option<Self> {
        Self::new(PeriodKind::Day, date)
    }

    /// Reads any notation of a period, such as `2026-10`, `2026-Q3`, `2026/27-Q2`, `2026-W41` or `2026-10-05`.
    ///
    /// `None` for anything else, and where a day of it would lie outside the years 1 to 9999.
    #[must_use]
    pub fn parse(text: &[u8], fy: FinancialYear) -> Option<Self> {
        parse::period(text, fy)
    }

    /// The first day.
    #[must_use]
    pub const fn first(&self) -> NaiveDate {
        self.first
    }

    /// The last day, which is still part of it.
    #[must_use]
    pub fn last(&self) -> NaiveDate {
        let last = match self.kind.months() {
            Some(months) => shift_months(self.first, months.into()).and_then(|next| next.pred_opt()),
            None if self.kind == PeriodKind::Week => self.first.checked_add_days(Days::new(6)),
            None => None,
        };
        last.unwrap_or(self.first)
    }

    /// The kind.
    #[must_use]
    pub const fn kind(&self) -> PeriodKind {
        self.kind
    }

    /// Whether its last day is before the as-of date.
    #[must_use]
    pub fn ended(&self, as_of: NaiveDate) -> bool {
        self.last() < as_of
    }

    /// Its canonical notation: that of the financial year where the span has one, else that of the calendar year.
    ///
    /// A span that has neither under this financial year is shown as its first and last day.
    #[must_use]
    pub fn display(&self, fy: FinancialYear) -> impl fmt::Display + use<> {
        Canonical { period: *self, fy }
    }
}

struct Canonical {
    period: Period,
    fy: FinancialYear,
}

impl fmt::Display for Canonical {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.period.first;
        let (letter, months) = match self.period.kind {
            PeriodKind::Day => return write!(f, "{first}"),
            PeriodKind::Week => {
                let week = first.iso_week();
                return write!(f, "{:04}-W{:02}", week.year(), week.week());
            }
            PeriodKind::Month => return write!(f, "{:04}-{:02}", first.year(), first.month()),
            PeriodKind::Quarter => ("-Q", 3),
            PeriodKind::Half => ("-H", 6),
            PeriodKind::Year => ("", 12),
        };
        let financial = self.fy.months_before(first);
        let before = if financial.is_multiple_of(months) {
            let year = self.fy.begins_in(first);
            write!(f, "{year:04}/{:02}", (year + 1).rem_euclid(100))?;
            financial
        } else if first.month0().is_multiple_of(months) {
            write!(f, "{:04}", first.year())?;
            first.month0()
        } else {
            return write!(f, "{first}/{}", self.period.last());
        };
        f.write_str(letter)?;
        if letter.is_empty() { Ok(()) } else { write!(f, "{}", before / months + 1) }
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}/{}", self.kind, self.first, self.last())
    }
}

#[cfg(test)]
mod tests;
