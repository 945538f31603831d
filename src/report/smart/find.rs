//! The measures that a query matches, with what is to be said of them.

use crate::diag::Finding;
use crate::model::{Contract, Measure};
use crate::query::Query;
use crate::rules::smart::{Judge, Judged, Mark, Verdict};
use crate::source::Place;
use crate::view::View;
use std::cmp::Reverse;

/// A measure with what is to be said of it.
#[derive(Debug)]
pub(super) struct Line<'r> {
    /// Which of the registers.
    pub(super) view: usize,
    pub(super) contract: &'r Contract,
    /// Its place in the contract.
    at: usize,
    pub(super) verdict: Verdict,
}

impl Line<'_> {
    /// The measure.
    pub(super) fn measure(&self) -> &Measure {
        &self.contract.measures[self.at]
    }
}

/// What was found about a contract as a whole.
#[derive(Debug)]
pub(super) struct Whole<'r> {
    pub(super) view: usize,
    pub(super) contract: &'r Contract,
    pub(super) finding: Finding,
}

/// What is to be said of the measures that a query matches.
#[derive(Debug, Default)]
pub struct Found<'r> {
    pub(super) lines: Vec<Line<'r>>,
    pub(super) wholes: Vec<Whole<'r>>,
    /// Contracts that are over.
    pub(super) over: usize,
    /// Measures of other contracts that are no longer read.
    pub(super) ended: usize,
}

impl Found<'_> {
    /// Where each finding stands, in the order of the report's list, with the place of its register.
    pub fn places(&self) -> impl Iterator<Item = (usize, Place)> {
        let of_lines = self
            .lines
            .iter()
            .flat_map(|line| line.verdict.remarks.iter().map(|one| (line.view, &one.finding)));
        let of_wholes = self.wholes.iter().map(|whole| (whole.view, &whole.finding));
        of_lines.chain(of_wholes).map(|(view, finding)| (view, finding.place))
    }

    /// Whether a letter of any measure is weak or fails.
    #[must_use]
    pub fn falls_short(&self) -> bool {
        self.lines.iter().any(|line| !line.verdict.marks.all_pass())
    }
}

/// What is to be said of the measures that a query matches: the worst first, by how many letters fail, then by how
/// many are weak, then contract and the order of its file. What is over is not judged.
#[must_use]
pub fn find<'r>(views: &[View<'r>], query: &Query) -> Found<'r> {
    let mut found = Found::default();
    for (at, view) in views.iter().enumerate() {
        let judge = Judge::new(view);
        let judged = view.each(query, |contract, facts| {
            (contract, facts.state.is_over(), judge.contract(contract, facts))
        });
        for (contract, over, judged) in judged {
            take(&mut found, (at, view), query, contract, over, judged);
        }
    }
    found.lines.sort_by(|a, b| {
        let worst = |line: &Line| {
            let marks = &line.verdict.marks;
            (Reverse(marks.count(Mark::Fail)), Reverse(marks.count(Mark::Weak)))
        };
        let ids = a.contract.id.value.cmp(&b.contract.id.value);
        worst(a).cmp(&worst(b)).then(ids).then((a.view, a.at).cmp(&(b.view, b.at)))
    });
    // Stable: within a contract the order of the file stays.
    found.wholes.sort_by(|a, b| a.contract.id.value.cmp(&b.contract.id.value).then(a.view.cmp(&b.view)));
    found
}

/// Takes in what one contract gives.
fn take<'r>(
    found: &mut Found<'r>,
    (at, view): (usize, &View<'r>),
    query: &Query,
    contract: &'r Contract,
    over: bool,
    judged: Judged,
) {
    let settings = view.context.settings;
    let (mut some, mut ended) = (false, 0);
    for (place, verdict) in judged.measures.into_iter().enumerate() {
        let owner = contract.measures.get(place).and_then(|measure| measure.owner.as_ref());
        if !query.matches_who(settings, contract.who(owner)) {
            continue;
        }
        some = true;
        match verdict {
            Some(verdict) => found.lines.push(Line { view: at, contract, at: place, verdict }),
            None => ended += 1,
        }
    }
    if over {
        found.over += usize::from(some);
    } else {
        found.ended += ended;
    }
    if query.matches_who(settings, contract.who(None)) {
        let whole = |finding| Whole { view: at, contract, finding };
        found.wholes.extend(judged.whole.into_iter().map(whole));
    }
}
