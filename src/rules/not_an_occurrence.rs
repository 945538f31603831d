//! A day on which an obligation is said to have been met, and was not due.

use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::Obligation;
use crate::value::{Calendar, visible};
use chrono::NaiveDate;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C127",
    name: "not-an-occurrence",
    severity: Severity::Warning,
    page: include_str!("not-an-occurrence.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let calendar = &cx.view.context.settings.calendar;
    for obligation in &cx.contract.obligations {
        for (day, _) in &obligation.done {
            let (before, after) = around(obligation, day.value, calendar);
            if before == Some(day.value) || super::lost::key_of(cx, Some(&obligation.id)) {
                continue;
            }
            let message = format!("`{}` does not fall due on {}", visible(&obligation.id), day.value);
            let nearest = match (before, after) {
                (Some(before), Some(after)) => format!("the nearest days are {before} and {after}"),
                (Some(only), None) | (None, Some(only)) => format!("the nearest day is {only}"),
                (None, None) => continue,
            };
            let help = format!(
                "left of `=` stands the day on which it was due, right of it the day on which it \
                 was met: {nearest}"
            );
            out.push(cx.finding(&RULE, day.span, message).item(&obligation.id).help(help));
        }
    }
}

/// The last occurrence on or before a day and the first after it.
fn around(
    obligation: &Obligation,
    day: NaiveDate,
    calendar: &Calendar,
) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let first = obligation.first.value;
    if day < first {
        return (None, Some(first));
    }
    let Some(every) = obligation.every else { return (Some(first), None) };
    let nth = |n: u32| if n == 0 { Some(first) } else { every.times(n)?.add_to(first, calendar) };
    let upto = |n: u32| nth(n).is_some_and(|date| date <= day);
    // Occurrences only ever move on, so the last one on or before the day is found by halves.
    let (mut low, mut high): (u32, u32) = (0, 4_000_000);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if upto(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    (nth(low), nth(low + 1))
}
