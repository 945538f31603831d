//! What stands wrong in the cells of a CSV file, and what to write instead.

use super::csv::Scanner;
use super::fields::Fields;
use super::rows::Header;
use super::rules;
use super::wording::{period_help, plain_figure, probable_day};
use crate::diag::Leaves;
use crate::value::{FinancialYear, Number, NumberError, Period, parse_date, visible};
use std::io::Read;

/// Whether a spreadsheet is likely to have rewritten a date or period: `Oct-26`, `01/10/2026`, `45931`.
fn is_rewritten(text: &str) -> bool {
    const MONTHS: &[&str] =
        &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = text.trim().to_ascii_lowercase();
    let has_digit = lower.bytes().any(|byte| byte.is_ascii_digit());
    let mut words = lower.split(|char: char| !char.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let named = words.next().is_some_and(|word| MONTHS.iter().any(|month| word.starts_with(month)));
    let slashed = lower.matches('/').count() == 2 && lower.bytes().all(|b| b.is_ascii_digit() || b == b'/');
    let serial = lower.len() == 5 && lower.bytes().all(|b| b.is_ascii_digit());
    let timed =
        lower.contains(':') && lower.get(..10).is_some_and(|day| parse_date(day.as_bytes()).is_some());
    (named && words.next().is_none() && has_digit) || slashed || serial || timed
}

/// Reports a date cell that cannot be read; the row is left out.
pub(super) fn wrong_date<R: Read>(fields: &mut Fields, header: &Header, row: &Scanner<R>, column: usize) {
    let text = header.text(row, column);
    let rewritten = is_rewritten(text);
    let rule = if rewritten { &rules::REWRITTEN_CELL } else { &rules::WRONG_CELL };
    let message = if text.is_empty() {
        "the date is empty".to_owned()
    } else {
        format!("`{}` is not a date", visible(text))
    };
    let write = match probable_day(text) {
        Some(day) => format!("write `{day}` if {} is meant", day.format("%-d %B %Y")),
        None => "write year, month, day: `2026-10-05`".to_owned(),
    };
    let help = if rewritten { format!("{write}; {AS_TEXT}") } else { write };
    fields.report(rule, header.span(row, column), Leaves::Row, message, Some(help));
}

const AS_TEXT: &str = "format the column as text, so that a spreadsheet leaves it as it is";

/// The period of a row. A quarter of the calendar year is noted once a file (`noted`) where the financial year
/// begins at another time.
pub(super) fn period<R: Read>(
    fields: &mut Fields,
    header: &Header,
    row: &Scanner<R>,
    column: usize,
    financial_year: FinancialYear,
    noted: &mut bool,
) -> Option<Period> {
    let cell = header.cell(row, column);
    let text = header.text(row, column);
    let Some(period) = Period::parse(cell, financial_year) else {
        let rewritten = is_rewritten(text);
        let rule = if rewritten { &rules::REWRITTEN_CELL } else { &rules::WRONG_CELL };
        let message = match text {
            "" => "the period is empty".to_owned(),
            _ => format!("`{}` is not a period", visible(text)),
        };
        let write = period_help(text);
        let help = if rewritten { format!("{write}; {AS_TEXT}") } else { write };
        fields.report(rule, header.span(row, column), Leaves::Row, message, Some(help));
        return None;
    };
    if let &[y1, y2, y3, y4, b'-', b'Q', quarter] = cell
        && !*noted
        && financial_year.first_month() != 1
    {
        *noted = true;
        let year = [y1, y2, y3, y4].iter().fold(0, |year, digit| year * 10 + u32::from(digit - b'0'));
        let message =
            format!("`{text}` is a quarter of the calendar year, {} to {}", period.first(), period.last());
        let help = format!(
            "if that is meant, write `{}`; quarter {number} of the financial year is `{year}/{:02}-Q{number}`",
            period.display(financial_year),
            (year + 1) % 100,
            number = char::from(quarter),
        );
        let span = header.span(row, column);
        fields.report(&rules::CALENDAR_QUARTER, span, Leaves::Nothing, message, Some(help));
    }
    Some(period)
}

/// What is wrong with a cell that should hold a number.
pub(super) fn not_a_number(text: &str, what: &str, error: NumberError) -> String {
    let a = if what.starts_with('a') { "an" } else { "a" };
    match error {
        _ if text.is_empty() => format!("the {what} is empty"),
        NumberError::Form => format!("`{}` is not {a} {what}", visible(text)),
        NumberError::Digits => format!("`{}` has more than 28 digits", visible(text)),
    }
}

/// What to write instead of a figure that cannot be read.
pub(super) fn number_help(text: &str) -> String {
    if matches!(Number::parse(text.as_bytes()), Err(NumberError::Digits)) {
        return "round it to at most 28 digits".to_owned();
    }
    match plain_figure(text) {
        Some(plain) if text.trim().ends_with('%') => {
            format!("write `{plain}`: the unit stands with the measure")
        }
        Some(plain) => format!("write `{plain}`: digits, and at most one point"),
        None => "write digits with at most one point, such as `97.4`".to_owned(),
    }
}
