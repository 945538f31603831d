//! Readings of periods that are not expected: they count in no report.

use crate::diag::{Finding, Rule, Severity};
use crate::facts::Window;
use crate::model::{Measure, Reading};
use crate::rules::{Check, ContractCx};
use crate::value::Frequency;
use std::collections::BTreeMap;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "D706",
    name: "outside-periods",
    severity: Severity::Error,
    page: include_str!("outside-periods.md"),
};

/// Why a period is not expected.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    Planned,
    NoFrequency,
    NoDay,
    Grid,
    Before,
    After,
}

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    for (measure, facts) in cx.contract.measures.iter().zip(&cx.facts.measures) {
        if facts.strays.is_empty() || cx.lost(&["frequency", "from", "until", "status"]) {
            continue;
        }
        let mut by: BTreeMap<Why, (&Reading, usize)> = BTreeMap::new();
        for row in &facts.strays {
            by.entry(why(cx, measure, facts.window, row)).or_insert((row, 0)).1 += 1;
        }
        for (why, (row, count)) in by {
            let (message, help) = words(cx, measure, facts.window, why, row);
            let more = match count {
                1 => "so this reading counts in no report".to_owned(),
                _ => {
                    format!("so {count} readings, the first of {}, count in no report", cx.period(row.period))
                }
            };
            out.push(cx.at_row(&RULE, measure, row, format!("{message}, {more}")).help(help));
        }
    }
}

fn why(cx: &ContractCx, measure: &Measure, window: Option<Window>, row: &Reading) -> Why {
    let Some(window) = window else {
        return match measure.frequency {
            _ if cx.contract.planned.is_some() => Why::Planned,
            None => Why::NoFrequency,
            Some(_) => Why::NoDay,
        };
    };
    let grid = window.frequency.on_grid(row.period, cx.view.register.settings.financial_year);
    match window.frequency {
        Frequency::Once => Why::After,
        _ if !grid => Why::Grid,
        _ if row.period.first() < window.from => Why::Before,
        _ => Why::After,
    }
}

/// What is wrong, and what to write.
type Words = (String, String);

fn words(cx: &ContractCx, measure: &Measure, window: Option<Window>, why: Why, row: &Reading) -> Words {
    let id = crate::value::visible(&measure.id);
    let of = cx.period(row.period);
    let from = window.map(|window| window.from).unwrap_or_default();
    let until = window.and_then(|window| window.until).unwrap_or_default();
    match why {
        Why::Planned => (
            format!("the contract is planned and nothing is expected of `{id}` yet"),
            "if it has been signed, delete `status = \"planned\"`".to_owned(),
        ),
        Why::NoFrequency => {
            let fits = |frequency: &Frequency| frequency.kind() == Some(row.period.kind());
            let frequency = Frequency::ALL.into_iter().find(fits).unwrap_or(Frequency::Once);
            let help = format!("write `frequency = \"{frequency}\"` in its `[[kpi]]`");
            (format!("`{id}` has no `frequency`"), help)
        }
        Why::NoDay => (
            format!("neither `{id}` nor the contract says from when or until when it is measured"),
            "write `start` under `[term]`; for a measure read once, write its `until`".to_owned(),
        ),
        Why::Grid => {
            let frequency = window.map_or(Frequency::Once, |window| window.frequency);
            let first = frequency.first_from(from, cx.view.register.settings.financial_year);
            let first = first.map(|first| cx.period(first)).unwrap_or_default();
            (
                format!("`{id}` is read {frequency}, and {of} is not such a period"),
                format!("its periods are `{first}` and those that follow; or change its `frequency`"),
            )
        }
        Why::Before => (
            format!("`{id}` is measured from {from}, and {of} begins before"),
            format!(
                "if it belongs to the record, write `from = {}` in the `[[kpi]]`; what was before the contract is its `baseline`",
                row.period.first()
            ),
        ),
        Why::After if measure.until.is_some_and(|own| own.value <= until) => (
            format!("`{id}` is measured until {until}, and {of} is after that"),
            "if it is still measured, move its `until`; else delete the row".to_owned(),
        ),
        Why::After => (
            format!("the contract ends on {until}, and {of} is after that"),
            "if it went on, record the extension or the variation that moved its end; else delete the row"
                .to_owned(),
        ),
    }
}
