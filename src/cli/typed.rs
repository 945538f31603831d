//! Text on standard input in the place of a file: what an editor has before it is saved.

use super::World;
use super::args::{Check, Shared};
use super::load::{Held, roots};
use crate::model::Folder;
use crate::store;
use anyhow::{Context, Result, bail};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The most CSV that is taken from standard input, in bytes: it is held whole, and may have no end.
const MOST: u64 = 256 << 20;

/// A file of a register, with the text that stands for it.
#[derive(Debug)]
pub(super) struct Typed {
    /// The root of its register.
    pub(super) root: PathBuf,
    /// Its path from the root, with `/`.
    pub(super) path: String,
    /// The text; `None` where the register would not read such a file.
    pub(super) held: Option<Held>,
}

impl Typed {
    /// The file's path on the disk, where it need not be.
    pub(super) fn file(&self) -> PathBuf {
        self.root.join(&self.path)
    }
}

/// What stands on standard input for which file; `None` where the files are to be read as they are.
pub(super) fn typed(
    command: &Check,
    shared: &Shared,
    world: &World,
    input: &mut dyn Read,
) -> Result<Option<Typed>> {
    let given = match (command.stdin, &command.path) {
        (false, None) => return Ok(None),
        (true, Some(given)) => given,
        (true, None) => {
            bail!("`--stdin` needs `--path FILE`: which file of the register the text stands for")
        }
        (false, Some(path)) => bail!(
            "`--path` says what the text on standard input stands for: give `--stdin` as well\nto check the file as it is on the disk, write `cm check {}`",
            path.display()
        ),
    };
    if !command.paths.is_empty() {
        bail!("`--stdin` checks the one file that `--path` names: leave out the other paths");
    }
    let Place { root, path, folder, .. } = place(given, shared, world)?;
    let held = match folder {
        Some(folder) => Some(Held { path: path.clone(), folder, bytes: read(input, folder)?.into() }),
        None => {
            // Whoever writes there is not to find a closed pipe.
            io::copy(&mut input.take(store::LARGEST), &mut io::sink()).context(UNREAD)?;
            None
        }
    };
    Ok(Some(Typed { root, path, held }))
}

const UNREAD: &str = "cannot read standard input";

fn read(input: &mut dyn Read, folder: Folder) -> Result<Vec<u8>> {
    // A file that is parsed in one piece is refused by whoever reads it, as it is on the disk.
    let most = if matches!(folder, Folder::Settings | Folder::Contracts) { store::LARGEST } else { MOST };
    let mut bytes = Vec::new();
    input.take(most + 1).read_to_end(&mut bytes).context(UNREAD)?;
    if most == MOST && u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST {
        bail!(
            "standard input is larger than {} MiB: save the file, and check it with `cm check FILE`",
            MOST >> 20
        );
    }
    Ok(bytes)
}

/// Where a path leads within a register.
struct Place {
    root: PathBuf,
    path: String,
    folder: Option<Folder>,
    /// How well it fits: whether the file is there, its directory is, and a register would read it.
    fits: (bool, bool, bool),
}

/// The file of a register that is meant: as the path stands from here, or from a register's root.
fn place(given: &Path, shared: &Shared, world: &World) -> Result<Place> {
    let roots = registers(given, shared, world)?;
    let from_here = world.directory.join(given);
    let candidates = roots.iter().map(|root| root.join(given)).rev().chain([from_here]);
    let mut places = Vec::new();
    for candidate in candidates {
        places.extend(within(&candidate, &roots)?);
    }
    // Of those that fit alike the last counts, which is the one from here.
    places.into_iter().max_by_key(|place| place.fits).with_context(|| {
        format!(
            "{} is not in the register, so there is nothing to check\n`--path` names a file of the register, from its root or absolute",
            given.display()
        )
    })
}

/// The registers to look in: those that are named, else for an absolute path the one that it lies in.
fn registers(given: &Path, shared: &Shared, world: &World) -> Result<Vec<PathBuf>> {
    let around = || given.ancestors().skip(1).find(|directory| directory.is_dir()).and_then(store::find_root);
    match given.is_absolute().then(around).flatten() {
        Some(root) if shared.registers.is_empty() => Ok(vec![root]),
        _ => roots(shared, world),
    }
}

/// The place of a path in one of the registers; `None` where it lies in none of them.
fn within(candidate: &Path, roots: &[PathBuf]) -> Result<Option<Place>> {
    let (Some(name), Some(directory)) = (candidate.file_name(), candidate.parent()) else { return Ok(None) };
    let directory = store::settled(directory);
    let file = directory.join(name);
    let Some(root) =
        roots.iter().filter(|root| file.starts_with(root)).max_by_key(|root| root.components().count())
    else {
        return Ok(None);
    };
    if file.is_dir() {
        bail!("{} is a directory: `--path` names one file of the register", candidate.display());
    }
    if store::leads_astray(root, &file) {
        bail!(
            "{} is a link that leads nowhere or out of the register, which is not followed: name the file itself",
            candidate.display()
        );
    }
    let names = file.strip_prefix(root).unwrap_or(&file).iter().map(|name| name.to_str());
    let Some(names) = names.collect::<Option<Vec<_>>>() else {
        bail!("the name of {} is not UTF-8: rename the file", candidate.display());
    };
    let path = names.join("/");
    let folder = store::folder_of(&path);
    let fits = (store::is_there(&file), directory.is_dir(), folder.is_some());
    Ok(Some(Place { root: root.clone(), path, folder, fits }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_end_is_not_read_to_it() {
        let read = |folder| read(&mut io::repeat(b'x'), folder);
        let one_piece = read(Folder::Contracts).unwrap().len();
        assert_eq!(u64::try_from(one_piece).unwrap(), store::LARGEST + 1);
        let error = read(Folder::Readings).unwrap_err().to_string();
        assert!(error.starts_with("standard input is larger than 256 MiB: save the file"), "{error}");
    }
}
