//! Numerators and denominators: whether a percentage is what its parts say.

use super::fields::Fields;
use super::rules;
use crate::diag::Leaves;
use crate::model::{Measure, ReadingValue};
use crate::source::Span;
use crate::value::Number;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The two figures of a row.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    pub(super) numerator: Number,
    pub(super) denominator: Number,
}

impl Parts {
    /// What is wrong with a percentage beside its parts. The last place that it was written to may be rounded
    /// either way or cut off; a fraction, and the share of the rest, are taken as they are meant.
    pub(super) fn disagree(self, measure: &Measure, value: ReadingValue) -> Option<String> {
        let ReadingValue::Number(value) = value else { return None };
        if measure.unit.as_ref().is_none_or(|unit| unit.as_str() != "%") {
            return None;
        }
        let (part, whole) = (self.numerator.value, self.denominator.value);
        if whole.is_zero() {
            return Some(format!("{value} % of a denominator of 0"));
        }
        let hundredfold = part.checked_mul(Decimal::ONE_HUNDRED)?;
        let rest = whole.checked_sub(part)?.checked_mul(Decimal::ONE_HUNDRED)?;
        let places = value.value.normalize().scale();
        let slack = whole.abs().checked_mul(Decimal::new(1, places))?;
        let product = value.value.checked_mul(whole)?;
        let near = |other: Decimal| product.checked_sub(other).is_none_or(|apart| apart.abs() <= slack);
        if near(hundredfold) || near(rest) || near(part) {
            return None;
        }
        let share = hundredfold.checked_div(whole)?.round_dp(places.clamp(1, 4)).normalize();
        Some(format!("{} of {} is {share} %, and the value is {value}", self.numerator, self.denominator))
    }
}

/// The rows of a file whose parts disagree: one finding a measure, however many rows.
#[derive(Default)]
pub(super) struct Disagreeing(BTreeMap<(u32, u32), (usize, usize)>);

impl Disagreeing {
    /// A row whose parts disagree: the first of its measure is reported.
    pub(super) fn add(&mut self, fields: &mut Fields, measure: (u32, u32), span: Span, message: String) {
        let at = fields.findings.len();
        let (_, rows) = self.0.entry(measure).or_insert((at, 0));
        *rows += 1;
        if *rows == 1 {
            let help =
                "correct the value or its parts; where there was nothing to measure, write the status `none`";
            fields.report(&rules::PARTS_DISAGREE, span, Leaves::Nothing, message, Some(help.to_owned()));
        }
    }

    /// Says of each how many more rows there are.
    pub(super) fn report(self, fields: &mut Fields) {
        for (at, rows) in self.0.into_values().filter(|(_, rows)| *rows > 1) {
            let more = if rows == 2 { "row disagrees" } else { "rows disagree" };
            fields.findings[at].message.push_str(&format!("; {} more {more} in this file", rows - 1));
        }
    }
}
