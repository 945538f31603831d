//! Failure bands that no breach can pass, or every reading does.

use super::references::here;
use super::targets::{self, Version};
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::Target;
use crate::source::{Span, Spanned};
use crate::value::{Number, visible};
use rust_decimal::Decimal;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C123",
    name: "bands-on-wrong-side",
    severity: Severity::Error,
    page: include_str!("bands-on-wrong-side.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    for measure in &cx.contract.measures {
        let mut said: Vec<Span> = Vec::new();
        for version in targets::versions(measure) {
            let faults = targets::bands(version.bands)
                .filter_map(|(name, band)| Some((name, band, fault(&version, band)?)));
            for (name, band, (why, help)) in faults {
                let inherited = version.inherited();
                if inherited && said.contains(&band.span) {
                    break;
                }
                said.push(band.span);
                // A change without bands of its own keeps the older ones, and they may not suit its target.
                let (span, note) = if inherited {
                    (version.target.span, (band.span, "kept from here"))
                } else {
                    (band.span, (version.target.span, "the target"))
                };
                let message = format!("`{name}` of `{}` is {}, {why}", visible(&measure.id), band.value);
                let finding = cx.finding(&RULE, span, message).item(&measure.id).help(help);
                out.push(finding.related(here(cx, note.0), note.1));
                if inherited {
                    break;
                }
            }
        }
    }
}

/// Why a band makes no sense beside its target, and what to write.
fn fault(version: &Version, band: &Spanned<Number>) -> Option<(String, String)> {
    let own =
        if version.inherited() { "give the change bands of its own" } else { "write it beyond the target" };
    match version.target.value {
        Target::AtLeast(bound) if band.value.value > bound.value => Some((
            format!("which is better than the target of at least {bound}"),
            format!("{own}: where more is better, a band is a lower figure"),
        )),
        Target::AtMost(bound) if band.value.value < bound.value => Some((
            format!("which is better than the target of at most {bound}"),
            format!("{own}: where less is better, a band is a higher figure"),
        )),
        Target::Between(..) | Target::Exactly(_) if band.value.value < Decimal::ZERO => Some((
            "a distance below nought".to_owned(),
            "of a range or an exact figure a band is the distance outside it, such as `serious = 2`"
                .to_owned(),
        )),
        Target::Met => Some((
            "and a measure that is met or not has no bands".to_owned(),
            "delete `failure`: every `no` is a minor breach".to_owned(),
        )),
        _ => None,
    }
}
