//! `cm init`: starts a register.

use super::args::Init;
use super::output::deliver;
use super::{Exit, World};
use crate::starter;
use crate::store;
use anyhow::{Result, bail};
use std::io::Write;

pub(super) fn init(command: &Init, world: &World, out: &mut dyn Write) -> Result<Exit> {
    let directory = match &command.directory {
        Some(given) => world.directory.join(given),
        None => world.directory.clone(),
    };
    let files = if command.example { starter::example(world.today) } else { starter::empty() };
    let there: Vec<_> = files.iter().filter(|(path, _)| directory.join(path).exists()).collect();
    if let Some((path, _)) = there.first() {
        bail!("{} is there already, and nothing was written", directory.join(path).display());
    }
    if !command.dry_run {
        for (path, text) in &files {
            store::create_new(&directory.join(path), text)?;
        }
    }
    let (verb, next) =
        if command.dry_run { ("would write", "") } else { ("wrote", "\nNext: `cm check`, then `cm due`.\n") };
    deliver(None, out, |out| {
        for (path, _) in &files {
            writeln!(out, "{verb} {path}")?;
        }
        out.write_all(next.as_bytes())
    })?;
    Ok(Exit::Done)
}
