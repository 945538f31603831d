//! What leaves a statement: escapes, open ends of lists, amounts without a number, targets not filled in.

use super::escape;
use super::quantity::Quantity;
use super::word::{Word, words};
use crate::model::Measure;
use crate::statement::{Bound, Smell, Statement};
use std::ops::Range;

/// A change: the bytes that go, and what comes in their place.
pub(super) type Edit = (Range<usize>, String);

/// The text without what excuses or leaves open, and whether the target stands in it now; `None` where a defect
/// cannot be taken out without a choice that is the author's.
pub(super) fn cut(
    measure: &Measure,
    text: &str,
    statement: &Statement,
    quantity: Option<&Quantity>,
) -> Option<(String, bool)> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut placed = false;
    for found in &statement.found {
        let at = found.span.start.min(text.len())..found.span.end.min(text.len());
        let edit = match found.smell {
            Smell::Loophole => escape::loophole(text, &at, statement)?,
            Smell::OpenEnded => open_end(text, &at, &mut edits)?,
            Smell::VagueFrequency if measure.frequency.is_some() => match frequency(text, &at) {
                Some(edit) => edit,
                None => continue,
            },
            Smell::VagueQuantifier => match about(text, &at) {
                Some(edit) => edit,
                None if placed => return None,
                None => {
                    placed = true;
                    amount(text, &at, quantity?)?
                }
            },
            Smell::Placeholder if !placed => {
                let (edit, filled) = placeholder(text, &at, quantity?)?;
                placed = filled;
                edit
            }
            Smell::Placeholder => return None,
            _ => continue,
        };
        edits.push(edit);
    }
    edits.sort_by_key(|(bytes, _)| (bytes.start, bytes.end));
    if edits.windows(2).any(|pair| pair[0].0.end > pair[1].0.start) {
        return None;
    }
    let mut text = text.to_owned();
    for (bytes, with) in edits.into_iter().rev() {
        text.replace_range(bytes, &with);
    }
    Some((tidy(&text), placed))
}

/// Single spaces, no comma at either end or before another, no space before one.
fn tidy(text: &str) -> String {
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let commas =
        spaced.replace(" ,", ",").replace(",,", ",").replace("( ", "(").replace(" )", ")").replace("()", "");
    commas
        .trim_matches(|char: char| char == ',' || char.is_whitespace())
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The last word before a place, and the first after one, where no mark parts them.
pub(super) fn neighbours(text: &str, at: &Range<usize>) -> (Option<Word>, Option<Word>) {
    let mut after = words(&text[at.end..]);
    for word in &mut after {
        word.start += at.end;
        word.end += at.end;
    }
    let before = words(&text[..at.start]).pop().filter(|last| !last.closes);
    let next = after.into_iter().next().filter(|next| text[at.end..next.start].trim().is_empty());
    (before, next)
}

/// Takes out a phrase that stands by itself, with the comma or the brackets around it.
pub(super) fn aside(text: &str, at: &Range<usize>) -> Edit {
    const LEAD: &[&str] = &[
        "each",
        "every",
        "per",
        "over",
        "in",
        "from",
        "with",
        "by",
        "including",
        "excluding",
        "for",
        "at",
        "on",
        "measured",
        "to",
    ];
    let before = text[..at.start].trim_end();
    let after = text[at.end..].trim_start();
    let from = before.len();
    let to = text.len() - after.len();
    if before.ends_with('(') && after.starts_with(')') {
        return (from - 1..to + 1, " ".into());
    }
    match (before.ends_with(','), after.starts_with(',')) {
        (true, true) => {
            let lead = words(after).first().is_some_and(|word| word.is(LEAD));
            (from - 1..to + 1, if lead { ", " } else { " " }.into())
        }
        (true, false) => (from - 1..to, " ".into()),
        (false, true) if before.is_empty() => (from..to + 1, " ".into()),
        _ => (from..to, " ".into()),
    }
}

/// `calls, letters etc.` closes as `calls and letters`.
fn open_end(text: &str, at: &Range<usize>, edits: &mut Vec<Edit>) -> Option<Edit> {
    const ENDS: &[&str] = &[
        "etc",
        "et cetera",
        "and so on",
        "and so forth",
        "and the like",
        "or similar",
        "and similar",
        "or equivalent",
        "among others",
        "amongst others",
        "inter alia",
        "among other things",
        "amongst other things",
    ];
    let phrase = text[at.clone()].to_lowercase();
    if phrase.starts_with("including") && phrase.contains("limited to") {
        return Some((at.clone(), "including".into()));
    }
    if phrase == "including without limitation" {
        return Some((at.clone(), "including".into()));
    }
    let stop = usize::from(phrase.starts_with("et") && text[at.end..].starts_with('.'));
    let before = text[..at.start].trim_end().trim_end_matches(',');
    let list = before.rfind(", ").filter(|comma| {
        let item = words(&before[*comma..]);
        let joined = item.iter().any(|word| word.is(&["and", "or", "each", "every", "per", "within", "in"]));
        item.len() <= 3 && !joined
    });
    if let Some(comma) = list {
        edits.push((comma..comma + 2, " and ".into()));
    }
    ENDS.contains(&phrase.as_str()).then(|| {
        let (bytes, with) = aside(text, &(at.start..at.end + stop));
        (bytes.start.min(before.len())..bytes.end, with)
    })
}

/// An adverb of frequency that the period says better.
fn frequency(text: &str, at: &Range<usize>) -> Option<Edit> {
    const ADVERBS: &[&str] = &[
        "regularly",
        "periodically",
        "frequently",
        "occasionally",
        "often",
        "routinely",
        "continually",
        "continuously",
        "on a regular basis",
        "at regular intervals",
        "from time to time",
        "on an ongoing basis",
    ];
    ADVERBS.contains(&text[at.clone()].to_lowercase().as_str()).then(|| aside(text, at))
}

/// `approximately 30 seconds`: the limit is the figure.
fn about(text: &str, at: &Range<usize>) -> Option<Edit> {
    const ABOUT: &[&str] = &[
        "approximately",
        "approx",
        "about",
        "around",
        "roughly",
        "circa",
        "almost",
        "nearly",
        "close to",
        "in the region of",
    ];
    let phrase = text[at.clone()].to_lowercase();
    let (_, next) = neighbours(text, at);
    let figure =
        next.is_some_and(|next| next.as_str().starts_with(|char: char| char.is_ascii_digit() || char == '£'));
    (ABOUT.contains(&phrase.as_str()) && figure).then(|| (at.start..at.end, " ".into()))
}

/// `most calls` with a share, `several cases` with a count of cases.
fn amount(text: &str, at: &Range<usize>, quantity: &Quantity) -> Option<Edit> {
    const MOST: &[&str] =
        &["most", "the majority of", "majority of", "the majority", "many", "a majority of", "majority"];
    const SOME: &[&str] = &[
        "several",
        "a number of",
        "a range of",
        "various",
        "numerous",
        "multiple",
        "a few",
        "some",
        "many",
        "a variety of",
        "few",
    ];
    let phrase = text[at.clone()].to_lowercase();
    let article =
        usize::from(text[..at.start].to_lowercase().ends_with("a ") && phrase.starts_with("majority")) * 2;
    let from = at.start - article;
    let after = words(&text[at.end..]);
    let of = after.first().is_some_and(|word| word.is(&["of"]));
    let cases = after.iter().take(4).any(Word::is_plural);
    if quantity.is_share() {
        let fits = MOST.contains(&phrase.as_str()) && cases && quantity.bound() == Some(Bound::AtLeast);
        let with = if of { quantity.short() } else { format!("{} of", quantity.short()) };
        return fits.then_some((from..at.end, with));
    }
    let noun = quantity.noun()?;
    let counted = after.iter().take(3).any(|word| word.is(&[noun.as_str()])) && !of && !quantity.is_one();
    (SOME.contains(&phrase.as_str()) && counted).then(|| (from..at.end, quantity.short()))
}

/// `X% of calls` with its figure, or the name of a measure without the `target TBC` after it; and whether the target
/// stands in the text now.
fn placeholder(text: &str, at: &Range<usize>, quantity: &Quantity) -> Option<(Edit, bool)> {
    let phrase = text[at.clone()].to_lowercase();
    let share = phrase.ends_with('%') || phrase.ends_with("per cent");
    if share && phrase.starts_with(['x', 'n', 'y', '?']) {
        let before = text[..at.start].trim_end().to_lowercase();
        let after = |ends: &[&str]| ends.iter().any(|end| before.ends_with(end));
        let least = after(&[
            "at least",
            "no less than",
            "not less than",
            "minimum of",
            "more than",
            "≥",
            "no fewer than",
        ]);
        let most = after(&[
            "at most",
            "no more than",
            "not more than",
            "maximum of",
            "less than",
            "below",
            "≤",
            "under",
        ]);
        let most = most && !after(&["no less than", "not less than"]);
        let least = least && !after(&["no more than", "not more than"]);
        let with = match (least, most, quantity.bound()) {
            (false, false, _) => quantity.short(),
            (true, false, Some(Bound::AtLeast)) | (false, true, Some(Bound::AtMost)) => {
                quantity.figure().to_owned()
            }
            _ => return None,
        };
        return quantity.is_share().then(|| ((at.clone(), with), true));
    }
    // `Uptime (target TBC)`, `Uptime: to be confirmed`.
    let tail = text[at.end..].trim_matches(|char: char| char == ')' || char.is_whitespace());
    let opens = text[..at.start].rfind([':', '(', '–'])?;
    let words = words(text.get(opens..at.start)?);
    let only = words.iter().all(|word| word.is(&["target", "is", "level", "the", "figure", "standard", ""]));
    (tail.is_empty() && only && opens > 0).then(|| ((opens..text.len(), String::new()), false))
}
