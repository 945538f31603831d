//! A waiver that was agreed when all that it covers was over.

use super::references::here;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C139",
    name: "waiver-after-the-fact",
    severity: Severity::Advice,
    page: include_str!("waiver-after-the-fact.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    for waiver in &cx.contract.waivers {
        if waiver.agreed.value <= waiver.until.value {
            continue;
        }
        let message = format!(
            "the waiver of `{}` was agreed on {}, after the last day that it covers, {}",
            visible(&waiver.kpi),
            waiver.agreed.value,
            waiver.until.value
        );
        let finding = cx.finding(&RULE, waiver.agreed.span, message).item(&waiver.kpi);
        let help = "put right whichever date is wrong; a breach that was accepted afterwards is better \
                    recorded in the review or the case that dealt with it";
        out.push(finding.related(here(cx, waiver.until.span), "the last day covered").help(help));
    }
}
