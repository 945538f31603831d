//! The same invoice twice.

use crate::diag::{Finding, Rule, Severity};
use crate::model::{SpendKind, SpendRow};
use crate::rules::{Check, RegisterCx};
use crate::source::{FileId, Place};
use crate::value::shown_money;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

pub(crate) static CHECK: Check = Check::Register(&RULE, check);

static RULE: Rule = Rule {
    code: "D721",
    name: "repeated-spend",
    severity: Severity::Warning,
    page: include_str!("repeated-spend.md"),
};

type Key = (u32, NaiveDate, Decimal, SpendKind, u64);

fn check(cx: &RegisterCx, out: &mut Vec<Finding>) {
    let mut first: FxHashMap<Key, &SpendRow> = FxHashMap::default();
    let mut repeated: BTreeMap<(u32, FileId), (&SpendRow, &SpendRow, usize)> = BTreeMap::new();
    for row in cx.money.spend.iter().filter(|row| row.reference != 0 && !row.amount.value.is_zero()) {
        let key = (row.contract, row.date, row.amount.value, row.kind, row.reference);
        if let Some(earlier) = first.get(&key) {
            repeated.entry((row.contract, row.file)).or_insert((row, earlier, 0)).2 += 1;
        } else {
            first.insert(key, row);
        }
    }
    for ((at, _), (row, earlier, count)) in repeated {
        let Some(contract) = cx.contract(at) else { continue };
        let word = match row.kind {
            SpendKind::Invoice => "invoice",
            SpendKind::Credit => "credit",
            SpendKind::Payment => "payment",
        };
        let amount = shown_money(row.amount.value.into(), cx.view.currency(contract));
        let more =
            if count > 1 { format!("; so do {} more of this contract", count - 1) } else { String::new() };
        let message =
            format!("the {word} of {amount} of {} stands twice with the same reference{more}", row.date);
        let help =
            "delete one of the two rows; lines of one invoice get references of their own, such as `4711/1`";
        let place = Place { file: earlier.file, span: earlier.span };
        let finding = cx.finding(&RULE, row.file, row.span, message).of(&contract.id).help(help);
        out.push(finding.related(place, "it stands here first"));
    }
}
