//! Items of a contract in general: reading each table of a list, what every item must have, and ids that
//! stand for one item alone.

use super::document::{Entry, Kind, Table};
use super::fields::Fields;
use super::rules;
use crate::diag::Leaves;
use crate::model::{Contract, Date, LostItem, Text};
use crate::source::Span;
use crate::value::visible;
use rustc_hash::FxHashMap;

/// Reads each table of a list; an item from which something required is lost is left out and remembered.
pub(super) fn each<T>(
    fields: &mut Fields,
    entry: &Entry,
    name: &'static str,
    lost: &mut Vec<LostItem>,
    mut read: impl FnMut(&mut Fields, Table) -> Option<T>,
) -> Vec<T> {
    let before = fields.take_lost();
    let outer = fields.item.clone();
    let tables = fields.tables(entry, Leaves::Item);
    if fields.take_lost() >= Leaves::Item {
        fields.left_out.items += 1;
        lost.push(LostItem { table: name, id: None });
    }
    let mut items = Vec::with_capacity(tables.len());
    for table in tables {
        let named = table.get("id").or_else(|| table.get("kpi"));
        if let Some(Kind::Text(text)) = named.map(|entry| entry.value.kind) {
            fields.item = Some(text.into());
        }
        let read = read(fields, table);
        match read {
            Some(item) if fields.take_lost() < Leaves::Item => items.push(item),
            _ => {
                fields.left_out.items += 1;
                lost.push(LostItem { table: name, id: fields.item.clone() });
            }
        }
        fields.item.clone_from(&outer);
    }
    fields.take_lost();
    fields.restore_lost(before);
    items
}

/// The `id` of an item; without one the item is left out.
pub(super) fn id(fields: &mut Fields, table: Table) -> Option<Text> {
    match table.get("id") {
        Some(entry) => fields.required_text(&entry, Leaves::Item),
        None => {
            fields.missing("id", table.span(), Leaves::Item, "id = \"…\"");
            None
        }
    }
}

pub(super) fn required_text(fields: &mut Fields, table: Table, key: &str) -> Option<Text> {
    match table.get(key) {
        Some(entry) => fields.required_text(&entry, Leaves::Item),
        None => {
            fields.missing(key, table.span(), Leaves::Item, &format!("{key} = \"…\""));
            None
        }
    }
}

pub(super) fn required_date(fields: &mut Fields, table: Table, key: &str) -> Option<Date> {
    match table.get(key) {
        Some(entry) => fields.date(&entry, Leaves::Item),
        None => {
            fields.missing(key, table.span(), Leaves::Item, &format!("{key} = 2026-10-05"));
            None
        }
    }
}

/// Keeps the first item of each id and leaves the others out.
pub(super) fn unique<T>(fields: &mut Fields, items: Vec<T>, id: impl Fn(&T) -> &Text) -> Vec<T> {
    let mut first: FxHashMap<Box<str>, Span> = FxHashMap::default();
    let mut kept = Vec::with_capacity(items.len());
    for item in items {
        let text = id(&item);
        match first.get(&text.value) {
            Some(span) => taken(fields, text, *span, "give it an id of its own"),
            None => {
                first.insert(text.value.clone(), text.span);
                kept.push(item);
            }
        }
    }
    kept
}

fn taken(fields: &mut Fields, id: &Text, first: Span, help: &str) {
    let file = fields.file;
    fields.item = Some(id.value.clone());
    let message = format!("the id `{}` is taken within this contract", visible(id));
    fields.report(&rules::ITEM_ID_TAKEN, id.span, Leaves::Item, message, Some(help.to_owned()));
    fields.left_out.items += 1;
    fields.item = None;
    if let Some(finding) = fields.findings.last_mut() {
        finding.related.push((crate::source::Place { file, span: first }, "first used here".into()));
    }
}

/// Obligations, actions, risks and cases share one set of ids: the first in the file stays.
pub(super) fn shared_ids(fields: &mut Fields, contract: &mut Contract) {
    let mut ids: Vec<&Text> = Vec::new();
    ids.extend(contract.obligations.iter().map(|item| &item.id));
    ids.extend(contract.actions.iter().map(|item| &item.id));
    ids.extend(contract.risks.iter().map(|item| &item.id));
    ids.extend(contract.cases.iter().map(|item| &item.id));
    ids.sort_by_key(|id| id.span);
    let mut first: FxHashMap<Box<str>, Span> = FxHashMap::default();
    let mut late: Vec<Text> = Vec::new();
    for id in ids {
        if first.contains_key(&id.value) {
            late.push(id.clone());
        } else {
            first.insert(id.value.clone(), id.span);
        }
    }
    if late.is_empty() {
        return;
    }
    for id in &late {
        let help = "give it an id of its own: obligations, actions, risks and cases share one set";
        taken(fields, id, first[&id.value], help);
    }
    let stays = |id: &Text| first.get(&id.value) == Some(&id.span);
    contract.obligations.retain(|item| stays(&item.id));
    contract.actions.retain(|item| stays(&item.id));
    contract.risks.retain(|item| stays(&item.id));
    contract.cases.retain(|item| stays(&item.id));
}

/// Walks the keys that are not required; `read` says whether it knew the key.
pub(super) fn rest(
    fields: &mut Fields,
    table: Table,
    name: &'static str,
    mut read: impl FnMut(&mut Fields, &Entry) -> bool,
) {
    for entry in table.entries() {
        if !read(fields, &entry) && !super::keys::of(super::keys::CONTRACT, name).contains(&entry.key) {
            fields.unknown(&entry, name);
        }
    }
}
