//! Escapes, open lists, unnamed standards, amounts and frequencies without a number, hidden actors.

use super::{Sink, Smell};
use crate::statement::lexicon::Hit;
use crate::statement::scan::Scan;
use crate::statement::tag::Tag;
use crate::statement::token::Kind;

pub(super) fn find(scan: &Scan, out: &mut Sink) {
    for hit in scan.longest(Tag::Loophole) {
        if !scan.is_settled(&(hit.start..hit.end)) && !names_its_source(scan, hit) && !is_capped(scan, hit) {
            out.push(Smell::Loophole, hit.start..hit.end);
        }
    }
    for hit in scan.longest(Tag::OpenEnded) {
        // `and more children` is a comparison.
        if scan.tokens.reads(hit.start, &["and", "more"]) && scan.tokens.kind(hit.end) == Kind::Word {
            continue;
        }
        out.push(Smell::OpenEnded, hit.start..hit.end);
    }
    others(scan, out);
    for hit in scan.longest(Tag::Frequency) {
        if frequency(scan, hit) {
            out.push(Smell::VagueFrequency, hit.start..hit.end);
        }
    }
    for hit in scan.longest(Tag::Quantifier) {
        if quantity(scan, hit) {
            out.push(Smell::VagueQuantifier, hit.start..hit.end);
        }
    }
    for hit in scan.hits(Tag::Passive) {
        let agent = (hit.end..hit.end + 4).any(|at| scan.tokens.is(at, &["by"]));
        let whose = scan.tokens.is(hit.start.wrapping_sub(1), &["we", "i"]);
        if !agent && !whose && scan.figures_in(scan.whole()).next().is_none() && scan.periods.is_empty() {
            out.push(Smell::HarmfulPassive, hit.start..hit.end);
        }
    }
}

/// `as soon as possible, within a maximum of 15 days`: the limit that follows holds whatever is possible.
fn is_capped(scan: &Scan, hit: &Hit) -> bool {
    let near = hit.end..(hit.end + 6).min(scan.tokens.len());
    let capped =
        near.clone().any(|at| scan.tokens.is(at, &["maximum", "later", "event", "case", "least", "latest"]));
    capped
        && scan
            .figures
            .iter()
            .any(|figure| figure.tokens.start >= hit.end && figure.tokens.start < hit.end + 9)
        || scan.tokens.reads(hit.end, &["but", "will", "be", "done", "at", "least"])
}

/// `as required by section 4`: the words lead to what decides.
fn names_its_source(scan: &Scan, hit: &Hit) -> bool {
    if scan.tokens.is(hit.start.wrapping_sub(1), &["identified", "certified", "assessed"]) {
        return true;
    }
    scan.tokens.is(hit.end, &["by", "under", "in"])
        && scan.tokens.is(hit.end.wrapping_sub(1), &["required", "requested", "necessary", "permitted"])
}

/// `and other methods`: a list that anything may join.
fn others(scan: &Scan, out: &mut Sink) {
    let tokens = &scan.tokens;
    for at in 1..tokens.len() {
        // Examples in place of a list: `such as A, B and C`; one example explains a word.
        let several = || {
            (at + 2..(at + 10).min(tokens.sentence(at).end)).any(|one| tokens.is(one, &[",", "and", "or"]))
        };
        if tokens.reads(at, &["such", "as"]) && several() && !scan.has_share(tokens.sentence(at)) {
            out.push(Smell::OpenEnded, at..at + 2);
        }
        let open = tokens.is(at, &["other"]) && tokens.is(at - 1, &["and", "or", "any", ","]);
        let noun = tokens.kind(at + 1) == Kind::Word
            && !tokens.is(at + 1, &["than", "side", "hand", "half", "words", "person", "party"]);
        let any = tokens.is(at - 1, &["any"]) && at >= 2 && tokens.is(at - 2, &["or", "and"]);
        let listed = any || tokens.is(at - 1, &["and", "or"]) && at >= 2 && tokens.kind(at - 2) == Kind::Word;
        let purpose = scan.hits_in(Tag::Purpose, tokens.sentence(at).start..at).next().is_some();
        if open && noun && listed && !purpose {
            out.push(Smell::OpenEnded, at..(at + 3).min(tokens.len()));
        }
    }
}

/// A vague frequency decides nothing where the sentence has a real one.
fn frequency(scan: &Scan, hit: &Hit) -> bool {
    if scan.tokens.is(hit.start.wrapping_sub(1), &["how", "more", "most"]) {
        return false;
    }
    let sentence = scan.tokens.sentence(hit.start);
    let real = scan.periods.iter().any(|period| sentence.contains(&period.tokens.start));
    let noun = scan.tokens.is(
        hit.end,
        &["care", "users", "customers", "employment", "contact", "visitors", "flyer", "staff", "market"],
    );
    !scan.is_settled(&(hit.start..hit.end)) && !real && !noun
}

/// A vague amount decides nothing as part of a share, a bound or a comparison.
fn quantity(scan: &Scan, hit: &Hit) -> bool {
    let tokens = &scan.tokens;
    let word = tokens.word(hit.start);
    let about = matches!(
        word,
        "about" | "around" | "approximately" | "approx" | "roughly" | "circa" | "almost" | "nearly" | "close"
    );
    let figure = scan.figures.iter().any(|figure| {
        let after = figure.tokens.start >= hit.end && figure.tokens.start <= hit.end + 1;
        after || figure.tokens.end == hit.start
    });
    let before = tokens.is(
        hit.start.wrapping_sub(1),
        &[
            "how", "as", "so", "too", "at", "the", "no", "total", "average", "maximum", "minimum",
            "increase", "reduce",
        ],
    );
    let bracket = tokens.before(hit.start) == "(";
    if scan.is_settled(&(hit.start..hit.end)) || bracket || (about && !figure) || (!about && before) {
        return false;
    }
    // The name of an indicator may well say `the number of`; a share or a count beside it settles the rest.
    let sentence = tokens.sentence(hit.start);
    let indicator = scan.hits(Tag::Indicator).any(|name| name.start <= 1 && name.end <= hit.start);
    about || !(indicator || scan.has_share(sentence))
}
