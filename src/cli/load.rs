//! From directories to registers on a day.

use super::World;
use super::args::Shared;
use crate::diag::{self, Finding};
use crate::facts;
use crate::model::{FileEntry, Folder, Register};
use crate::read::{self, Money, Needs};
use crate::store::{self, Disk, Found};
use anyhow::{Result, bail};
use chrono::NaiveDate;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A register that was read, and its disk.
#[derive(Debug)]
pub(super) struct Loaded {
    /// Where it stands.
    pub(super) root: PathBuf,
    pub(super) disk: Disk,
    pub(super) register: Register,
    pub(super) money: Money,
    pub(super) as_of: NaiveDate,
}

/// A register whose settings cannot be read.
pub(super) struct Refused {
    pub(super) root: PathBuf,
    pub(super) disk: Disk,
    pub(super) entries: Vec<FileEntry>,
    pub(super) findings: Vec<Finding>,
}

/// The directories to look for registers in: `-C`, else `CM_REGISTER`, else here.
pub(super) fn roots(shared: &Shared, world: &World) -> Result<Vec<PathBuf>> {
    let asked: Vec<PathBuf> = if !shared.registers.is_empty() {
        shared.registers.iter().map(|given| world.directory.join(given)).collect()
    } else {
        vec![
            world
                .register
                .as_ref()
                .map_or_else(|| world.directory.clone(), |given| world.directory.join(given)),
        ]
    };
    let mut roots = Vec::new();
    for directory in asked {
        if !store::is_there(&directory) {
            bail!("no register: {} is not there", directory.display());
        }
        let Some(root) = store::find_root(&directory) else {
            bail!(
                "no register: there is no cm.toml in {} or above it\nstart one with `cm init`, or say where it is with `-C DIR`",
                directory.display()
            );
        };
        if !roots.contains(&root) {
            roots.push(root);
        }
    }
    Ok(roots)
}

/// Bytes that stand for a file of a register, whatever the disk has in its place.
#[derive(Clone, Debug)]
pub(super) struct Held {
    /// Its path from the root, with `/`.
    pub(super) path: String,
    /// Where it belongs.
    pub(super) folder: Folder,
    pub(super) bytes: Arc<[u8]>,
}

/// Reads one register as it stood on its as-of date, perhaps with other bytes for one of its files.
pub(super) fn load(
    root: &Path,
    held: Option<&Held>,
    needs: Needs,
    shared: &Shared,
    world: &World,
) -> std::result::Result<Loaded, Box<Refused>> {
    let found = store::walk_with(root, held.map(|held| (held.path.as_str(), held.folder)));
    let disk = Disk::new(root, &found);
    let disk = match held {
        Some(held) => disk.holding(&held.path, Arc::clone(&held.bytes)),
        None => disk,
    };
    let name = root.file_name().map_or_else(|| "register".into(), |name| name.to_string_lossy().into_owned());
    match read::register(&name, found.entries.clone(), &disk, found.findings, needs) {
        Ok((mut register, money)) => {
            let pinned = register.settings.as_of.map(|date| date.value);
            let as_of = shared.as_of.or(pinned).unwrap_or(world.today);
            facts::resolve(&mut register, as_of);
            diag::sort(&mut register.findings);
            Ok(Loaded { root: root.to_owned(), disk, register, money, as_of })
        }
        Err(findings) => {
            Err(Box::new(Refused { root: root.to_owned(), disk, entries: found.entries, findings }))
        }
    }
}

/// Reads every register that was asked for, for one report. They are never taken apart again: the process
/// ends with the report, and freeing a large register piece by piece takes longer than printing it.
pub(super) fn load_all(needs: Needs, shared: &Shared, world: &World) -> Result<ManuallyDrop<Vec<Loaded>>> {
    let mut all = Vec::new();
    for root in roots(shared, world)? {
        match load(&root, None, needs, shared, world) {
            Ok(loaded) => all.push(loaded),
            Err(refused) => bail!("{}", refusal(&refused)),
        }
    }
    if let Some(other) = all.iter().find(|loaded| loaded.as_of != all[0].as_of) {
        bail!(
            "the registers are pinned to different days ({} is {}, {} is {}): say which with `--as-of`",
            all[0].register.name,
            all[0].as_of,
            other.register.name,
            other.as_of
        );
    }
    Ok(ManuallyDrop::new(all))
}

/// The settings of the register that is named, or that lies around here, without its contracts; `None` where there is
/// no register and none was asked for.
pub(super) fn settings_alone(shared: &Shared, world: &World) -> Result<Option<Loaded>> {
    let asked = !shared.registers.is_empty() || world.register.is_some();
    if !asked && store::find_root(&world.directory).is_none() {
        return Ok(None);
    }
    let roots = roots(shared, world)?;
    let [root] = roots.as_slice() else {
        bail!("a draft is judged in the words of one register: name one with `-C`");
    };
    let entries = vec![FileEntry { path: "cm.toml".into(), folder: Folder::Settings }];
    let disk = Disk::new(root, &Found { entries: entries.clone(), findings: Vec::new() });
    let needs = Needs { readings: false, money: false, every_finding: false };
    let name = root.file_name().map_or_else(|| "register".into(), |name| name.to_string_lossy().into_owned());
    match read::register(&name, entries.clone(), &disk, Vec::new(), needs) {
        Ok((register, money)) => {
            let pinned = register.settings.as_of.map(|date| date.value);
            let as_of = shared.as_of.or(pinned).unwrap_or(world.today);
            Ok(Some(Loaded { root: root.clone(), disk, register, money, as_of }))
        }
        Err(findings) => bail!("{}", refusal(&Refused { root: root.clone(), disk, entries, findings })),
    }
}

/// Why a register cannot be read, in full: its findings with their source lines.
fn refusal(refused: &Refused) -> String {
    let mut text = format!("{} cannot be read", refused.root.join("cm.toml").display());
    let shown = super::located::located(&refused.findings, &refused.entries, &refused.disk, "");
    let mut bytes = Vec::new();
    let screen = crate::render::Screen::default();
    let summary = crate::render::findings::Summary::new(refused.findings.iter(), 1);
    if crate::render::findings_text::render(&shown, &summary, None, &screen, &mut bytes).is_ok() {
        text.push('\n');
        text.push_str(&String::from_utf8_lossy(&bytes));
    }
    text
}
