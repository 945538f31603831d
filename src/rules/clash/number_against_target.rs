//! A number in a statement that is not its target.

use super::case::{Case, Clash};
use super::claim::Claim;
use super::compare;
use super::say;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::rules::targets;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::M, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "X901",
    name: "number-against-target",
    severity: Severity::Error,
    page: include_str!("number-against-target.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(case) = Case::new(cx) else { return };
    let found = match case.clash() {
        Some(Clash::Number(claim)) => differs(cx, &case, claim),
        Some(Clash::Stale(claim)) => stale(cx, &case, claim),
        _ => None,
    };
    out.extend(found);
}

fn differs(cx: &MeasureCx, case: &Case, claim: &Claim) -> Option<Finding> {
    let version = case.target();
    let (says, target) = (case.quoted(claim), say::target(cx, &version.target.value));
    let band = targets::bands(version.bands).find(|(_, band)| claim.is_raw(band.value.value));
    let band =
        band.map(|(name, _)| format!(", the band beyond which a breach is `{name}`")).unwrap_or_default();
    let message = format!(
        "the statement says \"{says}\"{band}, and the target is {target}: what passes by one may fail by the other"
    );
    let finding = say::finding(cx, &RULE, &case.bytes(claim), message)?;
    let finding = say::beside(cx, finding, version.target.span, format!("the target says {target}"));
    Some(finding.help(help(cx, case, claim)))
}

/// The figure as either place would have it.
fn help(cx: &MeasureCx, case: &Case, claim: &Claim) -> String {
    let target = &case.target().target.value;
    let key = target.key();
    let value = compare::in_unit(&case.words, claim, claim.value, &case.unit);
    let (Some(value), (Some(bound), None), None) = (value, compare::figures(target), claim.high) else {
        return format!("keep the figure that was agreed, in the statement and in `target.{key}`");
    };
    let rewritten =
        (value == claim.value).then(|| case.rewritten(claim, &bound.value.normalize().to_string()));
    let rewritten = rewritten.flatten().unwrap_or_else(|| say::target(cx, target));
    let value = value.round_dp(bound.value.scale().max(2)).normalize();
    format!(
        "write \"{rewritten}\" in the statement, or `target.{key} = {value}` where the statement is right"
    )
}

fn stale(cx: &MeasureCx, case: &Case, claim: &Claim) -> Option<Finding> {
    let version = case.target();
    let (says, target) = (case.quoted(claim), say::target(cx, &version.target.value));
    let from = version.change?.from;
    let message =
        format!("the statement still says \"{says}\", and the target has been {target} since {}", from.value);
    let finding = say::finding(cx, &RULE, &case.bytes(claim), message)?;
    let finding = say::beside(cx, finding, version.target.span, format!("the target now says {target}"));
    let new = compare::figures(&version.target.value).0.filter(|_| claim.high.is_none());
    let new = new.and_then(|new| case.rewritten(claim, &new.value.normalize().to_string()));
    let new = new.unwrap_or_else(|| say::target(cx, &version.target.value));
    Some(finding.help(format!("write \"{new}\" in the statement, or leave its level to the target")))
}
