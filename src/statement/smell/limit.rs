//! A limit for each case, and no word on how many cases must keep it.

use super::{Sink, Smell};
use crate::statement::clock::Clock;
use crate::statement::figure::{Bound, Counted, Figure};
use crate::statement::scan::Scan;
use crate::statement::tag::Tag;

pub(super) fn find(scan: &Scan, out: &mut Sink) {
    // One finding a sentence: two zones or two kinds of case have one fault.
    let mut last = None;
    for figure in &scan.figures {
        let sentence = scan.tokens.sentence(figure.tokens.start).start;
        if last == Some(sentence) {
            continue;
        }
        if is_limit(scan, figure) && !has_rate(scan, figure) && !is_deliverable(scan, figure) {
            let start = figure.bound_tokens.as_ref().map_or(figure.tokens.start, |bound| bound.start);
            last = Some(sentence);
            out.push(Smell::NoComplianceRate, start.min(figure.tokens.start)..figure.tokens.end);
        }
    }
}

/// Whether a length of time limits how long a case may take.
fn is_limit(scan: &Scan, figure: &Figure) -> bool {
    let tokens = &scan.tokens;
    if figure.counted == Counted::Things {
        return tokens.is(tokens_before(figure), &["within"])
            && !is_condition(scan, figure)
            && tokens.is(figure.tokens.end, &["rings", "attempts", "calls", "visits", "clicks"]);
    }
    let Counted::Time(clock) = figure.counted else { return false };
    let before = tokens.before(figure.tokens.start);
    let bound = figure.bound == Some(Bound::AtMost);
    let has = matches!(before, "have" | "has") && tokens.is(figure.tokens.end, &["to"]);
    // `at least 48 hours in advance`: how early, in how many cases?
    let notice = figure.bound == Some(Bound::AtLeast)
        && tokens.is(figure.tokens.end, &["in", "before", "prior", "notice", "ahead"])
        && !tokens.reads(figure.tokens.end, &["in", "a"]);
    let inside = notice || matches!(before, "within" | "in" | "under") || bound || has;
    // A table's cell: `Time to respond. One hour`, `Response time: 4 hours`.
    let opens = matches!(before, "." | "-" | "=" | "is" | "of" | "(") || figure.tokens.start == 0;
    let last = figure.tokens.end + 1 >= tokens.len();
    let cell = last && (matches!(before, ":" | "–") || opens && has_time_word(scan, figure));
    let period = scan
        .periods
        .iter()
        .any(|period| period.tokens.start <= figure.tokens.start && figure.tokens.end <= period.tokens.end);
    let age = tokens.is(figure.tokens.end, &["old", "of", "and", "or"])
        && tokens.is(figure.tokens.end + 1, &["age", "over", "older", "under"]);
    let years = clock == Clock::Year && !tokens.is(figure.tokens.end, &["of"]);
    (inside || cell) && !period && !age && !years && !is_condition(scan, figure)
}

fn tokens_before(figure: &Figure) -> usize {
    figure.tokens.start.wrapping_sub(1)
}

fn has_time_word(scan: &Scan, figure: &Figure) -> bool {
    (0..figure.tokens.start).any(|at| scan.tokens.tagged(at, Tag::Speed))
}

/// `readmitted within 30 days`: the length belongs to what is counted, not to how fast somebody works.
fn is_condition(scan: &Scan, figure: &Figure) -> bool {
    let tokens = &scan.tokens;
    let from = figure.tokens.start.saturating_sub(6);
    (from..figure.tokens.start).any(|at| tokens.tagged(at, Tag::Event))
}

/// A share, a statistic or a universal anywhere says how many; so does the name of an indicator.
fn has_rate(scan: &Scan, figure: &Figure) -> bool {
    let whole = scan.whole();
    let tokens = &scan.tokens;
    let sentence = tokens.sentence(figure.tokens.start);
    let share = scan
        .figures_in(whole.clone())
        .any(|other| matches!(other.counted, Counted::Share | Counted::Percentile));
    let statistic = scan.has(Tag::Statistic, whole.clone());
    let indicator = scan.hits(Tag::Indicator).any(|hit| {
        let time = |at: usize| tokens.is(at, &["time", "length"]);
        !(hit.start..hit.end).any(time)
            && !tokens.is(hit.end, &["days", "hours", "weeks", "minutes", "working"])
    });
    let universal = scan.hits_in(Tag::Universal, sentence).any(|hit| {
        let bound = tokens.is(hit.start, &["no"])
            && tokens.is(hit.end, &["later", "more", "longer", "less", "fewer", "greater"])
            || tokens.reads(hit.start, &["no", "later", "than"])
            || tokens.is(hit.start, &["any", "full", "only", "both", "whole"]);
        let near = scan.periods.iter().any(|period| period.tokens.contains(&hit.start));
        !bound && !near && !tokens.is(hit.end, &["reasonable", "other", "relevant"])
    });
    let most = (0..tokens.len())
        .any(|at| tokens.is(at, &["most", "majority"]) && !tokens.is(at.wrapping_sub(1), &["at"]));
    share || statistic || indicator || universal || most
}

/// `submit the plan within 30 days of award`: one thing, there or not.
fn is_deliverable(scan: &Scan, figure: &Figure) -> bool {
    let tokens = &scan.tokens;
    let sentence = tokens.sentence(figure.tokens.start);
    let event = (figure.tokens.end..(figure.tokens.end + 7).min(sentence.end))
        .any(|at| tokens.tagged(at, Tag::OneOff));
    let document = scan.hits_in(Tag::Deliver, sentence.start..figure.tokens.start).any(|verb| {
        (verb.end..figure.tokens.start.min(verb.end + 7)).any(|at| tokens.tagged(at, Tag::Document))
            && tokens.is(verb.end, &["a", "an", "the", "its", "their", "our"])
    });
    event || document
}
