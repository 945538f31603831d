use crate::diag::{Finding, Leaves, Severity};
use crate::model::{FileEntry, Folder};
use crate::read::rules;
use crate::source::{FileId, Span};
use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

/// The files of a register.
#[derive(Debug, Default)]
pub struct Found {
    /// In byte order of their paths.
    pub entries: Vec<FileEntry>,
    /// What is to be said of files and directories that are not read.
    pub findings: Vec<Finding>,
}

/// The directory that holds `cm.toml`: this one or the nearest above it.
#[must_use]
pub fn find_root(from: &Path) -> Option<PathBuf> {
    let from = if from.as_os_str().is_empty() { Path::new(".") } else { from };
    let start = fs::canonicalize(from).ok()?;
    start.ancestors().find(|directory| is_there(&directory.join("cm.toml"))).map(Path::to_owned)
}

/// The path with links and `..` followed as far as it is there, and the rest of it as it stands.
#[must_use]
pub fn settled(path: &Path) -> PathBuf {
    if let Ok(there) = fs::canonicalize(path) {
        return there;
    }
    let Some(parent) = path.parent() else { return path.to_owned() };
    let parent = settled(if parent.as_os_str().is_empty() { Path::new(".") } else { parent });
    match path.file_name() {
        Some(name) => parent.join(name),
        None => parent.parent().unwrap_or(&parent).to_owned(),
    }
}

/// Whether there is anything of that name, also a link that leads nowhere.
#[must_use]
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether nothing is in a folder, or there is no such folder.
#[must_use]
pub fn is_empty_folder(path: &Path) -> bool {
    fs::read_dir(path).map_or_else(|_| !is_there(path), |mut inside| inside.next().is_none())
}

const FOLDERS: &[(&str, &str, Folder)] = &[
    ("contracts", "toml", Folder::Contracts),
    ("readings", "csv", Folder::Readings),
    ("spend", "csv", Folder::Spend),
    ("savings", "csv", Folder::Savings),
];

const LINKED_DIRECTORY: &str = "a link to a directory, which is not followed";

/// Whether a folder at the root of a register holds its data.
pub(super) fn is_data_folder(name: &str) -> bool {
    FOLDERS.iter().any(|(folder, ..)| folder.eq_ignore_ascii_case(name))
}

/// Something found that is not read, and why.
struct Remark {
    path: String,
    error: bool,
    /// Whether it is probably the user's own file, only misplaced or misnamed.
    yours: bool,
    folder: Folder,
    message: String,
    help: &'static str,
}

/// Finds the files of a register below its root. Links are followed to files within it and nowhere else.
#[must_use]
pub fn walk(root: &Path) -> Found {
    walk_with(root, None)
}

/// The same with one file among them whatever the disk has in its place, by its path from the root.
#[must_use]
pub fn walk_with(root: &Path, also: Option<(&str, Folder)>) -> Found {
    let mut entries = vec![FileEntry { path: "cm.toml".into(), folder: Folder::Settings }];
    let mut remarks = Vec::new();
    for (name, extension, folder) in FOLDERS {
        let mut open = vec![(*name).to_owned()];
        let top = root.join(name);
        if top.is_symlink() {
            open.clear();
            remarks.push(Remark {
                path: (*name).to_owned(),
                error: true,
                yours: false,
                folder: *folder,
                message: LINKED_DIRECTORY.to_owned(),
                help: "put the directory itself there",
            });
        }
        while let Some(directory) = open.pop() {
            let top = directory == *name;
            match fs::read_dir(root.join(&directory)) {
                Ok(inside) => {
                    for entry in inside.flatten() {
                        let look = Look { root, directory: &directory, extension, folder: *folder };
                        look.at(&entry, &mut entries, &mut open, &mut remarks);
                    }
                }
                Err(error) if top && error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => remarks.push(Remark {
                    path: directory,
                    error: true,
                    yours: false,
                    folder: *folder,
                    message: format!("the directory cannot be read: {}", error.kind()),
                    help: "check that it is a directory, and that you may read it",
                }),
            }
        }
    }
    strays_at_root(root, &mut remarks);
    if let Some((path, folder)) = also {
        remarks.retain(|remark| remark.path != path);
        if !entries.iter().any(|entry| &*entry.path == path) {
            entries.push(FileEntry { path: path.into(), folder });
        }
    }
    entries.extend(
        remarks.iter().map(|remark| FileEntry { path: remark.path.as_str().into(), folder: Folder::Other }),
    );
    entries.sort_by(|a, b| (&a.path, a.folder).cmp(&(&b.path, b.folder)));
    let findings = remarks.into_iter().map(|remark| finding(&entries, remark)).collect();
    Found { entries, findings }
}

fn finding(entries: &[FileEntry], remark: Remark) -> Finding {
    let wanted = (remark.path.as_str(), Folder::Other);
    let at = entries.binary_search_by(|entry| (&*entry.path, entry.folder).cmp(&wanted));
    let file = FileId(at.ok().and_then(|at| u32::try_from(at).ok()).unwrap_or_default());
    let rule = if remark.error { &rules::UNREADABLE_FILE } else { &rules::SKIPPED_FILE };
    let leaves = match (remark.error, remark.folder) {
        (false, _) => Leaves::Nothing,
        (true, Folder::Contracts) => Leaves::Contract,
        (true, _) => Leaves::File,
    };
    let severity = if remark.yours { rule.severity.max(Severity::Warning) } else { rule.severity };
    let finding = Finding::new(rule, file, Span::default(), remark.message).severity(severity);
    finding.leaving(leaves).help(remark.help)
}

/// Contracts and readings that lie in the root itself, or in a folder that is written in capitals: they are
/// not read, and whoever put them there should know.
fn strays_at_root(root: &Path, remarks: &mut Vec<Remark>) {
    let Ok(inside) = fs::read_dir(root) else { return };
    for entry in inside.flatten() {
        let Ok(name) = entry.file_name().into_string() else { continue };
        let Ok(kind) = entry.file_type() else { continue };
        let lower = name.to_lowercase();
        let known = FOLDERS.iter().any(|(folder, ..)| *folder == name);
        let (what, help) = if kind.is_dir() && is_data_folder(&name) && !known {
            ("the folder is not read: its name is written in capitals", "write its name in small letters")
        } else if kind.is_file() && lower.ends_with(".csv") && litter(&name).is_none() {
            ("not read: it lies beside `cm.toml`", "move it to `readings`, `spend` or `savings`")
        } else if kind.is_file()
            && lower.ends_with(".toml")
            && !matches!(&*name, "cm.toml" | "template.toml")
            && litter(&name).is_none()
        {
            ("not read: it lies beside `cm.toml`", "move it to `contracts`")
        } else {
            continue;
        };
        let message = what.to_owned();
        remarks.push(Remark { path: name, error: false, yours: true, folder: Folder::Other, message, help });
    }
}

/// Where a file of this path from the root belongs, going by its names alone; `None` for one that a register
/// does not read.
#[must_use]
pub fn folder_of(path: &str) -> Option<Folder> {
    if path == "cm.toml" {
        return Some(Folder::Settings);
    }
    let (top, within) = path.split_once('/')?;
    let (_, extension, folder) = FOLDERS.iter().find(|(name, ..)| *name == top)?;
    let ending = format!(".{extension}");
    let ends = |name: &str| name.ends_with(&ending);
    let (directories, name) = within.rsplit_once('/').unwrap_or(("", within));
    let read = ends(name) && !directories.split('/').any(ends);
    (read && within.split('/').all(|name| litter(name).is_none())).then_some(*folder)
}

/// Whether the path is a link that a register does not follow: out of it, to nowhere, or to a directory.
#[must_use]
pub fn leads_astray(root: &Path, path: &Path) -> bool {
    path.is_symlink() && !leads_within(root, path)
}

fn leads_within(root: &Path, path: &Path) -> bool {
    let (root, target) = (fs::canonicalize(root), fs::canonicalize(path));
    matches!((root, target), (Ok(root), Ok(target)) if target.starts_with(&root) && target.is_file())
}

/// One directory entry, and where it was found.
struct Look<'w> {
    root: &'w Path,
    directory: &'w str,
    extension: &'w str,
    folder: Folder,
}

impl Look<'_> {
    fn at(
        &self,
        entry: &DirEntry,
        entries: &mut Vec<FileEntry>,
        open: &mut Vec<String>,
        remarks: &mut Vec<Remark>,
    ) {
        let name = entry.file_name();
        let lossy = name.to_string_lossy();
        let path = format!("{}/{lossy}", self.directory);
        let mut remark = |error: bool, message: String, help: &'static str| {
            let (path, folder, yours) = (path.clone(), self.folder, !error && litter(&lossy).is_none());
            remarks.push(Remark { path, error, yours, folder, message, help });
        };
        let wanted = lossy.ends_with(&format!(".{}", self.extension));
        if let Some(what) = litter(&lossy) {
            if wanted || lossy.starts_with("~$") {
                remark(false, format!("not read: {what}"), "delete it; if it is your own, rename it");
            }
            return;
        }
        let Ok(kind) = entry.file_type() else { return };
        let is_dir = kind.is_dir();
        if is_dir && !wanted {
            open.push(path);
        } else if is_dir {
            remark(true, "it is a directory, not a file".to_owned(), "rename the directory");
        } else if !wanted && kind.is_symlink() && entry.path().is_dir() {
            remark(true, LINKED_DIRECTORY.to_owned(), "put the directory itself there");
        } else if !wanted {
            let lower = lossy.to_lowercase();
            let message = format!("not read: its name does not end in `.{}`", self.extension);
            if lower.ends_with(&format!(".{}", self.extension)) {
                remark(false, message, "write the extension in small letters");
            } else if lower.ends_with(&format!(".{}.txt", self.extension)) {
                remark(false, message, "take `.txt` off its name");
            } else if [".toml", ".csv", ".xlsx", ".xls", ".ods"].iter().any(|other| lower.ends_with(other)) {
                remark(false, message, "save it as the kind of file that this folder holds, or move it");
            }
        } else if name.to_str().is_none() {
            remark(true, "its name is not UTF-8".to_owned(), "rename the file");
        } else if kind.is_symlink() && !leads_within(self.root, &entry.path()) {
            let message = "a link that leads nowhere, in a circle, to a directory or out of the register";
            remark(true, message.to_owned(), "put the file itself there");
        } else if !kind.is_file() && !kind.is_symlink() {
            remark(true, "it is not a file".to_owned(), "put a file there");
        } else {
            entries.push(FileEntry { path: path.into(), folder: self.folder });
        }
    }
}

/// What a name gives away as not the user's own file: what Excel, office suites and sync tools leave behind.
fn litter(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    if name.starts_with("~$") {
        Some("Excel's lock file")
    } else if name.starts_with(".~lock.") {
        Some("an office suite's lock file")
    } else if name.starts_with('.') {
        Some("a hidden file")
    } else if lower.contains("conflicted copy") || lower.contains("sync-conflict") {
        Some("a sync tool's conflict copy: compare it with the original")
    } else if lower.ends_with(".tmp") || lower.ends_with('~') {
        Some("a temporary file")
    } else {
        None
    }
}
