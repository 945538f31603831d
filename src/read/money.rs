//! `spend/**/*.csv` and `savings/**/*.csv`: money actually spent, and savings actually realised.

use super::csv::{Buffers, Scanner};
use super::fields::Fields;
use super::index::{Index, Strays};
use super::rows::{self, Columns, Header, each_row};
use super::suppliers::Suppliers;
use super::{cells, rules};
use crate::diag::{Finding, Leaves, Lost};
use crate::model::{SavingRow, SpendKind, SpendRow};
use crate::source::FileId;
use crate::value::{FinancialYear, Number, parse_date, visible};
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;
use std::io::Read;

const SPEND: Columns = Columns {
    what: "spend",
    all: &["contract", "date", "amount", "kind", "reference", "supplier", "note"],
    required: &["contract", "date", "amount"],
};

const SAVINGS: Columns = Columns {
    what: "savings",
    all: &["contract", "saving", "period", "amount", "note"],
    required: &["contract", "saving", "period", "amount"],
};

/// Reads a spend file: the rows that can be used, and what is wrong with it.
pub(super) fn spend(
    file: FileId,
    source: impl Read,
    buffers: &mut Buffers,
    index: &Index,
) -> (Vec<SpendRow>, Vec<Finding>, Lost) {
    let mut fields = rows::fields(file, true);
    let mut strays = Strays::default();
    let mut rows: Vec<SpendRow> = Vec::new();
    let mut suppliers = Suppliers::default();
    let whole = each_row(&mut fields, Scanner::new(source, buffers), &SPEND, |fields, header, row| {
        if let Some(spent) = spend_row(fields, &mut strays, index, header, row) {
            suppliers.see(index.contract_at(spent.contract), header.text(row, 5), header, row);
            rows.push(spent);
        }
    });
    if !whole {
        rows.clear();
    }
    suppliers.report(&mut fields);
    strays.report(&mut fields, index);
    rows::close(&mut fields);
    (rows, fields.findings, fields.left_out)
}

fn spend_row<R: Read>(
    fields: &mut Fields,
    strays: &mut Strays,
    index: &Index,
    header: &Header,
    row: &Scanner<R>,
) -> Option<SpendRow> {
    let Some(contract) = index.contract(header.text(row, 0)) else {
        strays.contract(header.text(row, 0), header.span(row, 0));
        return None;
    };
    let sound = fields.findings.len();
    let date = parse_date(header.cell(row, 1));
    if date.is_none() {
        cells::wrong_date(fields, header, row, 1);
    }
    let amount = amount(fields, header, row, 2).filter(|amount| {
        let negative = amount.value.is_sign_negative() && !amount.value.is_zero();
        if negative {
            let message = format!("the amount {amount} is negative");
            let help = "amounts are positive: money that comes back has the kind `credit`".to_owned();
            let span = header.span(row, 2);
            fields.report(&rules::WRONG_CELL, span, Leaves::Row, message, Some(help));
        }
        !negative
    });
    let kind = match header.cell(row, 3) {
        b"" | b"invoice" => Some(SpendKind::Invoice),
        b"credit" => Some(SpendKind::Credit),
        b"payment" => Some(SpendKind::Payment),
        _ => {
            let message = format!("`{}` is not a kind of spend", visible(header.text(row, 3)));
            let help = Some("write `invoice`, `credit` or `payment`; an empty cell is an invoice".to_owned());
            fields.report(&rules::WRONG_CELL, header.span(row, 3), Leaves::Row, message, help);
            None
        }
    };
    for finding in &mut fields.findings[sound..] {
        finding.contract = Some(index.id(contract).into());
    }
    let (file, span) = (fields.file, row.span());
    let reference = match header.cell(row, 4) {
        b"" => 0,
        reference => FxBuildHasher.hash_one(reference).max(1),
    };
    Some(SpendRow { contract, date: date?, amount: amount?, kind: kind?, reference, file, span })
}

/// Reads a savings file: the rows that can be used, and what is wrong with it.
pub(super) fn savings(
    file: FileId,
    source: impl Read,
    buffers: &mut Buffers,
    index: &Index,
    financial_year: FinancialYear,
) -> (Vec<SavingRow>, Vec<Finding>, Lost) {
    let mut fields = rows::fields(file, true);
    let mut strays = Strays::default();
    let mut rows = Vec::new();
    let mut noted = false;
    let whole = each_row(&mut fields, Scanner::new(source, buffers), &SAVINGS, |fields, header, row| {
        rows.extend(saving_row(fields, &mut strays, index, header, row, (financial_year, &mut noted)));
    });
    if !whole {
        rows.clear();
    }
    strays.report(&mut fields, index);
    rows::close(&mut fields);
    (rows, fields.findings, fields.left_out)
}

fn saving_row<R: Read>(
    fields: &mut Fields,
    strays: &mut Strays,
    index: &Index,
    header: &Header,
    row: &Scanner<R>,
    (financial_year, noted): (FinancialYear, &mut bool),
) -> Option<SavingRow> {
    let Some(contract) = index.contract(header.text(row, 0)) else {
        strays.contract(header.text(row, 0), header.span(row, 0));
        return None;
    };
    let name = header.text(row, 1);
    let Some(saving) = index.saving(contract, name) else {
        strays.item(contract, "saving", name, header.span(row, 1));
        return None;
    };
    let sound = fields.findings.len();
    let period = cells::period(fields, header, row, 2, financial_year, noted);
    let amount = amount(fields, header, row, 3);
    for finding in &mut fields.findings[sound..] {
        finding.contract = Some(index.id(contract).into());
        finding.item = Some(name.into());
    }
    let (file, span) = (fields.file, row.span());
    Some(SavingRow { contract, saving, period: period?, amount: amount?, file, span })
}

fn amount<R: Read>(fields: &mut Fields, header: &Header, row: &Scanner<R>, column: usize) -> Option<Number> {
    match Number::parse(header.cell(row, column)) {
        Ok(amount) => Some(amount),
        Err(error) => {
            let text = header.text(row, column);
            let message = cells::not_a_number(text, "amount", error);
            let help = Some(cells::number_help(text));
            fields.report(&rules::WRONG_CELL, header.span(row, column), Leaves::Row, message, help);
            None
        }
    }
}
