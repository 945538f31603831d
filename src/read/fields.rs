//! Fields out of a table: each function gives the value of an entry, or reports why it cannot and says what
//! is left out because of that. A caller never needs to say it again.

use super::document::{Entry, Kind, Table};
use super::wording::{found, one_of, plain_figure, probable_day, repeated, written};
use super::{keys, rules};
use crate::diag::{Finding, Leaves, Lost, Rule};
use crate::model::{Date, Text};
use crate::source::{FileId, Span, Spanned};
use crate::value::{Length, Number, NumberError, is_hidden, visible};
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
    /// Whether the value that is being read stands in a list.
    pub(super) in_list: bool,
    /// The tables and keys of the file's kind.
    pub(super) format: &'static [(&'static str, &'static [&'static str])],
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
            in_list: false,
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
        let verb = if self.in_list { "holds" } else { "is" };
        let what = found(&entry.value.kind);
        let message = format!("`{}` {verb} {what}; expected {expected}", visible(entry.key));
        self.report(&rules::WRONG_VALUE, entry.value.span, leaves, message, Some(write));
    }

    /// A value as it is to be written for this entry.
    fn written(&self, entry: &Entry, value: impl Display) -> String {
        if self.in_list { format!("`{value}`") } else { format!("`{} = {value}`", written(entry.key)) }
    }

    /// A text that says something: one that is empty is reported as if it were not there.
    pub(super) fn required_text(&mut self, entry: &Entry, leaves: Leaves) -> Option<Text> {
        let text = self.text(entry, leaves)?;
        if !text.trim().is_empty() {
            return Some(text);
        }
        let message = format!("`{}` is empty", visible(entry.key));
        let help = format!("write `{} = \"…\"`", written(entry.key));
        self.report(&rules::MISSING_KEY, text.span, leaves, message, Some(help));
        None
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

    /// A text.
    pub(super) fn text(&mut self, entry: &Entry, leaves: Leaves) -> Option<Text> {
        let Kind::Text(text) = entry.value.kind else {
            let write = match entry.value.kind {
                Kind::Number(number) | Kind::DateTime(number) => format!("\"{number}\""),
                Kind::Date(date) => format!("\"{date}\""),
                Kind::Bool(bool) => format!("\"{bool}\""),
                _ => "\"…\"".to_owned(),
            };
            self.wrong(entry, leaves, "a text in quotes", format!("write {}", self.written(entry, write)));
            return None;
        };
        self.note_controls(entry, text);
        Some(Spanned::new(text.into(), entry.value.span))
    }

    fn note_controls(&mut self, entry: &Entry, text: &str) {
        let odd = |c: char| is_hidden(c) && !matches!(c, '\n' | '\r' | '\t');
        if (!text.is_ascii() || text.bytes().any(|byte| byte < b' ' || byte == 0x7f))
            && let Some(found) = text.chars().find(|c| odd(*c))
        {
            let code = u32::from(found);
            let message =
                format!("`{}` holds a character that cannot be seen, U+{code:04X}", visible(entry.key));
            let help = "type the text afresh; it was probably pasted from elsewhere".to_owned();
            self.report(&rules::CONTROL_CHARACTER, entry.value.span, Leaves::Nothing, message, Some(help));
        }
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, entry: &Entry, leaves: Leaves) -> Vec<Text> {
        let Kind::Array(array) = entry.value.kind else {
            let write = match entry.value.kind {
                Kind::Text(text) => {
                    format!("write {}", self.written(entry, format!("[\"{}\"]", visible(text))))
                }
                _ => format!("write {}", self.written(entry, "[\"…\"]")),
            };
            self.wrong(entry, leaves, "a list of texts", write);
            return Vec::new();
        };
        self.in_list = true;
        let entries = array.items().map(|value| Entry { value, ..*entry });
        let texts = entries.filter_map(|entry| self.text(&entry, leaves)).collect();
        self.in_list = false;
        texts
    }

    /// A day.
    pub(super) fn date(&mut self, entry: &Entry, leaves: Leaves) -> Option<Date> {
        if let Kind::Date(date) = entry.value.kind {
            return Some(Spanned::new(date, entry.value.span));
        }
        let day = match entry.value.kind {
            Kind::Text(text) | Kind::DateTime(text) => probable_day(text),
            _ => None,
        };
        let write = match day {
            Some(day) => format!("write {}, without quotes", self.written(entry, day)),
            None => {
                format!("write {}: year, month, day, without quotes", self.written(entry, "2026-10-05"))
            }
        };
        self.wrong(entry, leaves, "a date", write);
        None
    }

    /// Days.
    pub(super) fn dates(&mut self, entry: &Entry, leaves: Leaves) -> Vec<Date> {
        let Kind::Array(array) = entry.value.kind else {
            let write = format!("write {}", self.written(entry, "[2026-06-15]"));
            self.wrong(entry, leaves, "a list of dates", write);
            return Vec::new();
        };
        self.in_list = true;
        let entries = array.items().map(|value| Entry { value, ..*entry });
        let dates = entries.filter_map(|entry| self.date(&entry, leaves)).collect();
        self.in_list = false;
        dates
    }

    /// An exact decimal, bare or in quotes.
    pub(super) fn number(&mut self, entry: &Entry, leaves: Leaves) -> Option<Spanned<Number>> {
        let (Kind::Number(text) | Kind::Text(text)) = entry.value.kind else {
            let write = format!("write {}", self.written(entry, "1250.00"));
            self.wrong(entry, leaves, "a decimal", write);
            return None;
        };
        match Number::parse_toml(text) {
            Ok(number) => Some(Spanned::new(number, entry.value.span)),
            Err(error) => {
                let write = match plain_figure(text) {
                    Some(plain) => format!("write {}", self.written(entry, plain)),
                    None => {
                        let such = self.written(entry, "1250.00");
                        format!("write digits with at most one point, such as {such}")
                    }
                };
                let expected = match error {
                    NumberError::Form => "a decimal",
                    NumberError::Digits => "at most 28 digits",
                };
                self.wrong(entry, leaves, expected, write);
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
        let (read, bare): (Option<u32>, bool) = match entry.value.kind {
            Kind::Number(text) => (text.replace('_', "").parse().ok(), true),
            Kind::Text(text) => (text.trim().parse().ok(), false),
            _ => (None, false),
        };
        match read {
            Some(count) if bare && range.contains(&count) => Some(Spanned::new(count, entry.value.span)),
            _ => {
                let (least, most) = (*range.start(), *range.end());
                let expected = match most {
                    u32::MAX => "a whole number, without quotes".to_owned(),
                    _ => format!("a whole number from {least} to {most}, without quotes"),
                };
                let near = read.map_or(least.max(1), |count| count.clamp(least, most));
                self.wrong(entry, leaves, &expected, format!("write {}", self.written(entry, near)));
                None
            }
        }
    }

    /// True or false.
    pub(super) fn flag(&mut self, entry: &Entry, leaves: Leaves) -> Option<bool> {
        if let Kind::Bool(flag) = entry.value.kind {
            return Some(flag);
        }
        let write = format!("write {} or `false`, without quotes", self.written(entry, "true"));
        self.wrong(entry, leaves, "`true` or `false`", write);
        None
    }

    /// A length of time.
    pub(super) fn length(&mut self, entry: &Entry, leaves: Leaves) -> Option<Spanned<Length>> {
        let example = match entry.key {
            "horizon" => "30 days",
            "report_within" | "within" => "10 working days",
            _ => "6 months",
        };
        self.parsed(entry, leaves, "a length of time", example)
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
            let amount = match entry.value.kind {
                Kind::Number(number) => number.to_owned(),
                _ => String::new(),
            };
            let unit = example.split_once(' ').map_or("", |(_, unit)| unit);
            let meant = format!("{amount} {unit}");
            let write = if meant.parse::<T>().is_ok() { &meant } else { example };
            let write = format!("write {}", self.written(entry, format!("\"{write}\"")));
            self.wrong(entry, leaves, expected, write);
            return None;
        };
        match text.parse::<T>() {
            Ok(value) => Some(Spanned::new(value, entry.value.span)),
            Err(error) => {
                let trimmed = text.trim();
                let meant = [trimmed.to_owned(), trimmed.to_uppercase(), trimmed.to_lowercase()];
                let write = match meant.iter().find(|meant| meant.parse::<T>().is_ok()) {
                    Some(meant) => format!("write {}", self.written(entry, format!("\"{meant}\""))),
                    None => error.to_string().replacen("expected", "write", 1),
                };
                self.wrong(entry, leaves, expected, write);
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
        let expected = one_of(words());
        let write = match keys::meant(text, words()) {
            Some(near) => format!("did you mean {}?", self.written(entry, format!("\"{near}\""))),
            None => "write one of these words, in small letters, or delete the line".to_owned(),
        };
        self.wrong(entry, leaves, &expected, write);
        None
    }

    /// A table.
    pub(super) fn table<'d, 's>(&mut self, entry: &Entry<'d, 's>, leaves: Leaves) -> Option<Table<'d, 's>> {
        match entry.value.kind {
            Kind::Table(table) => Some(table),
            _ => {
                let write = match entry.value.kind {
                    Kind::Tables(_) => "write its header with one pair of brackets, `[…]`".to_owned(),
                    _ => format!("write {}", self.written(entry, "{ … }")),
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
                let write =
                    format!("write each under a header with two pairs of brackets, {}", repeated(entry.key));
                self.wrong(entry, leaves, "tables that may stand more than once", write);
                Vec::new()
            }
        }
    }
}
