//! Words of quality that decide pass or fail and have no test.

use super::{Sink, Smell};
use crate::statement::figure::Counted;
use crate::statement::lexicon::{Hit, Tag};
use crate::statement::scan::Scan;

pub(super) fn find(scan: &Scan, out: &mut Sink) {
    for tag in
        [Tag::Qualifier, Tag::QualifierSpeed, Tag::QualifierAmount, Tag::QualifierWeak, Tag::QualifierGrade]
    {
        for hit in super::wording::longest(scan, tag) {
            if let Some(range) = decides(scan, tag, hit) {
                out.push(Smell::VagueQualifier, range);
            }
        }
    }
}

/// The tokens of a vague word, where nothing takes its vagueness away.
fn decides(scan: &Scan, tag: Tag, hit: &Hit) -> Option<std::ops::Range<usize>> {
    let sentence = scan.tokens.sentence(hit.start);
    let mut range = hit.start..hit.end;
    if scan.is_settled(&range) || in_survey(scan, hit) || is_graded(scan, hit) || is_purpose(scan, hit) {
        return None;
    }
    let figure = |counted: fn(Counted) -> bool| {
        scan.figures_in(sentence.clone()).any(|figure| counted(figure.counted))
    };
    match tag {
        Tag::QualifierSpeed if figure(|counted| matches!(counted, Counted::Time(_))) => return None,
        Tag::QualifierAmount if figure(|_| true) => return None,
        Tag::QualifierWeak if figure(|counted| counted != Counted::Bare) || !is_about_quality(scan, hit) => {
            return None;
        }
        Tag::QualifierGrade => range.end = graded_noun(scan, hit)?,
        _ => {}
    }
    Some(range)
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
    (asked && counted) || (scored && counted)
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
