//! Readings that were written down before their period was over.

use crate::diag::{Finding, Rule, Severity};
use crate::model::{Reading, ReadingStatus, ReadingValue};
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "D710",
    name: "recorded-too-early",
    severity: Severity::Warning,
    page: include_str!("recorded-too-early.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    for (measure, facts) in cx.contract.measures.iter().zip(&cx.facts.measures) {
        let mut rows = facts.readings.iter().map(|judged| &judged.reading).filter(|row| is_early(row));
        let Some(row) = rows.next() else { continue };
        let Some(recorded) = row.recorded else { continue };
        let more = match rows.count() {
            0 => String::new(),
            others => format!("; so were {others} more"),
        };
        let message = format!(
            "the reading of `{}` for {} was recorded on {recorded}, before the period's end on {}{more}",
            crate::value::visible(&measure.id),
            cx.period(row.period),
            row.period.last()
        );
        let help = "correct `recorded` or `period`; a figure so far has the status `provisional`";
        out.push(cx.at_row(&RULE, measure, row, message).help(help));
    }
}

/// A figure that claims to be final before it can be. What is reached, excluded or not there may be known early.
fn is_early(row: &Reading) -> bool {
    let firm = matches!(row.status, ReadingStatus::Final | ReadingStatus::Revised);
    firm && matches!(row.value, ReadingValue::Number(_) | ReadingValue::Met(false))
        && row.recorded.is_some_and(|recorded| recorded < row.period.last())
}
