//! What the verbs of a statement act on: a thing that can be counted, or a general quality.

use super::dates::Purpose;
use super::figure::Counted;
use super::scan::Scan;
use super::tag::Tag;
use super::token::Kind;

/// Whether what the main verb acts on is a general quality that nothing in the text would show.
pub(super) fn is_general(scan: &Scan) -> bool {
    if general_rider(scan) || changes_a_quality(scan) {
        return true;
    }
    // `deliver a claims service by October`: a service that is to be there on a day is a thing.
    let opened = scan.dates.iter().any(|date| date.purpose == Purpose::Deadline)
        && scan.hits(Tag::Deliver).any(|verb| scan.tokens.is(verb.end, &["a", "an"]));
    if opened {
        return false;
    }
    let counted = scan.figures_in(scan.whole()).any(|figure| !matches!(figure.counted, Counted::Bare));
    if counted || scan.has(Tag::Instrument, scan.whole()) || scan.has(Tag::Indicator, scan.whole()) {
        return false;
    }
    let verbs = [Tag::Comparative, Tag::Act, Tag::Deliver];
    let mut verbs: Vec<usize> = verbs.into_iter().flat_map(|tag| scan.hits(tag)).map(|hit| hit.end).collect();
    verbs.sort_unstable();
    let main = verbs.iter().copied().find(|end| head(scan, *end).is_some());
    let changed =
        scan.hits(Tag::Comparative).map(|hit| hit.end + usize::from(scan.tokens.is(hit.end, &["in"])));
    std::iter::once(main.unwrap_or(0))
        .chain(changed)
        .any(|start| head(scan, start).is_some_and(|at| scan.covered(Tag::General, at)))
}

/// `improve the quality of information`: whatever it is the quality of, nothing is counted.
fn changes_a_quality(scan: &Scan) -> bool {
    let tokens = &scan.tokens;
    let figure = scan.figures_in(scan.whole()).next().is_some();
    !figure
        && scan.hits(Tag::Comparative).any(|hit| {
            let noun = hit.end + usize::from(tokens.is(hit.end, &["the", "our", "their", "its"]));
            tokens.is(noun, &["quality", "level", "standard", "standards", "range"])
                && tokens.is(noun + 1, &["of"])
        })
}

/// `…, and with improvements in the quality of service`: a part without a figure whose object is a general quality.
pub(super) fn general_rider(scan: &Scan) -> bool {
    let noun =
        |at: usize| ["ment", "ments", "tion", "tions"].iter().any(|end| scan.tokens.word(at).ends_with(end));
    scan.hits(Tag::Comparative).any(|hit| {
        let led =
            scan.tokens.is(hit.start.wrapping_sub(1), &["with", "and", "secure", "deliver"]) && hit.start > 2;
        let object = hit.end + 1 + usize::from(scan.tokens.is(hit.end + 1, &["the", "our", "their"]));
        led && noun(hit.start)
            && scan.tokens.is(hit.end, &["in"])
            && head(scan, object).is_some_and(|at| scan.covered(Tag::General, at))
            && scan.figures_in(hit.start..scan.tokens.sentence(hit.start).end).next().is_none()
    })
}

/// The last noun of the phrase that begins at a token.
pub(super) fn head(scan: &Scan, start: usize) -> Option<usize> {
    const ENDS: &[&str] = &[
        "of", "for", "in", "on", "at", "by", "to", "with", "from", "and", "or", "that", "which", "through",
        "across", "between", "within", "is", "are", "will", "as", "so", "who", "into", "during", "under",
    ];
    let sentence = scan.tokens.sentence(start);
    if scan.tokens.is(start, ENDS) {
        return None;
    }
    let end = (start..sentence.end).find(|at| {
        *at > start
            && (scan.tokens.is(*at, ENDS)
                || scan.tokens.kind(*at) == Kind::Mark && !scan.tokens.is(*at, &["-", "/", "‘", "’", "\""]))
    });
    // `the service provided`: a participle at the end is not the noun.
    let participle = |at: usize| {
        at > start && scan.tokens.tagged(at, Tag::Deliver) && scan.tokens.word(at).ends_with("ed")
    };
    let found = (start..end.unwrap_or(sentence.end))
        .rev()
        .find(|at| scan.tokens.kind(*at) == Kind::Word && !participle(*at))?;
    // `a range of services`: the noun that counts stands after `of`.
    let of = scan.tokens.tagged(found, Tag::Container)
        && scan.tokens.is(found + 1, &["of"])
        && !scan.covered(Tag::Instrument, found + 2);
    if of { head(scan, found + 2).or(Some(found)) } else { Some(found) }
}
