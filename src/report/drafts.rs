//! `cm smart --statement` and `--statements`: what the text of a draft shows by itself.

use super::document::document;
use super::smart::{characters, count, shown};
use crate::rules::draft::Tried;
use crate::rules::measure::Letter;
use crate::rules::smart::{Mark, Remark};
use crate::table::{Cell, Column, Document, Layout, Sheet};
use crate::view::View;

/// The columns of the letters that a text can show.
const LETTERS: [Column; 3] = [Column::new("S", "S"), Column::new("M", "M"), Column::new("T", "T")];

/// What was found in one of many drafts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Objects, for programs.
    Objects,
    /// Names with the words that show them, for a cell of a table.
    Words,
}

/// The fields of one of many drafts: `id`, the letters and what was found.
#[must_use]
pub fn fields(id: &str, text: &str, tried: &Tried, shape: Shape) -> Vec<(&'static str, Cell)> {
    let remarks = tried.remarks.iter();
    let found = match shape {
        Shape::Objects => remarks.map(|remark| object(text, remark)).collect(),
        Shape::Words => remarks.map(|remark| words(text, remark)).collect(),
    };
    let marks = tried.marks.iter().zip(LETTERS).map(|((_, mark), column)| (column.key, shown(*mark)));
    std::iter::once(("id", Cell::text(id))).chain(marks).chain([("findings", Cell::List(found))]).collect()
}

/// The columns of what was found in a draft.
const FINDINGS: [Column; 7] = [
    Column::new("code", "code"),
    Column::new("name", "name"),
    Column::new("letter", "letter"),
    Column::new("start", "start").right(),
    Column::new("end", "end").right(),
    Column::new("message", "what is wrong").wrapping(),
    Column::new("help", "what to write instead").wrapping(),
];

fn cells(text: &str, remark: &Remark) -> [Cell; 7] {
    // Only a smell has a place: what is absent has none, and other findings are about the statement as a whole.
    let place = remark.words.as_ref().filter(|_| remark.smell().is_some());
    let place = place.map(|words| characters(text, words));
    let offset = |at: Option<u64>| at.map_or(Cell::Empty, Cell::Count);
    [
        Cell::text(remark.finding.rule.code),
        Cell::text(remark.name()),
        Cell::text(remark.letter.as_str()),
        offset(place.map(|(start, _)| start)),
        offset(place.map(|(_, end)| end)),
        Cell::text(&remark.finding.message),
        Cell::maybe(remark.finding.help.as_deref()),
    ]
}

fn object(text: &str, remark: &Remark) -> Cell {
    let keys = FINDINGS.iter().map(|column| column.key.to_owned());
    Cell::Map(keys.zip(cells(text, remark)).collect())
}

fn words(text: &str, remark: &Remark) -> Cell {
    let words = remark.words.as_ref().and_then(|words| text.get(words.clone()));
    Cell::Text(match words {
        Some(words) => format!("{} \"{words}\"", remark.name()),
        None => remark.name().to_owned(),
    })
}

/// An empty document about drafts; `named` where a register lends its vocabulary.
fn blank(view: &View, named: bool, title: &str) -> Document {
    let mut document = document("smart", title, std::slice::from_ref(view));
    title.clone_into(&mut document.title);
    document.left_out.clear();
    if !named {
        document.registers.clear();
    }
    document
}

/// One draft: its text and letters, then what was found. People see the letters by their names.
#[must_use]
pub fn one(view: &View, named: bool, text: &str, tried: &Tried) -> Document {
    let mut document = blank(view, named, "A draft: what its text alone shows");
    let marks = tried.marks.map(|(_, mark)| shown(mark));
    document.view = Some(vec![Sheet {
        columns: vec![Column::new("letter", "letter"), Column::new("mark", "mark")],
        rows: tried
            .marks
            .iter()
            .zip(&marks)
            .map(|((letter, _), mark)| vec![name(*letter), mark.clone()])
            .collect(),
        layout: Layout::Pairs,
        ..Sheet::default()
    }]);
    let columns = std::iter::once(Column::new("statement", "statement").wrapping()).chain(LETTERS);
    let cells_of = tried.remarks.iter().map(|remark| cells(text, remark).into());
    document.sheets = vec![
        Sheet {
            columns: columns.collect(),
            rows: vec![std::iter::once(Cell::text(text)).chain(marks).collect()],
            layout: Layout::Record,
            ..Sheet::default()
        },
        Sheet { key: "findings", columns: FINDINGS.into(), rows: cells_of.collect(), ..Sheet::default() },
    ];
    if tried.marks.iter().any(|(_, mark)| *mark != Mark::Pass) {
        document.notes.push(FIELDS.to_owned());
    }
    let first = tried.remarks.first().map(|remark| remark.finding.rule.code);
    document.notes.extend(first.map(|code| format!("`cm explain {code}` says why a finding matters.")));
    document
}

/// What a text need not say.
const FIELDS: &str = "What the text leaves open, fields of the measure can settle: `scope`, `target`, `unit`, \
                      `baseline`, `frequency`. `[definitions]` says what a term means.";

fn name(letter: Letter) -> Cell {
    Cell::text(match letter {
        Letter::S => "Specific",
        Letter::M => "Measurable",
        Letter::A => "Achievable",
        Letter::R => "Relevant",
        Letter::T => "Time-bound",
    })
}

/// Many drafts in one document; `rows` are of [`fields`].
#[must_use]
pub fn many(view: &View, named: bool, rows: Vec<Vec<(&'static str, Cell)>>, passing: [usize; 4]) -> Document {
    let mut document = blank(view, named, "Drafts: what their texts alone show");
    let all = rows.len();
    let columns = std::iter::once(Column::new("id", "id")).chain(LETTERS);
    let columns = columns.chain([Column::new("findings", "findings").wrapping()]).collect();
    let cells = |row: Vec<(&'static str, Cell)>| row.into_iter().map(|(_, cell)| cell).collect();
    let rows = rows.into_iter().map(cells).collect();
    let empty = "No statements.".to_owned();
    document.sheets = vec![Sheet { key: "statements", columns, rows, empty, ..Sheet::default() }];
    let [s, m, t, every] = passing;
    let marks = |pass: usize| {
        Cell::Map(vec![
            ("pass".to_owned(), count(pass)),
            ("fail".to_owned(), count(all.saturating_sub(pass))),
        ])
    };
    document.summary = vec![
        ("statements", count(all)),
        ("all_pass", count(every)),
        ("S", marks(s)),
        ("M", marks(m)),
        ("T", marks(t)),
    ];
    let statements = if all == 1 { "statement" } else { "statements" };
    let short = [(Letter::S, s), (Letter::M, m), (Letter::T, t)]
        .map(|(letter, pass)| (letter, all.saturating_sub(pass)));
    let short = short.iter().filter(|(_, fail)| *fail > 0);
    let short: String = short.map(|(letter, fail)| format!("; {}: {fail} fail", letter.as_str())).collect();
    document.notes = vec![format!("{all} {statements}: {every} pass all three letters{short}")];
    document
}
