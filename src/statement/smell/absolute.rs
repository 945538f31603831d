//! Absolutes: a level with no room below it asks for evidence that it can be met.

use super::{Sink, Smell};
use crate::statement::figure::{Counted, Figure};
use crate::statement::lexicon::Hit;
use crate::statement::scan::Scan;
use crate::statement::tag::Tag;
use rust_decimal::Decimal;

pub(super) fn find(scan: &Scan, out: &mut Sink) {
    for figure in &scan.figures {
        let whole = figure.counted == Counted::Share
            && figure.value == Decimal::ONE_HUNDRED
            && figure.bound.is_none_or(|bound| bound == crate::statement::figure::Bound::AtLeast);
        if whole || is_zero(scan, figure) {
            out.push(Smell::AchievabilityDoubt, figure.tokens.clone());
        }
    }
    for hit in scan.longest(Tag::Absolute) {
        if !scan.is_settled(&(hit.start..hit.end)) && leaves_no_room(scan, hit) {
            out.push(Smell::AchievabilityDoubt, hit.start..hit.end);
        }
    }
}

fn is_zero(scan: &Scan, figure: &Figure) -> bool {
    let label = figure.counted == Counted::Label || figure.counted == Counted::Scale;
    let from = matches!(
        scan.tokens.before(figure.tokens.start),
        "from" | "over" | "above" | "to" | "than" | "aged" | "."
    );
    figure.value.is_zero() && !label && !from && figure.high.is_none()
}

fn leaves_no_room(scan: &Scan, hit: &Hit) -> bool {
    let tokens = &scan.tokens;
    let sentence = tokens.sentence(hit.start);
    let share = scan.has_share(sentence.clone());
    let number = scan.figures_in(sentence.clone()).next().is_some();
    let period = scan.periods.iter().any(|period| period.tokens.contains(&hit.start));
    match tokens.word(hit.start) {
        "no" => {
            !share
                && !tokens.is(
                    hit.end,
                    &["more", "less", "fewer", "later", "longer", "greater", "higher", "lower", "."],
                )
                && !tokens.is(hit.start.wrapping_sub(1), &["or", "with", "have"])
        }
        "all" | "every" | "each" => !share && !period && !in_scope(scan, hit) && obliges(scan, hit),
        "any" | "full" | "entire" | "only" => false,
        "end" => {
            tokens.is(hit.end, &["homelessness", "poverty", "rough", "violence", "discrimination", "the"])
                && hit.start <= 1
        }
        "free" => !share,
        "always" | "never" => true,
        _ => !(share && number && tokens.is(hit.start, &["none", "without"])),
    }
}

/// `a list of all sites`, `across all sites`: how far something reaches, not how much must pass.
fn in_scope(scan: &Scan, hit: &Hit) -> bool {
    scan.tokens.is(
        hit.start.wrapping_sub(1),
        &[
            "of",
            "across",
            "for",
            "in",
            "with",
            "from",
            "to",
            "by",
            "on",
            "at",
            "over",
            "between",
            "and",
            "per",
            "after",
            "before",
            "within",
            "against",
            "throughout",
        ],
    )
}

/// The duty speaks of cases: the word opens the sentence or stands after a verb.
fn obliges(scan: &Scan, hit: &Hit) -> bool {
    let sentence = scan.tokens.sentence(hit.start);
    let opens = hit.start == sentence.start;
    let after_verb = scan
        .hits_in(Tag::Act, sentence.start..hit.start)
        .chain(scan.hits_in(Tag::Deliver, sentence.start..hit.start))
        .any(|verb| hit.start - verb.end <= 1);
    opens || after_verb || scan.tokens.is(hit.start.wrapping_sub(1), &["that", "ensure", ":"])
}
