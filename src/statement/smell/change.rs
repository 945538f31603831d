//! A change with nothing to measure it from.

use super::{Sink, Smell};
use crate::statement::figure::Counted;
use crate::statement::lexicon::Hit;
use crate::statement::scan::Scan;
use crate::statement::tag::Tag;
use crate::statement::token::Kind;

pub(super) fn find(scan: &Scan, out: &mut Sink) {
    for hit in scan.longest(Tag::Comparative) {
        if !scan.is_settled(&(hit.start..hit.end)) && is_open(scan, hit) {
            out.push(Smell::ComparativeNoBaseline, hit.start..hit.end);
        }
    }
}

fn is_open(scan: &Scan, hit: &Hit) -> bool {
    let sentence = scan.tokens.sentence(hit.start);
    let settled = scan.has_baseline(scan.whole()) || reaches_a_level(scan, hit, sentence.end);
    // `(Minimise)` beside an indicator only says which way is better.
    let direction = scan.tokens.before(hit.start) == "(" && scan.tokens.is(hit.end, &[")"]);
    !(settled
        || direction
        || counts_things(scan, hit)
        || compares_a_figure(scan, hit)
        || is_no_change(scan, hit)
        || is_a_name(scan, hit)
        || is_purpose(scan, hit)
        || in_survey(scan, hit))
}

/// `better than 95 %`, `4 or higher`, `no higher than 5`.
fn compares_a_figure(scan: &Scan, hit: &Hit) -> bool {
    let tokens = &scan.tokens;
    let than = tokens.is(hit.end, &["than", "of", "or"])
        && scan.figures.iter().any(|figure| (hit.end..hit.end + 7).contains(&figure.tokens.start));
    let word_of_degree = tokens.tagged(hit.start, Tag::Degree);
    let or = tokens.is(hit.start.wrapping_sub(1), &["or", "and"])
        && (scan
            .figures
            .iter()
            .any(|figure| figure.tokens.end + 3 >= hit.start && figure.tokens.end <= hit.start)
            || word_of_degree);
    let compared = than || or || tokens.is(hit.end, &["london", "manchester", "than"]);
    word_of_degree && compared || tokens.is(hit.start.wrapping_sub(1), &["no", "or"]) && than
}

/// `more than 10`, `for more information`, `no more`: words of degree that ask for no change.
fn is_no_change(scan: &Scan, hit: &Hit) -> bool {
    let tokens = &scan.tokens;
    let degree = tokens.is(hit.start, &["more", "less"]);
    let next = tokens.tagged(hit.start + 1, Tag::AfterMore);
    let before = tokens.is(
        hit.start.wrapping_sub(1),
        &["no", "or", "one", "once", "any", "for", "not", "two", "what", "is", "much"],
    );
    degree && (next || before || tokens.kind(hit.start + 1) != Kind::Word)
}

/// `at least 5 enhancements`, `£2 million of efficiency savings`: things or money counted, not a change of them.
fn counts_things(scan: &Scan, hit: &Hit) -> bool {
    let tokens = &scan.tokens;
    let noun = ["ments", "ment", "ings", "tions"].iter().any(|end| tokens.word(hit.end - 1).ends_with(end));
    let counted = scan.figures.iter().any(|figure| {
        let near = figure.tokens.end <= hit.start && hit.start - figure.tokens.end <= 4;
        near && matches!(figure.counted, Counted::Things | Counted::Money)
    });
    // A change each year is measured from the year before; `so that 50 % …` gives a level.
    let sentence = tokens.sentence(hit.start);
    let yearly = scan.has_share(sentence.clone())
        && scan.periods.iter().any(|period| period.measured && sentence.contains(&period.tokens.start));
    let level = (hit.end..sentence.end)
        .find(|at| tokens.reads(*at, &["so", "that"]))
        .is_some_and(|at| scan.has_share(at..sentence.end));
    noun && counted || yearly || level
}

/// `bring the backlog down to 200 cases`: an absolute level to reach.
fn reaches_a_level(scan: &Scan, hit: &Hit, end: usize) -> bool {
    let tokens = &scan.tokens;
    scan.figures_in(hit.end..end).any(|figure| {
        let from = figure.bound_tokens.as_ref().map_or(figure.tokens.start, |bound| bound.start);
        let near = from.saturating_sub(5).max(hit.end)..from;
        let lead = near
            .clone()
            .rev()
            .find(|at| !tokens.is(*at, &["a", "an", "the", "average", "mean", "of", "level", "rate"]));
        let to = lead.is_some_and(|at| tokens.is(at, &["to", "reaching", "reach"]));
        let level =
            |at: usize| tokens.is(at.wrapping_sub(1), &["score", "rate", "level", "average", "total"]);
        let by = near.clone().any(|at| tokens.is(at, &["by"]) || tokens.is(at, &["of"]) && !level(at));
        let bounded =
            figure.bound.is_some() && !by && !matches!(figure.counted, Counted::Things | Counted::Time(_));
        (to || bounded) && !matches!(figure.counted, Counted::Points | Counted::Label)
    })
}

/// `an improvement plan`, `the improvement team`, `improvement notices`.
fn is_a_name(scan: &Scan, hit: &Hit) -> bool {
    let tokens = &scan.tokens;
    let noun = tokens.word(hit.start).ends_with("ment")
        || tokens.word(hit.start).ends_with("ments")
        || tokens.word(hit.start).ends_with("tion")
        || tokens.is(hit.start, &["savings"]);
    let activity =
        noun && (hit.start.saturating_sub(4)..hit.start).any(|at| tokens.tagged(at, Tag::Proposal));
    let adjective = tokens.word(hit.start).ends_with("ed")
        && tokens.is(hit.end, &["rate", "price", "hours", "risk", "fee", "mobility"]);
    (noun && tokens.tagged(hit.end, Tag::Programme))
        || activity
        || adjective
        || tokens.is(hit.start.wrapping_sub(1), &["continuous", "continual", "quality"])
            && tokens.tagged(hit.end, Tag::Programme)
}

/// `… in order to reduce waste`: what the measure is for, not what is measured.
fn is_purpose(scan: &Scan, hit: &Hit) -> bool {
    let sentence = scan.tokens.sentence(hit.start);
    let before = scan.tokens.before(hit.start);
    let counted = scan.figures_in(sentence.start..hit.start).next().is_some();
    // `in order to reduce, by at least 10 %`: the purpose itself is measured.
    if scan.figures_in(hit.end..(hit.end + 7).min(sentence.end)).next().is_some() {
        return false;
    }
    let infinitive = before == "to" && hit.start > sentence.start + 3 && counted;
    let gerund = before == "for" && scan.tokens.word(hit.start).ends_with("ing");
    if infinitive || gerund {
        return true;
    }
    scan.hits_in(Tag::Purpose, sentence.start..hit.start).any(|purpose| hit.start - purpose.end <= 8)
}

/// `95 % say that the service improved their health`.
fn in_survey(scan: &Scan, hit: &Hit) -> bool {
    let sentence = scan.tokens.sentence(hit.start);
    let people = scan.figures_in(sentence.start..hit.start).any(|figure| figure.counted == Counted::Things);
    let counted = people || scan.has_share(sentence.clone()) || scan.has(Tag::Indicator, sentence.clone());
    let asked = scan.hits_in(Tag::Survey, sentence.start..hit.start).any(|survey| {
        !scan.tokens.is(survey.start, &["satisfaction", "feedback", "survey", "surveys", "score"])
    });
    // `report a 20 per cent increase`: the change itself is the figure.
    if scan.figures.iter().any(|figure| figure.tokens.end == hit.start) {
        return false;
    }
    let reporting = (sentence.start..hit.start)
        .any(|at| scan.tokens.is(at, &["who", "whose", "reporting", "showing", "demonstrating", "where"]));
    counted && (asked || reporting)
}
