//! What reading has left out already: what follows from it is not reported again.

use super::ContractCx;
use crate::diag::Leaves;
use crate::model::{Contract, Register};

/// Whether a key of the contract, or of one of its items, could not be read.
pub(super) fn key_of(cx: &ContractCx, item: Option<&str>) -> bool {
    cx.register().findings.iter().any(|finding| {
        finding.leaves == Leaves::Key
            && finding.place.file == cx.contract.file
            && finding.item.as_deref() == item
    })
}

/// Whether something of the settings could not be read.
pub(super) fn settings(register: &Register) -> bool {
    register.findings.iter().any(|finding| {
        finding.place.file == register.settings.file && matches!(finding.leaves, Leaves::Key | Leaves::Item)
    })
}

/// Whether an item of one of these tables was left out.
pub(super) fn item_of(contract: &Contract, tables: &[&str]) -> bool {
    contract.lost.iter().any(|lost| tables.contains(&lost.table))
}

/// Whether a contract that was left out may be the one with this id.
pub(super) fn contract(register: &Register, id: &str) -> bool {
    register.findings.iter().any(|finding| {
        finding.leaves >= Leaves::Contract
            && register.path(finding.place.file).starts_with("contracts/")
            && finding.contract.as_deref().is_none_or(|lost| lost.eq_ignore_ascii_case(id))
    })
}
