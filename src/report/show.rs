//! `cm show`: one contract whole.

use super::View;
use super::view::document;
use crate::read::Money;
use crate::table::Document;

/// The report on the contract at a place of the register's contracts.
#[must_use]
pub fn report(view: &View, at: usize, money: &Money) -> Document {
    let _ = (at, money);
    document("show", "Contract", std::slice::from_ref(view))
}
