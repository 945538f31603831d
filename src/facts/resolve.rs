//! Which row stands: of several rows for one period, the first until a later one replaces it.

use crate::diag::{Finding, Leaves, Rule};
use crate::model::{Contract, Reading, ReadingStatus, Register, Settings};
use crate::read::rules;
use crate::source::{FileId, Place, Span};
use crate::value::visible;
use chrono::{NaiveDate, TimeDelta};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

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
    let mut all = Vec::new();
    for (findings, lost) in found {
        all.extend(findings);
        register.lost.rows += lost;
    }
    // A row that revises one which could not be read revises something.
    if all.iter().any(|finding| finding.rule.code == rules::REVISES_NOTHING.code) {
        let lost = register.findings.iter().filter(|finding| finding.leaves >= Leaves::Row);
        let lost: FxHashSet<_> = lost.map(|finding| (&finding.contract, &finding.item)).collect();
        all.retain(|finding| {
            finding.rule.code != rules::REVISES_NOTHING.code
                || !lost.contains(&(&finding.contract, &finding.item))
        });
    }
    register.findings.extend(all);
}

/// As many findings of one contract are kept; all rows are counted.
const MOST_FINDINGS: usize = 10_000;

/// Keeps the rows that stand; gives what is wrong with the others, and how many are left out.
fn standing_rows(
    rows: &mut Vec<Reading>,
    contract: &Contract,
    as_of: NaiveDate,
    settings: &Settings,
) -> (Vec<Finding>, usize) {
    let mut findings = Vec::new();
    let mut odd = Odd { contract, settings, found: BTreeMap::new() };
    rows.retain(|row| {
        let counts_from = row.recorded.or_else(|| row.period.last().succ_opt());
        let counts = counts_from.is_some_and(|day| day <= as_of);
        if !counts && is_far_off(row, as_of) {
            odd.add(&rules::RECORDED_IN_FUTURE, row);
        }
        counts
    });
    // Stable: rows recorded on one day stay in file order.
    rows.sort_by_key(|row| (row.measure, row.period, row.recorded));
    let mut lost = 0;
    let mut kept: usize = 0;
    for at in 0..rows.len() {
        let row = rows[at];
        let stands = kept.checked_sub(1).map(|last| rows[last]);
        match stands.filter(|stands| (stands.measure, stands.period) == (row.measure, row.period)) {
            None => {
                if row.status == ReadingStatus::Revised {
                    odd.add(&rules::REVISES_NOTHING, &row);
                }
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
    odd.report(&mut findings);
    (findings, lost)
}

fn is_repeated(row: &Reading, stands: &Reading) -> bool {
    row.value == stands.value && row.status == stands.status && row.recorded == stands.recorded
}

/// Whether a row was recorded, it says, more than a year after the as-of date and after its period: a
/// mistyped year, and not what is merely still to come on a day in the past.
fn is_far_off(row: &Reading, as_of: NaiveDate) -> bool {
    let far = |day: NaiveDate, recorded| (recorded - day) > TimeDelta::days(366);
    let last = row.period.last();
    last < as_of && row.recorded.is_some_and(|recorded| far(as_of, recorded) && far(last, recorded))
}

/// Odd rows of a contract, by rule and measure: the first in file order and how many.
struct Odd<'c> {
    contract: &'c Contract,
    settings: &'c Settings,
    found: BTreeMap<(&'static str, u32), (&'static Rule, Reading, usize)>,
}

impl Odd<'_> {
    fn add(&mut self, rule: &'static Rule, row: &Reading) {
        let (_, first, rows) = self.found.entry((rule.code, row.measure)).or_insert((rule, *row, 0));
        *rows += 1;
        if (row.file, row.at) < (first.file, first.at) {
            *first = *row;
        }
    }

    fn report(self, findings: &mut Vec<Finding>) {
        for (rule, row, rows) in self.found.into_values() {
            let measure = usize::try_from(row.measure).ok().and_then(|at| self.contract.measures.get(at));
            let id = measure.map_or("", |measure| measure.id.as_str());
            let period = row.period.display(self.settings.financial_year);
            let more = if rows > 1 { format!("; {} more like it", rows - 1) } else { String::new() };
            let shown = visible(id);
            let (message, help) = match row.recorded.filter(|_| rule.code == rules::RECORDED_IN_FUTURE.code) {
                Some(day) => (
                    format!(
                        "the reading of `{shown}` for {period} was recorded on {day}, which is far off{more}"
                    ),
                    "correct the year of `recorded`: until that day the reading is in no report",
                ),
                None => (
                    format!(
                        "this row revises the reading of `{shown}` for {period}, and none stands before it{more}"
                    ),
                    "add the row that it revises, for the record; or leave the status out if there was none",
                ),
            };
            let span = Span { start: row.at, end: row.at };
            findings
                .push(Finding::new(rule, row.file, span, message).help(help).of(&self.contract.id).item(id));
        }
    }
}

fn replaces(row: &Reading, stands: &Reading) -> bool {
    matches!(row.status, ReadingStatus::Revised | ReadingStatus::Excluded)
        || stands.status == ReadingStatus::Provisional
}

fn duplicate(contract: &Contract, row: &Reading, stands: &Reading, settings: &Settings) -> Finding {
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
