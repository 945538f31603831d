//! A date that says where counting starts, and none that says where it ends.

use super::say::{self, Says};
use super::span;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::{Lack, Purpose};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::T, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "T603",
    name: "start-is-not-deadline",
    severity: Severity::Warning,
    page: include_str!("start-is-not-deadline.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(worded) = say::lacking(cx, Lack::OnlyStart) else { return };
    if span::is_given(cx) || cx.lost(&["frequency", "until"]) {
        return;
    }
    let start = worded.statement.dates.iter().find(|(_, date)| date.purpose == Purpose::Start);
    let Some((bytes, _)) = start else { return };
    let date = visible(worded.words(bytes));
    let says = Says {
        rule: &RULE,
        message: format!("\"{date}\" is where counting starts: nothing says over what span, or by when"),
        help: "write `frequency`, such as `frequency = \"yearly\"`, or the day to reach it by: \"by 31 March 2027\"".to_owned(),
    };
    say::once(cx, Weight::Fails, worded.span(bytes), says, out);
}
