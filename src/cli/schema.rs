//! `cm schema`: what an editor completes and underlines by.

use super::args::{Described, Schema, Shared};
use super::output::{deliver, file};
use super::{Exit, World};
use crate::schema;
use anyhow::{Result, bail};
use std::io::Write;

pub(super) fn schema(command: &Schema, shared: &Shared, world: &World, out: &mut dyn Write) -> Result<Exit> {
    if let Some(format) = shared.format.as_ref().filter(|format| !format.eq_ignore_ascii_case("json")) {
        bail!("`{format}` is not a format of schema: a JSON Schema is JSON");
    }
    let schema = match command.of {
        Described::Contract => schema::contract(),
        Described::Settings => schema::settings(),
    };
    deliver(file(shared, world).as_deref(), out, |out| {
        serde_json::to_writer_pretty(&mut *out, &schema)?;
        out.write_all(b"\n")
    })?;
    Ok(Exit::Done)
}
