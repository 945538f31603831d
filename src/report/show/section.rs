use crate::model::Text;
use crate::table::{Cell, Column, Layout, Sheet};

/// A part of the page: what machines read of it, and the list that people see. Without a key it is for people alone.
pub(super) struct Section {
    pub(super) key: &'static str,
    pub(super) machine: Cell,
    pub(super) sheet: Sheet,
}

/// A field: its key in JSON (none where the text is for people alone), its label for people (none where it is
/// for machines alone), and its value.
pub(super) type Field = (&'static str, &'static str, Cell);

/// Fields one under the other.
pub(super) fn fields(key: &'static str, title: &str, fields: Vec<Field>) -> Section {
    let sheet = pairs(key, title, &fields);
    let machine = fields.into_iter().filter(|(key, ..)| !key.is_empty());
    let machine = Cell::Map(machine.map(|(key, _, cell)| (key.to_owned(), cell)).collect());
    Section { key, machine, sheet }
}

/// What people see of fields: those with a label and a value.
pub(super) fn pairs(key: &'static str, title: &str, fields: &[Field]) -> Sheet {
    let shown = fields.iter().filter(|(_, label, cell)| !label.is_empty() && !is_empty(cell));
    Sheet {
        key,
        title: title.to_owned(),
        columns: vec![Column::new("field", "field"), Column::new("value", "value").wrapping()],
        rows: shown.map(|(_, label, cell)| vec![Cell::text(*label), cell.clone()]).collect(),
        layout: Layout::Pairs,
        ..Sheet::default()
    }
}

fn is_empty(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::List(cells) => cells.is_empty(),
        Cell::Shown(_, text) => text.is_empty(),
        _ => false,
    }
}

/// A list that people and machines see alike; machines also what is hidden.
pub(super) fn table(key: &'static str, title: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Section {
    let machine = objects(&columns, &rows);
    let sheet = Sheet { key, title: title.to_owned(), columns, rows, ..Sheet::default() };
    Section { key, machine, sheet }
}

/// The rows as objects.
pub(super) fn objects(columns: &[Column], rows: &[Vec<Cell>]) -> Cell {
    let object = |row: &Vec<Cell>| {
        let pairs = columns.iter().zip(row);
        Cell::Map(pairs.map(|(column, cell)| (column.key.to_owned(), cell.clone())).collect())
    };
    Cell::List(rows.iter().map(object).collect())
}

/// A column of right-aligned figures.
pub(super) const fn figures(key: &'static str, title: &'static str) -> Column {
    Column::new(key, title).right()
}

/// A text, or nothing.
pub(super) fn text(text: Option<&Text>) -> Cell {
    Cell::maybe(text.map(Text::as_str))
}

/// The day of a record, or nothing.
pub(super) fn day(date: Option<crate::model::Date>) -> Cell {
    Cell::date(date.map(|date| date.value))
}

/// A number of things.
pub(super) fn count(count: usize) -> Cell {
    Cell::Count(u64::try_from(count).unwrap_or(u64::MAX))
}
