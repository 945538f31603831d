use std::io;

use crate::table::{Cell, Document, Sheet};

static ABSENT: Cell = Cell::Empty;

/// The columns of all lists merged by key, in the order in which the keys first appear.
pub(super) fn keys(document: &Document) -> Vec<&'static str> {
    let mut keys = Vec::new();
    for sheet in &document.sheets {
        let columns = sheet.columns.iter().map(|column| column.key);
        for key in columns.chain(sheet.flat.iter().map(|(key, _)| *key)) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}

/// Calls `each` with every row of every list, as wide as `keys`.
pub(super) fn rows<'d>(
    document: &'d Document,
    keys: &[&str],
    mut each: impl FnMut(&[&'d Cell]) -> io::Result<()>,
) -> io::Result<()> {
    let mut cells = Vec::with_capacity(keys.len());
    for sheet in &document.sheets {
        let sources: Vec<Source> = keys.iter().map(|key| source(sheet, key)).collect();
        for row in &sheet.rows {
            cells.clear();
            cells.extend(sources.iter().map(|source| match source {
                Source::Fixed(cell) => *cell,
                Source::Column(at) => row.get(*at).unwrap_or(&ABSENT),
            }));
            each(&cells)?;
        }
    }
    Ok(())
}

/// Where a list's rows have their cell of a merged column.
enum Source<'d> {
    Fixed(&'d Cell),
    Column(usize),
}

fn source<'d>(sheet: &'d Sheet, key: &str) -> Source<'d> {
    if let Some((_, cell)) = sheet.flat.iter().find(|(flat, _)| *flat == key) {
        return Source::Fixed(cell);
    }
    let column = sheet.columns.iter().position(|column| column.key == key);
    column.map_or(Source::Fixed(&ABSENT), Source::Column)
}
