//! `readings/**/*.csv`: KPI readings in long format.

use super::csv::{self, Buffers, Columns, Header, Scanner, each_row};
use super::fields::Fields;
use super::index::{Index, Strays};
use super::parts::{Disagreeing, Parts};
use super::{keys, rules};
use crate::diag::{Finding, Leaves, Lost};
use crate::model::{Measure, Reading, ReadingStatus, ReadingValue, Target};
use crate::source::FileId;
use crate::value::{FinancialYear, Number, Period, describe_period_error, parse_date, visible};
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
    let mut fields = csv::fields(file, every);
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
    csv::close(&mut fields);
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
        let period = self.period(fields, header, row);
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
        let name = if cell.is_empty() { self.stem } else { header.text(row, CONTRACT) };
        let Some(contract) = self.index.contract(name) else {
            let span = if cell.is_empty() { row.span() } else { header.span(row, CONTRACT) };
            strays.contract(name, span);
            return None;
        };
        self.last = Some((cell.into(), contract));
        Some(contract)
    }

    fn period<R: Read>(&mut self, fields: &mut Fields, header: &Header, row: &Scanner<R>) -> Option<Period> {
        let cell = header.cell(row, PERIOD);
        let Some(period) = Period::parse(cell, self.financial_year) else {
            let text = header.text(row, PERIOD);
            let rule =
                if super::cells::is_rewritten(text) { &rules::REWRITTEN_CELL } else { &rules::WRONG_CELL };
            let message = format!("`{}` is not a period", visible(text));
            let help = Some(describe_period_error(text).to_string());
            fields.report(rule, header.span(row, PERIOD), Leaves::Row, message, help);
            return None;
        };
        let quarter = cell.get(4..6) == Some(b"-Q");
        if quarter && !self.calendar_quarter && self.financial_year.first_month() != 1 {
            self.calendar_quarter = true;
            let text = header.text(row, PERIOD);
            let message = format!(
                "`{text}` is a quarter of the calendar year, {} to {}",
                period.first(),
                period.last()
            );
            let canonical = period.display(self.financial_year);
            let help = format!(
                "if that is meant, write `{canonical}`; the {} quarter of the financial year is `{}/{:02}-Q{}`",
                ["first", "second", "third", "fourth"]
                    .get(usize::from(cell.get(6).copied().unwrap_or(b'1').saturating_sub(b'1')))
                    .unwrap_or(&"same"),
                &text[..4],
                (text[..4].parse::<u32>().unwrap_or_default() + 1) % 100,
                &text[6..]
            );
            fields.report(
                &rules::CALENDAR_QUARTER,
                header.span(row, PERIOD),
                Leaves::Nothing,
                message,
                Some(help),
            );
        }
        Some(period)
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
            let help = match keys::nearest(text.trim(), words) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write one of {}, or nothing", words.join(", ")),
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
    let mut wrong = |message: String, help: &str| {
        fields.report(
            &rules::WRONG_CELL,
            header.span(row, VALUE),
            Leaves::Row,
            message,
            Some(help.to_owned()),
        );
        None
    };
    match status {
        ReadingStatus::None if !cell.is_empty() => {
            return wrong(
                format!("a row with status `none` has the value `{}`", visible(header.text(row, VALUE))),
                "leave the value empty where there was nothing to measure, or leave out the status",
            );
        }
        ReadingStatus::Excluded if header.cell(row, NOTE).is_empty() => {
            return wrong(
                "a period is excluded and `note` does not say why".to_owned(),
                "give the reason in the `note` column",
            );
        }
        ReadingStatus::None | ReadingStatus::Excluded if cell.is_empty() => return Some(ReadingValue::Empty),
        _ => {}
    }
    match (measure.target.as_ref().map(|target| target.value), cell) {
        (Some(Target::Met) | None, b"yes") => return Some(ReadingValue::Met(true)),
        (Some(Target::Met) | None, b"no") => return Some(ReadingValue::Met(false)),
        (Some(Target::Met), _) => {
            return wrong(
                format!("`{}` is neither `yes` nor `no`", visible(header.text(row, VALUE))),
                "this measure is met or not: write `yes` or `no`",
            );
        }
        (_, b"") => {
            return wrong(
                "the value is empty".to_owned(),
                "write the figure; where there was nothing to measure write the status `none`",
            );
        }
        _ => {}
    }
    match Number::parse(cell) {
        Ok(number) => Some(ReadingValue::Number(number)),
        Err(error) => {
            let text = header.text(row, VALUE);
            wrong(format!("`{}` is not a figure; {error}", visible(text)), &super::cells::number_help(text))
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
    super::cells::wrong_date(fields, header, row, RECORDED);
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
                let message = format!("the {name} `{}` is not a figure; {error}", visible(text));
                let help = Some(super::cells::number_help(text));
                fields.report(&rules::WRONG_CELL, header.span(row, column), Leaves::Key, message, help);
                None
            }
        }
    };
    let (numerator, denominator) = (figure(NUMERATOR, "numerator"), figure(DENOMINATOR, "denominator"));
    Some(Parts { numerator: numerator?, denominator: denominator? })
}
