//! An amount without a number.

use super::say::{self, Says};
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::Smell;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::S, Weight::Weakens, check);

static RULE: Rule = Rule {
    code: "S208",
    name: "vague-quantifier",
    severity: Severity::Advice,
    page: include_str!("vague-quantifier.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    say::each(
        cx,
        (Smell::VagueQuantifier, Weight::Weakens),
        |words| Says {
            rule: &RULE,
            message: format!("\"{words}\" is no number: how many are enough is open"),
            help: match say::rewritten(cx) {
                Some(text) => format!("write {text}"),
                None => format!("write the number, the share or the limit that \"{words}\" stands for"),
            },
        },
        out,
    );
}
