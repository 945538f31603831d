use std::io;

use super::line::one_line;
use super::{flat, json};
use crate::table::{Cell, Document};

/// What the reader of a CSV file needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CsvOptions {
    /// Whether text that a spreadsheet would run as a formula gets an apostrophe before it.
    pub neutralise: bool,
    /// Whether the file begins with a byte order mark, by which Excel knows UTF-8.
    pub bom: bool,
}

impl Default for CsvOptions {
    fn default() -> Self {
        Self { neutralise: true, bom: false }
    }
}

pub(super) fn render(document: &Document, options: CsvOptions, out: &mut dyn io::Write) -> io::Result<()> {
    let keys = flat::keys(document);
    if keys.is_empty() {
        return Ok(());
    }
    if options.bom {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(&keys).map_err(of_stream)?;
    let mut text = String::new();
    flat::rows(document, &keys, |cells| {
        for cell in cells {
            text.clear();
            field(cell, options.neutralise, &mut text)?;
            writer.write_field(&text).map_err(of_stream)?;
        }
        writer.write_record(None::<&[u8]>).map_err(of_stream)
    })?;
    writer.flush()
}

/// The stream's own error, so that a closed pipe is known for one.
fn of_stream(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Adds a cell for machines. Only text can be a formula: a figure keeps its minus.
fn field(cell: &Cell, neutralise: bool, out: &mut String) -> io::Result<()> {
    use super::cell::put;
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => words(text, neutralise, out),
        Cell::Status(status) => words(&status.word, neutralise, out),
        Cell::Bool(yes) => put(out, yes),
        Cell::Date(date) => put(out, date),
        Cell::Days(days) => put(out, days),
        Cell::Count(count) => put(out, count),
        Cell::Number(number) => put(out, number),
        Cell::Money(total, _) => put(out, total),
        Cell::List(cells) => {
            for (at, cell) in cells.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { "; " });
                field(cell, neutralise, out)?;
            }
        }
        Cell::Map(_) => {
            let mut bytes = Vec::new();
            json::cell(cell, &mut bytes)?;
            out.push_str(&String::from_utf8_lossy(&bytes));
        }
        Cell::Shown(machine, _) => field(machine, neutralise, out)?,
    }
    Ok(())
}

fn words(text: &str, neutralise: bool, out: &mut String) {
    if neutralise && is_formula(text) {
        out.push('\'');
    }
    out.push_str(&one_line(text));
}

/// Whether a spreadsheet may take the text for a formula. Excel and its kin skip blanks, quotes and what
/// cannot be seen before they look for the sign, and take full-width signs for plain ones.
fn is_formula(text: &str) -> bool {
    let skipped = |char: char| {
        char.is_whitespace()
            || char.is_control()
            || matches!(char, '"' | '\'' | '`' | '‘' | '’' | '“' | '”' | '＂' | '＇' | '\u{ad}' | '\u{feff}')
            || matches!(char, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
    };
    let rest = text.trim_start_matches(skipped);
    let before = &text[..text.len() - rest.len()];
    before.contains(['\t', '\r'])
        || rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '−', '﹢', '﹣', '﹦', '﹫'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::{breaches, of_texts, piped, shown};
    use crate::render::{Format, Screen};
    use proptest::prelude::*;
    use snapbox::{IntoData, assert_data_eq, str};

    fn parsed(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    fn written(text: &str) -> String {
        parsed(&piped(&of_texts([text]), Format::Csv))[1][0].clone()
    }

    #[test]
    fn lists_are_merged_by_column() {
        assert_data_eq!(piped(&breaches(), Format::Csv), str![[r#"
contract,title,period,value,target,state,run,since,credit,who,due,days
IMG-2024-017,Managed radiology equipment for the eastern sites,2026-09,92.10,"{""at_least"": ""98.0""}",open,3,2026-07-31,1250000.00,Ann Ex; Bo Whye,,
CAT-1,東京 catering,2026/27-Q2,no,"{""met"": true}",waived,1,2026-09-30,,,,
IMG-2024-017,,2026-08,,,missing,,,,,2026-09-15,-20

"#]].raw());
    }

    #[test]
    fn what_a_spreadsheet_would_run_gets_an_apostrophe() {
        for text in [
            "=1+1",
            "+44 20",
            "-2",
            "@SUM(A1)",
            " =1",
            "\u{a0}=1",
            "\"=1",
            "'=1",
            "\u{200b}=1",
            "＝1",
            "－1",
            "\n=1",
            "\t1",
            " \r1",
            "\u{feff}@x",
        ] {
            assert!(written(text).starts_with('\''), "{text:?} became {:?}", written(text));
        }
        for text in ["", "1-2", "a=b", "Bo's", "(=1)", "\"quoted\""] {
            assert_eq!(written(text), text);
        }
        let list = Cell::List(vec![Cell::text("a"), Cell::text("=1")]);
        let mut text = String::new();
        field(&list, true, &mut text).unwrap();
        assert_eq!(text, "a; '=1");
    }

    #[test]
    fn figures_keep_their_minus_and_control_characters_are_seen() {
        assert_eq!(parsed(&piped(&of_texts(["a\nb\u{1b}[0m"]), Format::Csv))[1], ["a b␛[0m", "-12"]);
    }

    #[test]
    fn neutralising_and_the_byte_order_mark_are_a_choice() {
        let csv = CsvOptions { neutralise: false, bom: true };
        let text = shown(&of_texts(["=1"]), Format::Csv, &Screen { csv, ..Screen::default() });
        assert_eq!(text, "\u{feff}text,days\n=1,-12\n");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn every_row_is_as_wide_as_the_header_and_no_field_is_a_formula(texts in prop::collection::vec(any::<String>(), 0..5)) {
            let rows = parsed(&piped(&of_texts(texts.clone()), Format::Csv));
            prop_assert_eq!(rows.len(), texts.len() + 1);
            for row in rows {
                prop_assert_eq!(row.len(), 2);
                prop_assert!(!row[0].starts_with(['=', '+', '-', '@', '\t', '\r']));
            }
        }
    }
}
