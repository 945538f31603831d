//! A limit for each case, and nothing on how many cases must keep it.

use super::say::{self, Says};
use super::settled;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::Smell;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::M, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "M302",
    name: "no-compliance-rate",
    severity: Severity::Warning,
    page: include_str!("no-compliance-rate.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    if settled::rate(cx.measure) || cx.lost(&["target", "unit", "method", "scope"]) {
        return;
    }
    say::each(
        cx,
        (Smell::NoComplianceRate, Weight::Fails),
        |words| {
            Says {
            rule: &RULE,
            message: format!("\"{words}\" is a limit for one case: nothing says how many cases must keep it"),
            help: match say::with_share(cx) {
                Some(form) => format!(
                    "write {form} with its figure; or name the average, the median or the longest time"
                ),
                None => "write for how many, such as \"in at least 95% of cases\"; or name the average, the median or the \
                         longest time"
                    .to_owned(),
            },
        }
        },
        out,
    );
}
