//! Which row stands: of several rows for one period, the first until a later one replaces it.

use crate::diag::{Finding, Leaves};
use crate::model::{Contract, Reading, ReadingStatus, Register};
use crate::read::rules;
use crate::source::{FileId, Place, Span};
use chrono::NaiveDate;
use rayon::prelude::*;

/// Leaves in the register the readings that stand on a day, and reports the rows that neither stand nor
/// replace one that does.
pub fn resolve(register: &mut Register, as_of: NaiveDate) {
    let contracts = &register.contracts;
    let found: Vec<(Vec<Finding>, usize)> = register
        .readings
        .par_iter_mut()
        .zip(contracts.par_iter())
        .map(|(rows, contract)| standing_rows(rows, contract, as_of, &register.settings))
        .collect();
    for (findings, lost) in found {
        register.findings.extend(findings);
        register.lost.rows += lost;
    }
}

/// As many findings of one contract are kept; all rows are counted.
const MOST_FINDINGS: usize = 10_000;

/// Keeps the rows that stand; gives what is wrong with the others, and how many are left out.
fn standing_rows(
    rows: &mut Vec<Reading>,
    contract: &Contract,
    as_of: NaiveDate,
    settings: &crate::model::Settings,
) -> (Vec<Finding>, usize) {
    rows.retain(|row| {
        let counts_from = row.recorded.or_else(|| row.period.last().succ_opt());
        counts_from.is_some_and(|day| day <= as_of)
    });
    // Stable: rows recorded on one day stay in file order.
    rows.sort_by_key(|row| (row.measure, row.period, row.recorded));
    let mut findings = Vec::new();
    let mut lost = 0;
    let mut kept: usize = 0;
    for at in 0..rows.len() {
        let row = rows[at];
        let stands = kept.checked_sub(1).map(|last| rows[last]);
        match stands.filter(|stands| (stands.measure, stands.period) == (row.measure, row.period)) {
            None => {
                rows[kept] = row;
                kept += 1;
            }
            Some(stands) if replaces(&row, &stands) => rows[kept - 1] = row,
            Some(stands) => {
                let same = is_repeated(&row, &stands);
                lost += usize::from(!same);
                if findings.len() < MOST_FINDINGS {
                    findings.push(duplicate(contract, &row, &stands, settings));
                }
            }
        }
    }
    rows.truncate(kept);
    rows.shrink_to_fit();
    (findings, lost)
}

fn is_repeated(row: &Reading, stands: &Reading) -> bool {
    row.value == stands.value && row.status == stands.status && row.recorded == stands.recorded
}

fn replaces(row: &Reading, stands: &Reading) -> bool {
    matches!(row.status, ReadingStatus::Revised | ReadingStatus::Excluded)
        || stands.status == ReadingStatus::Provisional
}

fn duplicate(
    contract: &Contract,
    row: &Reading,
    stands: &Reading,
    settings: &crate::model::Settings,
) -> Finding {
    let measure = usize::try_from(row.measure).ok().and_then(|at| contract.measures.get(at));
    let id = measure.map_or("", |measure| measure.id.as_str());
    let period = row.period.display(settings.financial_year);
    let (rule, leaves, message, help) = if is_repeated(row, stands) {
        (
            &rules::REPEATED_READING,
            Leaves::Nothing,
            format!("the reading of `{id}` for {period} stands twice"),
            "delete one of the two rows",
        )
    } else {
        (
            &rules::DUPLICATE_READING,
            Leaves::Row,
            format!(
                "`{id}` already has a reading for {period}, and this row does not say that it revises it"
            ),
            "if this one is right, give it the status `revised`; else delete it",
        )
    };
    let span = |row: &Reading| Span { start: row.at, end: row.at };
    let at = |file: FileId, span: Span| Place { file, span };
    Finding::new(rule, row.file, span(row), message)
        .leaving(leaves)
        .help(help)
        .related(at(stands.file, span(stands)), "the row that stands")
        .of(&contract.id)
        .item(id)
}
