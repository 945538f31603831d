//! An owner that looks like a role which the contract does not have.

use super::references::{here, instead};
use super::role_misspelt;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::{Text, Who};
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
    let mut owners: Vec<Owner> = Vec::new();
    let mut add = |key, owner: Option<&'_ Text>, item| {
        let unknown = owner.filter(|owner| is_role(owner) && !is_known(cx, owner));
        owners.extend(unknown.map(|owner| Owner { key, owner: owner.clone(), item }));
    };
    for measure in &contract.measures {
        add("owner", measure.owner.as_ref(), Some(measure.id.as_str()));
    }
    for review in &contract.reviews {
        add("by", review.by.as_ref(), None);
    }
    for action in &contract.actions {
        add("owner", action.owner.as_ref(), Some(&action.id));
    }
    for waiver in &contract.waivers {
        add("agreed_by", waiver.agreed_by.as_ref(), Some(&waiver.kpi));
    }
    for risk in &contract.risks {
        add("owner", risk.owner.as_ref(), Some(&risk.id));
    }
    if !owners.is_empty() && !super::lost::key_of(cx, None) {
        report(cx, &owners, out);
    }
}

struct Owner<'c> {
    key: &'static str,
    owner: Text,
    item: Option<&'c str>,
}

/// One finding for each name, at the first place where it stands.
fn report(cx: &ContractCx, owners: &[Owner], out: &mut Vec<Finding>) {
    let known: Vec<&str> = cx.contract.people.iter().map(|person| person.role.as_str()).collect();
    for (at, Owner { key, owner, item }) in owners.iter().enumerate() {
        if owners[..at].iter().any(|earlier| earlier.owner == *owner) {
            continue;
        }
        let role = visible(owner);
        let message = format!("`{key}` is `{role}`, and `[people]` has no such role");
        let otherwise = format!("add `{role} = \"…\"` under `[people]`, or write a name");
        let mut finding = cx.finding(&RULE, owner.span, message).help(instead(owner, &known, &otherwise));
        finding.item = item.map(Into::into);
        for other in owners[at + 1..].iter().filter(|other| other.owner == *owner) {
            finding = finding.related(here(cx, other.owner.span), "here too");
        }
        out.push(finding);
    }
}

/// Whether it looks like a role and not like a name: small letters with underscores.
fn is_role(text: &str) -> bool {
    text.contains('_') && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// Whether it is a role here, perhaps one that is misspelt and reported as that, or somebody's other name.
fn is_known(cx: &ContractCx, owner: &str) -> bool {
    let who = &cx.register().settings.who;
    let misspelt = || {
        let mut roles = cx.contract.people.iter().map(|person| person.role.as_str());
        roles.any(|role| role_misspelt::meant(cx.contract, role) == Some(owner))
    };
    let is_name =
        |who: &Who| who.name.as_str() == owner || who.others.iter().any(|other| other.as_str() == owner);
    cx.contract.person(owner).is_some() || who.iter().any(is_name) || misspelt()
}
