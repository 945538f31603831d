//! The targets of a measure one after another, and the days between which they count.

use super::ContractCx;
use crate::model::{Bands, Contract, Measure, Target, TargetChange};
use crate::source::Spanned;
use crate::value::Number;
use chrono::NaiveDate;

/// A target with the bands that hold beside it.
#[derive(Clone, Debug)]
pub(super) struct Version<'m> {
    /// The target.
    pub(super) target: &'m Spanned<Target>,
    /// Its bands, perhaps those of an earlier target.
    pub(super) bands: &'m Bands,
    /// The change that set it; `None` is the first target.
    pub(super) change: Option<&'m TargetChange>,
}

impl Version<'_> {
    /// Whether the bands are those of an earlier target.
    pub(super) fn inherited(&self) -> bool {
        self.change.is_some_and(|change| change.bands.is_none())
    }
}

/// The targets of a measure in the order in which they come into force.
pub(super) fn versions(measure: &Measure) -> Vec<Version<'_>> {
    let Some(target) = &measure.target else { return Vec::new() };
    let mut versions = vec![Version { target, bands: &measure.bands, change: None }];
    let mut changes: Vec<&TargetChange> = measure.changes.iter().collect();
    changes.sort_by_key(|change| change.from.value);
    let mut bands = &measure.bands;
    for change in changes {
        bands = change.bands.as_ref().unwrap_or(bands);
        versions.push(Version { target: &change.target, bands, change: Some(change) });
    }
    versions
}

/// The bands that there are, from mild to bad, each with its key.
pub(super) fn bands(bands: &Bands) -> impl Iterator<Item = (&'static str, &Spanned<Number>)> {
    let all = [("serious", &bands.serious), ("severe", &bands.severe), ("threshold", &bands.threshold)];
    all.into_iter().filter_map(|(name, band)| Some((name, band.as_ref()?)))
}

/// The first day on which a measure is read.
pub(super) fn first_day(contract: &Contract, measure: &Measure) -> Option<NaiveDate> {
    measure.from.or(contract.term.start).map(|first| first.value)
}

/// The last day on which it may be read, every open option taken and every variation agreed; `None` where nothing sets one.
pub(super) fn last_day(cx: &ContractCx, measure: &Measure) -> Option<NaiveDate> {
    let own = measure.until.map(|until| until.value);
    let term = &cx.facts.term;
    // A change of the end counts here also before it is agreed: the measure may have been written for it.
    let varied = cx.contract.variations.iter().filter_map(|change| change.new_end).map(|end| end.value).max();
    let end = term.max_end.filter(|_| !term.renews);
    let end = end.map(|end| varied.filter(|varied| !term.cut && *varied > end).unwrap_or(end));
    own.into_iter().chain(end).min()
}

/// Whether two sets of bands say the same.
pub(super) fn same(one: &Bands, other: &Bands) -> bool {
    let figures = |(name, band): (&'static str, &Spanned<Number>)| (name, band.value.value);
    bands(one).map(figures).eq(bands(other).map(figures))
}
