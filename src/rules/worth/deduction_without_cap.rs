//! A price for each failure, and nothing that bounds it.

use super::words::{Words, lists};
use crate::diag::{Finding, Rule, Severity};
use crate::model::Text;
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::source::Span;
use crate::value::visible;
use std::ops::Range;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::R, Weight::Weakens, check);

static RULE: Rule = Rule {
    code: "R504",
    name: "deduction-without-cap",
    severity: Severity::Advice,
    page: include_str!("deduction-without-cap.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(severity) = cx.severity(Weight::Weakens) else { return };
    let measure = cx.measure;
    let texts = [&measure.statement, &measure.method, &measure.clause];
    let spoken = texts.into_iter().flatten().map(|text| (text, Words::new(text)));
    let mut deduction = None;
    for (text, words) in spoken {
        let Some(found) = found(&words) else { continue };
        if is_bounded(&words, &found) {
            return;
        }
        deduction.get_or_insert((text, words.bytes(&found)));
    }
    let Some((text, bytes)) = deduction else { return };
    let others = [&measure.scope, &measure.reason, &measure.statement, &measure.method, &measure.clause];
    let capped = |text: &Text| {
        let words = Words::new(text);
        words.has(&lists().cap) && !words.has(&lists().no_bound)
    };
    if others.into_iter().flatten().any(capped) {
        return;
    }
    let word = visible(text.get(bytes.clone()).unwrap_or_default()).into_owned();
    let message = format!(
        "\"{word}\" has no cap and no proportion: a small failure that is counted often could cost any sum"
    );
    let help = "say what it may come to at most, such as \"capped at 10 % of the monthly charge\", or make it a share of the \
                cases that failed";
    out.push(cx.finding(&RULE, span(cx, text, &bytes), message).severity(severity).help(help));
}

/// The first words that speak of a deduction.
fn found(words: &Words) -> Option<Range<usize>> {
    let lists = lists();
    let other: Vec<Range<usize>> = words.all(&lists.no_deduction).collect();
    let free = |found: &Range<usize>| {
        !other.iter().any(|other| other.start <= found.start && found.end <= other.end)
    };
    let money: Vec<u32> = words.all(&lists.money).map(|range| words.sentence(range.start)).collect();
    let deducts = words.all(&lists.deduct).filter(|found| money.contains(&words.sentence(found.start)));
    words.all(&lists.deduction).chain(deducts).find(free)
}

/// Whether the sentence of a deduction bounds it.
fn is_bounded(words: &Words, deduction: &Range<usize>) -> bool {
    let sentence = words.sentence(deduction.start);
    let lists = lists();
    let here = |range: Range<usize>| words.sentence(range.start) == sentence;
    words.all(&lists.bound).any(here) && !words.all(&lists.no_bound).any(here)
}

/// The span of some bytes of the statement; of another text the whole.
fn span(cx: &MeasureCx, text: &Text, bytes: &Range<usize>) -> Span {
    match &cx.worded {
        Some(worded) if worded.text.span == text.span => worded.span(bytes),
        _ => text.span,
    }
}
