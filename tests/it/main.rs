//! The integration tests: one binary.

mod kit;
mod policy;
mod rules;
