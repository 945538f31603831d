//! The rules about what a statement says and leaves open, given what its fields settle: families S, M and T.

mod comparative_no_baseline;
mod compound;
mod deadline_out_of_term;
mod general_quality;
mod harmful_passive;
mod loophole;
mod missing_denominator;
mod missing_unit;
mod no_compliance_rate;
mod no_direction;
mod no_period;
mod no_population;
mod no_sample_rule;
mod no_statement;
mod no_threshold;
mod open_ended;
mod placeholder;
mod rewrite;
mod say;
mod settled;
mod span;
mod start_is_not_deadline;
mod undefined_reference;
mod vague_frequency;
mod vague_qualifier;
mod vague_quantifier;

use super::Check;

pub use rewrite::rewrite;

/// The rules, by code.
pub(super) static CHECKS: &[&Check] = &[
    &vague_qualifier::CHECK,
    &loophole::CHECK,
    &open_ended::CHECK,
    &undefined_reference::CHECK,
    &no_population::CHECK,
    &general_quality::CHECK,
    &compound::CHECK,
    &vague_quantifier::CHECK,
    &harmful_passive::CHECK,
    &no_statement::CHECK,
    &no_threshold::CHECK,
    &no_compliance_rate::CHECK,
    &missing_denominator::CHECK,
    &missing_unit::CHECK,
    &comparative_no_baseline::CHECK,
    &no_direction::CHECK,
    &placeholder::CHECK,
    &no_sample_rule::CHECK,
    &no_period::CHECK,
    &vague_frequency::CHECK,
    &start_is_not_deadline::CHECK,
    &deadline_out_of_term::CHECK,
];
