//! A share below nothing or above the whole.

use crate::diag::{Finding, Rule, Severity};
use crate::model::{Measure, Reading, Target};
use crate::rules::ask;
use crate::rules::{Check, ContractCx};
use rust_decimal::Decimal;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "D708",
    name: "impossible-share",
    severity: Severity::Warning,
    page: include_str!("impossible-share.md"),
};

/// Words of measures whose figures may well be above 100 % or below 0.
const RELATIVE: &[&str] = &[
    "plan", "budget", "forecast", "fill", "baseline", "against", "compared", "expected", "growth", "change",
    "demand",
];

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    for (measure, facts) in cx.contract.measures.iter().zip(&cx.facts.measures) {
        if !ask::is_share(measure) || !matches!(measure.target.as_deref(), Some(Target::AtLeast(_))) {
            continue;
        }
        // A target of 100 may be one of a plan; a low one, of a growth.
        let whole = |(low, high)| low >= Decimal::from(50) && high < Decimal::ONE_HUNDRED;
        if !ask::target_range(measure).is_some_and(whole) {
            continue;
        }
        let odd = |row: &&Reading| {
            ask::figure(row).is_some_and(|at| at.value > Decimal::ONE_HUNDRED || at.value < Decimal::ZERO)
        };
        let mut rows = facts.readings.iter().map(|judged| &judged.reading).filter(odd);
        let (Some(row), None) = (rows.next(), rows.next()) else { continue };
        let Some(value) = ask::figure(row).filter(|_| !is_relative(measure)) else { continue };
        let side = if value.value < Decimal::ZERO { "below 0" } else { "above 100" };
        let id = crate::value::visible(&measure.id);
        let message = format!("`{id}` is a share, and {value} for {} is {side}", cx.period(row.period));
        let help =
            "check the point and the scale against the return; a true figure of this kind has another unit";
        out.push(cx.at_row(&RULE, measure, row, message).help(help));
    }
}

fn is_relative(measure: &Measure) -> bool {
    let texts = [&measure.statement, &measure.method].into_iter().flatten();
    texts.map(|text| text.to_lowercase()).any(|text| RELATIVE.iter().any(|word| text.contains(word)))
}
