//! A contract that is over and was never closed out.

use crate::diag::{Finding, Rule, Severity};
use crate::facts::State;
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C161",
    name: "over-but-not-closed",
    severity: Severity::Warning,
    page: include_str!("over-but-not-closed.md"),
};

/// How long closing out may take.
const PATIENCE: i64 = 90;

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let term = &cx.contract.term;
    let (word, span) = match cx.facts.state {
        State::Expired => ("ended", term.end.map(|end| end.span)),
        State::Terminated => ("was ended", term.terminated.map(|day| day.span)),
        _ => return,
    };
    let Some(end) = cx.facts.term.end else { return };
    let days = (cx.as_of() - end).num_days();
    if days <= PATIENCE || cx.lost(&["closed"]) {
        return;
    }
    let asked = cx.by_asks(Some(Severity::Warning), Some(Severity::Warning), Some(Severity::Advice));
    let Some(severity) = asked else { return };
    let message = format!("it {word} on {end}, {days} days ago, and has not been closed out");
    let help = "when the last invoice, reading and asset are settled, write `closed = …` with the day; if it goes on, record the extension";
    out.push(cx.finding(&RULE, span.unwrap_or(cx.head()), message).severity(severity).help(help));
}
