//! The lists of a contract: outcomes, obligations, reviews, actions, waivers, variations, savings, risks,
//! cases and allowances.

use super::document::{Array, Entry, Kind, Table, Value};
use super::fields::Fields;
use super::rules;
use crate::diag::Leaves;
use crate::model::{
    Action, Allow, Case, Contract, Date, LostItem, Obligation, Outcome, Party, Rating, Review, Risk, Saving,
    Text, Variation, Waiver,
};
use crate::source::Span;
use crate::value::{parse_date, visible};
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

fn required_text(fields: &mut Fields, table: Table, key: &str) -> Option<Text> {
    match table.get(key) {
        Some(entry) => fields.required_text(&entry, Leaves::Item),
        None => {
            fields.missing(key, table.span(), Leaves::Item, &format!("{key} = \"…\""));
            None
        }
    }
}

fn required_date(fields: &mut Fields, table: Table, key: &str) -> Option<Date> {
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

pub(super) fn outcomes(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Outcome> {
    let read = each(fields, entry, "outcome", lost, |fields, table| {
        let id = id(fields, table);
        let statement = required_text(fields, table, "statement");
        rest(fields, table, "outcome", |_, _| false);
        let id = id?;
        Some(Outcome { id, statement: statement? })
    });
    unique(fields, read, |outcome| &outcome.id)
}

/// Walks the keys that are not required; `read` says whether it knew the key.
fn rest(
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

pub(super) fn obligations(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Obligation> {
    each(fields, entry, "obligation", lost, |fields, table| {
        let id = id(fields, table);
        let what = required_text(fields, table, "what");
        let first = required_date(fields, table, "first");
        let (mut party, mut every, mut clause, mut done) = (None, None, None, Vec::new());
        rest(fields, table, "obligation", |fields, entry| {
            match entry.key {
                "party" => {
                    let sides = [("supplier", Party::Supplier), ("buyer", Party::Buyer)];
                    party = fields.choice(entry, Leaves::Key, &sides);
                }
                "every" => every = fields.length(entry, Leaves::Key),
                "clause" => clause = fields.text(entry, Leaves::Key),
                "done" => done = done_days(fields, entry),
                _ => return false,
            }
            true
        });
        let id = id?;
        Some(Obligation { id, what: what?, party, first: first?, every, clause, done })
    })
}

fn done_days(fields: &mut Fields, entry: &Entry) -> Vec<(Date, Date)> {
    let mut days = Vec::new();
    let Some(table) = fields.table(entry, Leaves::Key) else { return days };
    for entry in table.entries() {
        let day = fields.date(&entry, Leaves::Key);
        match parse_date(entry.key.as_bytes()) {
            Some(occurrence) => {
                days.extend(day.map(|day| (Date::new(occurrence, entry.key_span), day)));
            }
            None => {
                let message =
                    format!("`{}` is not a day on which the obligation was due", visible(entry.key));
                let help =
                    "write the day it was due, then the day it was met: `2026-04-01 = 2026-03-28`".to_owned();
                fields.report(&rules::WRONG_VALUE, entry.key_span, Leaves::Key, message, Some(help));
            }
        }
    }
    days
}

pub(super) fn reviews(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Review> {
    each(fields, entry, "review", lost, |fields, table| {
        let held = required_date(fields, table, "held");
        let (mut by, mut rating, mut summary, mut next) = (None, None, None, None);
        rest(fields, table, "review", |fields, entry| {
            match entry.key {
                "by" => by = fields.text(entry, Leaves::Key),
                "rating" => {
                    let ratings = [
                        ("good", Rating::Good),
                        ("approaching-target", Rating::ApproachingTarget),
                        ("requires-improvement", Rating::RequiresImprovement),
                        ("inadequate", Rating::Inadequate),
                        ("other", Rating::Other),
                    ];
                    rating = fields.choice(entry, Leaves::Key, &ratings);
                }
                "summary" => summary = fields.text(entry, Leaves::Key),
                "next" => next = fields.date(entry, Leaves::Key),
                _ => return false,
            }
            true
        });
        Some(Review { span: table.span(), held: held?, by, rating, summary, next })
    })
}

pub(super) fn actions(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Action> {
    each(fields, entry, "action", lost, |fields, table| {
        let id = id(fields, table);
        let what = required_text(fields, table, "what");
        let (mut owner, mut raised, mut due, mut done, mut kpi) = (None, None, None, None, None);
        rest(fields, table, "action", |fields, entry| {
            match entry.key {
                "owner" => owner = fields.text(entry, Leaves::Key),
                "raised" => raised = fields.date(entry, Leaves::Key),
                "due" => due = fields.date(entry, Leaves::Key),
                "done" => done = fields.date(entry, Leaves::Key),
                "kpi" => kpi = fields.text(entry, Leaves::Key),
                _ => return false,
            }
            true
        });
        let id = id?;
        Some(Action { id, what: what?, owner, raised, due, done, kpi })
    })
}

pub(super) fn waivers(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Waiver> {
    each(fields, entry, "waiver", lost, |fields, table| {
        let kpi = required_text(fields, table, "kpi");
        let from = required_date(fields, table, "from");
        let until = required_date(fields, table, "until");
        let reason = required_text(fields, table, "reason");
        let agreed = required_date(fields, table, "agreed");
        let mut agreed_by = None;
        rest(fields, table, "waiver", |fields, entry| {
            if entry.key == "agreed_by" {
                agreed_by = fields.text(entry, Leaves::Key);
            }
            entry.key == "agreed_by"
        });
        let (from, until) = (from?, until?);
        if until.value < from.value {
            let message = format!("the waiver ends on {}, before it begins on {}", until.value, from.value);
            let help = "put the earlier date in `from`; both days are included".to_owned();
            fields.report(&rules::ITEM_CONTRADICTS, until.span, Leaves::Item, message, Some(help));
        }
        let waiver = Waiver {
            span: table.span(),
            kpi: kpi?,
            from,
            until,
            reason: reason?,
            agreed_by,
            agreed: agreed?,
        };
        Some(waiver)
    })
}

pub(super) fn variations(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Variation> {
    let read = each(fields, entry, "variation", lost, |fields, table| {
        let id = id(fields, table);
        let agreed = required_date(fields, table, "agreed");
        let (mut effective, mut summary, mut value_change, mut new_end, mut clause) =
            (None, None, None, None, None);
        rest(fields, table, "variation", |fields, entry| {
            match entry.key {
                "effective" => effective = fields.date(entry, Leaves::Key),
                "summary" => summary = fields.text(entry, Leaves::Key),
                "value_change" => value_change = fields.number(entry, Leaves::Key),
                "new_end" => new_end = fields.date(entry, Leaves::Key),
                "clause" => clause = fields.text(entry, Leaves::Key),
                _ => return false,
            }
            true
        });
        let id = id?;
        Some(Variation { id, agreed: agreed?, effective, summary, value_change, new_end, clause })
    });
    unique(fields, read, |variation| &variation.id)
}

pub(super) fn savings(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Saving> {
    let read = each(fields, entry, "saving", lost, |fields, table| {
        let id = id(fields, table);
        let what = required_text(fields, table, "what");
        let (mut declared, mut recurrent, mut cashable) = (None, None, None);
        rest(fields, table, "saving", |fields, entry| {
            match entry.key {
                "declared" => declared = fields.number(entry, Leaves::Key),
                "recurrent" => recurrent = fields.flag(entry, Leaves::Key),
                "cashable" => cashable = fields.flag(entry, Leaves::Key),
                _ => return false,
            }
            true
        });
        let id = id?;
        Some(Saving { id, what: what?, declared, recurrent, cashable })
    });
    unique(fields, read, |saving| &saving.id)
}

pub(super) fn risks(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Risk> {
    each(fields, entry, "risk", lost, |fields, table| {
        let id = id(fields, table);
        let what = required_text(fields, table, "what");
        let (mut likelihood, mut impact, mut owner, mut review, mut closed) = (None, None, None, None, None);
        rest(fields, table, "risk", |fields, entry| {
            match entry.key {
                "likelihood" => likelihood = score(fields, entry),
                "impact" => impact = score(fields, entry),
                "owner" => owner = fields.text(entry, Leaves::Key),
                "review" => review = fields.date(entry, Leaves::Key),
                "closed" => closed = fields.date(entry, Leaves::Key),
                _ => return false,
            }
            true
        });
        let id = id?;
        Some(Risk { id, what: what?, likelihood, impact, owner, review, closed })
    })
}

fn score(fields: &mut Fields, entry: &Entry) -> Option<crate::source::Spanned<u8>> {
    let score = fields.count(entry, Leaves::Key, 1..=5)?;
    u8::try_from(score.value).ok().map(|value| crate::source::Spanned::new(value, score.span))
}

pub(super) fn cases(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Case> {
    each(fields, entry, "case", lost, |fields, table| {
        let id = id(fields, table);
        let opened = required_date(fields, table, "opened");
        let procedure = required_text(fields, table, "procedure");
        let (mut kpis, mut done, mut closed, mut outcome) = (Vec::new(), Vec::new(), None, None);
        rest(fields, table, "case", |fields, entry| {
            match entry.key {
                "kpi" => kpis = fields.texts(entry, Leaves::Key),
                "done" => done = done_steps(fields, entry),
                "closed" => closed = fields.date(entry, Leaves::Key),
                "outcome" => outcome = fields.text(entry, Leaves::Key),
                _ => return false,
            }
            true
        });
        let id = id?;
        Some(Case { id, opened: opened?, procedure: procedure?, kpis, done, closed, outcome })
    })
}

fn done_steps(fields: &mut Fields, entry: &Entry) -> Vec<(Text, Date)> {
    let Some(table) = fields.table(entry, Leaves::Key) else { return Vec::new() };
    let mut steps = Vec::new();
    for entry in table.entries() {
        let day = fields.date(&entry, Leaves::Key);
        steps.extend(day.map(|day| (Text::new(entry.key.into(), entry.key_span), day)));
    }
    steps
}

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
