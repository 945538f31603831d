//! A statement that asks for more or for less, and a target that asks for the other.

use super::case::Case;
use super::compare;
use super::course::{self, Way};
use super::say;
use super::words::Words;
use crate::diag::{Finding, Rule, Severity};
use crate::model::Target;
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::value::visible;
use rust_decimal::Decimal;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::M, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "X903",
    name: "change-against-direction",
    severity: Severity::Error,
    page: include_str!("change-against-direction.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    if cx.lost(&["target", "target_change", "unit", "statement", "baseline"]) {
        return;
    }
    let course = Case::new(cx).and_then(|case| steps(cx, &case));
    out.extend(course.or_else(|| direction(cx)));
}

/// `from 85 to 87` beside the baseline and the target.
fn steps(cx: &MeasureCx, case: &Case) -> Option<Finding> {
    let (from, to) = course::steps(case)?;
    let target = case.target();
    let shown = say::target(cx, &target.target.value);
    let bytes = course::bytes(&case.words, &from, &to);
    let says = visible(cx.worded.as_ref()?.words(&bytes)).into_owned();
    let way = if to.value > from.value { Way::More } else { Way::Less };
    if is_against(way, &target.target.value) {
        let message = format!(
            "the statement says \"{says}\", and the target is {shown}: one asks for more and the other for less"
        );
        let finding = say::finding(cx, &RULE, &bytes, message)?;
        let finding = say::beside(cx, finding, target.target.span, format!("the target says {shown}"));
        return Some(finding.help(turn(way)));
    }
    let reached = |version: &crate::rules::targets::Version| {
        let (low, high) = compare::figures(&version.target.value);
        low.into_iter().chain(high).any(|bound| bound.value == to.value)
    };
    if !case.live.iter().any(reached) {
        let message = format!("the statement says \"{says}\", and the target is {shown}");
        let finding = say::finding(cx, &RULE, &bytes, message)?;
        let finding = say::beside(cx, finding, target.target.span, format!("the target says {shown}"));
        let help = format!(
            "write the level of the target after \"to\", or `target.{} = {}` where the statement is right",
            target.target.value.key(),
            to.value.normalize()
        );
        return Some(finding.help(help));
    }
    let baseline =
        cx.measure.baseline.as_ref()?.value.filter(|baseline| !near(baseline.value.value, from.value))?;
    let message = format!(
        "the statement says \"{says}\", and the baseline is {}: two beginnings of one change",
        baseline.value
    );
    let finding = say::finding(cx, &RULE, &bytes, message)?;
    let finding = say::beside(cx, finding, baseline.span, format!("the baseline says {}", baseline.value));
    let help =
        format!("write {} after \"from\", or the figure of the statement as the baseline", baseline.value);
    Some(finding.help(help))
}

/// Whether one figure is the other as a statement would round it.
fn near(field: Decimal, text: Decimal) -> bool {
    field == text || field.round_dp(text.scale()) == text
}

/// `Reduce missed collections` beside a target of at least so many.
fn direction(cx: &MeasureCx) -> Option<Finding> {
    let worded = cx.worded.as_ref()?;
    let target = cx.measure.target.as_ref()?;
    let words = Words::new(&worded.text.value);
    let unit = cx.measure.unit.as_ref().map(|unit| &*unit.value);
    let (way, bytes) = course::remark(&words).or_else(|| course::bidding(&words, unit?, worded))?;
    // A method that speaks of a change measures the change: less is then more.
    let changes = [&cx.measure.method, &cx.measure.scope].into_iter().flatten();
    if !is_against(way, &target.value) || changes.into_iter().any(|text| course::speaks_of_change(text)) {
        return None;
    }
    let (says, shown) = (visible(worded.words(&bytes)), say::target(cx, &target.value));
    let asks = if way == Way::More { "more" } else { "less" };
    let message = format!("the statement says \"{says}\", so {asks} is better, and the target is {shown}");
    let finding = say::finding(cx, &RULE, &bytes, message)?;
    let finding = say::beside(cx, finding, target.span, format!("the target says {shown}"));
    Some(finding.help(turn(way)))
}

/// Whether the target asks for the other way.
fn is_against(way: Way, target: &Target) -> bool {
    matches!((way, target), (Way::Less, Target::AtLeast(_)) | (Way::More, Target::AtMost(_)))
}

fn turn(way: Way) -> String {
    let (key, change) = match way {
        Way::More => ("at_least", "increase"),
        Way::Less => ("at_most", "reduction"),
    };
    format!(
        "write `target.{key}`; where the {change} itself is measured, say so: \"Percentage {change} in …\""
    )
}
