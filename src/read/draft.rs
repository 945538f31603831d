//! A measure that is not in any file yet.

use super::{contract, measures};
use crate::model::{Contract, Text};
use crate::source::{FileId, Span};

/// The number of a file that no register has.
const NOWHERE: FileId = FileId(u32::MAX);

/// A planned contract with one measure, which says nothing yet.
#[must_use]
pub fn draft() -> Contract {
    let id = || Text::new("draft".into(), Span::default());
    let mut draft = contract::blank(NOWHERE);
    draft.id = id();
    draft.planned = Some(Span::default());
    draft.measures.push(measures::blank(Span::default(), id()));
    draft
}
