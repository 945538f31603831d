//! A saving realised when the contract was not in force.

use crate::diag::{Finding, Rule, Severity};
use crate::model::SavingRow;
use crate::rules::{Check, RegisterCx};
use std::collections::BTreeMap;

pub(crate) static CHECK: Check = Check::Register(&RULE, check);

static RULE: Rule = Rule {
    code: "D730",
    name: "saving-outside-term",
    severity: Severity::Warning,
    page: include_str!("saving-outside-term.md"),
};

fn check(cx: &RegisterCx, out: &mut Vec<Finding>) {
    let mut odd: BTreeMap<(u32, u32, bool), (&SavingRow, usize)> = BTreeMap::new();
    let mut ends = BTreeMap::new();
    for row in cx.money.savings.iter().filter(|row| row.period.last() <= cx.view.context.as_of) {
        let Some(contract) = cx.contract(row.contract) else { continue };
        let end = *ends.entry(row.contract).or_insert_with(|| cx.view.context.term(contract).end);
        let early = contract.term.start.is_some_and(|start| row.period.last() < *start);
        if early || end.is_some_and(|end| row.period.first() > end) {
            let entry = odd.entry((row.contract, row.saving, early)).or_insert((row, 0));
            if row.period < entry.0.period {
                entry.0 = row;
            }
            entry.1 += 1;
        }
    }
    for ((at, place, early), (row, count)) in odd {
        let Some(contract) = cx.contract(at) else { continue };
        let saving = usize::try_from(place).ok().and_then(|place| contract.savings.get(place));
        let id = saving.map_or("", |saving| saving.id.as_str());
        let side = match (early, ends.get(&at)) {
            (false, Some(Some(end))) => format!("ended on {end}"),
            _ => format!("began on {}", contract.term.start.map(|start| start.value).unwrap_or_default()),
        };
        let period = row.period.display(cx.register().settings.financial_year);
        let more = if count > 1 { format!("; so are {} more", count - 1) } else { String::new() };
        let shown = crate::value::visible(id);
        let message = format!("this saving of `{shown}` is of {period}, and the contract {side}{more}");
        let help = "correct the period; a saving of the contract before or after belongs to that one";
        out.push(cx.finding(&RULE, row.file, row.span, message).of(&contract.id).item(id).help(help));
    }
}
