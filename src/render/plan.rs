use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};
use unicode_width::UnicodeWidthStr;

use super::grid::{GAP, Grid, Slot, fits};
use super::paint::{Paint, mark, unmark};
use crate::table::{Align, Tone};

/// Words up to this width stay whole in a column that may be wrapped.
const WORD: usize = 24;

/// Narrower than this, or than its longest word, a column becomes only where nothing else is left.
const TIGHT: usize = 10;

/// Which columns a narrow screen gets, and how wide each is.
pub(super) struct Plan {
    /// The places of the columns that stay, with their widths.
    columns: Vec<(usize, usize)>,
    /// The places of those left out, in the order of the columns.
    pub(super) left_out: Vec<usize>,
}

impl Plan {
    /// Leaves out what can be spared until the rest fits; `None` where nothing more can be and it still does not.
    pub(super) fn new(grid: &Grid, width: usize) -> Option<Self> {
        let least = least_widths(grid);
        let easy = least.iter().zip(&grid.widths).zip(&grid.columns);
        let easy: Vec<usize> =
            easy.map(|((least, full), column)| *full.min(least.max(&usize::from(column.roomy)))).collect();
        let mut places: Vec<usize> = (0..grid.columns.len()).collect();
        let mut left_out = Vec::new();
        while !fits(places.iter().map(|at| easy[*at]), width) {
            let spare = |at: &&usize| grid.columns[**at].spare > 0;
            let next = places.iter().filter(spare).min_by_key(|at| grid.columns[**at].spare).copied();
            let Some(next) = next else { break };
            left_out.push(next);
            places.retain(|at| *at != next);
        }
        let tight: Vec<usize> =
            least.iter().zip(&grid.widths).map(|(least, full)| *full.min(least.max(&TIGHT))).collect();
        let begin = [&easy, &tight, &least];
        let begin = begin.into_iter().find(|begin| fits(places.iter().map(|at| begin[*at]), width))?;
        if places.is_empty() {
            return None;
        }
        left_out.sort_unstable();
        let mut columns: Vec<(usize, usize)> = places.iter().map(|at| (*at, begin[*at])).collect();
        grow(grid, &mut columns, width);
        Some(Self { columns, left_out })
    }

    /// The table as planned, unless it comes out too wide after all.
    pub(super) fn lay_out(&self, grid: &Grid, width: usize, colour: bool) -> Option<String> {
        let mut text = String::new();
        let titles = grid.rows().next().unwrap_or_default();
        for line in self.table(grid, std::iter::once(titles), width, false)? {
            Paint::Header.put(&line, colour, &mut text);
            text.push('\n');
        }
        for (at, (title, rows)) in grid.parts().enumerate() {
            Grid::heading(title, at == 0, colour, &mut text);
            for line in self.table(grid, rows, width, colour)? {
                text.push_str(&line);
                text.push('\n');
            }
        }
        Some(text)
    }

    fn table<'g>(
        &self,
        grid: &'g Grid,
        rows: impl Iterator<Item = &'g [Slot]>,
        width: usize,
        colour: bool,
    ) -> Option<Vec<String>> {
        let narrow = |width: usize| u16::try_from(width).unwrap_or(u16::MAX);
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(narrow(width));
        for row in rows {
            let cells = self.columns.iter().filter_map(|(at, _)| {
                let (slot, column) = (row.get(*at)?, grid.columns.get(*at)?);
                // A painted cell must stay on its line, or the paint would run over its neighbours.
                let tone = if colour && !column.wrap { slot.tone } else { Tone::Plain };
                Some(comfy_table::Cell::new_owned(mark(grid.text(slot), tone, colour)))
            });
            table.add_row(cells.collect::<Vec<_>>());
        }
        let last = self.columns.len().saturating_sub(1);
        for (number, (column, (at, wide))) in table.column_iter_mut().zip(&self.columns).enumerate() {
            let gap = if number == last { 0 } else { GAP };
            column.set_padding((0, narrow(gap)));
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(narrow(wide + gap))));
            if grid.columns.get(*at).is_some_and(|column| column.align == Align::Right) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        let lines = table.lines().map(|line| {
            let line = line.trim_end();
            (line.width() <= width).then(|| unmark(line, colour))
        });
        lines.collect()
    }
}

/// How narrow each column may become: as its title and its longest word, if it may be wrapped at all.
fn least_widths(grid: &Grid) -> Vec<usize> {
    let mut least: Vec<usize> = grid.widths.clone();
    for (at, column) in grid.columns.iter().enumerate().filter(|(_, column)| column.wrap) {
        let cells = grid.rows().skip(1).filter_map(|row| row.get(at));
        let words = cells.flat_map(|slot| grid.text(slot).split(' ')).map(UnicodeWidthStr::width);
        least[at] = words.max().unwrap_or(0).min(WORD).max(column.title.width());
    }
    least
}

/// Gives what is left of the width to the columns that are wrapped, each time to the one whose text is the
/// longest for its width.
fn grow(grid: &Grid, columns: &mut [(usize, usize)], width: usize) {
    let load = |at: usize| grid.rows().filter_map(|row| row.get(at)).map(|slot| slot.width).sum::<usize>();
    let loads: Vec<usize> = columns.iter().map(|(at, _)| load(*at)).collect();
    let mut left = (width + GAP).saturating_sub(columns.iter().map(|(_, wide)| wide + GAP).sum());
    while left > 0 {
        let mut fullest: Option<usize> = None;
        for (number, (at, wide)) in columns.iter().enumerate() {
            let fuller = |other: usize| loads[number] * columns[other].1 > loads[other] * wide;
            if *wide < grid.widths[*at] && fullest.is_none_or(fuller) {
                fullest = Some(number);
            }
        }
        let Some(fullest) = fullest else { return };
        columns[fullest].1 += 1;
        left -= 1;
    }
}

#[cfg(test)]
mod tests {
    use crate::render::sample::{blank, piped, shown};
    use crate::render::{Format, Screen};
    use crate::table::{Cell, Column, Document, Layout, Sheet};
    use snapbox::{IntoData, assert_data_eq, str};

    fn document() -> Document {
        let row = |id: &str, what: &str, who: &str| {
            vec![Cell::text(id), Cell::text(what), Cell::text(who), Cell::text("gold")]
        };
        let sheet = Sheet {
            key: "items",
            columns: vec![
                Column::new("id", "id"),
                Column::new("what", "what").wrapping_to(12),
                Column::new("who", "who").spare(2),
                Column::new("tier", "tier").spare(1),
            ],
            rows: vec![
                row("A-1", "a review meeting to hold", "R. Quillander"),
                row("A-2", "a certificate", "D. Osmarsh"),
                row("A-3", "a paper", "D. Osmarsh"),
            ],
            parts: vec![(0, "Overdue".to_owned()), (2, "Later".to_owned())],
            ..Sheet::default()
        };
        Document { sheets: vec![sheet], title: String::new(), ..blank() }
    }

    fn at(width: usize) -> String {
        shown(&document(), Format::Table, &Screen { width: Some(width), ..Screen::default() })
    }

    #[test]
    fn what_can_be_spared_goes_in_order_before_anything_is_squeezed_and_is_named() {
        assert!(at(60).starts_with("id   what                      who            tier\nOverdue\n"));
        let no_tier = at(36);
        assert!(no_tier.starts_with("id   what              who\n"), "{no_tier}");
        assert!(no_tier.ends_with("\nLeft out at this width: tier;\n`--columns` shows it.\n"), "{no_tier}");
        assert_data_eq!(
            at(20),
            str![[r#"
id   what
Overdue
A-1  a review
     meeting to hold
A-2  a certificate

Later
A-3  a paper

Left out at this
width: who, tier;
`--columns` shows
them.

"#]]
            .raw()
        );
    }

    #[test]
    fn where_nothing_more_can_be_spared_there_are_records_with_every_column() {
        let records = at(12);
        assert!(records.starts_with("Overdue\nid    A-1\n"), "{records}");
        assert!(records.contains("tier  gold\n\nid    A-2\n"), "{records}");
        assert!(!records.contains("Left out"), "{records}");
    }

    #[test]
    fn parts_are_headings_in_a_pipe_and_in_markdown() {
        let text = piped(&document(), Format::Table);
        assert!(text.contains("tier\nOverdue\nA-1"), "{text}");
        assert!(text.contains("gold\n\nLater\nA-3"), "{text}");
        let markdown = piped(&document(), Format::Markdown);
        let later = "## Later\n\n| id | what | who | tier |\n| --- | --- | --- | --- |\n| A-3 |";
        assert!(markdown.starts_with("## Overdue\n\n| id |") && markdown.contains(later), "{markdown}");
    }

    #[test]
    fn a_record_is_an_object_and_a_field_a_line() {
        let mut document = document();
        document.sheets[0].layout = Layout::Record;
        document.sheets[0].parts.clear();
        document.sheets[0].rows.truncate(1);
        document.sheets[0].rows[0][3] =
            Cell::List(vec![Cell::Map(vec![("name".to_owned(), Cell::text("gold"))])]);
        let json = piped(&document, Format::Json);
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(value["items"]["tier"][0]["name"], "gold");
        assert!(piped(&document, Format::Table).starts_with("id    A-1\nwhat  a review"));
        assert!(piped(&document, Format::Markdown).starts_with("- **id**: A-1\n- **what**: a review"));
    }
}
