//! A target with nothing behind it.

use super::achievability_doubt;
use super::evidence::{self, ENOUGH};
use crate::diag::{Finding, Rule, Severity};
use crate::facts::State;
use crate::model::{Asks, Target};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::value::Frequency;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::A, Weight::Notes, check);

static RULE: Rule = Rule {
    code: "A405",
    name: "no-evidence",
    severity: Severity::Advice,
    page: include_str!("no-evidence.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    if cx.contract.asks != Asks::All || cx.severity(Weight::Notes).is_none() {
        return;
    }
    let measure = cx.measure;
    let versions = evidence::in_force(cx);
    let Some(version) = versions.first().filter(|version| version.target.value != Target::Met) else {
        return;
    };
    let once = measure.frequency.is_some_and(|frequency| frequency.value == Frequency::Once);
    let baseline = measure.baseline.as_ref().is_some_and(|baseline| baseline.value.is_some());
    let count = evidence::readings(cx).len();
    let silent = once || baseline || count >= ENOUGH || cx.lost(&["baseline", "value", "reason"]);
    if silent || evidence::has_reason(cx, Some(version)) || evidence::is_duty(cx) {
        return;
    }
    if achievability_doubt::is_doubted(cx) {
        return;
    }
    let read = match count {
        _ if cx.contract.facts.state == State::Planned => "no reading yet".to_owned(),
        0 => "no reading".to_owned(),
        1 => "one reading".to_owned(),
        count => format!("{count} readings"),
    };
    let message = format!(
        "nothing shows that a target of {} can be met: no baseline, no reason and {read}",
        evidence::target(cx, &version.target.value),
    );
    let help = "say what it was before with `baseline = { value = …, period = \"…\", source = \"…\" }`, or in `reason` why \
                this target can be met";
    out.push(cx.finding(&RULE, version.target.span, message).severity(Severity::Advice).help(help));
}
