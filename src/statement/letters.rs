//! The three letters that a text can show: specific, measurable, time-bound.

use super::figure::{Bound, Counted, Figure};
use super::lexicon::Tag;
use super::scan::Scan;
use super::smell::{Found, Smell};
use super::token::Kind;

/// Why a letter is not satisfied by the text alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Lack {
    /// Nothing says whom or what is counted.
    Population,
    /// The object is a general quality, with nothing to count in it.
    Object,
    /// Nothing says what value counts as met.
    Threshold,
    /// Neither a period nor a deadline.
    Period,
    /// A date, but only where counting starts.
    OnlyStart,
}

/// What the text lacks, besides its smells.
pub(super) fn lacks(scan: &Scan, found: &[Found]) -> Vec<Lack> {
    let mut lacks = Vec::new();
    if has_no_population(scan) {
        lacks.push(Lack::Population);
    } else if is_general(scan) {
        lacks.push(Lack::Object);
    }
    if !is_measurable(scan, found) {
        lacks.push(Lack::Threshold);
    }
    if scan.periods.is_empty() {
        lacks.push(if scan.dates.is_empty() { Lack::Period } else { Lack::OnlyStart });
    }
    lacks
}

/// Words for a level of use that name no service.
const BARE: &[&str] = &[
    "uptime",
    "availability",
    "available",
    "compliance",
    "satisfaction",
    "performance",
    "accuracy",
    "attainment",
    "success",
    "reduction",
    "increase",
    "improvement",
    "threshold",
    "score",
    "increased",
    "reduced",
    "months",
    "year",
    "turnover",
    "growth",
];

fn has_no_population(scan: &Scan) -> bool {
    let tokens = &scan.tokens;
    let pronoun = tokens.is(0, &["this", "it", "these", "they", "those"])
        && (tokens
            .is(1, &["is", "are", "will", "must", "shall", "should", "ensures", "means", "can", "may"])
            || scan.covered(Tag::Act, 1));
    let named = scan.content(scan.whole()).any(|at| !tokens.is(at, BARE));
    pronoun || !named
}

/// Whether what the main verb acts on is a general quality that nothing in the text would show.
fn is_general(scan: &Scan) -> bool {
    let counted = scan.figures_in(scan.whole()).any(|figure| !matches!(figure.counted, Counted::Bare));
    if counted || scan.has(Tag::Instrument, scan.whole()) || scan.has(Tag::Indicator, scan.whole()) {
        return false;
    }
    let verb = scan
        .hits(Tag::Comparative)
        .chain(scan.hits(Tag::Act))
        .chain(scan.hits(Tag::Deliver))
        .map(|hit| hit.end)
        .min();
    let start = verb.unwrap_or(0);
    head(scan, start).is_some_and(|at| scan.covered(Tag::General, at))
}

/// The last noun of the phrase that begins at a token.
fn head(scan: &Scan, start: usize) -> Option<usize> {
    const ENDS: &[&str] = &[
        "of", "for", "in", "on", "at", "by", "to", "with", "from", "and", "or", "that", "which", "through",
        "across", "between", "within", "is", "are", "will", "as", "so", "who", "into", "during", "under",
    ];
    let sentence = scan.tokens.sentence(start);
    let end = (start..sentence.end).find(|at| {
        *at > start
            && (scan.tokens.is(*at, ENDS)
                || scan.tokens.kind(*at) == Kind::Mark && !scan.tokens.is(*at, &["-", "‘", "’", "\""]))
    });
    (start..end.unwrap_or(sentence.end)).rev().find(|at| scan.tokens.kind(*at) == Kind::Word)
}

fn is_measurable(scan: &Scan, found: &[Found]) -> bool {
    let has = |smell: Smell| found.iter().any(|found| found.smell == smell);
    if has(Smell::Placeholder)
        || has(Smell::NoComplianceRate)
        || has(Smell::MissingUnit)
        || has(Smell::MissingDenominator)
    {
        return false;
    }
    let vague = has(Smell::VagueQualifier)
        || has(Smell::Loophole)
        || has(Smell::UndefinedReference)
        || has(Smell::VagueQuantifier)
        || has(Smell::VagueFrequency);
    if scan.figures.iter().any(|figure| is_threshold(scan, figure)) {
        return !has_unmeasured_part(scan, found);
    }
    !vague
        && !has(Smell::ComparativeNoBaseline)
        && (is_universal(scan) || is_deliverable(scan) || keeps_a_standard(scan))
}

/// Whether a figure is a level to reach rather than part of what is counted.
fn is_threshold(scan: &Scan, figure: &Figure) -> bool {
    let tokens = &scan.tokens;
    let start = figure.tokens.start;
    let before = tokens.before(start);
    let rate = matches!(before, "per" | "every" | "each")
        || tokens.is(start.wrapping_sub(1), &["for"]) && figure.counted == Counted::Things;
    if rate || is_condition(scan, figure) {
        return false;
    }
    match figure.counted {
        Counted::Label => false,
        Counted::Share | Counted::Points | Counted::Money | Counted::Scale | Counted::Percentile => true,
        Counted::Time(_) => is_limit(scan, figure),
        Counted::Things | Counted::Bare => true,
    }
}

/// Inside an indicator's name a figure describes cases: `patients whose last reading is 75 or less`.
fn is_condition(scan: &Scan, figure: &Figure) -> bool {
    let tokens = &scan.tokens;
    let Some(name) = scan.hits(Tag::Indicator).find(|hit| hit.end <= figure.tokens.start) else {
        return false;
    };
    let between = name.end..figure.tokens.start;
    let announced = between.clone().any(|at| {
        tokens.is(at, &[":", "=", "≥", "≤", ">", "<", "–"])
            || (tokens.all[at].sentence != tokens.all[name.start].sentence)
    }) || tokens.all[figure.tokens.start].sentence != tokens.all[name.start].sentence
        || between.clone().any(|at| {
            tokens.is(at, &["be", "target", "exceed", "should", "must", "will", "shall"])
                || (tokens.is(at, &["is", "are", "was"])
                    && !(name.end..at).any(|one| {
                        tokens.is(one, &["whom", "whose", "who", "where", "which", "that", "when"])
                    }))
        });
    let share_of_share = figure.counted == Counted::Share && figure.tokens.end + 1 >= tokens.len();
    let change = tokens.is(name.end.wrapping_sub(1), &["reduction", "increase", "change"])
        || tokens.is(name.end, &["reduction", "increase"]);
    !(announced || share_of_share || change)
}

/// A length of time is a level where a share, a statistic or a universal says for how many.
fn is_limit(scan: &Scan, figure: &Figure) -> bool {
    let period = scan
        .periods
        .iter()
        .any(|period| period.tokens.start <= figure.tokens.start && figure.tokens.end <= period.tokens.end);
    let statistic = scan.has(Tag::Statistic, scan.whole());
    let indicator = scan.hits(Tag::Indicator).any(|hit| hit.start < figure.tokens.start);
    let universal = is_universal(scan);
    !period && (statistic || universal || indicator || figure.bound == Some(Bound::AtMost))
}

/// `all`, `no`, `every`: the rule holds for each case.
fn is_universal(scan: &Scan) -> bool {
    let tokens = &scan.tokens;
    scan.hits(Tag::Universal).any(|hit| {
        let weak = tokens.is(
            hit.start,
            &["any", "only", "both", "full", "whole", "entire", "max", "maximum", "universal", "neither"],
        );
        let scope = tokens
            .is(hit.start.wrapping_sub(1), &["of", "across", "for", "in", "with", "to", "from", "by"])
            && tokens.is(hit.start, &["all", "each", "every"]);
        let period = scan.periods.iter().any(|period| period.tokens.contains(&hit.start));
        !weak && !scope && !period
    })
}

/// A thing that is there or is not: `introduce a pilot scheme`.
fn is_deliverable(scan: &Scan) -> bool {
    let tokens = &scan.tokens;
    scan.hits(Tag::Deliver).any(|verb| {
        let early = verb.start <= 6;
        let form = tokens.word(verb.start);
        let doing = !form.ends_with("ing");
        let article = tokens.is(verb.end, &["a", "an", "the", "our", "its", "their", "new"]);
        let head = head(scan, verb.end + usize::from(article));
        let general = head.is_none_or(|at| scan.covered(Tag::General, at));
        early && doing && article && !general
    })
}

/// A named standard or a checkable state that must be kept.
fn keeps_a_standard(scan: &Scan) -> bool {
    let tokens = &scan.tokens;
    let named = |at: usize| {
        (at..(at + 8).min(tokens.len()))
            .any(|one| tokens.all[one].capital || tokens.kind(one) == Kind::Number)
    };
    let standard = scan.hits(Tag::Comply).any(|hit| named(hit.end));
    let bound = (0..tokens.len()).any(|at| tokens.is(at, &["must", "shall"]));
    let rating = scan.has(Tag::Rating, scan.whole()) && scan.has(Tag::GradedWord, scan.whole());
    let general = is_general(scan);
    let activity = scan.hits(Tag::Act).next().is_some_and(|verb| scan.covered(Tag::General, verb.end));
    standard || rating || (bound && !general && !activity)
}

/// A later part with neither figure nor universal of its own, where the first has one.
fn has_unmeasured_part(scan: &Scan, found: &[Found]) -> bool {
    found.iter().filter(|found| found.smell == Smell::Compound).any(|found_at| {
        let sentence = scan.tokens.sentence(found_at.tokens.start);
        let right = found_at.tokens.start..sentence.end;
        let vague = found.iter().any(|other| {
            matches!(other.smell, Smell::VagueQualifier | Smell::ComparativeNoBaseline | Smell::Loophole)
                && right.contains(&other.tokens.start)
                && other.tokens.start > found_at.tokens.start
        });
        vague && scan.figures_in(right).next().is_none()
    })
}
