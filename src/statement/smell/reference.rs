//! Criteria handed to a standard, a target or a time that nobody names.

use super::{Sink, Smell};
use crate::statement::figure::Counted;
use crate::statement::lexicon::Hit;
use crate::statement::scan::Scan;
use crate::statement::tag::Tag;
use crate::statement::token::Kind;

pub(super) fn find(scan: &Scan, out: &mut Sink) {
    for hit in scan.longest(Tag::Undefined) {
        let open = !(scan.is_settled(&(hit.start..hit.end))
            || is_timed(scan, hit)
            || is_named(scan, hit)
            || is_named_after(scan, hit)
            || is_no_test(scan, hit));
        if open {
            out.push(Smell::UndefinedReference, hit.start..hit.end);
        }
    }
}

/// `within the target time of 4 hours`: a figure says what it is.
fn is_timed(scan: &Scan, hit: &Hit) -> bool {
    let tokens = &scan.tokens;
    let leads = tokens.is(hit.end, &["of", "(", ":", "is", "at"]);
    let figure = scan.figures_in(hit.end..(hit.end + 6).min(tokens.len())).any(|figure| {
        figure.tokens.start <= hit.end + 3 && (leads || matches!(figure.counted, Counted::Time(_)))
    });
    let on_time = tokens.is(hit.end.wrapping_sub(1), &["time"]) && scan.has_time(tokens.sentence(hit.start));
    // `agreed times: 30 days for …`: said after the colon.
    let colon = (hit.end..tokens.sentence(hit.start).end).find(|at| tokens.is(*at, &[":"]));
    let said = colon.is_some_and(|colon| scan.has_time(colon..tokens.sentence(hit.start).end));
    figure || on_time || said
}

/// `the Decent Homes standard`, `NICE guidance`. One capital may be a heading's; two, or an acronym, are a name.
fn is_named(scan: &Scan, hit: &Hit) -> bool {
    let tokens = &scan.tokens;
    let capitals: Vec<usize> =
        (hit.start..hit.end).filter(|at| is_name(scan, *at) && !tokens.is(*at, &["sla", "slas"])).collect();
    let acronym = |at: &usize| {
        let word = &tokens.text[tokens.bytes(&(*at..at + 1))];
        word.len() > 2 && word.chars().all(char::is_uppercase)
    };
    // An agreement on levels is not named by its kind.
    let kind = (hit.start..hit.end).any(|at| tokens.is(at, &["agreements", "agreement"]));
    let before = hit.start > 1 && is_name(scan, hit.start - 1);
    before || !kind && (capitals.len() > 1 || capitals.iter().any(acronym))
}

/// A word with a capital that does not open its sentence.
fn is_name(scan: &Scan, at: usize) -> bool {
    let all = &scan.tokens.all;
    let first = at == 0 || all.get(at).is_none_or(|token| all[at - 1].sentence != token.sentence);
    !first && !scan.heading && all[at].capital && all[at].kind == Kind::Word
}

/// `the standards in Schedule 4`, `the levels set out in the service plan`.
fn is_named_after(scan: &Scan, hit: &Hit) -> bool {
    const LEADS: &[&str] = &["of", "for", "in", "under", "from", "set", "defined", "specified", "laid", "by"];
    let near = hit.end..(hit.end + 5).min(scan.tokens.len());
    scan.tokens.is(hit.end, LEADS)
        && near.into_iter().any(|at| is_name(scan, at) || scan.tokens.tagged(at, Tag::Source))
}

/// Words that look like a criterion and are none: an announcement, the object of a review, `specified in …`.
fn is_no_test(scan: &Scan, hit: &Hit) -> bool {
    let tokens = &scan.tokens;
    let announces = tokens.is(hit.end, &[":", "–", "-", "is", "was", "remains"])
        || tokens.is(hit.end.wrapping_sub(1), &["target", "standard"])
            && tokens.is(hit.end, &["for"])
            && hit.start == 0;
    let object = (hit.start.saturating_sub(3)..hit.start)
        .any(|at| tokens.is(at, &["review", "publish", "develop", "display", "update", "agree", "set"]));
    let specified = tokens.is(hit.start, &["specified"])
        && tokens.is(hit.start + 1, &["in", "by", "under", "at", "below", "above", "and", "or"]);
    announces || object || specified
}
