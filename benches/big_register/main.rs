//! Writes a large, valid, made-up register for benchmarks.
//!
//! ```text
//! big_register DIR [--contracts 10000] [--measures-per-contract 4] [--readings 1000000]
//!                  [--as-of 2026-06-30] [--seed 1] [--bad 0]
//! ```
//!
//! The same arguments give the same bytes: there is no clock and no outside randomness. Beside the
//! register, and not in it, are written `DIR.expected` (counts), `DIR.targets.csv` and
//! `DIR.readings.csv` (the same facts as two tables, for tools that read tables).
//!
//! `--bad N` adds N faulty rows to the readings, each with one fault and never two in one file. The
//! tables and the counts leave them out.
//!
//! The modules are listed from the bottom up; each sees only those above it in this list. A contract is
//! decided in `plan` and then written, and every part draws from the contract's own random numbers: their
//! order is the output, so a draw that is added, dropped or moved changes all that follows it.

#![expect(clippy::disallowed_methods, reason = "a tool beside the program: it writes files and says so")]

mod date;
mod random;
mod figure;
mod wording;
mod catalogue;
mod options;
mod term;
mod measure;
mod plan;
mod kpi;
mod history;
mod text;
mod readings;
mod contract;
mod fault;
mod counts;
mod register;

use std::error::Error;
use std::fs;
use std::io::{self, Write as _};

use options::Options;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let options = Options::read(std::env::args().skip(1))?;
    let counts = register::write_register(&options)?;
    let text = counts.text(&options);
    fs::write(options.beside(".expected"), &text)?;
    io::stdout().write_all(text.as_bytes())?;
    Ok(())
}
