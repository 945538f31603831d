//! The figures of a statement, each with what it is there for.

use super::comparator::Comparator;
use super::role::{self, Role};
use super::words::Words;
use crate::rules::measure::Worded;
use crate::statement::{Counted, Figure};
use rust_decimal::Decimal;
use std::ops::Range;

/// A figure with the words around it.
#[derive(Debug)]
pub(super) struct Claim {
    /// The words of the figure and its unit.
    pub(super) figure: Range<usize>,
    /// The words of both the figure and its comparator.
    pub(super) words: Range<usize>,
    /// Its value, the lower one of a range.
    pub(super) value: Decimal,
    /// The upper value of a range.
    pub(super) high: Option<Decimal>,
    /// What it counts.
    pub(super) counted: Counted,
    /// Which side of it is asked for, where words say so.
    pub(super) comparator: Option<Comparator>,
    /// What it is there for.
    pub(super) role: Role,
}

impl Claim {
    /// Whether one of its values is this.
    pub(super) fn is_raw(&self, value: Decimal) -> bool {
        self.value == value || self.high == Some(value)
    }
}

/// The figures of a statement in order, less names and percentiles.
pub(super) fn all(worded: &Worded, words: &Words) -> Vec<Claim> {
    let figures = &worded.statement.figures;
    let mut claims: Vec<Claim> = Vec::new();
    let mut at = 0;
    while let Some((bytes, figure)) = figures.get(at) {
        at += 1;
        if matches!(figure.counted, Counted::Label | Counted::Percentile) {
            continue;
        }
        let own = words.within(bytes);
        if own.is_empty() {
            continue;
        }
        let joined = between(words, &own, figures.get(at));
        at += usize::from(joined.is_some());
        claims.push(match joined {
            Some((to, upper)) => {
                let (value, high) = (figure.value, Some(upper.value));
                claim(words, own.start..to, own.start - 1, (value, high, upper.counted))
            }
            None => claim(words, own.clone(), own.start, (figure.value, figure.high, figure.counted)),
        });
    }
    claims
}

/// A figure with its comparator, which for a range is the word before it.
fn claim(
    words: &Words,
    own: Range<usize>,
    from: usize,
    (value, high, counted): (Decimal, Option<Decimal>, Counted),
) -> Claim {
    let comparator = Comparator::of(words, &own);
    let around = comparator
        .as_ref()
        .map_or(from..own.end, |found| from.min(found.words.start)..own.end.max(found.words.end));
    let mut claim = Claim { figure: own, words: around, value, high, counted, comparator, role: Role::Aside };
    claim.role = role::of(words, &claim);
    claim
}

/// The second figure of `between 63 and 75`, and the word after it.
fn between<'f>(
    words: &Words,
    first: &Range<usize>,
    next: Option<&'f (Range<usize>, Figure)>,
) -> Option<(usize, &'f Figure)> {
    let (bytes, figure) = next?;
    let second = words.within(bytes);
    let joined = words.is(first.end, &["and"]) && second.start == first.end + 1;
    (joined && words.follows(first.start, &["between"])).then_some((second.end, figure))
}
