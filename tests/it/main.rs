//! The integration tests: one binary.

mod contradictions;
mod format_docs;
mod kit;
mod policy;
mod rules;
