use crate::read::wording::{plain_figure, probable_day};
use crate::source::Span;
use crate::value::visible;
use toml_parser::ParseError;

/// A mistake in how a document is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    /// Where.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to write.
    pub expected: Option<String>,
    /// Another place that matters, and what is to be seen there.
    pub related: Option<(Span, String)>,
}

/// A date that is on no calendar.
pub(super) fn no_such_day(span: Span, text: &str) -> SyntaxError {
    let day = text.get(..10).unwrap_or(text);
    if let Some(meant) = other_order(text) {
        return SyntaxError {
            span,
            message: format!("`{text}` is not a date"),
            expected: Some(format!("write `{meant}`: year, month, day")),
            related: None,
        };
    }
    SyntaxError {
        span,
        message: format!("`{day}` is not a day: there is no such month, day or year"),
        expected: Some("a date is written `2026-10-05`, with years from 0001 to 9999".to_owned()),
        related: None,
    }
}

/// The date that `31-12-2026` or `2026-1-5` means.
fn other_order(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('-').collect();
    let [first, second, third] = parts[..] else { return None };
    let number = |part: &str| part.parse::<u32>().ok();
    let (year, month, day) = match (first.len(), third.len()) {
        (4, 1..=2) => (number(first)?, number(second)?, number(third)?),
        (1..=2, 4) => (number(third)?, number(second)?, number(first)?),
        _ => return None,
    };
    let meant = format!("{year:04}-{month:02}-{day:02}");
    (meant != text && crate::value::parse_date(meant.as_bytes()).is_some()).then_some(meant)
}

/// Something that begins like a number and is none.
pub(super) fn not_a_number(span: Span, text: &str) -> SyntaxError {
    SyntaxError {
        span,
        message: format!("`{text}` is not a number"),
        expected: Some("write digits with at most one point, or put a text in quotes".to_owned()),
        related: None,
    }
}

/// All mistakes in file order and in plain words, one a line: what follows on the same line is mostly an
/// echo of the first.
pub(super) fn in_words(text: &str, own: Vec<SyntaxError>, raw: Vec<ParseError>) -> Vec<SyntaxError> {
    let mut all = own;
    all.extend(raw.into_iter().map(|error| plain(text, &error)));
    all.sort_by(|a, b| (a.span, &a.message).cmp(&(b.span, &b.message)));
    let mut line_end = None;
    all.retain(|error| {
        if line_end.is_some_and(|end| error.span.start <= end) {
            return false;
        }
        let at = usize::try_from(error.span.start).unwrap_or_default().min(text.len());
        let rest = &text.as_bytes()[at..];
        let end = memchr::memchr2(b'\n', b'\r', rest).map_or(text.len(), |newline| at + newline);
        line_end = Some(Span::new(end, end).start);
        true
    });
    all
}

fn plain(text: &str, error: &ParseError) -> SyntaxError {
    let at = error.unexpected().or(error.context());
    let mut span = at.map_or_else(Span::default, |at| Span::new(at.start(), at.end()));
    let from = usize::try_from(span.start).unwrap_or_default();
    let found = at.and_then(|at| text.get(at.start()..at.end())).unwrap_or_default();
    let (message, expected) = in_own_words(error.description(), found);
    let (message, expected) = match bare_value(text, from, error.description()) {
        Some((message, write)) => (message, Some(write)),
        None => (message, expected.map(str::to_owned)),
    };
    // A mistake at a line's end is shown on the line, not after it.
    if span.start == span.end && text.as_bytes().get(from).is_none_or(|byte| matches!(byte, b'\n' | b'\r')) {
        let before =
            text.as_bytes()[..from.min(text.len())].iter().rposition(|byte| !byte.is_ascii_whitespace());
        if let Some(before) = before.filter(|before| text.is_char_boundary(before + 1)) {
            span = Span::new(before + 1, before + 1);
        }
    }
    let related = error
        .context()
        .filter(|context| Some(*context) != at)
        .map(|context| (Span::new(context.start(), context.end()), "it begins here".to_owned()));
    SyntaxError { span, message, expected, related }
}

/// What is said of a day or a figure in a notation that is not TOML's, without quotes: `01/04/2026`, `1,250`.
fn bare_value(text: &str, at: usize, description: &str) -> Option<(String, String)> {
    if !["string values must be quoted", "unexpected key or value"]
        .iter()
        .any(|own| description.starts_with(own))
    {
        return None;
    }
    let start = text.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
    let (_, value) = text[start..].lines().next()?.split_once('=')?;
    let value = value.split('#').next()?.trim();
    if let Some(day) = probable_day(value) {
        let message = format!("`{}` is not how a date is written", visible(value));
        return Some((message, format!("write `{day}`: year, month, day, without quotes")));
    }
    let plain = plain_figure(value)?;
    let message = format!("`{}` is not how a figure is written", visible(value));
    Some((message, format!("write `{plain}`: digits, at most one point, and `_` between digits if you like")))
}

/// The parser's words in ours, with what to write.
fn in_own_words(description: &str, found: &str) -> (String, Option<&'static str>) {
    const WORDS: &[(&str, &str, &str)] = &[
        (
            "string values must be quoted",
            "a text needs quotes",
            "put it in quotes, such as `tier = \"gold\"`",
        ),
        ("key with no value", "a key without a value", "write `key = value`; a comment begins with `#`"),
        ("missing value", "a key without a value", "write a value after `=`, or delete the line"),
        ("extra `=`", "a second `=`", "keep one `=`; a text that holds one needs quotes"),
        ("unclosed table", "the header is not closed", "close it with `]`"),
        ("unclosed array table", "the header is not closed", "close it with `]]`"),
        ("unclosed array", "the list is not closed", "close it with `]`"),
        ("unclosed inline table", "the braces are not closed", "close them with `}`"),
        ("missing comma between array elements", "two items without a comma", "write a comma between them"),
        ("missing comma between key-value pairs", "two keys without a comma", "write a comma between them"),
        (
            "unexpected key or value",
            "more than one value on a line",
            "begin a new line, or put a text in quotes",
        ),
        (
            "invalid basic string",
            "the quote is not closed, or what is in it cannot stand there",
            "close the text with the quote that opens it; a `\\` in it is written `\\\\`",
        ),
        ("invalid literal string", "the quote is not closed", "close the text with the quote that opens it"),
        (
            "carriage return",
            "a line ends with a carriage return alone",
            "save the file with LF or CRLF line ends",
        ),
    ];
    let known = WORDS.iter().find(|(start, ..)| description.starts_with(start));
    if found.starts_with(['“', '”', '‘', '’', '„']) {
        let help = "type straight quotes `\"`, not the curly ones of a word processor";
        return ("a text needs straight quotes".to_owned(), Some(help));
    }
    match known {
        Some((_, message, help)) => ((*message).to_owned(), Some(help)),
        None if found.starts_with('\r') => (
            "a line ends with a carriage return alone".to_owned(),
            Some("save the file with LF or CRLF line ends"),
        ),
        None => (description.to_owned(), None),
    }
}
