use std::cmp::Ordering;
use std::mem;

use super::cell::put;
use crate::table::{Cell, Column, Document, Sheet};

/// Applies `--columns` and `--sort` to the document's first list; `-` before a column sorts it downwards.
///
/// Chosen columns replace what people would have seen; the other lists keep those of the chosen columns
/// that they have, and a list that has none of them goes. Rows that compare equal keep their order, and
/// absent cells come last whichever way a column is sorted.
///
/// # Errors
/// Names a column that the list does not have, the nearest that it has, and all of them.
pub fn choose(document: &mut Document, columns: &[String], sort: &[String]) -> Result<(), String> {
    let main = document.sheets.first().map_or(&[][..], |sheet| &sheet.columns[..]);
    let chosen = columns.iter().map(|key| find(main, key.trim()).map(|at| main[at].key));
    let mut keys = Vec::new();
    for key in chosen.collect::<Result<Vec<_>, _>>()? {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let order = sort.iter().map(|word| {
        let word = word.trim();
        let key = word.strip_prefix('-').unwrap_or(word);
        find(main, key).map(|at| (main[at].key, word.starts_with('-')))
    });
    let order = order.collect::<Result<Vec<_>, _>>()?;
    if !order.is_empty() {
        sort_document(document, &order);
    }
    if !keys.is_empty() {
        document.view = None;
        document.sheets.iter_mut().for_each(|sheet| narrow(sheet, &keys));
        document.sheets.retain(|sheet| !sheet.columns.is_empty());
    }
    Ok(())
}

/// The columns of the document's first list, one a line: what `--columns help` prints.
#[must_use]
pub fn columns_help(document: &Document) -> String {
    let columns = document.sheets.first().map_or(&[][..], |sheet| &sheet.columns[..]);
    let width = columns.iter().map(|column| column.key.len()).max().unwrap_or(0);
    let mut text = String::new();
    for Column { key, title, shown, .. } in columns {
        let hidden = if *shown { "" } else { " (only on request)" };
        put(&mut text, format_args!("{}\n", format!("{key:width$}  {title}{hidden}").trim_end()));
    }
    text
}

fn find(columns: &[Column], key: &str) -> Result<usize, String> {
    if let Some(at) = columns.iter().position(|column| column.key == key) {
        return Ok(at);
    }
    let lower = key.to_lowercase();
    let distance = |column: &Column| strsim::osa_distance(&lower, column.key);
    let near = columns.iter().min_by_key(|column| distance(column));
    let near = near.filter(|column| distance(column) <= (key.chars().count() / 3).max(1));
    let hint = near.map_or_else(String::new, |column| format!(" (did you mean `{}`?)", column.key));
    let all = columns.iter().map(|column| column.key).collect::<Vec<_>>().join(", ");
    Err(format!("there is no column `{key}`{hint}; the columns are: {all}"))
}

fn sort_document(document: &mut Document, order: &[(&str, bool)]) {
    if let Some(sheet) = document.sheets.first_mut() {
        sort_sheet(sheet, order);
    }
    let view = document.view.as_mut().and_then(|sheets| sheets.first_mut());
    // Where the people's rows lack a column to sort by, they see the machines' rows.
    if !view.is_some_and(|sheet| sort_sheet(sheet, order)) {
        document.view = None;
    }
}

/// Sorts the rows, if the list has all the columns.
fn sort_sheet(sheet: &mut Sheet, order: &[(&str, bool)]) -> bool {
    let place = |key: &str| sheet.columns.iter().position(|column| column.key == key);
    let by = order.iter().map(|(key, down)| place(key).map(|at| (at, *down)));
    let Some(by) = by.collect::<Option<Vec<_>>>() else { return false };
    let compare = |a: &[Cell], b: &[Cell]| {
        by.iter().fold(Ordering::Equal, |so_far, (at, down)| {
            so_far.then_with(|| {
                a.get(*at).zip(b.get(*at)).map_or(Ordering::Equal, |(a, b)| by_cell(a, b, *down))
            })
        })
    };
    sheet.rows.sort_by(|a, b| compare(a, b));
    sheet.parts.clear();
    true
}

fn by_cell(a: &Cell, b: &Cell, down: bool) -> Ordering {
    let absent = |cell: &Cell| matches!(cell.machine(), Cell::Empty);
    if down && !absent(a) && !absent(b) { b.order(a) } else { a.order(b) }
}

fn narrow(sheet: &mut Sheet, keys: &[&str]) {
    let place = |key: &&str| sheet.columns.iter().position(|column| column.key == *key);
    let places: Vec<usize> = keys.iter().filter_map(place).collect();
    sheet.columns = places.iter().map(|at| Column { shown: true, ..sheet.columns[*at] }).collect();
    for row in &mut sheet.rows {
        let take = |at: &usize| row.get_mut(*at).map_or(Cell::Empty, |cell| mem::replace(cell, Cell::Empty));
        *row = places.iter().map(take).collect();
    }
    sheet.flat.retain(|(key, _)| keys.contains(key));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Format;
    use crate::render::sample::{breaches, date, piped};

    fn strings(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn contracts(document: &Document) -> Vec<String> {
        let first =
            |row: &Vec<Cell>| if let Cell::Text(text) = &row[0] { text.clone() } else { String::new() };
        document.sheets[0].rows.iter().map(first).collect()
    }

    #[test]
    fn chosen_columns_replace_what_people_see_in_the_order_chosen() {
        let mut document = breaches();
        document.view = Some(Vec::new());
        choose(&mut document, &strings(&["run", "state", "contract", "run"]), &[]).unwrap();
        assert!(document.view.is_none());
        let csv = "run,state,contract\n3,open,IMG-2024-017\n1,waived,CAT-1\n,missing,IMG-2024-017\n";
        assert_eq!(piped(&document, Format::Csv), csv);
        assert!(piped(&document, Format::Table).contains("Run  State   Contract\n  3  open    IMG-2024-017"));
        choose(&mut document, &strings(&["run"]), &[]).unwrap();
        assert_eq!(document.sheets.len(), 1);
    }

    #[test]
    fn an_unknown_column_gets_the_nearest_and_the_list() {
        let complaint = choose(&mut breaches(), &strings(&["contrakt"]), &[]).unwrap_err();
        assert_eq!(
            complaint,
            "there is no column `contrakt` (did you mean `contract`?); the columns are: contract, title, period, \
             value, target, state, run, since, credit, who"
        );
        let complaint = choose(&mut breaches(), &[], &strings(&["-zzzzzz"])).unwrap_err();
        assert!(complaint.starts_with("there is no column `zzzzzz`; the columns are: "), "{complaint}");
    }

    #[test]
    fn rows_are_sorted_stably_with_the_absent_last_either_way() {
        let mut document = breaches();
        let mut third = document.sheets[0].rows[1].clone();
        third[0] = Cell::text("AAA");
        third[7] = date("2025-01-01");
        document.sheets[0].rows.push(third);
        let mut sorted = |by: &[&str]| {
            choose(&mut document, &[], &strings(by)).unwrap();
            contracts(&document)
        };
        assert_eq!(sorted(&["since"]), ["AAA", "IMG-2024-017", "CAT-1"]);
        assert_eq!(sorted(&["credit"]), ["IMG-2024-017", "AAA", "CAT-1"]);
        assert_eq!(sorted(&["-credit"]), ["IMG-2024-017", "AAA", "CAT-1"]);
        assert_eq!(sorted(&["run", "-contract"]), ["CAT-1", "AAA", "IMG-2024-017"]);
    }

    #[test]
    fn people_see_the_same_order_or_the_machines_rows() {
        let mut document = breaches();
        document.view = Some(document.sheets.clone());
        choose(&mut document, &[], &strings(&["contract"])).unwrap();
        assert_eq!(document.view.as_ref().unwrap()[0].rows[0][0], Cell::text("CAT-1"));
        document.view.as_mut().unwrap()[0].columns.remove(0);
        choose(&mut document, &[], &strings(&["contract"])).unwrap();
        assert!(document.view.is_none());
    }

    #[test]
    fn help_lists_the_columns() {
        let help = columns_help(&breaches());
        assert!(help.starts_with("contract  Contract\ntitle     Title\n"), "{help}");
        assert!(help.contains("run       Run (only on request)\n"), "{help}");
    }
}
