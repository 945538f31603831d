//! Changes of a target that clash, come too early or too late, or change nothing.

use super::references::here;
use super::targets;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::{Measure, TargetChange};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C125",
    name: "target-change-clash",
    severity: Severity::Warning,
    page: include_str!("target-change-clash.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    for measure in &cx.contract.measures {
        let mut changes: Vec<&TargetChange> = measure.changes.iter().collect();
        changes.sort_by_key(|change| change.from.value);
        for pair in changes.windows(2) {
            if pair[0].from.value == pair[1].from.value {
                same_day(cx, measure, pair[0], pair[1], out);
            }
        }
        for change in changes {
            outside(cx, measure, change, out);
        }
        without_change(cx, measure, out);
    }
}

fn same_day(
    cx: &ContractCx,
    measure: &Measure,
    first: &TargetChange,
    second: &TargetChange,
    out: &mut Vec<Finding>,
) {
    let message =
        format!("the target of `{}` changes twice from {}", visible(&measure.id), second.from.value);
    let finding = cx.finding(&RULE, second.from.span, message).severity(Severity::Error).item(&measure.id);
    let finding = finding.related(here(cx, first.from.span), "the other change");
    out.push(finding.help("keep the change that was agreed; as it stands the last in the file counts"));
}

fn outside(cx: &ContractCx, measure: &Measure, change: &TargetChange, out: &mut Vec<Finding>) {
    let (id, from) = (visible(&measure.id), change.from.value);
    let begins = targets::first_day(cx.contract, measure).filter(|first| from <= *first);
    let ends = targets::last_day(cx, measure).filter(|last| from > *last);
    let message = match (begins, ends) {
        (Some(first), _) => format!(
            "the target of `{id}` changes from {from}, and it is measured from {first}: the first target \
             never counts"
        ),
        (None, Some(last)) => {
            format!(
                "the target of `{id}` changes from {from}, and it is measured until {last}: the change \
                 never counts"
            )
        }
        (None, None) => return,
    };
    let help = "write the first day of the periods that the new target judges";
    out.push(cx.finding(&RULE, change.from.span, message).item(&measure.id).help(help));
}

fn without_change(cx: &ContractCx, measure: &Measure, out: &mut Vec<Finding>) {
    let versions = targets::versions(measure);
    for pair in versions.windows(2) {
        let [before, after] = pair else { continue };
        let Some(change) = after.change else { continue };
        if before.target.value == after.target.value && targets::same(before.bands, after.bands) {
            let message = format!(
                "the change of `{}` from {} leaves the target and its bands as they were",
                visible(&measure.id),
                change.from.value
            );
            let finding = cx.finding(&RULE, after.target.span, message).severity(Severity::Advice);
            let finding =
                finding.item(&measure.id).related(here(cx, before.target.span), "the target before it");
            out.push(finding.help("write the new figure, or delete the change"));
        }
    }
}
