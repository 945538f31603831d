use chrono::{Datelike, Months, NaiveDate};

/// Reads `YYYY-MM-DD`, a day that there is in the years 1 to 9999; `None` for anything else.
#[must_use]
pub fn parse_date(text: &[u8]) -> Option<NaiveDate> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return None };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?).filter(|_| year > 0)
}

/// The number that a few ASCII digits stand for; `None` where one of them is no digit.
pub(super) fn number(digits: &[u8]) -> Option<u32> {
    digits
        .iter()
        .try_fold(0, |value, byte| byte.is_ascii_digit().then(|| value * 10 + u32::from(byte - b'0')))
}

/// Whether the date lies in the years 1 to 9999, both included.
#[must_use]
pub fn in_range(date: NaiveDate) -> bool {
    (1..=9999).contains(&date.year())
}

/// The date so many months later, or earlier if negative, its day kept or else the month's last.
///
/// `None` outside the years 1 to 9999.
#[must_use]
pub fn add_months(date: NaiveDate, months: i64) -> Option<NaiveDate> {
    shift_months(date, months).filter(|date| in_range(*date))
}

/// As [`add_months`], as far as the calendar goes: for steps on the way to a date that is in range.
pub(super) fn shift_months(date: NaiveDate, months: i64) -> Option<NaiveDate> {
    let by = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    if months < 0 { date.checked_sub_months(by) } else { date.checked_add_months(by) }
}

/// The number of days from the first date to the second, negative where that is the earlier one.
#[must_use]
pub fn days_until(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        parse_date(text.as_bytes()).unwrap()
    }

    #[test]
    fn a_date_is_read_as_it_is_written() {
        for text in ["2026-10-05", "0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn nothing_else_is_a_date() {
        for text in [
            "",
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-01",
            "2026-01-00",
            "2026-04-31",
            "0000-01-01",
            "10000-01-01",
            "2026-1-05",
            "2026/10/05",
            "05/10/2026",
            "+026-10-05",
            "2026-10-05 ",
            "2026-10-0x",
            "２026-10-05",
            "20261005",
        ] {
            assert_eq!(parse_date(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn the_range_is_the_years_1_to_9999() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert!(in_range(day(1, 1, 1)) && in_range(day(9999, 12, 31)));
        assert!(!in_range(day(0, 12, 31)) && !in_range(day(10_000, 1, 1)));
    }

    #[test]
    fn months_keep_the_day_or_take_the_last_of_the_month() {
        #[track_caller]
        fn case(from: &str, months: i64, to: &str) {
            assert_eq!(add_months(date(from), months), Some(date(to)), "{from} {months:+} months");
        }
        case("2026-09-30", 4, "2027-01-30");
        case("2026-08-31", 1, "2026-09-30");
        case("2027-01-31", 1, "2027-02-28");
        case("2027-01-31", 2, "2027-03-31");
        case("2028-02-29", 12, "2029-02-28");
        case("2026-03-31", -1, "2026-02-28");
        case("2026-01-15", -1, "2025-12-15");
        case("2026-01-15", 0, "2026-01-15");
        case("0001-01-31", 9998 * 12 + 11, "9999-12-31");
    }

    #[test]
    fn months_do_not_leave_the_range() {
        assert_eq!(add_months(date("9999-12-01"), 1), None);
        assert_eq!(add_months(date("0001-01-31"), -1), None);
        assert_eq!(add_months(date("2026-01-01"), i64::MAX), None);
        assert_eq!(add_months(date("2026-01-01"), i64::MIN), None);
    }

    #[test]
    fn days_are_counted_to_a_date_in_either_direction() {
        assert_eq!(days_until(date("2026-02-27"), date("2026-03-01")), 2);
        assert_eq!(days_until(date("2026-03-01"), date("2026-02-27")), -2);
        assert_eq!(days_until(date("0001-01-01"), date("9999-12-31")), 3_652_058);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn every_day_in_range_reads_back(day in 1..=3_652_059) {
            let date = NaiveDate::from_num_days_from_ce_opt(day).unwrap();
            prop_assert_eq!(parse_date(date.to_string().as_bytes()), Some(date));
        }

        #[test]
        fn no_bytes_are_too_odd_to_refuse(text in any::<Vec<u8>>()) {
            let _ = parse_date(&text);
        }
    }
}
