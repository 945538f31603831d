//! A contract that something replaces and nothing does.

use super::references::here;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C113",
    name: "successor-and-none",
    severity: Severity::Error,
    page: include_str!("successor-and-none.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let term = &cx.contract.term;
    let (Some(successor), Some(none)) = (&term.successor, &term.no_successor) else { return };
    let message =
        format!("`{}` replaces the contract, and `no_successor` says that nothing does", visible(successor));
    let finding = cx.finding(&RULE, none.span, message).related(here(cx, successor.span), "the successor");
    out.push(finding.help("keep the one that is true and delete the other"));
}
