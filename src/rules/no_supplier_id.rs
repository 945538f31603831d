//! A supplier that is known by its name alone.

use crate::diag::{Finding, Rule, Severity};
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C171",
    name: "no-supplier-id",
    severity: Severity::Advice,
    page: include_str!("no-supplier-id.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let contract = cx.contract;
    if !cx.is_signed() || contract.supplier_id.is_some() || cx.lost(&["supplier_id"]) {
        return;
    }
    let Some(severity) = cx.by_asks(Some(Severity::Advice), None, None) else { return };
    let message = "the supplier is known by its name alone";
    let help = "write `supplier_id = \"GB-COH-…\"` with the company number; charities are `GB-CHC-…`, NHS bodies `GB-NHS-…`";
    out.push(cx.finding(&RULE, contract.supplier.span, message).severity(severity).help(help));
}
