//! `cm`: a contract register for public buyers, over plain files.
//!
//! The modules are listed from the bottom up; each sees only those above it in this list.

pub mod source;
pub mod value;
pub mod diag;
pub mod model;
pub mod read;
pub mod facts;
pub mod due;
pub mod table;
pub mod render;
