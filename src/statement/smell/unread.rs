//! Targets that are not there yet, and figures that cannot be read.

use super::{Sink, Smell};
use crate::statement::figure::Counted;
use crate::statement::lexicon::Tag;
use crate::statement::scan::Scan;

pub(super) fn find(scan: &Scan, out: &mut Sink) {
    for hit in scan.hits(Tag::Placeholder) {
        out.push(Smell::Placeholder, hit.start..hit.end);
    }
    for figure in &scan.figures {
        match figure.counted {
            Counted::Share if scan.content(scan.whole()).next().is_none() => {
                out.push(Smell::MissingDenominator, figure.tokens.clone());
            }
            Counted::Bare if has_no_unit(scan, figure.tokens.start) => {
                out.push(Smell::MissingUnit, figure.tokens.clone())
            }
            _ => {}
        }
    }
}

/// Whether nothing in the statement says what a bare number counts.
fn has_no_unit(scan: &Scan, at: usize) -> bool {
    const UNITS: &[&str] = &[
        "number",
        "numbers",
        "score",
        "scores",
        "index",
        "rating",
        "ratings",
        "count",
        "ratio",
        "rate",
        "total",
        "points",
        "nps",
        "csat",
        "scale",
        "of",
        "coefficient",
        "days",
        "hours",
        "minutes",
        "cases",
        "quantity",
        "factor",
        "population",
        "births",
        "level",
        "errors",
        "incidents",
        "complaints",
        "breaches",
        "failures",
        "defects",
        "mark",
        "marks",
        "grade",
        "promoter",
        "points",
    ];
    let tokens = &scan.tokens;
    let bounded = scan.figures.iter().any(|figure| figure.tokens.start == at && figure.bound.is_some());
    let closes = at + 1 >= tokens.len() || tokens.is(at + 1, &["or", ".", ","]);
    let whole = scan.whole();
    let named = whole.clone().any(|one| tokens.is(one, UNITS));
    let other = scan.figures_in(whole).any(|figure| figure.counted != Counted::Bare);
    (bounded || closes) && !named && !other
}
