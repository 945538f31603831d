//! A figure of a statement beside a figure of the fields, each in its own unit.

use super::claim::Claim;
use super::comparator::Side;
use super::role::Role;
use super::unit::Unit;
use super::words::{Words, stem};
use crate::model::Target;
use crate::statement::{Clock, Counted};
use crate::value::Number;
use rust_decimal::Decimal;

/// What comes of a comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Match {
    /// They say the same.
    Same,
    /// The numbers are the same, and what they count is not.
    OtherUnit,
    /// They count the same, and the numbers differ.
    Differs,
    /// They cannot be compared.
    Apart,
}

/// The figures of a target.
pub(super) fn figures(target: &Target) -> (Option<Number>, Option<Number>) {
    match *target {
        Target::AtLeast(bound) | Target::AtMost(bound) | Target::Exactly(bound) => (Some(bound), None),
        Target::Between(low, high) => (Some(low), Some(high)),
        Target::Met => (None, None),
    }
}

/// A figure of the statement beside a target: the better of its bounds counts.
pub(super) fn with_target(words: &Words, claim: &Claim, unit: &Unit, target: &Target) -> Match {
    let (low, high) = figures(target);
    if let (Some(low), Some(high), Some(upper)) = (low, high, claim.high) {
        let beside = |value, bound: Number| one(words, claim, value, unit, (bound.value, target));
        let (lower, upper) = (beside(claim.value, low), beside(upper, high));
        return if lower == upper { lower } else { Match::Differs };
    }
    let mut best = Match::Apart;
    for bound in [low, high].into_iter().flatten() {
        for value in std::iter::once(claim.value).chain(claim.high) {
            best = better(best, one(words, claim, value, unit, (bound.value, target)));
        }
    }
    best
}

fn better(one: Match, other: Match) -> Match {
    let rank = |found| match found {
        Match::Same => 0,
        Match::OtherUnit => 1,
        Match::Differs => 2,
        Match::Apart => 3,
    };
    if rank(one) <= rank(other) { one } else { other }
}

fn one(words: &Words, claim: &Claim, value: Decimal, unit: &Unit, bound: (Decimal, &Target)) -> Match {
    let rate = rate_base(words, claim).is_some() && !matches!(unit, Unit::Rate(_));
    if rate {
        return Match::Apart;
    }
    if let (Unit::Time(own), Counted::Time(clock)) = (unit, claim.counted) {
        return lengths((value, clock), (bound.0, *own));
    }
    match in_unit(words, claim, value, unit) {
        Some(value) if is_same(claim, value, unit, bound) => Match::Same,
        Some(_) => Match::Differs,
        None if value == bound.0 && is_other_unit(words, claim, unit) => Match::OtherUnit,
        None => Match::Apart,
    }
}

/// The value of a figure in the unit of the fields.
pub(super) fn in_unit(words: &Words, claim: &Claim, value: Decimal, unit: &Unit) -> Option<Decimal> {
    let is = |yes: bool, value: Decimal| yes.then_some(value);
    match unit {
        Unit::Share => is(claim.counted == Counted::Share && claim.role != Role::Change, value),
        Unit::Fraction if claim.counted == Counted::Share && claim.role != Role::Change => {
            value.checked_div(Decimal::ONE_HUNDRED)
        }
        Unit::Change => is(claim.counted == Counted::Share && claim.role == Role::Change, value),
        Unit::Points => is(claim.counted == Counted::Points, value),
        Unit::Money(mark, factor) if claim.counted == Counted::Money => {
            let own = match words.word(claim.figure.start) {
                "$" | "usd" => "$",
                "€" | "eur" => "€",
                _ => "£",
            };
            is(own == *mark, value).and_then(|value| value.checked_div(*factor))
        }
        Unit::Score => is(is_place_on_scale(words, claim), value),
        Unit::Rate(per) => {
            let base = rate_base(words, claim)?;
            value.checked_mul(*per)?.checked_div(base)
        }
        Unit::Things(noun) => is(counts(words, claim, noun), value),
        Unit::Time(own) => match claim.counted {
            Counted::Time(clock) => {
                let (text, field) = (seconds(clock)?, seconds(*own)?);
                value.checked_mul(text)?.checked_div(field)
            }
            _ => None,
        },
        Unit::Fraction | Unit::Money(..) => None,
    }
}

/// `4.2 out of 5`, `a score of 4.2`.
fn is_place_on_scale(words: &Words, claim: &Claim) -> bool {
    let bare = claim.counted == Counted::Bare || words.is(claim.figure.end, &["points", "stars"]);
    let before = claim.figure.start.saturating_sub(6)..claim.figure.start;
    claim.counted == Counted::Scale
        || bare && words.has(before, &["score", "rating", "rated", "scores", "nps"])
}

/// The number after `per` that follows a figure: `1.5 errors per 10,000 items`.
fn rate_base(words: &Words, claim: &Claim) -> Option<Decimal> {
    let per = (claim.figure.end..claim.figure.end + 5).find(|at| words.is(*at, &["per"]))?;
    let digits: String = words.word(per + 1).chars().filter(|one| *one != ',').collect();
    digits.parse().ok().filter(|base| *base > Decimal::ZERO)
}

/// Whether a figure counts things of this noun, each for itself and not as a rate.
fn counts(words: &Words, claim: &Claim, noun: &str) -> bool {
    if !matches!(claim.counted, Counted::Things | Counted::Bare) {
        return false;
    }
    let end = claim.figure.end;
    let mark = |at: &usize| !words.is_letters(*at) && !words.is(*at, &["°", "-"]);
    let stop = (end..end + 4).find(mark).unwrap_or(end + 4);
    let named = (end..stop).any(|at| stem(words.word(at)) == noun);
    let alone = !words.is_letters(end)
        || words.is(end, &["per", "each", "every", "a", "in", "or", "by", "during", "over", "for", "to"]);
    let before = alone && (0..claim.words.start).any(|at| stem(words.word(at)) == noun);
    let periods = [
        "month",
        "quarter",
        "year",
        "week",
        "day",
        "annum",
        "calendar",
        "financial",
        "contract",
        "half",
        "one",
        "single",
        "iso",
        "weekday",
    ];
    // `at each site`, `per 1,000 items`, `3 out of 4`: a figure for each of many, or of a whole.
    let each = |at: usize| words.is(at, &["per", "each", "every", "/"]) && !words.is(at + 1, &periods);
    let rate = (0..words.len()).any(|at| each(at) || words.reads(at, &["out", "of"]));
    (named || before) && !rate
}

/// Whether a level counts something that the unit certainly is not.
fn is_other_unit(words: &Words, claim: &Claim, unit: &Unit) -> bool {
    let level = matches!(claim.role, Role::Level { .. });
    match (claim.counted, unit) {
        (Counted::Points, Unit::Share | Unit::Fraction | Unit::Change) => true,
        (Counted::Share, Unit::Points) => true,
        (Counted::Share, Unit::Money(..) | Unit::Time(_)) => level,
        (Counted::Share, Unit::Things(noun)) => {
            level && (0..words.len()).any(|at| stem(words.word(at)) == &**noun)
        }
        (Counted::Money, Unit::Share | Unit::Time(_) | Unit::Things(_)) => level,
        _ => false,
    }
}

fn is_same(claim: &Claim, value: Decimal, unit: &Unit, (bound, target): (Decimal, &Target)) -> bool {
    // `two thirds` has no last digit: it is any of 66, 66.6 and 66.7.
    let unit_of_last_digit = Decimal::new(1, bound.scale());
    let fraction =
        value.scale() > 8 && value.checked_sub(bound).is_some_and(|apart| apart.abs() < unit_of_last_digit);
    // A share in the scale of one beside `%` is another rule's finding, where it can only be that.
    let scaled = *unit == Unit::Share
        && matches!(target, Target::AtLeast(_) | Target::Between(..))
        && bound <= Decimal::ONE
        && bound.checked_mul(Decimal::ONE_HUNDRED) == Some(value);
    let side = claim.comparator.as_ref().filter(|found| found.strict).and_then(|found| found.side);
    let next = match (unit, side) {
        (Unit::Things(_), Some(Side::AtMost)) => value.checked_sub(Decimal::ONE) == Some(bound),
        (Unit::Things(_), Some(Side::AtLeast)) => value.checked_add(Decimal::ONE) == Some(bound),
        _ => false,
    };
    value == bound || fraction || scaled || next
}

/// How long a clock is in seconds; `None` for working time and what is not always as long.
fn seconds(clock: Clock) -> Option<Decimal> {
    let seconds = match clock {
        Clock::Second => 1,
        Clock::Minute => 60,
        Clock::Hour => 3_600,
        Clock::Day | Clock::CalendarDay => 86_400,
        Clock::Week => 604_800,
        _ => return None,
    };
    Some(Decimal::from(seconds))
}

fn months(clock: Clock) -> Option<Decimal> {
    match clock {
        Clock::Month => Some(Decimal::ONE),
        Clock::Quarter => Some(Decimal::from(3)),
        Clock::Year => Some(Decimal::from(12)),
        _ => None,
    }
}

/// A length of the statement beside one of the fields.
fn lengths((text, clock): (Decimal, Clock), (field, own): (Decimal, Clock)) -> Match {
    let judged = |text: Option<Decimal>, field: Option<Decimal>, same_number: bool| match (text, field) {
        (Some(text), Some(field)) if text == field => Match::Same,
        (Some(_), Some(_)) if same_number => Match::OtherUnit,
        (Some(_), Some(_)) => Match::Differs,
        _ => Match::Apart,
    };
    for scale in [seconds, months] {
        if let (Some(one), Some(other)) = (scale(clock), scale(own)) {
            return judged(text.checked_mul(one), field.checked_mul(other), text == field && one != other);
        }
    }
    if clock == own {
        return if text == field { Match::Same } else { Match::Differs };
    }
    let days = |clock| matches!(clock, Clock::Day | Clock::CalendarDay);
    if clock == Clock::WorkingDay && days(own) {
        // A unit of plain days leaves open what the statement settles.
        let loose = own == Clock::Day && text == field;
        return if loose { Match::Same } else { working_days(text, field, text == field) };
    }
    if days(clock) && own == Clock::WorkingDay {
        return working_days(field, text, text == field);
    }
    if clock == Clock::WorkingHour && own == Clock::Hour && text == field {
        return Match::Same;
    }
    if text == field { Match::OtherUnit } else { Match::Apart }
}

/// So many working days beside so many days of the week: five of one are seven of the other, and a weekend more.
fn working_days(working: Decimal, days: Decimal, same_number: bool) -> Match {
    let most = working.checked_mul(Decimal::new(14, 1)).and_then(|most| most.checked_add(Decimal::TWO));
    if same_number {
        Match::OtherUnit
    } else if days > working && most.is_some_and(|most| days <= most) {
        Match::Apart
    } else {
        Match::Differs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_compared_in_what_they_count() {
        let cases = [
            ((4, Clock::Hour), (240, Clock::Minute), Match::Same),
            ((1, Clock::Week), (7, Clock::Day), Match::Same),
            ((48, Clock::Hour), (2, Clock::CalendarDay), Match::Same),
            ((12, Clock::Month), (1, Clock::Year), Match::Same),
            ((20, Clock::Second), (20, Clock::Minute), Match::OtherUnit),
            ((20, Clock::Second), (30, Clock::Second), Match::Differs),
            ((10, Clock::WorkingDay), (10, Clock::Day), Match::Same),
            ((10, Clock::WorkingDay), (10, Clock::CalendarDay), Match::OtherUnit),
            ((10, Clock::Day), (10, Clock::WorkingDay), Match::OtherUnit),
            ((10, Clock::WorkingDay), (14, Clock::CalendarDay), Match::Apart),
            ((10, Clock::WorkingDay), (28, Clock::Day), Match::Differs),
            ((5, Clock::WorkingDay), (10, Clock::WorkingDay), Match::Differs),
            ((1, Clock::Month), (30, Clock::Day), Match::Apart),
            ((4, Clock::Hour), (4, Clock::WorkingDay), Match::OtherUnit),
        ];
        for ((text, clock), (field, own), expected) in cases {
            let found = lengths((Decimal::from(text), clock), (Decimal::from(field), own));
            assert_eq!(found, expected, "{text} {clock:?} beside {field} {own:?}");
        }
    }
}
