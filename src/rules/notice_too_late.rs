//! Notice given too late to stop the renewal that came next.

use super::references::here;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::facts::State;
use chrono::NaiveDate;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C109",
    name: "notice-too-late",
    severity: Severity::Warning,
    page: include_str!("notice-too-late.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let term = &cx.contract.term;
    let calendar = &cx.view.context.settings.calendar;
    let (Some(given), Some(length)) = (term.notice_given, term.auto_renew) else { return };
    let settled = cx.facts.term.cut || cx.facts.state == State::Closed || given.value > cx.as_of();
    if settled || super::lost::item_of(cx.contract, &["extension", "variation"]) {
        return;
    }
    let then = cx.view.context.term_on(cx.contract, given.value);
    let (Some(end), Some(deadline)) = (then.end, then.notice_deadline) else { return };
    if given.value <= deadline {
        return;
    }
    let deadline_of = |end: NaiveDate| match term.notice {
        Some(notice) => notice.before(end, calendar),
        None => Some(end),
    };
    let mut stops = end;
    for _ in 0..100 {
        let Some(next) = length.extend(stops, calendar) else { return };
        stops = next;
        if deadline_of(stops).is_some_and(|deadline| given.value <= deadline) {
            break;
        }
    }
    let message = format!(
        "notice was given on {}, after the deadline of {deadline}: it does not stop the renewal at {end}, \
         but the one at {stops}",
        given.value
    );
    // Once that renewal has happened, nothing but the next one is left to act on.
    let severity = if end < cx.as_of() { Severity::Advice } else { Severity::Warning };
    let mut finding = cx.finding(&RULE, given.span, message).severity(severity);
    if let Some(notice) = term.notice {
        finding = finding.related(here(cx, notice.span), "the notice that is due");
    }
    out.push(
        finding
            .help("if the supplier accepted it nevertheless, write `terminated` with the last day in force"),
    );
}
