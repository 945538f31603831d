//! `cm show`: one contract whole, as a page to read before a call.
//!
//! In JSON the envelope is followed by one object, `contract`. Its keys are stable; absent is `null` or an
//! empty list; dates are ISO strings, money and measures strings that hold exact decimals.
//!
//! - The contract itself: `id, title, supplier, supplier_id, tier, critical, state, standing, why` (a list of
//!   reasons where it does not stand green), `reference, category, cpv, kind, parent, route, document, tags`.
//! - `term`: `signed, start, first_end` (as signed)`, end, days_left, moved[]` (`on, to, by, item`)`, max_end,
//!   notice, notice_deadline, notice_given, auto_renew, renews, terminated, closed, successor, no_successor`.
//! - `options[]`: `option, length, state` (`open`, `taken`, `declined`)`, date` (decided, or to decide by)`, to,
//!   value`.
//! - `value`: `total, current, parts[]` (`from, amount`)`, annual, currency, pricing, cost_centre,
//!   purchase_orders, budget_holder, spent, invoices, credits, payments, lines` (of spend).
//! - `people[]`: `role, name`. `outcomes[]`: `id, statement`.
//! - `measures[]`: `kpi, value, period, target` (in force for that period, else now)`, verdict, provisional,
//!   run, trend` (`better`, `worse`, `steady`)`, sparkline, points[]` (`period, value`: the last twelve expected
//!   periods that have ended)`, unit, missing, next_target, next_target_from, statement, outcome, frequency,
//!   owner, who, clause, S, M, A, R, T` (each `pass`, `weak` or `fail`, as in `cm smart`; absent where it is over).
//! - `breaches[]` as in `cm breaches`; `missing[]`: `kpi, period, due, who`.
//! - `actions[]`, `obligations[]`, `risks[]`, `waivers[]`, `cases[]`, `variations[]`, `savings[]`, `due[]` (as in
//!   `cm due`), `history[]` (`date, kind, what`: newest first, all of it), `extra` (an object).

mod duties;
mod heading;
mod history;
mod measures;
mod money;
mod section;
mod spark;
mod terms;
mod trouble;

use super::document::document;
use crate::diag::Leaves;
use crate::facts::{Context, Facts};
use crate::model::Contract;
use crate::read::Money;
use crate::rules::smart::{Judge, Judged};
use crate::table::{Cell, Column, Document, Layout, Sheet};
use crate::value::{Period, Total};
use crate::view::View;
use section::Section;

/// The contract with what is known of it.
struct Page<'p, 'r> {
    view: &'p View<'r>,
    /// Its place in the register.
    at: usize,
    contract: &'r Contract,
    facts: Facts,
    /// The letters of its measures.
    judged: Judged,
    money: &'p Money,
}

impl Page<'_, '_> {
    fn context(&self) -> &Context<'_> {
        &self.view.context
    }

    fn amount(&self, amount: impl Into<Total>) -> Cell {
        Cell::money(amount.into(), self.view.currency(self.contract))
    }

    fn knows(&self, date: Option<crate::model::Date>) -> bool {
        self.view.context.knows(date.map(|date| date.value))
    }

    fn period(&self, period: Period) -> String {
        period.display(self.view.context.settings.financial_year).to_string()
    }
}

/// The report on the contract at a place of the register's contracts.
///
/// # Panics
/// Where the register has no contract at that place.
#[must_use]
pub fn report(view: &View, at: usize, money: &Money) -> Document {
    let register = view.register;
    let contract = &register.contracts[at];
    let facts = view.context.facts(contract, &register.readings[at]);
    let judged = Judge::new(view).contract(contract, &facts);
    let page = Page { view, at, contract, facts, judged, money };
    let mut document = document("show", "Contract", std::slice::from_ref(view));
    document.title = format!("{}: {}", contract.id.as_str(), contract.title.as_str());
    document.left_out = left_out(&page);
    let heading = heading::fields(&page);
    let sections = sections(&page);
    let mut people = vec![section::pairs("contract", "", &heading)];
    let mut columns = Vec::new();
    let mut cells = Vec::new();
    for (key, label, cell) in heading.into_iter().filter(|(key, ..)| !key.is_empty()) {
        columns.push(Column::new(key, if label.is_empty() { key } else { label }));
        cells.push(cell);
    }
    for section in sections {
        if !section.key.is_empty() {
            columns.push(Column::new(section.key, section.key).wrapping());
            cells.push(section.machine);
        }
        if !section.sheet.rows.is_empty() {
            people.push(section.sheet);
        }
    }
    let layout = Layout::Record;
    document.sheets = vec![Sheet { key: "contract", columns, rows: vec![cells], layout, ..Sheet::default() }];
    document.view = Some(people);
    document
}

fn sections(page: &Page) -> Vec<Section> {
    vec![
        terms::term(page),
        terms::options(page),
        money::value(page),
        terms::people(page),
        terms::outcomes(page),
        measures::measures(page),
        measures::letters(page),
        trouble::breaches(page),
        trouble::missing(page),
        duties::actions(page),
        duties::obligations(page),
        duties::risks(page),
        trouble::waivers(page),
        trouble::cases(page),
        money::variations(page),
        money::savings(page),
        duties::due(page),
        history::history(page),
        terms::extra(page),
    ]
}

/// What was left out that may be this contract's: its own items and rows, rows of nobody known, whole files.
fn left_out(page: &Page) -> Vec<String> {
    let id = page.contract.id.as_str();
    let count = |leaves: Leaves| {
        let findings = page.view.register.findings.iter().filter(|finding| finding.leaves == leaves);
        findings.filter(|finding| finding.contract.as_deref().is_none_or(|of| of == id)).count()
    };
    let counted = [(Leaves::File, "file"), (Leaves::Item, "item"), (Leaves::Row, "row")];
    let counted = counted.into_iter().map(|(leaves, word)| (count(leaves), word));
    counted
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}{}", if count == 1 { "" } else { "s" }))
        .collect()
}
