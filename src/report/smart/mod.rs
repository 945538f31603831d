//! `cm smart`: the five letters of every measure, the worst measures first, and why.

mod find;
mod findings;
mod people;

use super::document::{document, sheet};
use crate::model::Text;
use crate::rules::measure::Letter;
use crate::rules::smart::{Mark, Marks};
use crate::table::{Cell, Column, Document, Tone};
use crate::view::View;

use find::Line;
pub use find::{Found, find};
pub(super) use findings::characters;
use findings::findings;
use people::reasons;

const COLUMNS: &[Column] = &[
    Column::new("contract", "contract"),
    Column::new("kpi", "measure"),
    Column::new("S", "S"),
    Column::new("M", "M"),
    Column::new("A", "A"),
    Column::new("R", "R"),
    Column::new("T", "T"),
    Column::new("who", "who").wrapping().hidden(),
    Column::new("tier", "tier").hidden(),
    Column::new("title", "title").wrapping().hidden(),
    Column::new("supplier", "supplier").wrapping().hidden(),
    Column::new("statement", "statement").wrapping().hidden(),
];

/// The report. `positions` are the lines and columns of the findings, as many as [`Found::places`] gives; people see
/// neither, so that none need be given where only they read it.
#[must_use]
pub fn report(views: &[View], found: &Found, positions: &[(u32, u32)]) -> Document {
    let mut document = document("smart", "SMART", views);
    let rows = found.lines.iter().map(|line| (line.view, cells(line))).collect();
    let mut measures = sheet(views, "kpis", COLUMNS, rows);
    "No measures.".clone_into(&mut measures.empty);
    document.view = Some(std::iter::once(measures.clone()).chain(reasons(views, found)).collect());
    document.sheets = vec![measures, findings(views, found, positions)];
    document.summary = summary(found);
    document.notes = notes(found);
    document
}

fn cells(line: &Line) -> Vec<Cell> {
    let Line { contract, .. } = line;
    let measure = line.measure();
    let mut cells = vec![Cell::text(contract.id.as_str()), Cell::text(measure.id.as_str())];
    cells.extend(line.verdict.marks.each().map(|(_, mark)| shown(mark)));
    cells.extend([
        Cell::maybe(contract.who(measure.owner.as_ref())),
        Cell::maybe(contract.tier.as_ref().map(Text::as_str)),
        Cell::text(contract.title.as_str()),
        Cell::text(contract.supplier.as_str()),
        Cell::maybe(measure.statement.as_ref().map(Text::as_str)),
    ]);
    cells
}

/// The cell of a mark: capitals make a failure stand out without colour.
pub(super) fn shown(mark: Mark) -> Cell {
    match mark {
        Mark::Pass => Cell::status(mark.word(), Tone::Plain),
        Mark::Weak => Cell::status(mark.word(), Tone::Warn),
        Mark::Fail => Cell::Shown(Box::new(Cell::status(mark.word(), Tone::Bad)), in_words(mark).to_owned()),
    }
}

fn in_words(mark: Mark) -> &'static str {
    if mark == Mark::Fail { "FAIL" } else { mark.word() }
}

/// The letters that do not pass, in words; `None` where all do.
pub(super) fn short_of(marks: &Marks) -> Option<String> {
    let missed = marks.each().filter(|(_, mark)| *mark != Mark::Pass);
    let words: Vec<String> =
        missed.map(|(letter, mark)| format!("{} {}", letter.as_str(), in_words(mark))).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

pub(super) fn count(count: usize) -> Cell {
    Cell::Count(u64::try_from(count).unwrap_or(u64::MAX))
}

/// How many measures have a mark in a letter.
fn having(found: &Found, letter: Letter, mark: Mark) -> usize {
    found.lines.iter().filter(|line| line.verdict.marks.of(letter) == mark).count()
}

fn clean(found: &Found) -> usize {
    found.lines.iter().filter(|line| line.verdict.marks.all_pass()).count()
}

fn summary(found: &Found) -> Vec<(&'static str, Cell)> {
    let marks = |letter| {
        let mark = |mark: Mark| (mark.word().to_owned(), count(having(found, letter, mark)));
        Cell::Map(Mark::ALL.map(mark).into())
    };
    let mut summary = vec![("measures", count(found.lines.len())), ("all_pass", count(clean(found)))];
    summary.extend(Letter::ALL.map(|letter| (letter.as_str(), marks(letter))));
    summary.extend([("over", count(found.over)), ("ended", count(found.ended))]);
    summary
}

fn notes(found: &Found) -> Vec<String> {
    let things = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    let mut notes = Vec::new();
    if !found.lines.is_empty() {
        let mut line =
            format!("{}: {} pass all five letters", things(found.lines.len(), "measure"), clean(found));
        for letter in Letter::ALL {
            let counted = [Mark::Fail, Mark::Weak].map(|mark| (having(found, letter, mark), mark.word()));
            let counted: Vec<String> = counted
                .iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, word)| format!("{count} {word}"))
                .collect();
            if !counted.is_empty() {
                line.push_str(&format!("; {}: {}", letter.as_str(), counted.join(", ")));
            }
        }
        notes.push(line);
    }
    let passed_over = [
        passed_over(found.over, "1 contract that is over", "contracts that are over"),
        passed_over(found.ended, "1 measure that has ended", "measures that have ended"),
    ];
    let passed_over: Vec<String> = passed_over.into_iter().flatten().collect();
    if !passed_over.is_empty() {
        let passed_over = passed_over.join(" and ");
        notes.push(format!("Not judged: {passed_over}; `--as-of` looks at an earlier day."));
    }
    let first = found.lines.iter().find_map(|line| line.verdict.remarks.first());
    notes.extend(
        first.map(|remark| format!("`cm explain {}` says why a finding matters.", remark.finding.rule.code)),
    );
    notes
}

fn passed_over(count: usize, one: &str, many: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(one.to_owned()),
        count => Some(format!("{count} {many}")),
    }
}
