//! The command line run inside the test's own process, with a world that the test gives.

use chrono::NaiveDate;
use cm::cli::{Exit, World, run};
use std::path::{Path, PathBuf};

/// The worked example, on whose as-of date most is shown.
pub(crate) fn acute_trust() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/acute-trust")
}

/// What comes of a command: how it ended, what it said, and what it said beside that. There is no terminal,
/// no colour and no environment.
pub(crate) fn cm(
    directory: &Path,
    today: NaiveDate,
    width: Option<usize>,
    arguments: &[&str],
) -> (Exit, String, String) {
    cm_with(directory, today, width, arguments, &[])
}

/// The same with something on standard input.
pub(crate) fn cm_with(
    directory: &Path,
    today: NaiveDate,
    width: Option<usize>,
    arguments: &[&str],
    mut input: &[u8],
) -> (Exit, String, String) {
    let directory = directory.to_owned();
    let world = World { today, directory, register: None, user: None, width, colour: false };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = std::iter::once("cm").chain(arguments.iter().copied()).map(Into::into).collect();
    let exit = run(arguments, &world, &mut input, &mut out, &mut err);
    (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}
