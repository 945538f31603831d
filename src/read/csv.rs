//! Rows out of a CSV file, as RFC 4180 has it: streamed, so that memory does not grow with the file, and
//! with the place of every row and cell counted from the bytes themselves.

use crate::source::Span;
use csv_core::ReadRecordResult;
use std::io::Read;

/// The longest row, in bytes.
pub const LONGEST_ROW: usize = 1 << 20;

const CHUNK: usize = 1 << 16;

/// The memory that reading needs; one serves many files in turn.
#[derive(Debug)]
pub struct Buffers {
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
    /// A quoted cell goes on after its closing quote, so many bytes into the row.
    Misquoted(usize),
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
    /// How many bytes of the current row were let go because it is too long.
    dropped: u64,
    at_end: bool,
    after_return: bool,
    count: usize,
}

impl<'b, R: Read> Scanner<'b, R> {
    pub(super) fn new(source: R, buffers: &'b mut Buffers) -> Self {
        buffers.core.reset();
        let (row, next, filled, count) = (0, 0, 0, 0);
        Self {
            source,
            buffers,
            row,
            next,
            filled,
            base: 0,
            dropped: 0,
            at_end: false,
            after_return: false,
            count,
        }
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
                let gone = u64::try_from(self.next).unwrap_or_default();
                self.base += gone;
                self.dropped += gone;
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
        self.dropped = 0;
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
        if memchr::memchr(b'"', self.raw_row()).is_some()
            && let (_, Some(at)) = self.quotes()
        {
            return Err(Problem::Misquoted(at));
        }
        if !self.buffers.cells[..used].is_ascii() {
            let all = (0..self.count).all(|at| std::str::from_utf8(self.cell(at)).is_ok());
            if !all {
                return Err(Problem::NotUtf8);
            }
        }
        Ok(())
    }

    /// Where the bytes come from.
    pub(super) fn source(&mut self) -> &mut R {
        &mut self.source
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
        u32::try_from(self.base + row - self.dropped).unwrap_or(u32::MAX)
    }

    /// Whether the beginning of the row was let go because it is too long.
    pub(super) fn is_cut(&self) -> bool {
        self.dropped > 0
    }

    /// The bytes of the row without its line end, as far as they are kept.
    pub(super) fn raw_row(&self) -> &[u8] {
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

    /// Where the last quoted cell of the row begins, and where the first one that goes on after its closing
    /// quote does so, as offsets in the row.
    fn quotes(&self) -> (Option<usize>, Option<usize>) {
        let row = self.raw_row();
        let (mut at, mut last) = (0, None);
        while at < row.len() {
            if row[at] == b'"' {
                last = Some(at);
                at += 1;
                loop {
                    match memchr::memchr(b'"', &row[at..]) {
                        Some(quote) if row.get(at + quote + 1) == Some(&b'"') => at += quote + 2,
                        Some(quote) => {
                            at += quote + 1;
                            break;
                        }
                        None => return (last, None),
                    }
                }
                if at < row.len() && row[at] != b',' {
                    return (last, Some(at));
                }
            }
            match memchr::memchr(b',', &row[at..]) {
                Some(comma) => at += comma + 1,
                None => break,
            }
        }
        (last, None)
    }

    /// Where in the row the last quoted cell opens.
    pub(super) fn last_quote(&self) -> Option<usize> {
        self.quotes().0
    }

    /// Whether the row says nothing: cells there may be, and all are empty.
    pub(super) fn is_blank(&self) -> bool {
        self.count == 0 || self.buffers.ends[self.count - 1] == 0
    }

    /// How many line ends stand within the row's quotes.
    pub(super) fn inner_lines(&self) -> usize {
        self.raw_row().iter().filter(|byte| **byte == b'\n').count()
    }
}
