//! The placeholders of the worked register's templates: dates counted from the day on which it is made.
//!
//! `{{today + 3 weeks}}`, `{{month - 2 months - 1 day}}`, `{{quarter - 3 months | quarter}}`: a day to count from,
//! lengths of time to add or take away from left to right, and after `|` how to write it.

use crate::value::{Calendar, FinancialYear, Frequency, Length, add_months};
use chrono::{Datelike, NaiveDate};
use std::fmt;

/// A placeholder that cannot be filled: it is not of the language, or leads out of the years 1 to 9999.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unfilled(String);

impl fmt::Display for Unfilled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` has no date counted from that day", self.0)
    }
}

impl std::error::Error for Unfilled {}

/// The day that a register is made on, with what dates are counted and written by.
#[derive(Debug)]
pub(super) struct Day<'c> {
    pub(super) today: NaiveDate,
    pub(super) calendar: &'c Calendar,
    pub(super) financial_year: FinancialYear,
}

impl Day<'_> {
    /// The text with every placeholder filled.
    pub(super) fn fill(&self, template: &str) -> Result<String, Unfilled> {
        let mut filled = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once("{{") {
            let (inside, after) = after.split_once("}}").ok_or_else(|| Unfilled(after.to_owned()))?;
            let value = self.value(inside).ok_or_else(|| Unfilled(inside.to_owned()))?;
            filled.push_str(before);
            filled.push_str(&value);
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }

    fn value(&self, inside: &str) -> Option<String> {
        let (sum, form) = match inside.split_once('|') {
            Some((sum, form)) => (sum, form.trim()),
            None => (inside, "date"),
        };
        self.write(self.sum(sum)?, form)
    }

    fn sum(&self, text: &str) -> Option<NaiveDate> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let (first, mut rest) = words.split_first()?;
        let mut date = self.anchor(first)?;
        while let Some((sign, after)) = rest.split_first() {
            let end = after.iter().position(|word| matches!(*word, "+" | "-")).unwrap_or(after.len());
            let (length, after) = after.split_at_checked(end)?;
            let length: Length = length.join(" ").parse().ok()?;
            date = match *sign {
                "+" => length.add_to(date, self.calendar)?,
                "-" => length.before(date, self.calendar)?,
                _ => return None,
            };
            rest = after;
        }
        Some(date)
    }

    /// The day itself, or the first day of its month, its financial quarter or its financial year.
    fn anchor(&self, name: &str) -> Option<NaiveDate> {
        let months = match name {
            "today" => return Some(self.today),
            "month" => 1,
            "quarter" => 3,
            "year" => 12,
            _ => return None,
        };
        let first = self.today.with_day(1)?;
        let before = (first.month() + 12 - self.financial_year.first_month()) % months;
        add_months(first, -i64::from(before))
    }

    fn write(&self, date: NaiveDate, form: &str) -> Option<String> {
        let grid = match form {
            "date" => return Some(date.to_string()),
            "words" => return Some(date.format("%-d %B %Y").to_string()),
            "month" => Frequency::Monthly,
            "quarter" => Frequency::Quarterly,
            "year" => Frequency::Yearly,
            _ => return None,
        };
        let period = grid.first_from(date, self.financial_year)?;
        (period.first() == date).then(|| period.display(self.financial_year).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{CalendarName, parse_date};

    fn fill(today: &str, template: &str) -> Result<String, Unfilled> {
        let calendar = Calendar::new(CalendarName::EnglandAndWales, &[]);
        let today = parse_date(today.as_bytes()).unwrap();
        Day { today, calendar: &calendar, financial_year: FinancialYear::default() }.fill(template)
    }

    #[test]
    fn a_placeholder_is_counted_from_the_day() {
        #[track_caller]
        fn case(today: &str, template: &str, filled: &str) {
            assert_eq!(fill(today, template).as_deref(), Ok(filled), "{template} on {today}");
        }
        case("2026-10-05", "no placeholder { or }", "no placeholder { or }");
        case("2026-10-05", "{{today}}", "2026-10-05");
        case(
            "2026-10-05",
            "end = {{today + 3 weeks}}, {{ today - 45 days }}.",
            "end = 2026-10-26, 2026-08-21.",
        );
        case("2026-10-05", "{{today + 10 days + 12 months - 1 day}}", "2027-10-14");
        case("2026-10-05", "{{today - 8 working days}}", "2026-09-23");
        case("2028-02-29", "{{today + 12 months}}", "2029-02-28");
        case("2028-02-29", "{{month - 12 months}}", "2027-02-01");
        case("2026-10-31", "{{month}} {{month - 1 day}}", "2026-10-01 2026-09-30");
        case("2026-12-31", "{{quarter}} {{year}}", "2026-10-01 2026-04-01");
        case("2027-01-01", "{{quarter}} {{year}}", "2027-01-01 2026-04-01");
        case("2026-03-31", "{{quarter}} {{year}}", "2026-01-01 2025-04-01");
        case("2026-10-05", "{{month - 2 months | month}}", "2026-08");
        case("2026-10-05", "{{quarter - 3 months | quarter}}", "2026/27-Q2");
        case("2026-10-05", "{{year - 1 year | year}}", "2025/26");
        case("2026-10-05", "{{today + 21 days | words}}", "26 October 2026");
    }

    #[test]
    fn what_is_not_of_the_language_is_refused() {
        for template in [
            "{{",
            "{{today",
            "{{}}",
            "{{tomorrow}}",
            "{{today 3 weeks}}",
            "{{today + }}",
            "{{today +}}",
            "{{today + 3}}",
            "{{today + 3 fortnights}}",
            "{{today * 3 weeks}}",
            "{{today | century}}",
            "{{today | }}",
            // Not the first day of a quarter.
            "{{month - 1 month | quarter}}",
        ] {
            assert!(fill("2026-10-05", template).is_err(), "{template}");
        }
    }

    #[test]
    fn dates_do_not_leave_the_range() {
        assert!(fill("9999-12-05", "{{today + 1 month}}").is_err());
        assert!(fill("0001-02-05", "{{month - 2 months}}").is_err());
        assert!(fill("0001-02-05", "{{year}}").is_err());
    }
}
