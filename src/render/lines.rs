use std::ops::Range;
use unicode_width::UnicodeWidthChar;

use crate::source::Span;

/// The lines of one file, found once: offsets become lines and columns by bisection.
///
/// A line ends with LF, CR LF or CR alone; a byte order mark belongs to no line.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    /// The offset at which each line begins; never empty.
    starts: Vec<usize>,
}

/// A line and a column, both counted from 1; columns count characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// One source line with the part of it that a finding speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Excerpt {
    /// The line's number, counted from 1.
    pub line: u32,
    /// The line without its end, cut around the mark with `…` where it is very long.
    pub text: String,
    /// The bytes of `text` that are meant; may be empty, at its end too.
    pub mark: Range<usize>,
}

/// Columns of a source line that an excerpt keeps.
const LONGEST: usize = 200;

/// Columns that a tab takes in an excerpt.
pub(super) const TAB: usize = 4;

impl<'t> Lines<'t> {
    /// Finds the lines of a file's text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }];
        starts.extend(memchr::memchr2_iter(b'\n', b'\r', bytes).filter_map(|at| {
            let in_pair = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            (!in_pair).then_some(at + 1)
        }));
        Self { text, starts }
    }

    /// The position of an offset; one within a character, a line's end or past the text moves back to
    /// the nearest before it.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let (line, offset) = self.find(offset);
        let column = self.text[self.starts[line]..offset].chars().count() + 1;
        Position { line: number(line), column: small(column) }
    }

    /// The source lines of a span: one, or the first and the last.
    #[must_use]
    pub fn excerpt(&self, span: Span) -> Vec<Excerpt> {
        let (first, start) = self.find(span.start);
        let (mut last, mut end) = self.find(span.end.max(span.start));
        // A span that ends where a line begins takes in the line end before it and nothing of the line.
        if last > first && end == self.starts[last] {
            last -= 1;
            end = self.line(last).end;
        }
        if first == last {
            return vec![self.cut(first, start..end)];
        }
        let whole = self.line(first);
        let rest = self.line(last);
        // Indentation before the last line's part is not worth a mark.
        let indent = self.text[rest.start..end].trim_start().len();
        vec![self.cut(first, start..whole.end), self.cut(last, end - indent..end)]
    }

    fn cut(&self, line: usize, mark: Range<usize>) -> Excerpt {
        let all = self.line(line);
        let mark = mark.start - all.start..mark.end - all.start;
        let (text, mark) = cut(&self.text[all], mark, LONGEST);
        Excerpt { line: number(line), text, mark }
    }

    /// The bytes of a line without its end.
    fn line(&self, line: usize) -> Range<usize> {
        let start = self.starts[line];
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let text = &self.text[start..end];
        let text = text.strip_suffix('\n').unwrap_or(text);
        start..start + text.strip_suffix('\r').unwrap_or(text).len()
    }

    /// The line of an offset, and the offset moved back to where something can be shown.
    fn find(&self, offset: u32) -> (usize, usize) {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX).max(self.starts[0]);
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let mut offset = offset.min(self.line(line).end);
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        (line, offset)
    }
}

/// Cuts a line to about `most` columns so that the beginning of the mark stays in sight.
pub(super) fn cut(line: &str, mark: Range<usize>, most: usize) -> (String, Range<usize>) {
    let after = reach(line[mark.start..].chars(), most);
    let before = reach(line[..mark.start].chars().rev(), (most / 3).max(most - after.columns));
    let start = mark.start - before.bytes;
    let end = start + reach(line[start..].chars(), most).bytes;
    let prefix = if start > 0 { "…" } else { "" };
    let suffix = if end < line.len() { "…" } else { "" };
    let place = |at: usize| at.min(end) - start + prefix.len();
    let mark = place(mark.start)..place(mark.end);
    (format!("{prefix}{}{suffix}", &line[start..end]), mark)
}

struct Reach {
    bytes: usize,
    columns: usize,
}

/// How far the characters go before they take more than `most` columns.
fn reach(chars: impl Iterator<Item = char>, most: usize) -> Reach {
    let mut reach = Reach { bytes: 0, columns: 0 };
    for char in chars {
        let columns = if char == '\t' { TAB } else { char.width().unwrap_or(1) };
        if reach.columns + columns > most {
            break;
        }
        reach.bytes += char.len_utf8();
        reach.columns += columns;
    }
    reach
}

fn number(line: usize) -> u32 {
    small(line + 1)
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    #[track_caller]
    fn stands(text: &str, offset: usize, line: u32, column: u32) {
        assert_eq!(Lines::new(text).position(Span::new(offset, offset).start), Position { line, column });
    }

    #[track_caller]
    fn excerpts(text: &str, span: Range<usize>, expected: &[(u32, &str, &str)]) {
        let found = Lines::new(text).excerpt(Span::new(span.start, span.end));
        let found: Vec<_> =
            found.iter().map(|it| (it.line, it.text.as_str(), &it.text[it.mark.clone()])).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_ends_with_lf_cr_lf_or_cr() {
        stands("ab\ncd", 4, 2, 2);
        stands("ab\r\ncd", 5, 2, 2);
        stands("ab\rcd", 4, 2, 2);
        stands("a\r\r\n\n", 5, 4, 1);
        stands("ab\r\ncd", 3, 1, 3);
        stands("", 0, 1, 1);
    }

    #[test]
    fn columns_count_characters_and_not_the_byte_order_mark() {
        stands("\u{feff}ab", 4, 1, 2);
        stands("\u{feff}ab", 0, 1, 1);
        stands("é東\tx", 6, 1, 4);
        stands("é東\tx", 3, 1, 2);
    }

    #[test]
    fn offsets_past_the_end_move_back() {
        stands("ab\ncd\n", 99, 3, 1);
        stands("ab", 99, 1, 3);
        excerpts("ab", 7..9, &[(1, "ab", "")]);
        excerpts("\u{feff}ab", 0..9, &[(1, "ab", "ab")]);
    }

    #[test]
    fn an_excerpt_has_the_first_and_the_last_line() {
        excerpts("a = 1\r\nb = 2\r\n", 4..5, &[(1, "a = 1", "1")]);
        excerpts("a = 1\r\nb = 2\r\n", 4..7, &[(1, "a = 1", "1")]);
        excerpts("a = [\n  1,\n  2,\n]\n", 4..14, &[(1, "a = [", "["), (3, "  2,", "2")]);
    }

    #[test]
    fn a_very_long_line_is_cut_around_the_mark() {
        let long = format!("{}MARK{}", "b".repeat(300), "e".repeat(300));
        let found = &Lines::new(&long).excerpt(Span::new(300, 304))[0];
        assert_eq!(&found.text[found.mark.clone()], "MARK");
        assert!(found.text.starts_with("…b") && found.text.ends_with("e…"));
        assert_eq!(found.text.width(), LONGEST + 2);
        let found = &Lines::new(&long).excerpt(Span::new(604, 604))[0];
        assert_eq!(
            (found.mark.clone(), found.text.width()),
            (found.text.len()..found.text.len(), LONGEST + 1)
        );
        let found = &Lines::new(&long).excerpt(Span::new(0, 604))[0];
        assert_eq!(found.mark, 0..LONGEST);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn every_span_of_every_text_has_a_place(text in "[a\u{feff}é東\t\r\n]{0,12}", start in 0_usize..40, len in 0_usize..40) {
            let lines = Lines::new(&text);
            let span = Span::new(start, start + len);
            let (from, to) = (lines.position(span.start), lines.position(span.end));
            prop_assert!(from <= to);
            let excerpts = lines.excerpt(span);
            prop_assert_eq!(excerpts[0].line, from.line);
            for excerpt in excerpts {
                prop_assert!(excerpt.text.get(excerpt.mark).is_some());
                prop_assert!(!excerpt.text.contains(['\r', '\n']));
            }
        }
    }
}
