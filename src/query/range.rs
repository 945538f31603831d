use crate::value::{FinancialYear, Number, Period, Total, parse_date};
use chrono::NaiveDate;

/// From one value to another, both included; an open side is without bound.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Range<T> {
    from: Option<T>,
    to: Option<T>,
}

impl<T: Ord> Range<T> {
    pub(super) fn holds(&self, value: Option<T>) -> bool {
        let Some(value) = value else { return false };
        self.from.as_ref().is_none_or(|from| *from <= value) && self.to.as_ref().is_none_or(|to| value <= *to)
    }

    /// A range that ends before it begins holds nothing: the ends have changed places.
    fn in_order(self, text: &str) -> Result<Self, String> {
        match (&self.from, &self.to) {
            (Some(from), Some(to)) if to < from => {
                let (from, to) = text.split_once("..").unwrap_or((text, text));
                Err(format!("`{text}` ends before it begins; write `{to}..{from}`"))
            }
            _ => Ok(self),
        }
    }
}

impl Range<NaiveDate> {
    /// `2026-01-01..2027-03-31`, `..2027-03-31`, `2026..`, `2026-10`: days or periods, both ends included.
    pub(super) fn days(text: &str) -> Result<Self, String> {
        let side = |text: &str| -> Result<Option<(NaiveDate, NaiveDate)>, String> {
            if text.is_empty() {
                return Ok(None);
            }
            if let Some(date) = parse_date(text.as_bytes()) {
                return Ok(Some((date, date)));
            }
            let period = Period::parse(text.as_bytes(), FinancialYear::default());
            period.map(|period| Some((period.first(), period.last()))).ok_or_else(|| {
                format!(
                    "`{text}` is neither a date nor a period; write `2026-01-01..2027-03-31` or `..2027-03`"
                )
            })
        };
        let (from, to) = text.split_once("..").unwrap_or((text, text));
        if from.is_empty() && to.is_empty() {
            return Err("a range needs at least one end, such as `end:..2027-03-31`".to_owned());
        }
        Self { from: side(from)?.map(|(first, _)| first), to: side(to)?.map(|(_, last)| last) }.in_order(text)
    }
}

impl Range<Total> {
    /// `100k..1m`, `..50000`, `1.5m..`: amounts, both ends included.
    pub(super) fn amounts(text: &str) -> Result<Self, String> {
        let side = |text: &str| -> Result<Option<Total>, String> {
            if text.is_empty() {
                return Ok(None);
            }
            amount(text)
                .map(Some)
                .ok_or_else(|| format!("`{text}` is not an amount; write `100k..1m`, `..50000` or `1.5m..`"))
        };
        let (from, to) = text.split_once("..").unwrap_or((text, text));
        if from.is_empty() && to.is_empty() {
            return Err("a range needs at least one end, such as `value:100k..`".to_owned());
        }
        Self { from: side(from)?, to: side(to)? }.in_order(text)
    }
}

/// A decimal, in thousands with `k`, in millions with `m`, in thousands of millions with `bn`.
fn amount(text: &str) -> Option<Total> {
    let lower = text.to_ascii_lowercase();
    let powers = [("bn", 9), ("b", 9), ("m", 6), ("k", 3)];
    let (digits, power) = powers
        .iter()
        .find_map(|(suffix, power)| lower.strip_suffix(suffix).map(|digits| (digits, *power)))
        .unwrap_or((&lower, 0));
    let number = Number::parse(digits.as_bytes()).ok()?;
    // Moved by writing, not by multiplying, so that nothing is rounded.
    let written = number.to_string();
    let (whole, part) = written.split_once('.').unwrap_or((&written, ""));
    let moved = format!("{part:0<power$}");
    let (into, rest) = moved.split_at(power);
    let point = if rest.is_empty() { "" } else { "." };
    Number::parse(format!("{whole}{into}{point}{rest}").as_bytes()).ok().map(|number| number.value.into())
}
