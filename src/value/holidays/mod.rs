//! The bank holidays of the three parts of the United Kingdom: as proclaimed, and by rule for other years.
//!
//! Source: Banking and Financial Dealings Act 1971, section 1 and Schedule 1, for most of the days. Good Friday
//! and Christmas Day are holidays by common law in England, Wales and Northern Ireland. New Year's Day and the
//! early May bank holiday there, the spring bank holiday and Boxing Day in Scotland, 12 July in Northern Ireland
//! and every substitute that the Act does not give itself are proclaimed year by year under section 1, so the
//! rules are the practice of the proclaimed years, not a history of earlier ones. 30 November is in Schedule 1 by
//! the St Andrew's Day Bank Holiday (Scotland) Act 2007.

mod name;

pub use name::CalendarName;

use super::date::parse_date;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// How the day of a bank holiday is found in any year. A day at a weekend moves to the next weekday.
#[derive(Clone, Copy)]
enum Rule {
    /// A month and day.
    On(u32, u32),
    /// The weekday after that holiday: 2 January, or Boxing Day, which moves with its neighbour.
    After(u32, u32),
    /// The first Monday of a month.
    FirstMonday(u32),
    /// The last Monday of a month of 31 days.
    LastMonday(u32),
    /// Two days before Easter Sunday.
    GoodFriday,
    /// The day after Easter Sunday.
    EasterMonday,
}

use Rule::{After, EasterMonday, FirstMonday, GoodFriday, LastMonday, On};

const ENGLAND_AND_WALES: &[Rule] = &[
    On(1, 1),
    GoodFriday,
    EasterMonday,
    FirstMonday(5),
    LastMonday(5),
    LastMonday(8),
    On(12, 25),
    After(12, 25),
];

const SCOTLAND: &[Rule] = &[
    On(1, 1),
    After(1, 1),
    GoodFriday,
    FirstMonday(5),
    LastMonday(5),
    FirstMonday(8),
    On(11, 30),
    On(12, 25),
    After(12, 25),
];

const NORTHERN_IRELAND: &[Rule] = &[
    On(1, 1),
    On(3, 17),
    GoodFriday,
    EasterMonday,
    FirstMonday(5),
    LastMonday(5),
    On(7, 12),
    LastMonday(8),
    On(12, 25),
    After(12, 25),
];

const fn rules(name: CalendarName) -> &'static [Rule] {
    match name {
        CalendarName::EnglandAndWales => ENGLAND_AND_WALES,
        CalendarName::Scotland => SCOTLAND,
        CalendarName::NorthernIreland => NORTHERN_IRELAND,
    }
}

impl Rule {
    /// The day on which the holiday is kept in a year; always a weekday.
    fn day(self, year: i32) -> Option<NaiveDate> {
        match self {
            On(month, day) => weekday_from(NaiveDate::from_ymd_opt(year, month, day)?),
            After(month, day) => weekday_from(On(month, day).day(year)?.succ_opt()?),
            FirstMonday(month) => NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, 1),
            LastMonday(month) => {
                let last = NaiveDate::from_ymd_opt(year, month, 31)?;
                last.checked_sub_days(Days::new(last.weekday().num_days_from_monday().into()))
            }
            GoodFriday => easter(year)?.checked_sub_days(Days::new(2)),
            EasterMonday => easter(year)?.succ_opt(),
        }
    }
}

/// The date itself, or the Monday after it where it is a Saturday or Sunday.
fn weekday_from(date: NaiveDate) -> Option<NaiveDate> {
    match date.weekday() {
        Weekday::Sat => date.checked_add_days(Days::new(2)),
        Weekday::Sun => date.succ_opt(),
        _ => Some(date),
    }
}

/// Easter Sunday by the Gregorian calendar.
///
/// Source: the anonymous algorithm of *Nature*, 20 April 1876, as in Meeus, *Astronomical Algorithms*, chapter 8.
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, in_century) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let moon = (19 * golden + century - century.div_euclid(4) - correction + 15).rem_euclid(30);
    let leap = 2 * century.rem_euclid(4) + 2 * in_century.div_euclid(4) - in_century.rem_euclid(4);
    let sunday = (32 + leap - moon).rem_euclid(7);
    let late = (golden + 11 * moon + 22 * sunday).div_euclid(451);
    let after = u64::try_from(moon + sunday - 7 * late).ok()?;
    NaiveDate::from_ymd_opt(year, 3, 22)?.checked_add_days(Days::new(after))
}

/// The bank holidays of a year by rule: all on weekdays, no two on one day, equally many in every year.
pub(super) fn by_rule(name: CalendarName, year: i32) -> impl Iterator<Item = NaiveDate> {
    rules(name).iter().filter_map(move |rule| rule.day(year))
}

/// How many bank holidays a year has by rule.
pub(super) const fn in_a_year(name: CalendarName) -> usize {
    rules(name).len()
}

/// The bank holidays that were proclaimed, in order: of all years from that of the first to that of the last.
pub(super) fn proclaimed(name: CalendarName) -> impl Iterator<Item = NaiveDate> {
    let text = match name {
        CalendarName::EnglandAndWales => include_str!("england-and-wales.txt"),
        CalendarName::Scotland => include_str!("scotland.txt"),
        CalendarName::NorthernIreland => include_str!("northern-ireland.txt"),
    };
    text.lines().filter_map(|line| parse_date(line.as_bytes().get(..10)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::ops::RangeInclusive;

    const YEARS: RangeInclusive<i32> = 2012..=2028;

    fn date(text: &str) -> NaiveDate {
        parse_date(text.as_bytes()).unwrap()
    }

    #[test]
    fn every_line_of_the_shipped_lists_is_a_comment_or_a_weekday_in_order() {
        for name in CalendarName::ALL {
            let days: Vec<_> = proclaimed(name).collect();
            assert!(days.is_sorted_by(|a, b| a < b), "{name}");
            assert!(days.iter().all(|day| weekday_from(*day) == Some(*day)), "{name}");
            assert!(days.iter().map(Datelike::year).collect::<BTreeSet<_>>().into_iter().eq(YEARS), "{name}");
        }
        let lines = |text: &str| text.lines().filter(|line| !line.starts_with('#')).count();
        for (name, text) in [
            (CalendarName::EnglandAndWales, include_str!("england-and-wales.txt")),
            (CalendarName::Scotland, include_str!("scotland.txt")),
            (CalendarName::NorthernIreland, include_str!("northern-ireland.txt")),
        ] {
            assert_eq!(proclaimed(name).count(), lines(text), "{name}");
        }
    }

    /// Every difference between the rules and the proclaimed days: the day, and whether it was added or dropped.
    #[test]
    fn the_rules_give_the_proclaimed_days_but_for_the_known_exceptions() {
        let everywhere = [
            ("2012-05-28", "dropped", "spring bank holiday, moved for the Diamond Jubilee"),
            ("2012-06-04", "added", "spring bank holiday, moved for the Diamond Jubilee"),
            ("2012-06-05", "added", "Diamond Jubilee"),
            ("2020-05-04", "dropped", "early May bank holiday, moved to VE Day"),
            ("2020-05-08", "added", "early May bank holiday, moved to VE Day"),
            ("2022-05-30", "dropped", "spring bank holiday, moved for the Platinum Jubilee"),
            ("2022-06-02", "added", "spring bank holiday, moved for the Platinum Jubilee"),
            ("2022-06-03", "added", "Platinum Jubilee"),
            ("2022-09-19", "added", "State Funeral of Queen Elizabeth II"),
            ("2023-05-08", "added", "Coronation of King Charles III"),
        ];
        let scotland = [("2026-06-15", "added", "World Cup")];
        for name in CalendarName::ALL {
            let shipped: BTreeSet<_> = proclaimed(name).collect();
            let ruled: BTreeSet<_> = YEARS.flat_map(|year| by_rule(name, year)).collect();
            let added = shipped.difference(&ruled).map(|day| (*day, "added"));
            let dropped = ruled.difference(&shipped).map(|day| (*day, "dropped"));
            let found: BTreeSet<_> = added.chain(dropped).collect();
            let own = if name == CalendarName::Scotland { &scotland[..] } else { &[] };
            let known: BTreeSet<_> =
                everywhere.iter().chain(own).map(|(day, what, _)| (date(day), *what)).collect();
            assert_eq!(found, known, "{name}");
        }
    }

    #[test]
    fn every_year_has_equally_many_holidays_all_on_weekdays() {
        for name in CalendarName::ALL {
            for year in 1..=9999 {
                let days: BTreeSet<_> = by_rule(name, year).collect();
                assert_eq!(days.len(), in_a_year(name), "{name} {year}");
                assert!(days.iter().all(|day| day.year() == year && weekday_from(*day) == Some(*day)));
            }
        }
    }

    #[test]
    fn a_holiday_at_a_weekend_is_kept_on_the_next_free_weekday() {
        #[track_caller]
        fn case(name: CalendarName, year: i32, month: u32, days: &[&str]) {
            let found: Vec<_> = by_rule(name, year).filter(|day| day.month() == month).collect();
            assert_eq!(found, days.iter().map(|day| date(day)).collect::<Vec<_>>(), "{name} {year}-{month}");
        }
        use CalendarName::{EnglandAndWales, NorthernIreland, Scotland};
        case(EnglandAndWales, 2022, 12, &["2022-12-26", "2022-12-27"]);
        case(EnglandAndWales, 2032, 12, &["2032-12-27", "2032-12-28"]);
        case(EnglandAndWales, 2033, 12, &["2033-12-26", "2033-12-27"]);
        case(EnglandAndWales, 2037, 12, &["2037-12-25", "2037-12-28"]);
        case(EnglandAndWales, 2033, 1, &["2033-01-03"]);
        case(Scotland, 2033, 1, &["2033-01-03", "2033-01-04"]);
        case(Scotland, 2034, 1, &["2034-01-02", "2034-01-03"]);
        case(Scotland, 2032, 1, &["2032-01-01", "2032-01-02"]);
        case(Scotland, 2038, 1, &["2038-01-01", "2038-01-04"]);
        case(Scotland, 2030, 12, &["2030-12-02", "2030-12-25", "2030-12-26"]);
        case(NorthernIreland, 2030, 3, &["2030-03-18"]);
        case(NorthernIreland, 2031, 7, &["2031-07-14"]);
    }

    #[test]
    fn easter_is_where_the_tables_have_it() {
        for sunday in [
            "1818-03-22",
            "1943-04-25",
            "1954-04-18",
            "1981-04-19",
            "2000-04-23",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2285-03-22",
        ] {
            assert_eq!(easter(date(sunday).year()), Some(date(sunday)));
        }
    }
}
