use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};
use unicode_width::UnicodeWidthStr;

use super::cell::{for_people, put, tone};
use super::paint::{END, Paint, mark, unmark};
use super::wrap::hanging;
use crate::table::{Align, Column, Sheet, Tone};

/// Blanks between columns.
const GAP: usize = 2;

/// Words up to this width stay whole in a column that may be wrapped.
const WORD: usize = 24;

/// A sheet's shown cells as text in one piece of memory: measured once, then laid out as the screen allows.
pub(super) struct Grid {
    columns: Vec<Column>,
    /// The width of each column's widest cell, its title included.
    widths: Vec<usize>,
    text: String,
    /// The cells row by row, the titles first.
    cells: Vec<Slot>,
}

#[derive(Clone, Copy)]
struct Slot {
    start: usize,
    end: usize,
    width: usize,
    tone: Tone,
}

impl Grid {
    pub(super) fn new(sheet: &Sheet) -> Self {
        let shown = || sheet.columns.iter().enumerate().filter(|(_, column)| column.shown);
        let columns: Vec<Column> = shown().map(|(_, column)| *column).collect();
        let mut grid =
            Self { widths: vec![0; columns.len()], columns, text: String::new(), cells: Vec::new() };
        for (at, (_, column)) in shown().enumerate() {
            grid.add(at, Tone::Plain, |text| text.push_str(column.title));
        }
        for row in &sheet.rows {
            for (at, (from, _)) in shown().enumerate() {
                match row.get(from) {
                    Some(cell) => grid.add(at, tone(cell), |text| for_people(cell, text)),
                    None => grid.add(at, Tone::Plain, |_| {}),
                }
            }
        }
        grid
    }

    fn add(&mut self, column: usize, tone: Tone, write: impl FnOnce(&mut String)) {
        let start = self.text.len();
        write(&mut self.text);
        self.text.truncate(start + self.text[start..].trim_end().len());
        let text = &self.text[start..];
        // Most cells are ASCII, whose width is their length.
        let width = if text.is_ascii() { text.len() } else { text.width() };
        self.widths[column] = self.widths[column].max(width);
        self.cells.push(Slot { start, end: self.text.len(), width, tone });
    }

    fn rows(&self) -> impl Iterator<Item = &[Slot]> {
        self.cells.chunks(self.columns.len().max(1))
    }

    fn text(&self, slot: &Slot) -> &str {
        &self.text[slot.start..slot.end]
    }

    /// Adds the table: in columns if they fit, with some of them wrapped if they do then, else as records.
    pub(super) fn lay_out(&self, width: Option<usize>, colour: bool, out: &mut String) {
        let fits = |widths: &[usize], width| widths.iter().sum::<usize>() + GAP * (widths.len() - 1) <= width;
        match width {
            _ if self.columns.is_empty() => {}
            Some(width) if !fits(&self.widths, width) => {
                let least = self.least_widths();
                let wrapped = fits(&least, width).then(|| self.wrapped(&least, width, colour)).flatten();
                match wrapped {
                    Some(table) => out.push_str(&table),
                    None => self.records(width, colour, out),
                }
            }
            _ => self.padded(colour, out),
        }
    }

    fn padded(&self, colour: bool, out: &mut String) {
        out.reserve((self.widths.iter().sum::<usize>() + GAP * self.columns.len()) * 2);
        for (at, row) in self.rows().enumerate() {
            if at == 0 && colour {
                out.push_str(Paint::Header.begin());
            }
            // Blanks wait for a cell that needs them, so that no line ends in blanks.
            let mut blanks = 0;
            for ((slot, column), width) in row.iter().zip(&self.columns).zip(&self.widths) {
                let spare = width - slot.width;
                let (before, after) = if column.align == Align::Right { (spare, 0) } else { (0, spare) };
                blanks += before;
                if slot.start < slot.end {
                    out.extend(std::iter::repeat_n(' ', blanks));
                    blanks = 0;
                    Paint::Tone(slot.tone).put(self.text(slot), colour, out);
                }
                blanks += after + GAP;
            }
            out.push_str(if at == 0 && colour { END } else { "" });
            out.push('\n');
        }
    }

    /// How narrow each column may become: as its title and its longest word, if it may be wrapped at all.
    fn least_widths(&self) -> Vec<usize> {
        let mut least: Vec<usize> = self.widths.clone();
        for (at, column) in self.columns.iter().enumerate().filter(|(_, column)| column.wrap) {
            let cells = self.rows().skip(1).filter_map(|row| row.get(at));
            let words = cells.flat_map(|slot| self.text(slot).split(' ')).map(UnicodeWidthStr::width);
            least[at] = words.max().unwrap_or(0).min(WORD).max(column.title.width());
        }
        least
    }

    /// The table with some columns wrapped, unless it comes out too wide after all.
    fn wrapped(&self, least: &[usize], width: usize, colour: bool) -> Option<String> {
        let narrow = |width: usize| u16::try_from(width).unwrap_or(u16::MAX);
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(narrow(width));
        for (at, row) in self.rows().enumerate() {
            let cells = row.iter().zip(&self.columns).map(|(slot, column)| {
                // A painted cell must stay on its line, or the paint would run over its neighbours.
                let tone = if colour && !column.wrap { slot.tone } else { Tone::Plain };
                comfy_table::Cell::new_owned(mark(self.text(slot), tone, colour))
            });
            let cells: Vec<_> = cells.collect();
            if at == 0 {
                table.set_header(cells)
            } else {
                table.add_row(cells)
            };
        }
        let last = self.columns.len() - 1;
        for (at, (column, from)) in table.column_iter_mut().zip(&self.columns).enumerate() {
            let gap = if at == last { 0 } else { narrow(GAP) };
            column.set_padding((0, gap));
            column.set_constraint(if from.wrap {
                ColumnConstraint::LowerBoundary(Width::Fixed(narrow(least[at]).saturating_add(gap)))
            } else {
                ColumnConstraint::ContentWidth
            });
            if from.align == Align::Right {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        let mut text = String::new();
        for (at, line) in table.lines().enumerate() {
            let line = line.trim_end();
            if line.width() > width {
                return None;
            }
            let line = unmark(line, colour);
            // No title is wrapped, so the titles are the first line.
            Paint::Header.put(&line, colour && at == 0, &mut text);
            text.push('\n');
        }
        Some(text)
    }

    /// A field a line, for a screen that is too narrow for the columns.
    fn records(&self, width: usize, colour: bool, out: &mut String) {
        let label = self.columns.iter().map(|column| column.title.width()).max().unwrap_or(0);
        for (at, row) in self.rows().skip(1).enumerate() {
            out.push_str(if at == 0 { "" } else { "\n" });
            for (slot, column) in row.iter().zip(&self.columns).filter(|(slot, _)| slot.start < slot.end) {
                let blanks = label - column.title.width() + GAP;
                put(out, format_args!("{}{:blanks$}", column.title, ""));
                let value = hanging(label + GAP, self.text(slot), Some(width));
                Paint::Tone(slot.tone).put(&value, colour, out);
                out.push('\n');
            }
        }
    }
}
