use std::io::{self, Write};

use super::flat;
use crate::table::{Cell, Document, Layout, Sheet};

/// Changes only if a field changes its meaning; fields may be added at any time.
const VERSION: u32 = 1;

/// Writes one object, each list with an item a line so that line tools and diffs see items.
pub(super) fn render(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\n  ")?;
    envelope(document, b",\n  ", out)?;
    for sheet in &document.sheets {
        if sheet.layout == Layout::Record && sheet.key.is_empty() {
            // A record without a name is part of the envelope.
            for (column, value) in sheet.columns.iter().zip(sheet.rows.iter().flatten()) {
                out.write_all(b",\n  ")?;
                pair(column.key, value, out)?;
            }
            continue;
        }
        if sheet.layout == Layout::Record {
            record(sheet, out)?;
            continue;
        }
        write!(out, ",\n  \"{}\": [", sheet.key)?;
        for (at, row) in sheet.rows.iter().enumerate() {
            out.write_all(if at == 0 { b"\n    " } else { b",\n    " })?;
            let keys = sheet.columns.iter().map(|column| column.key);
            object(keys.zip(row), out)?;
        }
        out.write_all(if sheet.rows.is_empty() { b"]" } else { b"\n  ]" })?;
    }
    out.write_all(b"\n}\n")
}

/// Writes the one row of a sheet as an object, a field a line, and in it each list with an item a line.
fn record(sheet: &Sheet, out: &mut dyn Write) -> io::Result<()> {
    write!(out, ",\n  \"{}\": {{", sheet.key)?;
    let row = sheet.rows.first().map_or(&[][..], |row| &row[..]);
    for (at, (column, value)) in sheet.columns.iter().zip(row).enumerate() {
        out.write_all(if at == 0 { b"\n    " } else { b",\n    " })?;
        match value {
            Cell::List(items) if items.iter().any(|item| matches!(item, Cell::Map(_))) => {
                write!(out, "\"{}\": [", column.key)?;
                for (at, item) in items.iter().enumerate() {
                    out.write_all(if at == 0 { b"\n      " } else { b",\n      " })?;
                    cell(item, out)?;
                }
                out.write_all(b"\n    ]")?;
            }
            value => pair(column.key, value, out)?,
        }
    }
    out.write_all(b"\n  }")
}

/// Writes the envelope without the lists, then the items of all lists, one a line.
pub(super) fn render_lines(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{")?;
    envelope(document, b", ", out)?;
    out.write_all(b"}\n")?;
    let keys = flat::keys(document);
    flat::rows(document, &keys, |cells| {
        object(keys.iter().copied().zip(cells.iter().copied()), out)?;
        out.write_all(b"\n")
    })
}

/// Writes one object on a line of its own.
///
/// # Errors
/// Fails where `out` does.
pub fn line(fields: &[(&str, Cell)], out: &mut dyn Write) -> io::Result<()> {
    object(fields.iter().map(|(key, value)| (*key, value)), out)?;
    out.write_all(b"\n")
}

fn envelope(document: &Document, between: &[u8], out: &mut dyn Write) -> io::Result<()> {
    let texts = |texts: &[String]| Cell::List(texts.iter().map(Cell::text).collect());
    let register = match &document.registers[..] {
        [] => ("register", Cell::Empty),
        [one] => ("register", Cell::text(one)),
        several => ("registers", texts(several)),
    };
    let fields = [
        ("report", Cell::text(document.report)),
        ("version", Cell::Count(VERSION.into())),
        register,
        ("currency", Cell::text(&document.currency)),
        ("as_of", Cell::Date(document.as_of)),
        ("partial", Cell::Bool(!document.left_out.is_empty())),
        ("left_out", texts(&document.left_out)),
    ];
    for (at, (key, value)) in fields.iter().enumerate() {
        out.write_all(if at == 0 { b"" } else { between })?;
        pair(key, value, out)?;
    }
    if !document.summary.is_empty() {
        out.write_all(between)?;
        out.write_all(b"\"summary\": ")?;
        object(document.summary.iter().map(|(key, value)| (*key, value)), out)?;
    }
    Ok(())
}

/// Writes a cell as JSON; exact figures are strings, so that no reader rounds them.
pub(super) fn cell(cell: &Cell, out: &mut dyn Write) -> io::Result<()> {
    match cell {
        Cell::Empty => out.write_all(b"null"),
        Cell::Text(text) => string(text, out),
        Cell::Status(status) => string(&status.word, out),
        Cell::Bool(yes) => write!(out, "{yes}"),
        Cell::Date(date) => write!(out, "\"{date}\""),
        Cell::Days(days) => write!(out, "{days}"),
        Cell::Count(count) => write!(out, "{count}"),
        Cell::Number(number) => write!(out, "\"{number}\""),
        Cell::Money(total, _) => write!(out, "\"{total}\""),
        Cell::List(cells) => {
            out.write_all(b"[")?;
            for (at, item) in cells.iter().enumerate() {
                out.write_all(if at == 0 { b"" } else { b", " })?;
                self::cell(item, out)?;
            }
            out.write_all(b"]")
        }
        Cell::Map(cells) => object(cells.iter().map(|(name, value)| (name.as_str(), value)), out),
        Cell::Shown(machine, _) => self::cell(machine, out),
    }
}

fn object<'c>(fields: impl Iterator<Item = (&'c str, &'c Cell)>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{")?;
    for (at, (key, value)) in fields.enumerate() {
        out.write_all(if at == 0 { b"" } else { b", " })?;
        pair(key, value, out)?;
    }
    out.write_all(b"}")
}

fn pair(key: &str, value: &Cell, out: &mut dyn Write) -> io::Result<()> {
    string(key, out)?;
    out.write_all(b": ")?;
    cell(value, out)
}

/// Whether the character acts on a terminal or on its neighbours instead of being seen.
fn hidden(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(char, '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Writes the real text; what would act on a terminal is escaped, though JSON does not ask for all of it.
fn string(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let quoted = serde_json::to_string(text)?;
    // Most texts are plain, and many are written.
    if quoted.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return out.write_all(quoted.as_bytes());
    }
    let mut rest = quoted.as_str();
    while let Some((at, char)) = rest.char_indices().find(|(_, char)| hidden(*char)) {
        out.write_all(&rest.as_bytes()[..at])?;
        write!(out, "\\u{:04x}", u32::from(char))?;
        rest = &rest[at + char.len_utf8()..];
    }
    out.write_all(rest.as_bytes())
}

#[cfg(test)]
mod tests {
    use crate::render::Format;
    use crate::render::sample::{blank, breaches, of_texts, piped};
    use proptest::prelude::*;
    use serde_json::Value;
    use snapbox::{IntoData, assert_data_eq, str};

    #[test]
    fn an_item_stands_on_a_line() {
        let text = piped(&breaches(), Format::Json);
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["items"][0]["target"]["at_least"], "98.0");
        assert_eq!(value["items"][1]["credit"], Value::Null);
        assert_data_eq!(text, str![[r#"
{
  "report": "breaches",
  "version": 1,
  "register": "Example Trust",
  "currency": "GBP",
  "as_of": "2026-10-05",
  "partial": true,
  "left_out": ["1 contract that cannot be read"],
  "summary": {"open": 1, "credit": "1250000.00"},
  "items": [
    {"contract": "IMG-2024-017", "title": "Managed radiology equipment for the eastern sites", "period": "2026-09", "value": "92.10", "target": {"at_least": "98.0"}, "state": "open", "run": 3, "since": "2026-07-31", "credit": "1250000.00", "who": ["Ann Ex", "Bo Whye"]},
    {"contract": "CAT-1", "title": "東京 catering", "period": "2026/27-Q2", "value": "no", "target": {"met": true}, "state": "waived", "run": 1, "since": "2026-09-30", "credit": null, "who": []}
  ],
  "missing": [
    {"contract": "IMG-2024-017", "period": "2026-08", "due": "2026-09-15", "days": -20}
  ]
}

"#]].raw());
    }

    #[test]
    fn json_lines_begin_with_the_envelope_and_go_on_with_flat_items() {
        let text = piped(&breaches(), Format::Jsonl);
        assert!(text.lines().all(|line| serde_json::from_str::<Value>(line).unwrap().is_object()));
        assert_data_eq!(text, str![[r#"
{"report": "breaches", "version": 1, "register": "Example Trust", "currency": "GBP", "as_of": "2026-10-05", "partial": true, "left_out": ["1 contract that cannot be read"], "summary": {"open": 1, "credit": "1250000.00"}}
{"contract": "IMG-2024-017", "title": "Managed radiology equipment for the eastern sites", "period": "2026-09", "value": "92.10", "target": {"at_least": "98.0"}, "state": "open", "run": 3, "since": "2026-07-31", "credit": "1250000.00", "who": ["Ann Ex", "Bo Whye"], "due": null, "days": null}
{"contract": "CAT-1", "title": "東京 catering", "period": "2026/27-Q2", "value": "no", "target": {"met": true}, "state": "waived", "run": 1, "since": "2026-09-30", "credit": null, "who": [], "due": null, "days": null}
{"contract": "IMG-2024-017", "title": null, "period": "2026-08", "value": null, "target": null, "state": "missing", "run": null, "since": null, "credit": null, "who": null, "due": "2026-09-15", "days": -20}

"#]].raw());
    }

    #[test]
    fn several_registers_are_a_list_and_a_bare_envelope_is_an_object() {
        let mut document = blank();
        document.registers.push("Second \"Trust\"".to_owned());
        let value: Value = serde_json::from_str(&piped(&document, Format::Json)).unwrap();
        assert_eq!(value["registers"][1], "Second \"Trust\"");
        assert_eq!(value.get("register"), None);
        assert_eq!(value.get("summary"), None);
        assert_eq!(value["partial"], false);
        document.registers.clear();
        let value: Value = serde_json::from_str(&piped(&document, Format::Json)).unwrap();
        assert_eq!(value["register"], Value::Null);
    }

    #[test]
    fn what_would_act_on_a_terminal_is_escaped_and_still_the_same_text() {
        let text = piped(&of_texts(["\u{1b}[2J\u{9b}\u{202e}\u{7f}é"]), Format::Json);
        assert!(text.contains(r#""text": "\u001b[2J\u009b\u202e\u007fé""#), "{text}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn any_text_survives(text in any::<String>()) {
            let value: Value = serde_json::from_str(&piped(&of_texts([text.as_str()]), Format::Json)).unwrap();
            prop_assert_eq!(value["items"][0]["text"].as_str().unwrap(), &text);
            let lines = piped(&of_texts([text.as_str()]), Format::Jsonl);
            prop_assert_eq!(lines.lines().count(), 2);
            let value: Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
            prop_assert_eq!(value["text"].as_str().unwrap(), &text);
        }
    }
}
