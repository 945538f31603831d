//! A deadline that no day of the contract can keep, or too few readings before its end.

use super::say::{self, Says};
use crate::diag::{Finding, Rule, Severity};
use crate::facts::State;
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::rules::targets;
use crate::statement::Purpose;
use crate::value::visible;
use chrono::NaiveDate;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::T, Weight::Weakens, check);

static RULE: Rule = Rule {
    code: "T604",
    name: "deadline-out-of-term",
    severity: Severity::Advice,
    page: include_str!("deadline-out-of-term.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    if cx.lost(&["start", "end", "from", "until", "frequency", "term", "extension", "variation"]) {
        return;
    }
    deadline(cx, out);
    readings(cx, out);
}

/// A deadline of the text before the contract begins, or after the last day that it can have.
fn deadline(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(worded) = say::worded(cx) else { return };
    let term = &cx.contract.contract.term;
    let end = targets::last_day(cx.contract, cx.measure);
    for (bytes, date) in worded.statement.dates.iter().filter(|(_, date)| date.purpose == Purpose::Deadline) {
        let (Some(first), Some(last)) = (date.first, date.last) else { continue };
        let early = term.start.filter(|start| last < start.value);
        let late = end.filter(|end| first > *end);
        let message = match (early, late) {
            (Some(start), _) => format!("is before the contract begins, on {}", start.value),
            (None, Some(end)) => format!("is after the last day that it can be measured on, {end}"),
            (None, None) => continue,
        };
        let words = visible(worded.words(bytes));
        let says = Says {
            rule: &RULE,
            message: format!("the deadline \"{words}\" {message}"),
            help: "write a day between the contract's `start` and its end, or mend the dates of `[term]`"
                .to_owned(),
        };
        say::once(cx, Weight::Weakens, worded.span(bytes), says, out);
    }
}

/// Fewer readings than show whether anything changes.
fn readings(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(frequency) = cx.measure.frequency else { return };
    let contract = cx.contract.contract;
    let Some(first) = targets::first_day(contract, cx.measure) else { return };
    let Some(last) = targets::last_day(cx.contract, cx.measure) else { return };
    let Some(count) = expected(cx, first, last).filter(|count| *count < 2) else { return };
    // That there is none at all is said elsewhere of contracts that are not planned.
    if count == 0 && cx.contract.facts.state != State::Planned {
        return;
    }
    let says = Says {
        rule: &RULE,
        message: format!(
            "`{}` gives {} between {first} and {last}: a miss shows when it is too late to mend",
            frequency.value,
            if count == 0 { "no reading" } else { "a single reading" }
        ),
        help: "write a shorter `frequency`; for something that is done once, `frequency = \"once\"` and its last day as \
               `until`"
            .to_owned(),
    };
    say::once(cx, Weight::Weakens, frequency.span, says, out);
}

/// How many periods begin within these days, up to two; `None` where it is read once.
fn expected(cx: &MeasureCx, first: NaiveDate, last: NaiveDate) -> Option<usize> {
    let frequency = cx.measure.frequency?.value;
    frequency.kind()?;
    let year = cx.contract.view.context.settings.financial_year;
    let mut next = frequency.first_from(first, year);
    let mut count = 0;
    while let Some(period) = next.filter(|period| period.first() <= last) {
        count += 1;
        if count == 2 {
            break;
        }
        next = frequency.next(period);
    }
    Some(count)
}
