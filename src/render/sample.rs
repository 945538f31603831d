//! Documents for the renderers' tests.

use chrono::NaiveDate;

use super::{Format, Screen, render};
use crate::table::{Cell, Column, Document, Sheet, Tone};
use crate::value::Number;

pub(super) fn date(text: &str) -> Cell {
    Cell::Date(text.parse().unwrap())
}

pub(super) fn number(text: &str) -> Cell {
    Cell::Number(Number::parse(text.as_bytes()).unwrap())
}

pub(super) fn money(text: &str) -> Cell {
    Cell::money(Number::parse(text.as_bytes()).unwrap().value.into(), crate::value::Currency::GBP)
}

/// A report without lists.
pub(super) fn blank() -> Document {
    Document {
        report: "breaches",
        title: "Open breaches".to_owned(),
        registers: vec!["Example Trust".to_owned()],
        currency: "GBP".to_owned(),
        as_of: NaiveDate::from_ymd_opt(2026, 10, 5).unwrap(),
        left_out: Vec::new(),
        summary: Vec::new(),
        sheets: Vec::new(),
        view: None,
        notes: Vec::new(),
    }
}

/// A report with one list of one text column, to be filled with hostile text.
pub(super) fn of_texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Document {
    let sheet = Sheet {
        key: "items",
        columns: vec![Column::new("text", "Text").wrapping(), Column::new("days", "Days").right()],
        rows: texts.into_iter().map(|text| vec![Cell::text(text), Cell::Days(-12)]).collect(),
        ..Sheet::default()
    };
    Document { sheets: vec![sheet], ..blank() }
}

/// A partial report with two lists and every kind of cell.
pub(super) fn breaches() -> Document {
    Document {
        left_out: vec!["1 contract that cannot be read".to_owned()],
        summary: vec![("open", Cell::Count(1)), ("credit", money("1250000.00"))],
        sheets: vec![items(), missing()],
        notes: vec!["1 open, £1,250,000.00 to claim.".to_owned()],
        ..blank()
    }
}

fn items() -> Sheet {
    Sheet {
        key: "items",
        title: "Breaches".to_owned(),
        empty: "No open breaches.".to_owned(),
        columns: vec![
            Column::new("contract", "Contract"),
            Column::new("title", "Title").wrapping(),
            Column::new("period", "Period"),
            Column::new("value", "Reading").right(),
            Column::new("target", "Target"),
            Column::new("state", "State"),
            Column::new("run", "Run").right().hidden(),
            Column::new("since", "Since"),
            Column::new("credit", "Credit").right(),
            Column::new("who", "Who").wrapping(),
        ],
        rows: vec![
            vec![
                Cell::text("IMG-2024-017"),
                Cell::text("Managed radiology equipment for the eastern sites"),
                Cell::text("2026-09"),
                number("92.10"),
                Cell::Shown(
                    Box::new(Cell::Map(vec![("at_least".to_owned(), number("98.0"))])),
                    "at least 98.0".to_owned(),
                ),
                Cell::status("open", Tone::Bad),
                Cell::Count(3),
                date("2026-07-31"),
                money("1250000.00"),
                Cell::List(vec![Cell::text("Ann Ex"), Cell::text("Bo Whye")]),
            ],
            vec![
                Cell::text("CAT-1"),
                Cell::text("東京 catering"),
                Cell::text("2026/27-Q2"),
                Cell::Shown(Box::new(Cell::text("no")), "not met".to_owned()),
                Cell::Shown(
                    Box::new(Cell::Map(vec![("met".to_owned(), Cell::Bool(true))])),
                    "met".to_owned(),
                ),
                Cell::status("waived", Tone::Faint),
                Cell::Count(1),
                date("2026-09-30"),
                Cell::Empty,
                Cell::List(Vec::new()),
            ],
        ],
        ..Sheet::default()
    }
}

fn missing() -> Sheet {
    Sheet {
        key: "missing",
        title: "Missing readings".to_owned(),
        columns: vec![
            Column::new("contract", "Contract"),
            Column::new("period", "Period"),
            Column::new("due", "Due"),
            Column::new("days", "Days").right(),
        ],
        rows: vec![vec![
            Cell::text("IMG-2024-017"),
            Cell::text("2026-08"),
            date("2026-09-15"),
            Cell::Days(-20),
        ]],
        flat: vec![("state", Cell::text("missing"))],
        ..Sheet::default()
    }
}

pub(super) fn shown(document: &Document, format: Format, screen: &Screen) -> String {
    let mut bytes = Vec::new();
    render(document, format, screen, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// What a program reads from a pipe.
pub(super) fn piped(document: &Document, format: Format) -> String {
    shown(document, format, &Screen::default())
}
