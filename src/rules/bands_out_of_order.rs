//! Failure bands of which the worse is nearer to the target.

use super::references::here;
use super::targets;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::{Bands, Measure, Target};
use crate::source::Spanned;
use crate::value::{Number, visible};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C124",
    name: "bands-out-of-order",
    severity: Severity::Error,
    page: include_str!("bands-out-of-order.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    for measure in &cx.contract.measures {
        let Some(target) = &measure.target else { continue };
        judge(cx, measure, target.value, &measure.bands, out);
        for change in &measure.changes {
            if let Some(bands) = &change.bands {
                judge(cx, measure, change.target.value, bands, out);
            }
        }
    }
}

fn judge(cx: &ContractCx, measure: &Measure, target: Target, bands: &Bands, out: &mut Vec<Finding>) {
    let bands: Vec<(&str, &Spanned<Number>)> = targets::bands(bands).collect();
    for pair in bands.windows(2) {
        let [(mild, first), (worse, second)] = pair else { continue };
        let (near, far) = (first.value.value, second.value.value);
        let falls = matches!(target, Target::AtLeast(_));
        if target == Target::Met || (if falls { far < near } else { far > near }) {
            continue;
        }
        let (message, severity) = if near == far {
            (
                format!(
                    "`{mild}` and `{worse}` of `{}` are both {}, so no breach is `{mild}`",
                    visible(&measure.id),
                    second.value
                ),
                Severity::Warning,
            )
        } else {
            (
                format!(
                    "`{worse}` of `{}` is {}, nearer to the target than `{mild}`, {}",
                    visible(&measure.id),
                    second.value,
                    first.value
                ),
                Severity::Error,
            )
        };
        let finding = cx.finding(&RULE, second.span, message).item(&measure.id).severity(severity);
        let finding = finding.related(here(cx, first.span), format!("the milder band, `{mild}`"));
        out.push(
            finding.help("from mild to bad they are `serious`, `severe`, `threshold`; any may be left out"),
        );
    }
}
