//! A figure without a unit.

use super::say::{self, Says};
use super::settled;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::{Counted, Smell};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::M, Weight::Weakens, check);

static RULE: Rule = Rule {
    code: "M304",
    name: "missing-unit",
    severity: Severity::Advice,
    page: include_str!("missing-unit.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    if settled::said(cx.measure.unit.as_ref()).is_some() || cx.lost(&["unit"]) {
        return;
    }
    let (span, figure) =
        if let (Some(target), Some((figure, _))) = (&cx.measure.target, settled::figures(cx.measure)) {
            // A figure of the text may bring the target's unit.
            let named = say::worded(cx).is_some_and(|worded| {
                settled::figure_of_target(cx.measure, &worded.statement)
                    .any(|figure| figure.counted != Counted::Bare)
            });
            if named {
                return;
            }
            (target.span, format!("`{figure}`"))
        } else {
            let found =
                say::worded(cx).and_then(|worded| Some((worded, worded.found(Smell::MissingUnit).next()?)));
            let Some((worded, found)) = found else { return };
            (worded.span(&found.span), format!("\"{}\"", visible(worded.words(&found.span))))
        };
    let says = Says {
        rule: &RULE,
        message: format!("{figure} of what? nothing names its unit or its scale"),
        help: "write `unit`, such as `unit = \"%\"`, `\"minutes\"` or `\"score, 1 to 5\"`".to_owned(),
    };
    say::once(cx, Weight::Weakens, span, says, out);
}
