//! A contract that nobody runs day to day.

use crate::diag::{Finding, Rule, Severity};
use crate::read::nearest;
use crate::rules::{Check, ContractCx};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C150",
    name: "no-contract-manager",
    severity: Severity::Warning,
    page: include_str!("no-contract-manager.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    if !cx.runs() || cx.has_person("contract_manager") || cx.lost(&["people", "contract_manager"]) {
        return;
    }
    // Of a small contract it is asked where somebody must serve notice, or it goes on for good.
    let matters = cx.large().is_some() || (cx.is_signed() && cx.facts.term.renews);
    let few = Some(Severity::Advice).filter(|_| matters);
    let Some(severity) = cx.by_asks(Some(Severity::Warning), Some(Severity::Warning), few) else { return };
    let message = if cx.contract.people.is_empty() {
        "nobody is named who answers for this contract"
    } else {
        "nobody is named who runs this contract day to day"
    };
    let roles = cx.contract.people.iter().map(|person| person.role.as_str());
    let mut typos = roles.filter(|role| nearest(role, ["contract_manager"]).is_some());
    let help = match typos.next() {
        Some(role) if role != "contract_manager" => {
            format!("rename `{}` to `contract_manager`", visible(role))
        }
        _ => "write `contract_manager = \"…\"` under `[people]`: a person or a post".to_owned(),
    };
    out.push(cx.finding(&RULE, cx.head(), message).severity(severity).help(help));
}
