//! A call-off signed when its framework had ended.

use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::source::Place;
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C146",
    name: "call-off-too-late",
    severity: Severity::Warning,
    page: include_str!("call-off-too-late.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let term = &cx.contract.term;
    let (Some(parent), Some(day)) = (&cx.contract.parent, term.signed.or(term.start)) else { return };
    let register = cx.register();
    let Some(head) = register.contract(parent).and_then(|at| register.contracts.get(at)) else { return };
    if day.value > cx.as_of() || super::lost::item_of(head, &["extension", "variation"]) {
        return;
    }
    let then = cx.view.context.term_on(head, day.value);
    let Some(end) = then.end.filter(|end| *end < day.value && !then.renews) else { return };
    let word = if term.signed.is_some() { "was signed" } else { "started" };
    let message = format!(
        "the contract {word} on {}, when `{}`, under which it stands, had ended on {end}",
        day.value,
        visible(parent)
    );
    let place = Place { file: head.file, span: head.term.end.map_or(head.id.span, |end| end.span) };
    let finding = cx.finding(&RULE, day.span, message).related(place, "the end of the head contract");
    out.push(finding.help(
        "record the option or variation by which the head contract ran longer, or the day of the signature",
    ));
}
