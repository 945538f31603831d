use super::Found;
use crate::diag::Finding;
use crate::model::Text;
use crate::report::document::sheet;
use crate::rules::measure::Letter;
use crate::table::{Cell, Column, Sheet};
use crate::view::View;
use std::ops::Range;

const FINDINGS: &[Column] = &[
    Column::new("code", "code"),
    Column::new("name", "name"),
    Column::new("letter", "letter"),
    Column::new("span", "words").wrapping(),
    Column::new("message", "what is wrong").wrapping(),
    Column::new("help", "what to write instead").wrapping(),
    Column::new("contract", "contract"),
    Column::new("kpi", "measure"),
    Column::new("severity", "severity"),
    Column::new("file", "file"),
    Column::new("line", "line").right(),
    Column::new("column", "column").right(),
];

/// The list of the findings, in the order of the measures; those about a contract as a whole come last.
pub(super) fn findings(views: &[View], found: &Found, positions: &[(u32, u32)]) -> Sheet {
    let mut positions = positions.iter();
    let mut rows = Vec::new();
    let mut row = |view: usize, finding: &Finding, first: [Cell; 4], kpi: Cell| {
        let position = positions.next();
        let number = |number: Option<u32>| number.map_or(Cell::Empty, |number| Cell::Count(number.into()));
        let file = views.get(view).map(|view| view.register.path(finding.place.file));
        let mut cells = Vec::from(first);
        cells.extend([
            Cell::text(&finding.message),
            Cell::maybe(finding.help.as_deref()),
            Cell::maybe(finding.contract.as_deref()),
            kpi,
            Cell::text(finding.severity.word()),
            Cell::maybe(file),
            number(position.map(|(line, _)| *line)),
            number(position.map(|(_, column)| *column)),
        ]);
        rows.push((view, cells));
    };
    for line in &found.lines {
        let statement = line.measure().statement.as_ref().map_or("", Text::as_str);
        for remark in &line.verdict.remarks {
            let span = remark.words.as_ref().map_or(Cell::Empty, |words| span(statement, words));
            let first = [
                Cell::text(remark.finding.rule.code),
                Cell::text(remark.name()),
                Cell::text(remark.letter.as_str()),
                span,
            ];
            row(line.view, &remark.finding, first, Cell::text(line.measure().id.as_str()));
        }
    }
    for whole in &found.wholes {
        let rule = whole.finding.rule;
        let first =
            [Cell::text(rule.code), Cell::text(rule.name), Cell::text(Letter::R.as_str()), Cell::Empty];
        row(whole.view, &whole.finding, first, Cell::Empty);
    }
    sheet(views, "findings", FINDINGS, rows)
}

/// Some words of a statement, with their place in it counted in characters.
fn span(statement: &str, words: &Range<usize>) -> Cell {
    let text = statement.get(words.clone()).unwrap_or_default();
    let (start, end) = characters(statement, words);
    let machine = Cell::Map(vec![
        ("start".to_owned(), Cell::Count(start)),
        ("end".to_owned(), Cell::Count(end)),
        ("text".to_owned(), Cell::text(text)),
    ]);
    Cell::Shown(Box::new(machine), text.to_owned())
}

/// The place of some bytes of a text, counted in characters.
pub(in crate::report) fn characters(text: &str, bytes: &Range<usize>) -> (u64, u64) {
    let count =
        |text: Option<&str>| u64::try_from(text.unwrap_or_default().chars().count()).unwrap_or(u64::MAX);
    let start = count(text.get(..bytes.start));
    (start, start + count(text.get(bytes.clone())))
}
