//! A change with nothing to measure it from.

use super::say::{self, Says};
use super::settled;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::Smell;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::M, Weight::Weakens, check);

static RULE: Rule = Rule {
    code: "M305",
    name: "comparative-no-baseline",
    severity: Severity::Advice,
    page: include_str!("comparative-no-baseline.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(worded) = say::worded(cx) else { return };
    if settled::change(cx.measure, &worded.statement) || cx.lost(&["baseline", "target", "unit"]) {
        return;
    }
    say::each(
        cx,
        (Smell::ComparativeNoBaseline, Weight::Weakens),
        |words| {
            Says {
            rule: &RULE,
            message: format!("\"{words}\" from what? nothing gives the figure that the change starts from"),
            help: "write `baseline = { value = …, period = \"2024/25\" }`, or the level to be reached as the target"
                .to_owned(),
        }
        },
        out,
    );
}
