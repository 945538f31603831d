//! A file of statements to try: CSV with the columns `id` and `text`, in any order; others are passed over.
//!
//! It is streamed, row by row: it may come out of a pipe. Every row is either given or reported.

use super::csv::{Buffers, Next, Problem, Scanner};
use super::fields::Fields;
use super::keys;
use super::rows::{Columns, Header, bad, header, ragged};
use crate::source::FileId;
use std::collections::VecDeque;
use std::fmt;
use std::io::{self, Read};

const COLUMNS: Columns = Columns { what: "statements", all: &["id", "text"], required: &["id", "text"] };

/// A statement to try.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StatementRow {
    /// What the file calls it; may be empty, and need not be unique.
    pub id: String,
    /// Its text, as it stands in the file; may be empty.
    pub text: String,
}

/// Why a row, or all that follows it, cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unread {
    /// The line, counted from 1.
    pub line: u64,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Whether nothing after it can be read either.
    pub ends: bool,
}

/// The rows of a file of statements.
pub struct Statements<'b, R> {
    fields: Fields,
    header: Header,
    scanner: Scanner<'b, Lined<R>>,
    /// How many rows were passed over because all their cells are empty.
    pub blank: usize,
    at_end: bool,
}

impl<R> fmt::Debug for Statements<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Statements").field("blank", &self.blank).finish_non_exhaustive()
    }
}

impl<'b, R: Read> Statements<'b, R> {
    /// Reads the header.
    ///
    /// # Errors
    /// Says what is wrong with the header: then no row can be read.
    pub fn new(source: R, memory: &'b mut Buffers) -> Result<Self, Unread> {
        let mut fields = Fields::new(FileId(0), keys::CONTRACT);
        let mut scanner = Scanner::new(Lined::new(source), memory);
        let Some(header) = header(&mut fields, &mut scanner, &COLUMNS) else {
            return Err(unread(&mut fields, &mut scanner, true));
        };
        // Other columns are nobody's mistake here.
        fields.findings.clear();
        Ok(Self { fields, header, scanner, blank: 0, at_end: false })
    }
}

impl<R: Read> Iterator for Statements<'_, R> {
    type Item = Result<StatementRow, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.at_end {
            let next = self.scanner.advance();
            let at = self.scanner.at();
            self.scanner.source().forget(at);
            match next {
                Next::End => self.at_end = true,
                Next::Row if self.scanner.is_blank() => self.blank += 1,
                Next::Row if self.scanner.len() == self.header.width() => {
                    let cell = |column| self.header.text(&self.scanner, column).to_owned();
                    return Some(Ok(StatementRow { id: cell(0), text: cell(1) }));
                }
                Next::Row => {
                    ragged(&mut self.fields, &self.header, &self.scanner);
                    return Some(Err(unread(&mut self.fields, &mut self.scanner, false)));
                }
                Next::Bad(problem) => {
                    bad(&mut self.fields, &self.scanner, problem);
                    self.at_end = matches!(problem, Problem::BareReturn | Problem::Io(_));
                    let mut said = unread(&mut self.fields, &mut self.scanner, self.at_end);
                    if problem == Problem::TooLong {
                        said.help = Some("a quote may have been left open here".to_owned());
                    }
                    return Some(Err(said));
                }
            }
        }
        None
    }
}

/// What was just reported.
fn unread<R: Read>(fields: &mut Fields, scanner: &mut Scanner<Lined<R>>, ends: bool) -> Unread {
    let mut findings = fields.findings.drain(..);
    let first = findings.next();
    let line = scanner.source().line(first.as_ref().map_or(0, |finding| finding.place.span.start));
    let (message, help) = first.map_or_else(Default::default, |finding| (finding.message, finding.help));
    Unread { line, message, help, ends }
}

/// A source that knows on which line each of its bytes stands, from the last row that was asked for on.
struct Lined<R> {
    source: R,
    read: u64,
    /// Where the line ends are that were not let go.
    ends: VecDeque<u64>,
    /// How many were let go.
    before: u64,
}

impl<R> Lined<R> {
    fn new(source: R) -> Self {
        Self { source, read: 0, ends: VecDeque::new(), before: 0 }
    }

    /// Lets go of the lines before an offset.
    fn forget(&mut self, at: u32) {
        while self.ends.front().is_some_and(|end| *end < u64::from(at)) {
            self.ends.pop_front();
            self.before += 1;
        }
    }

    /// The line of an offset, counted from 1.
    fn line(&self, at: u32) -> u64 {
        let within = self.ends.partition_point(|end| *end < u64::from(at));
        self.before + u64::try_from(within).unwrap_or_default() + 1
    }
}

impl<R: Read> Read for Lined<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(into)?;
        let offset = |at: usize| self.read + u64::try_from(at).unwrap_or_default();
        self.ends.extend(memchr::memchr_iter(b'\n', &into[..read]).map(offset));
        self.read = offset(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each row as `id=text`, or as the line and what is wrong.
    fn rows(bytes: &[u8]) -> Vec<String> {
        let mut memory = Buffers::default();
        let said = |unread: Unread| format!("{}: {}", unread.line, unread.message);
        match Statements::new(bytes, &mut memory) {
            Ok(rows) => {
                rows.map(|row| row.map_or_else(said, |row| format!("{}={}", row.id, row.text))).collect()
            }
            Err(error) => vec![said(error)],
        }
    }

    #[test]
    fn columns_stand_in_any_order_and_others_are_passed_over() {
        assert_eq!(rows(b"text,note,id\n\"a, b\",x,1\r\nc,,2"), ["1=a, b", "2=c"]);
        assert_eq!(rows("\u{feff}id,text\n1,\u{e9}\n".as_bytes()), ["1=\u{e9}"]);
        assert_eq!(rows(b"id,text\n1,\"two\nlines \"\"x\"\"\"\n"), ["1=two\nlines \"x\""]);
        assert_eq!(rows(b"id,text\n,\n,\n1,\n"), ["1="]);
    }

    #[test]
    fn a_row_that_cannot_be_used_is_named_by_its_line_and_the_others_stay() {
        let text = b"id,text\n1,\"a\nb\"\n2\n\n3,c,d\n4,\xff\n5,e\n6,\"f\n";
        let all = rows(text);
        assert_eq!(all[0], "1=a\nb");
        assert_eq!(all[1], "4: the row has 1 cells; the header has 2");
        assert_eq!(all[2], "6: the row has 3 cells; the header has 2");
        assert_eq!(all[3], "7: the file is not UTF-8");
        assert_eq!(all[4], "5=e");
        assert_eq!(all[5], "9: a quote is opened here and never closed: the rest of the file is within it");
        assert_eq!(all.len(), 6);
    }

    #[test]
    fn without_a_header_there_are_no_rows() {
        assert_eq!(rows(b""), ["1: the file is empty: it has no header"]);
        assert_eq!(rows(b"id,name\n1,a\n"), ["1: the column `text` is missing from the header"]);
        assert_eq!(rows(b"id;text\n1;a\n"), ["1: the columns are separated by semicolons, not by commas"]);
        assert_eq!(rows(b"id,text,id\n1,a,2\n"), ["1: the column `id` stands twice in the header"]);
    }

    #[test]
    fn carriage_returns_alone_end_the_reading_once() {
        assert_eq!(
            rows(b"id,text\n1,a\r2,b\r"),
            ["1=a", "2: the line before ends with a carriage return alone"]
        );
    }

    #[test]
    fn a_row_that_is_too_long_costs_itself_alone() {
        let long = format!("id,text\n1,{}\n2,b\n", "x".repeat(3 << 20));
        assert_eq!(rows(long.as_bytes()), ["2: the row is longer than 1048576 bytes", "2=b"]);
    }
}
