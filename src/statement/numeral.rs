//! Numbers in digits and in words.

use super::token::{Kind, Tokens};
use rust_decimal::Decimal;
use std::ops::Range;

/// A number, perhaps a range.
#[derive(Clone, Debug)]
pub(super) struct Numeral {
    pub(super) tokens: Range<usize>,
    pub(super) value: Decimal,
    /// The upper end of a range.
    pub(super) high: Option<Decimal>,
    /// Whether it is a fraction of one: `two thirds`, `nine out of ten`.
    pub(super) is_fraction: bool,
    /// Whether the notation makes it a name.
    pub(super) is_label: bool,
}

/// The number that begins at a token.
pub(super) fn at(tokens: &Tokens, at: usize) -> Option<Numeral> {
    let (value, mut end) = whole(tokens, at)?;
    let mut numeral = Numeral { tokens: at..end, value, high: None, is_fraction: false, is_label: false };
    if let Some((fraction, after)) = fraction(tokens, value, end) {
        numeral.value = fraction;
        numeral.is_fraction = true;
        numeral.tokens.end = after;
        return Some(numeral);
    }
    // `four (4) hours` says it twice.
    if tokens.is(end, &["("])
        && tokens.kind(end + 1) == Kind::Number
        && tokens.is(end + 2, &[")"])
        && tokens.kind(at) == Kind::Word
    {
        end += 3;
    }
    while let Some(factor) = factor(tokens, end) {
        numeral.value = numeral.value.checked_mul(factor)?;
        end += 1;
    }
    numeral.tokens.end = end;
    if let Some((high, after)) = range(tokens, end).filter(|(high, _)| *high > numeral.value) {
        numeral.high = Some(high);
        numeral.tokens.end = after;
    }
    Some(numeral)
}

/// Digits or a word for a number, and the token after it.
fn whole(tokens: &Tokens, at: usize) -> Option<(Decimal, usize)> {
    let word = tokens.word(at);
    if tokens.kind(at) == Kind::Number {
        if let Some(spaced) = thousands(tokens, at) {
            return Some(spaced);
        }
        let digits: String = word.chars().filter(|one| *one != ',').collect();
        return digits.parse().ok().map(|value| (value, at + 1));
    }
    if tokens.kind(at) != Kind::Word {
        return None;
    }
    if matches!(word, "a" | "an") {
        let unit =
            tokens.is(at + 1, &["hour", "week", "month", "year", "day", "fortnight", "minute", "working"]);
        let limit = tokens.is(at.wrapping_sub(1), &["within", "in", "under", "than"]);
        return (unit && limit).then_some((Decimal::ONE, at + 1));
    }
    if word == "half" && tokens.is(at + 1, &["of", "the", "an", "a"]) {
        return Some((Decimal::new(5, 1), at + 1));
    }
    let tens = tens(word);
    if let Some(tens) = tens {
        let next = if tokens.is(at + 1, &["-"]) { at + 2 } else { at + 1 };
        return match units(tokens.word(next)).filter(|one| *one < 10) {
            Some(one) => Some((Decimal::from(tens + one), next + 1)),
            None => Some((Decimal::from(tens), at + 1)),
        };
    }
    // `one` alone is more often a pronoun than a number.
    if word == "one" && !numbers_after_one(tokens, at) {
        return None;
    }
    units(word).map(|units| (Decimal::from(units), at + 1))
}

/// `1 000`: groups of three digits with a space between.
fn thousands(tokens: &Tokens, at: usize) -> Option<(Decimal, usize)> {
    let group = |at: usize| {
        let word = tokens.word(at);
        tokens.kind(at) == Kind::Number && word.len() == 3 && word.bytes().all(|one| one.is_ascii_digit())
    };
    let first = tokens.word(at);
    if first.len() > 3 || first.contains(['.', ',']) || !group(at + 1) {
        return None;
    }
    let end = (at + 1..).find(|one| !group(*one)).unwrap_or(at + 1);
    // `Priority 1 100 %`: a share stands on its own.
    if tokens.is(end, &["%", "per", "percent"]) {
        return None;
    }
    let digits: String = (at..end).map(|one| tokens.word(one)).collect();
    digits.parse().ok().map(|value| (value, end))
}

fn numbers_after_one(tokens: &Tokens, at: usize) -> bool {
    let part = tokens.is(at + 1, &["-"])
        && tokens.is(at + 2, &["third", "quarter", "fifth", "sixth", "tenth", "half"]);
    if part {
        return true;
    }
    super::clock::at(tokens, at + 1).is_some()
        || tokens.is(
            at + 1,
            &[
                "per", "percent", "%", "in", "out", "hundred", "thousand", "million", "third", "quarter",
                "(", "week", "full", "clear",
            ],
        )
        || tokens.is(at.wrapping_sub(1), &["least", "than", "of", "minimum", "maximum"])
}

fn units(word: &str) -> Option<u32> {
    const WORDS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    WORDS.iter().position(|one| *one == word).and_then(|at| u32::try_from(at).ok())
}

fn tens(word: &str) -> Option<u32> {
    const WORDS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    WORDS.iter().position(|one| *one == word).and_then(|at| u32::try_from(at + 2).ok()).map(|tens| tens * 10)
}

fn factor(tokens: &Tokens, at: usize) -> Option<Decimal> {
    let glued = tokens.all.get(at).is_some_and(|token| token.glued);
    match tokens.word(at) {
        "hundred" => Some(Decimal::ONE_HUNDRED),
        "thousand" => Some(Decimal::ONE_THOUSAND),
        "million" => Some(Decimal::from(1_000_000)),
        "billion" => Some(Decimal::from(1_000_000_000)),
        "k" if glued => Some(Decimal::ONE_THOUSAND),
        "m" | "mn" if glued => Some(Decimal::from(1_000_000)),
        "bn" if glued => Some(Decimal::from(1_000_000_000)),
        _ => None,
    }
}

/// `two thirds`, `three-quarters`, `nine out of ten`, `one in ten`.
fn fraction(tokens: &Tokens, value: Decimal, end: usize) -> Option<(Decimal, usize)> {
    let at = if tokens.is(end, &["-"]) { end + 1 } else { end };
    let parts = match tokens.word(at) {
        "half" | "halves" => 2,
        "third" | "thirds" => 3,
        "quarter" | "quarters"
            if value <= Decimal::from(3) && !tokens.is(at + 1, &["of", "hours"])
                || tokens.reads(at + 1, &["of", "all"]) =>
        {
            4
        }
        "fifth" | "fifths" => 5,
        "sixth" | "sixths" => 6,
        "tenth" | "tenths" => 10,
        _ => 0,
    };
    if parts > 0 {
        return Some((value.checked_div(Decimal::from(parts))?, at + 1));
    }
    let step = if tokens.reads(end, &["out", "of"]) { 2 } else { usize::from(tokens.is(end, &["in"])) };
    if step == 0 {
        return None;
    }
    let top = match tokens.word(end + step) {
        "ten" => Decimal::TEN,
        "five" => Decimal::from(5),
        "four" => Decimal::from(4),
        "three" => Decimal::from(3),
        "twenty" => Decimal::from(20),
        "hundred" => Decimal::ONE_HUNDRED,
        "10" | "100" | "20" | "5" | "4" => tokens.word(end + step).parse().ok()?,
        _ => return None,
    };
    // `8 out of 10` with nothing to count after it is a place on a scale.
    let counted = tokens.kind(end + step + 1) == Kind::Word
        && !tokens.is(end + step + 1, &["or", "and", "on", "for", "in"]);
    let of = value <= top && (counted || step == 1);
    of.then(|| value.checked_div(top)).flatten().map(|part| (part, end + step + 1))
}

/// The upper end of a range: `10-15`, `10 to 15`.
fn range(tokens: &Tokens, end: usize) -> Option<(Decimal, usize)> {
    // The unit may stand after both: `85% to 90%`.
    let percent = usize::from(tokens.is(end, &["%"]));
    let joint = end + percent;
    let dash = tokens.is(joint, &["-", "–", "—"]) && tokens.kind(joint + 1) == Kind::Number;
    let to = tokens.is(joint, &["to"]) && tokens.kind(joint + 1) == Kind::Number && percent == 0;
    if !(dash || to) {
        return None;
    }
    let (high, after) = whole(tokens, joint + 1)?;
    Some((high, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<String> {
        at(&Tokens::new(text), 0).map(|numeral| numeral.value.normalize().to_string())
    }

    #[test]
    fn numbers_are_read_in_digits_and_words() {
        let cases = [
            ("1,250 calls", Some("1250")),
            ("98.5%", Some("98.5")),
            ("twenty-five days", Some("25")),
            ("eighty percent", Some("80")),
            ("three quarters of all", Some("0.75")),
            ("nine out of ten calls", Some("0.9")),
            ("5m", Some("5000000")),
            ("2 hundred", Some("200")),
            ("one of the", None),
            ("one hour", Some("1")),
            ("some", None),
        ];
        for (text, expected) in cases {
            assert_eq!(value(text).as_deref(), expected, "{text}");
        }
    }
}
