//! A fraction beside a percentage, or a percentage beside a fraction.

use crate::diag::{Finding, Rule, Severity};
use crate::model::{Reading, Target};
use crate::rules::ask;
use crate::rules::{Check, ContractCx};
use rust_decimal::Decimal;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "D707",
    name: "wrong-scale",
    severity: Severity::Warning,
    page: include_str!("wrong-scale.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    for (measure, facts) in cx.contract.measures.iter().zip(&cx.facts.measures) {
        if !ask::is_share(measure) {
            continue;
        }
        let Some(target) = measure.target.as_ref() else { continue };
        let Some((low, high)) = ask::target_range(measure) else { continue };
        let (one, half) = (Decimal::ONE, Decimal::new(5, 1));
        let at_most = matches!(target.value, Target::AtMost(_));
        // 0.953 beside a target of 95, or 95.3 beside a target of 0.95.
        let (from, to, hundredfold) = if low >= Decimal::from(50) {
            (low * Decimal::new(5, 3), one, true)
        } else if low >= half && high < one && !at_most {
            (Decimal::from(50), Decimal::ONE_HUNDRED, false)
        } else {
            continue;
        };
        let wrong = |row: &&Reading| ask::figure(row).is_some_and(|at| at.value >= from && at.value <= to);
        let mut rows = facts.readings.iter().map(|judged| &judged.reading).filter(wrong);
        let Some(row) = rows.next() else { continue };
        let Some(value) = ask::figure(row) else { continue };
        let count = 1 + rows.count();
        let (meant, looks) = if hundredfold {
            (value.value * Decimal::ONE_HUNDRED, "a fraction")
        } else {
            (value.value / Decimal::ONE_HUNDRED, "a percentage")
        };
        let many = if count > 1 { format!(", one of {count} such readings") } else { String::new() };
        let message = format!(
            "{value} for {} looks like {looks} beside the target of `{}`, {}{many}",
            cx.period(row.period),
            crate::value::visible(&measure.id),
            if hundredfold { low } else { high },
        );
        let help = format!("write `{}`, in the scale of the target", meant.normalize());
        out.push(cx.at_row(&RULE, measure, row, message).help(help));
    }
}
