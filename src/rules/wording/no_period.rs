//! A measure with neither a period nor a deadline.

use super::say::{self, Says};
use super::span;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::Lack;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::T, Weight::Fails, check);

static RULE: Rule =
    Rule { code: "T601", name: "no-period", severity: Severity::Warning, page: include_str!("no-period.md") };

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let missing = say::worded(cx).is_none_or(|worded| worded.statement.lacks(Lack::Period));
    if !missing || span::is_given(cx) || cx.lost(&["frequency", "statement", "until"]) {
        return;
    }
    let says = Says {
        rule: &RULE,
        message: "nothing says over what span this is measured, or by when: no reading is ever expected"
            .to_owned(),
        help: "write `frequency`, such as `frequency = \"monthly\"`; for something that is done once, \
               `frequency = \"once\"` and its last day as `until`"
            .to_owned(),
    };
    say::once(cx, Weight::Fails, cx.head(), says, out);
}
