//! What may be typed. The comments are the help.

use super::help;
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// A contract register for public buyers: what is due, what is in breach, and what nobody is watching.
///
/// The register is a directory of plain files: `cm.toml`, one file a contract, and CSV files of readings, spend and
/// savings. `cm init` starts one. No command that reports changes anything in it.
#[derive(Debug, Parser)]
#[command(name = "cm", version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = help::CM_SHORT, after_long_help = help::CM)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Shared by every command")]
pub(super) struct Shared {
    /// Look for cm.toml here, then upwards (several: one report over several registers) [env: CM_REGISTER]
    #[arg(short = 'C', long = "register", value_name = "DIR", global = true)]
    pub(super) registers: Vec<PathBuf>,
    /// Report as things stood on this day, such as 2026-10-05 (default: as_of in cm.toml, else today)
    #[arg(long, value_name = "DATE", global = true, value_parser = date)]
    pub(super) as_of: Option<NaiveDate>,
    /// table, csv, json, jsonl or markdown; check also text, sarif and github
    #[arg(long, value_name = "F", global = true)]
    pub(super) format: Option<String>,
    /// Write there, whole or not at all; the format follows the extension
    #[arg(short, long, value_name = "FILE", global = true)]
    pub(super) output: Option<PathBuf>,
    /// Which columns, in which order; `help` lists them
    #[arg(long, value_name = "A,B,C", global = true, value_delimiter = ',')]
    pub(super) columns: Vec<String>,
    /// Sort by these columns; a leading - turns one round
    #[arg(long, value_name = "A,-B", global = true, value_delimiter = ',', allow_hyphen_values = true)]
    pub(super) sort: Vec<String>,
    /// When to use colour: always, never or auto; NO_COLOR and a pipe turn auto off
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub(super) color: Colour,
    /// Leave cells that begin like a formula as they are in CSV (for machines; not for a spreadsheet)
    #[arg(long, global = true)]
    pub(super) raw_csv: bool,
    /// Begin CSV with a byte order mark, so that Excel reads it as UTF-8
    #[arg(long, global = true)]
    pub(super) bom: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// What falls due, by date, overdue first
    ///
    /// Reviews, readings, notices, renewals, options, re-procurement, ends, obligations, actions, waivers, risks
    /// and the steps of open cases: what is overdue, and what falls within the horizon of the register. The date
    /// to act by is the last working day on or before it.
    #[command(after_help = help::DUE)]
    Due(Due),
    /// Open breaches, worst first, and missing readings
    ///
    /// A breach is open where it is in a measure's last period that has a verdict. One that was waived stays in
    /// the list with its reason. A reading that never arrived is listed apart.
    #[command(after_help = help::BREACHES)]
    Breaches(Breaches),
    /// The register: every contract in a line
    ///
    /// Ends, notice deadlines, values and standings as they are on the day. The terms explained below narrow
    /// every report.
    #[command(after_help = help::LIST)]
    List(List),
    /// One contract whole
    ///
    /// Its terms, options, money, people, measures with trend, breaches, actions, what is due, and its history.
    #[command(after_help = help::SHOW)]
    Show(Show),
    /// Whether each measure is specific, measurable, achievable, relevant and time-bound
    ///
    /// Letter by letter, from the measure's text and its fields together: pass, weak or fail, the worst measures
    /// first, each with its reasons and what to write instead. A draft can be tried before it stands in any file.
    #[command(after_help = help::SMART)]
    #[command(mut_arg("exit_code", |arg| arg.help("End with status 1 where a letter does not pass")))]
    Smart(Smart),
    /// Every finding in every file
    ///
    /// What cannot be read, what contradicts itself, and what a contract of its tier should have; each with its
    /// line and what to write instead. No finding changes a file.
    #[command(after_help = help::CHECK)]
    Check(Check),
    /// A rule's reason, an example that fails, one that passes, and its source
    #[command(after_help = help::EXPLAIN)]
    Explain(Explain),
    /// Start a register
    ///
    /// Writes cm.toml with every setting explained, a template of a contract, a README and folders. Nothing that
    /// is there is overwritten; if anything cannot be written, nothing is left behind.
    #[command(after_help = help::INIT)]
    Init(Init),
    /// A JSON Schema of contract files or of cm.toml, for editors
    ///
    /// With it an editor completes keys and words, says what they are for, and underlines what cannot stand
    /// there. docs/editors.md says where to put it.
    #[command(after_help = help::SCHEMA)]
    Schema(Schema),
    /// Completions for a shell
    #[command(after_help = help::COMPLETIONS)]
    Completions(Completions),
    /// The manual page: of everything, or of one command
    #[command(after_help = help::MAN)]
    Man(Man),
}

/// What every report takes. The text of `help::LIST` explains the terms.
#[derive(Debug, Args)]
pub(super) struct Terms {
    /// Narrow the report, such as tier:gold end:..2027-03-31; `cm help list` explains
    #[arg(value_name = "TERM")]
    pub(super) terms: Vec<String>,
    /// Only what you answer for: CM_USER, else git's user.name, with the other names that `[who]` gives it
    #[arg(long)]
    pub(super) mine: bool,
    /// End with status 1 where anything is listed
    #[arg(long)]
    pub(super) exit_code: bool,
}

#[derive(Debug, Args)]
pub(super) struct Due {
    #[command(flatten)]
    pub(super) query: Terms,
    /// How far to look ahead, such as "6 weeks" (default: the register's horizon)
    #[arg(long, value_name = "LENGTH")]
    pub(super) within: Option<String>,
    /// Only what is overdue
    #[arg(long, conflicts_with = "within")]
    pub(super) overdue: bool,
}

#[derive(Debug, Args)]
pub(super) struct Breaches {
    #[command(flatten)]
    pub(super) query: Terms,
    /// Past breaches and earlier waived ones too
    #[arg(long)]
    pub(super) all: bool,
    /// Only periods that begin in this period or later
    #[arg(long, value_name = "PERIOD")]
    pub(super) from: Option<String>,
    /// Only periods that begin in this period or before
    #[arg(long, value_name = "PERIOD")]
    pub(super) to: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct List {
    #[command(flatten)]
    pub(super) query: Terms,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    /// The contract's id
    #[arg(value_name = "ID")]
    pub(super) id: String,
}

#[derive(Debug, Args)]
pub(super) struct Smart {
    #[command(flatten)]
    pub(super) query: Terms,
    /// Try a draft: the letters that a text alone can show; - takes it from standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    #[arg(conflicts_with_all = ["terms", "mine", "statements"])]
    pub(super) statement: Option<String>,
    /// Try many: a CSV file with the columns id and text; - is standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["terms", "mine"])]
    pub(super) statements: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Only findings in these files or directories
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Take the text on standard input for the file that --path names, as an editor has it unsaved
    #[arg(long)]
    pub(super) stdin: bool,
    /// Which file of the register the text on standard input stands for; it need not be there yet
    #[arg(long, value_name = "FILE")]
    pub(super) path: Option<PathBuf>,
    /// Show every finding, not the ten most useful
    #[arg(long)]
    pub(super) all: bool,
    /// One line a finding
    #[arg(long)]
    pub(super) short: bool,
    /// The least severity that makes the check fail
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    pub(super) fail_on: FailOn,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum FailOn {
    /// Only errors
    Error,
    /// Warnings too
    Warning,
    /// Any finding
    Advice,
    /// Nothing
    Never,
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// A rule's code or name, such as C104 or end-before-start; none lists all
    #[arg(value_name = "CODE")]
    pub(super) code: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Init {
    /// Where: a directory, which need not be there yet (default: here)
    #[arg(value_name = "DIR")]
    pub(super) directory: Option<PathBuf>,
    /// A worked register of five contracts, with dates around today
    #[arg(long)]
    pub(super) example: bool,
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Which files it describes
    #[arg(value_name = "FILES", default_value = "contract", hide_default_value = true)]
    pub(super) of: Described,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Described {
    /// Contract files (the default)
    Contract,
    /// cm.toml
    Settings,
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(super) struct Man {
    /// Only this command
    #[arg(value_name = "COMMAND")]
    pub(super) command: Option<String>,
}

fn date(text: &str) -> Result<NaiveDate, String> {
    crate::value::parse_date(text.as_bytes()).ok_or_else(|| "write a date as 2026-10-05".to_owned())
}
