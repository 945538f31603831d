//! The rules about what a statement says and leaves open, given what its fields settle: families S, M and T.

mod say;
mod vague_qualifier;

use super::Check;

/// The rules, by code.
pub(super) static CHECKS: &[&Check] = &[&vague_qualifier::CHECK];
