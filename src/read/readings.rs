//! `readings/**/*.csv`: KPI readings in long format.

use super::csv::{Buffers, Scanner};
use super::fields::Fields;
use super::index::{Index, Strays};
use super::parts::{Disagreeing, Parts};
use super::rows::{self, Columns, Header, each_row};
use super::{cells, keys, rules};
use crate::diag::{Finding, Leaves, Lost};
use crate::model::{Measure, Reading, ReadingStatus, ReadingValue, Target};
use crate::source::FileId;
use crate::value::{FinancialYear, Number, parse_date, visible};
use std::io::Read;

/// What came of one readings file.
#[derive(Debug, Default)]
pub(super) struct ReadingsFile {
    /// The rows that can be used, in file order.
    pub rows: Vec<Reading>,
    /// The contracts that they belong to, as runs: the place in the register's contracts, and how many rows.
    pub runs: Vec<(u32, usize)>,
    /// What is wrong with the file.
    pub findings: Vec<Finding>,
    /// What was left out.
    pub lost: Lost,
}

const COLUMNS: Columns = Columns {
    what: "readings",
    all: &[
        "contract",
        "kpi",
        "period",
        "value",
        "status",
        "numerator",
        "denominator",
        "recorded",
        "source",
        "evidence",
        "verified_by",
        "note",
    ],
    required: &["kpi", "period", "value"],
};

const CONTRACT: usize = 0;
const KPI: usize = 1;
const PERIOD: usize = 2;
const VALUE: usize = 3;
const STATUS: usize = 4;
const NUMERATOR: usize = 5;
const DENOMINATOR: usize = 6;
const RECORDED: usize = 7;
const NOTE: usize = 11;

/// Reads a readings file. `stem` is its name without `.csv`: the contract of rows that name none. `every` keeps
/// every finding within reason, not the first few alone.
pub(super) fn readings(
    file: FileId,
    stem: &str,
    source: impl Read,
    buffers: &mut Buffers,
    index: &Index,
    financial_year: FinancialYear,
    every: bool,
) -> ReadingsFile {
    let mut fields = rows::fields(file, every);
    let mut out = ReadingsFile::default();
    let mut strays = Strays::default();
    let mut state = State {
        index,
        stem,
        financial_year,
        last: None,
        calendar_quarter: false,
        disagreeing: Disagreeing::default(),
    };
    let whole = each_row(&mut fields, Scanner::new(source, buffers), &COLUMNS, |fields, header, row| {
        if let Some((contract, reading)) = state.row(fields, &mut strays, header, row) {
            out.rows.push(reading);
            match out.runs.last_mut() {
                Some((last, count)) if *last == contract => *count += 1,
                _ => out.runs.push((contract, 1)),
            }
        }
    });
    if !whole {
        out.rows.clear();
        out.runs.clear();
    }
    state.disagreeing.report(&mut fields);
    strays.report(&mut fields, index);
    rows::close(&mut fields);
    out.lost = fields.left_out;
    out.findings = fields.findings;
    out
}

struct State<'i> {
    index: &'i Index<'i>,
    stem: &'i str,
    financial_year: FinancialYear,
    /// The contract of the row before: most files are about one.
    last: Option<(Box<[u8]>, u32)>,
    calendar_quarter: bool,
    disagreeing: Disagreeing,
}

impl State<'_> {
    fn row<R: Read>(
        &mut self,
        fields: &mut Fields,
        strays: &mut Strays,
        header: &Header,
        row: &Scanner<R>,
    ) -> Option<(u32, Reading)> {
        let contract = self.contract(strays, header, row)?;
        let name = header.text(row, KPI);
        let Some(measure) = self.index.measure(contract, name) else {
            strays.item(contract, "kpi", name, header.span(row, KPI));
            return None;
        };
        let definition = self.index.measure_at(contract, measure);
        let sound = fields.findings.len();
        let period =
            cells::period(fields, header, row, PERIOD, self.financial_year, &mut self.calendar_quarter);
        let status = status(fields, header, row);
        let value = status.and_then(|status| value(fields, header, row, definition, status));
        let recorded = recorded(fields, header, row);
        let parts = parts(fields, header, row);
        if let (Some(period), Some(status), Some(value), Some(recorded)) = (period, status, value, recorded) {
            let (file, at) = (fields.file, row.at());
            if let Some(disagree) = parts.and_then(|parts| parts.disagree(definition, value)) {
                self.disagreeing.add(fields, (contract, measure), row.span(), disagree);
            }
            self.name(fields, sound, contract, name);
            return Some((contract, Reading { measure, period, value, status, recorded, file, at }));
        }
        self.name(fields, sound, contract, name);
        None
    }

    /// Gives the findings of this row the names of its contract and measure.
    fn name(&self, fields: &mut Fields, from: usize, contract: u32, measure: &str) {
        for finding in &mut fields.findings[from..] {
            finding.contract = Some(self.index.id(contract).into());
            finding.item = Some(measure.into());
        }
    }

    fn contract<R: Read>(&mut self, strays: &mut Strays, header: &Header, row: &Scanner<R>) -> Option<u32> {
        let cell = header.cell(row, CONTRACT);
        if let Some((_, contract)) = self.last.as_ref().filter(|(last, _)| **last == *cell) {
            return Some(*contract);
        }
        let named = !cell.is_empty();
        let name = if named { header.text(row, CONTRACT) } else { self.stem };
        let Some(contract) = self.index.contract(name) else {
            if named {
                strays.contract(name, header.span(row, CONTRACT));
            } else {
                strays.unnamed(name, row.span());
            }
            return None;
        };
        self.last = Some((cell.into(), contract));
        Some(contract)
    }
}

fn status<R: Read>(fields: &mut Fields, header: &Header, row: &Scanner<R>) -> Option<ReadingStatus> {
    Some(match header.cell(row, STATUS) {
        b"" | b"final" => ReadingStatus::Final,
        b"provisional" => ReadingStatus::Provisional,
        b"revised" => ReadingStatus::Revised,
        b"excluded" => ReadingStatus::Excluded,
        b"none" => ReadingStatus::None,
        _ => {
            let text = header.text(row, STATUS);
            let words = ["final", "provisional", "revised", "excluded", "none"];
            let help = match keys::meant(text, words) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write `final`, `provisional`, `revised`, `excluded`, `none` or nothing".to_owned(),
            };
            let message = format!("`{}` is not a status", visible(text));
            fields.report(&rules::WRONG_CELL, header.span(row, STATUS), Leaves::Row, message, Some(help));
            return None;
        }
    })
}

fn value<R: Read>(
    fields: &mut Fields,
    header: &Header,
    row: &Scanner<R>,
    measure: &Measure,
    status: ReadingStatus,
) -> Option<ReadingValue> {
    let cell = header.cell(row, VALUE);
    let mut wrong_at = |column, message: String, help: &str| {
        let span = header.span(row, column);
        fields.report(&rules::WRONG_CELL, span, Leaves::Row, message, Some(help.to_owned()));
        None
    };
    match status {
        ReadingStatus::None if !cell.is_empty() => {
            return wrong_at(
                VALUE,
                format!("a row with status `none` has the value `{}`", visible(header.text(row, VALUE))),
                "leave the value empty where there was nothing to measure, or leave out the status",
            );
        }
        ReadingStatus::Excluded if header.cell(row, NOTE).is_empty() => {
            let message = "the period is excluded, and `note` does not say why".to_owned();
            return wrong_at(STATUS, message, "give the reason in the `note` column");
        }
        ReadingStatus::None | ReadingStatus::Excluded if cell.is_empty() => return Some(ReadingValue::Empty),
        _ => {}
    }
    match (measure.target.as_ref().map(|target| target.value), cell) {
        (Some(Target::Met) | None, b"yes") => return Some(ReadingValue::Met(true)),
        (Some(Target::Met) | None, b"no") => return Some(ReadingValue::Met(false)),
        (Some(Target::Met), text) if !text.is_empty() => {
            return wrong_at(
                VALUE,
                format!("`{}` is neither `yes` nor `no`", visible(header.text(row, VALUE))),
                "the target is `met = true`: write `yes` or `no`, in small letters",
            );
        }
        (_, b"") => {
            return wrong_at(
                VALUE,
                "the value is empty".to_owned(),
                "write the value; where there was nothing to measure, write the status `none`",
            );
        }
        _ => {}
    }
    match Number::parse(cell) {
        Ok(number) => Some(ReadingValue::Number(number)),
        Err(error) => {
            let text = header.text(row, VALUE);
            wrong_at(VALUE, cells::not_a_number(text, "figure", error), &cells::number_help(text))
        }
    }
}

/// The `recorded` cell: `Some(None)` where it is empty. It decides which row stands, so a row in which it
/// cannot be read is left out.
#[expect(clippy::option_option, reason = "absent is not the same as unreadable")]
fn recorded<R: Read>(
    fields: &mut Fields,
    header: &Header,
    row: &Scanner<R>,
) -> Option<Option<chrono::NaiveDate>> {
    let cell = header.cell(row, RECORDED);
    if cell.is_empty() {
        return Some(None);
    }
    if let Some(date) = parse_date(cell) {
        return Some(Some(date));
    }
    cells::wrong_date(fields, header, row, RECORDED);
    None
}

/// The optional figures, where there are both: unreadable ones are reported and do without.
fn parts<R: Read>(fields: &mut Fields, header: &Header, row: &Scanner<R>) -> Option<Parts> {
    let mut figure = |column, name| {
        let cell = header.cell(row, column);
        if cell.is_empty() {
            return None;
        }
        match Number::parse(cell) {
            Ok(number) => Some(number),
            Err(error) => {
                let text = header.text(row, column);
                let message = format!("{name}: {}", cells::not_a_number(text, "figure", error));
                let help = Some(cells::number_help(text));
                fields.report(&rules::WRONG_CELL, header.span(row, column), Leaves::Key, message, help);
                None
            }
        }
    };
    let (numerator, denominator) = (figure(NUMERATOR, "numerator"), figure(DENOMINATOR, "denominator"));
    Some(Parts { numerator: numerator?, denominator: denominator? })
}
