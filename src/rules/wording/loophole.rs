//! Wording that excuses any miss.

use super::say::{self, Says};
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::Smell;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::S, Weight::Fails, check);

static RULE: Rule =
    Rule { code: "S202", name: "loophole", severity: Severity::Warning, page: include_str!("loophole.md") };

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    say::each(
        cx,
        (Smell::Loophole, Weight::Fails),
        |words| Says {
            rule: &RULE,
            message: format!("\"{words}\" excuses any miss: nothing says in which cases it holds"),
            help: match say::rewritten(cx) {
                Some(text) => format!(
                    "write {text}; exceptions that are meant are listed, each so that it can be checked"
                ),
                None => format!(
                    "take \"{words}\" out, or list the exceptions that it stands for, each so that it can be checked, \
                     such as \"agreed maintenance excluded\""
                ),
            },
        },
        out,
    );
}
