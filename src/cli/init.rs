//! `cm init`: starts a register.

use super::args::{Init, Shared};
use super::output::deliver;
use super::{Exit, World};
use crate::starter::{self, File};
use crate::store;
use anyhow::{Context, Result, bail};
use std::io::Write;
use std::path::Path;

pub(super) fn init(command: &Init, shared: &Shared, world: &World, out: &mut dyn Write) -> Result<Exit> {
    if !shared.registers.is_empty() {
        bail!("`cm init` starts a register in the directory that it is given: `cm init DIR`, without `-C`");
    }
    let directory = match &command.directory {
        Some(given) => world.directory.join(given),
        None => world.directory.clone(),
    };
    let directory = store::settled(&directory);
    refuse_register(&directory)?;
    let mut files = if command.example {
        let today = shared.as_of.unwrap_or(world.today);
        starter::example(today).context("the worked example cannot be made for that day")?
    } else {
        let name = directory.file_name().map(|name| name.to_string_lossy().into_owned());
        starter::empty(&crate::value::visible(name.as_deref().unwrap_or("register")))
    };
    let kept = keep_helpers(&directory, &mut files);
    refuse_overwriting(&directory, &files, command.example)?;
    if !command.dry_run {
        store::create_all(&directory, &starter::FOLDERS, &files)
            .context("no register was made, and nothing was left behind")?;
    }
    deliver(None, out, |out| {
        let verb = if command.dry_run { "would write" } else { "wrote" };
        for (path, _) in &files {
            writeln!(out, "{verb} {path}")?;
        }
        for path in &kept {
            writeln!(out, "kept {path}, which was there already")?;
        }
        if command.dry_run { Ok(()) } else { out.write_all(next(command, world, &directory).as_bytes()) }
    })?;
    Ok(Exit::Done)
}

/// What to do now.
fn next(command: &Init, world: &World, directory: &Path) -> String {
    let elsewhere = store::settled(&world.directory) != directory;
    let to = command.directory.as_ref().filter(|_| elsewhere);
    let cd = match to.map(|to| to.display().to_string()) {
        Some(to) if to.contains(|c: char| !c.is_alphanumeric() && !"-_./\\:".contains(c)) => {
            format!("`cd \"{to}\"`, then ")
        }
        Some(to) => format!("`cd {to}`, then "),
        None => String::new(),
    };
    if command.example {
        format!(
            "\nA worked register, with dates around today. Next: {cd}`cm due`, `cm breaches`, `cm show IMG-017`.\n"
        )
    } else {
        format!(
            "\nNext: {cd}copy template.toml to contracts/ID.toml and fill it in, then `cm check` and `cm due`.\n"
        )
    }
}

/// A register is not begun in another or below it.
fn refuse_register(directory: &Path) -> Result<()> {
    let there = directory.ancestors().find(|ancestor| ancestor.is_dir());
    let Some(root) = there.and_then(store::find_root) else { return Ok(()) };
    if root == directory {
        bail!("{} is a register already (it has a cm.toml), and nothing was written", directory.display());
    }
    bail!(
        "{} lies within the register {}, and nothing was written\nstart one outside it, or use that one",
        directory.display(),
        root.display()
    );
}

/// Takes out the helping files that are there already; gives their names.
fn keep_helpers(directory: &Path, files: &mut Vec<File>) -> Vec<&'static str> {
    let kept = |path: &str| starter::HELPERS.contains(&path) && store::is_there(&directory.join(path));
    let names = files.iter().map(|(path, _)| *path).filter(|path| kept(path)).collect();
    files.retain(|(path, _)| !kept(path));
    names
}

fn refuse_overwriting(directory: &Path, files: &[File], example: bool) -> Result<()> {
    if store::is_there(directory) && !directory.is_dir() {
        bail!("{} is not a directory, and nothing was written", directory.display());
    }
    let taken: Vec<_> =
        files.iter().map(|(path, _)| *path).filter(|path| store::is_there(&directory.join(path))).collect();
    if !taken.is_empty() {
        bail!("{} has {} already, and nothing was written", directory.display(), taken.join(" and "));
    }
    let full = starter::FOLDERS.iter().find(|folder| !store::is_empty_folder(&directory.join(folder)));
    if let Some(folder) = full.filter(|_| example) {
        bail!(
            "{} is not empty, and nothing was written\nthe worked example would mix with what is there: make it in a new directory",
            directory.join(folder).display()
        );
    }
    Ok(())
}
