//! A statement that leaves out what its scope counts, or counts what its scope leaves out.

use super::say;
use super::words::{Words, stem};
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::value::visible;
use std::ops::Range;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::S, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "X906",
    name: "share-of-what",
    severity: Severity::Error,
    page: include_str!("share-of-what.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let (Some(worded), Some(scope)) = (&cx.worded, &cx.measure.scope) else { return };
    if cx.lost(&["scope", "statement"]) {
        return;
    }
    let (text, field) = (Words::new(&worded.text.value), Words::new(&scope.value));
    let Some((says, counts)) = opposed(&text, &field) else { return };
    let (said, counted) =
        (visible(worded.words(&says)), visible(scope.value.get(counts).unwrap_or_default()));
    let message =
        format!("the statement says \"{said}\", and the scope says \"{counted}\": two counts of one measure");
    let Some(finding) = say::finding(cx, &RULE, &says, message) else { return };
    let finding = say::beside(cx, finding, scope.span, format!("the scope says \"{counted}\""));
    out.push(finding.help("say in one of them whether it counts, and leave it out of the other"));
}

/// Something that a text counts or leaves out, by the stems of its words.
#[derive(Debug)]
struct Part {
    counts: bool,
    stems: Vec<String>,
    words: Range<usize>,
}

/// The bytes of two parts of the same words, one counted and one left out.
fn opposed(text: &Words, field: &Words) -> Option<(Range<usize>, Range<usize>)> {
    let scope = parts(field);
    parts(text).iter().find_map(|part| {
        let other = scope.iter().find(|other| other.stems == part.stems && other.counts != part.counts)?;
        let both = scope.iter().any(|same| same.stems == part.stems && same.counts == part.counts);
        (!both).then(|| (text.bytes(&part.words), field.bytes(&other.words)))
    })
}

/// Whether a word begins what counts or what does not.
fn begins(words: &Words, at: usize) -> Option<bool> {
    match words.word(at) {
        "including" | "includes" | "include" | "inclusive" => Some(!words.follows(at, &["not"])),
        "excluding" | "excludes" | "exclude" | "exclusive" | "except" | "without" => {
            (!words.follows(at, &["not"])).then_some(false)
        }
        _ => None,
    }
}

/// What a text says to count and to leave out: `excluding weekends`, `planned downtime excluded`.
fn parts(words: &Words) -> Vec<Part> {
    let ends = |at: usize| {
        at >= words.len()
            || !words.is_letters(at)
            || begins(words, at).is_some()
            || words.is(at, &["and", "or", "but", "excluded", "included"])
    };
    let mut parts = Vec::new();
    for at in 0..words.len() {
        if let Some(counts) = begins(words, at) {
            let mut start = at + 1;
            while !(start >= words.len()
                || words.is(start, &[".", ";", ")", "but"])
                || begins(words, start).is_some())
            {
                let end = (start..).find(|one| ends(*one)).unwrap_or(start);
                push(words, (counts, at), start..end, &mut parts);
                if !words.is(end, &["and", "or", ","]) {
                    break;
                }
                start = end + 1;
            }
        }
        if words.is(at, &["excluded", "included"]) {
            let verb = usize::from(words.follows(at, &["is", "are"]));
            let not = words.follows(at, &["not"]);
            let end = at - verb.min(at);
            let start = (0..end).rev().find(|one| ends(*one)).map_or(0, |mark| mark + 1);
            if !not {
                push(words, (words.is(at, &["included"]), start), start..end, &mut parts);
            }
        }
    }
    parts
}

/// A part of at most four words.
fn push(words: &Words, (counts, from): (bool, usize), range: Range<usize>, parts: &mut Vec<Part>) {
    let own = range.clone().filter(|at| !words.is(*at, &["the", "any", "all", "of", "those", "on", "at"]));
    let stems: Vec<String> = own.map(|at| stem(words.word(at)).to_owned()).collect();
    if (1..=4).contains(&stems.len()) {
        let end = range.end.max(from + 1);
        let end = if words.is(end, &["excluded", "included"]) { end + 1 } else { end };
        parts.push(Part { counts, stems, words: from..end });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_words_counted_and_left_out_are_opposed() {
        let says = |text: &str, scope: &str| opposed(&Words::new(text), &Words::new(scope)).is_some();
        for (text, scope) in [
            ("Calls answered in 20 seconds, excluding weekends", "all calls, including weekends"),
            ("Calls answered, excluding weekends and bank holidays", "including bank holidays"),
            ("Availability, planned downtime excluded", "every minute, planned downtime included"),
            ("Availability including planned maintenance", "planned maintenance is excluded"),
            ("All repairs, including voids", "Tenanted homes, excluding voids and garages"),
        ] {
            assert!(says(text, scope), "{text} | {scope}");
        }
        for (text, scope) in [
            ("Calls answered, excluding weekends", "all calls, excluding weekends"),
            ("Calls answered, excluding weekends", "all calls, including bank holidays"),
            ("Excluding calls abandoned within 5 seconds", "including calls abandoned after 5 seconds"),
            ("All patients, including children", "excluding children under 2"),
            ("Calls answered, excluding weekends", "including weekdays but excluding weekends"),
            ("Availability, planned downtime excluded", "planned downtime not included"),
            ("Calls, excluding weekends", ""),
        ] {
            assert!(!says(text, scope), "{text} | {scope}");
        }
    }
}
