use super::*;
use crate::value::parse_date;
use proptest::prelude::*;

fn date(text: &str) -> NaiveDate {
    parse_date(text.as_bytes()).unwrap()
}

fn year_from(month: u32) -> FinancialYear {
    format!("{month:02}-01").parse().unwrap()
}

fn april(text: &str) -> Period {
    Period::parse(text.as_bytes(), FinancialYear::default()).unwrap()
}

#[test]
fn every_notation_is_told_by_its_shape() {
    #[track_caller]
    fn case(text: &str, kind: PeriodKind, first: &str, last: &str) {
        let period = april(text);
        assert_eq!((period.kind(), period.first(), period.last()), (kind, date(first), date(last)), "{text}");
    }
    use PeriodKind::{Day, Half, Month, Quarter, Week, Year};
    case("2026-10", Month, "2026-10-01", "2026-10-31");
    case("2024-02", Month, "2024-02-01", "2024-02-29");
    case("2026-Q3", Quarter, "2026-07-01", "2026-09-30");
    case("2026/27-Q2", Quarter, "2026-07-01", "2026-09-30");
    case("2026/27-Q4", Quarter, "2027-01-01", "2027-03-31");
    case("2026-H2", Half, "2026-07-01", "2026-12-31");
    case("2026/27-H1", Half, "2026-04-01", "2026-09-30");
    case("2026/27-H2", Half, "2026-10-01", "2027-03-31");
    case("2026/27-M07", Month, "2026-10-01", "2026-10-31");
    case("2026/27-M12", Month, "2027-03-01", "2027-03-31");
    case("2026", Year, "2026-01-01", "2026-12-31");
    case("2026/27", Year, "2026-04-01", "2027-03-31");
    case("1999/00", Year, "1999-04-01", "2000-03-31");
    case("2026-W41", Week, "2026-10-05", "2026-10-11");
    case("2026-W01", Week, "2025-12-29", "2026-01-04");
    case("2026-W53", Week, "2026-12-28", "2027-01-03");
    case("2026-10-05", Day, "2026-10-05", "2026-10-05");
    case("0001", Year, "0001-01-01", "0001-12-31");
    case("9999-12", Month, "9999-12-01", "9999-12-31");
    case("9999/00-Q3", Quarter, "9999-10-01", "9999-12-31");
    case("0000/01-Q4", Quarter, "0001-01-01", "0001-03-31");
}

#[test]
fn nothing_else_is_a_period() {
    for text in [
        "",
        "202",
        "20261",
        "2026-",
        "2026-1",
        "2026-13",
        "2026-00",
        "2026-Q0",
        "2026-Q5",
        "2026-q3",
        "2026-H0",
        "2026-H3",
        "2026/28",
        "2026/26",
        "2026/2027",
        "2026-27",
        "2026/27-Q5",
        "2026/27-M13",
        "2026/27-M00",
        "2026/27-M7",
        "2026/27-W01",
        "2026/27-10",
        "2026-M07",
        "2026-W00",
        "2026-W54",
        "2027-W53",
        "2026-W1",
        "2026-W41-1",
        "2026-02-29",
        "2026-1-05",
        "2026-10 ",
        " 2026-10",
        "+026-10",
        "2026-+1",
        "0000",
        "0000-12",
        "0000/01",
        "0000/01-Q3",
        "9999/00",
        "9999/00-Q4",
        "9999-W52",
        "Oct-26",
        "Q3 2026",
        "10/2026",
        "２026-10",
    ] {
        assert_eq!(Period::parse(text.as_bytes(), FinancialYear::default()), None, "{text}");
    }
}

#[test]
fn two_notations_of_one_span_are_one_period() {
    assert_eq!(april("2026-Q3"), april("2026/27-Q2"));
    assert_eq!(april("2026-10"), april("2026/27-M07"));
    assert_ne!(april("2026-H1"), april("2026/27-H1"));
    assert_ne!(april("2026-04"), april("2026-Q2"));
    assert_eq!(Period::parse(b"2026", year_from(1)), Period::parse(b"2026/27", year_from(1)));
}

#[test]
fn the_canonical_name_is_the_financial_one_where_there_is_one() {
    #[track_caller]
    fn case(text: &str, month: u32, name: &str) {
        let period = Period::parse(text.as_bytes(), year_from(month)).unwrap();
        assert_eq!(period.display(year_from(month)).to_string(), name, "{text} in years from month {month}");
    }
    case("2026/27-M07", 4, "2026-10");
    case("2026-Q3", 4, "2026/27-Q2");
    case("2027-Q1", 4, "2026/27-Q4");
    case("2026-Q3", 2, "2026-Q3");
    case("2026/27-Q2", 2, "2026/27-Q2");
    case("2026-H2", 4, "2026-H2");
    case("2026-H2", 7, "2026/27-H1");
    case("2026/27-H2", 4, "2026/27-H2");
    case("2026", 4, "2026");
    case("2026", 1, "2026/27");
    case("1999/00", 4, "1999/00");
    case("2026-W01", 4, "2026-W01");
    case("2026-10-05", 4, "2026-10-05");
    case("0033-10", 4, "0033-10");
    assert_eq!(april("2026/27-Q1").display(year_from(2)).to_string(), "2026-Q2");
    let february = Period::parse(b"2026/27-Q1", year_from(2)).unwrap();
    assert_eq!(february.display(year_from(4)).to_string(), "2026-02-01/2026-04-30");
}

#[test]
fn a_period_has_ended_on_the_day_after_its_last() {
    assert!(!april("2026-09").ended(date("2026-09-30")));
    assert!(april("2026-09").ended(date("2026-10-01")));
}

#[test]
fn periods_are_ordered_by_first_day_then_from_short_to_long_and_are_small() {
    let sorted =
        ["2026-W14", "2026-04-01", "2026-04", "2026-Q2", "2026/27-H1", "2026/27", "2026-04-02"].map(april);
    assert!(sorted.is_sorted());
    assert_eq!((size_of::<Period>(), size_of::<Option<Period>>()), (8, 8));
}

#[test]
fn a_frequency_has_a_name_and_a_kind() {
    for frequency in Frequency::ALL {
        assert_eq!(frequency.to_string().parse(), Ok(frequency));
    }
    assert!("Monthly".parse::<Frequency>().is_err());
    assert_eq!(Frequency::HalfYearly.kind(), Some(PeriodKind::Half));
    assert_eq!(Frequency::Once.kind(), None);
}

#[test]
fn the_first_period_begins_on_or_after_the_date() {
    #[track_caller]
    fn case(frequency: Frequency, from: &str, first: Option<&str>) {
        let found = frequency.first_from(date(from), FinancialYear::default());
        assert_eq!(found, first.map(april), "{frequency} from {from}");
    }
    use Frequency::{Daily, HalfYearly, Monthly, Once, Quarterly, Weekly, Yearly};
    case(Monthly, "2026-01-15", Some("2026-02"));
    case(Monthly, "2026-02-01", Some("2026-02"));
    case(Monthly, "2026-12-31", Some("2027-01"));
    case(Quarterly, "2026-04-01", Some("2026/27-Q1"));
    case(Quarterly, "2026-04-02", Some("2026/27-Q2"));
    case(HalfYearly, "2026-11-01", Some("2027/28-H1"));
    case(Yearly, "2026-03-31", Some("2026/27"));
    case(Weekly, "2026-10-05", Some("2026-W41"));
    case(Weekly, "2026-10-06", Some("2026-W42"));
    case(Daily, "2026-10-06", Some("2026-10-06"));
    case(Once, "2026-10-06", None);
    case(Monthly, "9999-12-02", None);
    case(Yearly, "9998-04-02", None);
    case(Weekly, "9999-12-27", None);
}

#[test]
fn the_next_period_follows_without_a_gap() {
    #[track_caller]
    fn case(frequency: Frequency, text: &str, next: Option<&str>) {
        assert_eq!(frequency.next(april(text)), next.map(april), "{frequency} after {text}");
    }
    case(Frequency::Monthly, "2026-12", Some("2027-01"));
    case(Frequency::Quarterly, "2026/27-Q4", Some("2027/28-Q1"));
    case(Frequency::Weekly, "2026-W53", Some("2027-W01"));
    case(Frequency::Daily, "2026-02-28", Some("2026-03-01"));
    case(Frequency::Monthly, "2026-Q3", None);
    case(Frequency::Once, "2026", None);
    case(Frequency::Monthly, "9999-12", None);
}

fn any_date() -> impl Strategy<Value = NaiveDate> {
    let day = prop_oneof![1..800, 730_000..750_000, 3_651_000..=3_652_059, 1..=3_652_059];
    day.prop_map(|day| NaiveDate::from_num_days_from_ce_opt(day).unwrap())
}

fn any_frequency() -> impl Strategy<Value = Frequency> {
    proptest::sample::select(&Frequency::ALL[..6])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn the_canonical_name_reads_back_in_any_financial_year(
        (date, frequency) in (any_date(), any_frequency()),
        fy in 1..=12_u32,
        grid in 1..=12_u32,
    ) {
        for grid in [fy, 1, grid] {
            let Some(period) = frequency.first_from(date, year_from(grid)) else { continue };
            let name = period.display(year_from(fy)).to_string();
            match Period::parse(name.as_bytes(), year_from(fy)) {
                Some(read) => prop_assert_eq!(read, period),
                None => prop_assert!(grid != fy && grid != 1, "{} has no name", name),
            }
        }
    }

    #[test]
    fn what_is_enumerated_is_what_is_on_the_grid(
        (start, frequency) in (any_date(), any_frequency()),
        fy in 1..=12_u32,
    ) {
        let fy = year_from(fy);
        let periods = std::iter::successors(frequency.first_from(start, fy), |period| frequency.next(*period));
        let mut from = start;
        for period in periods.take(30) {
            prop_assert!(frequency.on_grid(period, fy));
            prop_assert!(from <= period.first() && period.first() <= period.last());
            prop_assert_eq!(frequency.first_from(from, fy), Some(period));
            prop_assert_eq!(frequency.first_from(period.first(), fy), Some(period));
            from = period.first().succ_opt().unwrap();
        }
    }

    #[test]
    fn a_period_on_the_grid_is_found_from_its_first_day(
        (date, kind) in (any_date(), any_frequency()),
        (fy, grid) in (1..=12_u32, 1..=12_u32),
    ) {
        let Some(period) = kind.first_from(date, year_from(grid)) else { return Ok(()) };
        for frequency in Frequency::ALL {
            let enumerated = frequency.first_from(period.first(), year_from(fy)) == Some(period);
            prop_assert_eq!(frequency.on_grid(period, year_from(fy)), enumerated);
        }
    }

    #[test]
    fn no_bytes_are_too_odd_to_refuse(text in "[0-9]{4}[-/QHMW0-9é]{0,7}", fy in 1..=12_u32) {
        let _ = Period::parse(text.as_bytes(), year_from(fy));
    }
}
