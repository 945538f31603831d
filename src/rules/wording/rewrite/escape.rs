//! What becomes of wording that excuses a miss.

use super::cut::{Edit, aside, neighbours};
use super::word::{Word, words};
use crate::statement::{Counted, Statement};
use std::ops::Range;

/// What becomes of an escape.
pub(super) fn loophole(text: &str, at: &Range<usize>, statement: &Statement) -> Option<Edit> {
    const ADVERBS: &[&str] = &["usually", "normally", "generally", "typically"];
    const CONDITIONS: &[&str] = &[
        "where",
        "wherever",
        "when",
        "whenever",
        "if",
        "unless",
        "subject",
        "save",
        "except",
        "so",
        "insofar",
        "within",
        "resources",
        "circumstances",
        "under",
        "in",
        "to",
        "as",
    ];
    let all = words(&text[at.clone()]);
    let (first, last) = (all.first()?, all.last()?);
    let soon = first.is(&["as"])
        && all.get(1).is_some_and(|word| {
            word.is(&["soon", "quickly", "promptly", "early", "fast", "swiftly", "rapidly", "speedily"])
        });
    if soon || all.iter().any(|word| word.is(&["earliest"])) {
        return soonest(text, at, statement);
    }
    if all.iter().any(|word| word.is(&["exceptional"])) {
        return exception(text, at);
    }
    if first.is(ADVERBS) && all.len() == 1 {
        return Some(aside(text, at));
    }
    // `as little as possible` is a criterion of its own; `as required` is none.
    let measure =
        first.is(&["as"]) && all.iter().skip(1).any(|word| word.is(&["as"])) && !all[1].is(&["far"]);
    let (before, _) = neighbours(text, at);
    let only = before.is_some_and(|before| before.is(&["only", "except", "and", "or", "unless"]));
    if first.is(CONDITIONS) && !last.is(&["to"]) {
        let together = first.is(&["as"]) && all.get(1).is_some_and(|word| word.is(&["and"]));
        return (!only && (!measure || together)).then(|| aside(text, at));
    }
    effort(text, at, &all)
}

/// `as soon as possible and within 4 hours`: the limit is what counts. Without one the words are all there is.
fn soonest(text: &str, at: &Range<usize>, statement: &Statement) -> Option<Edit> {
    let limit = statement
        .figures
        .iter()
        .any(|(bytes, figure)| bytes.start >= at.end && matches!(figure.counted, Counted::Time(_)));
    const JOINS: &[&str] =
        &["and in any event", "and in any case", "but in any event", "and always", "and", "but"];
    if !limit {
        return None;
    }
    let before = text[..at.start].trim_end();
    let comma = before.ends_with(',');
    let from = before.len() - usize::from(comma);
    let rest = text[at.end..].trim_start().trim_start_matches(',').trim_start();
    let rest = JOINS
        .iter()
        .find_map(|join| rest.strip_prefix(join).filter(|rest| rest.starts_with(' ')))
        .unwrap_or(rest);
    let within = words(rest).first().is_some_and(|word| word.is(&["within", "in", "no", "not"]));
    within.then(|| (from..text.len() - rest.len(), " ".into()))
}

/// `…, save in exceptional circumstances`.
fn exception(text: &str, at: &Range<usize>) -> Option<Edit> {
    const LEADS: &[&str] =
        &["in", "under", "except", "save", "other", "than", "for", "but", "not", "unless", "there", "are"];
    let before = words(&text[..at.start]);
    let own = words(&text[at.clone()]).first()?.is(LEADS);
    let lead = before.iter().rev().take_while(|word| word.is(LEADS) && !word.closes).count();
    let from = before
        .len()
        .checked_sub(lead)
        .and_then(|first| before.get(first))
        .map_or(at.start, |word| word.start);
    let only = before.iter().rev().nth(lead).is_some_and(|word| word.is(&["only"]));
    ((own || lead > 0) && !only && from > 0).then(|| aside(text, &(from..at.end)))
}

/// `strives to answer`, `will use reasonable endeavours to answer`: `will answer`.
fn effort(text: &str, at: &Range<usize>, all: &[Word]) -> Option<Edit> {
    const EFFORTS: &[&str] = &[
        "try",
        "tries",
        "strive",
        "strives",
        "seek",
        "seeks",
        "endeavour",
        "endeavours",
        "endeavor",
        "endeavors",
        "attempt",
        "attempts",
        "use",
        "uses",
        "make",
        "makes",
        "do",
        "does",
        "efforts",
        "effort",
        "reasonable",
        "best",
        "all",
        "every",
        "commercially",
    ];
    const MODALS: &[&str] = &["will", "shall", "must", "should", "to", "would"];
    const OWN: &[&str] =
        &["use", "uses", "make", "makes", "do", "does", "their", "its", "our", "all", "every"];
    let fits = all.iter().all(|word| {
        word.is(EFFORTS)
            || word.is(&["to", "and", "our", "its", "their", "utmost", "possible", "endeavours", "steps"])
    });
    if !fits || !all.first()?.is(EFFORTS) {
        return None;
    }
    let before = words(&text[..at.start]);
    let own = before.iter().rev().take_while(|word| word.is(OWN) && !word.closes).count();
    let kept = &before[..before.len() - own];
    let start = before.get(kept.len()).map_or(at.start, |word| word.start);
    let mut end = at.end;
    if !all.last()?.is(&["to", "and"]) {
        let to = neighbours(text, at).1.filter(|next| next.is(&["to"]))?;
        end = to.end;
    }
    let verb = neighbours(text, &(at.start..end)).1?;
    let base =
        !["ing", "ed", "s"].iter().any(|form| verb.as_str().ends_with(form)) || verb.as_str().ends_with("ss");
    let modal = kept.last().is_none_or(|word| word.is(MODALS));
    base.then(|| (start..end, if modal { " " } else { "will" }.into()))
}
