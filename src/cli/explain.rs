//! `cm explain`: a rule's page.

use super::args::{Explain, Shared};
use super::output::{deliver, file};
use super::{Exit, World};
use crate::diag::Rule;
use crate::read::nearest;
use crate::rules;
use anyhow::{Result, bail};
use std::io::Write;

/// A rule's page, with what it does to a letter after its heading.
fn page(rule: &Rule, out: &mut dyn Write) -> std::io::Result<()> {
    let Some(((letter, weight), (heading, rest))) = rules::weighs(rule.code).zip(rule.page.split_once('\n'))
    else {
        return out.write_all(rule.page.as_bytes());
    };
    writeln!(out, "{heading}\n\nIn `cm smart` it {} the letter {}.\n{rest}", weight.word(), letter.as_str())
}

pub(super) fn explain(
    command: &Explain,
    shared: &Shared,
    world: &World,
    out: &mut dyn Write,
) -> Result<Exit> {
    if let Some(format) =
        shared.format.as_ref().filter(|format| !matches!(format.as_str(), "table" | "text" | "markdown"))
    {
        bail!("`{format}` is not a format of explain: a rule's page is Markdown");
    }
    let output = file(shared, world);
    let all = rules::all();
    let Some(wanted) = &command.code else {
        deliver(output.as_deref(), out, |out| {
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
            deliver(output.as_deref(), out, |out| page(rule, out))?;
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
