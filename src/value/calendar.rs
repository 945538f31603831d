use super::date::in_range;
use super::holidays::{self, CalendarName};
use chrono::{Datelike, NaiveDate, Weekday};
use std::ops::RangeInclusive;

/// Which days are working days: Monday to Friday less the bank holidays and the register's own extra days.
#[derive(Clone, Debug)]
pub struct Calendar {
    name: CalendarName,
    /// The proclaimed bank holidays of `years`, in order, all on weekdays.
    proclaimed: Vec<NaiveDate>,
    /// The years of which the bank holidays are known; all others are computed by rule.
    years: RangeInclusive<i32>,
    /// Extra days in order: only weekdays that are no bank holidays, so that no day counts twice.
    extra: Vec<NaiveDate>,
}

impl Calendar {
    /// The calendar of that part of the country with extra non-working days, in any order.
    #[must_use]
    pub fn new(name: CalendarName, extra: &[NaiveDate]) -> Self {
        let proclaimed: Vec<_> = holidays::proclaimed(name).filter(|day| is_weekday(*day)).collect();
        let year = |day: Option<&NaiveDate>| day.map_or(0, Datelike::year);
        let years = year(proclaimed.first())..=year(proclaimed.last());
        let mut calendar = Self { name, proclaimed, years, extra: Vec::new() };
        let mut extra: Vec<_> = extra.iter().copied().filter(|day| calendar.is_working_day(*day)).collect();
        extra.sort_unstable();
        extra.dedup();
        calendar.extra = extra;
        calendar
    }

    /// The part of the country.
    #[must_use]
    pub const fn name(&self) -> CalendarName {
        self.name
    }

    /// Whether it is a Monday to Friday and neither a bank holiday nor an extra day.
    #[must_use]
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        is_weekday(date) && !self.is_bank_holiday(date) && self.extra.binary_search(&date).is_err()
    }

    fn is_bank_holiday(&self, date: NaiveDate) -> bool {
        if self.is_computed(date) {
            holidays::by_rule(self.name, date.year()).any(|day| day == date)
        } else {
            self.proclaimed.binary_search(&date).is_ok()
        }
    }

    /// Whether the bank holidays of the date's year are computed by rule, not yet (or never) taken from proclamations.
    #[must_use]
    pub fn is_computed(&self, date: NaiveDate) -> bool {
        !self.years.contains(&date.year())
    }

    /// The date itself if it is a working day, else the nearest one before it; `None` before the year 1.
    #[must_use]
    pub fn last_working_day_on_or_before(&self, date: NaiveDate) -> Option<NaiveDate> {
        if self.is_working_day(date) { Some(date) } else { self.working_days_before(date, 1) }
    }

    /// The Nth working day after a date, the first one after it counted as 1; for 0 the date itself.
    ///
    /// `None` outside the years 1 to 9999.
    #[must_use]
    pub fn working_days_after(&self, date: NaiveDate, days: u32) -> Option<NaiveDate> {
        self.step_on(date, days).filter(|date| in_range(*date))
    }

    /// The Nth working day before a date, the nearest one before it counted as 1; for 0 the date itself.
    ///
    /// `None` outside the years 1 to 9999.
    #[must_use]
    pub fn working_days_before(&self, date: NaiveDate, days: u32) -> Option<NaiveDate> {
        self.step_back(date, days).filter(|date| in_range(*date))
    }

    /// As [`Calendar::working_days_after`], as far as dates go: for steps on the way to a date that is in range.
    pub(super) fn step_on(&self, mut date: NaiveDate, days: u32) -> Option<NaiveDate> {
        let mut missing = i64::from(days);
        while missing > 0 {
            let from = date.succ_opt()?;
            date = weekday(weekdays_before(from) + missing - 1)?;
            missing = self.holidays_before(date.succ_opt()?) - self.holidays_before(from);
        }
        Some(date)
    }

    /// As [`Calendar::working_days_before`], as far as dates go.
    pub(super) fn step_back(&self, mut date: NaiveDate, days: u32) -> Option<NaiveDate> {
        let mut missing = i64::from(days);
        while missing > 0 {
            let until = date;
            date = weekday(weekdays_before(until) - missing)?;
            missing = self.holidays_before(until) - self.holidays_before(date);
        }
        Some(date)
    }

    /// The number of weekdays off before a date, counted from some fixed day.
    fn holidays_before(&self, date: NaiveDate) -> i64 {
        let extra = self.extra.partition_point(|day| *day < date);
        self.bank_holidays_before(date) + i64::try_from(extra).unwrap_or(i64::MAX)
    }

    fn bank_holidays_before(&self, date: NaiveDate) -> i64 {
        let count = |days: usize| i64::try_from(days).unwrap_or(i64::MAX);
        let in_a_year = count(holidays::in_a_year(self.name));
        let before_year = |year: i32| i64::from(year) * in_a_year;
        let year = date.year();
        let by_rule = || {
            before_year(year) + count(holidays::by_rule(self.name, year).filter(|day| *day < date).count())
        };
        let (first, last) = (*self.years.start(), *self.years.end());
        if year < first {
            by_rule()
        } else if year <= last {
            before_year(first) + count(self.proclaimed.partition_point(|day| *day < date))
        } else {
            by_rule() - before_year(last + 1) + before_year(first) + count(self.proclaimed.len())
        }
    }
}

fn is_weekday(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The number of Mondays to Fridays before a date, counted from 1 January of the year 1, a Monday.
fn weekdays_before(date: NaiveDate) -> i64 {
    let day = i64::from(date.num_days_from_ce()) - 1;
    day.div_euclid(7) * 5 + day.rem_euclid(7).min(5)
}

/// The weekday that has so many weekdays before it.
fn weekday(before: i64) -> Option<NaiveDate> {
    let day = before.div_euclid(5) * 7 + before.rem_euclid(5) + 1;
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::parse_date;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        parse_date(text.as_bytes()).unwrap()
    }

    fn england() -> Calendar {
        Calendar::new(CalendarName::EnglandAndWales, &[])
    }

    #[test]
    fn a_working_day_is_no_weekend_and_no_bank_holiday() {
        #[track_caller]
        fn case(name: CalendarName, day: &str, works: bool) {
            assert_eq!(Calendar::new(name, &[]).is_working_day(date(day)), works, "{name} {day}");
        }
        use CalendarName::{EnglandAndWales, NorthernIreland, Scotland};
        case(EnglandAndWales, "2026-10-05", true);
        case(EnglandAndWales, "2026-10-04", false);
        case(EnglandAndWales, "2026-10-03", false);
        case(EnglandAndWales, "2026-04-06", false);
        case(Scotland, "2026-04-06", true);
        case(EnglandAndWales, "2026-06-15", true);
        case(Scotland, "2026-06-15", false);
        case(NorthernIreland, "2026-07-13", false);
        case(EnglandAndWales, "2035-12-25", false);
        case(EnglandAndWales, "2035-12-27", true);
        case(EnglandAndWales, "1995-05-01", false);
        case(EnglandAndWales, "9999-12-27", false);
    }

    #[test]
    fn an_extra_day_is_not_worked_however_it_is_given() {
        let extra = ["2026-10-06", "2026-10-05", "2026-10-05", "2026-10-04", "2026-12-25"].map(date);
        let calendar = Calendar::new(CalendarName::EnglandAndWales, &extra);
        assert!(!calendar.is_working_day(date("2026-10-05")));
        assert_eq!(calendar.working_days_after(date("2026-10-02"), 1), Some(date("2026-10-07")));
        assert_eq!(calendar.working_days_before(date("2026-12-28"), 60), {
            england().working_days_before(date("2026-12-28"), 62)
        });
    }

    #[test]
    fn years_without_a_proclamation_are_marked() {
        let calendar = england();
        assert!(!calendar.is_computed(date("2012-01-01")) && !calendar.is_computed(date("2028-12-31")));
        assert!(calendar.is_computed(date("2011-12-31")) && calendar.is_computed(date("2029-01-01")));
    }

    #[test]
    fn counting_on_starts_with_the_first_working_day_after_the_date() {
        #[track_caller]
        fn case(name: CalendarName, from: &str, days: u32, to: &str) {
            let found = Calendar::new(name, &[]).working_days_after(date(from), days);
            assert_eq!(found, Some(date(to)), "{name}: {days} after {from}");
        }
        use CalendarName::{EnglandAndWales, Scotland};
        case(EnglandAndWales, "2025-12-19", 10, "2026-01-07");
        case(EnglandAndWales, "2026-04-01", 5, "2026-04-10");
        case(EnglandAndWales, "2026-04-01", 10, "2026-04-17");
        case(EnglandAndWales, "2026-10-02", 1, "2026-10-05");
        case(EnglandAndWales, "2026-10-03", 1, "2026-10-05");
        case(EnglandAndWales, "2026-10-03", 0, "2026-10-03");
        case(Scotland, "2026-06-12", 1, "2026-06-16");
        case(EnglandAndWales, "2026-06-12", 1, "2026-06-15");
    }

    #[test]
    fn counting_back_starts_with_the_last_working_day_before_the_date() {
        #[track_caller]
        fn case(from: &str, days: u32, to: &str) {
            assert_eq!(
                england().working_days_before(date(from), days),
                Some(date(to)),
                "{days} before {from}"
            );
        }
        case("2026-10-05", 1, "2026-10-02");
        case("2026-04-07", 1, "2026-04-02");
        case("2026-01-07", 10, "2025-12-19");
        case("2026-10-04", 0, "2026-10-04");
    }

    #[test]
    fn an_act_by_date_is_the_last_working_day_on_or_before() {
        #[track_caller]
        fn case(day: &str, last: Option<&str>) {
            assert_eq!(england().last_working_day_on_or_before(date(day)), last.map(date), "{day}");
        }
        case("2026-10-05", Some("2026-10-05"));
        case("2026-10-04", Some("2026-10-02"));
        case("2026-12-28", Some("2026-12-24"));
        case("9999-12-31", Some("9999-12-31"));
        case("0001-01-02", Some("0001-01-02"));
        case("0001-01-01", None);
    }

    #[test]
    fn huge_counts_leave_the_range_and_never_loop() {
        let calendar = england();
        assert_eq!(calendar.working_days_after(date("2026-01-01"), u32::MAX), None);
        assert_eq!(calendar.working_days_before(date("2026-01-01"), u32::MAX), None);
        let far = calendar.working_days_after(date("0001-01-01"), 2_500_000).unwrap();
        assert_eq!(calendar.working_days_before(far, 2_499_999), Some(date("0001-01-02")));
    }

    fn naive(calendar: &Calendar, mut date: NaiveDate, days: u32, on: bool) -> NaiveDate {
        let mut left = days;
        while left > 0 {
            date = if on { date.succ_opt() } else { date.pred_opt() }.unwrap();
            left -= u32::from(calendar.is_working_day(date));
        }
        date
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn counting_is_the_same_as_looking_at_every_day(
            name in proptest::sample::select(&CalendarName::ALL[..]),
            start in 730_000..746_000,
            days in 0_u32..1_500,
            extra in proptest::collection::vec(730_000..746_000, 0..40),
        ) {
            let day = |number: i32| NaiveDate::from_num_days_from_ce_opt(number).unwrap();
            let extra: Vec<_> = extra.into_iter().map(day).collect();
            let calendar = Calendar::new(name, &extra);
            let start = day(start);
            let after = calendar.working_days_after(start, days);
            prop_assert_eq!(after, Some(naive(&calendar, start, days, true)));
            let before = calendar.working_days_before(start, days);
            prop_assert_eq!(before, Some(naive(&calendar, start, days, false)));
        }
    }
}
