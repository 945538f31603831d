use crate::table::{Cell, Column, Document, Sheet};
use crate::value::{Currency, Total};
use crate::view::View;
use chrono::NaiveDate;

/// An empty document about these registers.
pub(super) fn document(report: &'static str, title: &str, views: &[View]) -> Document {
    let registers: Vec<String> = views.iter().map(|view| view.register.name.clone()).collect();
    let first = views.first();
    let mut lost = Vec::new();
    for view in views {
        let own = view.register.lost.words();
        if views.len() > 1 && !own.is_empty() {
            lost.push(format!("{} in {}", own.join(", "), view.register.name));
        } else {
            lost.extend(own);
        }
    }
    let as_of = first.map_or(NaiveDate::MIN, |view| view.context.as_of);
    Document {
        report,
        title: format!("{title}: {} as of {as_of}", registers.join(", ")),
        registers,
        currency: first.map(|view| view.register.settings.currency.to_string()).unwrap_or_default(),
        as_of,
        left_out: lost,
        summary: Vec::new(),
        sheets: Vec::new(),
        view: None,
        notes: Vec::new(),
    }
}

/// Puts the register's name before each row where there are several registers.
pub(super) fn sheet(
    views: &[View],
    key: &'static str,
    columns: &[Column],
    rows: Vec<(usize, Vec<Cell>)>,
) -> Sheet {
    let several = views.len() > 1;
    let mut all = Vec::with_capacity(columns.len() + 1);
    if several {
        all.push(Column::new("register", "register"));
    }
    all.extend_from_slice(columns);
    let row = |(view, cells): (usize, Vec<Cell>)| {
        if !several {
            return cells;
        }
        let name = views.get(view).map(|view| view.register.name.clone());
        std::iter::once(Cell::maybe(name)).chain(cells).collect()
    };
    Sheet { key, columns: all, rows: rows.into_iter().map(row).collect(), ..Sheet::default() }
}

/// Amounts summed by currency, each as money, in order of the currency.
pub(super) fn by_currency(amounts: impl IntoIterator<Item = (Currency, Total)>) -> Vec<(Currency, Total)> {
    let mut sums = std::collections::BTreeMap::new();
    for (currency, amount) in amounts {
        let sum: &mut Total = sums.entry(currency).or_default();
        *sum += amount;
    }
    sums.into_iter().collect()
}
