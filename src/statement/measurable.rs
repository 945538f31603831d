//! Whether a text alone has a level that counts as met: a figure with a unit and a direction, or an unambiguous yes or
//! no.

use super::dates::Purpose;
use super::figure::{Counted, Figure};
use super::lexicon::Hit;
use super::object::{general_rider, head, is_general};
use super::scan::Scan;
use super::smell::{Found, Smell};
use super::tag::Tag;
use super::token::Kind;

pub(super) fn is_measurable(scan: &Scan, found: &[Found]) -> bool {
    let has = |smell: Smell| found.iter().any(|found| found.smell == smell);
    if has(Smell::Placeholder)
        || has(Smell::NoComplianceRate)
        || has(Smell::MissingUnit)
        || has(Smell::MissingDenominator)
    {
        return false;
    }
    if scan.figures.iter().any(|figure| is_threshold(scan, figure)) {
        return !has_unmeasured_part(scan, found) && !general_rider(scan);
    }
    let vague = [
        Smell::VagueQualifier,
        Smell::Loophole,
        Smell::VagueQuantifier,
        Smell::VagueFrequency,
        Smell::ComparativeNoBaseline,
    ];
    let indicator = scan.hits(Tag::Indicator).any(|hit| hit.start <= 1);
    // `all work on time`: what is not settled is which time, not how much of the work.
    let unsettled = has(Smell::UndefinedReference) && !is_universal(scan);
    !unsettled
        && !vague.into_iter().any(has)
        && !indicator
        && (is_universal(scan) || is_ban(scan) || is_deliverable(scan) || keeps_a_standard(scan))
}

/// Whether a figure is a level to reach rather than part of what is counted.
fn is_threshold(scan: &Scan, figure: &Figure) -> bool {
    let tokens = &scan.tokens;
    let start = figure.tokens.start;
    let rate = matches!(tokens.before(start), "per" | "every" | "each");
    if rate || is_age(scan, figure) || describes_cases(scan, figure) {
        return false;
    }
    match figure.counted {
        Counted::Label => false,
        Counted::Share | Counted::Points | Counted::Money | Counted::Scale | Counted::Percentile => true,
        Counted::Time(_) => is_level_of_time(scan, figure),
        Counted::Things | Counted::Bare => true,
    }
}

/// `aged 75 and over`, `people over 16`.
fn is_age(scan: &Scan, figure: &Figure) -> bool {
    let tokens = &scan.tokens;
    let compared = tokens.is(figure.tokens.start.wrapping_sub(2), &["older", "younger"]);
    let before = compared
        || (figure.tokens.start.saturating_sub(3)..figure.tokens.start)
            .any(|at| tokens.is(at, &["aged", "age", "ages"]));
    before
        || tokens.is(figure.tokens.end, &["olds", "old", "yr"])
        || tokens.reads(figure.tokens.end, &["-", "year", "-", "old"])
}

/// Inside an indicator's name a figure describes cases: `patients whose last reading is 75 or less`.
fn describes_cases(scan: &Scan, figure: &Figure) -> bool {
    let Some(name) = scan.hits(Tag::Indicator).find(|hit| hit.end <= figure.tokens.start) else {
        return false;
    };
    if is_announced(scan, name, figure) {
        return false;
    }
    if matches!(figure.counted, Counted::Share | Counted::Points) {
        let between = name.end..figure.tokens.start;
        let start = figure.bound_tokens.as_ref().map_or(figure.tokens.start, |bound| bound.start);
        let relative =
            between.clone().any(|at| scan.tokens.is(at, &["that", "who", "which", "whose", "where"]));
        return relative && scan.tokens.is(start.wrapping_sub(1), &["at", "scored", "scoring", "of", "with"]);
    }
    let tokens = &scan.tokens;
    // A time or an average is itself a figure; a number or a share of cases is not.
    let own = (name.start..name.end)
        .any(|at| tokens.is(at, &["time", "length", "average", "mean", "median", "cost", "score"]));
    !own
}

/// `Percentage of calls answered: 95`, `… should be 95`, `… by 95`.
fn is_announced(scan: &Scan, name: &Hit, figure: &Figure) -> bool {
    let tokens = &scan.tokens;
    let start = figure
        .bound_tokens
        .as_ref()
        .map_or(figure.tokens.start, |bound| bound.start.min(figure.tokens.start));
    let other_sentence = tokens.all[figure.tokens.start].sentence != tokens.all[name.start].sentence;
    let near =
        (start.saturating_sub(2).max(name.end)..start).any(|at| tokens.is(at, &["by", "to", "at", "from"]));
    let sign = (name.end..start).any(|at| {
        tokens.is(
            at,
            &[":", "=", "≥", "≤", ">", "<", "–", "target", "exceed", "should", "must", "will", "shall", "be"],
        )
    });
    let is = (name.end..start).any(|at| {
        tokens.is(at, &["is", "are", "was"])
            && !(name.end..at)
                .any(|one| tokens.is(one, &["whom", "whose", "who", "where", "which", "that", "when"]))
    });
    let in_period = |at: usize| scan.periods.iter().any(|period| period.tokens.contains(&at));
    let closes = (figure.tokens.end..tokens.len()).all(in_period)
        && matches!(figure.counted, Counted::Bare | Counted::Things);
    other_sentence || near || sign || is || closes || tokens.is(start, &["≥", "≤", ">", "<"])
}

/// A length of time is a level where a share, a statistic or a universal says for how many.
fn is_level_of_time(scan: &Scan, figure: &Figure) -> bool {
    let period = scan
        .periods
        .iter()
        .any(|period| period.tokens.start <= figure.tokens.start && figure.tokens.end <= period.tokens.end);
    let statistic = scan.has(Tag::Statistic, scan.whole());
    let indicator = scan.hits(Tag::Indicator).any(|hit| hit.start < figure.tokens.start);
    let change = scan.has(Tag::Comparative, scan.whole());
    !period && (statistic || is_universal(scan) || indicator || change)
}

/// `all`, `no`, `every`: the rule holds for each case.
fn is_universal(scan: &Scan) -> bool {
    let tokens = &scan.tokens;
    scan.hits(Tag::Universal).any(|hit| {
        let none_set = tokens.is(hit.start, &["no"]) && tokens.is(hit.end, &["target", "targets"]);
        if none_set {
            return false;
        }
        let weak = tokens.is(
            hit.start,
            &["any", "only", "both", "full", "whole", "entire", "max", "maximum", "universal", "neither"],
        );
        let within: &[&str] = if tokens.is(hit.start, &["all"]) {
            &["of", "across", "for", "in", "with", "from", "by"]
        } else {
            &["of", "across", "in", "per"]
        };
        let scope =
            tokens.is(hit.start.wrapping_sub(1), within) && tokens.is(hit.start, &["all", "each", "every"]);
        let period = scan.periods.iter().any(|period| period.tokens.contains(&hit.start));
        !weak && !scope && !period
    })
}

/// `will not be refused`: a ban is kept or broken.
fn is_ban(scan: &Scan) -> bool {
    let tokens = &scan.tokens;
    (1..tokens.len()).any(|at| {
        let modal = tokens.is(at - 1, &["will", "must", "shall", "may", "cannot"]);
        tokens.is(at, &["not"]) && (modal || tokens.is(at + 1, &["permitted", "allowed"]))
    })
}

/// A thing that is there or is not: `introduce a pilot scheme`, `have a named lead`.
fn is_deliverable(scan: &Scan) -> bool {
    const ARTICLES: &[&str] = &["a", "an", "the", "our", "its", "their", "new"];
    let tokens = &scan.tokens;
    let made = scan.hits(Tag::Deliver).any(|verb| {
        let form = tokens.word(verb.start);
        let article = (verb.end..verb.end + 5).find(|at| {
            tokens.is(*at, ARTICLES)
                && (*at == verb.end || !(verb.end..*at).any(|one| tokens.is(one, &["of", "to", "for", "in"])))
        });
        let Some(article) = article else { return false };
        let noun = head(scan, article + 1);
        verb.start <= 6 && !form.ends_with("ing") && noun.is_some_and(|at| !scan.covered(Tag::General, at))
    });
    let kept = (0..tokens.len()).any(|at| {
        tokens.is(at, &["have", "has", "hold", "keeps", "keep", "maintain", "maintains"])
            && tokens.is(at + 1, &["a", "an"])
            && head(scan, at + 2).is_some_and(|noun| !scan.covered(Tag::General, noun))
    });
    let by = scan.dates.iter().any(|date| date.purpose == Purpose::Deadline)
        && !is_soft(scan)
        && !is_general(scan);
    let often = scan.periods.iter().any(|period| period.every.is_some())
        && !scan.has(Tag::Indicator, scan.whole())
        && !is_soft(scan)
        && !is_general(scan)
        && scan.has(Tag::Round, scan.whole());
    let making = scan
        .hits(Tag::Making)
        .any(|hit| hit.start <= 2 && head(scan, hit.end).is_some_and(|at| !scan.covered(Tag::General, at)));
    let keeps = scan.hits(Tag::Kept).next().is_some();
    making || made || kept || by || often || keeps
}

/// Whether the main verb is an activity without an end.
fn is_soft(scan: &Scan) -> bool {
    let first = scan
        .hits(Tag::Act)
        .chain(scan.hits(Tag::Deliver))
        .chain(scan.hits(Tag::Comparative))
        .map(|hit| hit.start)
        .min();
    first.is_some_and(|at| scan.covered(Tag::Soft, at))
}

/// A named standard or a checkable state that must be kept.
fn keeps_a_standard(scan: &Scan) -> bool {
    let tokens = &scan.tokens;
    let named = |at: usize| {
        (at..(at + 8).min(tokens.len()))
            .any(|one| tokens.all[one].capital || tokens.kind(one) == Kind::Number)
    };
    let indicator = scan.has(Tag::Indicator, scan.whole());
    let standard = scan.hits(Tag::Comply).any(|hit| named(hit.end));
    let bound = (0..tokens.len()).any(|at| tokens.is(at, &["must", "shall"]));
    let rating = scan.has(Tag::Rating, scan.whole()) && scan.has(Tag::GradedWord, scan.whole());
    let activity = scan.hits(Tag::Act).next().is_some_and(|verb| scan.covered(Tag::General, verb.end));
    !indicator && (standard || rating || (bound && !is_general(scan) && !activity))
}

/// A later part with neither figure nor universal of its own, where the first has one.
fn has_unmeasured_part(scan: &Scan, found: &[Found]) -> bool {
    found.iter().filter(|found| found.smell == Smell::Compound).any(|join| {
        let sentence = scan.tokens.sentence(join.tokens.start);
        let right = join.tokens.start..sentence.end;
        let vague = found.iter().any(|other| {
            let open =
                matches!(other.smell, Smell::VagueQualifier | Smell::ComparativeNoBaseline | Smell::Loophole);
            open && right.contains(&other.tokens.start) && other.tokens.start > join.tokens.start
        });
        let level = scan.figures_in(right).any(|figure| {
            figure.bound.is_some()
                || scan.tokens.is(figure.tokens.start.wrapping_sub(1), &["by", "to", "within", "at"])
        });
        vague && !level
    })
}
