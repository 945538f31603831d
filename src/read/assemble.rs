//! Many files become one register: contracts by id, and each contract's readings in order. The order in
//! which files were read makes no difference; the byte order of their paths does.

use super::contract::ContractFile;
use super::readings::ReadingsFile;
use super::rules;
use crate::diag::{Finding, Leaves, Lost};
use crate::model::{Contract, FileEntry, LostItem, Reading, Text};
use crate::source::{FileId, Place};
use crate::value::visible;
use rustc_hash::FxHashMap;

/// The contracts of a register, and the ids of those that were left out.
#[derive(Debug, Default)]
pub(super) struct Contracts {
    /// In byte order of their ids.
    #[expect(clippy::vec_box, reason = "putting them in order should move pointers")]
    pub contracts: Vec<Box<Contract>>,
    /// The ids of those that were left out, as far as they are known.
    pub lost: Vec<Box<str>>,
    /// How much was left out.
    pub left_out: Lost,
    /// Contracts whose ids were taken.
    #[expect(clippy::vec_box, reason = "they are boxed already")]
    twins: Vec<Box<Contract>>,
    /// What is wrong with them.
    pub findings: Vec<Finding>,
}

/// Puts the contracts of all files together; `parts` are in file order. Of two with one id, ignoring case,
/// the first by path stays.
#[must_use]
pub(super) fn contracts(
    files: &[FileEntry],
    parts: impl IntoIterator<Item = (FileId, ContractFile)>,
) -> Contracts {
    let mut all = Contracts::default();
    let mut first: FxHashMap<String, Place> = FxHashMap::default();
    for (file, part) in parts {
        all.findings.extend(part.findings);
        all.left_out += part.lost;
        let Some(contract) = part.contract else {
            all.lost.extend(part.id);
            all.lost.push(stem(files, file).into());
            continue;
        };
        let place = Place { file, span: contract.id.span };
        match first.entry(contract.id.to_ascii_lowercase()) {
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(place);
                all.contracts.push(contract);
            }
            std::collections::hash_map::Entry::Occupied(taken) => {
                all.findings.push(taken_by(files, &contract, *taken.get()));
                all.left_out.contracts += 1;
                all.twins.push(contract);
            }
        }
    }
    all.contracts.sort_by(|a, b| a.id.value.cmp(&b.id.value));
    forgive_twins(&mut all);
    all
}

/// Readings of a contract whose id was taken are not reported again: neither where the two ids differ in
/// capitals, nor where the rows now seem to be about measures that the first contract does not have.
fn forgive_twins(all: &mut Contracts) {
    for twin in std::mem::take(&mut all.twins) {
        let kept = all.contracts.binary_search_by(|contract| contract.id.value.cmp(&twin.id.value));
        let Ok(kept) = kept else {
            all.lost.push(twin.id.value.clone());
            continue;
        };
        let lost = |table, id: &Text| LostItem { table, id: Some(id.value.clone()) };
        let measures = twin.measures.iter().map(|measure| lost("kpi", &measure.id));
        let savings = twin.savings.iter().map(|saving| lost("saving", &saving.id));
        all.contracts[kept].lost.extend(measures.chain(savings));
    }
}

fn taken_by(files: &[FileEntry], contract: &Contract, first: Place) -> Finding {
    let path = entry(files, first.file);
    let id = visible(&contract.id);
    let message = format!("the id `{id}` is taken by `{}`", visible(path));
    Finding::new(&rules::CONTRACT_ID_TAKEN, contract.file, contract.id.span, message)
        .leaving(Leaves::Contract)
        .help("give this contract an id of its own; ids that differ in capitals alone are the same")
        .related(first, "first used here")
        .of(&contract.id)
}

fn entry(files: &[FileEntry], file: FileId) -> &str {
    usize::try_from(file.0).ok().and_then(|at| files.get(at)).map_or("", |entry| &entry.path)
}

/// A file's name without its directories and extension.
#[must_use]
pub(super) fn stem(files: &[FileEntry], file: FileId) -> &str {
    let path = entry(files, file);
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Gives each contract its readings, in the order in which they may replace each other: by measure, period
/// and day recorded, rows without one first, then as they stand in the files. `parts` are in file order.
#[must_use]
pub(super) fn readings(
    contracts: usize,
    parts: Vec<ReadingsFile>,
) -> (Vec<Vec<Reading>>, Vec<Finding>, Lost) {
    let mut all: Vec<Vec<Reading>> = Vec::with_capacity(contracts);
    all.resize_with(contracts, Vec::new);
    let mut findings = Vec::new();
    let mut lost = Lost::default();
    for part in parts {
        findings.extend(part.findings);
        lost += part.lost;
        let place = |contract: u32| usize::try_from(contract).unwrap_or_default();
        // Most files are about one contract: its rows are taken over as they are.
        if let [(contract, _)] = part.runs[..] {
            let rows = &mut all[place(contract)];
            if rows.is_empty() {
                *rows = part.rows;
            } else {
                rows.extend(part.rows);
            }
            continue;
        }
        let mut rows = part.rows.into_iter();
        for (contract, count) in part.runs {
            all[place(contract)].extend(rows.by_ref().take(count));
        }
    }
    (all, findings, lost)
}
