//! `cm check`: every finding in every file.

use super::args::{Check, FailOn, Shared};
use super::load::{load, roots};
use super::located::{located_some, path};
use super::typed::{self, Typed};
use super::{Exit, World, output};
use crate::diag::{Finding, Severity};
use crate::model::FileEntry;
use crate::read::Needs;
use crate::render::findings::{Located, Summary};
use crate::render::{self, Format, findings, findings_text, github, sarif};
use crate::rules;
use crate::store::{self, Disk};
use crate::table::{Cell, Column, Document};
use crate::value::visible;
use crate::view::View;
use anyhow::{Result, anyhow, bail};
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

const EVERYTHING: Needs = Needs { readings: true, money: true, every_finding: true };

/// How many findings the text shows before it says how to see the rest.
const FIRST_SCREEN: usize = 10;

/// The files that a register reads.
const READ: &str =
    "it has cm.toml, contracts/**/*.toml, readings/**/*.csv, spend/**/*.csv and savings/**/*.csv";

/// The findings of one register, with what is needed to show them.
struct Checked {
    root: PathBuf,
    disk: Disk,
    entries: Vec<FileEntry>,
    findings: Vec<Finding>,
    name: String,
    currency: String,
    as_of: chrono::NaiveDate,
    refused: bool,
    /// How many files were looked at.
    files: usize,
}

pub(super) fn check(
    command: &Check,
    shared: &Shared,
    world: &World,
    input: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit> {
    let typed = typed::typed(command, shared, world, input)?;
    let roots = match &typed {
        Some(typed) => vec![typed.root.clone()],
        None => roots(shared, world)?,
    };
    let mut all: Vec<Checked> = roots.iter().map(|root| one(root, typed.as_ref(), shared, world)).collect();
    same_day(&all)?;
    let wanted = match &typed {
        Some(typed) => vec![typed.file()],
        None => wanted_paths(command, world, &roots)?,
    };
    for checked in &mut all {
        keep(checked, &wanted);
    }
    mention(&all, typed.as_ref(), err);
    let word = output::format_word(shared)?;
    show(command, &word, &all, shared, world, out)?;
    if shared.columns == ["help"] {
        return Ok(Exit::Done);
    }
    let worst = all.iter().flat_map(|one| &one.findings).map(|finding| finding.severity).max();
    let least = match command.fail_on {
        FailOn::Error => Some(Severity::Error),
        FailOn::Warning => Some(Severity::Warning),
        FailOn::Advice => Some(Severity::Advice),
        FailOn::Never => None,
    };
    if all.iter().any(|one| one.refused) {
        return Ok(Exit::Failed);
    }
    let fails = least.is_some_and(|least| worst.is_some_and(|worst| worst >= least));
    Ok(if fails { Exit::Findings } else { Exit::Done })
}

/// Says why nothing is shown where that does not mean that all is well.
fn mention(all: &[Checked], typed: Option<&Typed>, err: &mut dyn Write) {
    if let Some(typed) = typed.filter(|typed| typed.held.is_none()) {
        let path = visible(&typed.path);
        let _ = writeln!(err, "cm: {path} is not a file that the register reads: {READ}");
    }
    for one in all.iter().filter(|one| one.refused && one.findings.is_empty()) {
        let settings = one.root.join("cm.toml");
        let _ = writeln!(err, "cm: {} cannot be read, so nothing else was checked", settings.display());
    }
}

fn one(root: &Path, typed: Option<&Typed>, shared: &Shared, world: &World) -> Checked {
    match load(root, typed.and_then(|typed| typed.held.as_ref()), EVERYTHING, shared, world) {
        Ok(loaded) => {
            let view = View::new(&loaded.register, loaded.as_of);
            let findings = rules::check(&view, &loaded.money);
            Checked {
                root: loaded.root,
                disk: loaded.disk,
                findings,
                name: loaded.register.name.clone(),
                currency: loaded.register.settings.currency.to_string(),
                as_of: loaded.as_of,
                files: loaded.register.files.len(),
                entries: loaded.register.files,
                refused: false,
            }
        }
        Err(refused) => Checked {
            name: refused.root.display().to_string(),
            root: refused.root,
            disk: refused.disk,
            files: refused.entries.len(),
            entries: refused.entries,
            findings: refused.findings,
            currency: crate::value::Currency::default().to_string(),
            as_of: shared.as_of.unwrap_or(world.today),
            refused: true,
        },
    }
}

/// One list of findings speaks of one day.
fn same_day(all: &[Checked]) -> Result<()> {
    match all.iter().find(|one| one.as_of != all[0].as_of) {
        Some(other) => bail!(
            "the registers are pinned to different days ({} is {}, {} is {}): say which with `--as-of`",
            all[0].name,
            all[0].as_of,
            other.name,
            other.as_of
        ),
        None => Ok(()),
    }
}

/// The paths to look at, as they are from the root of each register; none means everything.
fn wanted_paths(command: &Check, world: &World, roots: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut wanted = Vec::new();
    for path in &command.paths {
        let from_here = world.directory.join(path);
        let from_root = roots.iter().map(|root| root.join(path));
        let mut there =
            std::iter::once(from_here).chain(from_root).filter_map(|path| path.canonicalize().ok());
        let Some(first) = there.next() else { bail!("{} is not there to check", path.display()) };
        let within =
            |path: &PathBuf| roots.iter().any(|root| path.starts_with(root) || root.starts_with(path));
        match std::iter::once(first).chain(there).find(within) {
            Some(found) => wanted.push(found),
            None => bail!("{} is not in the register, so there is nothing to check", path.display()),
        }
    }
    Ok(wanted)
}

fn keep(checked: &mut Checked, wanted: &[PathBuf]) {
    if wanted.is_empty() {
        return;
    }
    let (root, entries) = (&checked.root, &checked.entries);
    let is_wanted = |path: &str| {
        let file = root.join(path);
        wanted.iter().any(|wanted| file.starts_with(wanted))
    };
    checked.files = entries.iter().filter(|entry| is_wanted(&entry.path)).count();
    checked.findings.retain(|finding| is_wanted(path(entries, finding.place.file)));
}

fn show(
    command: &Check,
    word: &str,
    all: &[Checked],
    shared: &Shared,
    world: &World,
    out: &mut dyn Write,
) -> Result<()> {
    let files = all.iter().map(|one| one.files).sum();
    let summary = Summary::new(all.iter().flat_map(|one| &one.findings), files);
    let text = matches!(word, "text" | "table");
    let several = all.len() > 1;
    let listed = !text && !matches!(word, "sarif" | "github");
    // Lists name the register in a column of its own; elsewhere the path has to say it.
    let prefix = |one: &Checked| match word {
        "sarif" | "github" => from_here(&one.root, world, several),
        _ if several && !listed => format!("{}/", one.root.display()),
        _ => String::new(),
    };
    let (located, owners) = located_all(all, &prefix, text && !command.all && !command.short);
    let screen = output::screen(shared, world);
    let limit = (text && !command.all && !command.short).then_some(FIRST_SCREEN);
    let path = output::file(shared, world);
    let format: Option<Format> = match word {
        "text" | "table" | "sarif" | "github" => None,
        other => Some(other.parse().map_err(|_| {
            anyhow!("`{other}` is not a format of check: text, json, jsonl, sarif, github, csv or markdown")
        })?),
    };
    let chosen = !shared.columns.is_empty() || !shared.sort.is_empty();
    let list = match format {
        _ if shared.columns == ["help"] => {
            let help = render::columns_help(&document(&located, &summary, all, &owners));
            return output::deliver(None, out, |out| out.write_all(help.as_bytes()));
        }
        Some(format) => {
            let mut list = document(&located, &summary, all, &owners);
            render::choose(&mut list, &shared.columns, &shared.sort).map_err(|error| anyhow!(error))?;
            Some((list, format))
        }
        None if chosen => {
            bail!(
                "`--columns` and `--sort` are for lists: say `--format` csv, json, jsonl or markdown as well"
            )
        }
        None => None,
    };
    output::deliver(path.as_deref(), out, |out| {
        let mut out = BufWriter::new(out);
        match (word, &list) {
            ("sarif", _) => sarif::render(&located, &mut out)?,
            ("github", _) => github::render(&located, &mut out)?,
            (_, Some((list, format))) => render::render(list, *format, &screen, &mut out)?,
            _ if command.short => findings_text::render_short(&located, &screen, &mut out)?,
            _ => findings_text::render(&located, &summary, limit, &screen, &mut out)?,
        }
        out.flush()
    })
}

/// What stands before a path of the register for those who know files from the directory that the program runs
/// in, as a build does: nothing where that is the register or within it.
fn from_here(root: &Path, world: &World, several: bool) -> String {
    match root.strip_prefix(store::settled(&world.directory)) {
        Ok(within) => within.iter().map(|name| format!("{}/", name.to_string_lossy())).collect(),
        // A path of Windows that has been followed begins in its own way.
        Err(_) if several => {
            let root = root.display().to_string().replace('\\', "/");
            format!("{}/", root.trim_start_matches("//?/"))
        }
        Err(_) => String::new(),
    }
}

/// The findings of every register, or the most useful of each, and the name of the register of each.
fn located_all<'c>(
    all: &'c [Checked],
    prefix: &dyn Fn(&Checked) -> String,
    some: bool,
) -> (Vec<Located<'c>>, Vec<&'c String>) {
    let mut located = Vec::new();
    let mut owners = Vec::new();
    for one in all {
        let prefix = prefix(one);
        owners.extend(std::iter::repeat_n(&one.name, one.findings.len()));
        if some {
            let chosen = findings::most_useful(&one.findings, Some(FIRST_SCREEN), |finding| finding);
            located.extend(located_some(&chosen, &one.entries, &one.disk, &prefix));
        } else {
            located.extend(located_some(
                &one.findings.iter().collect::<Vec<_>>(),
                &one.entries,
                &one.disk,
                &prefix,
            ));
        }
    }
    (located, owners)
}

/// The findings as a list.
fn document(located: &[Located], summary: &Summary, all: &[Checked], owners: &[&String]) -> Document {
    let names = all.iter().map(|one| one.name.clone()).collect();
    let first = &all[0];
    let mut document = findings::document(located, summary, names, &first.currency, first.as_of);
    if all.len() > 1 {
        name_registers(&mut document, owners);
    }
    document
}

/// Puts the name of its register before each finding.
fn name_registers(document: &mut Document, owners: &[&String]) {
    for sheet in &mut document.sheets {
        sheet.columns.insert(0, Column::new("register", "register"));
        for (row, owner) in sheet.rows.iter_mut().zip(owners) {
            row.insert(0, Cell::text(owner.as_str()));
        }
    }
}
