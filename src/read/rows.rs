//! The header and the rows of a CSV file: columns by name, and what is wrong with a row as a whole.

use super::csv::{LONGEST_ROW, Next, Problem, Scanner};
use super::fields::Fields;
use super::wording::encoding_help;
use super::{keys, rules};
use crate::diag::{Leaves, Lost};
use crate::source::{FileId, Span};
use crate::value::visible;
use std::io::Read;

/// The columns of a kind of file: those that must be there and those that may.
pub(super) struct Columns {
    /// What the file holds, for messages.
    pub(super) what: &'static str,
    /// All columns, by their place in [`Header`].
    pub(super) all: &'static [&'static str],
    /// Those that must be there.
    pub(super) required: &'static [&'static str],
}

/// Where each known column stands.
pub(super) struct Header {
    places: Vec<Option<usize>>,
    width: usize,
}

impl Header {
    /// How many columns there are, known or not.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// The place of a column in each row; `None` where the file does not have it.
    pub(super) fn place(&self, column: usize) -> Option<usize> {
        self.places.get(column).copied().flatten()
    }

    /// The cell of a known column; empty where there is none.
    pub(super) fn cell<'s, R: Read>(&self, row: &'s Scanner<R>, column: usize) -> &'s [u8] {
        self.place(column).map_or(b"", |place| row.cell(place))
    }

    /// The same as text.
    pub(super) fn text<'s, R: Read>(&self, row: &'s Scanner<R>, column: usize) -> &'s str {
        self.place(column).map_or("", |place| row.text(place))
    }

    /// Where the cell of a known column stands.
    pub(super) fn span<R: Read>(&self, row: &Scanner<R>, column: usize) -> Span {
        self.place(column).map_or_else(|| row.span(), |place| row.cell_span(place))
    }
}

/// As many findings of one file are kept for `cm check`: a supplier's file may be wrong in every one of a
/// million rows, and nobody reads a million findings.
const MOST_FINDINGS: usize = 10_000;

/// As many are kept for a report, which only says how much was left out.
const FEW_FINDINGS: usize = 10;

/// The findings of a CSV file; `every` where they are to be shown.
pub(super) fn fields(file: FileId, every: bool) -> Fields {
    let mut fields = Fields::new(file, keys::CONTRACT);
    fields.most = if every { MOST_FINDINGS } else { FEW_FINDINGS };
    fields
}

/// Says how many findings of a file were not kept.
pub(super) fn close(fields: &mut Fields) {
    if fields.not_kept == 0 {
        return;
    }
    let Some(mut last) = fields.findings.last().cloned() else { return };
    last.message = format!("and {} more findings in this file", fields.not_kept);
    last.help = Some("mend what is listed, then check again".to_owned());
    last.leaves = Leaves::Nothing;
    (last.contract, last.item, last.related) = (None, None, Vec::new());
    fields.findings.push(last);
}

/// Reads a whole file: its header, then each row that has as many cells as the header. Rows that cannot be
/// used are reported and passed over; `false` where the file as a whole is left out.
pub(super) fn each_row<R: Read>(
    fields: &mut Fields,
    mut scanner: Scanner<R>,
    columns: &Columns,
    mut row: impl FnMut(&mut Fields, &Header, &Scanner<R>),
) -> bool {
    let Some(header) = header(fields, &mut scanner, columns) else {
        fields.left_out = Lost { files: 1, ..Lost::default() };
        return false;
    };
    loop {
        if fields.take_lost() >= Leaves::Row {
            fields.left_out.rows += 1;
        }
        match scanner.advance() {
            Next::End => return true,
            // A spreadsheet leaves rows of commas alone below what was deleted.
            Next::Row if scanner.is_blank() => {}
            Next::Row if scanner.len() == header.width => row(fields, &header, &scanner),
            Next::Row => ragged(fields, &header, &scanner),
            Next::Bad(problem) => {
                if !bad(fields, &scanner, problem) {
                    fields.left_out = Lost { files: 1, ..Lost::default() };
                    return false;
                }
            }
        }
    }
}

/// Reads the header; `None`, and a finding that says why, where it cannot be used.
pub(super) fn header<R: Read>(
    fields: &mut Fields,
    scanner: &mut Scanner<R>,
    columns: &Columns,
) -> Option<Header> {
    let wanted = columns.required.join(",");
    let help = || Some(format!("the first line of a {} file is a header such as `{wanted}`", columns.what));
    match scanner.advance() {
        Next::Row => {}
        Next::End => {
            let message = "the file is empty: it has no header".to_owned();
            fields.report(&rules::CSV_HEADER, Span::default(), Leaves::File, message, help());
            return None;
        }
        Next::Bad(problem) => {
            if bad(fields, scanner, problem) {
                let message = "the header cannot be read".to_owned();
                fields.report(&rules::CSV_HEADER, scanner.span(), Leaves::File, message, help());
            }
            return None;
        }
    }
    let places = places(fields, scanner, columns, &help)?;
    note_unknown(fields, scanner, columns);
    Some(Header { places, width: scanner.len() })
}

/// Where each column stands; `None`, and a finding that says why, where the header cannot be used.
fn places<R: Read>(
    fields: &mut Fields,
    scanner: &Scanner<R>,
    columns: &Columns,
    help: &impl Fn() -> Option<String>,
) -> Option<Vec<Option<usize>>> {
    if let Some(separator) = other_separator(scanner) {
        let message = format!("the columns are separated by {separator}, not by commas");
        let help = Some("save the file with commas between the cells (in Excel: `CSV UTF-8`)".to_owned());
        fields.report(&rules::CSV_HEADER, scanner.span(), Leaves::File, message, help);
        return None;
    }
    let names = |at: usize| {
        let name = scanner.text(at).trim().to_lowercase();
        keys::nearest(&name, columns.all.iter().copied()).is_some()
    };
    if !(0..scanner.len()).any(names) {
        let message = "the first line names none of the columns".to_owned();
        fields.report(&rules::CSV_HEADER, scanner.span(), Leaves::File, message, help());
        return None;
    }
    let mut places = vec![None; columns.all.len()];
    let mut sound = true;
    for at in 0..scanner.len() {
        let name = scanner.text(at);
        match columns.all.iter().position(|known| *known == name) {
            Some(column) if places[column].is_some() => {
                let message = format!("the column `{name}` stands twice in the header");
                let help = Some("keep one of the two, or rename the other".to_owned());
                fields.report(&rules::CSV_HEADER, scanner.cell_span(at), Leaves::File, message, help);
                sound = false;
            }
            Some(column) => places[column] = Some(at),
            None => {}
        }
    }
    for required in columns.required {
        let column = columns.all.iter().position(|known| known == required);
        if column.and_then(|column| places[column]).is_none() {
            let message = format!("the column `{required}` is missing from the header");
            let near = (0..scanner.len()).find(|at| {
                keys::nearest(scanner.text(*at), [*required]).is_some()
                    || scanner.text(*at).trim().eq_ignore_ascii_case(required)
            });
            let help = match near {
                Some(at) => Some(format!("rename `{}` to `{required}`", visible(scanner.text(at)))),
                None => help(),
            };
            fields.report(&rules::CSV_HEADER, scanner.span(), Leaves::File, message, help);
            sound = false;
        }
    }
    sound.then_some(places)
}

/// What stands between the cells of a header of one cell, where that is not a comma.
fn other_separator<R: Read>(scanner: &Scanner<R>) -> Option<&'static str> {
    let header = scanner.text(0);
    match scanner.len() {
        1 if header.contains(';') => Some("semicolons"),
        1 if header.contains('\t') => Some("tabs"),
        _ => None,
    }
}

/// Columns that the format does not have are kept and ignored, with one notice a file.
fn note_unknown<R: Read>(fields: &mut Fields, scanner: &Scanner<R>, columns: &Columns) {
    let unknown: Vec<usize> =
        (0..scanner.len()).filter(|at| !columns.all.contains(&scanner.text(*at))).collect();
    let Some(first) = unknown.first() else { return };
    let names: Vec<String> = unknown
        .iter()
        .take(5)
        .map(|at| match scanner.text(*at) {
            "" => "a column without a name".to_owned(),
            name => format!("`{}`", visible(name)),
        })
        .collect();
    let more = if unknown.len() > 5 { format!(" and {} more", unknown.len() - 5) } else { String::new() };
    let message = format!("not read: {}{more}", names.join(", "));
    let near = unknown.iter().find_map(|at| {
        let name = scanner.text(*at);
        let absent = |known: &&str| (0..scanner.len()).all(|at| scanner.text(at) != *known);
        keys::nearest(name.trim(), columns.all.iter().copied().filter(absent))
            .map(|near| format!("did you mean `{near}` for `{}`?", visible(name)))
    });
    let help = near.unwrap_or_else(|| format!("columns that are read: {}", columns.all.join(", ")));
    fields.report(&rules::UNKNOWN_COLUMN, scanner.cell_span(*first), Leaves::Nothing, message, Some(help));
}

/// Reports a row that has more or fewer cells than the header.
pub(super) fn ragged<R: Read>(fields: &mut Fields, header: &Header, scanner: &Scanner<R>) {
    let message = format!("the row has {} cells; the header has {}", scanner.len(), header.width);
    let help = match scanner.inner_lines() {
        0 if scanner.len() > header.width => {
            "put a cell that holds a comma in quotes, `\"like this, say\"`, and write figures without commas"
                .to_owned()
        }
        0 => "write a comma for each cell that is left empty".to_owned(),
        lines => {
            let many = if lines == 1 { "a line".to_owned() } else { format!("{lines} lines") };
            format!("a quote is opened here and closed {many} further down: close it where the cell ends")
        }
    };
    fields.report(&rules::RAGGED_ROW, scanner.span(), Leaves::Row, message, Some(help));
}

/// The first line of a row from so many bytes into it, for findings about rows that may run on for long.
fn line_from<R: Read>(scanner: &Scanner<R>, from: usize) -> Span {
    let start = usize::try_from(scanner.at()).unwrap_or_default() + from;
    if scanner.is_cut() {
        return Span::new(start, start);
    }
    let rest = scanner.raw_row().get(from..).unwrap_or_default();
    let line = memchr::memchr2(b'\r', b'\n', rest).unwrap_or(rest.len());
    Span::new(start, start + line.min(200))
}

/// What is wrong with the quotes of a row, and where.
fn misquoted<R: Read>(scanner: &Scanner<R>, at: usize) -> (Span, String, &'static str) {
    let opened = scanner.last_quote().unwrap_or_default();
    let lines = memchr::memchr_iter(b'\n', &scanner.raw_row()[opened..at]).count();
    if lines == 0 {
        let message = "a cell goes on after its closing quote".to_owned();
        return (
            line_from(scanner, at),
            message,
            "put the comma right after the closing quote; a quote within a quoted cell is written twice: `\"5\"\" pipe\"`",
        );
    }
    let many = if lines == 1 { "a line".to_owned() } else { format!("{lines} lines") };
    let message =
        format!("a quote is opened here, and the next one, {many} further down, does not close a cell");
    (line_from(scanner, opened), message, "close the quote where the cell ends, or leave it out")
}

/// Reports what is wrong with a row; `false` where the file as a whole is left out.
pub(super) fn bad<R: Read>(fields: &mut Fields, scanner: &Scanner<R>, problem: Problem) -> bool {
    let (rule, span, leaves, message, help) = match problem {
        Problem::TooLong => (
            &rules::UNCLOSED_QUOTE,
            line_from(scanner, 0),
            Leaves::Row,
            format!("the row is longer than {LONGEST_ROW} bytes"),
            "a quote may have been left open here; keep long texts in a document and put its name in `evidence`"
                .to_owned(),
        ),
        Problem::Unclosed => (
            &rules::UNCLOSED_QUOTE,
            line_from(scanner, scanner.last_quote().filter(|_| !scanner.is_cut()).unwrap_or_default()),
            Leaves::Row,
            "a quote is opened here and never closed: the rest of the file is within it".to_owned(),
            "close the quote where the cell ends; write a quote within a quoted cell twice, `\"\"`".to_owned(),
        ),
        Problem::Misquoted(at) => {
            let (span, message, help) = misquoted(scanner, at);
            (&rules::UNCLOSED_QUOTE, span, Leaves::Row, message, help.to_owned())
        }
        Problem::BareReturn => (
            &rules::LINE_ENDS,
            Span { start: scanner.at(), end: scanner.at() },
            Leaves::File,
            "the line before ends with a carriage return alone".to_owned(),
            "save the file with LF or CRLF line ends (in Excel: `CSV UTF-8`)".to_owned(),
        ),
        Problem::NotUtf8 => {
            let row = scanner.raw_row();
            let bad = std::str::from_utf8(row).map_or_else(|error| error.valid_up_to(), |_| 0);
            let start = usize::try_from(scanner.at()).unwrap_or_default() + bad;
            let message = "the file is not UTF-8".to_owned();
            (&rules::NOT_UTF8, Span::new(start, start), Leaves::File, message, encoding_help(row, bad))
        }
        Problem::Io(kind) => (
            &rules::UNREADABLE_FILE,
            Span::default(),
            Leaves::File,
            format!("the file cannot be read: {kind}"),
            "check that it can be opened, and that no other program holds it".to_owned(),
        ),
    };
    fields.report(rule, span, leaves, message, Some(help));
    leaves != Leaves::File
}
