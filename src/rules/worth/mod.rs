//! The rules about whether a measure can be achieved and is worth achieving: families A and R.

use super::Check;

/// The rules, by code.
pub(super) static CHECKS: &[&Check] = &[];
