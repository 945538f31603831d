//! A contract whose outcome nobody owns.

use crate::diag::{Finding, Rule, Severity};
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C151",
    name: "no-service-owner",
    severity: Severity::Warning,
    page: include_str!("no-service-owner.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    if !cx.runs() || cx.has_person("service_owner") || cx.lost(&["people", "service_owner"]) {
        return;
    }
    // Where nobody at all is named, that is said once.
    if cx.contract.people.is_empty() {
        return;
    }
    let Some(severity) = cx.by_asks(Some(Severity::Warning), None, None) else { return };
    let help =
        "write `service_owner = \"…\"` under `[people]`: who needs the service and holds its budget line";
    let message = "nobody is named who owns what this contract is for";
    out.push(cx.finding(&RULE, cx.head(), message).severity(severity).help(help));
}
