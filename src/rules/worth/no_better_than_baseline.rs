//! A target that asks for no more than there was before.

use super::evidence;
use super::words::{Words, lists};
use crate::diag::{Finding, Rule, Severity};
use crate::model::Target;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::rules::{Check, ask};
use crate::value::{Total, visible};
use rust_decimal::Decimal;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::A, Weight::Weakens, check);

static RULE: Rule = Rule {
    code: "A403",
    name: "no-better-than-baseline",
    severity: Severity::Advice,
    page: include_str!("no-better-than-baseline.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(severity) = cx.severity(Weight::Weakens) else { return };
    let Some(baseline) = &cx.measure.baseline else { return };
    let Some(value) = baseline.value else { return };
    let versions = evidence::in_force(cx);
    let Some(version) = versions.first() else { return };
    // A target that is raised later asks for more, if not yet.
    let asks_nothing = versions.iter().all(|version| {
        evidence::short_of(value.value.value, &version.target.value).is_some_and(|short| short <= Total::ZERO)
    });
    if !asks_nothing || is_best(cx, value.value.value, &version.target.value) || is_meant(cx, &versions) {
        return;
    }
    let of = baseline.period.as_ref().map(|period| format!(" of {}", visible(period))).unwrap_or_default();
    let was = evidence::figure(cx, value.value);
    let asked = evidence::target(cx, &version.target.value);
    let message = match version.target.value {
        Target::Between(..) => {
            format!(
                "the baseline{of}, {was}, already lies within the target of {asked}: nothing more is asked for"
            )
        }
        _ => format!(
            "the target of {asked} is no better than the baseline{of}, {was}: nothing more is asked for"
        ),
    };
    let help = match version.target.value {
        Target::AtLeast(_) => format!("ask for more than {was}"),
        Target::AtMost(_) => format!("ask for less than {was}"),
        _ => "ask for what is better than the baseline".to_owned(),
    };
    let help =
        format!("{help}; or write in the statement that the level is to be maintained, or in `reason` why");
    let finding = cx.finding(&RULE, version.target.span, message).severity(severity).help(help);
    out.push(finding.related(cx.place(value.span), "the baseline"));
}

/// Whether the baseline is the best there can be.
fn is_best(cx: &MeasureCx, value: Decimal, target: &Target) -> bool {
    match target {
        Target::AtLeast(_) => value == Decimal::ONE_HUNDRED && ask::is_share(cx.measure),
        Target::AtMost(_) => value.is_zero(),
        _ => false,
    }
}

/// Whether keeping the level is the aim, or a reason is given.
fn is_meant(cx: &MeasureCx, versions: &[crate::rules::targets::Version]) -> bool {
    let keeps = |text: &str| Words::new(text).has(&lists().keep);
    versions.iter().any(|version| evidence::has_reason(cx, Some(version)))
        || cx.measure.statement.as_ref().is_some_and(|text| keeps(text))
        || cx.lost(&["reason"])
}
