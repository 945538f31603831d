//! What follows from the facts of a contract on a given day: its current end, its state, what its readings
//! mean and how it stands. Everything here is a function of values; the as-of date is one of them.
//!
//! A record counts from its date on, that day included. Moving the as-of date forward only ever adds records.

mod context;
mod measure;
mod procedure;
mod resolve;
mod standing;
mod term;
mod verdict;

pub use context::{Context, Facts, State};
pub use measure::{Awaited, BreachState, Judged, MeasureFacts, Window};
pub use procedure::{NextStep, built_in};
pub use resolve::resolve;
pub use standing::Standing;
pub use term::{EndCause, EndStep, TermFacts};
pub use verdict::Verdict;
