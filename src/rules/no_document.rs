//! A contract whose signed copy nobody can find.

use crate::diag::{Finding, Rule, Severity};
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C159",
    name: "no-document",
    severity: Severity::Advice,
    page: include_str!("no-document.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    if !cx.is_signed() || cx.contract.document.is_some() || cx.lost(&["document"]) {
        return;
    }
    let Some(severity) = cx.by_asks(Some(Severity::Advice), None, None) else { return };
    let message = "nothing says where the signed copy is";
    let help = "write `document = \"…\"` above the first `[table]`: an address, a folder or a shelf mark";
    out.push(cx.finding(&RULE, cx.head(), message).severity(severity).help(help));
}
