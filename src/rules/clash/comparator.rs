//! The words that say which side of a figure is asked for.

use super::words::Words;
use std::ops::Range;

/// Which side of a figure is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    /// This or more.
    AtLeast,
    /// This or less.
    AtMost,
    /// This and nothing else.
    Exactly,
}

/// The comparator of a figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Comparator {
    /// The side; `None` where a negation before it leaves that open.
    pub(super) side: Option<Side>,
    /// Whether the words hardly stand in a condition: `at least`, not `over`.
    pub(super) plain: bool,
    /// Whether the figure itself is left out: `fewer than`.
    pub(super) strict: bool,
    /// Its words.
    pub(super) words: Range<usize>,
}

const LEAST: Side = Side::AtLeast;
const MOST: Side = Side::AtMost;

/// Phrases before a figure that state a limit whichever sentence they stand in.
const PLAIN: &[(&str, Side)] = &[
    ("no more than", MOST),
    ("not more than", MOST),
    ("never more than", MOST),
    ("not be more than", MOST),
    ("no greater than", MOST),
    ("not greater than", MOST),
    ("not be greater than", MOST),
    ("no longer than", MOST),
    ("not be longer than", MOST),
    ("no higher than", MOST),
    ("not be higher than", MOST),
    ("no later than", MOST),
    ("not exceed", MOST),
    ("not exceeding", MOST),
    ("not to exceed", MOST),
    ("never exceed", MOST),
    ("never exceeds", MOST),
    ("not rise above", MOST),
    ("at or below", MOST),
    ("at most", MOST),
    ("maximum of", MOST),
    ("maximum", MOST),
    ("max", MOST),
    ("no less than", LEAST),
    ("not less than", LEAST),
    ("never less than", LEAST),
    ("not be less than", LEAST),
    ("no fewer than", LEAST),
    ("not fewer than", LEAST),
    ("no lower than", LEAST),
    ("not be lower than", LEAST),
    ("not below", LEAST),
    ("not be below", LEAST),
    ("never below", LEAST),
    ("not fall below", LEAST),
    ("not to fall below", LEAST),
    ("never fall below", LEAST),
    ("never falls below", LEAST),
    ("not drop below", LEAST),
    ("never drop below", LEAST),
    ("not go below", LEAST),
    ("at least", LEAST),
    ("at or above", LEAST),
    ("at a minimum", LEAST),
    ("minimum of", LEAST),
    ("minimum", LEAST),
    ("min", LEAST),
    ("≥", LEAST),
    ("⩾", LEAST),
    ("> =", LEAST),
    ("≤", MOST),
    ("⩽", MOST),
    ("< =", MOST),
    ("exactly", Side::Exactly),
    ("precisely", Side::Exactly),
];

/// Phrases before a figure that describe cases as often as they state a limit.
const WEAK: &[(&str, Side)] = &[
    ("up to", MOST),
    ("within", MOST),
    ("in under", MOST),
    ("in less than", MOST),
    ("less than or equal to", MOST),
    ("less than", MOST),
    ("fewer than", MOST),
    ("lower than", MOST),
    ("shorter than", MOST),
    ("quicker than", MOST),
    ("under", MOST),
    ("below", MOST),
    ("<", MOST),
    ("greater than or equal to", LEAST),
    ("more than", LEAST),
    ("greater than", LEAST),
    ("higher than", LEAST),
    ("better than", LEAST),
    ("in excess of", LEAST),
    ("meet or exceed", LEAST),
    ("exceed", LEAST),
    ("exceeds", LEAST),
    ("exceeding", LEAST),
    ("over", LEAST),
    ("above", LEAST),
    (">", LEAST),
];

/// Words after which a figure does not mean what its comparator says.
const NEGATIONS: &[&str] = &[
    "not", "never", "no", "none", "nobody", "cannot", "without", "nor", "neither", "avoid", "prevent",
    "don't", "doesn't", "won't", "can't", "isn't", "aren't",
];

/// What may stand between a comparator and its figure: `a minimum score of 4`.
const BETWEEN: &[&str] = &[
    "a", "an", "the", "average", "of", "total", "score", "rating", "mean", "median", "overall", "target", "(",
];

impl Comparator {
    /// The comparator of the figure at these words: before it, else after it.
    pub(super) fn of(words: &Words, figure: &Range<usize>) -> Option<Self> {
        before(words, figure.start).or_else(|| after(words, figure.end))
    }
}

fn before(words: &Words, figure: usize) -> Option<Comparator> {
    let sentence = words.sentence(figure).start;
    let mut end = figure;
    for _ in 0..4 {
        for (phrases, plain) in [(PLAIN, true), (WEAK, false)] {
            let ends = phrases.iter().filter_map(|(phrase, side)| {
                let start = words.up_to(end, phrase).filter(|start| *start >= sentence)?;
                Some((start, *side))
            });
            if let Some((start, side)) = ends.min_by_key(|(start, _)| *start) {
                let open = start.saturating_sub(6).max(sentence)..start;
                let negated = words.has(open, NEGATIONS);
                let strict =
                    !plain && !words.is(start, &["within", "up", "meet"]) && !words.is(end - 1, &["to"]);
                return Some(Comparator {
                    side: (!negated).then_some(side),
                    plain,
                    strict,
                    words: start..end,
                });
            }
        }
        if end == sentence || !BETWEEN.contains(&words.before(end)) {
            return None;
        }
        end -= 1;
    }
    None
}

fn after(words: &Words, end: usize) -> Option<Comparator> {
    let found = |side, words| Some(Comparator { side: Some(side), plain: true, strict: false, words });
    if words.is(end, &["+"]) {
        return found(LEAST, end..end + 1);
    }
    let open = end + usize::from(words.is(end, &["(", ","]));
    if words.is(open, &["minimum", "min"]) {
        return found(LEAST, open..open + 1);
    }
    if words.is(open, &["maximum", "max"]) {
        return found(MOST, open..open + 1);
    }
    if !words.is(open, &["or", "and"]) {
        return None;
    }
    match words.word(open + 1) {
        "more" | "above" | "higher" | "better" | "greater" | "over" | "upwards" => {
            found(LEAST, open..open + 2)
        }
        "less" | "below" | "lower" | "fewer" | "under" | "sooner" | "quicker" | "faster" => {
            found(MOST, open..open + 2)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_around_a_figure_say_which_side_is_asked_for() {
        let cases = [
            ("no more than 7", Some((Some(MOST), true))),
            ("must not be less than 7", Some((Some(LEAST), true))),
            ("a minimum score of 7", Some((Some(LEAST), true))),
            ("7 or fewer", Some((Some(MOST), true))),
            ("7+", Some((Some(LEAST), true))),
            (">= 7", Some((Some(LEAST), true))),
            ("< 7", Some((Some(MOST), false))),
            ("fewer than 7", Some((Some(MOST), false))),
            ("no patient waits more than 7", Some((None, false))),
            ("should not at any time exceed 7", Some((None, false))),
            ("exactly 7", Some((Some(Side::Exactly), true))),
            ("about 7", None),
        ];
        for (text, expected) in cases {
            let words = Words::new(text);
            let at = (0..words.len()).find(|at| words.is(*at, &["7"])).unwrap();
            let found = Comparator::of(&words, &(at..at + 1));
            assert_eq!(found.map(|found| (found.side, found.plain)), expected, "{text}");
        }
    }
}
