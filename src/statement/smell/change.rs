//! A change with nothing to measure it from.

use super::{Sink, Smell};
use crate::statement::figure::Counted;
use crate::statement::lexicon::{Hit, Tag};
use crate::statement::scan::Scan;

pub(super) fn find(scan: &Scan, out: &mut Sink) {
    for hit in super::wording::longest(scan, Tag::Comparative) {
        if !scan.is_settled(&(hit.start..hit.end)) && is_open(scan, hit) {
            out.push(Smell::ComparativeNoBaseline, hit.start..hit.end);
        }
    }
}

fn is_open(scan: &Scan, hit: &Hit) -> bool {
    let sentence = scan.tokens.sentence(hit.start);
    let settled = scan.has_baseline(sentence.clone()) || reaches_a_level(scan, hit, sentence.end);
    !(settled
        || compares_a_figure(scan, hit)
        || is_a_name(scan, hit)
        || is_purpose(scan, hit)
        || in_survey(scan, hit))
}

/// `better than 95 %`, `4 or higher`, `no higher than 5`.
fn compares_a_figure(scan: &Scan, hit: &Hit) -> bool {
    let tokens = &scan.tokens;
    let than = tokens.is(hit.end, &["than", "of", "or"])
        && scan.figures.iter().any(|figure| (hit.end..hit.end + 7).contains(&figure.tokens.start));
    let word_of_degree = tokens.is(
        hit.start,
        &[
            "better", "faster", "quicker", "fewer", "greater", "safer", "higher", "lower", "shorter",
            "earlier", "stronger", "cheaper", "easier",
        ],
    );
    let or = tokens.is(hit.start.wrapping_sub(1), &["or", "and"])
        && (scan
            .figures
            .iter()
            .any(|figure| figure.tokens.end + 3 >= hit.start && figure.tokens.end <= hit.start)
            || word_of_degree);
    (word_of_degree && (than || tokens.is(hit.end, &["london", "manchester", "than"])))
        || (word_of_degree && or)
        || tokens.is(hit.start.wrapping_sub(1), &["no", "or"]) && than
}

/// `bring the backlog down to 200 cases`: an absolute level to reach.
fn reaches_a_level(scan: &Scan, hit: &Hit, end: usize) -> bool {
    let tokens = &scan.tokens;
    scan.figures_in(hit.end..end).any(|figure| {
        let from = figure.bound_tokens.as_ref().map_or(figure.tokens.start, |bound| bound.start);
        let near = from.saturating_sub(3)..from;
        let to = near.clone().any(|at| tokens.is(at, &["to"]) && !tokens.is(at + 1, &["be"]));
        to && !matches!(figure.counted, Counted::Points | Counted::Label)
    })
}

/// `an improvement plan`, `the improvement team`, `improvement notices`.
fn is_a_name(scan: &Scan, hit: &Hit) -> bool {
    const NAMES: &[&str] = &[
        "plan",
        "plans",
        "programme",
        "programmes",
        "notice",
        "notices",
        "works",
        "work",
        "team",
        "teams",
        "grant",
        "grants",
        "board",
        "project",
        "projects",
        "strategy",
        "scheme",
        "schemes",
        "partnership",
        "officer",
        "initiative",
        "initiatives",
        "area",
        "areas",
        "target",
        "targets",
        "factor",
        "potential",
        "actions",
        "action",
        "measures",
        "opportunities",
        "agenda",
        "capital",
        "service",
        "district",
        "recommendations",
        "framework",
        "group",
        "fund",
    ];
    let tokens = &scan.tokens;
    let noun = tokens.word(hit.start).ends_with("ment")
        || tokens.word(hit.start).ends_with("ments")
        || tokens.word(hit.start).ends_with("tion")
        || tokens.is(hit.start, &["savings"]);
    let activity = noun
        && (hit.start.saturating_sub(4)..hit.start).any(|at| {
            tokens.is(
                at,
                &[
                    "report",
                    "reports",
                    "identify",
                    "recommend",
                    "recommendations",
                    "suggestions",
                    "requires",
                    "require",
                    "required",
                    "requiring",
                    "suggest",
                    "propose",
                    "identified",
                    "planned",
                    "areas",
                    "for",
                ],
            )
        });
    let adjective = tokens.word(hit.start).ends_with("ed")
        && tokens.is(hit.end, &["rate", "price", "hours", "risk", "fee", "mobility"]);
    (noun && tokens.is(hit.end, NAMES))
        || activity
        || adjective
        || tokens.is(hit.start.wrapping_sub(1), &["continuous", "continual", "quality"])
            && tokens.is(hit.end, NAMES)
}

/// `… in order to reduce waste`: what the measure is for, not what is measured.
fn is_purpose(scan: &Scan, hit: &Hit) -> bool {
    let sentence = scan.tokens.sentence(hit.start);
    scan.hits_in(Tag::Purpose, sentence.start..hit.start).any(|purpose| hit.start - purpose.end <= 8)
}

/// `95 % say that the service improved their health`.
fn in_survey(scan: &Scan, hit: &Hit) -> bool {
    let sentence = scan.tokens.sentence(hit.start);
    let counted = scan.has_share(sentence.clone()) || scan.has(Tag::Indicator, sentence.clone());
    let asked = scan.hits_in(Tag::Survey, sentence.start..hit.start).any(|survey| {
        !scan.tokens.is(survey.start, &["satisfaction", "feedback", "survey", "surveys", "score"])
    });
    let reporting = (sentence.start..hit.start).any(|at| {
        scan.tokens.is(at, &["who", "whose", "with", "reporting", "showing", "demonstrating", "where"])
    });
    counted && (asked || reporting)
}
