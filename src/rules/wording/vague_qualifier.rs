//! A word that decides pass or fail and has no test.

use super::say::{self, Says};
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::Smell;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::S, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "S201",
    name: "vague-qualifier",
    severity: Severity::Warning,
    page: include_str!("vague-qualifier.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    say::each(
        cx,
        (Smell::VagueQualifier, Weight::Fails),
        |word| Says {
            rule: &RULE,
            message: format!("\"{word}\" has no test: two people could judge the same case differently"),
            help: format!(
                "write the limit or the share that \"{word}\" stands for, or define it under `[definitions]`"
            ),
        },
        out,
    );
}
