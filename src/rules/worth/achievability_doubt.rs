//! A level with no room below it, and nothing that says why or that it can be met.

use super::evidence::{self, ENOUGH};
use super::words::{Words, lists};
use crate::diag::{Finding, Rule, Severity};
use crate::model::{Measure, ReadingValue, Target, Text};
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::rules::targets::Version;
use crate::rules::{Check, ask};
use crate::statement::Smell;
use crate::value::visible;
use rust_decimal::Decimal;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::A, Weight::Weakens, check);

static RULE: Rule = Rule {
    code: "A401",
    name: "achievability-doubt",
    severity: Severity::Advice,
    page: include_str!("achievability-doubt.md"),
};

/// What leaves no room: words of the statement, a target, or both.
struct Absolute<'m> {
    words: Option<std::ops::Range<usize>>,
    target: Option<Version<'m>>,
}

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(severity) = cx.severity(Weight::Weakens) else { return };
    let Some(absolute) = doubt(cx) else { return };
    let target = absolute.target.as_ref().map(|version| version.target);
    let (span, what) = match (&cx.worded, &absolute.words, target) {
        (Some(worded), Some(words), _) => {
            (worded.span(words), format!("\"{}\"", visible(worded.words(words))))
        }
        (.., Some(target)) => (target.span, format!("a target of {}", evidence::target(cx, target))),
        _ => return,
    };
    let message = format!("{what} leaves no room for a single miss, and nothing shows that it can be met");
    let room = match target.map(|target| target.value) {
        Some(Target::AtLeast(_)) => "leave room, such as `target.at_least = 98`",
        Some(Target::Exactly(bound)) if !bound.value.is_zero() => {
            "leave room, such as `target.at_least = 98`"
        }
        Some(_) => "leave room, such as `target.at_most = 1`",
        None => "say for what share it must hold, such as `target.at_least = 98` with `unit = \"%\"`",
    };
    let help = format!(
        "say in `reason` which statute or duty of safety allows no miss, or what shows that it can be met; else name \
         the exceptions, or {room}"
    );
    let finding = cx.finding(&RULE, span, message).severity(severity).help(help);
    let beside = target.filter(|target| target.span != span);
    out.push(match beside {
        Some(target) => finding.related(cx.place(target.span), "the target"),
        None => finding,
    });
}

/// Whether this rule has something to say of a measure, so that no other says the same.
pub(super) fn is_doubted(cx: &MeasureCx) -> bool {
    doubt(cx).is_some()
}

fn doubt<'m>(cx: &MeasureCx<'m>) -> Option<Absolute<'m>> {
    if cx.lost(evidence::TARGET_KEYS) || cx.lost(&["reason"]) {
        return None;
    }
    let versions = evidence::in_force(cx);
    let target = versions.iter().find(|version| is_absolute(cx, &version.target.value));
    // A target that leaves room, or names another limit, settles what the words leave open.
    let settled =
        versions.first().is_some_and(|version| version.target.value != Target::Met) && target.is_none();
    let words =
        cx.worded.as_ref().filter(|_| !settled).and_then(|worded| {
            worded.found(Smell::AchievabilityDoubt).map(|found| found.span.clone()).next()
        });
    if words.is_none() && target.is_none() {
        return None;
    }
    let reason = evidence::has_reason(cx, target.or(versions.first()));
    let silent = reason || has_exception(cx.measure) || evidence::is_duty(cx) || is_shown(cx);
    (!silent).then(|| Absolute { words, target: target.cloned() })
}

/// All of a whole, or nothing at all.
fn is_absolute(cx: &MeasureCx, target: &Target) -> bool {
    let hundred = |bound: Decimal| bound == Decimal::ONE_HUNDRED && ask::is_share(cx.measure);
    match target {
        Target::AtLeast(bound) => hundred(bound.value) && !passes(cx, |value| value > Decimal::ONE_HUNDRED),
        Target::AtMost(bound) => bound.value.is_zero() && !passes(cx, |value| value < Decimal::ZERO),
        Target::Exactly(bound) => hundred(bound.value) || bound.value.is_zero(),
        Target::Between(..) | Target::Met => false,
    }
}

/// Whether the measure has gone past the bound, so that it is no end of the scale.
fn passes(cx: &MeasureCx, past: impl Fn(Decimal) -> bool) -> bool {
    let unit = cx.measure.unit.as_ref().map_or("", Text::as_str);
    // `% of 2019/20`: more than the whole of an earlier year is no wonder.
    let compared = unit.starts_with('%') && unit.bytes().any(|byte| byte.is_ascii_digit());
    let baseline = cx.measure.baseline.as_ref().and_then(|baseline| baseline.value);
    let read = cx.facts.readings.iter().filter_map(|judged| match judged.reading.value {
        ReadingValue::Number(number) => Some(number.value),
        ReadingValue::Empty | ReadingValue::Met(_) => None,
    });
    compared || read.chain(baseline.map(|baseline| baseline.value.value)).any(past)
}

/// Whether what is not counted is named.
fn has_exception(measure: &Measure) -> bool {
    let texts = [&measure.statement, &measure.scope, &measure.method];
    texts.into_iter().flatten().any(|text| Words::new(text).has(&lists().exception))
}

/// Whether enough readings show that it can be met.
fn is_shown(cx: &MeasureCx) -> bool {
    let readings = evidence::readings(cx);
    readings.len() >= ENOUGH && evidence::all_met(&readings)
}
