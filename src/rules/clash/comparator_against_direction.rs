//! Words that ask for one side of a figure, and a target that asks for the other.

use super::case::{Case, Clash};
use super::claim::Claim;
use super::comparator::Side;
use super::say;
use crate::diag::{Finding, Rule, Severity};
use crate::model::Target;
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use rust_decimal::Decimal;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::M, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "X902",
    name: "comparator-against-direction",
    severity: Severity::Error,
    page: include_str!("comparator-against-direction.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(case) = Case::new(cx) else { return };
    let Some(Clash::Side(claim)) = case.clash() else { return };
    let version = case.target();
    let (says, target) = (case.quoted(claim), say::target(cx, &version.target.value));
    let message = format!(
        "the statement says \"{says}\" and the target is {target}: what passes by one fails by the other"
    );
    let Some(finding) = say::finding(cx, &RULE, &case.bytes(claim), message) else { return };
    let finding = say::beside(cx, finding, version.target.span, format!("the target says {target}"));
    out.push(finding.help(help(&case, claim, &target)));
}

fn help(case: &Case, claim: &Claim, target: &str) -> String {
    let side = claim.comparator.as_ref().and_then(|found| found.side);
    let meant = match side {
        Some(Side::AtLeast) => "at_least",
        Some(Side::AtMost) => "at_most",
        Some(Side::Exactly) | None => "exactly",
    };
    let whole = |bound: Decimal| bound.checked_add(claim.value) == Some(Decimal::ONE_HUNDRED);
    if let (true, Target::AtLeast(bound) | Target::AtMost(bound)) =
        (case.unit.is_share(), case.target().target.value)
        && whole(bound.value)
    {
        return format!(
            "one counts what passes and the other what fails: write \"{target}\" of what passes in the statement too, \
             or `target.{meant} = {}`",
            claim.value.normalize()
        );
    }
    format!("write \"{target}\" in the statement, or `target.{meant}` where the statement is right")
}
