//! A date worked out from the contract that lies outside the years 1 to 9999.

use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::Obligation;
use crate::source::Span;
use crate::value::visible;
use chrono::Datelike;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C140",
    name: "out-of-years",
    severity: Severity::Warning,
    page: include_str!("out-of-years.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let term = &cx.contract.term;
    let facts = &cx.facts.term;
    let mut say = |span: Span, message: &str| {
        let help = "a date lies in the years 1 to 9999: write a shorter length, or an earlier date";
        out.push(cx.finding(&RULE, span, message).help(help));
    };
    if let Some(end) = facts.end {
        // There may be no deadline for another reason: an open-ended contract that was ended early has none.
        let calendar = &cx.view.context.settings.calendar;
        let beyond = |notice: crate::value::Length| notice.before(end, calendar).is_none();
        if let Some(notice) = term.notice.filter(|notice| beyond(notice.value)) {
            let message = format!("the notice of {} before {end} lies before the year 1", notice.value);
            say(notice.span, &message);
        }
        let open = term.extensions.iter().find(|option| option.taken.is_none() && option.declined.is_none());
        // An end that would lie beyond stays at the last day of all.
        let held = facts
            .max_end
            .is_some_and(|last| last != end && last.succ_opt().is_none_or(|next| next.year() > 9999));
        if let Some(option) = open.filter(|_| held) {
            let message = format!("the end {end} with every option lies after the year 9999");
            say(option.length.span, &message);
        }
        let renewal = term.auto_renew.filter(|_| facts.renews);
        let beyond =
            |length: crate::value::Length| length.extend(end, &cx.view.context.settings.calendar).is_none();
        if let Some(length) = renewal.filter(|length| end.year() >= 9999 || beyond(length.value)) {
            let message = format!("the renewal by {} at {end} lies after the year 9999", length.value);
            say(length.span, &message);
        }
    }
    for obligation in &cx.contract.obligations {
        if let Some((span, message)) = second(cx, obligation) {
            say(span, &message);
        }
    }
}

/// Whether an obligation that recurs falls due only once.
fn second(cx: &ContractCx, obligation: &Obligation) -> Option<(Span, String)> {
    let every = obligation.every?;
    let next = every.add_to(obligation.first.value, &cx.view.context.settings.calendar);
    let message = format!(
        "`{}` falls due every {}, and the second time lies after the year 9999",
        visible(&obligation.id),
        every.value
    );
    next.is_none().then_some((every.span, message))
}
