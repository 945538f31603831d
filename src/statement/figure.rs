//! The figures of a statement: what they count, and which side of them is asked for.

use super::clock::{self, Clock};
use super::dates::Dated;
use super::numeral::{self, Numeral};
use super::tag::Tag;
use super::token::{Kind, Tokens};
use rust_decimal::Decimal;
use std::ops::Range;

/// What a figure counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counted {
    /// A part of a hundred, or a fraction.
    Share,
    /// Percentage points.
    Points,
    /// An amount of money.
    Money,
    /// A length of time.
    Time(Clock),
    /// A place on a scale whose top is named.
    Scale,
    /// Things, named by the noun that follows.
    Things,
    /// Nothing that can be read.
    Bare,
    /// A name such as that of a level, a clause or a telephone number.
    Label,
    /// A percentile.
    Percentile,
}

/// Which side of a figure is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bound {
    /// This or more.
    AtLeast,
    /// This or less.
    AtMost,
}

/// A figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    /// Its tokens: the number and its unit.
    pub(super) tokens: Range<usize>,
    /// Its value, the lower one of a range.
    pub value: Decimal,
    /// The upper value of a range.
    pub high: Option<Decimal>,
    /// What it counts.
    pub counted: Counted,
    /// Which side is asked for, where words or signs say so.
    pub bound: Option<Bound>,
    /// The tokens of those words.
    pub(super) bound_tokens: Option<Range<usize>>,
}

/// The figures of a statement in order, less those of its dates.
pub(super) fn all(tokens: &Tokens, dates: &[Dated]) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut at = 0;
    let mut dates = dates.iter().peekable();
    while at < tokens.len() {
        while dates.next_if(|date| date.tokens.end <= at).is_some() {}
        if let Some(date) = dates.peek().filter(|date| date.tokens.contains(&at)) {
            at = date.tokens.end;
            continue;
        }
        match numeral::at(tokens, at) {
            Some(numeral) => {
                let figure = figure(tokens, &numeral);
                at = figure.tokens.end.max(at + 1);
                figures.push(figure);
            }
            None => at += 1,
        }
    }
    figures.retain(|figure| figure.counted != Counted::Bare || !is_enumerator(tokens, figure));
    join_lengths(&mut figures);
    figures
}

/// `1 hour 30 minutes` is one length.
fn join_lengths(figures: &mut Vec<Figure>) {
    let mut at = 1;
    while at < figures.len() {
        let (long, short) = (&figures[at - 1], &figures[at]);
        let adjacent = long.tokens.end == short.tokens.start && long.high.is_none() && short.high.is_none();
        let units = match (long.counted, short.counted) {
            (Counted::Time(Clock::Hour), Counted::Time(Clock::Minute))
            | (Counted::Time(Clock::Minute), Counted::Time(Clock::Second)) => adjacent,
            _ => false,
        };
        let whole = long.value.checked_mul(Decimal::from(60)).and_then(|long| long.checked_add(short.value));
        match whole.filter(|_| units) {
            Some(value) => {
                let short = figures.remove(at);
                let long = &mut figures[at - 1];
                *long = Figure {
                    tokens: long.tokens.start..short.tokens.end,
                    value,
                    counted: short.counted,
                    ..long.clone()
                };
            }
            None => at += 1,
        }
    }
}

/// The number of a list's item: `1.` or `(2)` at the beginning.
fn is_enumerator(tokens: &Tokens, figure: &Figure) -> bool {
    let next = tokens.word(figure.tokens.end);
    figure.tokens.start <= 1 && matches!(next, "." | ")") && tokens.len() > figure.tokens.end + 1
}

fn figure(tokens: &Tokens, numeral: &Numeral) -> Figure {
    let (counted, end) = counted(tokens, numeral);
    let start = if counted == Counted::Money && is_currency(tokens.before(numeral.tokens.start)) {
        numeral.tokens.start - 1
    } else {
        numeral.tokens.start
    };
    let (bound, bound_tokens) = bound(tokens, start, end).map_or((None, None), |(b, t)| (Some(b), Some(t)));
    let scaled = if numeral.is_fraction { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    let value = numeral.value.checked_mul(scaled).unwrap_or(numeral.value);
    Figure { tokens: start..end, value, high: numeral.high, counted, bound, bound_tokens }
}

/// What a numeral counts, and the token after it and its unit.
fn counted(tokens: &Tokens, numeral: &Numeral) -> (Counted, usize) {
    let end = numeral.tokens.end;
    if numeral.is_label || is_label(tokens, numeral) {
        // What stands after a name's number is another number: `Stage 1 – 5 days`.
        return (Counted::Label, numeral.tokens.start + 1);
    }
    if let Some(after) = percent(tokens, end) {
        return match tokens.is(after, &["point", "points"]) {
            true => (Counted::Points, after + 1),
            false => (Counted::Share, after),
        };
    }
    if tokens.is(end, &["th", "st", "nd", "rd"]) && tokens.all[end].glued {
        let percentile = tokens.is(end + 1, &["percentile", "centile", "quantile"]);
        return if percentile { (Counted::Percentile, end + 2) } else { (Counted::Label, end + 1) };
    }
    if numeral.is_fraction {
        return (Counted::Share, end);
    }
    if is_currency(tokens.before(numeral.tokens.start))
        || tokens.is(end, &["pounds", "pence", "euro", "euros", "dollars", "gbp"])
    {
        return (Counted::Money, end);
    }
    if let Some((clock, after)) = clock::at(tokens, end) {
        return (Counted::Time(clock), after);
    }
    if let Some(after) = scale(tokens, end) {
        return (Counted::Scale, after);
    }
    if tokens.is(end, &["percentage"]) && tokens.is(end + 1, &["point", "points"]) {
        return (Counted::Points, end + 2);
    }
    let hyphen = usize::from(tokens.is(end, &["-"]));
    let noun = tokens.kind(end + hyphen) == Kind::Word && !tokens.is(end + hyphen, NO_NOUN);
    if noun && hyphen == 0 { (Counted::Things, end) } else { (Counted::Bare, end) }
}

/// Words after a number that are not what it counts.
const NO_NOUN: &[&str] = &[
    "or", "and", "to", "of", "in", "on", "at", "by", "for", "is", "are", "was", "were", "be", "will", "as",
    "with", "from", "than", "per", "each", "every", "the", "a", "an", "if", "when", "where", "but", "unless",
    "within", "target",
];

/// The token after a percent sign or word.
fn percent(tokens: &Tokens, at: usize) -> Option<usize> {
    if tokens.is(at, &["%", "percent", "pc", "percentage"]) {
        return (!tokens.is(at, &["percentage"]) || !tokens.is(at + 1, &["point", "points"]))
            .then_some(at + 1);
    }
    if !tokens.reads(at, &["per", "cent"]) {
        return None;
    }
    // `per cent.` is an old abbreviation: its full stop belongs to the unit unless it ends the sentence.
    let same =
        |end: usize| tokens.all.get(end + 1).is_some_and(|next| next.sentence == tokens.all[end].sentence);
    Some(if tokens.is(at + 2, &["."]) && same(at + 2) { at + 3 } else { at + 2 })
}

fn is_currency(word: &str) -> bool {
    matches!(word, "£" | "$" | "€" | "gbp" | "eur" | "usd")
}

/// The token after `/5`, `out of ten` or `on a ten point scale`.
fn scale(tokens: &Tokens, at: usize) -> Option<usize> {
    let top = |at: usize| numeral::at(tokens, at).map(|top| top.tokens.end);
    if tokens.is(at, &["/"]) && tokens.kind(at + 1) == Kind::Number {
        return top(at + 1);
    }
    if tokens.reads(at, &["out", "of"]) {
        let article = usize::from(tokens.is(at + 2, &["a", "a"]));
        return top(at + 2 + article);
    }
    let near = at..(at + 8).min(tokens.len());
    near.into_iter()
        .find(|one| tokens.is(*one, &["scale"]))
        .map(|one| one + 1)
        .filter(|_| tokens.is(at, &["or", "on", "and"]))
}

/// Whether a number is a name: `Schedule 4`, `999 calls`, `24/7`, `Year 6`.
fn is_label(tokens: &Tokens, numeral: &Numeral) -> bool {
    let start = numeral.tokens.start;
    let before = tokens.before(start);
    let joined = matches!(before, "-" | "/" | ".") && tokens.all[start].glued && start > 1;
    let named = if joined { start.wrapping_sub(2) } else { start.wrapping_sub(1) };
    if tokens.tagged(named, Tag::Labelled)
        || (before == "year" && !tokens.is(start.wrapping_sub(2), &["in", "of", "by"]))
    {
        return true;
    }
    let text = tokens.word(start);
    // `post-16`, `Covid-19`: part of a word.
    let part = before == "-"
        && tokens.all[start].glued
        && start > 1
        && tokens.all[start - 1].glued
        && tokens.kind(start - 2) == Kind::Word;
    if part {
        return true;
    }
    let telephone = matches!(text, "999" | "101" | "111" | "112" | "911" | "311")
        && tokens.is(
            start + 1,
            &[
                "call",
                "calls",
                "emergency",
                "service",
                "number",
                "response",
                "line",
                "contact",
                "contacts",
                "or",
                "and",
                "non",
            ],
        );
    let always =
        text == "24" && (tokens.reads(start + 1, &["/", "7"]) || tokens.reads(start + 1, &["x", "7"]));
    telephone || always || (text == "7" && tokens.before(start) == "/")
}

/// Which side of a figure is asked for: the words before it, else those after it.
fn bound(tokens: &Tokens, start: usize, end: usize) -> Option<(Bound, Range<usize>)> {
    before(tokens, start).or_else(|| after(tokens, end))
}

fn before(tokens: &Tokens, start: usize) -> Option<(Bound, Range<usize>)> {
    // An article or a word of kind may stand between: `at least an average of 4`, `a minimum score of 4`.
    const BETWEEN: &[&str] = &["a", "an", "the", "average", "of", "total", "score", "(", "rating", "mean"];
    let sides = [(Tag::AtLeast, Bound::AtLeast), (Tag::AtMost, Bound::AtMost)];
    let mut end = start;
    for _ in 0..4 {
        let ending = sides.iter().flat_map(|(tag, bound)| {
            tokens.hits(*tag).iter().filter(move |hit| hit.end == end).map(move |hit| (hit.start, *bound))
        });
        // The longest: `no more than` before `more than`.
        if let Some((from, bound)) = ending.min_by_key(|(from, _)| *from) {
            return Some((bound, from..end));
        }
        if end == 0 || !BETWEEN.contains(&tokens.word(end - 1)) {
            return None;
        }
        end -= 1;
    }
    None
}

fn after(tokens: &Tokens, end: usize) -> Option<(Bound, Range<usize>)> {
    let open = usize::from(tokens.is(end, &["(", ","]));
    let near = end + open..end + open + 3;
    let sides = [(Tag::OrMore, Bound::AtLeast), (Tag::OrLess, Bound::AtMost)];
    let found = sides.iter().flat_map(|(tag, bound)| tokens.hits(*tag).iter().map(move |hit| (hit, *bound)));
    found
        .filter(|(hit, _)| near.contains(&hit.start))
        .min_by_key(|(hit, _)| hit.start)
        .map(|(hit, bound)| (bound, hit.start..hit.end))
}
