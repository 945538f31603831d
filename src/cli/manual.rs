//! `cm completions` and `cm man`.

use super::args::{Completions, Man, Shared};
use super::output::{deliver, file};
use super::{Exit, World, help};
use crate::read::nearest;
use anyhow::{Context, Result, bail};
use clap::{ArgAction, Command};
use std::io::{self, Write};

pub(super) fn completions(
    command: &Completions,
    mut cli: Command,
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
    mut cli: Command,
    shared: &Shared,
    world: &World,
    out: &mut dyn Write,
) -> Result<Exit> {
    let output = file(shared, world);
    cli.build();
    let mut page = Vec::new();
    let written = match &command.command {
        None => whole(&cli, &mut page),
        Some(name) => {
            let Some(found) = commands(&cli).find(|one| one.get_name() == name) else {
                let names: Vec<_> = commands(&cli).map(Command::get_name).collect();
                match nearest(name, names.iter().copied()) {
                    Some(near) => bail!("there is no command `{name}`; did you mean `{near}`?"),
                    None => bail!("there is no command `{name}`; there are {}", names.join(", ")),
                }
            };
            one(found, &mut page)
        }
    };
    written.context("cannot make the manual page")?;
    deliver(output.as_deref(), out, |out| out.write_all(&page))?;
    Ok(Exit::Done)
}

/// The commands that a page describes.
fn commands(cli: &Command) -> impl Iterator<Item = &Command> {
    cli.get_subcommands().filter(|command| command.get_name() != "help")
}

/// The page of everything: what is said of `cm` itself, each command, then what all of them share.
fn whole(cli: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    let man = described(cli);
    head(&man, cli, page)?;
    section(page, "SH", "COMMANDS")?;
    for command in commands(cli) {
        let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
        section(page, "SS", name)?;
        usage(command, page)?;
        writeln!(page, ".PP")?;
        let own = described(&own_options(command));
        below(page, |part| own.render_description_section(part))?;
        below(page, |part| own.render_options_section(part))?;
        notes(command, "PP", page)?;
    }
    man.render_options_section(page)?;
    notes(cli, "SH", page)?;
    man.render_version_section(page)
}

/// What every page begins with.
fn head(man: &clap_mangen::Man, command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    man.render_title(page)?;
    man.render_name_section(page)?;
    section(page, "SH", "SYNOPSIS")?;
    usage(command, page)?;
    man.render_description_section(page)
}

/// The page of one command.
fn one(command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    let man = described(command);
    head(&man, command, page)?;
    man.render_options_section(page)?;
    notes(command, "SH", page)?;
    section(page, "SH", "SEE ALSO")?;
    writeln!(page, "\\fBcm\\fR(1), which also lists the exit statuses")
}

fn described(command: &Command) -> clap_mangen::Man {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
    let version = concat!("cm ", env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(command.clone()).title(name).source(version).manual("Contract register")
}

/// The command with only the options that are its own.
fn own_options(command: &Command) -> Command {
    command.clone().mut_args(|arg| {
        let shared = arg.is_global_set() || matches!(arg.get_action(), ArgAction::Help);
        if shared { arg.hide(true) } else { arg }
    })
}

fn section(page: &mut Vec<u8>, level: &str, heading: &str) -> io::Result<()> {
    writeln!(page, ".{level} \"{}\"", escaped(heading))
}

fn usage(command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    let usage = command.clone().render_usage().to_string();
    writeln!(page, "{}", escaped(usage.trim_start_matches("Usage: ").trim()))
}

/// A section of another page, below a heading that is there already: without its own. Nothing where the
/// section has no items.
fn below(page: &mut Vec<u8>, render: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> io::Result<()> {
    let mut part = Vec::new();
    render(&mut part)?;
    for line in part.split_inclusive(|byte| *byte == b'\n').filter(|line| !line.starts_with(b".SH ")) {
        page.extend_from_slice(line);
    }
    Ok(())
}

/// What stands below the options in the help, set as it stands.
fn notes(command: &Command, level: &str, page: &mut Vec<u8>) -> io::Result<()> {
    let text = command.get_after_long_help().or_else(|| command.get_after_help());
    let text = text.map(ToString::to_string).unwrap_or_default();
    for (heading, lines) in help::blocks(&text) {
        match level {
            "SH" => section(page, level, &heading.to_uppercase())?,
            _ => writeln!(page, ".{level}\n{}:", escaped(heading))?,
        }
        writeln!(page, ".PP\n.nf")?;
        for line in lines {
            writeln!(page, "{}", escaped(line))?;
        }
        writeln!(page, ".fi")?;
    }
    Ok(())
}

/// A line of text that troff does not read as more than text.
fn escaped(line: &str) -> String {
    let text = line.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq").replace('"', "\\(dq");
    if text.starts_with('.') { format!("\\&{text}") } else { text }
}
