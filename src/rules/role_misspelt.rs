//! A role that is nearly one that the program knows.

use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::Contract;
use crate::read::ROLES;
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C131",
    name: "role-misspelt",
    severity: Severity::Warning,
    page: include_str!("role-misspelt.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    for person in &cx.contract.people {
        let role = person.role.as_str();
        let Some(near) = meant(cx.contract, role) else { continue };
        let message = format!("the role `{}` is nearly `{near}`, and is not that role", visible(role));
        let help = format!("write `{near} = \"{}\"`; other roles may have any name", visible(&person.name));
        out.push(cx.finding(&RULE, person.role.span, message).help(help));
    }
}

/// The role that the program knows and one of the contract's is nearly.
pub(super) fn meant(contract: &Contract, role: &str) -> Option<&'static str> {
    if ROLES.contains(&role) {
        return None;
    }
    let plain = role.to_lowercase().replace(['-', ' '], "_");
    let near = ROLES.iter().find(|known| strsim::osa_distance(&plain, known) <= 2)?;
    // Where the known role is there as well, the other is one of the team's own.
    contract.person(near).is_none().then_some(near)
}
