//! Money spent before a contract began, or long after it ended.

use crate::diag::{Finding, Rule, Severity};
use crate::facts::TermFacts;
use crate::model::{Contract, SpendKind, SpendRow};
use crate::rules::{Check, RegisterCx};
use crate::value::{Total, shown_money};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

pub(crate) static CHECK: Check = Check::Register(&RULE, check);

static RULE: Rule = Rule {
    code: "D720",
    name: "spend-outside-term",
    severity: Severity::Warning,
    page: include_str!("spend-outside-term.md"),
};

/// How long before the start an invoice may come: what is paid a month in advance.
const BEFORE: u64 = 31;
/// How long after the end: the last invoices.
const AFTER: u64 = 90;

fn check(cx: &RegisterCx, out: &mut Vec<Finding>) {
    let mut terms: BTreeMap<u32, TermFacts> = BTreeMap::new();
    let mut odd: BTreeMap<(u32, bool), (&SpendRow, usize, Total)> = BTreeMap::new();
    let known = |row: &&SpendRow| row.date <= cx.view.context.as_of;
    for row in cx.money.spend.iter().filter(known) {
        let Some(contract) = cx.contract(row.contract) else { continue };
        let term = terms.entry(row.contract).or_insert_with(|| cx.view.context.term(contract));
        let Some(late) = outside(contract, term, row) else { continue };
        let entry = odd.entry((row.contract, late)).or_insert((row, 0, Total::ZERO));
        if row.date < entry.0.date {
            entry.0 = row;
        }
        entry.1 += 1;
        entry.2 += row.amount.value.into();
    }
    for ((at, late), (row, count, sum)) in odd {
        let Some(contract) = cx.contract(at) else { continue };
        let sum = shown_money(sum, cx.view.currency(contract));
        let what =
            if count == 1 { format!("{sum} of") } else { format!("{count} lines, {sum}, the first of") };
        let (side, help) = if late {
            let end = terms.get(&at).and_then(|term| term.end).unwrap_or_default();
            (
                format!("long after its end on {end}"),
                "if the contract went on, record the extension; if another one paid, correct `contract`",
            )
        } else {
            let start = contract.term.start.map(|start| start.value).unwrap_or_default();
            (
                format!("before its start on {start}"),
                "if the contract was another one, correct `contract`; else correct `date` or `start`",
            )
        };
        let message = format!("{what} {} was spent on `{}` {side}", row.date, contract.id.as_str());
        out.push(cx.finding(&RULE, row.file, row.span, message).of(&contract.id).help(help));
    }
}

/// Whether a line is too late (true) or too early. Credits come when they come.
fn outside(contract: &Contract, term: &TermFacts, row: &SpendRow) -> Option<bool> {
    let far = |day: NaiveDate, days| day.checked_add_days(Days::new(days)).is_some_and(|day| day < row.date);
    let early =
        |start: NaiveDate| row.date.checked_add_days(Days::new(BEFORE)).is_some_and(|day| day < start);
    if row.kind == SpendKind::Credit {
        None
    } else if contract.term.start.is_some_and(|start| early(start.value)) {
        Some(false)
    } else {
        term.end.is_some_and(|end| far(end, AFTER)).then_some(true)
    }
}
