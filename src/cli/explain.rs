//! `cm explain`: a rule's page.

use super::Exit;
use super::args::Explain;
use super::output::deliver;
use crate::read::nearest;
use crate::rules;
use anyhow::{Result, bail};
use std::io::Write;

pub(super) fn explain(command: &Explain, out: &mut dyn Write) -> Result<Exit> {
    let all = rules::all();
    let Some(wanted) = &command.code else {
        deliver(None, out, |out| {
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
            deliver(None, out, |out| out.write_all(rule.page.as_bytes()))?;
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
