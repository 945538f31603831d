//! A saving that is larger than was claimed.

use crate::diag::{Finding, Rule, Severity};
use crate::model::SavingRow;
use crate::rules::{Check, RegisterCx};
use crate::value::{Total, shown_money};
use std::collections::BTreeMap;

pub(crate) static CHECK: Check = Check::Register(&RULE, check);

static RULE: Rule = Rule {
    code: "D731",
    name: "saving-exceeds-declared",
    severity: Severity::Advice,
    page: include_str!("saving-exceeds-declared.md"),
};

fn check(cx: &RegisterCx, out: &mut Vec<Finding>) {
    let mut sums: BTreeMap<(u32, u32), (&SavingRow, Total)> = BTreeMap::new();
    for row in cx.money.savings.iter().filter(|row| row.period.last() <= cx.view.context.as_of) {
        let entry = sums.entry((row.contract, row.saving)).or_insert((row, Total::ZERO));
        if row.period >= entry.0.period {
            entry.0 = row;
        }
        entry.1 += row.amount.value.into();
    }
    for ((at, place), (latest, sum)) in sums {
        let Some(contract) = cx.contract(at) else { continue };
        let saving = usize::try_from(place).ok().and_then(|place| contract.savings.get(place));
        let Some((saving, declared)) = saving.and_then(|saving| Some((saving, saving.declared?.value)))
        else {
            continue;
        };
        // What was claimed at award speaks of the first term.
        let moved = cx.view.context.term(contract).end != contract.term.end.map(|end| end.value);
        if moved || sum <= declared.value.into() {
            continue;
        }
        let currency = cx.view.currency(contract);
        let message = format!(
            "`{}` has brought {} of the {} declared for the whole life",
            crate::value::visible(&saving.id),
            shown_money(sum, currency),
            shown_money(declared.value.into(), currency),
        );
        let help =
            "check that no period is counted twice and that `declared` is for the whole life, not for a year";
        let finding = cx.finding(&RULE, latest.file, latest.span, message).of(&contract.id).item(&saving.id);
        out.push(finding.help(help));
    }
}
