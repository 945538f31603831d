//! Where a finished document goes, and in what shape.

use super::args::{Colour, Shared};
use super::{Exit, World};
use crate::render::{self, CsvOptions, Format, Screen};
use crate::store;
use crate::table::Document;
use anyhow::{Context, Result, anyhow, bail};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The word for the format: as asked, else by the extension of the output, else `table`.
pub(super) fn format_word(shared: &Shared) -> Result<String> {
    if let Some(format) = &shared.format {
        return Ok(format.to_lowercase());
    }
    let Some(path) = &shared.output else { return Ok("table".to_owned()) };
    let Some(extension) = path.extension().and_then(|extension| extension.to_str()) else {
        return Ok("table".to_owned());
    };
    match Format::from_extension(extension) {
        Some(format) => Ok(format.word().to_owned()),
        None if extension.eq_ignore_ascii_case("sarif") => Ok("sarif".to_owned()),
        None if extension.to_lowercase().starts_with("xls") => {
            bail!(
                "{} cannot be written as a workbook yet: Excel opens a .csv, best with `--bom`",
                path.display()
            )
        }
        None => bail!(
            "cannot tell a format from the extension of {}: use .txt, .csv, .json, .jsonl or .md, or give `--format`",
            path.display()
        ),
    }
}

/// What the output looks like: colour and width are for a terminal alone.
pub(super) fn screen(shared: &Shared, world: &World) -> Screen {
    let to_file = shared.output.is_some();
    let colour = match shared.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => world.colour && !to_file,
    };
    let width = world.width.filter(|_| !to_file);
    Screen { width, colour, csv: CsvOptions { neutralise: !shared.raw_csv, bom: shared.bom } }
}

/// The output file, if one was asked for.
pub(super) fn file(shared: &Shared, world: &World) -> Option<PathBuf> {
    shared.output.as_ref().map(|path| world.directory.join(path))
}

/// Writes bytes to the output file, whole or not at all, else to `out`.
pub(super) fn deliver(
    path: Option<&Path>,
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    match path {
        Some(path) => {
            store::refuse_register_data(path)?;
            store::write_whole(path, write)
        }
        None => {
            write(out).context("cannot write the output")?;
            out.flush().context("cannot write the output")
        }
    }
}

/// Writes a document in the format of that word, with the columns and in the order that were asked for.
pub(super) fn write(
    document: &mut Document,
    word: &str,
    shared: &Shared,
    world: &World,
    out: &mut dyn Write,
) -> Result<()> {
    let format: Format =
        word.parse().map_err(|error: String| anyhow!("`{word}` is not a format of this report; {error}"))?;
    render::choose(document, &shared.columns, &shared.sort).map_err(|error| anyhow!(error))?;
    let screen = screen(shared, world);
    let output = file(shared, world);
    deliver(output.as_deref(), out, |out| render::render(document, format, &screen, out))
}

/// Shows a report, and says how it ended.
pub(super) fn finish(
    mut document: Document,
    shared: &Shared,
    world: &World,
    exit_code: bool,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit> {
    if shared.columns == ["help"] {
        deliver(None, out, |out| out.write_all(render::columns_help(&document).as_bytes()))?;
        return Ok(Exit::Done);
    }
    write(&mut document, &format_word(shared)?, shared, world, out)?;
    let mut exit = Exit::Done;
    if exit_code && document.sheets.iter().any(|sheet| !sheet.rows.is_empty()) {
        exit = Exit::Findings;
    }
    if !document.left_out.is_empty() {
        let _ = writeln!(err, "cm: partial: left out {}; `cm check` says why", document.left_out.join("; "));
        exit = Exit::Partial;
    }
    Ok(exit)
}
