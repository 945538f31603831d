//! The integration tests: one binary.

mod golden;
mod kit;
mod rules;
mod show;
