//! A measure that says nothing in words.

use super::say::{self, Says};
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::S, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "S210",
    name: "no-statement",
    severity: Severity::Warning,
    page: include_str!("no-statement.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    if say::worded(cx).is_some() || cx.lost(&["statement"]) {
        return;
    }
    let blank =
        if cx.measure.statement.is_some() { "the statement is empty" } else { "there is no `statement`" };
    let says = Says {
        rule: &RULE,
        message: format!("{blank}: a figure alone does not say what it is a figure of"),
        help: "write `statement = \"Share of calls answered within 20 seconds, each calendar month\"`: what is counted, \
               of whom, and over what span"
            .to_owned(),
    };
    say::once(cx, Weight::Fails, cx.head(), says, out);
}
