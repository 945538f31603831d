//! A passive that hides who must act.

use super::say::{self, Says};
use super::settled;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::Smell;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::S, Weight::Notes, check);

static RULE: Rule = Rule {
    code: "S209",
    name: "harmful-passive",
    severity: Severity::Advice,
    page: include_str!("harmful-passive.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    if settled::said(cx.measure.owner.as_ref()).is_some() || cx.lost(&["owner"]) {
        return;
    }
    say::each(
        cx,
        (Smell::HarmfulPassive, Weight::Notes),
        |words| Says {
            rule: &RULE,
            message: format!("\"{words}\" does not say who must act, so that nobody need have missed it"),
            help: "name who does it, such as \"the supplier reviews …\", or write an `owner`".to_owned(),
        },
        out,
    );
}
