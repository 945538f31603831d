//! A frequency without a number.

use super::say::{self, Says};
use super::span;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::Smell;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::T, Weight::Weakens, check);

static RULE: Rule = Rule {
    code: "T602",
    name: "vague-frequency",
    severity: Severity::Advice,
    page: include_str!("vague-frequency.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    if span::is_given(cx) || cx.lost(&["frequency"]) {
        return;
    }
    say::each(
        cx,
        (Smell::VagueFrequency, Weight::Weakens),
        |words| {
            Says {
            rule: &RULE,
            message: format!("\"{words}\" does not say how often"),
            help: "write `frequency`, such as `frequency = \"monthly\"`, or how often in the statement: \"each week\", \
                   \"every 3 months\""
                .to_owned(),
        }
        },
        out,
    );
}
