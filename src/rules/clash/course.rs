//! Which way a statement wants its measure to go.

use super::case::Case;
use super::claim::Claim;
use super::compare;
use super::role::Role;
use super::unit::Unit;
use super::words::{Words, stem};
use crate::rules::measure::Worded;
use crate::statement::Counted;
use rust_decimal::Decimal;
use std::ops::Range;

/// A way to go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Way {
    /// More is better.
    More,
    /// Less is better.
    Less,
}

/// Verbs that ask for less, in the forms that begin a statement.
const LESS: &[&str] = &["reduce", "decrease", "minimise", "minimize", "lessen", "shorten", "cut", "fewer"];

/// Verbs that ask for more. `Improve` does not say which way.
const MORE: &[&str] = &["increase", "raise", "maximise", "maximize", "grow", "boost"];

/// A figure of a change, in the unit of the fields.
#[derive(Debug)]
pub(super) struct Step<'a> {
    claim: &'a Claim,
    pub(super) value: Decimal,
}

/// Where a change stands in its statement, `from` included.
pub(super) fn bytes(words: &Words, from: &Step, to: &Step) -> Range<usize> {
    let start = from.claim.words.start;
    let from = (start.saturating_sub(4)..start).rev().find(|at| words.is(*at, &["from"]));
    words.bytes(&(from.unwrap_or(start)..to.claim.words.end))
}

/// The two figures of `from 85 to 87`, in the unit of the fields.
pub(super) fn steps<'a>(case: &'a Case) -> Option<(Step<'a>, Step<'a>)> {
    let mut course = case.claims.iter().filter(|claim| claim.role == Role::Course);
    let from = course.next()?;
    let to = course.next();
    if course.next().is_some() {
        return None;
    }
    let convert = |claim: &'a Claim, like: &Claim, value| {
        // `from 85 to 87 %`: the unit stands after the last.
        let counted = if claim.counted == Counted::Bare { like.counted } else { claim.counted };
        let same = counted == like.counted;
        let own = compare::in_unit(&case.words, claim, value, &case.unit);
        let lent = || compare::in_unit(&case.words, like, value, &case.unit);
        same.then(|| own.or_else(lent)).flatten().map(|value| Step { claim, value })
    };
    let (from, to) = match (to, from.high) {
        (Some(to), None) => {
            let last = to.high.unwrap_or(to.value);
            let borrowed = if to.counted == Counted::Bare { from } else { to };
            (convert(from, borrowed, from.value)?, convert(to, borrowed, last)?)
        }
        (None, Some(high)) => (convert(from, from, from.value)?, convert(from, from, high)?),
        _ => return None,
    };
    (from.value != to.value).then_some((from, to))
}

/// `(lower is better)`, `(Minimise)`.
pub(super) fn remark(words: &Words) -> Option<(Way, Range<usize>)> {
    for at in 0..words.len() {
        let better = words.is(at + 1, &["is", "="]) && words.is(at + 2, &["better", "best", "good"]);
        let bracketed = words.follows(at, &["("]) && words.is(at + 1, &[")"]);
        let way = match words.word(at) {
            "lower" | "smaller" | "less" | "low" | "fewer" | "shorter" if better => Way::Less,
            "higher" | "bigger" | "more" | "high" | "greater" if better => Way::More,
            "minimise" | "minimize" if bracketed => Way::Less,
            "maximise" | "maximize" if bracketed => Way::More,
            _ => continue,
        };
        let end = if better { at + 3 } else { at + 1 };
        return Some((way, words.bytes(&(at..end))));
    }
    None
}

/// `Reduce the number of missed collections`, where collections are what the unit counts.
pub(super) fn bidding(words: &Words, unit: &str, worded: &Worded) -> Option<(Way, Range<usize>)> {
    let start = usize::from(words.is(0, &["to"]));
    let way = match words.word(start) {
        verb if LESS.contains(&verb) => Way::Less,
        verb if MORE.contains(&verb) => Way::More,
        _ => return None,
    };
    let sentence = words.sentence(start);
    // Whatever says how, by how much or what is counted instead may turn the sentence round.
    const TURNS: &[&str] = &[
        "by", "through", "via", "with", ":", "–", "—", "least", "minimum", "ensuring", "that", "which",
        "who", "and", "or", "so", "order", "plan", "plans", "target", "from", "without", "while", "against",
        "for",
    ];
    if sentence.end < words.len() || words.has(sentence.clone(), TURNS) {
        return None;
    }
    let changes = worded.statement.figures.iter().any(|(_, figure)| figure.counted == Counted::Points);
    let object = start + 1..(start + 8).min(sentence.end);
    let object = object.start..object.clone().find(|at| is_preposition(words, *at)).unwrap_or(object.end);
    (!changes && !speaks_of_change(unit) && names(words, &object, &Unit::parse(unit)?))
        .then(|| (way, words.bytes(&(start..object.end))))
}

/// Where the object of a verb ends; `of` may go on with it.
fn is_preposition(words: &Words, at: usize) -> bool {
    words.is(at, &["to", "in", "at", "on", "within", "during", "each", "every", "per", "below", "above", "("])
}

/// Whether the object of a verb of change is what the unit counts.
fn names(words: &Words, object: &Range<usize>, unit: &Unit) -> bool {
    let begins = |names: &[&str]| {
        let first = object.start + usize::from(words.is(object.start, &["the", "our", "overall", "average"]));
        let first = first + usize::from(words.is(first, &["average", "mean", "median"]));
        words.is(first, names)
    };
    match unit {
        Unit::Share | Unit::Fraction => begins(&["share", "percentage", "proportion", "%", "rate"]),
        Unit::Things(noun) => {
            let last = object.end.checked_sub(1).is_some_and(|last| stem(words.word(last)) == &**noun);
            let of = || object.clone().any(|at| stem(words.word(at)) == &**noun && words.is(at + 1, &["of"]));
            let counted = begins(&["number", "count", "volume"])
                && object.clone().any(|at| stem(words.word(at)) == &**noun);
            last || of() || counted
        }
        Unit::Time(_) => {
            let nouns =
                ["time", "times", "wait", "waits", "delay", "delays", "turnaround", "length", "duration"];
            words.has(object.clone(), &nouns)
        }
        Unit::Money(..) => {
            words.has(object.clone(), &["cost", "costs", "spend", "expenditure", "price", "income"])
        }
        _ => false,
    }
}

/// Whether a text speaks of how much something changes.
pub(super) fn speaks_of_change(text: &str) -> bool {
    const CHANGES: &[&str] = &[
        "reduction",
        "reductions",
        "reduced",
        "decrease",
        "decreased",
        "increase",
        "increased",
        "change",
        "saved",
        "saving",
        "savings",
        "less",
        "minus",
        "fall",
        "rise",
        "improvement",
        "avoided",
        "difference",
        "growth",
        "baseline",
        "not",
        "without",
        "compared",
    ];
    let words = Words::new(text);
    words.has(0..words.len(), CHANGES)
}
