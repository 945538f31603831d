//! `cm list`: the register.

use super::document::{by_currency, document, sheet};
use crate::facts::{Facts, Standing, State};
use crate::model::{Contract, Text};
use crate::query::Query;
use crate::table::{Cell, Column, Document, Tone};
use crate::value::shown_money;
use crate::view::View;

const COLUMNS: &[Column] = &[
    Column::new("id", "id"),
    Column::new("title", "title").wrapping_to(14),
    Column::new("supplier", "supplier").wrapping_to(14).spare(6),
    Column::new("tier", "tier").spare(1),
    Column::new("state", "state").hidden(),
    Column::new("start", "start").hidden(),
    Column::new("end", "end"),
    Column::new("max_end", "max end").hidden(),
    Column::new("notice_deadline", "notice by").spare(2),
    Column::new("value", "value").right().spare(4),
    Column::new("annual", "annual").right().hidden(),
    Column::new("standing", "standing"),
    Column::new("who", "who").wrapping_to(12).spare(3),
    Column::new("next_review", "next review").hidden(),
    Column::new("currency", "currency").hidden(),
    Column::new("reference", "reference").wrapping().hidden(),
    Column::new("category", "category").wrapping().hidden(),
    Column::new("cpv", "cpv").hidden(),
    Column::new("measures", "measures").right().hidden(),
    Column::new("renews", "renews").hidden(),
    Column::new("tags", "tags").wrapping().hidden(),
    Column::new("extra", "extra").wrapping().hidden(),
];

/// The report: every contract, by id.
#[must_use]
pub fn report(views: &[View], query: &Query) -> Document {
    let mut rows = Vec::new();
    for (at, view) in views.iter().enumerate() {
        let found = view.each(query, |contract, facts| {
            let mine = query.matches_people(view.context.settings, contract);
            mine.then(|| (contract, cells(view, contract, facts)))
        });
        rows.extend(found.into_iter().flatten().map(|(contract, cells)| (at, contract, cells)));
    }
    rows.sort_by(|(a, first, _), (b, second, _)| first.id.value.cmp(&second.id.value).then(a.cmp(b)));
    let mut document = document("list", "Contracts", views);
    let rows: Vec<_> = rows.into_iter().map(|(at, _, cells)| (at, cells)).collect();
    document.notes = notes(&rows);
    let mut items = sheet(views, "items", COLUMNS, rows);
    "No contracts.".clone_into(&mut items.empty);
    document.sheets.push(items);
    document
}

/// The cell of a standing.
pub(super) fn standing(standing: Option<Standing>) -> Cell {
    standing.map_or(Cell::Empty, |standing| {
        let tone = match standing {
            Standing::Red => Tone::Bad,
            Standing::Amber => Tone::Warn,
            Standing::Grey => Tone::Faint,
            Standing::Green => Tone::Good,
        };
        Cell::status(standing.word(), tone)
    })
}

/// The cell of a standing; people see the state where there is none.
fn standing_or_state(facts: &Facts) -> Cell {
    match standing(facts.standing) {
        Cell::Empty => Cell::Shown(Box::new(Cell::Empty), facts.state.word().to_owned()),
        cell => cell,
    }
}

/// The cell of a state.
pub(super) fn state(state: State) -> Cell {
    let tone = match state {
        State::Expired | State::Terminated => Tone::Warn,
        State::Closed => Tone::Faint,
        State::Planned | State::Upcoming | State::Live => Tone::Plain,
    };
    Cell::status(state.word(), tone)
}

fn cells(view: &View, contract: &Contract, facts: &Facts) -> Vec<Cell> {
    let text = |text: &Option<Text>| Cell::maybe(text.as_ref().map(Text::as_str));
    let money = |amount| Cell::money(amount, view.currency(contract));
    let texts = |texts: Vec<String>| Cell::List(texts.into_iter().map(Cell::Text).collect());
    let extra = contract.extra.iter().map(|(key, value)| (key.to_string(), Cell::text(&**value)));
    vec![
        Cell::text(contract.id.as_str()),
        Cell::text(contract.title.as_str()),
        Cell::text(contract.supplier.as_str()),
        text(&contract.tier),
        state(facts.state),
        Cell::date(contract.term.start.map(|start| start.value)),
        Cell::date(facts.term.end),
        Cell::date(facts.term.max_end),
        Cell::date(facts.term.notice_deadline),
        facts.value.map_or(Cell::Empty, money),
        contract.value.annual.map_or(Cell::Empty, |annual| money(annual.value.value.into())),
        standing_or_state(facts),
        Cell::maybe(contract.manager()),
        Cell::date(facts.review_due),
        Cell::text(view.currency(contract).as_str()),
        text(&contract.reference),
        text(&contract.category),
        text(&contract.cpv),
        Cell::Count(u64::try_from(contract.measures.len()).unwrap_or_default()),
        Cell::Bool(facts.term.renews && matches!(facts.state, State::Live | State::Upcoming)),
        texts(contract.tags.iter().map(|tag| tag.to_string()).collect()),
        Cell::Map(extra.collect()),
    ]
}

fn notes(rows: &[(usize, Vec<Cell>)]) -> Vec<String> {
    let value = COLUMNS.iter().position(|column| column.key == "value").unwrap_or_default();
    let amounts = rows.iter().filter_map(|(_, cells)| match cells.get(value) {
        Some(Cell::Money(amount, currency)) => Some((*currency, **amount)),
        _ => None,
    });
    let sums: Vec<String> =
        by_currency(amounts).iter().map(|(currency, sum)| shown_money(*sum, *currency)).collect();
    let contracts =
        if rows.len() == 1 { "1 contract".to_owned() } else { format!("{} contracts", rows.len()) };
    match sums.as_slice() {
        [] => vec![contracts],
        sums => vec![format!("{contracts}, {} in all", sums.join(" + "))],
    }
}
