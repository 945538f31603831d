//! A contract of which nobody can say what it is worth.

use crate::diag::{Finding, Rule, Severity};
use crate::facts::State;
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule =
    Rule { code: "C156", name: "no-value", severity: Severity::Warning, page: include_str!("no-value.md") };

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let value = &cx.contract.value;
    if !cx.runs() || value.total.is_some() || cx.lost(&["value", "total"]) {
        return;
    }
    // One without an end has no whole-life value.
    if value.annual.is_some() && cx.facts.term.end.is_none() {
        return;
    }
    let planned = cx.facts.state == State::Planned;
    let all = if planned { Severity::Advice } else { Severity::Warning };
    let some = Some(Severity::Advice).filter(|_| !planned);
    let Some(severity) = cx.by_asks(Some(all), some, None) else { return };
    let (span, message) = match value.annual {
        Some(annual) => (annual.span, "it has an annual value and no total, so reports show no value"),
        None => (cx.head(), "it has no value"),
    };
    let help = "write `total = 1_250_000.00` under `[value]`: whole life, extensions excluded, without VAT; an estimate will do";
    out.push(cx.finding(&RULE, span, message).severity(severity).help(help));
}
