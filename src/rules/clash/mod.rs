//! The rules about a statement and its fields that contradict each other: family X.
//!
//! They say nothing wherever a doubt is left: a figure that may be a condition, a unit that is not known, a period that
//! may be that of the work and not of its measurement.

mod case;
mod change_against_direction;
mod claim;
mod comparator;
mod comparator_against_direction;
mod compare;
mod course;
mod no_target_in_text;
mod number_against_target;
mod period_against_frequency;
mod role;
mod say;
mod share_of_what;
mod terms;
mod unit;
mod unit_against_unit;
mod window;
mod words;

use super::Check;

/// The rules, by code.
pub(super) static CHECKS: &[&Check] = &[
    &number_against_target::CHECK,
    &comparator_against_direction::CHECK,
    &change_against_direction::CHECK,
    &period_against_frequency::CHECK,
    &unit_against_unit::CHECK,
    &share_of_what::CHECK,
    &no_target_in_text::CHECK,
];
