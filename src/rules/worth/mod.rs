//! The rules about whether a measure can be achieved and is worth achieving: families A and R.

mod achievability_doubt;
mod always_met_with_room;
mod evidence;
mod never_met;
mod no_better_than_baseline;
mod no_evidence;
mod words;

use super::Check;

/// The rules, by code.
pub(super) static CHECKS: &[&Check] = &[
    &achievability_doubt::CHECK,
    &never_met::CHECK,
    &no_better_than_baseline::CHECK,
    &always_met_with_room::CHECK,
    &no_evidence::CHECK,
];
