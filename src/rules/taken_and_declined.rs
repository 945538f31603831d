//! An option that is both taken and declined.

use super::references::here;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C106",
    name: "taken-and-declined",
    severity: Severity::Error,
    page: include_str!("taken-and-declined.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    for (at, option) in cx.contract.term.extensions.iter().enumerate() {
        let (Some(taken), Some(declined)) = (option.taken, option.declined) else { continue };
        let message =
            format!("option {} was both taken on {} and declined on {}", at + 1, taken.value, declined.value);
        let finding = cx.finding(&RULE, declined.span, message).related(here(cx, taken.span), "taken here");
        out.push(finding.help(
            "keep the one that happened and delete the other; as it stands the option counts as taken",
        ));
    }
}
