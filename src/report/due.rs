//! `cm due`: what falls due, by date, overdue first.

use super::document::{by_currency, document, sheet};
use crate::due::{self, Item, Kind};
use crate::model::{Contract, Text};
use crate::query::Query;
use crate::table::{Cell, Column, Document, Sheet, Tone};
use crate::value::{Currency, Length, Total, shown_money};
use crate::view::View;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What is asked of the report.
#[derive(Clone, Default, Debug)]
pub struct Options {
    /// How far to look ahead; `None` is the register's own horizon.
    pub within: Option<Length>,
    /// Only what is overdue.
    pub overdue: bool,
    /// Whether people will read it: then missing readings of one measure are one line.
    pub people: bool,
}

/// An item with its contract.
#[derive(Debug)]
pub struct Line<'r> {
    /// Which of the registers.
    pub view: usize,
    /// Its contract.
    pub contract: &'r Contract,
    /// The item.
    pub item: Item,
}

/// Everything that falls due, by date, then contract, then kind, then as the file has it.
#[must_use]
pub fn lines<'r>(views: &[View<'r>], query: &Query, options: &Options) -> Vec<Line<'r>> {
    let mut lines = Vec::new();
    for (at, view) in views.iter().enumerate() {
        let context = &view.context;
        let last = if options.overdue {
            context.as_of.pred_opt()
        } else {
            let horizon = options.within.unwrap_or(context.settings.horizon);
            horizon.add_to(context.as_of, &context.settings.calendar).or(Some(NaiveDate::MAX))
        };
        let Some(last) = last else { continue };
        let found = view.each(query, |contract, facts| {
            let mut items = due::items(context, contract, facts, last);
            items.retain(|item| query.matches_who(context.settings, item.who.as_deref()));
            items.into_iter().map(|item| Line { view: at, contract, item }).collect::<Vec<_>>()
        });
        lines.extend(found.into_iter().flatten());
    }
    // Stable: within a contract, day and kind the order of the file stays.
    lines.sort_by(|a, b| {
        let key = |line: &Line| (line.item.date, line.item.kind);
        let ids = a.contract.id.value.cmp(&b.contract.id.value);
        a.item.date.cmp(&b.item.date).then(ids).then(a.view.cmp(&b.view)).then(key(a).cmp(&key(b)))
    });
    lines
}

const COLUMNS: &[Column] = &[
    Column::new("date", "date"),
    Column::new("act_by", "act by"),
    Column::new("kind", "kind"),
    Column::new("contract", "contract"),
    Column::new("item", "item"),
    Column::new("period", "period"),
    Column::new("what", "what").wrapping(),
    Column::new("who", "who").wrapping(),
    Column::new("tier", "tier"),
    Column::new("value", "value").right(),
    Column::new("days", "days").right(),
    Column::new("currency", "currency").hidden(),
    Column::new("title", "title").wrapping().hidden(),
    Column::new("supplier", "supplier").wrapping().hidden(),
];

/// The report.
#[must_use]
pub fn report(views: &[View], query: &Query, options: &Options) -> Document {
    let lines = lines(views, query, options);
    let mut document = document("due", "Due", views);
    let rows = lines.iter().map(|line| (line.view, cells(views, line))).collect();
    document.sheets.push(sheet(views, "items", COLUMNS, rows));
    document.summary = summary(views, &lines);
    if options.people {
        document.view = Some(vec![people(views, &lines)]);
    }
    document.notes = notes(views, &lines);
    document
}

fn cells(views: &[View], line: &Line) -> Vec<Cell> {
    let Line { view, contract, item } = line;
    let view = &views[*view];
    let financial_year = view.context.settings.financial_year;
    vec![
        Cell::Date(item.date),
        Cell::Date(item.act_by),
        Cell::text(item.kind.word()),
        Cell::text(contract.id.as_str()),
        Cell::maybe(item.item.clone()),
        Cell::maybe(item.period.map(|period| period.display(financial_year).to_string())),
        Cell::text(item.what.clone()),
        Cell::maybe(item.who.clone()),
        Cell::maybe(contract.tier.as_ref().map(Text::as_str)),
        item.value.map_or(Cell::Empty, |value| Cell::money(value, view.currency(contract))),
        Cell::Days(item.days),
        Cell::text(view.currency(contract).as_str()),
        Cell::text(contract.title.as_str()),
        Cell::text(contract.supplier.as_str()),
    ]
}

/// The contracts behind the lines, each once.
fn contracts<'l>(lines: &'l [Line]) -> impl Iterator<Item = &'l Line<'l>> {
    let mut seen = BTreeSet::new();
    lines.iter().filter(move |line| seen.insert((line.view, &*line.contract.id.value)))
}

/// The value of the contracts behind the lines, each counted once, by currency.
fn at_stake(views: &[View], lines: &[Line]) -> Vec<(Currency, Total)> {
    by_currency(
        contracts(lines).filter_map(|line| {
            line.item.value.map(|value| (views[line.view].currency(line.contract), value))
        }),
    )
}

fn count(count: usize) -> Cell {
    Cell::Count(u64::try_from(count).unwrap_or(u64::MAX))
}

fn summary(views: &[View], lines: &[Line]) -> Vec<(&'static str, Cell)> {
    let overdue = lines.iter().filter(|line| line.item.days < 0).count();
    let kinds = Kind::all()
        .map(|kind| (kind, lines.iter().filter(|line| line.item.kind == kind).count()))
        .filter(|(_, found)| *found > 0)
        .map(|(kind, found)| (kind.word().to_owned(), count(found)));
    let money = at_stake(views, lines);
    let money = money.into_iter().map(|(currency, sum)| (currency.to_string(), Cell::money(sum, currency)));
    vec![
        ("items", count(lines.len())),
        ("overdue", count(overdue)),
        ("contracts", count(contracts(lines).count())),
        ("kinds", Cell::Map(kinds.collect())),
        ("value", Cell::Map(money.collect())),
    ]
}

const PEOPLE: &[Column] = &[
    Column::new("date", "date"),
    Column::new("days", "days").right(),
    Column::new("kind", "kind").spare(4),
    Column::new("contract", "contract"),
    Column::new("what", "what").wrapping(),
    Column::new("who", "who").wrapping_to(14).spare(5),
    Column::new("supplier", "supplier").wrapping_to(12).spare(3),
    Column::new("tier", "tier").spare(2),
    Column::new("value", "value").right().spare(1),
];

/// For people many missing readings of one measure are one line, at the oldest, and the days are in three
/// parts: what is overdue, the next seven days, and what is later.
fn people(views: &[View], lines: &[Line]) -> Sheet {
    let folded = fold(lines.iter().map(|line| (line.view, &*line.contract.id.value, &line.item)));
    let rows = folded.iter().filter_map(|(at, more)| {
        let line = lines.get(*at)?;
        Some((line.view, people_cells(views, line, *more)))
    });
    let mut sheet = sheet(views, "items", PEOPLE, rows.collect());
    sheet.parts = parts(folded.iter().filter_map(|(at, _)| lines.get(*at)).map(|line| line.item.days));
    "Nothing falls due.".clone_into(&mut sheet.empty);
    sheet
}

/// The places of the items that people see, each with the number of later missing readings of its measure
/// that it stands for.
pub(super) fn fold<'i>(items: impl Iterator<Item = (usize, &'i str, &'i Item)>) -> Vec<(usize, usize)> {
    let mut folded: Vec<(usize, usize)> = Vec::new();
    let mut first = std::collections::BTreeMap::new();
    for (at, (view, contract, item)) in items.enumerate() {
        if item.kind == Kind::Reading && item.days < 0 {
            let key = (view, contract, item.item.as_deref());
            let place = *first.entry(key).or_insert(folded.len());
            if let Some((_, more)) = folded.get_mut(place) {
                *more += 1;
                continue;
            }
        }
        folded.push((at, 0));
    }
    folded
}

/// How many days count as near.
const NEAR: i64 = 7;

/// The headings of what is overdue, near and later, of items by date.
pub(super) fn parts(days: impl Iterator<Item = i64>) -> Vec<(usize, String)> {
    let mut parts: Vec<(usize, String)> = Vec::new();
    for (at, days) in days.enumerate() {
        let title = match days {
            ..0 => "Overdue".to_owned(),
            0..=NEAR => format!("Next {NEAR} days"),
            _ => "Later".to_owned(),
        };
        if parts.last().is_none_or(|(_, last)| *last != title) {
            parts.push((at, title));
        }
    }
    parts
}

/// The days to an item, as people say it.
pub(super) fn days(item: &Item) -> Cell {
    let tone = match item.days {
        ..0 => Tone::Bad,
        0..=NEAR => Tone::Warn,
        _ => Tone::Plain,
    };
    let words = match item.days {
        0 => "today".to_owned(),
        days => days.to_string(),
    };
    Cell::status(words, tone)
}

/// What an item asks for, with its id, as people read it.
pub(super) fn what(item: &Item, more: usize) -> String {
    let mut what = match &item.item {
        Some(id) => format!("{id}: {}", item.what),
        None => item.what.clone(),
    };
    if more > 0 {
        what.push_str(&format!(", and {more} more"));
    }
    if item.act_by != item.date && item.days >= 0 {
        what.push_str(&format!(" (act by {})", item.act_by));
    }
    what
}

fn people_cells(views: &[View], line: &Line, more: usize) -> Vec<Cell> {
    let Line { view, contract, item } = line;
    let value = item.value.map_or(Cell::Empty, |value| Cell::money(value, views[*view].currency(contract)));
    vec![
        Cell::Date(item.date),
        days(item),
        Cell::text(item.kind.word()),
        Cell::text(contract.id.as_str()),
        Cell::text(what(item, more)),
        Cell::maybe(item.who.clone()),
        Cell::text(contract.supplier.as_str()),
        Cell::maybe(contract.tier.as_ref().map(Text::as_str)),
        value,
    ]
}

fn notes(views: &[View], lines: &[Line]) -> Vec<String> {
    if lines.is_empty() {
        return Vec::new();
    }
    let overdue = lines.iter().filter(|line| line.item.days < 0).count();
    let things = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    let stake: Vec<String> =
        at_stake(views, lines).iter().map(|(currency, sum)| shown_money(*sum, *currency)).collect();
    let stake = if stake.is_empty() {
        String::new()
    } else {
        format!(", {} at stake (each contract once)", stake.join(" + "))
    };
    let mut notes = vec![format!(
        "{}, {overdue} overdue, in {}{stake}",
        things(lines.len(), "item"),
        things(contracts(lines).count(), "contract"),
    )];
    let computed =
        lines.iter().any(|line| views[line.view].context.settings.calendar.is_computed(line.item.date));
    if computed {
        notes.push("Bank holidays of some years shown are computed, not yet proclaimed.".to_owned());
    }
    notes
}
