//! A framework or head contract that is not in the register.

use super::{Check, RegisterCx};
use super::{links, lost};
use crate::diag::{Finding, Rule, Severity};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Register(&RULE, check);

static RULE: Rule = Rule {
    code: "C114",
    name: "unknown-parent",
    severity: Severity::Advice,
    page: include_str!("unknown-parent.md"),
};

fn check(cx: &RegisterCx, out: &mut Vec<Finding>) {
    let register = cx.register();
    let mut ids = links::Ids::new(register);
    for contract in &register.contracts {
        let Some(parent) = &contract.parent else { continue };
        if register.contract(parent).is_some() || lost::contract(register, parent) {
            continue;
        }
        let message = format!("the parent `{}` is not in the register", visible(parent));
        let otherwise = "write the id of a contract; a framework of another body goes into `route` or \
                         `reference`, or is given a file of its own";
        let help = ids.instead(parent, otherwise);
        out.push(cx.finding(&RULE, contract.file, parent.span, message).of(&contract.id).help(help));
    }
}
