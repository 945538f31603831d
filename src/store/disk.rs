use super::find::Found;
use crate::model::{FileEntry, Folder};
use crate::read::Files;
use crate::source::FileId;
use std::fs::{self, File};
use std::io::{self, Cursor, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest file that is parsed in one piece, in bytes.
pub const LARGEST: u64 = 16 << 20;

/// A register's files as they stand on the disk, but perhaps for one.
#[derive(Clone, Debug)]
pub struct Disk {
    root: PathBuf,
    entries: Vec<FileEntry>,
    /// The file whose bytes are held here, whatever the disk has in its place.
    held: Option<(FileId, Arc<[u8]>)>,
}

/// The bytes of a file, read piece by piece.
#[derive(Debug)]
pub enum Stream {
    /// On the disk.
    Opened(File),
    /// In memory.
    Held(Cursor<Arc<[u8]>>),
}

impl Read for Stream {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Opened(file) => file.read(into),
            Self::Held(bytes) => bytes.read(into),
        }
    }
}

impl Disk {
    /// The files that a walk has found.
    #[must_use]
    pub fn new(root: &Path, found: &Found) -> Self {
        Self { root: root.to_owned(), entries: found.entries.clone(), held: None }
    }

    /// The same with these bytes in the place of a file that the walk has found.
    #[must_use]
    pub fn holding(self, path: &str, bytes: Arc<[u8]>) -> Self {
        let at = self.entries.iter().position(|entry| &*entry.path == path && entry.folder != Folder::Other);
        let file = at.and_then(|at| u32::try_from(at).ok()).map(FileId);
        Self { held: file.map(|file| (file, bytes)), ..self }
    }

    fn held(&self, file: FileId) -> Option<&Arc<[u8]>> {
        self.held.as_ref().filter(|(held, _)| *held == file).map(|(_, bytes)| bytes)
    }

    fn path(&self, file: FileId) -> PathBuf {
        let entry = usize::try_from(file.0).ok().and_then(|at| self.entries.get(at));
        self.root.join(entry.map_or("", |entry| &entry.path))
    }
}

impl Files for Disk {
    type Stream = Stream;

    fn open(&self, file: FileId) -> Result<Stream, String> {
        if let Some(bytes) = self.held(file) {
            return Ok(Stream::Held(Cursor::new(Arc::clone(bytes))));
        }
        let path = self.path(file);
        // A pipe would be waited for, and a device has no end.
        let found = fs::metadata(&path).map_err(|error| in_words(error.kind()))?;
        if !found.is_file() && !found.is_dir() {
            return Err("it is not a file".to_owned());
        }
        File::open(path).map(Stream::Opened).map_err(|error| in_words(error.kind()))
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
    if let Some(bytes) = disk.held(file) {
        return String::from_utf8_lossy(bytes).into_owned();
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
