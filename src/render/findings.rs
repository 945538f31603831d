//! Findings with their places worked out: what the formats of `cm check` are made from.

use chrono::NaiveDate;
use std::collections::BTreeMap;

use crate::diag::{Finding, Severity};
use crate::source::Place;
use crate::table::{Cell, Column, Document, Sheet, Tone};

pub use super::lines::{Excerpt, Lines, Position};

/// A finding with the place that people and editors know it by.
#[derive(Clone, Debug)]
pub struct Located<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// Its file's path within the register, with `/`.
    pub file: String,
    /// The line where it begins, counted from 1.
    pub line: u32,
    /// The column where it begins, counted in characters from 1.
    pub column: u32,
    /// The line where it ends.
    pub end_line: u32,
    /// The column after its last character.
    pub end_column: u32,
    /// The source lines: one, or the first and the last of several.
    pub excerpt: Vec<Excerpt>,
    /// Other places that matter.
    pub related: Vec<Related>,
}

/// Another place that matters to a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// The path of its file within the register, with `/`.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
    /// The column, counted in characters from 1.
    pub column: u32,
    /// What is to be seen there.
    pub note: String,
}

/// How much was found.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Summary {
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are advice.
    pub advice: usize,
    /// The files that were looked at.
    pub files: usize,
}

impl Summary {
    /// Counts the findings in `files` files.
    pub fn new<'f>(findings: impl IntoIterator<Item = &'f Finding>, files: usize) -> Self {
        let mut summary = Self { files, ..Self::default() };
        for finding in findings {
            match finding.severity {
                Severity::Error => summary.errors += 1,
                Severity::Warning => summary.warnings += 1,
                Severity::Advice => summary.advice += 1,
            }
        }
        summary
    }

    /// All findings.
    #[must_use]
    pub fn total(&self) -> usize {
        self.errors + self.warnings + self.advice
    }
}

impl<'t> Lines<'t> {
    /// Locates a finding of this file; `elsewhere` answers for related places in other files, and one that
    /// it has no answer for is not shown.
    pub fn locate<'a>(
        &self,
        finding: &'a Finding,
        file: &str,
        mut elsewhere: impl FnMut(Place) -> Option<(String, Position)>,
    ) -> Located<'a> {
        let span = finding.place.span;
        let start = self.position(span.start);
        let end = self.position(span.end.max(span.start));
        let related = finding.related.iter().filter_map(|(place, note)| {
            let here = place.file == finding.place.file;
            let (file, Position { line, column }) =
                if here { (file.to_owned(), self.position(place.span.start)) } else { elsewhere(*place)? };
            Some(Related { file, line, column, note: note.clone() })
        });
        Located {
            finding,
            file: file.to_owned(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            excerpt: self.excerpt(span),
            related: related.collect(),
        }
    }
}

/// Locates a single finding in its file's text; use [`Lines`] for several.
#[must_use]
pub fn locate<'a>(text: &str, finding: &'a Finding, file: &str) -> Located<'a> {
    Lines::new(text).locate(finding, file, |_| None)
}

/// The `limit` most useful findings: the gravest first, then one of each rule before a second one, then in
/// the order given. Without a limit, all of them as they are.
pub fn most_useful<T>(items: &[T], limit: Option<usize>, finding: impl Fn(&T) -> &Finding) -> Vec<&T> {
    let mut items: Vec<&T> = items.iter().collect();
    let Some(limit) = limit else { return items };
    let mut seen: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    let mut turns = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let finding = finding(item);
        let turn = seen.entry((finding.severity, finding.rule.code)).or_default();
        turns.push((std::cmp::Reverse(finding.severity), *turn, at));
        *turn += 1;
    }
    turns.sort_unstable();
    items = turns.iter().take(limit).map(|(_, _, at)| items[*at]).collect();
    items
}

/// The columns of the findings' list.
const COLUMNS: [Column; 12] = [
    Column::new("code", "Code"),
    Column::new("name", "Rule").hidden(),
    Column::new("severity", "Severity"),
    Column::new("message", "What is wrong").wrapping(),
    Column::new("help", "What to write instead").wrapping(),
    Column::new("file", "File"),
    Column::new("line", "Line").right(),
    Column::new("column", "Column").right(),
    Column::new("end_line", "End line").right().hidden(),
    Column::new("end_column", "End column").right().hidden(),
    Column::new("contract", "Contract").hidden(),
    Column::new("item", "Item").hidden(),
];

/// The findings as a document, for the formats that every report has.
#[must_use]
pub fn document(
    found: &[Located<'_>],
    summary: &Summary,
    registers: Vec<String>,
    currency: &str,
    as_of: NaiveDate,
) -> Document {
    let count = |count: usize| Cell::Count(u64::try_from(count).unwrap_or(u64::MAX));
    let findings = Sheet {
        key: "findings",
        empty: "No findings.".to_owned(),
        columns: COLUMNS.to_vec(),
        rows: found.iter().map(row).collect(),
        ..Sheet::default()
    };
    Document {
        report: "check",
        title: "Findings".to_owned(),
        registers,
        currency: currency.to_owned(),
        as_of,
        left_out: Vec::new(),
        summary: vec![
            ("errors", count(summary.errors)),
            ("warnings", count(summary.warnings)),
            ("advice", count(summary.advice)),
            ("files", count(summary.files)),
        ],
        sheets: vec![findings],
        view: None,
        notes: Vec::new(),
    }
}

fn row(located: &Located<'_>) -> Vec<Cell> {
    let finding = located.finding;
    let number = |number: u32| Cell::Count(number.into());
    vec![
        Cell::text(finding.rule.code),
        Cell::text(finding.rule.name),
        Cell::status(finding.severity.word(), tone(finding.severity)),
        Cell::text(&finding.message),
        Cell::maybe(finding.help.as_deref()),
        Cell::text(&*located.file),
        number(located.line),
        number(located.column),
        number(located.end_line),
        number(located.end_column),
        Cell::maybe(finding.contract.as_deref()),
        Cell::maybe(finding.item.as_deref()),
    ]
}

/// What colour says of a severity.
pub(super) fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Warn,
        Severity::Advice => Tone::Plain,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::diag::Rule;
    use crate::render::Format;
    use crate::render::sample::piped;
    use crate::source::{FileId, Span};
    use snapbox::{IntoData, assert_data_eq, str};

    pub(in crate::render) static ORDER: Rule = Rule {
        code: "C104",
        name: "end-before-start",
        severity: Severity::Error,
        page: "# A contract ends before it starts\n\nOne of the dates is wrong.\n",
    };
    pub(in crate::render) static NOTICE: Rule =
        Rule { code: "C110", name: "no-notice-period", severity: Severity::Warning, page: "" };
    static OWNER: Rule = Rule { code: "A401", name: "no-owner", severity: Severity::Advice, page: "" };

    pub(in crate::render) const FILE: &str = "contracts/imaging/IMG-2024-017.toml";
    pub(in crate::render) const TEXT: &str =
        "id = \"IMG-2024-017\"\n\nstart = 2024-04-01\nend = 2024-03-31\n";

    pub(in crate::render) fn at(rule: &'static Rule, text: &str, part: &str) -> Finding {
        let start = text.find(part).unwrap();
        Finding::new(rule, FileId(0), Span::new(start, start + part.len()), "something is wrong")
    }

    pub(in crate::render) fn findings() -> Vec<Finding> {
        let start = at(&ORDER, TEXT, "2024-04-01").place;
        let mut order = at(&ORDER, TEXT, "2024-03-31").help("swap the two dates, or correct one of them");
        order.message = "`end` 2024-03-31 is before `start` 2024-04-01".to_owned();
        let order = order.related(start, "`start` is set here").of("IMG-2024-017");
        let mut notice = at(&NOTICE, TEXT, "id = \"IMG-2024-017\"\n\nstart");
        notice.message = "no `notice`".to_owned();
        vec![notice.item("notice"), order]
    }

    #[test]
    fn findings_have_the_formats_of_every_report() {
        let findings = findings();
        let lines = Lines::new(TEXT);
        let found: Vec<Located> =
            findings.iter().map(|finding| lines.locate(finding, FILE, |_| None)).collect();
        let summary = Summary::new(&findings, 17);
        let as_of = NaiveDate::from_ymd_opt(2026, 10, 5).unwrap();
        let document = document(&found, &summary, vec!["Example Trust".to_owned()], "GBP", as_of);
        assert!(document.sheets[0].rows.iter().all(|row| row.len() == COLUMNS.len()));
        assert_data_eq!(piped(&document, Format::Json), str![[r#"
{
  "report": "check",
  "version": 1,
  "register": "Example Trust",
  "currency": "GBP",
  "as_of": "2026-10-05",
  "partial": false,
  "left_out": [],
  "summary": {"errors": 1, "warnings": 1, "advice": 0, "files": 17},
  "findings": [
    {"code": "C110", "name": "no-notice-period", "severity": "warning", "message": "no `notice`", "help": null, "file": "contracts/imaging/IMG-2024-017.toml", "line": 1, "column": 1, "end_line": 3, "end_column": 6, "contract": null, "item": "notice"},
    {"code": "C104", "name": "end-before-start", "severity": "error", "message": "`end` 2024-03-31 is before `start` 2024-04-01", "help": "swap the two dates, or correct one of them", "file": "contracts/imaging/IMG-2024-017.toml", "line": 4, "column": 7, "end_line": 4, "end_column": 17, "contract": "IMG-2024-017", "item": null}
  ]
}

"#]].raw());
    }

    #[test]
    fn related_places_in_other_files_are_asked_for() {
        let elsewhere = |file| Place { file: FileId(file), span: Span::new(0, 1) };
        let finding = at(&ORDER, TEXT, "end").related(elsewhere(1), "seen").related(elsewhere(2), "not seen");
        let found = Lines::new(TEXT).locate(&finding, FILE, |place| {
            (place.file == FileId(1)).then(|| ("other.toml".to_owned(), Position { line: 2, column: 3 }))
        });
        let related = Related { file: "other.toml".to_owned(), line: 2, column: 3, note: "seen".to_owned() };
        assert_eq!(found.related, [related]);
    }

    #[test]
    fn the_gravest_come_first_then_one_of_each_rule() {
        static OTHER: Rule = Rule { code: "C105", name: "other", severity: Severity::Error, page: "" };
        let rules = [&OWNER, &NOTICE, &ORDER, &ORDER, &OTHER, &NOTICE];
        let findings: Vec<Finding> =
            rules.iter().map(|rule| Finding::new(rule, FileId(0), Span::default(), "x")).collect();
        let codes = |limit| {
            let chosen = most_useful(&findings, limit, |finding| finding);
            chosen.iter().map(|finding| finding.rule.code).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(codes(None), "A401 C110 C104 C104 C105 C110");
        assert_eq!(codes(Some(9)), "C104 C105 C104 C110 C110 A401");
        assert_eq!(codes(Some(2)), "C104 C105");
        assert_eq!(codes(Some(0)), "");
    }
}
