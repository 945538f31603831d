use super::{Contract, Reading, Settings};
use crate::diag::{Finding, Lost};
use crate::source::FileId;

/// A register: everything that was read from one directory.
#[derive(Debug)]
pub struct Register {
    /// How it is called in reports: its name, else its directory's.
    pub name: String,
    /// The files, in byte order of their paths.
    pub files: Vec<FileEntry>,
    /// The settings.
    pub settings: Settings,
    /// The contracts that could be read, in byte order of their ids. Boxed, because putting ten thousand in
    /// order should not move ten megabytes.
    pub contracts: Vec<Box<Contract>>,
    /// The readings of each contract, in the order of `contracts`: sorted by measure and period, and within
    /// a period in the order in which they may replace each other.
    pub readings: Vec<Vec<Reading>>,
    /// What reading found wrong.
    pub findings: Vec<Finding>,
    /// What was left out because of it: where this is not nothing, reports are partial.
    pub lost: Lost,
}

impl Register {
    /// The path of a file, relative to the register's root, written with `/`.
    #[must_use]
    pub fn path(&self, file: FileId) -> &str {
        usize::try_from(file.0).ok().and_then(|at| self.files.get(at)).map_or("?", |entry| &entry.path)
    }

    /// The place of a contract in `contracts`, by its exact id.
    #[must_use]
    pub fn contract(&self, id: &str) -> Option<usize> {
        self.contracts.binary_search_by(|contract| contract.id.as_str().cmp(id)).ok()
    }
}

/// A file of the register.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileEntry {
    /// Its path relative to the root, written with `/`.
    pub path: Box<str>,
    /// The folder that says what it is.
    pub folder: Folder,
}

/// What a file is, by where it stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Folder {
    /// `cm.toml`.
    Settings,
    /// `contracts/**/*.toml`.
    Contracts,
    /// `readings/**/*.csv`.
    Readings,
    /// `spend/**/*.csv`.
    Spend,
    /// `savings/**/*.csv`.
    Savings,
    /// A file that is not read; it is known so that a finding can name it.
    Other,
}
