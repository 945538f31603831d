//! A register in memory: read, judged and shown as the program does it, without a disk.

use chrono::NaiveDate;
use cm::diag::{self, Finding};
use cm::facts;
use cm::model::{FileEntry, Folder, Register};
use cm::read::{self, Files, Money, Needs};
use cm::render::Screen;
use cm::render::findings::{Lines, Position, Summary};
use cm::render::findings_text;
use cm::rules;
use cm::source::{FileId, Place};
use cm::store::{self, Disk};
use cm::view::View;
use std::io::Cursor;
use std::path::Path;

/// The as-of date of a register that does not pin one.
pub(crate) fn as_of() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, 15).unwrap()
}

struct Memory(Vec<Vec<u8>>);

impl Memory {
    fn get(&self, file: FileId) -> Result<&Vec<u8>, String> {
        self.0.get(usize::try_from(file.0).unwrap()).ok_or_else(|| "it is not there any more".to_owned())
    }
}

impl Files for Memory {
    type Stream = Cursor<Vec<u8>>;

    fn open(&self, file: FileId) -> Result<Self::Stream, String> {
        self.get(file).map(|bytes| Cursor::new(bytes.clone()))
    }

    fn read(&self, file: FileId, into: &mut Vec<u8>) -> Result<(), String> {
        into.extend_from_slice(self.get(file)?);
        Ok(())
    }
}

/// What came of a register.
pub(crate) struct Outcome {
    /// The register and its money; `None` where its settings cannot be read.
    pub(crate) register: Option<(Register, Money)>,
    /// Everything that `cm check` finds, in its order.
    pub(crate) findings: Vec<Finding>,
    entries: Vec<FileEntry>,
    texts: Vec<String>,
}

/// Reads and checks a register of these files (path and bytes, in any order). Without a `cm.toml` among
/// them it has one of `format = 1`.
pub(crate) fn register<B: AsRef<[u8]>>(files: &[(&str, B)]) -> Outcome {
    let (entries, memory, texts) = in_memory(files);
    check(entries, &memory, Vec::new(), texts)
}

/// The codes that reading finds in a register of these files, without asking the rules.
pub(crate) fn read_codes<B: AsRef<[u8]>>(files: &[(&str, B)]) -> Vec<&'static str> {
    let (entries, memory, _) = in_memory(files);
    let needs = Needs { readings: false, money: false, every_finding: true };
    let findings = match read::register("register", entries, &memory, Vec::new(), needs) {
        Ok((register, _)) => register.findings,
        Err(findings) => findings,
    };
    findings.iter().map(|finding| finding.rule.code).collect()
}

fn in_memory<B: AsRef<[u8]>>(files: &[(&str, B)]) -> (Vec<FileEntry>, Memory, Vec<String>) {
    let mut files: Vec<(&str, Vec<u8>)> =
        files.iter().map(|(path, bytes)| (*path, bytes.as_ref().to_vec())).collect();
    if !files.iter().any(|(path, _)| *path == "cm.toml") {
        files.push(("cm.toml", b"format = 1\n".to_vec()));
    }
    files.sort();
    let entries: Vec<FileEntry> =
        files.iter().map(|(path, _)| FileEntry { path: (*path).into(), folder: folder(path) }).collect();
    let texts = files.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
    (entries, Memory(files.into_iter().map(|(_, bytes)| bytes).collect()), texts)
}

/// Reads and checks the register at a place of the disk.
pub(crate) fn on_disk(root: &Path) -> Outcome {
    let found = store::walk(root);
    let disk = Disk::new(root, &found);
    let files = 0..u32::try_from(found.entries.len()).unwrap();
    let texts = files.map(|file| store::texts(&disk, FileId(file))).collect();
    check(found.entries, &disk, found.findings, texts)
}

fn check<F: Files>(entries: Vec<FileEntry>, files: &F, found: Vec<Finding>, texts: Vec<String>) -> Outcome {
    let needs = Needs { readings: true, money: true, every_finding: true };
    match read::register("register", entries.clone(), files, found, needs) {
        Ok((mut register, money)) => {
            let as_of = register.settings.as_of.map_or_else(as_of, |date| date.value);
            facts::resolve(&mut register, as_of);
            diag::sort(&mut register.findings);
            let findings = rules::check(&View::new(&register, as_of), &money);
            Outcome { register: Some((register, money)), findings, entries, texts }
        }
        Err(findings) => Outcome { register: None, findings, entries, texts },
    }
}

fn folder(path: &str) -> Folder {
    match (path.split_once('/'), path.rsplit_once('.')) {
        (None, _) if path == "cm.toml" => Folder::Settings,
        (Some(("contracts", _)), Some((_, "toml"))) => Folder::Contracts,
        (Some(("readings", _)), Some((_, "csv"))) => Folder::Readings,
        (Some(("spend", _)), Some((_, "csv"))) => Folder::Spend,
        (Some(("savings", _)), Some((_, "csv"))) => Folder::Savings,
        _ => panic!("`{path}` is not a file of a register"),
    }
}

impl Outcome {
    /// The findings of one code as `cm check` shows them, without the closing count; empty where there are
    /// none.
    pub(crate) fn shown(&self, code: &str) -> String {
        let findings: Vec<&Finding> =
            self.findings.iter().filter(|finding| finding.rule.code == code).collect();
        if findings.is_empty() {
            return String::new();
        }
        let lines: Vec<Lines> = self.texts.iter().map(|text| Lines::new(text)).collect();
        let at = |file: FileId| usize::try_from(file.0).unwrap();
        let elsewhere = |place: Place| -> Option<(String, Position)> {
            let position = lines[at(place.file)].position(place.span.start);
            Some((self.entries[at(place.file)].path.to_string(), position))
        };
        let located: Vec<_> = findings
            .iter()
            .map(|finding| {
                let file = at(finding.place.file);
                lines[file].locate(finding, &self.entries[file].path, elsewhere)
            })
            .collect();
        let summary = Summary::new(findings.iter().copied(), self.entries.len());
        let mut bytes = Vec::new();
        findings_text::render(&located, &summary, None, &Screen::default(), &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (shown, _closing) = text.rsplit_once("\n\n").unwrap();
        format!("{shown}\n")
    }

    /// The codes that were found, each once.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        let mut codes: Vec<_> = self.findings.iter().map(|finding| finding.rule.code).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}
