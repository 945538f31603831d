//! Money said to be spent on a day that is still to come.

use crate::diag::{Finding, Rule, Severity};
use crate::model::SpendRow;
use crate::rules::{Check, RegisterCx};
use chrono::Days;

pub(crate) static CHECK: Check = Check::Register(&RULE, check);

static RULE: Rule = Rule {
    code: "D723",
    name: "spend-in-future",
    severity: Severity::Warning,
    page: include_str!("spend-in-future.md"),
};

/// How far ahead an invoice may be dated.
const AHEAD: u64 = 31;

fn check(cx: &RegisterCx, out: &mut Vec<Finding>) {
    let as_of = cx.view.context.as_of;
    let mut coming: Vec<&SpendRow> = cx.money.spend.iter().filter(|row| row.date > as_of).collect();
    coming.sort_by_key(|row| (row.date, row.file, row.span));
    // On an as-of date in the past, spend goes on month by month: that is no mistake.
    let mut reached = as_of;
    let mut ordinary = 0;
    for row in &coming {
        if reached.checked_add_days(Days::new(AHEAD)).is_some_and(|limit| row.date > limit) {
            break;
        }
        reached = row.date;
        ordinary += 1;
    }
    let odd = coming.split_off(ordinary);
    if odd.len() * 10 > cx.money.spend.len().max(10) {
        return;
    }
    for row in odd {
        let Some(contract) = cx.contract(row.contract) else { continue };
        let message =
            format!("a line of `{}` is dated {}, which is still to come", contract.id.as_str(), row.date);
        let help = "correct the date; what is only committed or forecast does not belong in `spend/`";
        out.push(cx.finding(&RULE, row.file, row.span, message).of(&contract.id).help(help));
    }
}
