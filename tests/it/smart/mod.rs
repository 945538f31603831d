//! `cm smart`: the letters of a register's measures, and of drafts.

mod drafts;
mod many;
mod measures;
