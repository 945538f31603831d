//! Findings with their lines and columns, for showing.

use crate::diag::Finding;
use crate::model::FileEntry;
use crate::render::findings::{Lines, Located, Position};
use crate::source::{FileId, Place};
use crate::store::{self, Disk};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The findings with their lines and columns; each file is read once.
pub(super) fn located<'f>(
    findings: &'f [Finding],
    entries: &'f [FileEntry],
    disk: &Disk,
    prefix: &str,
) -> Vec<Located<'f>> {
    located_some(&findings.iter().collect::<Vec<_>>(), entries, disk, prefix)
}

/// The same of findings that were chosen among others.
pub(super) fn located_some<'f>(
    findings: &[&'f Finding],
    entries: &'f [FileEntry],
    disk: &Disk,
    prefix: &str,
) -> Vec<Located<'f>> {
    let mut by_file: BTreeMap<FileId, Vec<usize>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        by_file.entry(finding.place.file).or_default().push(at);
    }
    let of_file = |(file, members): (FileId, Vec<usize>)| {
        let text = store::texts(disk, file);
        let lines = Lines::new(&text);
        let elsewhere = |place: Place| -> Option<(String, Position)> {
            let text = store::texts(disk, place.file);
            let position = Lines::new(&text).position(place.span.start);
            Some((format!("{prefix}{}", path(entries, place.file)), position))
        };
        let name = format!("{prefix}{}", path(entries, file));
        let found = members.into_iter().map(|at| (at, lines.locate(findings[at], &name, elsewhere)));
        found.collect::<Vec<_>>()
    };
    let by_file: Vec<_> = by_file.into_iter().collect();
    let mut places: Vec<_> = by_file.into_par_iter().flat_map_iter(of_file).collect();
    places.sort_by_key(|(at, _)| *at);
    places.into_iter().map(|(_, found)| found).collect()
}

/// The path of a file, as the register has it.
pub(super) fn path(entries: &[FileEntry], file: FileId) -> &str {
    usize::try_from(file.0).ok().and_then(|at| entries.get(at)).map_or("?", |entry| &entry.path)
}
