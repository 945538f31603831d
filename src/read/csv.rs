//! Rows out of a CSV file, as RFC 4180 has it: streamed, so that memory does not grow with the file, and
//! with the place of every row and cell counted from the bytes themselves.

use super::fields::Fields;
use super::{keys, rules};
use crate::diag::{Leaves, Lost};
use crate::source::{FileId, Span};
use crate::value::visible;
use csv_core::ReadRecordResult;
use std::io::Read;

/// The longest row, in bytes.
pub const LONGEST_ROW: usize = 1 << 20;

const CHUNK: usize = 1 << 16;

/// The memory that reading needs; one serves many files in turn.
#[derive(Debug)]
pub(super) struct Buffers {
    raw: Vec<u8>,
    cells: Vec<u8>,
    ends: Vec<usize>,
    /// Building one costs as much as reading a small file.
    core: csv_core::Reader,
}

impl Default for Buffers {
    fn default() -> Self {
        Self { raw: vec![0; CHUNK], cells: vec![0; 1024], ends: vec![0; 32], core: csv_core::Reader::new() }
    }
}

/// Why reading stops, or a row cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Problem {
    /// The row is longer than [`LONGEST_ROW`].
    TooLong,
    /// The file ends within a quoted cell.
    Unclosed,
    /// A line ends with a carriage return alone.
    BareReturn,
    /// The row holds bytes that are not UTF-8.
    NotUtf8,
    /// The system would not give the bytes.
    Io(std::io::ErrorKind),
}

/// What stands next in the file.
pub(super) enum Next {
    /// A row, whose cells are now in the scanner.
    Row,
    /// A row that cannot be used.
    Bad(Problem),
    /// The end.
    End,
}

/// The rows of one file.
pub(super) struct Scanner<'b, R> {
    source: R,
    buffers: &'b mut Buffers,
    /// Where the current row begins, the next byte to look at, and the end of what was read, in `raw`.
    row: usize,
    next: usize,
    filled: usize,
    /// The offset in the file of the first byte of `raw`.
    base: u64,
    at_end: bool,
    after_return: bool,
    count: usize,
}

impl<'b, R: Read> Scanner<'b, R> {
    pub(super) fn new(source: R, buffers: &'b mut Buffers) -> Self {
        buffers.core.reset();
        let (row, next, filled, count) = (0, 0, 0, 0);
        Self { source, buffers, row, next, filled, base: 0, at_end: false, after_return: false, count }
    }

    /// Reads more, keeping the current row's bytes; `false` at the end of the file.
    fn fill(&mut self) -> Result<bool, Problem> {
        if self.at_end {
            return Ok(false);
        }
        if self.row > 0 {
            self.buffers.raw.copy_within(self.row..self.filled, 0);
            self.base += u64::try_from(self.row).unwrap_or_default();
            self.next -= self.row;
            self.filled -= self.row;
            self.row = 0;
        }
        if self.filled == self.buffers.raw.len() {
            if self.filled > LONGEST_ROW {
                // Too long to keep: the bytes that were already looked at are let go.
                self.base += u64::try_from(self.next).unwrap_or_default();
                self.buffers.raw.copy_within(self.next..self.filled, 0);
                self.filled -= self.next;
                self.next = 0;
            } else {
                let longer = self.buffers.raw.len() * 2;
                self.buffers.raw.resize(longer, 0);
            }
        }
        loop {
            match self.source.read(&mut self.buffers.raw[self.filled..]) {
                Ok(0) => {
                    self.at_end = true;
                    return Ok(false);
                }
                Ok(read) => {
                    self.filled += read;
                    return Ok(true);
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Problem::Io(error.kind())),
            }
        }
    }

    /// Moves to the first byte of the next row, past line ends; `false` at the end of the file.
    fn find_row(&mut self) -> Result<bool, Problem> {
        loop {
            while self.next < self.filled {
                let byte = self.buffers.raw[self.next];
                let lone = self.after_return && byte != b'\n';
                self.after_return = false;
                if lone {
                    self.row = self.next;
                    return Err(Problem::BareReturn);
                }
                match byte {
                    b'\r' => self.after_return = true,
                    b'\n' => {}
                    _ => {
                        self.row = self.next;
                        return Ok(true);
                    }
                }
                self.next += 1;
            }
            self.row = self.next;
            if !self.fill()? {
                return if self.after_return { Err(Problem::BareReturn) } else { Ok(false) };
            }
        }
    }

    /// Moves to the next row.
    pub(super) fn advance(&mut self) -> Next {
        match self.find_row() {
            Ok(true) => {}
            Ok(false) => return Next::End,
            Err(problem) => return Next::Bad(problem),
        }
        if self.base == 0 && self.row == 0 && self.skip_mark() {
            return self.advance();
        }
        match self.record() {
            Ok(()) => Next::Row,
            Err(problem) => Next::Bad(problem),
        }
    }

    /// Skips a byte order mark at the start of the file.
    fn skip_mark(&mut self) -> bool {
        const MARK: &[u8] = b"\xef\xbb\xbf";
        while self.filled < MARK.len() && self.fill().unwrap_or(false) {}
        let marked = self.next == 0 && self.buffers.raw[..self.filled].starts_with(MARK);
        if marked {
            self.next = MARK.len();
            self.row = self.next;
        }
        marked
    }

    fn record(&mut self) -> Result<(), Problem> {
        let (mut used, mut ended, mut too_long) = (0, 0, false);
        loop {
            if self.next == self.filled && !self.fill()? {
                return self.last_record(used, ended, too_long);
            }
            let Buffers { raw, cells, ends, core } = &mut *self.buffers;
            let input = &raw[self.next..self.filled];
            let (result, taken, put, ends) = core.read_record(input, &mut cells[used..], &mut ends[ended..]);
            self.next += taken;
            used += put;
            ended += ends;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if used < LONGEST_ROW => {
                    self.buffers.cells.resize(used * 2, 0);
                }
                ReadRecordResult::OutputEndsFull if ended < LONGEST_ROW => {
                    self.buffers.ends.resize(ended * 2, 0);
                }
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    too_long = true;
                    (used, ended) = (0, 0);
                }
                ReadRecordResult::Record | ReadRecordResult::End => {
                    self.after_return = self.buffers.raw[..self.next].last() == Some(&b'\r');
                    return self.finish(used, ended, too_long);
                }
            }
        }
    }

    /// The row at the end of a file that does not end with a line end. A line end is put in its place: where
    /// that does not end the row, a quote was left open.
    fn last_record(&mut self, used: usize, ended: usize, too_long: bool) -> Result<(), Problem> {
        let (mut used, mut ended) = (used, ended);
        let mut input: &[u8] = b"\n";
        loop {
            let Buffers { cells, ends, core, .. } = &mut *self.buffers;
            let (result, taken, put, ends) = core.read_record(input, &mut cells[used..], &mut ends[ended..]);
            input = &input[taken..];
            used += put;
            ended += ends;
            match result {
                ReadRecordResult::OutputFull => self.buffers.cells.resize(used.max(512) * 2, 0),
                ReadRecordResult::OutputEndsFull => self.buffers.ends.resize(ended.max(16) * 2, 0),
                ReadRecordResult::Record => return self.finish(used, ended, too_long),
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return Err(Problem::Unclosed),
            }
        }
    }

    fn finish(&mut self, used: usize, ended: usize, too_long: bool) -> Result<(), Problem> {
        self.count = ended;
        if too_long {
            return Err(Problem::TooLong);
        }
        if !self.buffers.cells[..used].is_ascii() {
            let all = (0..self.count).all(|at| std::str::from_utf8(self.cell(at)).is_ok());
            if !all {
                return Err(Problem::NotUtf8);
            }
        }
        Ok(())
    }

    /// How many cells the row has.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// A cell of the row, without its quotes; empty where there is none.
    pub(super) fn cell(&self, at: usize) -> &[u8] {
        if at >= self.count {
            return b"";
        }
        let start = if at == 0 { 0 } else { self.buffers.ends[at - 1] };
        &self.buffers.cells[start..self.buffers.ends[at]]
    }

    /// A cell as text; rows that are not UTF-8 never get this far.
    pub(super) fn text(&self, at: usize) -> &str {
        std::str::from_utf8(self.cell(at)).unwrap_or_default()
    }

    /// Where the row begins in the file.
    pub(super) fn at(&self) -> u32 {
        let row = u64::try_from(self.row).unwrap_or_default();
        u32::try_from(self.base + row).unwrap_or(u32::MAX)
    }

    fn raw_row(&self) -> &[u8] {
        let row = &self.buffers.raw[self.row..self.next.max(self.row)];
        let end = row.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n'));
        &row[..end.map_or(0, |end| end + 1)]
    }

    /// The row without its line end.
    pub(super) fn span(&self) -> Span {
        let at = usize::try_from(self.at()).unwrap_or_default();
        Span::new(at, at + self.raw_row().len())
    }

    /// Where a cell stands, its quotes included.
    pub(super) fn cell_span(&self, cell: usize) -> Span {
        let at = usize::try_from(self.at()).unwrap_or_default();
        let row = self.raw_row();
        let (mut start, mut quoted, mut found) = (0, false, 0);
        for (offset, byte) in row.iter().enumerate() {
            match byte {
                b'"' if quoted || offset == start => quoted = !quoted,
                b'"' if row.get(offset.wrapping_sub(1)) == Some(&b'"') => quoted = true,
                b',' if !quoted => {
                    if found == cell {
                        return Span::new(at + start, at + offset);
                    }
                    found += 1;
                    start = offset + 1;
                }
                _ => {}
            }
        }
        Span::new(at + start, at + row.len())
    }

    /// How many line ends stand within the row's quotes.
    pub(super) fn inner_lines(&self) -> usize {
        self.raw_row().iter().filter(|byte| **byte == b'\n').count()
    }
}

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

fn header<R: Read>(fields: &mut Fields, scanner: &mut Scanner<R>, columns: &Columns) -> Option<Header> {
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
                None if scanner.text(0).contains(';') || scanner.text(0).contains('\t') => {
                    Some("separate the columns with commas".to_owned())
                }
                None => help(),
            };
            fields.report(&rules::CSV_HEADER, scanner.span(), Leaves::File, message, help);
            sound = false;
        }
    }
    note_unknown(fields, scanner, columns);
    sound.then_some(Header { places, width: scanner.len() })
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
        keys::nearest(name.trim(), columns.all.iter().copied())
            .map(|near| format!("did you mean `{near}` for `{}`?", visible(name)))
    });
    let help = near.unwrap_or_else(|| format!("columns that are read: {}", columns.all.join(", ")));
    fields.report(&rules::UNKNOWN_COLUMN, scanner.cell_span(*first), Leaves::Nothing, message, Some(help));
}

fn ragged<R: Read>(fields: &mut Fields, header: &Header, scanner: &Scanner<R>) {
    let message = format!("the row has {} cells; the header has {}", scanner.len(), header.width);
    let help = match scanner.inner_lines() {
        0 if scanner.len() > header.width => "put a cell that holds a comma in quotes".to_owned(),
        0 => "write a comma for each cell that is left empty".to_owned(),
        lines => {
            format!("a quote is opened here and closed {lines} lines further down: close it where it ends")
        }
    };
    fields.report(&rules::RAGGED_ROW, scanner.span(), Leaves::Row, message, Some(help));
}

/// Reports what is wrong with a row; `false` where the file as a whole is left out.
fn bad<R: Read>(fields: &mut Fields, scanner: &Scanner<R>, problem: Problem) -> bool {
    let first_line = || {
        let span = scanner.span();
        let line = memchr::memchr(b'\n', scanner.raw_row()).unwrap_or(scanner.raw_row().len());
        Span {
            start: span.start,
            end: span.start.saturating_add(u32::try_from(line.min(200)).unwrap_or(200)),
        }
    };
    let (rule, span, leaves, message, help) = match problem {
        Problem::TooLong => (
            &rules::UNCLOSED_QUOTE,
            first_line(),
            Leaves::Row,
            format!("the row is longer than {LONGEST_ROW} bytes"),
            "a quote may have been left open here; keep long texts in a document and put its name in `evidence`",
        ),
        Problem::Unclosed => (
            &rules::UNCLOSED_QUOTE,
            first_line(),
            Leaves::Row,
            "a quote is opened in this row and never closed: the rest of the file is within it".to_owned(),
            "close the quote; a quote within a quoted cell is written twice, `\"\"`",
        ),
        Problem::BareReturn => (
            &rules::LINE_ENDS,
            Span { start: scanner.at(), end: scanner.at() },
            Leaves::File,
            "a line ends with a carriage return alone".to_owned(),
            "save the file with LF or CRLF line ends (in Excel: `CSV UTF-8`)",
        ),
        Problem::NotUtf8 => (
            &rules::NOT_UTF8,
            scanner.span(),
            Leaves::File,
            "the row is not UTF-8".to_owned(),
            "save the file as UTF-8 (in Excel: `CSV UTF-8`); it is probably Windows-1252",
        ),
        Problem::Io(kind) => (
            &rules::UNREADABLE_FILE,
            Span::default(),
            Leaves::File,
            format!("the file cannot be read: {kind}"),
            "check that it can be opened, and is not locked by another program",
        ),
    };
    fields.report(rule, span, leaves, message, Some(help.to_owned()));
    leaves != Leaves::File
}
