//! An owner that looks like a role which the contract does not have.

use super::references::instead;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::Text;
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C132",
    name: "owner-is-no-role",
    severity: Severity::Warning,
    page: include_str!("owner-is-no-role.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let contract = cx.contract;
    let mut judge = |key: &str, owner: Option<&Text>, item: Option<&str>| {
        let Some(owner) = owner.filter(|owner| is_role(owner) && !is_known(cx, owner)) else { return };
        if super::lost::key_of(cx, None) {
            return;
        }
        let message = format!("`{key}` is `{}`, and `[people]` has no such role", visible(owner));
        let known: Vec<&str> = contract.people.iter().map(|person| person.role.as_str()).collect();
        let otherwise = format!("add `{} = \"…\"` under `[people]`, or write a name", visible(owner));
        let mut finding = cx.finding(&RULE, owner.span, message).help(instead(owner, &known, &otherwise));
        finding.item = item.map(Into::into);
        out.push(finding);
    };
    for measure in &contract.measures {
        judge("owner", measure.owner.as_ref(), Some(&measure.id));
    }
    for review in &contract.reviews {
        judge("by", review.by.as_ref(), None);
    }
    for action in &contract.actions {
        judge("owner", action.owner.as_ref(), Some(&action.id));
    }
    for waiver in &contract.waivers {
        judge("agreed_by", waiver.agreed_by.as_ref(), Some(&waiver.kpi));
    }
    for risk in &contract.risks {
        judge("owner", risk.owner.as_ref(), Some(&risk.id));
    }
}

/// Whether it looks like a role and not like a name: small letters with underscores.
fn is_role(text: &str) -> bool {
    text.contains('_') && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// Whether it is a role here, or somebody's other name.
fn is_known(cx: &ContractCx, owner: &str) -> bool {
    let who = &cx.register().settings.who;
    cx.contract.person(owner).is_some()
        || who
            .iter()
            .any(|who| who.name.as_str() == owner || who.others.iter().any(|other| other.as_str() == owner))
}
