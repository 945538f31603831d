//! What is done with any bytes, by the fuzzer and, with the files of `fuzz/corpus`, by the tests. Each function
//! panics where something does not hold; none reads a file.

use chrono::NaiveDate;
use cm::diag;
use cm::facts;
use cm::model::{FileEntry, Folder};
use cm::query::Query;
use cm::read::{self, Buffers, Files, Needs, Statements};
use cm::render::{Format, Screen, json_line, render};
use cm::report::drafts::{self as smart_drafts, Shape};
use cm::report::{breaches, due, list, show, smart};
use cm::rules;
use cm::rules::draft::Drafts;
use cm::source::FileId;
use cm::value::{
    Calendar, CalendarName, Currency, FinancialYear, Frequency, Length, Number, Period,
    describe_period_error, id_error, parse_date, valid_contract_id, visible,
};
use cm::view::View;
use std::fmt::{Debug, Display};
use std::io::Cursor;
use std::str::FromStr;

/// What is done with the bytes of a file.
pub type Target = fn(&[u8]);

/// Every target by its name.
pub const TARGETS: [(&str, Target); 7] = [
    ("contract_toml", contract_toml),
    ("settings_toml", settings_toml),
    ("readings_csv", readings_csv),
    ("spend_csv", spend_csv),
    ("statements_csv", statements_csv),
    ("query_terms", query_terms),
    ("values", values),
];

const SETTINGS: &[u8] = b"format = 1\nas_of = 2026-10-15\n";
const CONTRACT: &[u8] = br#"id = "A-1"
title = "Lifts"
supplier = "Example Lifts Ltd"
tags = ["lifts"]
[people]
contract_manager = "A. Example"
[term]
start = 2026-01-01
end = 2028-03-31
[value]
total = 1250.00
[[saving]]
id = "price"
what = "Less"
[[kpi]]
id = "k"
unit = "%"
frequency = "monthly"
target.at_least = 95
"#;

/// The bytes as a contract beside another one.
pub fn contract_toml(bytes: &[u8]) {
    register([SETTINGS, CONTRACT, bytes, b"", b""], &Query::default());
}

/// The bytes as `cm.toml`.
pub fn settings_toml(bytes: &[u8]) {
    register([bytes, CONTRACT, b"", b"", b""], &Query::default());
}

/// The bytes as the readings of a contract.
pub fn readings_csv(bytes: &[u8]) {
    register([SETTINGS, CONTRACT, b"", bytes, b""], &Query::default());
}

/// The bytes as spend, and as savings.
pub fn spend_csv(bytes: &[u8]) {
    register([SETTINGS, CONTRACT, b"", b"", bytes], &Query::default());
}

/// The bytes as statements to try: words that are found are words of the text.
pub fn statements_csv(bytes: &[u8]) {
    let files = Memory(vec![("cm.toml", Folder::Settings, SETTINGS)]);
    let entries = vec![FileEntry { path: "cm.toml".into(), folder: Folder::Settings }];
    let needs = Needs { readings: false, money: false, every_finding: false };
    let Ok((register, _)) = read::register("fuzz", entries, &files, Vec::new(), needs) else { return };
    let view = View::new(&register, NaiveDate::default());
    let drafts = Drafts::new(&view);
    let mut memory = Buffers::default();
    let rows = match Statements::new(bytes, &mut memory) {
        Ok(rows) => rows,
        Err(unread) => {
            assert!(!unread.message.is_empty());
            return;
        }
    };
    let lines = u64::try_from(bytes.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u64::MAX) + 1;
    for row in rows {
        match row {
            Ok(row) => {
                let tried = drafts.judge(&row.text);
                for remark in &tried.remarks {
                    let words = remark.words.clone().map(|words| row.text.get(words));
                    assert!(words.is_none_or(|words| words.is_some()), "{:?}: {remark:?}", row.text);
                }
                let fields = smart_drafts::fields(&row.id, &row.text, &tried, Shape::Objects);
                let mut line = Vec::new();
                assert!(json_line(&fields, &mut line).is_ok() && !line.contains(&0x1b));
            }
            Err(unread) => {
                assert!(!unread.message.is_empty());
                assert!((1..=lines).contains(&unread.line), "{unread:?}");
            }
        }
    }
}

/// The bytes as query terms, one a line.
pub fn query_terms(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let terms: Vec<String> = text.lines().map(str::to_owned).collect();
    match Query::parse(&terms) {
        Ok(query) => {
            assert_eq!(query.is_empty(), terms.is_empty());
            register([SETTINGS, CONTRACT, b"", b"", b""], &query.mine("A. Example".to_owned()));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// The bytes as each of the values of the format: what can be read is written as it was, or so that it is
/// read as the same.
pub fn values(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let day = NaiveDate::from_ymd_opt(2027, 3, 31).unwrap_or_default();
    if let Some(date) = parse_date(bytes) {
        assert_eq!(date.to_string(), text);
        length(text, date);
    }
    if let Ok(number) = Number::parse(bytes) {
        assert_eq!(number.to_string(), text);
    }
    if let Ok(number) = Number::parse_toml(text) {
        assert!(Number::parse(number.to_string().as_bytes()).is_ok());
    }
    for year in ["01-01", "04-01", "12-01"].iter().filter_map(|start| start.parse::<FinancialYear>().ok()) {
        if let Some(period) = Period::parse(bytes, year) {
            assert!(period.first() <= period.last());
            assert_eq!(Period::parse(period.display(year).to_string().as_bytes(), year), Some(period));
        }
    }
    length(text, day);
    same::<Currency>(text);
    same::<FinancialYear>(text);
    same::<CalendarName>(text);
    same::<Frequency>(text);
    let said = [describe_period_error(text), visible(text).into_owned()];
    assert!(said.iter().all(|said| !said.contains('\u{1b}')), "{said:?}");
    assert!(valid_contract_id(text) || !id_error(text).contains(char::is_control));
}

/// What is read and written is read as the same.
fn same<T: FromStr + Display + PartialEq + Debug>(text: &str) {
    if let Ok(value) = text.parse::<T>() {
        assert_eq!(value.to_string().parse::<T>().ok().as_ref(), Some(&value));
    }
}

fn length(text: &str, day: NaiveDate) {
    let calendar = Calendar::new(CalendarName::EnglandAndWales, &[]);
    match text.parse::<Length>() {
        Ok(length) => {
            assert_eq!(length.to_string().parse::<Length>().ok(), Some(length));
            assert!(length.add_to(day, &calendar).is_none_or(|later| later > day));
            assert!(length.before(day, &calendar).is_none_or(|earlier| earlier < day));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// The files of a register in memory, in byte order of their paths.
struct Memory<'b>(Vec<(&'static str, Folder, &'b [u8])>);

impl<'b> Memory<'b> {
    fn get(&self, file: FileId) -> Result<&'b [u8], String> {
        let at = usize::try_from(file.0).ok();
        at.and_then(|at| self.0.get(at)).map(|(_, _, bytes)| *bytes).ok_or_else(|| "it is gone".to_owned())
    }
}

impl<'b> Files for Memory<'b> {
    type Stream = Cursor<&'b [u8]>;

    fn open(&self, file: FileId) -> Result<Self::Stream, String> {
        self.get(file).map(Cursor::new)
    }

    fn read(&self, file: FileId, into: &mut Vec<u8>) -> Result<(), String> {
        into.extend_from_slice(self.get(file)?);
        Ok(())
    }
}

/// Reads, checks and shows a register of settings, two contracts, readings, and money.
fn register([settings, first, second, readings, money]: [&[u8]; 5], query: &Query) {
    let mut files =
        vec![("cm.toml", Folder::Settings, settings), ("contracts/A-1.toml", Folder::Contracts, first)];
    if !second.is_empty() {
        files.push(("contracts/B-2.toml", Folder::Contracts, second));
    }
    if !readings.is_empty() {
        files.push(("readings/A-1.csv", Folder::Readings, readings));
    }
    if !money.is_empty() {
        files.push(("savings/all.csv", Folder::Savings, money));
        files.push(("spend/all.csv", Folder::Spend, money));
    }
    files.sort_by_key(|(path, ..)| *path);
    let files = Memory(files);
    let entries = files.0.iter().map(|(path, folder, _)| FileEntry { path: (*path).into(), folder: *folder });
    let needs = Needs { readings: true, money: true, every_finding: true };
    match read::register("fuzz", entries.collect(), &files, Vec::new(), needs) {
        Ok((mut register, money)) => {
            let pinned = register.settings.as_of.map(|date| date.value);
            let as_of = pinned.or(NaiveDate::from_ymd_opt(2026, 10, 15)).unwrap_or_default();
            facts::resolve(&mut register, as_of);
            diag::sort(&mut register.findings);
            let view = View::new(&register, as_of);
            places(&files, &rules::check(&view, &money));
            reports(&files, view, query, &money);
        }
        Err(findings) => {
            assert!(!findings.is_empty(), "a register that cannot be read says why");
            places(&files, &findings);
        }
    }
}

/// Every finding stands within its file.
fn places(files: &Memory, findings: &[diag::Finding]) {
    for finding in findings {
        let related = finding.related.iter().map(|(place, _)| *place);
        for place in related.chain([finding.place]) {
            let length = files.get(place.file).map(<[u8]>::len);
            let end = usize::try_from(place.span.end);
            assert!(place.span.start <= place.span.end, "{finding:?}");
            assert!(length.is_ok_and(|length| end.is_ok_and(|end| end <= length)), "{finding:?}");
        }
    }
}

fn reports(files: &Memory, view: View, query: &Query, money: &read::Money) {
    let mut documents: Vec<_> =
        (0..view.register.contracts.len()).map(|at| show::report(&view, at, money)).collect();
    let views = [view];
    documents.push(list::report(&views, query));
    documents.push(due::report(&views, query, &due::Options::default()));
    documents.push(breaches::report(&views, query, &breaches::Options { all: true, ..Default::default() }));
    let found = smart::find(&views, query);
    for (_, place) in found.places() {
        let end = usize::try_from(place.span.end);
        assert!(
            files.get(place.file).is_ok_and(|bytes| end.is_ok_and(|end| end <= bytes.len())),
            "{place:?}"
        );
    }
    documents.push(smart::report(&views, &found, &[]));
    for document in &documents {
        for (format, width) in [(Format::Table, Some(80)), (Format::Json, None), (Format::Csv, None)] {
            let mut bytes = Vec::new();
            let written = render(document, format, &Screen { width, ..Screen::default() }, &mut bytes);
            assert!(written.is_ok() && !bytes.contains(&0x1b));
            assert!(String::from_utf8(bytes).is_ok());
        }
    }
}
