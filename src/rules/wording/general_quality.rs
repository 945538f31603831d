//! An aim for a general quality, with nothing in it to count.

use super::say::{self, Says};
use super::settled;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::Lack;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::S, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "S206",
    name: "general-quality",
    severity: Severity::Warning,
    page: include_str!("general-quality.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(worded) = say::lacking(cx, Lack::Object) else { return };
    if settled::instrument(cx.measure) || cx.lost(&["scope", "method", "unit", "target"]) {
        return;
    }
    let says = Says {
        rule: &RULE,
        message: "this is about a general quality: nothing says what would be counted to see it".to_owned(),
        help: "name what shows it, a rate, a survey's question or an event that is logged: in the statement, or in \
               `method` with `unit` and `target`"
            .to_owned(),
    };
    say::once(cx, Weight::Fails, worded.text.span, says, out);
}
