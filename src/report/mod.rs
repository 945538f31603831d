//! Reports: pure functions from a register on a day to a document of typed cells. What a person sees and
//! what a machine reads come from the same rows.

pub mod breaches;
pub mod drafts;
pub mod due;
pub mod list;
pub mod show;
pub mod smart;

mod document;
