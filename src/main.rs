//! The thin binary: arguments, the clock, the environment and the streams go in; an exit code comes out.

use chrono::Local;
use cm::cli::{World, run};
use std::io::{IsTerminal, stderr, stdin, stdout};
use std::process::ExitCode;

#[expect(clippy::disallowed_methods, reason = "the one place that looks at the clock and the environment")]
fn main() -> ExitCode {
    let terminal = stdout().is_terminal();
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let columns = set("COLUMNS").and_then(|columns| columns.parse().ok());
    let of_terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let world = World {
        today: Local::now().date_naive(),
        directory: std::env::current_dir().unwrap_or_default(),
        register: set("CM_REGISTER").map(Into::into),
        user: set("CM_USER"),
        width: columns.or_else(|| if terminal { of_terminal().or(Some(80)) } else { None }),
        colour: terminal && set("NO_COLOR").is_none() && set("TERM").as_deref() != Some("dumb"),
    };
    let arguments = std::env::args_os().collect();
    let exit = run(arguments, &world, &mut stdin().lock(), &mut stdout().lock(), &mut stderr().lock());
    ExitCode::from(exit.code())
}
