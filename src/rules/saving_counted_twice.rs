//! A saving recorded twice for the same days.

use crate::diag::{Finding, Rule, Severity};
use crate::model::SavingRow;
use crate::rules::{Check, RegisterCx};
use crate::source::Place;
use crate::value::shown_money;
use std::collections::BTreeMap;

pub(crate) static CHECK: Check = Check::Register(&RULE, check);

static RULE: Rule = Rule {
    code: "D732",
    name: "saving-counted-twice",
    severity: Severity::Warning,
    page: include_str!("saving-counted-twice.md"),
};

fn check(cx: &RegisterCx, out: &mut Vec<Finding>) {
    let mut rows: Vec<&SavingRow> =
        cx.money.savings.iter().filter(|row| !row.amount.value.is_zero()).collect();
    rows.sort_by_key(|row| {
        let last = std::cmp::Reverse(row.period.last());
        (row.contract, row.saving, row.period.first(), last, row.amount.value)
    });
    let mut odd: BTreeMap<(u32, u32), (&SavingRow, &SavingRow, usize)> = BTreeMap::new();
    // The row that reaches furthest of those before.
    let mut before: Option<&SavingRow> = None;
    for row in rows {
        let same = before.filter(|before| (before.contract, before.saving) == (row.contract, row.saving));
        if let Some(earlier) = same.filter(|before| overlaps(before, row)) {
            odd.entry((row.contract, row.saving)).or_insert((row, earlier, 0)).2 += 1;
        }
        if same.is_none_or(|before| row.period.last() >= before.period.last()) {
            before = Some(row);
        }
    }
    for ((at, place), (row, earlier, count)) in odd {
        let Some(contract) = cx.contract(at) else { continue };
        let saving = usize::try_from(place).ok().and_then(|place| contract.savings.get(place));
        let id = saving.map_or("", |saving| saving.id.as_str());
        let amount = shown_money(row.amount.value.into(), cx.view.currency(contract));
        let fy = cx.register().settings.financial_year;
        let more = if count > 1 { format!("; so do {} more rows", count - 1) } else { String::new() };
        let what = if row.period == earlier.period {
            "stands there already"
        } else {
            "lies within another row's period"
        };
        let period = row.period.display(fy);
        let shown = crate::value::visible(id);
        let message = format!("{amount} of `{shown}` for {period} {what}{more}");
        let help = "delete one of the two; parts of one period have different amounts, and a total leaves out its parts";
        let place = Place { file: earlier.file, span: earlier.span };
        let finding = cx.finding(&RULE, row.file, row.span, message).of(&contract.id).item(id).help(help);
        out.push(finding.related(place, "the other row"));
    }
}

/// Whether two rows speak of the same days: the same amount for one period, or a period within another.
fn overlaps(before: &SavingRow, row: &SavingRow) -> bool {
    if before.period == row.period {
        return before.amount.value == row.amount.value;
    }
    row.period.first() <= before.period.last()
}
