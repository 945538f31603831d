//! Which contract and measure a row of a CSV file is about, and the rows that are about none.

use super::fields::Fields;
use super::{keys, rules};
use crate::diag::Leaves;
use crate::model::{Contract, Measure};
use crate::source::Span;
use crate::value::visible;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Contracts with more measures than this get a look-up table.
const FEW: usize = 16;

/// The contracts by id, and the ids of those that were left out.
#[derive(Debug)]
pub(super) struct Index<'c> {
    contracts: &'c [Box<Contract>],
    by_id: FxHashMap<&'c str, u32>,
    measures: FxHashMap<(u32, &'c str), u32>,
    lost: FxHashSet<Box<str>>,
}

impl<'c> Index<'c> {
    /// The index of the contracts that were read; `lost` are the ids of those that were not.
    #[must_use]
    pub(super) fn new(contracts: &'c [Box<Contract>], lost: impl IntoIterator<Item = Box<str>>) -> Self {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let ids = contracts.iter().enumerate();
        let by_id = ids.map(|(at, contract)| (contract.id.as_str(), number(at))).collect();
        let mut measures = FxHashMap::default();
        for (at, contract) in contracts.iter().enumerate().filter(|(_, one)| one.measures.len() > FEW) {
            for (place, measure) in contract.measures.iter().enumerate() {
                measures.insert((number(at), measure.id.as_str()), number(place));
            }
        }
        Self { contracts, by_id, measures, lost: lost.into_iter().collect() }
    }

    fn get(&self, contract: u32) -> &'c Contract {
        &self.contracts[usize::try_from(contract).unwrap_or_default()]
    }

    /// The contract with exactly this id.
    #[must_use]
    pub(super) fn contract(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// A contract by its place.
    #[must_use]
    pub(super) fn contract_at(&self, place: u32) -> &'c Contract {
        self.get(place)
    }

    /// A contract's id.
    #[must_use]
    pub(super) fn id(&self, contract: u32) -> &'c str {
        &self.get(contract).id.value
    }

    /// The place of a measure in its contract.
    #[must_use]
    pub(super) fn measure(&self, contract: u32, id: &str) -> Option<u32> {
        let measures = &self.get(contract).measures;
        if measures.len() > FEW {
            return self.measures.get(&(contract, id)).copied();
        }
        let place = measures.iter().position(|measure| measure.id.as_str() == id)?;
        u32::try_from(place).ok()
    }

    /// A measure by its place.
    #[must_use]
    pub(super) fn measure_at(&self, contract: u32, place: u32) -> &'c Measure {
        &self.get(contract).measures[usize::try_from(place).unwrap_or_default()]
    }

    /// The place of a saving in its contract.
    #[must_use]
    pub(super) fn saving(&self, contract: u32, id: &str) -> Option<u32> {
        let place = self.get(contract).savings.iter().position(|saving| saving.id.as_str() == id)?;
        u32::try_from(place).ok()
    }
}

/// Rows about contracts, measures or savings that do not exist: one finding each, however many rows.
#[derive(Debug, Default)]
pub(super) struct Strays {
    contracts: BTreeMap<Box<str>, (Span, usize)>,
    items: BTreeMap<(u32, &'static str, Box<str>), (Span, usize)>,
}

impl Strays {
    /// A row about a contract that does not exist.
    pub(super) fn contract(&mut self, id: &str, span: Span) {
        self.contracts.entry(id.into()).or_insert((span, 0)).1 += 1;
    }

    /// A row about a measure or saving (`table`) that its contract does not have.
    pub(super) fn item(&mut self, contract: u32, table: &'static str, id: &str, span: Span) {
        self.items.entry((contract, table, id.into())).or_insert((span, 0)).1 += 1;
    }

    /// Reports them, except what follows from something that was left out.
    pub(super) fn report(self, fields: &mut Fields, index: &Index) {
        for (id, (span, rows)) in self.contracts {
            if index.lost.contains(&id) {
                continue;
            }
            let message = format!("{} about `{}`, and there is no such contract", many(rows), visible(&id));
            let alike = index.by_id.get_key_value(&*id).map(|(known, _)| *known).or_else(|| {
                let ids = index.contracts.iter().map(|contract| contract.id.as_str());
                ids.clone().find(|known| known.eq_ignore_ascii_case(&id)).or_else(|| keys::nearest(&id, ids))
            });
            let help = match alike {
                Some(known) => format!("did you mean `{known}`? ids are written alike, capitals included"),
                None => format!(
                    "add the contract, or write its id in the `contract` column (here `{}`)",
                    visible(&id)
                ),
            };
            fields.report(&rules::UNKNOWN_CONTRACT, span, Leaves::Nothing, message, Some(help));
        }
        for ((contract, table, id), (span, rows)) in self.items {
            let contract = index.get(contract);
            if contract.has_lost(table, &id) {
                continue;
            }
            let message =
                format!("{} about `{}`, which `{}` does not have", many(rows), visible(&id), &**contract.id);
            let known = contract.measures.iter().map(|measure| measure.id.as_str());
            let known: Vec<&str> =
                known.chain(contract.savings.iter().map(|saving| saving.id.as_str())).collect();
            let help = match keys::nearest(&id, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it has {}", if known.is_empty() { "none".into() } else { known.join(", ") }),
            };
            fields.report(&rules::UNKNOWN_ITEM, span, Leaves::Nothing, message, Some(help));
            if let Some(finding) = fields.findings.last_mut().filter(|_| fields.not_kept == 0) {
                finding.contract = Some(contract.id.value.clone());
                finding.item = Some(id);
            }
        }
    }
}

fn many(rows: usize) -> String {
    if rows == 1 { "a row is".to_owned() } else { format!("{rows} rows are") }
}
