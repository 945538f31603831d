//! A contract that is its own successor or parent, by way of others or at once.

use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::{Contract, Register, Text};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C115",
    name: "loop-of-contracts",
    severity: Severity::Error,
    page: include_str!("loop-of-contracts.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    judge(cx, "successor", |contract| contract.term.successor.as_ref(), out);
    judge(cx, "parent", |contract| contract.parent.as_ref(), out);
}

/// Longer loops are not looked for.
const LONGEST: usize = 50;

fn judge(cx: &ContractCx, key: &str, next: fn(&Contract) -> Option<&Text>, out: &mut Vec<Finding>) {
    let Some(first) = next(cx.contract) else { return };
    let Some(chain) = round(cx.register(), cx.contract, next) else { return };
    // Every contract of the loop finds it: the first by id reports it.
    if chain.iter().any(|id| *id < cx.contract.id.as_str()) {
        return;
    }
    let message = if chain.is_empty() {
        format!("the contract is its own {key}")
    } else {
        let names: Vec<String> = chain.iter().map(|id| format!("`{}`", visible(id))).collect();
        format!("by way of {} the contract is its own {key}", names.join(", "))
    };
    let help = format!("in one of these contracts, delete `{key}` or write the one that was meant");
    out.push(cx.finding(&RULE, first.span, message).help(help));
}

/// The ids on the way from a contract back to itself; `None` where it does not come back.
fn round<'r>(
    register: &'r Register,
    contract: &Contract,
    next: fn(&Contract) -> Option<&Text>,
) -> Option<Vec<&'r str>> {
    let mut chain = Vec::new();
    let mut at = next(contract)?.as_str();
    while chain.len() < LONGEST {
        if at == contract.id.as_str() {
            return Some(chain);
        }
        let found = register.contracts.get(register.contract(at)?)?;
        chain.push(found.id.as_str());
        at = next(found)?.as_str();
    }
    None
}
