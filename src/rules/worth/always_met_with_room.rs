//! A target that every reading beats by far.

use super::evidence;
use crate::diag::{Finding, Rule, Severity};
use crate::facts::Judged;
use crate::model::Target;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::rules::{Check, ask};
use crate::value::{Number, Total};
use rust_decimal::Decimal;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::A, Weight::Weakens, check);

static RULE: Rule = Rule {
    code: "A404",
    name: "always-met-with-room",
    severity: Severity::Advice,
    page: include_str!("always-met-with-room.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(severity) = cx.severity(Weight::Weakens) else { return };
    let versions = evidence::in_force(cx);
    let Some(version) = versions.first() else { return };
    let target = version.target;
    let with_room = |pool: Vec<&Judged>| {
        let (_, (judged, worst)) = evidence::best_and_worst(&pool, &target.value)?;
        let room = evidence::all_met(&pool) && beats(cx, worst.value, &target.value);
        room.then_some((pool.len(), judged.reading.period, worst))
    };
    let Some((count, period, worst)) = evidence::pools(cx, &target.value).into_iter().find_map(with_room)
    else {
        return;
    };
    // A later change asks for more already; law and safety are not there to be made harder.
    if versions.len() > 1 || evidence::has_reason(cx, Some(version)) || evidence::is_duty(cx) {
        return;
    }
    let message = format!(
        "all {count} readings met the target of {} with room to spare: the worst was {}, for {}",
        evidence::target(cx, &target.value),
        evidence::figure(cx, worst),
        cx.contract.period(period),
    );
    let help = format!(
        "raise the target, as far as `target.{} = {worst}`, or measure something that still tells you something",
        target.value.key()
    );
    out.push(cx.finding(&RULE, target.span, message).severity(severity).help(help));
}

/// Whether the worst reading beats the target by far: of a share by half of what is left to the whole, of what is to be
/// little by half of the target, of anything else by half of the target.
fn beats(cx: &MeasureCx, worst: Decimal, target: &Target) -> bool {
    let twice = |value: Decimal| Total::from(value) + Total::from(value);
    let scaled = |bound: &Number| bound.value > Decimal::ZERO;
    match target {
        Target::AtLeast(bound) if ask::is_share(cx.measure) && bound.value <= Decimal::ONE_HUNDRED => {
            let whole = Total::from(Decimal::ONE_HUNDRED);
            bound.value < Decimal::ONE_HUNDRED && twice(worst) >= Total::from(bound.value) + whole
        }
        Target::AtLeast(bound) => {
            scaled(bound) && twice(worst) >= twice(bound.value) + Total::from(bound.value)
        }
        Target::AtMost(bound) => {
            let negative = cx.facts.readings.iter().filter_map(|judged| ask::figure(&judged.reading));
            let from_nought = negative.into_iter().all(|read| read.value >= Decimal::ZERO);
            scaled(bound) && from_nought && twice(worst) <= Total::from(bound.value)
        }
        Target::Between(..) | Target::Exactly(_) | Target::Met => false,
    }
}
