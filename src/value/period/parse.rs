use super::{FinancialYear, Period, PeriodKind};
use crate::value::date::{number, parse_date};
use PeriodKind::{Half, Month, Quarter, Week, Year};
use chrono::{NaiveDate, Weekday};

/// Reads a period by its shape alone: each notation has one.
pub(super) fn period(text: &[u8], fy: FinancialYear) -> Option<Period> {
    let (digits, rest) = text.split_at_checked(4)?;
    let year = i32::try_from(number(digits)?).ok()?;
    let calendar = FinancialYear::CALENDAR;
    match *rest {
        [b'-', b'Q', n] => part(Quarter, calendar, year, &[n]),
        [b'-', b'H', n] => part(Half, calendar, year, &[n]),
        [b'-', a, b] => part(Month, calendar, year, &[a, b]),
        [] => part(Year, calendar, year, b"1"),
        [b'-', b'W', a, b] => week(year, &[a, b]),
        [b'-', _, _, b'-', _, _] => Period::day(parse_date(text)?),
        [b'/', a, b, ref rest @ ..] if i32::try_from(number(&[a, b])?) == Ok((year + 1) % 100) => match *rest
        {
            [] => part(Year, fy, year, b"1"),
            [b'-', b'Q', n] => part(Quarter, fy, year, &[n]),
            [b'-', b'H', n] => part(Half, fy, year, &[n]),
            [b'-', b'M', a, b] => part(Month, fy, year, &[a, b]),
            _ => None,
        },
        _ => None,
    }
}

/// The part of that number, counted from 1, of the year that begins in `year`.
fn part(kind: PeriodKind, fy: FinancialYear, year: i32, digits: &[u8]) -> Option<Period> {
    let months = kind.months()?;
    let index = number(digits)?.checked_sub(1).filter(|index| *index < 12 / months)?;
    let month0 = fy.first_month() - 1 + index * months;
    Period::new(kind, NaiveDate::from_ymd_opt(year + i32::from(month0 >= 12), month0 % 12 + 1, 1)?)
}

fn week(year: i32, digits: &[u8]) -> Option<Period> {
    Period::new(Week, NaiveDate::from_isoywd_opt(year, number(digits)?, Weekday::Mon)?)
}
