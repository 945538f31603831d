//! A target that no reading has met.

use super::evidence;
use crate::diag::{Finding, Rule, Severity};
use crate::facts::Judged;
use crate::model::Target;
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::A, Weight::Fails, check);

static RULE: Rule =
    Rule { code: "A402", name: "never-met", severity: Severity::Warning, page: include_str!("never-met.md") };

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(severity) = cx.severity(Weight::Fails) else { return };
    let versions = evidence::in_force(cx);
    let Some(target) = versions.first().map(|version| version.target) else { return };
    let none_met = |pool: &Vec<&Judged>| {
        pool.iter().all(|judged| judged.is_breach() && !evidence::meets(judged, &target.value))
    };
    let Some(pool) = evidence::pools(cx, &target.value).into_iter().find(none_met) else { return };
    let count = pool.len();
    let asked = evidence::target(cx, &target.value);
    let best = evidence::best_and_worst(&pool, &target.value);
    let (message, help) = match best {
        Some(((judged, best), _)) => (
            format!(
                "none of {count} readings met the target of {asked}: the best was {}, for {}",
                evidence::figure(cx, best),
                cx.contract.period(judged.reading.period),
            ),
            format!(
                "allow this with the plan by which it is to be met as `reason`, and its day as `until`; or go there in steps: \
                 {} now, and a `[[kpi.target_change]]` for each that follows",
                step(&target.value, best)
            ),
        ),
        None => (
            format!("none of {count} readings is {asked}"),
            "allow this with the plan by which it is to be met as `reason`, and its day as `until`; or measure how far it is \
             from being met"
                .to_owned(),
        ),
    };
    out.push(cx.finding(&RULE, target.span, message).severity(severity).help(help));
}

/// A target of the same kind that the best reading would meet.
fn step(target: &Target, best: crate::value::Number) -> String {
    match target {
        Target::Between(low, high) if best.value < low.value => {
            format!("`target.between = [{best}, {high}]`")
        }
        Target::Between(low, _) => format!("`target.between = [{low}, {best}]`"),
        other => format!("`target.{} = {best}`", other.key()),
    }
}
