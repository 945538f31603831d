use super::Expected;
use super::date::number;
use chrono::{Datelike, NaiveDate};
use std::fmt;
use std::str::FromStr;

/// When a financial year begins: on the first of a month, by default of April.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct FinancialYear {
    /// 1 to 12.
    month: u8,
}

impl FinancialYear {
    /// The one that is the calendar year.
    pub(super) const CALENDAR: Self = Self { month: 1 };

    /// The month in which it begins, 1 to 12.
    #[must_use]
    pub fn first_month(self) -> u32 {
        self.month.into()
    }

    /// The year in which the financial year that holds the date begins.
    #[must_use]
    pub fn begins_in(self, date: NaiveDate) -> i32 {
        date.year() - i32::from(date.month() < self.first_month())
    }

    /// The number of whole months of the financial year before the date's month, 0 to 11.
    pub(super) fn months_before(self, date: NaiveDate) -> u32 {
        (date.month() + 12 - self.first_month()) % 12
    }
}

impl Default for FinancialYear {
    /// From 1 April.
    fn default() -> Self {
        Self { month: 4 }
    }
}

impl FromStr for FinancialYear {
    type Err = Expected;
    fn from_str(text: &str) -> Result<Self, Expected> {
        let month = match *text.as_bytes() {
            [a, b, b'-', b'0', b'1'] => number(&[a, b]).filter(|month| (1..=12).contains(month)),
            _ => None,
        };
        let month = month.and_then(|month| u8::try_from(month).ok());
        month.map(|month| Self { month }).ok_or(Expected("the first of a month such as `04-01` for 1 April"))
    }
}

impl fmt::Display for FinancialYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-01", self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_begins_on_the_first_of_a_month() {
        for text in ["01-01", "04-01", "08-01", "12-01"] {
            assert_eq!(text.parse::<FinancialYear>().unwrap().to_string(), text);
        }
        for text in ["", "00-01", "13-01", "04-06", "4-01", "04-1", "04-01 ", "+4-01", "--04-01", "1 April"] {
            assert!(text.parse::<FinancialYear>().is_err(), "{text}");
        }
        assert_eq!(FinancialYear::default().to_string(), "04-01");
    }

    #[test]
    fn a_date_before_its_first_month_lies_in_the_one_that_began_the_year_before() {
        #[track_caller]
        fn case(from: &str, (year, month): (i32, u32), begins: i32, before: u32) {
            let (fy, date) =
                (from.parse::<FinancialYear>().unwrap(), NaiveDate::from_ymd_opt(year, month, 15));
            assert_eq!(fy.begins_in(date.unwrap()), begins);
            assert_eq!(fy.months_before(date.unwrap()), before);
        }
        case("04-01", (2026, 3), 2025, 11);
        case("04-01", (2026, 4), 2026, 0);
        case("01-01", (2026, 1), 2026, 0);
        case("01-01", (2026, 12), 2026, 11);
        case("12-01", (2026, 11), 2025, 11);
    }
}
