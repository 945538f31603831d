//! The command line: one file a command. A command reads the register, asks the pure core, and writes bytes.

mod args;
mod check;
mod drafts;
mod explain;
mod help;
mod init;
mod load;
mod located;
mod manual;
mod output;
mod reports;
mod schema;
mod smart;
mod typed;

use crate::value::{is_hidden, visible};
use anyhow::Result;
use args::{Cli, Command};
use chrono::NaiveDate;
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};
use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;

/// What the program is told about the world, once, by `main`.
#[derive(Clone, Debug)]
pub struct World {
    /// Today.
    pub today: NaiveDate,
    /// The directory that it runs in.
    pub directory: PathBuf,
    /// Where to look for the register: `CM_REGISTER`.
    pub register: Option<PathBuf>,
    /// Who runs it: `CM_USER`.
    pub user: Option<String>,
    /// The terminal's width in columns; `None` for a pipe.
    pub width: Option<usize>,
    /// Whether colour may be used: a terminal, and `NO_COLOR` is not set.
    pub colour: bool,
}

/// How the program ends; the order is by what matters most to whoever called it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Exit {
    /// Done: 0.
    Done,
    /// Findings: 1.
    Findings,
    /// A report was made, but something was left out of it: 3.
    Partial,
    /// Wrong usage, no register, or output that cannot be written: 2.
    Failed,
}

impl Exit {
    /// The exit status.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Findings => 1,
            Self::Partial => 3,
            Self::Failed => 2,
        }
    }
}

/// How wide the help is where there is no terminal, and at most, in columns.
const NARROW: usize = 80;
const WIDEST: usize = 100;

/// Runs the program. Results go to `out`, everything else to `err`; `input` is read where it was asked for.
pub fn run(
    arguments: Vec<OsString>,
    world: &World,
    input: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Exit {
    let acts = arguments.iter().any(|word| word.to_string_lossy().contains(is_hidden));
    let width = world.width.unwrap_or(NARROW).clamp(NARROW / 2, WIDEST);
    let matches = Cli::command().term_width(width).try_get_matches_from(arguments);
    let cli = match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return usage(&error, acts, world, out, err),
    };
    match dispatch(cli, world, input, out, err) {
        Ok(exit) => exit,
        // A closed pipe is a normal end: whoever read has seen enough.
        Err(error) if is_closed_pipe(&error) => Exit::Done,
        Err(error) => {
            let text = format!("{error:#}");
            let mut lines = text.lines();
            let first = lines.next().unwrap_or_default();
            let _ = writeln!(err, "cm: {}", visible(first));
            for line in lines {
                let _ = writeln!(err, "{}", visible(line));
            }
            Exit::Failed
        }
    }
}

fn usage(error: &clap::Error, acts: bool, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    let rendered = error.render();
    let text = if world.colour { rendered.ansi().to_string() } else { rendered.to_string() };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
                Ok(()) => Exit::Done,
                Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::Done,
                Err(error) => {
                    let _ = writeln!(err, "cm: cannot write the output: {error}");
                    Exit::Failed
                }
            }
        }
        _ => {
            let plain = rendered.to_string();
            // What was typed stands in it, and may act on a terminal: then it is shown, and without colour.
            let lines = || plain.lines().map(visible);
            let text = if acts { lines().map(|line| format!("{line}\n")).collect() } else { text };
            let _ = err.write_all(text.as_bytes());
            Exit::Failed
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let cause = cause.downcast_ref::<std::io::Error>();
        cause.is_some_and(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
    })
}

fn dispatch(
    cli: Cli,
    world: &World,
    input: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit> {
    let shared = &cli.shared;
    match cli.command {
        Command::Due(command) => reports::due(&command, shared, world, out, err),
        Command::Breaches(command) => reports::breaches(&command, shared, world, out, err),
        Command::List(command) => reports::list(&command, shared, world, out, err),
        Command::Show(command) => reports::show(&command, shared, world, out, err),
        Command::Smart(command) => smart::smart(&command, shared, world, input, out, err),
        Command::Check(command) => check::check(&command, shared, world, input, out, err),
        Command::Explain(command) => explain::explain(&command, shared, world, out),
        Command::Init(command) => init::init(&command, shared, world, out),
        Command::Schema(command) => schema::schema(&command, shared, world, out),
        Command::Completions(command) => manual::completions(&command, Cli::command(), shared, world, out),
        Command::Man(command) => manual::man(&command, Cli::command(), shared, world, out),
    }
}

/// The command line as clap knows it, for documentation.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command()
}
