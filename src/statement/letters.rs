//! The three letters that a text can show: specific, measurable, time-bound.

use super::scan::Scan;
use super::smell::Found;
use super::tag::Tag;
use super::{measurable, object};

/// Why a letter is not satisfied by the text alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Lack {
    /// Nothing says whom or what is counted.
    Population,
    /// The object is a general quality, with nothing to count in it.
    Object,
    /// Nothing says what value counts as met.
    Threshold,
    /// Neither a period nor a deadline.
    Period,
    /// A date, but only where counting starts.
    OnlyStart,
}

/// What the text lacks, besides its smells.
pub(super) fn lacks(scan: &Scan, found: &[Found]) -> Vec<Lack> {
    let mut lacks = Vec::new();
    if has_no_population(scan) {
        lacks.push(Lack::Population);
    } else if object::is_general(scan) {
        lacks.push(Lack::Object);
    }
    if !measurable::is_measurable(scan, found) {
        lacks.push(Lack::Threshold);
    }
    if scan.periods.is_empty() {
        lacks.push(if scan.dates.is_empty() { Lack::Period } else { Lack::OnlyStart });
    }
    lacks
}

fn has_no_population(scan: &Scan) -> bool {
    let tokens = &scan.tokens;
    let pronoun = tokens.is(0, &["this", "it", "these", "they", "those"])
        && (tokens
            .is(1, &["is", "are", "will", "must", "shall", "should", "ensures", "means", "can", "may"])
            || scan.covered(Tag::Act, 1));
    let named = scan.content(scan.whole()).any(|at| !tokens.tagged(at, Tag::Bare));
    pronoun || !named
}
