//! Whether the fields say over what span a measure is read, or by when.

use super::{say, settled};
use crate::rules::measure::MeasureCx;

/// Whether a field settles the time: how often it is read; or, of a thing that is done once, when it ends.
pub(super) fn is_given(cx: &MeasureCx) -> bool {
    if cx.measure.frequency.is_some() {
        return true;
    }
    let term = &cx.contract.contract.term;
    let made = is_made(cx);
    let until = cx.measure.until.is_some();
    let begins = cx.measure.from.or(term.start).is_some();
    let ends = until || cx.contract.facts.term.end.is_some();
    (until && (made || settled::is_met(cx.measure))) || (made && begins && ends)
}

/// Verbs that make one thing.
const MAKES: &[&str] = &[
    "introduce",
    "establish",
    "publish",
    "launch",
    "produce",
    "complete",
    "implement",
    "appoint",
    "submit",
    "create",
    "open",
    "install",
    "issue",
    "build",
    "commission",
    "adopt",
    "sign",
    "prepare",
    "draft",
    "construct",
    "obtain",
    "migrate",
    "roll",
    "design",
    "set",
];

/// The same, of what is made.
const MADE: &[&str] = &[
    "introduced",
    "established",
    "published",
    "launched",
    "produced",
    "completed",
    "implemented",
    "appointed",
    "submitted",
    "created",
    "opened",
    "installed",
    "issued",
    "built",
    "commissioned",
    "adopted",
    "signed",
    "prepared",
    "drafted",
    "constructed",
    "obtained",
    "migrated",
    "designed",
];

/// Whether the statement begins with the making of one thing: `Introduce a help desk`, `The plan is published`.
fn is_made(cx: &MeasureCx) -> bool {
    let Some(worded) = say::worded(cx) else { return false };
    let lower = worded.text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let one = |at: usize| {
        words.get(at).is_some_and(|word| ["a", "an", "the", "its", "one", "up", "out"].contains(word))
    };
    let makes = words.iter().take(5).enumerate().any(|(at, word)| MAKES.contains(word) && one(at + 1));
    let is = words.iter().take(9).position(|word| ["is", "be", "been"].contains(word));
    let made = is.and_then(|is| words.get(is + 1)).is_some_and(|word| MADE.contains(word));
    (makes || made) && worded.statement.figures.is_empty()
}
