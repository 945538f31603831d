//! One number in a statement and in its target, counting two things.

use super::case::{Case, Clash};
use super::say;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::{Clock, Counted};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::M, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "X905",
    name: "unit-against-unit",
    severity: Severity::Error,
    page: include_str!("unit-against-unit.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(unit) = &cx.measure.unit else { return };
    let Some(case) = Case::new(cx) else { return };
    let Some(Clash::Unit(claim)) = case.clash() else { return };
    let (says, shown) = (case.quoted(claim), visible(unit));
    let message = format!(
        "the statement says \"{says}\", and the target of {} is in \"{shown}\": {}",
        say::target(cx, &case.target().target.value).trim_end_matches(&format!(" {shown}")),
        why(claim.counted)
    );
    let Some(finding) = say::finding(cx, &RULE, &case.bytes(claim), message) else { return };
    let finding = say::beside(cx, finding, unit.span, format!("the unit says \"{shown}\""));
    out.push(finding.help(match named(claim.counted) {
        Some(meant) => format!("write `unit = \"{meant}\"`, or the unit of the readings in the statement"),
        None => "write the unit of the readings in both places".to_owned(),
    }));
}

/// Why it matters.
fn why(counted: Counted) -> &'static str {
    match counted {
        Counted::Points => "a rise of 5 % from 80 is one to 84, a rise of 5 points one to 85",
        Counted::Time(Clock::Day | Clock::CalendarDay | Clock::WorkingDay) => {
            "ten working days are two weeks, ten days are not"
        }
        _ => "one number, two sizes",
    }
}

/// The unit that the statement means.
fn named(counted: Counted) -> Option<&'static str> {
    Some(match counted {
        Counted::Share => "%",
        Counted::Points => "percentage points",
        Counted::Time(Clock::Second) => "seconds",
        Counted::Time(Clock::Minute) => "minutes",
        Counted::Time(Clock::Hour) => "hours",
        Counted::Time(Clock::WorkingHour) => "working hours",
        Counted::Time(Clock::Day) => "days",
        Counted::Time(Clock::WorkingDay) => "working days",
        Counted::Time(Clock::CalendarDay) => "calendar days",
        Counted::Time(Clock::Week) => "weeks",
        Counted::Time(Clock::Month) => "months",
        _ => return None,
    })
}
