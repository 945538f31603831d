//! A measure that counts what the supplier does as if something came of it.

use super::evidence;
use super::words::{Activity, Words, lists};
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::Purpose;
use crate::value::{Frequency, visible};
use std::ops::Range;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::R, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "R502",
    name: "activity-not-result",
    severity: Severity::Warning,
    page: include_str!("activity-not-result.md"),
};

/// The most words between a thing and what is done with it.
const BETWEEN: usize = 5;

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(severity) = cx.severity(Weight::Fails) else { return };
    let (Some(worded), Some(activity)) = (&cx.worded, activity(cx)) else { return };
    let words = visible(worded.words(&activity)).into_owned();
    let message = format!(
        "\"{words}\" is what the supplier does, not what comes of it, and no outcome is linked that it would serve"
    );
    let help = format!(
        "measure what is better because of it; or {}; a duty that is only to be done is an `[[obligation]]`",
        evidence::outcome_to_name(cx)
    );
    out.push(cx.finding(&RULE, worded.span(&activity), message).severity(severity).help(help));
}

/// Whether this rule has something to say of a measure, so that no other says the same.
pub(super) fn is_activity(cx: &MeasureCx) -> bool {
    activity(cx).is_some()
}

/// The bytes of the statement that name an activity, where nothing makes it a result.
fn activity(cx: &MeasureCx) -> Option<Range<usize>> {
    let worded = cx.worded.as_ref()?;
    if evidence::says(cx.measure.outcome.as_ref()) || cx.lost(&["outcome"]) || is_milestone(cx) {
        return None;
    }
    let words = Words::new(worded.text);
    if words.has(&lists().effect) || words.has(&lists().service) {
        return None;
    }
    let found = lists().activity.iter().filter_map(|activity| pair(&words, activity));
    let first = found.min_by_key(|range| (range.start, range.end))?;
    Some(words.bytes(&first))
}

/// A thing and what is done with it, near each other in one sentence.
fn pair(words: &Words, activity: &Activity) -> Option<Range<usize>> {
    let done: Vec<Range<usize>> = words.all(&activity.done).collect();
    words.all(&activity.things).find_map(|thing| {
        let near = |done: &&Range<usize>| {
            let apart = done.start.saturating_sub(thing.end).max(thing.start.saturating_sub(done.end));
            let disjoint = done.end <= thing.start || thing.end <= done.start;
            disjoint && apart <= BETWEEN && words.sentence(done.start) == words.sentence(thing.start)
        };
        let done = done.iter().find(near)?;
        Some(thing.start.min(done.start)..thing.end.max(done.end))
    })
}

/// Whether it is a thing to be there once, by a day.
fn is_milestone(cx: &MeasureCx) -> bool {
    let deadline = || {
        let worded = cx.worded.as_ref();
        worded.is_some_and(|worded| {
            worded.statement.dates.iter().any(|(_, date)| date.purpose == Purpose::Deadline)
        })
    };
    match cx.measure.frequency.map(|frequency| frequency.value) {
        Some(frequency) => frequency == Frequency::Once,
        None => deadline(),
    }
}
