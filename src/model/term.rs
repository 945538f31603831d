use super::{Date, Text};
use crate::source::{Span, Spanned};
use crate::value::{Length, Number};

/// When a contract runs, as its file has it.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Term {
    /// Where the table begins; `None` if the file has none.
    pub span: Option<Span>,
    /// The day of signature.
    pub signed: Option<Date>,
    /// The first day in force.
    pub start: Option<Date>,
    /// The last day in force, inclusive; `None` is open-ended.
    pub end: Option<Date>,
    /// Notice to stop a renewal, or to terminate.
    pub notice: Option<Spanned<Length>>,
    /// It rolls on by this unless notice is given in time.
    pub auto_renew: Option<Spanned<Length>>,
    /// The day on which notice was given.
    pub notice_given: Option<Date>,
    /// The last day in force where it ended early.
    pub terminated: Option<Date>,
    /// The contract that replaces it.
    pub successor: Option<Text>,
    /// Why nothing does.
    pub no_successor: Option<Text>,
    /// Options to extend, in order.
    pub extensions: Vec<Extension>,
}

/// An option to extend.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Extension {
    /// Where it stands.
    pub span: Span,
    /// By how much.
    pub length: Spanned<Length>,
    /// Added to the contract's value once taken.
    pub value: Option<Spanned<Number>>,
    /// The last day to decide; default: the current end less notice, else the current end.
    pub decide_by: Option<Date>,
    /// The day on which it was taken.
    pub taken: Option<Date>,
    /// The day on which it was declined.
    pub declined: Option<Date>,
}
