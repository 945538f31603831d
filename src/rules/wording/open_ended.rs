//! A list that anything may join.

use super::say::{self, Says};
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::Smell;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::S, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "S203",
    name: "open-ended",
    severity: Severity::Warning,
    page: include_str!("open-ended.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    say::each(
        cx,
        (Smell::OpenEnded, Weight::Fails),
        |words| Says {
            rule: &RULE,
            message: format!("\"{words}\" leaves the list open: what else counts is anybody's to say"),
            help: match say::rewritten(cx) {
                Some(text) => format!("list everything that counts; if that is all, write {text}"),
                None => "list everything that counts, here or in `scope`, and end the list there".to_owned(),
            },
        },
        out,
    );
}
