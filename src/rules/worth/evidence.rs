//! What the readings of a measure say about its target, and why the target is what it is.

use super::words::{Words, lists};
use crate::facts::{Judged, Verdict};
use crate::model::{ReadingStatus, ReadingValue, Target, Text};
use crate::rules::ask;
use crate::rules::measure::MeasureCx;
use crate::rules::targets::{self, Version};
use crate::value::{Number, Total, visible};
use rust_decimal::Decimal;

/// The readings from which on they say something about a target.
pub(super) const ENOUGH: usize = 6;

/// The keys of which one that could not be read leaves a measure without its target.
pub(super) const TARGET_KEYS: &[&str] = &["target", "at_least", "at_most", "between", "exactly", "met"];

/// The targets of a measure from the one in force on: on the as-of date, or on its first day where that is to come.
pub(super) fn in_force<'m>(cx: &MeasureCx<'m>) -> Vec<Version<'m>> {
    let mut versions = targets::versions(cx.measure);
    let first = targets::first_day(cx.contract.contract, cx.measure);
    let day = first.map_or(cx.contract.as_of(), |first| first.max(cx.contract.as_of()));
    let holds = |version: &Version| version.change.is_none_or(|change| change.from.value <= day);
    let at = versions.iter().rposition(holds).unwrap_or_default();
    versions.split_off(at.min(versions.len()))
}

/// The readings that are evidence: those that have a verdict and are final.
pub(super) fn readings<'m>(cx: &MeasureCx<'m>) -> Vec<&'m Judged> {
    let firm = |judged: &&Judged| judged.reading.status != ReadingStatus::Provisional;
    cx.facts.readings.iter().filter(|judged| judged.verdict.is_some()).filter(firm).collect()
}

/// The readings that are evidence, and those of them that the target in force has judged: whichever are enough.
pub(super) fn pools<'m>(cx: &MeasureCx<'m>, target: &Target) -> Vec<Vec<&'m Judged>> {
    let all = readings(cx);
    let versions = targets::versions(cx.measure);
    let day = cx.contract.as_of();
    let past: Vec<&Version> = versions
        .iter()
        .filter(|version| version.change.is_none_or(|change| change.from.value <= day))
        .collect();
    let since = past.iter().rev().take_while(|version| same(&version.target.value, target)).last();
    let since = since.and_then(|version| version.change).map(|change| change.from.value);
    let own: Vec<&Judged> = all
        .iter()
        .copied()
        .filter(|judged| since.is_none_or(|since| judged.reading.period.first() >= since))
        .collect();
    [all, own].into_iter().filter(|pool| pool.len() >= ENOUGH).collect()
}

/// Whether two targets ask for the same, however they are written.
fn same(one: &Target, other: &Target) -> bool {
    let bounds = |target: &Target| match target {
        Target::AtLeast(bound) | Target::AtMost(bound) | Target::Exactly(bound) => (Some(bound.value), None),
        Target::Between(low, high) => (Some(low.value), Some(high.value)),
        Target::Met => (None, None),
    };
    one.key() == other.key() && bounds(one) == bounds(other)
}

/// How far a figure is on the wrong side of a target; negative or nothing where it meets it.
pub(super) fn short_of(value: Decimal, target: &Target) -> Option<Total> {
    let total = |number: &Number| Total::from(number.value);
    let value = Total::from(value);
    Some(match target {
        Target::AtLeast(bound) => total(bound) - value,
        Target::AtMost(bound) => value - total(bound),
        Target::Between(low, high) => (total(low) - value).max(value - total(high)),
        Target::Exactly(bound) => (total(bound) - value).max(value - total(bound)),
        Target::Met => return None,
    })
}

/// Whether a reading meets a target.
pub(super) fn meets(judged: &Judged, target: &Target) -> bool {
    match judged.reading.value {
        ReadingValue::Number(number) => {
            short_of(number.value, target).is_some_and(|short| short <= Total::ZERO)
        }
        ReadingValue::Met(met) => met,
        ReadingValue::Empty => false,
    }
}

/// Whether every reading of a pool was met when it was read.
pub(super) fn all_met(pool: &[&Judged]) -> bool {
    pool.iter().all(|judged| judged.verdict == Some(Verdict::Met))
}

/// A reading with its figure.
pub(super) type Figure<'m> = (&'m Judged, Number);

/// The readings of a pool that come nearest to a target and fall furthest from it, the first of equals. `None` where
/// they have no figures.
pub(super) fn best_and_worst<'m>(pool: &[&'m Judged], target: &Target) -> Option<(Figure<'m>, Figure<'m>)> {
    let mut figures = pool.iter().filter_map(|judged| {
        let number = ask::figure(&judged.reading)?;
        Some(((*judged, number), short_of(number.value, target)?))
    });
    let first = figures.next()?;
    let (best, worst) = figures.fold((first, first), |(best, worst), one| {
        (if one.1 < best.1 { one } else { best }, if one.1 > worst.1 { one } else { worst })
    });
    Some((best.0, worst.0))
}

/// A figure of the measure, with `%` where that is its unit.
pub(super) fn figure(cx: &MeasureCx, number: Number) -> String {
    if ask::is_share(cx.measure) { format!("{number} %") } else { number.to_string() }
}

/// A target in words.
pub(super) fn target(cx: &MeasureCx, target: &Target) -> String {
    let shown = |number: &Number| figure(cx, *number);
    match target {
        Target::AtLeast(bound) => format!("at least {}", shown(bound)),
        Target::AtMost(bound) => format!("at most {}", shown(bound)),
        Target::Between(low, high) => format!("{low} to {}", shown(high)),
        Target::Exactly(bound) => format!("exactly {}", shown(bound)),
        Target::Met => "`yes`".to_owned(),
    }
}

/// Whether a text says something.
pub(super) fn says(text: Option<&Text>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

/// Whether a reason is given for the target: of the measure, or of the change that set it.
pub(super) fn has_reason(cx: &MeasureCx, version: Option<&Version>) -> bool {
    let change = version.and_then(|version| version.change);
    says(cx.measure.reason.as_ref()) || says(change.and_then(|change| change.reason.as_ref()))
}

/// Whether law or a duty of safety sets the target: one is named, or it is published under statute and has its clause.
pub(super) fn is_duty(cx: &MeasureCx) -> bool {
    let measure = cx.measure;
    let texts = [&measure.statement, &measure.scope, &measure.method, &measure.reason, &measure.clause];
    let named = || texts.into_iter().flatten().any(|text| Words::new(text).has(&lists().duty));
    (measure.published && says(measure.clause.as_ref())) || named()
}

/// The ids of the contract's outcomes as a measure would name them.
pub(super) fn outcome_to_name(cx: &MeasureCx) -> String {
    let outcomes = &cx.contract.contract.outcomes;
    match outcomes.as_slice() {
        [] => "add an `[[outcome]]` with `id` and `statement`, and name it with `outcome = \"…\"`".to_owned(),
        [one] => format!("write `outcome = \"{}\"`", visible(&one.id)),
        many => {
            let ids: Vec<&str> = many.iter().map(|outcome| outcome.id.as_str()).collect();
            format!("write `outcome = \"…\"` with one of {}", ask::listed(&ids))
        }
    }
}
