//! A successor that is not in the register.

use super::{Check, RegisterCx};
use super::{links, lost};
use crate::diag::{Finding, Rule, Severity};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Register(&RULE, check);

static RULE: Rule = Rule {
    code: "C112",
    name: "unknown-successor",
    severity: Severity::Warning,
    page: include_str!("unknown-successor.md"),
};

fn check(cx: &RegisterCx, out: &mut Vec<Finding>) {
    let register = cx.register();
    let mut ids = links::Ids::new(register);
    for contract in &register.contracts {
        let Some(successor) = &contract.term.successor else { continue };
        if register.contract(successor).is_some() || lost::contract(register, successor) {
            continue;
        }
        let message = format!("the successor `{}` is not in the register", visible(successor));
        let otherwise =
            "write the id of a contract, with a file of its own (`status = \"planned\"` until it is signed)";
        let help = ids.instead(successor, otherwise);
        out.push(cx.finding(&RULE, contract.file, successor.span, message).of(&contract.id).help(help));
    }
}
