//! The integration tests: one binary.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::panic,
    clippy::as_conversions,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "tests touch the disk, and end loudly where something is not as expected"
)]

mod clashes;
mod command;
mod contradictions;
mod corpus;
mod csv_rows;
mod docs;
mod format_docs;
mod golden;
mod hostile;
mod init;
mod inside;
mod keys;
mod kit;
mod policy;
mod props;
mod rewrites;
mod rules;
mod sarif;
mod schema;
mod sessions;
mod show;
mod smart;
mod starter;
mod tidy;
mod typed;
mod vocabulary;
mod wording;
mod worth;
