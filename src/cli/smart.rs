//! `cm smart`: the letters of every measure of a register, or of drafts that are in no register.

use super::args::{Shared, Smart};
use super::drafts;
use super::load::{Loaded, load_all};
use super::reports::{READINGS, finish, for_people, query, views};
use super::{Exit, World};
use crate::render::findings::Lines;
use crate::report::smart;
use crate::source::{FileId, Place};
use crate::store;
use anyhow::Result;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::{Read, Write};

pub(super) fn smart(
    command: &Smart,
    shared: &Shared,
    world: &World,
    input: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit> {
    if let Some(text) = &command.statement {
        return drafts::one(text, command.query.exit_code, shared, world, input, out, err);
    }
    if let Some(path) = &command.statements {
        return drafts::many(path, command.query.exit_code, shared, world, (input, out, err));
    }
    let query = query(&command.query, world)?;
    let loaded = load_all(READINGS, shared, world)?;
    let views = views(&loaded);
    let found = smart::find(&views, &query);
    let places: Vec<(usize, Place)> = found.places().collect();
    let positions = if for_people(shared)? { Vec::new() } else { positions(&loaded, &places) };
    let mut document = smart::report(&views, &found, &positions);
    if !shared.columns.is_empty() && shared.columns != ["help"] {
        // Columns are chosen of the measures: what is left of a finding without its own says nothing.
        document.sheets.truncate(1);
    }
    let exit_code = command.query.exit_code && found.falls_short();
    finish(document, (&command.query, &query), exit_code, &views, (shared, world), out, err)
}

/// The line and column of each place; each file is read once.
fn positions(loaded: &[Loaded], places: &[(usize, Place)]) -> Vec<(u32, u32)> {
    let mut by_file: BTreeMap<(usize, FileId), Vec<usize>> = BTreeMap::new();
    for (at, (register, place)) in places.iter().enumerate() {
        by_file.entry((*register, place.file)).or_default().push(at);
    }
    let of_file = |((register, file), members): ((usize, FileId), Vec<usize>)| {
        let text = loaded.get(register).map(|one| store::texts(&one.disk, file)).unwrap_or_default();
        let lines = Lines::new(&text);
        let position = |at: usize| lines.position(places[at].1.span.start);
        members.into_iter().map(|at| (at, position(at))).collect::<Vec<_>>()
    };
    let by_file: Vec<_> = by_file.into_iter().collect();
    let mut found: Vec<_> = by_file.into_par_iter().flat_map_iter(of_file).collect();
    found.sort_unstable_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, position)| (position.line, position.column)).collect()
}
