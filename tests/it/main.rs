//! The integration tests: one binary.

mod contradictions;
mod kit;
mod policy;
mod rules;
