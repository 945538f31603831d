//! A percentage of which the figures look like shares of one, or exceed the whole.

use super::references::here;
use super::targets::{self, Version};
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::{Measure, Target};
use crate::value::{Number, visible};
use rust_decimal::Decimal;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C138",
    name: "percentage-scale",
    severity: Severity::Warning,
    page: include_str!("percentage-scale.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    for measure in &cx.contract.measures {
        let unit = measure.unit.as_ref().map(|unit| unit.trim().to_lowercase());
        if !unit.is_some_and(|unit| matches!(unit.as_str(), "%" | "percent" | "per cent" | "percentage")) {
            continue;
        }
        for version in targets::versions(measure) {
            if !judge(cx, measure, &version, out) {
                mixed(cx, measure, &version, out);
            }
        }
    }
}

/// The least that a reading must be.
fn least(target: &Target) -> Option<Number> {
    match target {
        Target::AtLeast(bound) | Target::Exactly(bound) | Target::Between(bound, _) => Some(*bound),
        Target::AtMost(_) | Target::Met => None,
    }
}

/// Whether the target itself is odd. Small shares may be meant where less is better; figures above 100 are
/// where something is compared with an earlier year.
fn judge(cx: &ContractCx, measure: &Measure, version: &Version, out: &mut Vec<Finding>) -> bool {
    let id = visible(&measure.id);
    let half = Decimal::new(5, 1);
    let share = match version.target.value {
        Target::AtLeast(bound) => (bound.value >= half && bound.value < Decimal::ONE).then_some(bound),
        _ => None,
    };
    let above = least(&version.target.value).filter(|least| least.value > Decimal::ONE_HUNDRED);
    let (message, severity, help) = match (share, above) {
        (Some(share), _) => (
            format!("the target of `{id}` is at least {share} %, less than one in a hundred"),
            Severity::Warning,
            format!(
                "in `%` a share of {share} is written {}",
                (share.value * Decimal::ONE_HUNDRED).normalize()
            ),
        ),
        (None, Some(above)) => (
            format!("the target of `{id}` is {above} %, more than the whole"),
            Severity::Advice,
            "if it is measured against an earlier year and may exceed the whole, say so in `unit`, such as \
             `% of 2019/20`"
                .to_owned(),
        ),
        (None, None) => return false,
    };
    let finding = cx.finding(&RULE, version.target.span, message).severity(severity).item(&measure.id);
    out.push(finding.help(help));
    true
}

/// A band as a share beside a target in per cent.
fn mixed(cx: &ContractCx, measure: &Measure, version: &Version, out: &mut Vec<Finding>) {
    let Target::AtLeast(bound) = version.target.value else { return };
    if bound.value < Decimal::from(50) || version.inherited() {
        return;
    }
    for (name, band) in targets::bands(version.bands) {
        if band.value.value > Decimal::ZERO && band.value.value <= Decimal::ONE {
            let message = format!(
                "`{name}` of `{}` is {} %, beside a target of at least {bound} %",
                visible(&measure.id),
                band.value
            );
            let finding = cx.finding(&RULE, band.span, message).item(&measure.id);
            let finding = finding.related(here(cx, version.target.span), "the target");
            out.push(finding.help("write both on one scale: 95, not 0.95"));
        }
    }
}
