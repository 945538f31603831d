use unicode_width::UnicodeWidthStr;

use super::cell::{for_people, put, tone};
use super::line::one_line;
use super::paint::Paint;
use super::plan::Plan;
use super::wrap::hanging;
use crate::table::{Align, Column, Layout, Sheet, Tone};

/// Blanks between columns.
pub(super) const GAP: usize = 2;

/// A sheet's shown cells as text in one piece of memory: measured once, then laid out as the screen allows.
pub(super) struct Grid {
    pub(super) columns: Vec<Column>,
    /// The width of each column's widest cell, its title included.
    pub(super) widths: Vec<usize>,
    layout: Layout,
    parts: Vec<(usize, String)>,
    text: String,
    /// The cells row by row, the titles first.
    cells: Vec<Slot>,
}

#[derive(Clone, Copy)]
pub(super) struct Slot {
    start: usize,
    end: usize,
    pub(super) width: usize,
    pub(super) tone: Tone,
}

/// Whether columns of these widths fit.
pub(super) fn fits(widths: impl Iterator<Item = usize>, width: usize) -> bool {
    widths.fold(0, |sum, column| sum + column + GAP) <= width + GAP
}

impl Grid {
    pub(super) fn new(sheet: &Sheet) -> Self {
        let shown = || sheet.columns.iter().enumerate().filter(|(_, column)| column.shown);
        let columns: Vec<Column> = shown().map(|(_, column)| *column).collect();
        let mut grid = Self {
            widths: vec![0; columns.len()],
            columns,
            layout: sheet.layout,
            parts: sheet.parts.clone(),
            text: String::new(),
            cells: Vec::new(),
        };
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

    pub(super) fn rows(&self) -> impl Iterator<Item = &[Slot]> {
        self.cells.chunks(self.columns.len().max(1))
    }

    pub(super) fn text(&self, slot: &Slot) -> &str {
        &self.text[slot.start..slot.end]
    }

    /// Adds the table: in columns if they fit, with some of them wrapped and the least needed left out if they
    /// do then, else as records. Returns the columns that were left out.
    pub(super) fn lay_out(&self, width: Option<usize>, colour: bool, out: &mut String) -> Vec<Column> {
        match (self.layout, width) {
            _ if self.columns.is_empty() => {}
            (Layout::Pairs, _) => self.pairs(width, colour, out),
            (Layout::Record, _) => self.records(width, colour, out),
            (Layout::Table, Some(width)) if !fits(self.widths.iter().copied(), width) => {
                let plan = Plan::new(self, width);
                let wrapped = plan.as_ref().and_then(|plan| plan.lay_out(self, width, colour));
                let (Some(plan), Some(table)) = (plan, wrapped) else {
                    self.records(Some(width), colour, out);
                    return Vec::new();
                };
                out.push_str(&table);
                let left_out = |at: &usize| self.columns.get(*at).copied();
                return plan.left_out.iter().filter_map(left_out).collect();
            }
            (Layout::Table, _) => self.padded(colour, out),
        }
        Vec::new()
    }

    /// The rows below the titles, part by part, each part with its heading.
    pub(super) fn parts(&self) -> impl Iterator<Item = (Option<&str>, impl Iterator<Item = &[Slot]>)> {
        let count = (self.cells.len() / self.columns.len().max(1)).saturating_sub(1);
        let starts = self.parts.iter().map(|(at, title)| (*at, Some(title.as_str())));
        let lead = self.parts.first().is_none_or(|(at, _)| *at > 0).then_some((0, None));
        let ends = self.parts.iter().map(|(at, _)| *at).filter(|at| *at > 0).chain([count]);
        lead.into_iter()
            .chain(starts)
            .zip(ends)
            .map(|((from, title), to)| (title, self.rows().skip(1 + from).take(to.saturating_sub(from))))
    }

    /// Adds the heading of a part, a blank line before it unless it is the first.
    pub(super) fn heading(title: Option<&str>, first: bool, colour: bool, out: &mut String) {
        if let Some(title) = title {
            out.push_str(if first { "" } else { "\n" });
            Paint::Title.put(&one_line(title), colour, out);
            out.push('\n');
        }
    }

    fn padded(&self, colour: bool, out: &mut String) {
        out.reserve((self.widths.iter().sum::<usize>() + GAP * self.columns.len()) * 2);
        let titles = self.rows().next().unwrap_or_default();
        let mut header = String::new();
        self.padded_row(titles, false, &mut header);
        Paint::Header.put(header.trim_end_matches('\n'), colour, out);
        out.push('\n');
        for (at, (title, rows)) in self.parts().enumerate() {
            Self::heading(title, at == 0, colour, out);
            rows.for_each(|row| self.padded_row(row, colour, out));
        }
    }

    fn padded_row(&self, row: &[Slot], colour: bool, out: &mut String) {
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
        out.push('\n');
    }

    /// A label and what it says, line by line.
    fn pairs(&self, width: Option<usize>, colour: bool, out: &mut String) {
        let labels = self.rows().skip(1).filter_map(|row| row.first()).map(|slot| slot.width);
        let label = labels.max().unwrap_or(0);
        for row in self.rows().skip(1) {
            if let [name, value, ..] = row {
                self.field(label, (self.text(name), name.width), value, width, colour, out);
            }
        }
    }

    fn field(
        &self,
        label: usize,
        (name, wide): (&str, usize),
        value: &Slot,
        width: Option<usize>,
        colour: bool,
        out: &mut String,
    ) {
        if value.start == value.end {
            return;
        }
        let blanks = label - wide + GAP;
        put(out, format_args!("{name}{:blanks$}", ""));
        let lines = hanging(label + GAP, self.text(value), width);
        Paint::Tone(value.tone).put(&lines, colour, out);
        out.push('\n');
    }

    /// A field a line, for a screen that is too narrow for the columns.
    fn records(&self, width: Option<usize>, colour: bool, out: &mut String) {
        let label = self.columns.iter().map(|column| column.title.width()).max().unwrap_or(0);
        let mut begun = false;
        for (at, (title, rows)) in self.parts().enumerate() {
            Self::heading(title, at == 0, colour, out);
            if title.is_some() {
                begun = false;
            }
            for row in rows {
                out.push_str(if begun { "\n" } else { "" });
                begun = true;
                for (slot, column) in row.iter().zip(&self.columns) {
                    let name = (column.title, column.title.width());
                    self.field(label, name, slot, width, colour, out);
                }
            }
        }
    }
}
