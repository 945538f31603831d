use super::find::Found;
use crate::model::{FileEntry, Folder};
use crate::read::Files;
use crate::source::FileId;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The largest file that is parsed in one piece, in bytes.
const LARGEST: u64 = 16 << 20;

/// A register's files as they stand on the disk.
#[derive(Clone, Debug)]
pub struct Disk {
    root: PathBuf,
    entries: Vec<FileEntry>,
}

impl Disk {
    /// The files that a walk has found.
    #[must_use]
    pub fn new(root: &Path, found: &Found) -> Self {
        Self { root: root.to_owned(), entries: found.entries.clone() }
    }

    fn path(&self, file: FileId) -> PathBuf {
        let entry = usize::try_from(file.0).ok().and_then(|at| self.entries.get(at));
        self.root.join(entry.map_or("", |entry| &entry.path))
    }
}

impl Files for Disk {
    type Stream = File;

    fn open(&self, file: FileId) -> Result<File, String> {
        let path = self.path(file);
        // A pipe would be waited for, and a device has no end.
        let found = fs::metadata(&path).map_err(|error| in_words(error.kind()))?;
        if !found.is_file() && !found.is_dir() {
            return Err("it is not a file".to_owned());
        }
        File::open(path).map_err(|error| in_words(error.kind()))
    }

    fn read(&self, file: FileId, into: &mut Vec<u8>) -> Result<(), String> {
        let file = self.open(file)?;
        let read = file.take(LARGEST + 1).read_to_end(into).map_err(|error| in_words(error.kind()))?;
        if u64::try_from(read).unwrap_or(u64::MAX) > LARGEST {
            return Err(format!("it is larger than {} MiB", LARGEST >> 20));
        }
        Ok(())
    }
}

/// Opens a file that is no part of a register, or a pipe, to be read piece by piece.
///
/// # Errors
/// Says in a few words why it cannot be read.
pub fn open(path: &Path) -> Result<File, String> {
    let file = File::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => "it is not there".to_owned(),
        other => in_words(other),
    })?;
    match file.metadata() {
        Ok(found) if found.is_dir() => Err(in_words(ErrorKind::IsADirectory)),
        _ => Ok(file),
    }
}

/// Why the system refused, in plain words.
fn in_words(kind: ErrorKind) -> String {
    match kind {
        ErrorKind::NotFound => "it is not there any more".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        ErrorKind::IsADirectory => "it is a directory".to_owned(),
        ErrorKind::ResourceBusy => "another program holds it (is it open in Excel?)".to_owned(),
        other => other.to_string(),
    }
}

/// The text of a file of a register, for showing a finding; what is not UTF-8 is replaced. Empty where it
/// cannot be read.
#[must_use]
pub fn texts(disk: &Disk, file: FileId) -> String {
    // What is not read is not shown: it may be a link out of the register.
    let entry = usize::try_from(file.0).ok().and_then(|at| disk.entries.get(at));
    if entry.is_none_or(|entry| entry.folder == Folder::Other) {
        return String::new();
    }
    let path = disk.path(file);
    // What is not a file has no text, and a pipe would be waited for.
    if !fs::metadata(&path).is_ok_and(|found| found.is_file()) {
        return String::new();
    }
    let mut bytes = Vec::new();
    if File::open(path).and_then(|mut opened| opened.read_to_end(&mut bytes)).is_err() {
        return String::new();
    }
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
