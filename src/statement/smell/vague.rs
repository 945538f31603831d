//! Words of quality that decide pass or fail and have no test.

use super::{Sink, Smell};
use crate::statement::figure::Counted;
use crate::statement::lexicon::Hit;
use crate::statement::scan::Scan;
use crate::statement::tag::Tag;
use std::ops::Range;

pub(super) fn find(scan: &Scan, out: &mut Sink) {
    let mut words: Vec<Range<usize>> = Vec::new();
    for tag in
        [Tag::Qualifier, Tag::QualifierSpeed, Tag::QualifierAmount, Tag::QualifierWeak, Tag::QualifierGrade]
    {
        words.extend(scan.longest(tag).into_iter().filter_map(|hit| decides(scan, tag, hit)));
    }
    words.sort_by_key(|word| (word.start, word.end));
    // `efficient and effective` is one doubt, not two.
    let mut joined: Vec<Range<usize>> = Vec::new();
    for word in words {
        match joined.last_mut() {
            Some(last) if word.start <= last.end || links(scan, last.end..word.start) => {
                last.end = last.end.max(word.end);
            }
            _ => joined.push(word),
        }
    }
    for word in joined {
        out.push(Smell::VagueQualifier, word);
    }
}

/// Whether nothing but a conjunction stands between two words.
fn links(scan: &Scan, gap: Range<usize>) -> bool {
    gap.len() <= 2 && gap.clone().all(|at| scan.tokens.is(at, &["and", "or", ",", "/", "&"]))
}

/// The tokens of a vague word, where nothing takes its vagueness away.
fn decides(scan: &Scan, tag: Tag, hit: &Hit) -> Option<Range<usize>> {
    let sentence = scan.tokens.sentence(hit.start);
    let mut range = hit.start..hit.end;
    // An escape that holds the word is a finding of its own, or is capped by a limit.
    if scan.covered(Tag::Loophole, hit.start) {
        return None;
    }
    if scan.is_settled(&range) || in_survey(scan, hit) || is_graded(scan, hit) || is_purpose(scan, hit) {
        return None;
    }
    // `efficiently, by achieving 83 %`: the means is the measure.
    let means = scan.tokens.is(hit.end, &["by"]) && scan.figures_in(hit.end..sentence.end).next().is_some();
    if means || announces(scan, hit) {
        return None;
    }
    let figure = |counted: fn(Counted) -> bool| {
        scan.figures_in(sentence.clone()).any(|figure| counted(figure.counted))
    };
    match tag {
        Tag::QualifierSpeed if has_limit(scan, hit) => return None,
        Tag::QualifierAmount if in_brackets(scan, hit) => return None,
        Tag::QualifierAmount if figure(|_| true) && scan.has(Tag::Comparative, sentence.clone()) => {
            return None;
        }
        Tag::QualifierWeak if figure(|counted| counted != Counted::Bare) || !is_about_quality(scan, hit) => {
            return None;
        }
        Tag::QualifierWeak if scan.tokens.is(hit.end, &["the", "a", "an", "all", "of"]) => {
            return None;
        }
        Tag::QualifierGrade => range.end = graded_noun(scan, hit)?,
        _ => {}
    }
    Some(range)
}

/// `Acceptable: 95 %`, `Acceptable level: 95 %`: the name of a figure.
fn announces(scan: &Scan, hit: &Hit) -> bool {
    let tokens = &scan.tokens;
    let name = usize::from(
        tokens.is(hit.end, &["level", "threshold", "standard", "performance", "target", "range", "value"]),
    );
    let figure = scan.figures.iter().any(|figure| figure.tokens.start == hit.end + name);
    figure
        || tokens.is(hit.end + name, &[":", "=", "≥", "≤", ">", "<"])
        || (name == 1
            && tokens.is(hit.end + 1, &["is", "of"])
            && scan.figures_in(hit.end..scan.tokens.len()).next().is_some())
}

/// `significant variances (above 10 %)`: the figure in brackets says how much.
fn in_brackets(scan: &Scan, hit: &Hit) -> bool {
    let open = (hit.end..hit.end + 4).find(|at| scan.tokens.is(*at, &["("]));
    open.is_some_and(|open| scan.figures_in(open..(open + 6).min(scan.tokens.len())).next().is_some())
}

/// A limit of time beside a word of speed, with neither a new part nor an escape between.
fn has_limit(scan: &Scan, hit: &Hit) -> bool {
    scan.figures.iter().filter(|figure| matches!(figure.counted, Counted::Time(_))).any(|figure| {
        let gap = if figure.tokens.start >= hit.end {
            hit.end..figure.tokens.start
        } else {
            figure.tokens.end..hit.start
        };
        let apart =
            gap.clone().any(|at| scan.tokens.is(at, &["and", ";"]) || scan.covered(Tag::Loophole, at));
        gap.len() <= 12 && !apart
    })
}

/// A weak word decides only before a noun or after a verb of being, not in the name of an indicator.
fn is_about_quality(scan: &Scan, hit: &Hit) -> bool {
    let sentence = scan.tokens.sentence(hit.start);
    !scan.hits_in(Tag::Indicator, sentence).any(|indicator| indicator.start == 0)
}

/// The end of a grade with the general noun that it grades, perhaps with a word between: `high code quality`.
fn graded_noun(scan: &Scan, hit: &Hit) -> Option<usize> {
    let tokens = &scan.tokens;
    let quality = tokens.is(hit.start, &["quality"]);
    let found = (hit.end..hit.end + 3).find(|at| scan.covered(Tag::GradedNoun, *at))?;
    let gap = (hit.end..found).all(|at| {
        !tokens.is(at, &["of", "to", "and", "or", "in", "for", "the", ",", ".", "than", "with", ":"])
    });
    let first = found == hit.end || (found == hit.end + 1 && tokens.is(hit.end, &["-"]));
    let graded = tokens
        .is(hit.start.wrapping_sub(1), &["high", "good", "best", "highest", "higher", "poor", "low", "-"]);
    let comparative = tokens.is(hit.start, &["better", "higher"]) && tokens.is(hit.end, &["than"]);
    let fits = if quality {
        first
            && !graded
            && !tokens.is(
                found,
                &[
                    "standard",
                    "standards",
                    "level",
                    "levels",
                    "management",
                    "practice",
                    "outcomes",
                    "performance",
                ],
            )
    } else {
        gap
    };
    (fits && !comparative).then_some(found + 1)
}

/// Words that a survey asks about are its answers, not the test.
fn in_survey(scan: &Scan, hit: &Hit) -> bool {
    let sentence = scan.tokens.sentence(hit.start);
    let asked = scan.has(Tag::Survey, sentence.start..hit.start);
    let counted = scan.figures_in(scan.whole()).next().is_some() || scan.has(Tag::Indicator, scan.whole());
    let scored = scan.hits_in(Tag::Survey, hit.end..sentence.end).any(|survey| survey.start - hit.end <= 2);
    counted && (asked || scored)
}

/// Words that are steps of a scale where there is a scale.
fn is_graded(scan: &Scan, hit: &Hit) -> bool {
    let sentence = scan.tokens.sentence(hit.start);
    let step = scan.hits(Tag::GradedWord).any(|word| word.start <= hit.start && hit.start < word.end);
    step && scan.hits_in(Tag::Rating, sentence).any(|rating| rating.start.abs_diff(hit.start) <= 10)
}

/// `… so as to reassure`: what the measure is for.
fn is_purpose(scan: &Scan, hit: &Hit) -> bool {
    let sentence = scan.tokens.sentence(hit.start);
    scan.hits_in(Tag::Purpose, sentence.start..hit.start)
        .any(|purpose| purpose.start > sentence.start && hit.start - purpose.end <= 8)
}
