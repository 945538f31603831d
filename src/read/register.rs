//! A whole register: every file read and parsed one by one, in parallel, into compact values.

use super::assemble::{self, Contracts};
use super::contract::{ContractFile, contract};
use super::csv::Buffers;
use super::index::Index;
use super::readings::{ReadingsFile, readings};
use super::wording::encoding_help;
use super::{money, rules, settings};
use crate::diag::{Finding, Leaves, Lost};
use crate::model::{FileEntry, Folder, Reading, Register, SavingRow, Settings, SpendRow};
use crate::source::{FileId, Span};
use rayon::prelude::*;
use std::io::Read;

/// Where the bytes of a register's files come from.
pub trait Files: Sync {
    /// How a file is read piece by piece.
    type Stream: Read;

    /// Opens a file.
    ///
    /// # Errors
    /// Says in a few words why it cannot be read.
    fn open(&self, file: FileId) -> Result<Self::Stream, String>;

    /// Appends the whole of a file that is parsed in one piece.
    ///
    /// # Errors
    /// Says in a few words why it cannot be read.
    fn read(&self, file: FileId, into: &mut Vec<u8>) -> Result<(), String>;
}

/// What a command needs of a register beside its contracts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Needs {
    /// KPI readings.
    pub readings: bool,
    /// Spend and realised savings.
    pub money: bool,
    /// Every finding, to be shown; else only enough to say that something was left out.
    pub every_finding: bool,
}

/// What was spent and saved.
#[derive(Debug, Default)]
pub struct Money {
    /// Spend, in file order.
    pub spend: Vec<SpendRow>,
    /// Realised savings, in file order.
    pub savings: Vec<SavingRow>,
}

/// Reads a register. `files` are in byte order of their paths; `name` is what it is called if its settings
/// do not say. `found` are findings about the files themselves (skipped, not to be followed).
///
/// # Errors
/// Without settings that can be read there is no register: gives what is wrong with them.
pub fn register<F: Files>(
    name: &str,
    entries: Vec<FileEntry>,
    files: &F,
    found: Vec<Finding>,
    needs: Needs,
) -> Result<(Register, Money), Vec<Finding>> {
    let of = |folder: Folder| {
        let numbered = entries.iter().enumerate().filter(move |(_, entry)| entry.folder == folder);
        numbered.filter_map(|(at, _)| u32::try_from(at).ok()).map(FileId).collect::<Vec<_>>()
    };
    let mut lost = lost_on_disk(&entries, &found, needs);
    let mut findings = found;
    let settings = read_settings(of(Folder::Settings).first().copied(), files, &mut findings, &mut lost)?;
    let contracts = read_contracts(&entries, of(Folder::Contracts), files);
    let Contracts { contracts, lost: lost_ids, left_out, findings: of_contracts, .. } = contracts;
    findings.extend(of_contracts);
    lost += left_out;
    let index = Index::new(&contracts, lost_ids);
    let mut rows = Vec::new();
    if needs.readings {
        let parts = read_readings(&entries, of(Folder::Readings), files, &index, &settings, needs);
        let (all, found, left_out) = assemble::readings(contracts.len(), parts);
        rows = all;
        findings.extend(found);
        lost += left_out;
    }
    rows.resize_with(contracts.len(), Vec::<Reading>::new);
    let mut money = Money::default();
    if needs.money {
        let spent = of(Folder::Spend);
        for (part, found, left_out) in
            read_money(&spent, files, |file, stream, buffers| money::spend(file, stream, buffers, &index))
        {
            money.spend.extend(part);
            findings.extend(found);
            lost += left_out;
        }
        for (part, found, left_out) in read_money(&of(Folder::Savings), files, |file, stream, buffers| {
            money::savings(file, stream, buffers, &index, settings.financial_year)
        }) {
            money.savings.extend(part);
            findings.extend(found);
            lost += left_out;
        }
    }
    let name = settings.name.as_ref().map_or_else(|| name.to_owned(), |name| (***name).to_owned());
    let register = Register { name, files: entries, settings, contracts, readings: rows, findings, lost };
    Ok((register, money))
}

/// What the walk could not reach, of what is needed.
fn lost_on_disk(entries: &[FileEntry], found: &[Finding], needs: Needs) -> Lost {
    let mut lost = Lost::default();
    for finding in found {
        let entry = usize::try_from(finding.place.file.0).ok().and_then(|at| entries.get(at));
        let folder = entry.and_then(|entry| entry.path.split('/').next()).unwrap_or_default();
        let needed = match folder {
            "readings" => needs.readings,
            "spend" | "savings" => needs.money,
            _ => true,
        };
        match finding.leaves {
            Leaves::Contract => lost.contracts += 1,
            Leaves::File if needed => lost.files += 1,
            _ => {}
        }
    }
    lost
}

fn read_settings<F: Files>(
    file: Option<FileId>,
    files: &F,
    findings: &mut Vec<Finding>,
    lost: &mut Lost,
) -> Result<Settings, Vec<Finding>> {
    let file = file.unwrap_or(FileId(0));
    let mut bytes = Vec::new();
    match text(files, file, &mut bytes, Leaves::Contract) {
        Ok(text) => {
            let (settings, found, left_out) = settings::settings(file, text)?;
            findings.extend(found);
            *lost += left_out;
            Ok(settings)
        }
        Err(finding) => Err(vec![*finding]),
    }
}

/// The text of a file that is parsed in one piece.
fn text<'b, F: Files>(
    files: &F,
    file: FileId,
    bytes: &'b mut Vec<u8>,
    leaves: Leaves,
) -> Result<&'b str, Box<Finding>> {
    bytes.clear();
    let leaving = |finding: Finding| Box::new(finding.leaving(leaves));
    files.read(file, bytes).map_err(|why| leaving(unreadable(file, &why)))?;
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let help = encoding_help(bytes, at);
        let span = Span::new(at, at);
        leaving(Finding::new(&rules::NOT_UTF8, file, span, "the file is not UTF-8").help(help))
    })?;
    // Said once, not of each line, where no line ends as it should.
    if let (None, Some(at)) = (memchr::memchr(b'\n', text.as_bytes()), text.find('\r')) {
        let message = "the lines end with a carriage return alone";
        let finding = Finding::new(&rules::LINE_ENDS, file, Span::new(at, at), message);
        return Err(leaving(finding.help("save the file with LF or CRLF line ends")));
    }
    Ok(text)
}

fn unreadable(file: FileId, why: &str) -> Finding {
    Finding::new(&rules::UNREADABLE_FILE, file, Span::default(), format!("the file cannot be read: {why}"))
        .help("check that it is a file, that you may read it, and that no other program holds it")
}

fn read_contracts<F: Files>(entries: &[FileEntry], of: Vec<FileId>, files: &F) -> Contracts {
    let one = |bytes: &mut Vec<u8>, file: FileId| {
        let part = match text(files, file, bytes, Leaves::Contract) {
            Ok(text) => contract(file, text),
            Err(finding) => {
                let lost = Lost { contracts: 1, ..Lost::default() };
                ContractFile { contract: None, id: None, findings: vec![*finding], lost }
            }
        };
        (file, part)
    };
    let parts: Vec<_> = of.into_par_iter().map_init(Vec::new, one).collect();
    assemble::contracts(entries, parts)
}

fn read_readings<F: Files>(
    entries: &[FileEntry],
    of: Vec<FileId>,
    files: &F,
    index: &Index,
    settings: &Settings,
    needs: Needs,
) -> Vec<ReadingsFile> {
    let one = |buffers: &mut Buffers, file: FileId| match files.open(file) {
        Ok(stream) => {
            let stem = assemble::stem(entries, file);
            readings(file, stem, stream, buffers, index, settings.financial_year, needs.every_finding)
        }
        Err(why) => ReadingsFile {
            findings: vec![unreadable(file, &why).leaving(Leaves::File)],
            lost: Lost { files: 1, ..Lost::default() },
            ..ReadingsFile::default()
        },
    };
    of.into_par_iter().map_init(Buffers::default, one).collect()
}

fn read_money<F: Files, T: Send>(
    of: &[FileId],
    files: &F,
    read: impl Fn(FileId, F::Stream, &mut Buffers) -> (Vec<T>, Vec<Finding>, Lost) + Sync,
) -> Vec<(Vec<T>, Vec<Finding>, Lost)> {
    let one = |buffers: &mut Buffers, file: &FileId| match files.open(*file) {
        Ok(stream) => read(*file, stream, buffers),
        Err(why) => {
            let lost = Lost { files: 1, ..Lost::default() };
            (Vec::new(), vec![unreadable(*file, &why).leaving(Leaves::File)], lost)
        }
    };
    of.par_iter().map_init(Buffers::default, one).collect()
}
