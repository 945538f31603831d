//! `cm completions` and `cm man`.

use super::Exit;
use super::args::{Completions, Man};
use super::output::deliver;
use anyhow::{Result, bail};
use std::io::Write;

pub(super) fn completions(
    command: &Completions,
    mut cli: clap::Command,
    out: &mut dyn Write,
) -> Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(command.shell, &mut cli, "cm", &mut script);
    deliver(None, out, |out| out.write_all(&script))?;
    Ok(Exit::Done)
}

pub(super) fn man(command: &Man, mut cli: clap::Command, out: &mut dyn Write) -> Result<Exit> {
    cli.build();
    let page = match &command.command {
        None => cli,
        Some(name) => match cli.find_subcommand(name) {
            Some(found) => found.clone(),
            None => bail!("there is no command `{name}`; `cm help` lists them"),
        },
    };
    let page = clap_mangen::Man::new(page).source(concat!("cm ", env!("CARGO_PKG_VERSION")));
    deliver(None, out, |out| page.render(out))?;
    Ok(Exit::Done)
}
