use super::Calendar;
use super::date::{in_range, shift_months};
use chrono::{NaiveDate, TimeDelta};
use std::fmt;
use std::str::FromStr;

/// A length of time such as `6 months`, `10 working days` or `P1Y6M`: never empty, each part kept in its unit.
///
/// Two are equal when they have the same parts: `12 months` is not `1 year`, and `P12M` is `12 months`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Length {
    years: u32,
    months: u32,
    weeks: u32,
    days: u32,
    working_days: u32,
}

/// Why a text is not a length of time; its `Display` says what to write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LengthError {
    /// Not one of the forms.
    Form,
    /// Nothing, or a part of nothing.
    Zero,
    /// A count that no calendar can hold.
    TooLong,
}

impl fmt::Display for LengthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => {
                "expected a length of time: a whole number, one space and `working days`, `days`, `weeks`, \
                 `months` or `years`, such as `6 months`, or in ISO 8601 such as `P1Y6M`"
            }
            Self::Zero => "expected a length of at least 1, such as `1 month`",
            Self::TooLong => "expected a length of time within the years 1 to 9999",
        })
    }
}

impl std::error::Error for LengthError {}

impl Length {
    /// What parts are added to while a length is read.
    const EMPTY: Self = Self { years: 0, months: 0, weeks: 0, days: 0, working_days: 0 };

    /// The date so much later: years and months first, then weeks and days, then working days.
    ///
    /// A day that the month lacks becomes its last. `None` outside the years 1 to 9999.
    #[must_use]
    pub fn add_to(&self, date: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
        self.step_on(date, calendar).filter(|date| in_range(*date))
    }

    /// The date so much earlier: working days first, then weeks and days, then years and months.
    ///
    /// A day that the month lacks becomes its last. `None` outside the years 1 to 9999.
    #[must_use]
    pub fn before(&self, date: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
        let date = calendar.step_back(date, self.working_days)?;
        let date = date.checked_sub_signed(self.whole_days()?)?;
        shift_months(date, -self.whole_months()).filter(|date| in_range(*date))
    }

    /// The same length so many times over, part by part; `None` where it is empty or no longer a number.
    #[must_use]
    pub fn times(&self, n: u32) -> Option<Self> {
        if n == 0 {
            return None;
        }
        Some(Self {
            years: self.years.checked_mul(n)?,
            months: self.months.checked_mul(n)?,
            weeks: self.weeks.checked_mul(n)?,
            days: self.days.checked_mul(n)?,
            working_days: self.working_days.checked_mul(n)?,
        })
    }

    /// The last day of a term that ended on `end`, inclusive, and goes on for this length: 28 February 2027 and
    /// 12 months make 29 February 2028. `None` outside the years 1 to 9999.
    #[must_use]
    pub fn extend(&self, end: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
        self.step_on(end.succ_opt()?, calendar)?.pred_opt().filter(|date| in_range(*date))
    }

    fn step_on(&self, date: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
        let date = shift_months(date, self.whole_months())?.checked_add_signed(self.whole_days()?)?;
        calendar.step_on(date, self.working_days)
    }

    fn whole_months(&self) -> i64 {
        i64::from(self.years) * 12 + i64::from(self.months)
    }

    fn whole_days(&self) -> Option<TimeDelta> {
        TimeDelta::try_days(i64::from(self.weeks) * 7 + i64::from(self.days))
    }

    /// The parts of a length in ISO 8601 with the letter and the unit of each, in the order that they are written.
    fn parts(&mut self) -> [(u8, &'static str, &mut u32); 4] {
        [
            (b'Y', "year", &mut self.years),
            (b'M', "month", &mut self.months),
            (b'W', "week", &mut self.weeks),
            (b'D', "day", &mut self.days),
        ]
    }

    fn from_words(text: &str) -> Result<Self, LengthError> {
        let (count, unit) = text.split_once(' ').ok_or(LengthError::Form)?;
        let mut length = Self::EMPTY;
        let singular = unit.strip_suffix('s').unwrap_or(unit);
        let part = if singular == "working day" {
            &mut length.working_days
        } else {
            let part = length.parts().into_iter().find(|(_, name, _)| *name == singular);
            part.ok_or(LengthError::Form)?.2
        };
        *part = at_least_1(count)?;
        Ok(length)
    }

    fn from_iso(mut text: &str) -> Result<Self, LengthError> {
        let mut length = Self::EMPTY;
        for (letter, _, part) in length.parts() {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let (count, rest) = text.split_at(digits);
            if let Some(rest) = rest.strip_prefix(char::from(letter)) {
                *part = at_least_1(count)?;
                text = rest;
            }
        }
        if text.is_empty() && length != Self::EMPTY { Ok(length) } else { Err(LengthError::Form) }
    }
}

/// A whole number of ASCII digits, at least 1.
fn at_least_1(count: &str) -> Result<u32, LengthError> {
    if count.is_empty() || !count.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(LengthError::Form);
    }
    match count.parse() {
        Ok(0) => Err(LengthError::Zero),
        Ok(count) => Ok(count),
        Err(_) => Err(LengthError::TooLong),
    }
}

impl FromStr for Length {
    type Err = LengthError;
    fn from_str(text: &str) -> Result<Self, LengthError> {
        match text.strip_prefix('P') {
            Some(parts) => Self::from_iso(parts),
            None => Self::from_words(text),
        }
    }
}

impl fmt::Display for Length {
    /// In words where it has one part (`6 months`), else in ISO 8601 (`P1Y6M`): always a form that can be read.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut copy = *self;
        let parts = copy.parts().map(|(letter, unit, count)| (char::from(letter), unit, *count));
        let mut parts = parts.into_iter().filter(|(_, _, count)| *count > 0);
        let text = match (parts.next(), parts.next()) {
            (None, _) => words(self.working_days, "working day"),
            (Some((_, unit, count)), None) => words(count, unit),
            (Some(first), Some(second)) => [first, second]
                .into_iter()
                .chain(parts)
                .fold(String::from("P"), |text, (letter, _, count)| format!("{text}{count}{letter}")),
        };
        f.pad(&text)
    }
}

fn words(count: u32, unit: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

impl fmt::Debug for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{CalendarName, parse_date};
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        parse_date(text.as_bytes()).unwrap()
    }

    fn calendar() -> Calendar {
        Calendar::new(CalendarName::EnglandAndWales, &[])
    }

    fn length(text: &str) -> Length {
        text.parse().unwrap()
    }

    #[test]
    fn a_length_prints_in_the_unit_that_it_was_written_in() {
        #[track_caller]
        fn case(text: &str, printed: &str) {
            assert_eq!(length(text).to_string(), printed, "{text}");
        }
        case("6 months", "6 months");
        case("12 months", "12 months");
        case("1 year", "1 year");
        case("1 years", "1 year");
        case("2 week", "2 weeks");
        case("10 working days", "10 working days");
        case("1 working day", "1 working day");
        case("014 days", "14 days");
        case("P2W", "2 weeks");
        case("P10D", "10 days");
        case("P1Y", "1 year");
        case("P1Y6M", "P1Y6M");
        case("P1Y2M3W4D", "P1Y2M3W4D");
    }

    #[test]
    fn nothing_else_is_a_length() {
        #[track_caller]
        fn case(text: &str, why: LengthError) {
            assert_eq!(text.parse::<Length>(), Err(why), "{text}");
        }
        for text in [
            "",
            "6",
            "months",
            " months",
            "6months",
            "6  months",
            " 6 months",
            "6 months ",
            "6 Months",
            "+6 months",
            "-6 months",
            "6.5 months",
            "½ year",
            "six months",
            "6 calendar months",
            "6 monthss",
            "6 working  days",
            "6 working weeks",
            "6\tmonths",
            "P",
            "P6",
            "PY",
            "P6M1Y",
            "P1Y1Y",
            "P1D1W",
            "PT24H",
            "P1YT1H",
            "p1y",
            "P-1Y",
            "P1.5Y",
            "P1Y ",
            "1 year 6 months",
            "P６M",
        ] {
            case(text, LengthError::Form);
        }
        case("0 days", LengthError::Zero);
        case("000 days", LengthError::Zero);
        case("P0Y6M", LengthError::Zero);
        case("4294967296 days", LengthError::TooLong);
        case("P99999999999999999999999D", LengthError::TooLong);
    }

    #[test]
    fn adding_takes_months_then_days_then_working_days() {
        #[track_caller]
        fn case(from: &str, text: &str, to: &str) {
            assert_eq!(length(text).add_to(date(from), &calendar()), Some(date(to)), "{from} + {text}");
        }
        case("2026-09-30", "4 months", "2027-01-30");
        case("2026-08-31", "1 month", "2026-09-30");
        case("2027-01-31", "P1M", "2027-02-28");
        case("2027-01-31", "P2M", "2027-03-31");
        case("2024-02-29", "1 year", "2025-02-28");
        case("2024-02-29", "P1Y1M", "2025-03-29");
        case("2027-01-31", "P1M1D", "2027-03-01");
        case("2026-10-05", "P1W2D", "2026-10-14");
        case("2026-03-02", "30 days", "2026-04-01");
        case("2025-12-19", "10 working days", "2026-01-07");
    }

    #[test]
    fn subtracting_takes_the_same_order_backwards() {
        #[track_caller]
        fn case(from: &str, text: &str, to: &str) {
            assert_eq!(length(text).before(date(from), &calendar()), Some(date(to)), "{from} - {text}");
        }
        case("2027-03-31", "6 months", "2026-09-30");
        case("2027-03-31", "1 month", "2027-02-28");
        case("2027-03-01", "P1M1D", "2027-01-28");
        case("2026-01-07", "10 working days", "2025-12-19");
        case("2026-10-05", "2 weeks", "2026-09-21");
    }

    #[test]
    fn an_inclusive_end_is_moved_by_its_next_day() {
        #[track_caller]
        fn case(end: &str, text: &str, to: Option<&str>) {
            assert_eq!(length(text).extend(date(end), &calendar()), to.map(date), "{end} extended by {text}");
        }
        case("2027-02-28", "12 months", Some("2028-02-29"));
        case("2028-02-29", "12 months", Some("2029-02-28"));
        case("2027-03-31", "12 months", Some("2028-03-31"));
        case("2026-06-30", "1 month", Some("2026-07-31"));
        case("2026-10-05", "1 day", Some("2026-10-06"));
        case("9998-12-31", "1 year", Some("9999-12-31"));
        case("9999-12-31", "1 day", None);
    }

    #[test]
    fn a_repeated_length_is_counted_from_its_first_date() {
        let month = length("1 month");
        let due = |n| month.times(n).and_then(|times| times.add_to(date("2027-01-31"), &calendar()));
        assert_eq!(due(1), Some(date("2027-02-28")));
        assert_eq!(due(2), Some(date("2027-03-31")));
        assert_eq!(month.times(0), None);
        assert_eq!(length("3 weeks").times(u32::MAX), None);
        assert_eq!(length("P1Y6M").times(3).map(|times| times.to_string()), Some("P3Y18M".into()));
    }

    #[test]
    fn lengths_past_the_range_have_no_date() {
        for unit in ["working days", "days", "weeks", "months", "years"] {
            let long = length(&format!("{} {unit}", u32::MAX));
            assert_eq!(long.add_to(date("2026-10-05"), &calendar()), None);
            assert_eq!(long.before(date("2026-10-05"), &calendar()), None);
            assert_eq!(long.extend(date("2026-10-05"), &calendar()), None);
        }
    }

    fn any_length() -> impl Strategy<Value = Length> {
        let part = || prop_oneof![Just(0), 1..100_u32, any::<u32>()];
        let iso = (part(), part(), part(), part()).prop_map(|(years, months, weeks, days)| Length {
            years,
            months,
            weeks,
            days,
            working_days: 0,
        });
        let working = part().prop_map(|working_days| Length { working_days, ..Length::EMPTY });
        prop_oneof![iso, working].prop_filter("not empty", |length| *length != Length::EMPTY)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn what_is_printed_reads_back(length in any_length()) {
            prop_assert_eq!(length.to_string().parse(), Ok(length));
        }

        #[test]
        fn adding_and_subtracting_stay_in_range_and_never_panic(
            length in any_length(),
            n in any::<u32>(),
            day in 1..=3_652_059,
        ) {
            let (date, calendar) = (NaiveDate::from_num_days_from_ce_opt(day).unwrap(), calendar());
            let later = [length.add_to(date, &calendar), length.extend(date, &calendar)];
            prop_assert!(later.into_iter().flatten().all(|later| later >= date && in_range(later)));
            prop_assert!(length.before(date, &calendar).is_none_or(|before| before < date && in_range(before)));
            if let Some(times) = length.times(n) {
                let _ = times.add_to(date, &calendar);
            }
        }

        #[test]
        fn no_text_is_too_odd_to_refuse(text in "(P|[0-9]{0,12} )?.{0,20}") {
            let _ = text.parse::<Length>();
        }
    }
}
