//! Targets that are not there yet, and figures that cannot be read.

use super::{Sink, Smell};
use crate::statement::figure::Counted;
use crate::statement::scan::Scan;
use crate::statement::tag::Tag;

pub(super) fn find(scan: &Scan, out: &mut Sink) {
    for hit in scan.hits(Tag::Placeholder).filter(|hit| !scan.tokens.is(hit.end, &["with", "by"])) {
        out.push(Smell::Placeholder, hit.start..hit.end);
    }
    // `no more than (X) complaints per (Y)`.
    for at in 1..scan.tokens.len() {
        let letter = scan.tokens.is(at, &["x", "y", "n"]) && scan.tokens.is(at + 1, &[")"]);
        if letter && scan.tokens.is(at - 1, &["("]) {
            out.push(Smell::Placeholder, at - 1..at + 2);
        }
    }
    for figure in &scan.figures {
        match figure.counted {
            Counted::Share if names_nothing(scan) => {
                out.push(Smell::MissingDenominator, figure.tokens.clone());
            }
            Counted::Bare if !figure.value.is_zero() && has_no_unit(scan, figure.tokens.start) => {
                out.push(Smell::MissingUnit, figure.tokens.clone());
            }
            _ => {}
        }
    }
}

/// Whether the statement names nothing that a share could be of.
fn names_nothing(scan: &Scan) -> bool {
    const EMPTY: &[&str] = &[
        "goal",
        "target",
        "measure",
        "sla",
        "kpi",
        "figure",
        "success",
        "performance",
        "fulfill",
        "fulfil",
        "achieve",
        "our",
        "standard",
        "threshold",
        "score",
    ];
    scan.content(scan.whole()).all(|at| scan.tokens.is(at, EMPTY))
}

/// A place on a scale whose top is not said: `a score of 4 or more`.
fn is_score(scan: &Scan, at: usize) -> bool {
    let tokens = &scan.tokens;
    let small = scan.figures.iter().any(|figure| {
        figure.tokens.start == at
            && figure.value >= rust_decimal::Decimal::ONE
            && figure.value <= rust_decimal::Decimal::TEN
    });
    let score =
        (at.saturating_sub(8)..at).any(|one| tokens.is(one, &["score", "scores", "rating", "ratings"]));
    let scaled = scan
        .whole()
        .any(|one| tokens.is(one, &["scale", "point", "stars", "star", "index", "promoter", "epc", "sap"]));
    small && score && !scaled
}

/// Whether nothing in the statement says what a bare number counts.
fn has_no_unit(scan: &Scan, at: usize) -> bool {
    let tokens = &scan.tokens;
    // `fewer than 40 a month`: what comes so often was named before.
    let often = scan.periods.iter().any(|period| period.tokens.start <= at + 1 && at < period.tokens.end);
    let degrees = tokens.is(at + 1, &["°", "º", "℃", "℉"]);
    if often || degrees {
        return false;
    }
    let bounded = scan.figures.iter().any(|figure| figure.tokens.start == at && figure.bound.is_some());
    let closes = at + 1 >= tokens.len() || tokens.is(at + 1, &["or", ".", ","]);
    let whole = scan.whole();
    let named = whole.clone().any(|one| tokens.tagged(one, Tag::UnitNoun));
    let other = scan.figures_in(whole).any(|figure| figure.counted != Counted::Bare);
    is_score(scan, at) || (bounded || closes) && !named && !other
}
