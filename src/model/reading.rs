use crate::source::{FileId, Span};
use crate::value::{Number, Period};
use chrono::NaiveDate;

/// A row of a readings file, in little room: a register may hold millions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reading {
    /// The place of its measure in the contract's `measures`.
    pub measure: u32,
    /// The period that it speaks of.
    pub period: Period,
    /// What was read.
    pub value: ReadingValue,
    /// How firm it is.
    pub status: ReadingStatus,
    /// The day on which it was recorded; `None` counts from the day after the period's end.
    pub recorded: Option<NaiveDate>,
    /// Its file.
    pub file: FileId,
    /// Where its row begins.
    pub at: u32,
}

/// What was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadingValue {
    /// Nothing.
    Empty,
    /// A figure.
    Number(Number),
    /// `yes` (true) or `no`, for a measure that is met or not.
    Met(bool),
}

/// How firm a reading is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadingStatus {
    /// It counts.
    Final,
    /// It counts for now.
    Provisional,
    /// It replaces the row that stood.
    Revised,
    /// The period does not count.
    Excluded,
    /// No activity: nothing to measure.
    None,
}

/// A row of a spend file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SpendRow {
    /// The place of its contract in the register's `contracts`.
    pub contract: u32,
    /// The day.
    pub date: NaiveDate,
    /// The amount, positive, without VAT.
    pub amount: Number,
    /// What it is.
    pub kind: SpendKind,
    /// A hash of its reference, to tell rows that have the same; 0 where it has none.
    pub reference: u64,
    /// Its file.
    pub file: FileId,
    /// Where the row stands.
    pub span: Span,
}

/// What a spend line is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SpendKind {
    /// Adds to what was spent.
    Invoice,
    /// Takes away from what was spent.
    Credit,
    /// Money paid, shown apart.
    Payment,
}

/// A row of a savings file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SavingRow {
    /// The place of its contract in the register's `contracts`.
    pub contract: u32,
    /// The place of the saving in the contract's `savings`.
    pub saving: u32,
    /// The period.
    pub period: Period,
    /// The amount realised; may be negative.
    pub amount: Number,
    /// Its file.
    pub file: FileId,
    /// Where the row stands.
    pub span: Span,
}
