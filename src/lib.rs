//! `cm`: a contract register for public buyers, over plain files.
//!
//! The modules are listed from the bottom up; each sees only those above it in this list.

pub mod source;
pub mod value;
pub mod statement;
pub mod diag;
pub mod model;
pub mod read;
pub mod facts;
pub mod due;
pub mod query;
pub mod view;
pub mod table;
pub mod rules;
pub mod report;
pub mod render;
pub mod schema;
pub mod starter;
pub mod store;
pub mod cli;
