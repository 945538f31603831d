//! What a reader's findings say: names of places and values in words, and what was probably meant.

use super::document::Kind;
use crate::value::{Number, describe_period_error, parse_date, visible};
use chrono::{Days, NaiveDate};

/// The header that a table of the format stands under, or how it is written within another.
pub(super) fn header(table: &str) -> String {
    match table {
        "" => "the top of the file".to_owned(),
        "term" | "value" | "people" | "check" | "definitions" | "words" => format!("`[{table}]`"),
        "tier" => "`[tier.NAME]`".to_owned(),
        "procedure" | "procedure.step" => "`[[procedure.NAME.step]]`".to_owned(),
        _ => match table.rsplit_once('.') {
            Some((_, inner @ ("target" | "failure" | "baseline"))) => format!("`{inner} = {{ … }}`"),
            _ => format!("`[[{table}]]`"),
        },
    }
}

/// Where a key belongs, given the tables that take it.
pub(super) fn belongs(tables: &[&str]) -> String {
    match tables {
        ["", ..] => "at the top of the file, before the first `[…]` header".to_owned(),
        [one] if header(one).contains('=') => format!("within {}", header(one)),
        tables => {
            let mut names: Vec<String> = tables.iter().take(4).map(|table| header(table)).collect();
            let last = names.pop().unwrap_or_default();
            if names.is_empty() {
                format!("under {last}")
            } else {
                format!("under {} or {last}", names.join(", "))
            }
        }
    }
}

/// A key as it is written: in quotes unless it is bare.
pub(super) fn written(key: &str) -> String {
    let bare = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-');
    if !key.is_empty() && key.chars().all(bare) { key.to_owned() } else { format!("\"{}\"", visible(key)) }
}

/// The header of a table that may stand more than once.
pub(super) fn repeated(key: &str) -> String {
    match key {
        "extension" => header("term.extension"),
        "target_change" => header("kpi.target_change"),
        "step" => header("procedure.step"),
        key => header(key),
    }
}

/// The words to choose from.
pub(super) fn one_of<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let listed: Vec<String> = words.map(|word| format!("\"{word}\"")).collect();
    if listed.len() == 1 { listed.concat() } else { format!("one of {}", listed.join(", ")) }
}

/// What a value is, in words.
pub(super) fn found(kind: &Kind) -> String {
    match kind {
        Kind::Text("") => "empty".to_owned(),
        Kind::Text(text) => format!("the text \"{}\"", shortened(text)),
        Kind::Number(number) => format!("the number {}", shortened(number)),
        Kind::Bool(bool) => format!("`{bool}`"),
        Kind::Date(date) => format!("the date {date}"),
        Kind::DateTime(text) => format!("the time {}", shortened(text)),
        Kind::Array(_) => "a list".to_owned(),
        Kind::Table(_) => "a table".to_owned(),
        Kind::Tables(_) => "a list of tables".to_owned(),
        Kind::Broken => "not readable".to_owned(),
    }
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    visible(&short).into_owned()
}

/// The plain decimal that a text with a currency, thousands commas, spaces or a per cent sign stands for.
/// `None` where that is not beyond doubt: `1.250,00`, `10k`.
pub(super) fn plain_figure(text: &str) -> Option<String> {
    let trimmed = text.trim().trim_start_matches('+').trim_end_matches('%').trim();
    let signed = trimmed.strip_prefix('-');
    let figure = signed.unwrap_or(trimmed).trim_start_matches(['£', '€', '$']).trim();
    let (whole, fraction) =
        figure.split_once('.').map_or((figure, None), |(whole, rest)| (whole, Some(rest)));
    let mut groups = whole.split([',', ' ', '_', '\u{a0}', '\u{202f}']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    let point = if fraction.is_some() { "." } else { "" };
    let minus = if signed.is_some() { "-" } else { "" };
    let first = if first.is_empty() && fraction.is_some() { "0" } else { first };
    let plain = format!("{minus}{first}{}{point}{}", rest.concat(), fraction.unwrap_or_default());
    (grouped && Number::parse(plain.as_bytes()).is_ok()).then_some(plain)
}

/// The day that a text in another notation stands for, day before month: `05/10/2026`, `5 Oct 2026`, `46300`.
pub(super) fn probable_day(text: &str) -> Option<NaiveDate> {
    let trimmed = text.trim();
    if let Some(day) = trimmed.get(..10).and_then(|start| parse_date(start.as_bytes())) {
        return Some(day);
    }
    if trimmed.len() == 5 && trimmed.bytes().all(|byte| byte.is_ascii_digit()) {
        // A spreadsheet counts days from the end of 1899.
        return NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(trimmed.parse().ok()?));
    }
    let said = describe_period_error(trimmed);
    said.split('`').nth(1).and_then(|meant| parse_date(meant.as_bytes()))
}

/// What to write instead of a text that is not a period.
pub(super) fn period_help(text: &str) -> String {
    let day = probable_day(text).filter(|_| text.len() > 4);
    if let Some(first) = day.filter(|day| day.format("%d").to_string() == "01") {
        let month = first.format("%Y-%m");
        return format!("write `{month}` for the month, or `{first}` for the day");
    }
    match day {
        Some(day) => format!("write `{day}` for the day, or `{}` for the month", day.format("%Y-%m")),
        None => {
            let said = describe_period_error(text).replacen("expected", "write", 1);
            // A cell that was rewritten is told so by its rule.
            said.split_once("; a spreadsheet").map_or(said.clone(), |(write, _)| write.to_owned())
        }
    }
}

/// What is known of bytes that are not UTF-8, and what to do.
pub(super) fn encoding_help(bytes: &[u8], bad: usize) -> String {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return "the file is UTF-16: save it as UTF-8 (in Excel: `CSV UTF-8`)".to_owned();
    }
    let char = match bytes.get(bad).copied() {
        Some(0x80) => "€",
        Some(0x91) => "‘",
        Some(0x92) => "’",
        Some(0x93) => "“",
        Some(0x94) => "”",
        Some(0x96) => "–",
        Some(0x97) => "—",
        Some(0xa3) => "£",
        Some(0xe9) => "é",
        _ => return "save the file as UTF-8 (in Excel: `CSV UTF-8`)".to_owned(),
    };
    format!(
        "save the file as UTF-8 (in Excel: `CSV UTF-8`); it is probably Windows-1252, where this is `{char}`"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_made_plain_only_where_it_is_beyond_doubt() {
        let case =
            |text: &str, plain: Option<&str>| assert_eq!(plain_figure(text).as_deref(), plain, "{text}");
        case("£1,250.00", Some("1250.00"));
        case("1 250 000", Some("1250000"));
        case(" 97.4 ", Some("97.4"));
        case("97.4%", Some("97.4"));
        case("97.4 %", Some("97.4"));
        case("-£1,250", Some("-1250"));
        case("+5", Some("5"));
        case(".5", Some("0.5"));
        for doubtful in ["1.250,00", "12,5", "1,25,000", "10k", "£1.2m", "1e3", "n/a", "", "-", "5."] {
            case(doubtful, None);
        }
    }

    #[test]
    fn a_day_in_another_notation_is_known() {
        let case = |text: &str, day: Option<&str>| {
            assert_eq!(probable_day(text).map(|day| day.to_string()).as_deref(), day, "{text}");
        };
        case("05/10/2026", Some("2026-10-05"));
        case("5.10.2026", Some("2026-10-05"));
        case("5 Oct 2026", Some("2026-10-05"));
        case("2026-10-05 00:00:00", Some("2026-10-05"));
        case("46300", Some("2026-10-05"));
        case("12/25/2026", None);
        case("soon", None);
    }

    #[test]
    fn a_key_is_quoted_where_toml_needs_it() {
        assert_eq!(written("report_within"), "report_within");
        assert_eq!(written("A. Example"), "\"A. Example\"");
        assert_eq!(written(""), "\"\"");
    }
}
