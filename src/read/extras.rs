//! What may stand in any file: definitions, allowances, and the team's own fields.

use super::document::{Array, Entry, Kind, Value};
use super::fields::Fields;
use super::items::{each, required_text, rest};
use super::wording::{belongs, written};
use super::{keys, rules};
use crate::diag::Leaves;
use crate::model::{Allow, Definition, Text};
use crate::value::visible;

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

/// What terms mean: any term is a key.
pub(super) fn definitions(fields: &mut Fields, entry: &Entry) -> Vec<Definition> {
    let Some(table) = fields.table(entry, Leaves::Key) else { return Vec::new() };
    table.entries().filter_map(|entry| definition(fields, &entry)).collect()
}

fn definition(fields: &mut Fields, entry: &Entry) -> Option<Definition> {
    // A key of the root that was typed below this header would pass for a term.
    if keys::is_plain(fields.format, entry.key) {
        let message = format!("`{}` does not belong under `[definitions]`", entry.key);
        let (first, rest) = entry.key.split_at(1);
        let term = format!("{}{}", first.to_uppercase(), rest.replace('_', " "));
        let help = format!("move it: it belongs {}; as a term, write `{}`", belongs(&[""]), written(&term));
        fields.report(&rules::MISPLACED_KEY, entry.key_span, Leaves::Key, message, Some(help));
        return None;
    }
    let meaning = fields.text(entry, Leaves::Key)?;
    if meaning.trim().is_empty() {
        let help = format!("write `{} = \"…\"`, or delete the line", written(entry.key));
        fields.wrong(entry, Leaves::Key, "what the term means", help);
        return None;
    }
    if entry.key.trim().is_empty() {
        let message = format!("no term stands before the meaning \"{}\"", visible(&meaning));
        let help = "write the term: `\"working hours\" = \"08:00 to 18:00\"`".to_owned();
        fields.report(&rules::WRONG_VALUE, entry.key_span, Leaves::Key, message, Some(help));
        return None;
    }
    Some(Definition { term: Text::new(entry.key.into(), entry.key_span), meaning })
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
