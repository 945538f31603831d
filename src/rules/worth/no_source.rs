//! A measure that does not say where its figures come from.

use super::evidence;
use crate::diag::{Finding, Rule, Severity};
use crate::model::Asks;
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::R, Weight::Notes, check);

static RULE: Rule =
    Rule { code: "R507", name: "no-source", severity: Severity::Advice, page: include_str!("no-source.md") };

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(severity) = cx.severity(Weight::Notes).filter(|_| cx.contract.asks == Asks::All) else {
        return;
    };
    if evidence::says(cx.measure.source.as_ref()) || cx.lost(&["source"]) {
        return;
    }
    let message = "it does not say who supplies the reading, and from which record";
    let help = "write `source = \"…\"`: whose system, log or return the figures are taken from";
    out.push(cx.finding(&RULE, cx.measure.id.span, message).severity(severity).help(help));
}
