//! `cm explain`: a rule's page.

use super::args::{Explain, Shared};
<<<<<<< HEAD
use super::output::deliver;
=======
use super::output::{deliver, file};
>>>>>>> t-hostile
use super::{Exit, World};
use crate::read::nearest;
use crate::rules;
use anyhow::{Result, bail};
use std::io::Write;

pub(super) fn explain(
    command: &Explain,
    shared: &Shared,
    world: &World,
    out: &mut dyn Write,
) -> Result<Exit> {
<<<<<<< HEAD
    if let Some(format) =
        shared.format.as_ref().filter(|format| !matches!(format.as_str(), "table" | "text" | "markdown"))
    {
        bail!("`{format}` is not a format of explain: a rule's page is Markdown");
    }
    let path = shared.output.as_ref().map(|path| world.directory.join(path));
    let all = rules::all();
    let Some(wanted) = &command.code else {
        deliver(path.as_deref(), out, |out| {
=======
    let output = file(shared, world);
    let all = rules::all();
    let Some(wanted) = &command.code else {
        deliver(output.as_deref(), out, |out| {
>>>>>>> t-hostile
            for rule in &all {
                writeln!(out, "{}  {:7}  {}", rule.code, rule.severity.word(), rule.name)?;
            }
            Ok(())
        })?;
        return Ok(Exit::Done);
    };
    let found = all.iter().find(|rule| rule.code.eq_ignore_ascii_case(wanted) || rule.name == wanted);
    match found {
        Some(rule) => {
<<<<<<< HEAD
            deliver(path.as_deref(), out, |out| out.write_all(rule.page.as_bytes()))?;
=======
            deliver(output.as_deref(), out, |out| out.write_all(rule.page.as_bytes()))?;
>>>>>>> t-hostile
            Ok(Exit::Done)
        }
        None => {
            let names = all.iter().flat_map(|rule| [rule.code, rule.name]);
            match nearest(wanted, names) {
                Some(near) => bail!("there is no rule `{wanted}`; did you mean `{near}`?"),
                None => bail!("there is no rule `{wanted}`; `cm explain` lists them"),
            }
        }
    }
}
