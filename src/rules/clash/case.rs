//! A statement beside the target of its measure: which of them disagree, and in what. One place decides it, so that
//! one disagreement is one finding.

use super::claim::{self, Claim};
use super::comparator::Side;
use super::compare::{self, Match};
use super::role::Role;
use super::unit::Unit;
use super::window;
use super::words::Words;
use crate::model::Target;
use crate::rules::measure::{MeasureCx, Worded};
use crate::rules::targets::{self, Version};
use crate::statement::{Clock, Counted, Purpose};
use crate::value::{Frequency, visible};
use rust_decimal::Decimal;
use std::ops::Range;

/// A statement with figures beside a target with a number.
#[derive(Debug)]
pub(super) struct Case<'c> {
    pub(super) worded: &'c Worded<'c>,
    pub(super) words: Words,
    pub(super) claims: Vec<Claim>,
    /// What the unit says; of a measure without one, what the statement leaves no doubt of.
    pub(super) unit: Unit,
    /// The targets from the one in force on, and those before it.
    pub(super) live: Vec<Version<'c>>,
    past: Vec<Version<'c>>,
    /// Whether the statement speaks of a later day, on which the level may be another.
    later: bool,
}

/// What a statement and its target disagree in.
#[derive(Debug)]
pub(super) enum Clash<'a> {
    /// The number.
    Number(&'a Claim),
    /// The number, and it is the one that an earlier target had.
    Stale(&'a Claim),
    /// The side of the number.
    Side(&'a Claim),
    /// What the number counts.
    Unit(&'a Claim),
}

impl<'c> Case<'c> {
    /// The case of a measure; `None` where there is nothing to compare.
    pub(super) fn new(cx: &'c MeasureCx) -> Option<Self> {
        let worded = cx.worded.as_ref()?;
        let lost = || cx.lost(&["target", "target_change", "unit", "statement"]);
        if worded.statement.figures.is_empty() || cx.measure.target.is_none() || lost() {
            return None;
        }
        let mut past = targets::versions(cx.measure);
        past.retain(|version| compare::figures(&version.target.value).0.is_some());
        let begun = |version: &Version| version.change.is_none_or(|it| it.from.value <= cx.contract.as_of());
        let live = past.split_off(past.iter().rposition(begun)?);
        let words = Words::new(&worded.text.value);
        let claims = claim::all(worded, &words);
        let unit = match &cx.measure.unit {
            Some(unit) => Unit::parse(unit)?,
            None => unsaid(&claims, &live.first()?.target.value)?,
        };
        let later = speaks_of_later(cx, worded, &words);
        let case = Self { worded, words, claims, unit, live, past, later };
        let doubt = case.counts_over_another_period(cx) || case.is_time() && Self::days_are_defined(cx);
        (!doubt).then_some(case)
    }

    /// The target in force.
    pub(super) fn target(&self) -> &Version<'c> {
        &self.live[0]
    }

    /// What disagrees, where something does.
    pub(super) fn clash(&self) -> Option<Clash<'_>> {
        let beside = |claim: &Claim, versions: &[Version]| -> Vec<Match> {
            let one = |version: &Version| {
                compare::with_target(&self.words, claim, &self.unit, &version.target.value)
            };
            versions.iter().map(one).collect()
        };
        let matches: Vec<(&Claim, Vec<Match>)> =
            self.claims.iter().map(|claim| (claim, beside(claim, &self.live))).collect();
        let agrees = |(claim, found): &(&Claim, Vec<Match>)| {
            found.contains(&Match::Same) && !(is_level(claim) && self.is_opposed(claim))
        };
        if matches.iter().any(agrees) {
            return None;
        }
        let compared = |found: &[Match]| found.iter().any(|one| matches!(one, Match::Same | Match::Differs));
        let levels = || matches.iter().filter(|(claim, found)| is_level(claim) && compared(found));
        let mut plain = levels().filter(|(claim, _)| !self.is_opposed(claim)).map(|(claim, _)| *claim);
        let first = plain.next();
        if first.is_none() {
            let opposed = levels().map(|(claim, _)| Clash::Side(claim)).next();
            if opposed.is_some() {
                return opposed;
            }
        }
        // What counts something else is reported only where nothing counts the same.
        let other = matches.iter().find(|(_, found)| found.contains(&Match::OtherUnit));
        if let Some((claim, _)) = other {
            return (first.is_none() && self.may_be_other(claim)).then_some(Clash::Unit(claim));
        }
        let first = first.or_else(|| self.change(&matches))?;
        if self.later
            || plain.count() > 1
            || self.is_named(first)
            || self.is_one_of_many(first)
            || self.is_far(first)
        {
            return None;
        }
        let stale = beside(first, &self.past).contains(&Match::Same);
        Some(if stale { Clash::Stale(first) } else { Clash::Number(first) })
    }

    /// The one change of a measure of changes.
    fn change<'a>(&self, matches: &[(&'a Claim, Vec<Match>)]) -> Option<&'a Claim> {
        let mut found = matches
            .iter()
            .filter(|(claim, found)| claim.role == Role::Change && found.contains(&Match::Differs))
            .map(|(claim, _)| *claim);
        let changes = matches!(self.unit, Unit::Change | Unit::Points);
        found.next().filter(|_| changes && found.next().is_none())
    }

    /// Whether a figure that has the target's number and another unit was meant to be it.
    fn may_be_other(&self, claim: &Claim) -> bool {
        let points = claim.counted == Counted::Points || self.unit == Unit::Points;
        (is_level(claim) || points) && !self.is_opposed(claim)
    }

    fn is_time(&self) -> bool {
        matches!(self.unit, Unit::Time(_))
    }

    /// Whether a figure of the statement that counts something else has the target's very number.
    fn is_named(&self, level: &Claim) -> bool {
        let bounds = |version: &Version| {
            let (low, high) = compare::figures(&version.target.value);
            low.into_iter().chain(high).map(|bound| bound.value).collect::<Vec<_>>()
        };
        let all: Vec<Decimal> = self.live.iter().flat_map(bounds).collect();
        let other = |claim: &&Claim| !std::ptr::eq(*claim, level);
        self.claims.iter().filter(other).any(|claim| {
            let free = claim.counted == Counted::Bare || claim.counted == level.counted;
            free && all.iter().any(|bound| claim.is_raw(*bound))
        })
    }

    /// Whether another figure of its kind may be as much of a level: `95 % of urgent and 90 % of routine repairs`.
    fn is_one_of_many(&self, level: &Claim) -> bool {
        let other = |claim: &&Claim| {
            !std::ptr::eq(*claim, level) && claim.counted == level.counted && claim.role != Role::Course
        };
        let joined = |claim: &Claim| {
            self.words.follows(claim.words.start, &["and", ",", "or", "/", "&", "then", "to"])
                || level.role == (Role::Level { firm: false })
        };
        self.claims.iter().filter(other).any(joined)
    }

    /// Whether a share stands so far from the target, with no word of its side, that it may well be that of a sample.
    fn is_far(&self, level: &Claim) -> bool {
        let bound = compare::figures(&self.target().target.value).0.map(|bound| bound.value);
        let far = |bound: Decimal| bound.checked_sub(level.value).is_some_and(|by| by > Decimal::from(50));
        self.unit == Unit::Share && level.comparator.is_none() && bound.is_some_and(far)
    }

    /// Whether the statement counts over another period than the readings do: `2 a quarter` may well be 8 a year.
    fn counts_over_another_period(&self, cx: &MeasureCx) -> bool {
        let counts = matches!(self.unit, Unit::Things(_) | Unit::Money(..));
        let frequency = cx.measure.frequency.map(|frequency| frequency.value);
        counts && frequency.is_some_and(|frequency| window::names_another(&self.words, frequency))
    }

    /// Whether something says what a day or an hour is: a definition, the scope or the method.
    fn days_are_defined(cx: &MeasureCx) -> bool {
        let contract = cx.contract;
        let terms = contract.contract.definitions.iter().chain(&contract.register().settings.definitions);
        let timed = |text: &str| {
            let words = Words::new(text);
            words.has(0..words.len(), &["day", "days", "hour", "hours"])
        };
        let working = |text: &str| {
            let words = Words::new(text);
            words.has(0..words.len(), &["working", "business", "calendar", "elapsed"])
        };
        let texts = [&cx.measure.scope, &cx.measure.method].into_iter().flatten();
        terms.into_iter().any(|one| timed(&one.term)) || texts.into_iter().any(|text| working(text))
    }

    /// Whether the words ask for the other side of the target.
    pub(super) fn is_opposed(&self, claim: &Claim) -> bool {
        let Some(found) = &claim.comparator else { return false };
        let firm = claim.role == (Role::Level { firm: true });
        let limit = matches!(claim.counted, Counted::Time(_)) && is_level(claim);
        let Some(side) = found.side.filter(|_| found.plain || firm || limit) else { return false };
        match (self.target().target.value, side) {
            (Target::AtLeast(_), Side::AtMost) | (Target::AtMost(_), Side::AtLeast) => true,
            (Target::AtLeast(_) | Target::AtMost(_), Side::Exactly) => true,
            (Target::Between(_, high), Side::AtLeast) => claim.value == high.value,
            (Target::Between(low, _), Side::AtMost) => claim.value == low.value,
            (Target::Exactly(_), Side::AtLeast) => {
                found.plain && !(self.unit.is_share() && claim.value == Decimal::ONE_HUNDRED)
            }
            (Target::Exactly(_), Side::AtMost) => found.plain && !claim.value.is_zero(),
            (Target::AtLeast(_), Side::AtLeast) | (Target::AtMost(_), Side::AtMost) => false,
            (Target::Exactly(_) | Target::Between(..), Side::Exactly) | (Target::Met, _) => false,
        }
    }

    /// The bytes of the statement that a claim stands in.
    pub(super) fn bytes(&self, claim: &Claim) -> Range<usize> {
        self.words.bytes(&claim.words)
    }

    /// The words of a claim with another number; `None` where its number is not in digits.
    pub(super) fn rewritten(&self, claim: &Claim, number: &str) -> Option<String> {
        let at = claim.figure.clone().find(|at| self.words.is_number(*at))?;
        let digits = self.words.bytes(&(at..at + 1));
        let whole = self.bytes(claim);
        let plain = self.words.word(at).replace(',', "").parse() == Ok(claim.value);
        let (before, after) = (whole.start..digits.start, digits.end..whole.end);
        let text = format!("{}{number}{}", self.worded.words(&before), self.worded.words(&after));
        plain.then(|| visible(&text).into_owned())
    }

    /// What a claim says, to be shown in quotation marks.
    pub(super) fn quoted(&self, claim: &Claim) -> String {
        visible(self.worded.words(&self.bytes(claim))).into_owned()
    }
}

/// Whether a figure is a level.
pub(super) fn is_level(claim: &Claim) -> bool {
    matches!(claim.role, Role::Level { .. })
}

/// `to reach 65 % by 2030`, `to 80 % over three years`: the target in force may be one on the way there.
fn speaks_of_later(cx: &MeasureCx, worded: &Worded, words: &Words) -> bool {
    let once = cx.measure.frequency.is_some_and(|frequency| frequency.value == Frequency::Once);
    let deadline = worded.statement.dates.iter().any(|(_, date)| {
        date.purpose == Purpose::Deadline && date.last.is_none_or(|last| last > cx.contract.as_of())
    });
    let over = worded.statement.figures.iter().any(|(bytes, figure)| {
        figure.counted == Counted::Time(Clock::Year)
            && words.follows(words.within(bytes).start, &["over", "in", "within"])
    });
    !once && (deadline || over)
}

/// The unit of a measure that has none: a share, where the statement's only level is one and the target may be.
fn unsaid(claims: &[Claim], target: &Target) -> Option<Unit> {
    let (low, high) = compare::figures(target);
    let bound = low?.value;
    let level = claims.iter().any(|claim| is_level(claim) && claim.counted == Counted::Share);
    let only = claims.iter().all(|claim| claim.counted == Counted::Share || !claim.is_raw(bound));
    let share = bound > Decimal::ZERO && high.map_or(bound, |high| high.value) <= Decimal::ONE_HUNDRED;
    let fraction = bound < Decimal::ONE;
    (level && only && share).then_some(if fraction { Unit::Fraction } else { Unit::Share })
}
