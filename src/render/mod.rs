//! Documents and findings as bytes: one file a format.
//!
//! A renderer sees cells, never the register or a report, and writes whatever texts the cells hold so that
//! nothing in them can act: not on a terminal, not in a spreadsheet, not as markup.

mod cell;
mod choose;
mod csv;
pub mod findings;
pub mod findings_text;
mod flat;
pub mod github;
mod grid;
mod json;
mod line;
mod lines;
mod markdown;
mod paint;
mod plan;
#[cfg(test)]
mod sample;
pub mod sarif;
mod text;
mod wrap;

use std::io;
use std::str::FromStr;

use crate::table::Document;

pub use choose::{choose, columns_help};
pub use csv::CsvOptions;
pub use json::line as json_line;

/// An output format for any document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Lined-up columns for people.
    Table,
    /// Comma-separated values, one flat list.
    Csv,
    /// One JSON object.
    Json,
    /// One JSON object a line: the envelope, then the items.
    Jsonl,
    /// Tables in GitHub's Markdown.
    Markdown,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::Table, Self::Csv, Self::Json, Self::Jsonl, Self::Markdown];

    /// The word for `--format`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Markdown => "markdown",
        }
    }

    /// The format of a file with this extension, given with or without its point.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.trim_start_matches('.').to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Table),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|format| format.word() == text).ok_or_else(|| {
            let words = Self::ALL.map(Self::word).join("`, `");
            format!("expected one of `{words}`")
        })
    }
}

/// What the output goes to.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Screen {
    /// Columns of the terminal; `None` where there is none and nothing is to be wrapped.
    pub width: Option<usize>,
    /// Whether colour may be used.
    pub colour: bool,
    /// What the reader of a CSV file needs.
    pub csv: CsvOptions,
}

/// Writes the document in the given format.
///
/// # Errors
/// Fails where `out` does.
pub fn render(
    document: &Document,
    format: Format,
    screen: &Screen,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut out = io::BufWriter::with_capacity(1 << 16, out);
    match format {
        Format::Table => text::render(document, screen, &mut out),
        Format::Csv => csv::render(document, screen.csv, &mut out),
        Format::Json => json::render(document, &mut out),
        Format::Jsonl => json::render_lines(document, &mut out),
        Format::Markdown => markdown::render(document, &mut out),
    }?;
    io::Write::flush(&mut out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_known_by_word_and_by_extension() {
        for format in Format::ALL {
            assert_eq!(format.word().parse(), Ok(format));
        }
        assert_eq!(
            "Jsn".parse::<Format>().unwrap_err(),
            "expected one of `table`, `csv`, `json`, `jsonl`, `markdown`"
        );
        assert_eq!(Format::from_extension(".CSV"), Some(Format::Csv));
        assert_eq!(Format::from_extension("md"), Some(Format::Markdown));
        assert_eq!(Format::from_extension(".docx"), None);
    }
}
