use super::{FinancialYear, Period};

/// What to write instead of a text that is not a period: what was probably meant, or the forms that there are.
#[must_use]
pub fn describe_period_error(text: &str) -> String {
    let upper = text.trim().to_ascii_uppercase();
    if exists(&upper) {
        return format!("expected `{upper}`");
    }
    let words = words(&upper);
    meant(&words).unwrap_or_else(|| {
        let forms =
            "expected a period such as `2026-10`, `2026-Q3`, `2026/27-Q2`, `2026/27`, `2026-W41` or `2026-10-05`";
        let why = limit(&words, upper.contains('/')).map(|why| format!("; {why}"));
        format!("{forms}{}", why.unwrap_or_default())
    })
}

/// What limits the part of the text that is out of range.
fn limit(words: &[&str], slash: bool) -> Option<&'static str> {
    match *words {
        [of, ..] if of.len() != 4 || !digits(of) => None,
        [_, "Q", _] | [_, _, "Q", _] => Some("a year has the quarters `Q1` to `Q4`"),
        [_, "H", _] | [_, _, "H", _] => Some("a year has the halves `H1` and `H2`"),
        [_, "W", _] => Some("a year has the weeks `W01` to `W52`, some years `W53`"),
        [_, _, "M", _] => Some("a financial year has the months `M01` to `M12`"),
        [_, month, day] if digits(month) && digits(day) => Some("there is no such day in the calendar"),
        [_, next] if digits(next) && slash => {
            Some("a financial year is two that follow each other, such as `2026/27`")
        }
        [_, month] if digits(month) => Some("the months are `01` to `12`"),
        _ => None,
    }
}

/// The runs of digits and of letters of a text; whatever separates them is dropped.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let alike =
            |char: &char| char.is_ascii_digit() == first.is_ascii_digit() && char.is_ascii_alphanumeric();
        let length = rest.chars().take_while(alike).map(char::len_utf8).sum();
        let (word, after) = rest.split_at(if length == 0 { first.len_utf8() } else { length });
        if length > 0 {
            words.push(word);
        }
        rest = after;
    }
    words
}

/// What was probably meant, where that is a period.
fn meant(words: &[&str]) -> Option<String> {
    let written = match *words {
        [name, of] | [of, name] if month(name).is_some() => {
            let meant = format!("{}-{}", year(of)?, month(name)?);
            let why = "a spreadsheet rewrites periods as dates unless the column is text";
            return exists(&meant).then(|| format!("expected `{meant}`; {why}"));
        }
        ["Q", n, of] | [of, "Q", n] => {
            let next = of.parse::<u16>().ok()?.checked_add(1)? % 100;
            let (calendar, financial) = (format!("{of}-Q{n}"), format!("{of}/{next:02}-Q{n}"));
            let both = format!(
                "expected `{calendar}` for the calendar quarter or `{financial}` for the financial one"
            );
            return exists(&calendar).then_some(both);
        }
        [day, name, of] if month(name).is_some() => format!("{}-{}-{day:0>2}", year(of)?, month(name)?),
        [day, month, of] if of.len() == 4 => format!("{of}-{month:0>2}-{day:0>2}"),
        ["FY", from, to] => financial_year(from, to)?,
        [of, month, day] => format!("{of}-{month:0>2}-{day:0>2}"),
        [month, of] if month.len() <= 2 && of.len() == 4 => format!("{of}-{month:0>2}"),
        [of, month] if exists(&format!("{of}-{month:0>2}")) => format!("{of}-{month:0>2}"),
        [from, to] => financial_year(from, to)?,
        _ => return None,
    };
    exists(&written).then(|| format!("expected `{written}`"))
}

/// The year in four digits, where two or four are given.
fn year(word: &str) -> Option<String> {
    match word.len() {
        2 => Some(format!("20{word}")),
        4 => Some(word.to_owned()),
        _ => None,
    }
}

fn financial_year(from: &str, to: &str) -> Option<String> {
    Some(format!("{}/{}", year(from)?, year(to)?.get(2..)?))
}

fn digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn exists(text: &str) -> bool {
    Period::parse(text.as_bytes(), FinancialYear::default()).is_some()
}

/// The number of an English month by its name or the first three letters of it, in capitals.
fn month(name: &str) -> Option<&'static str> {
    const MONTHS: [(&str, &str); 12] = [
        ("01", "JANUARY"),
        ("02", "FEBRUARY"),
        ("03", "MARCH"),
        ("04", "APRIL"),
        ("05", "MAY"),
        ("06", "JUNE"),
        ("07", "JULY"),
        ("08", "AUGUST"),
        ("09", "SEPTEMBER"),
        ("10", "OCTOBER"),
        ("11", "NOVEMBER"),
        ("12", "DECEMBER"),
    ];
    let named = |(_, month): &&(&str, &str)| name.len() >= 3 && month.starts_with(name);
    MONTHS.iter().find(named).map(|(number, _)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn case(text: &str, said: &str) {
        assert!(!exists(text), "{text} is a period");
        assert_eq!(describe_period_error(text), format!("expected {said}"), "{text}");
    }

    #[test]
    fn what_was_probably_meant_is_said() {
        let sheet = "a spreadsheet rewrites periods as dates unless the column is text";
        for text in ["Oct-26", "26-Oct", "Oct 2026", "October 2026", "2026 oct"] {
            case(text, &format!("`2026-10`; {sheet}"));
        }
        for text in ["Q3 2026", "2026 Q3", "2026Q3", "q3-2026", "Q3/2026"] {
            case(text, "`2026-Q3` for the calendar quarter or `2026/27-Q3` for the financial one");
        }
        for text in ["10/2026", "10-2026", "2026/10", "2026.10", " 2026-10", "2026-10 "] {
            case(text, "`2026-10`");
        }
        case("2026-9", "`2026-09`");
        case("2026-q3", "`2026-Q3`");
        case("2026/27-m07", "`2026/27-M07`");
        case("2026-w41", "`2026-W41`");
        case("2026/2027", "`2026/27`");
        case("2026-27", "`2026/27`");
        case("26/27", "`2026/27`");
        case("FY2026/27", "`2026/27`");
        case("05/10/2026", "`2026-10-05`");
        case("5.10.2026", "`2026-10-05`");
        case("2026/10/5", "`2026-10-05`");
        case("05-Oct-26", "`2026-10-05`");
    }

    #[test]
    fn a_part_that_a_year_does_not_have_is_said() {
        #[track_caller]
        fn case(text: &str, why: &str) {
            assert!(!exists(text), "{text} is a period");
            let said = describe_period_error(text);
            assert!(said.starts_with("expected a period such as `2026-10`"), "{said}");
            assert!(said.ends_with(why), "{text}: {said}");
        }
        case("2026-13", "the months are `01` to `12`");
        case("2026-00", "the months are `01` to `12`");
        case("2026-Q5", "a year has the quarters `Q1` to `Q4`");
        case("2026/27-Q0", "a year has the quarters `Q1` to `Q4`");
        case("2026-H3", "a year has the halves `H1` and `H2`");
        case("2026/27-M13", "a financial year has the months `M01` to `M12`");
        case("2027-W53", "a year has the weeks `W01` to `W52`, some years `W53`");
        case("2026-02-30", "there is no such day in the calendar");
        case("2026/28", "a financial year is two that follow each other, such as `2026/27`");
        case("", "`2026-10-05`");
        case("last month", "`2026-10-05`");
        case("½", "`2026-10-05`");
        case("Q3 65535", "`2026-10-05`");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn no_text_is_too_odd_to_answer(text in "[0-9A-Za-zé/ .-]{0,12}") {
            prop_assert!(describe_period_error(&text).starts_with("expected "));
        }
    }
}
