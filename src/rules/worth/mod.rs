//! The rules about whether a measure can be achieved and is worth achieving: families A and R.

mod achievability_doubt;
mod activity_not_result;
mod always_met_with_room;
mod deduction_without_cap;
mod evidence;
mod measure_count;
mod never_met;
mod no_better_than_baseline;
mod no_evidence;
mod no_outcome_link;
mod no_source;
mod same_measure_twice;
mod speed_without_quality;
mod words;

use super::Check;

/// The rules, by code.
pub(super) static CHECKS: &[&Check] = &[
    &achievability_doubt::CHECK,
    &never_met::CHECK,
    &no_better_than_baseline::CHECK,
    &always_met_with_room::CHECK,
    &no_evidence::CHECK,
    &no_outcome_link::CHECK,
    &activity_not_result::CHECK,
    &speed_without_quality::CHECK,
    &deduction_without_cap::CHECK,
    &measure_count::CHECK,
    &same_measure_twice::CHECK,
    &no_source::CHECK,
];
