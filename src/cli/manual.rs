//! `cm completions` and `cm man`.

use super::args::{Completions, Man, Shared};
use super::output::{deliver, file};
use super::{Exit, World};
use anyhow::{Result, bail};
use std::io::Write;

pub(super) fn completions(
    command: &Completions,
    mut cli: clap::Command,
    shared: &Shared,
    world: &World,
    out: &mut dyn Write,
) -> Result<Exit> {
    let output = file(shared, world);
    let mut script = Vec::new();
    clap_complete::generate(command.shell, &mut cli, "cm", &mut script);
    deliver(output.as_deref(), out, |out| out.write_all(&script))?;
    Ok(Exit::Done)
}

pub(super) fn man(
    command: &Man,
    mut cli: clap::Command,
    shared: &Shared,
    world: &World,
    out: &mut dyn Write,
) -> Result<Exit> {
    let output = file(shared, world);
    cli.build();
    let page = match &command.command {
        None => cli,
        Some(name) => match cli.find_subcommand(name) {
            Some(found) => found.clone(),
            None => bail!("there is no command `{name}`; `cm help` lists them"),
        },
    };
    deliver(output.as_deref(), out, |out| clap_mangen::Man::new(page).render(out))?;
    Ok(Exit::Done)
}
