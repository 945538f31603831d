//! An option taken while an earlier one was open or had been declined.

use super::lost;
use super::references::here;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::{Date, Extension};
use crate::source::Span;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C108",
    name: "option-out-of-order",
    severity: Severity::Warning,
    page: include_str!("option-out-of-order.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    if lost::item_of(cx.contract, &["extension"]) {
        return;
    }
    let options = &cx.contract.term.extensions;
    for (at, option) in options.iter().enumerate() {
        let Some(taken) = known(cx, option.taken) else { continue };
        let earlier = options[..at].iter().enumerate();
        let Some((before, (what, span))) =
            earlier.map(|(before, earlier)| (before, against(cx, earlier, taken))).find_map(both)
        else {
            continue;
        };
        if lost::key_of(cx, None) {
            return;
        }
        let message =
            format!("option {} was taken on {}, and option {} {what}", at + 1, taken.value, before + 1);
        let finding = cx.finding(&RULE, taken.span, message).related(here(cx, span), "the earlier option");
        out.push(finding.help(
            "options are taken in the order of the file: put them in order, or record what became of the \
             earlier one",
        ));
    }
}

fn both<A, B>((a, b): (A, Option<B>)) -> Option<(A, B)> {
    Some((a, b?))
}

fn known(cx: &ContractCx, date: Option<Date>) -> Option<Date> {
    date.filter(|date| date.value <= cx.as_of())
}

/// What speaks against a later option being taken on this day, and where it stands.
fn against(cx: &ContractCx, earlier: &Extension, taken: Date) -> Option<(String, Span)> {
    match (known(cx, earlier.taken), known(cx, earlier.declined)) {
        (Some(first), _) if first.value > taken.value => {
            Some((format!("only on {}", first.value), first.span))
        }
        (Some(_), _) => None,
        (None, Some(declined)) => Some((format!("was declined on {}", declined.value), declined.span)),
        (None, None) => Some(("is still open".to_owned(), earlier.length.span)),
    }
}
