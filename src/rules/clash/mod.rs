//! The rules about a statement and its fields that contradict each other: family X.

use super::Check;

/// The rules, by code.
pub(super) static CHECKS: &[&Check] = &[];
