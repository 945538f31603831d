//! Fields out of a table: each function gives the value of an entry, or reports why it cannot and says what
//! is left out because of that. A caller never needs to say it again.

use super::document::{Entry, Kind, Table};
use super::{keys, rules};
use crate::diag::{Finding, Leaves, Lost, Rule};
use crate::model::{Date, Text};
use crate::source::{FileId, Span, Spanned};
use crate::value::{Length, Number, visible};
use chrono::NaiveDate;
use std::fmt::Display;
use std::str::FromStr;

/// The findings of one file while it is read.
pub(super) struct Fields {
    /// The file.
    pub(super) file: FileId,
    /// What was found.
    pub(super) findings: Vec<Finding>,
    /// The item that is being read, for findings to name.
    pub(super) item: Option<Box<str>>,
    /// How many findings are kept; the rest are counted.
    pub(super) most: usize,
    /// How many were not kept.
    pub(super) not_kept: usize,
    /// How much of this file was left out so far.
    pub(super) left_out: Lost,
    /// The most that was lost since a caller last asked.
    lost: Leaves,
    format: &'static [(&'static str, &'static [&'static str])],
}

impl Fields {
    pub(super) fn new(file: FileId, format: &'static [(&'static str, &'static [&'static str])]) -> Self {
        Self {
            file,
            findings: Vec::new(),
            item: None,
            most: usize::MAX,
            not_kept: 0,
            left_out: Lost::default(),
            lost: Leaves::Nothing,
            format,
        }
    }

    /// The most that was lost since the last call.
    pub(super) fn take_lost(&mut self) -> Leaves {
        std::mem::replace(&mut self.lost, Leaves::Nothing)
    }

    /// Puts back what a caller further out has still to hear of.
    pub(super) fn restore_lost(&mut self, lost: Leaves) {
        self.lost = self.lost.max(lost);
    }

    /// Reports a finding at a place of this file.
    pub(super) fn report(
        &mut self,
        rule: &'static Rule,
        span: Span,
        leaves: Leaves,
        message: String,
        help: Option<String>,
    ) {
        self.lost = self.lost.max(leaves);
        if self.findings.len() >= self.most {
            self.not_kept += 1;
            return;
        }
        let mut finding = Finding::new(rule, self.file, span, message).leaving(leaves);
        finding.help = help;
        finding.item.clone_from(&self.item);
        self.findings.push(finding);
    }

    /// Reports a value that is not of its key's kind.
    pub(super) fn wrong(&mut self, entry: &Entry, leaves: Leaves, expected: &str, write: String) {
        if matches!(entry.value.kind, Kind::Broken) {
            self.lost = self.lost.max(leaves);
            return;
        }
        let message =
            format!("`{}` is {}; expected {expected}", visible(entry.key), found(&entry.value.kind));
        self.report(&rules::WRONG_VALUE, entry.value.span, leaves, message, Some(write));
    }

    /// Reports a required key that is absent.
    pub(super) fn missing(&mut self, key: &str, table: Span, leaves: Leaves, write: &str) {
        self.report(
            &rules::MISSING_KEY,
            table,
            leaves,
            format!("`{key}` is missing"),
            Some(format!("write `{write}`")),
        );
    }

    /// The value of a required key; its absence is reported unless something there was reported already.
    pub(super) fn required<T>(
        &mut self,
        value: Option<T>,
        seen: bool,
        key: &str,
        table: Span,
        leaves: Leaves,
        write: &str,
    ) -> Option<T> {
        if value.is_none() && !seen {
            self.missing(key, table, leaves, write);
        }
        value
    }

    /// Reports a key that the format does not have here.
    pub(super) fn unknown(&mut self, entry: &Entry, table: &'static str) {
        let key = visible(entry.key);
        let known = keys::of(self.format, table);
        let near = keys::nearest(entry.key, known.iter().copied());
        let home = keys::home(self.format, entry.key, table).filter(|home| *home != table);
        let (rule, message, help) = match (near, home) {
            (None, Some(home)) => {
                let belongs = if home.is_empty() {
                    "at the top of the file, before the first `[table]`".to_owned()
                } else {
                    format!("under `{}`", header(home))
                };
                let here = if table.is_empty() { "the top of the file".into() } else { header(table) };
                (
                    &rules::MISPLACED_KEY,
                    format!("`{key}` does not belong under `{here}`"),
                    format!("move it: `{key}` belongs {belongs}; a key belongs to the last header above it"),
                )
            }
            (Some(near), _) => (
                &rules::UNKNOWN_KEY,
                format!("unknown key `{key}`"),
                format!("did you mean `{near}`? a field of your own goes under `[extra]`"),
            ),
            (None, None) => (
                &rules::UNKNOWN_KEY,
                format!("unknown key `{key}`"),
                format!("known here: {}; a field of your own goes under `[extra]`", known.join(", ")),
            ),
        };
        self.report(rule, entry.key_span, Leaves::Key, message, Some(help));
    }

    /// A text.
    pub(super) fn text(&mut self, entry: &Entry, leaves: Leaves) -> Option<Text> {
        let Kind::Text(text) = entry.value.kind else {
            let write = match entry.value.kind {
                Kind::Number(number) | Kind::DateTime(number) => format!("\"{number}\""),
                Kind::Date(date) => format!("\"{date}\""),
                Kind::Bool(bool) => format!("\"{bool}\""),
                _ => "\"…\"".to_owned(),
            };
            self.wrong(entry, leaves, "a text in quotes", format!("write `{} = {write}`", entry.key));
            return None;
        };
        self.note_controls(entry, text);
        Some(Spanned::new(text.into(), entry.value.span))
    }

    fn note_controls(&mut self, entry: &Entry, text: &str) {
        let odd = |c: char| (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || is_hidden(c);
        if (!text.is_ascii() || text.bytes().any(|byte| byte < b' ' || byte == 0x7f))
            && let Some(found) = text.chars().find(|c| odd(*c))
        {
            let message =
                format!("`{}` holds the control character U+{:04X}", visible(entry.key), u32::from(found));
            let help = "type the text afresh; it was probably pasted from elsewhere".to_owned();
            self.report(&rules::CONTROL_CHARACTER, entry.value.span, Leaves::Nothing, message, Some(help));
        }
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, entry: &Entry, leaves: Leaves) -> Vec<Text> {
        let Kind::Array(array) = entry.value.kind else {
            let write = match entry.value.kind {
                Kind::Text(text) => format!("write `{} = [\"{}\"]`", entry.key, visible(text)),
                _ => format!("write `{} = [\"…\"]`", entry.key),
            };
            self.wrong(entry, leaves, "a list of texts", write);
            return Vec::new();
        };
        let entries = array.items().map(|value| Entry { value, ..*entry });
        entries.filter_map(|entry| self.text(&entry, leaves)).collect()
    }

    /// A day.
    pub(super) fn date(&mut self, entry: &Entry, leaves: Leaves) -> Option<Date> {
        if let Kind::Date(date) = entry.value.kind {
            return Some(Spanned::new(date, entry.value.span));
        }
        let write = match entry.value.kind {
            Kind::Text(text) if crate::value::parse_date(text.as_bytes()).is_some() => {
                format!("write it without quotes: `{} = {text}`", entry.key)
            }
            Kind::DateTime(text) if text.get(..10).is_some_and(|day| parse_day(day).is_some()) => {
                format!("write the day alone: `{} = {}`", entry.key, &text[..10])
            }
            _ => format!("write `{} = 2026-10-05`: year, month, day, without quotes", entry.key),
        };
        self.wrong(entry, leaves, "a date", write);
        None
    }

    /// Days.
    pub(super) fn dates(&mut self, entry: &Entry, leaves: Leaves) -> Vec<Date> {
        let Kind::Array(array) = entry.value.kind else {
            self.wrong(entry, leaves, "a list of dates", format!("write `{} = [2026-06-15]`", entry.key));
            return Vec::new();
        };
        let entries = array.items().map(|value| Entry { value, ..*entry });
        entries.filter_map(|entry| self.date(&entry, leaves)).collect()
    }

    /// An exact decimal, bare or in quotes.
    pub(super) fn number(&mut self, entry: &Entry, leaves: Leaves) -> Option<Spanned<Number>> {
        let (Kind::Number(text) | Kind::Text(text)) = entry.value.kind else {
            let write = format!("write `{} = 1250.00`", entry.key);
            self.wrong(entry, leaves, "a decimal", write);
            return None;
        };
        match Number::parse_toml(text) {
            Ok(number) => Some(Spanned::new(number, entry.value.span)),
            Err(error) => {
                let message = format!("`{}` is `{}`; {error}", visible(entry.key), visible(text));
                let write = format!("write `{} = {}`", entry.key, plain_number(text));
                self.report(&rules::WRONG_VALUE, entry.value.span, leaves, message, Some(write));
                None
            }
        }
    }

    /// A whole number from `range`.
    pub(super) fn count(
        &mut self,
        entry: &Entry,
        leaves: Leaves,
        range: std::ops::RangeInclusive<u32>,
    ) -> Option<Spanned<u32>> {
        let read = match entry.value.kind {
            Kind::Number(text) => text.replace('_', "").parse().ok(),
            _ => None,
        };
        match read {
            Some(count) if range.contains(&count) => Some(Spanned::new(count, entry.value.span)),
            _ => {
                let expected = format!("a whole number from {} to {}", range.start(), range.end());
                self.wrong(entry, leaves, &expected, format!("write `{} = {}`", entry.key, range.end()));
                None
            }
        }
    }

    /// True or false.
    pub(super) fn flag(&mut self, entry: &Entry, leaves: Leaves) -> Option<bool> {
        if let Kind::Bool(flag) = entry.value.kind {
            return Some(flag);
        }
        let write = format!("write `{} = true` or `{} = false`, without quotes", entry.key, entry.key);
        self.wrong(entry, leaves, "`true` or `false`", write);
        None
    }

    /// A length of time.
    pub(super) fn length(&mut self, entry: &Entry, leaves: Leaves) -> Option<Spanned<Length>> {
        self.parsed(entry, leaves, "a length of time", "6 months")
    }

    /// A text that is read by `FromStr`.
    pub(super) fn parsed<T: FromStr<Err: Display>>(
        &mut self,
        entry: &Entry,
        leaves: Leaves,
        expected: &str,
        example: &str,
    ) -> Option<Spanned<T>> {
        let Kind::Text(text) = entry.value.kind else {
            self.wrong(entry, leaves, expected, format!("write `{} = \"{example}\"`", entry.key));
            return None;
        };
        match text.parse() {
            Ok(value) => Some(Spanned::new(value, entry.value.span)),
            Err(error) => {
                let message = format!("`{}` is `{}`, not {expected}", visible(entry.key), visible(text));
                let help = format!("{error}; for instance `{} = \"{example}\"`", entry.key);
                self.report(&rules::WRONG_VALUE, entry.value.span, leaves, message, Some(help));
                None
            }
        }
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        entry: &Entry,
        leaves: Leaves,
        options: &[(&'static str, T)],
    ) -> Option<Spanned<T>> {
        let words = || options.iter().map(|(word, _)| *word);
        let text = match entry.value.kind {
            Kind::Text(text) => text,
            _ => "",
        };
        if let Some((_, value)) = options.iter().find(|(word, _)| *word == text) {
            return Some(Spanned::new(*value, entry.value.span));
        }
        let listed: Vec<String> = words().map(|word| format!("\"{word}\"")).collect();
        let expected = match listed.as_slice() {
            [only] => only.clone(),
            _ => format!("one of {}", listed.join(", ")),
        };
        let near = keys::nearest(text, words()).or_else(|| words().next()).unwrap_or_default();
        self.wrong(entry, leaves, &expected, format!("write `{} = \"{near}\"`", entry.key));
        None
    }

    /// A table.
    pub(super) fn table<'d, 's>(&mut self, entry: &Entry<'d, 's>, leaves: Leaves) -> Option<Table<'d, 's>> {
        match entry.value.kind {
            Kind::Table(table) => Some(table),
            _ => {
                let write = match entry.value.kind {
                    Kind::Tables(_) => format!("write `[{}]`, with one pair of brackets", entry.key),
                    _ => format!("write a header `[{}]` with its keys below", entry.key),
                };
                self.wrong(entry, leaves, "a table", write);
                None
            }
        }
    }

    /// Tables that may stand more than once.
    pub(super) fn tables<'d, 's>(&mut self, entry: &Entry<'d, 's>, leaves: Leaves) -> Vec<Table<'d, 's>> {
        match entry.value.kind {
            Kind::Tables(tables) => tables.tables().collect(),
            Kind::Array(array) => {
                let mut all = Vec::new();
                for value in array.items() {
                    let item = Entry { value, ..*entry };
                    all.extend(self.table(&item, leaves));
                }
                all
            }
            _ => {
                let write = format!("write each under a header of its own, `[[{}]]`", entry.key);
                self.wrong(entry, leaves, "a table that may stand more than once", write);
                Vec::new()
            }
        }
    }
}

fn parse_day(text: &str) -> Option<NaiveDate> {
    crate::value::parse_date(text.as_bytes())
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The header that a table of the format stands under.
fn header(table: &str) -> String {
    match table {
        "term" | "value" | "people" | "check" => format!("[{table}]"),
        "tier" => "[tier.NAME]".to_owned(),
        "procedure" | "procedure.step" => "[[procedure.NAME.step]]".to_owned(),
        "kpi.target" | "kpi.failure" | "kpi.baseline" => format!("{} = {{ … }}", &table[4..]),
        _ => format!("[[{table}]]"),
    }
}

/// What a value is, in words.
fn found(kind: &Kind) -> String {
    match kind {
        Kind::Text(text) => format!("the text \"{}\"", shortened(text)),
        Kind::Number(number) => format!("the number {}", shortened(number)),
        Kind::Bool(bool) => format!("`{bool}`"),
        Kind::Date(date) => format!("the date {date}"),
        Kind::DateTime(text) => format!("the time {}", shortened(text)),
        Kind::Array(_) => "a list".to_owned(),
        Kind::Table(_) => "a table".to_owned(),
        Kind::Tables(_) => "a list of tables".to_owned(),
        Kind::Broken => "not readable".to_owned(),
    }
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    visible(&short).into_owned()
}

/// The nearest plain decimal to show as an example, from whatever stands there.
fn plain_number(text: &str) -> String {
    let plain: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).collect();
    match Number::parse(plain.as_bytes()) {
        Ok(number) if !text.contains(['e', 'E', 'x', 'o', 'b']) => number.to_string(),
        _ => "1250.00".to_owned(),
    }
}
