//! A breach accepted by nobody in particular.

use crate::diag::{Finding, Rule, Severity};
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C174",
    name: "waiver-agreed-by-nobody",
    severity: Severity::Advice,
    page: include_str!("waiver-agreed-by-nobody.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let asked = cx.by_asks(Some(Severity::Warning), Some(Severity::Advice), None);
    let Some(severity) = asked.filter(|_| cx.runs() && !cx.lost(&["agreed_by"])) else { return };
    for waiver in &cx.contract.waivers {
        if waiver.agreed_by.is_none() && waiver.until.value >= cx.as_of() {
            let message = format!(
                "breaches of `{}` are waived, and nobody is named who agreed to it",
                crate::value::visible(&waiver.kpi)
            );
            let help = "write `agreed_by = \"service_owner\"`: a role of `[people]`, or a name";
            out.push(
                cx.finding(&RULE, waiver.kpi.span, message).item(&waiver.kpi).severity(severity).help(help),
            );
        }
    }
}
