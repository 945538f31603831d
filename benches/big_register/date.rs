//! Days and months of the Gregorian calendar, without a library.

use std::fmt;

/// A day, counted from 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Date(i64);

impl Date {
    pub(crate) fn of(year: i64, month: i64, day: i64) -> Self {
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let of_era = y.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Self(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-').map(|part| part.parse::<i64>().ok());
        let date = Self::of(parts.next()??, parts.next()??, parts.next()??);
        (date.to_string() == text).then_some(date)
    }

    pub(crate) fn parts(self) -> (i64, i64, i64) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let of_era = z.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        (year + era * 400 + i64::from(month <= 2), month, day)
    }

    pub(crate) fn month(self) -> Month {
        let (year, month, _) = self.parts();
        Month(year * 12 + month - 1)
    }

    pub(crate) fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// Years and months keep the day of the month or take the month's last day.
    pub(crate) fn plus_months(self, months: i64) -> Self {
        let day = self.parts().2;
        let month = self.month().plus(months);
        month.first().plus(day - 1).min(month.last())
    }

    /// The end of a term that is lengthened by months.
    pub(crate) fn end_plus_months(self, months: i64) -> Self {
        self.plus(1).plus_months(months).plus(-1)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// A month, counted from year 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Month(i64);

impl Month {
    pub(crate) fn plus(self, months: i64) -> Self {
        Self(self.0 + months)
    }

    /// How many months later it is than another.
    pub(crate) fn since(self, other: Self) -> i64 {
        self.0 - other.0
    }

    pub(crate) fn first(self) -> Date {
        Date::of(self.0.div_euclid(12), self.0.rem_euclid(12) + 1, 1)
    }

    pub(crate) fn last(self) -> Date {
        self.plus(1).first().plus(-1)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.div_euclid(12), self.0.rem_euclid(12) + 1)
    }
}
