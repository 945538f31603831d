//! What holds of every register and of any bytes. Small registers are made from a strategy; the same ones on
//! every run.

mod any_bytes;
mod as_of;
mod made;
mod same_bytes;
mod same_items;

use crate::kit::{self, Outcome};
use chrono::NaiveDate;
use cm::query::Query;
use cm::render::{self, CsvOptions, Format, Screen};
use cm::report::{breaches, due, list, show, smart};
use cm::table::Document;
use cm::view::View;
use proptest::test_runner::{Config, RngSeed};

/// So many cases, the same on every run.
fn cases(cases: u32) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(20_261_015), failure_persistence: None, ..Config::default() }
}

/// The reports about all of a register on a day.
fn reports(outcome: &Outcome, as_of: NaiveDate) -> Vec<Document> {
    let Some((register, money)) = &outcome.register else { return Vec::new() };
    let view = View::new(register, as_of);
    let mut pages: Vec<Document> =
        (0..register.contracts.len()).map(|at| show::report(&view, at, money)).collect();
    let views = [view];
    let query = Query::default();
    let found = smart::find(&views, &query);
    let mut all = vec![
        due::report(
            &views,
            &query,
            &due::Options { within: "2 years".parse().ok(), overdue: false, people: true },
        ),
        list::report(&views, &query),
        breaches::report(&views, &query, &breaches::Options { all: true, ..breaches::Options::default() }),
        due::report(&views, &query, &due::Options { within: None, overdue: true, people: true }),
        breaches::report(&views, &query, &breaches::Options::default()),
        smart::report(&views, &found, &[]),
    ];
    all.append(&mut pages);
    all
}

/// A document as a program reads it from a pipe; no text is changed to keep a spreadsheet from running it.
fn piped(document: &Document, format: Format) -> String {
    let csv = CsvOptions { neutralise: false, bom: false };
    let mut bytes = Vec::new();
    render::render(document, format, &Screen { csv, ..Screen::default() }, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Everything that is said of a register: its findings and its reports in every format.
fn everything(outcome: &Outcome, as_of: NaiveDate) -> String {
    let mut all: String = outcome.codes().into_iter().map(|code| outcome.shown(code)).collect();
    for document in reports(outcome, as_of) {
        for format in Format::ALL {
            all.push_str(&piped(&document, format));
        }
    }
    all
}

/// A register of these files.
fn read<B: AsRef<[u8]>>(files: &[(String, B)]) -> Outcome {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_ref())).collect();
    kit::register(&files)
}
