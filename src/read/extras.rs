//! What may stand in any file: allowances, and the team's own fields.

use super::document::{Array, Entry, Kind, Value};
use super::fields::Fields;
use super::items::{each, required_text, rest};
use crate::diag::Leaves;
use crate::model::Allow;

pub(super) fn allows(fields: &mut Fields, entry: &Entry) -> Vec<Allow> {
    // No report rests on an allowance, so losing one makes none partial.
    let before = fields.left_out;
    let read = each(fields, entry, "allow", &mut Vec::new(), |fields, table| {
        fields.item = None;
        let code = required_text(fields, table, "code");
        let (mut item, mut reason, mut until) = (None, None, None);
        rest(fields, table, "allow", |fields, entry| {
            match entry.key {
                "item" => item = fields.text(entry, Leaves::Key),
                "reason" => reason = fields.text(entry, Leaves::Key),
                "until" => until = fields.date(entry, Leaves::Key),
                _ => return false,
            }
            true
        });
        Some(Allow { span: table.span(), code: code?, item, reason, until })
    });
    fields.left_out = before;
    read
}

/// The team's own fields, flattened: `a.b` to the text of the value.
pub(super) fn extra(fields: &mut Fields, entry: &Entry) -> Vec<(Box<str>, Box<str>)> {
    let Some(table) = fields.table(entry, Leaves::Key) else { return Vec::new() };
    let mut flat = Vec::new();
    // A stack of our own: a file may nest deeply.
    let mut open: Vec<(String, Value)> =
        table.entries().map(|entry| (entry.key.to_owned(), entry.value)).collect();
    open.reverse();
    while let Some((name, value)) = open.pop() {
        match value.kind {
            Kind::Table(table) => {
                let mut inner: Vec<_> =
                    table.entries().map(|entry| (format!("{name}.{}", entry.key), entry.value)).collect();
                inner.reverse();
                open.extend(inner);
            }
            Kind::Array(array) => flat.push((name.into(), list(array).into())),
            Kind::Tables(tables) => {
                let mut inner: Vec<_> = tables
                    .items()
                    .enumerate()
                    .map(|(at, value)| (format!("{name}.{}", at + 1), value))
                    .collect();
                inner.reverse();
                open.extend(inner);
            }
            _ => flat.push((name.into(), scalar(&value).into())),
        }
    }
    flat
}

fn list(array: Array) -> String {
    array.items().map(|value| scalar(&value)).collect::<Vec<_>>().join("; ")
}

fn scalar(value: &Value) -> String {
    match value.kind {
        Kind::Text(text) | Kind::Number(text) | Kind::DateTime(text) => text.to_owned(),
        Kind::Bool(bool) => bool.to_string(),
        Kind::Date(date) => date.to_string(),
        Kind::Array(_) | Kind::Table(_) | Kind::Tables(_) | Kind::Broken => "…".to_owned(),
    }
}
