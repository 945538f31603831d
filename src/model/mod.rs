//! The register as values: what the files say, parsed once into types that cannot be wrong.
//!
//! What every contract must have is not optional here; what policy asks for is, and a rule says so. Values
//! keep the span that they were read from, so that a finding can point and an edit can find its place.

mod contract;
mod measure;
mod history;
mod money;
mod reading;
mod register;
mod settings;
mod term;

pub use contract::{Contract, ContractKind, LostItem, Outcome, Person, Text};
pub use history::{Action, Case, Obligation, Party, Rating, Review, Risk, Variation, Waiver};
pub use measure::{Bands, Baseline, Measure, Target, TargetChange};
pub use money::{Pricing, Saving, Value};
pub use reading::{Reading, ReadingStatus, ReadingValue, SavingRow, SpendKind, SpendRow};
pub use register::{FileEntry, Folder, Register};
pub use settings::{Allow, Asks, Check, Definition, Flagged, Procedure, Settings, Step, Tier, Who, Words};
pub use term::{Extension, Term};

use crate::source::Spanned;
use chrono::NaiveDate;

/// A date as it stands in a file.
pub type Date = Spanned<NaiveDate>;
