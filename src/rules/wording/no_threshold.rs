//! A measure of which nothing says what counts as met.

use super::say::{self, Says};
use super::settled;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::{Lack, Smell};

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::M, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "M301",
    name: "no-threshold",
    severity: Severity::Warning,
    page: include_str!("no-threshold.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    if cx.measure.target.is_some() || cx.lost(&["target", "statement"]) || is_in_text(cx) {
        return;
    }
    let says = Says {
        rule: &RULE,
        message: "nothing says what value counts as met: no `target`, and no level in the statement"
            .to_owned(),
        help: help(cx),
    };
    say::once(cx, Weight::Fails, cx.head(), says, out);
}

/// Whether the statement has a level, or a figure of which another rule says what it lacks.
fn is_in_text(cx: &MeasureCx) -> bool {
    let others = [Smell::Placeholder, Smell::NoComplianceRate, Smell::MissingUnit, Smell::MissingDenominator];
    say::worded(cx).is_some_and(|worded| {
        !worded.statement.lacks(Lack::Threshold)
            || worded.statement.found.iter().any(|found| others.contains(&found.smell))
    })
}

fn help(cx: &MeasureCx) -> String {
    let text = say::worded(cx).map(|worded| worded.text.trim().to_ascii_lowercase()).unwrap_or_default();
    let shares =
        ["share of", "percentage of", "proportion of", "the percentage of", "the proportion of", "% of"];
    let share = settled::is_share(cx.measure) || shares.iter().any(|lead| text.starts_with(lead));
    match (say::with_share(cx).filter(|_| share), settled::said(cx.measure.unit.as_ref())) {
        (Some(form), _) => {
            format!(
                "write `unit = \"%\"` and the share as `target.at_least = 95.0`, or in the statement, as {form}"
            )
        }
        (None, Some(_)) => "write the level as `target.at_least = …` or `target.at_most = …`".to_owned(),
        (None, None) => {
            "write `unit` and the level, such as `target.at_least = 95.0`; for something that is so or is \
                         not, `target.met = true`"
                .to_owned()
        }
    }
}
