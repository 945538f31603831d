use super::{FinancialYear, Period, PeriodKind};
use crate::value::Expected;
use crate::value::date::shift_months;
use chrono::{Datelike, Days, NaiveDate};
use std::fmt;
use std::str::FromStr;

/// How often a measure is read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Frequency {
    /// Every calendar day.
    Daily,
    /// Every ISO week.
    Weekly,
    /// Every calendar month.
    Monthly,
    /// Every quarter of the financial year.
    Quarterly,
    /// Every half of the financial year.
    HalfYearly,
    /// Every financial year.
    Yearly,
    /// A single time, of any period.
    Once,
}

impl Frequency {
    /// All of them, from often to seldom.
    pub const ALL: [Self; 7] = [
        Self::Daily,
        Self::Weekly,
        Self::Monthly,
        Self::Quarterly,
        Self::HalfYearly,
        Self::Yearly,
        Self::Once,
    ];

    /// The name as it is written in a register.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::HalfYearly => "half-yearly",
            Self::Yearly => "yearly",
            Self::Once => "once",
        }
    }

    /// The kind of its periods; `None` for [`Frequency::Once`], which has no grid.
    #[must_use]
    pub const fn kind(self) -> Option<PeriodKind> {
        match self {
            Self::Daily => Some(PeriodKind::Day),
            Self::Weekly => Some(PeriodKind::Week),
            Self::Monthly => Some(PeriodKind::Month),
            Self::Quarterly => Some(PeriodKind::Quarter),
            Self::HalfYearly => Some(PeriodKind::Half),
            Self::Yearly => Some(PeriodKind::Year),
            Self::Once => None,
        }
    }

    /// Whether the period is one of its grid: of its kind, and if longer than a month cut from the financial year.
    #[must_use]
    pub fn on_grid(self, period: Period, fy: FinancialYear) -> bool {
        let cut = |months| fy.months_before(period.first).is_multiple_of(months);
        self.kind() == Some(period.kind) && period.kind.months().is_none_or(cut)
    }

    /// The first period of its grid that begins on or after the date.
    ///
    /// `None` for [`Frequency::Once`], and where that period would not lie in the years 1 to 9999.
    #[must_use]
    pub fn first_from(self, date: NaiveDate, fy: FinancialYear) -> Option<Period> {
        let kind = self.kind()?;
        let first = match kind.months() {
            Some(months) => {
                let over = fy.months_before(date) % months;
                let whole = over == 0 && date.day() == 1;
                shift_months(date.with_day(1)?, if whole { 0 } else { months - over }.into())?
            }
            None if kind == PeriodKind::Week => {
                date.checked_add_days(Days::new(((7 - date.weekday().num_days_from_monday()) % 7).into()))?
            }
            None => date,
        };
        Period::new(kind, first)
    }

    /// The period of its grid after this one of its grid.
    ///
    /// `None` where this one is not of its kind, and where the next would not lie in the years 1 to 9999.
    #[must_use]
    pub fn next(self, period: Period) -> Option<Period> {
        if self.kind() != Some(period.kind) {
            return None;
        }
        Period::new(period.kind, period.last().succ_opt()?)
    }
}

impl fmt::Display for Frequency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Frequency {
    type Err = Expected;
    fn from_str(text: &str) -> Result<Self, Expected> {
        Self::ALL
            .into_iter()
            .find(|frequency| frequency.as_str() == text)
            .ok_or(Expected("`daily`, `weekly`, `monthly`, `quarterly`, `half-yearly`, `yearly` or `once`"))
    }
}
