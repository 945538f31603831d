//! What stands wrong in the cells of a CSV file, and what to write instead.

use super::csv::{Header, Scanner};
use super::fields::Fields;
use super::rules;
use crate::diag::Leaves;
use crate::value::{Number, visible};
use std::io::Read;

/// Whether a spreadsheet is likely to have rewritten a date or period: `Oct-26`, `01/10/2026`, `45931`.
pub(super) fn is_rewritten(text: &str) -> bool {
    const MONTHS: &[&str] =
        &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = text.trim().to_ascii_lowercase();
    let named = MONTHS.iter().any(|month| lower.contains(month));
    let slashed = lower.matches('/').count() == 2 && lower.bytes().all(|b| b.is_ascii_digit() || b == b'/');
    let serial = lower.len() == 5 && lower.bytes().all(|b| b.is_ascii_digit());
    let timed = lower.len() > 10 && lower.as_bytes().get(4) == Some(&b'-') && lower.contains(':');
    (named && lower.bytes().any(|b| b.is_ascii_digit())) || slashed || serial || timed
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
    let help = if rewritten {
        "a spreadsheet has rewritten it: format the column as text and write `2026-10-05`"
    } else {
        "write year, month, day: `2026-10-05`"
    };
    fields.report(rule, header.span(row, column), Leaves::Row, message, Some(help.to_owned()));
}

/// What to write instead of a figure that cannot be read.
pub(super) fn number_help(text: &str) -> String {
    let trimmed = text.trim();
    let share = trimmed.strip_suffix('%').map(str::trim_end);
    if let Some(share) = share.filter(|share| Number::parse(share.as_bytes()).is_ok()) {
        return format!("write `{share}`: the unit stands with the measure");
    }
    let bare: String = trimmed.chars().filter(|c| !matches!(c, ',' | ' ' | '£' | '€' | '$')).collect();
    if bare != text && Number::parse(bare.as_bytes()).is_ok() {
        return format!("write `{bare}`: digits and one point alone");
    }
    "write digits with at most one point, such as `97.4`".to_owned()
}
