use anyhow::{Context, Result, bail};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes a file whole or not at all: beside its place first, flushed to the disk, then moved there. What is
/// not a plain file (a device, a pipe) is written to as it is.
///
/// # Errors
/// Names the path and what could not be done; the file that was there is then as it was.
pub fn write_whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let target = resolve(path).with_context(|| format!("cannot write {}", path.display()))?;
    match fs::metadata(&target) {
        Ok(found) if found.is_dir() => bail!("cannot write {}: it is a directory", path.display()),
        Ok(found) if !found.is_file() => {
            let file = OpenOptions::new().write(true).open(&target);
            let file = file.with_context(|| format!("cannot write {}", path.display()))?;
            return put(file, write).with_context(|| format!("cannot write {}", path.display()));
        }
        _ => {}
    }
    let directory = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if !directory.is_dir() {
        bail!("cannot write {}: there is no folder {}", path.display(), directory.display());
    }
    let moved = || -> Result<()> {
        let mut temporary = beside(directory, &target)?;
        let mut buffered = BufWriter::new(temporary.as_file_mut());
        write(&mut buffered)?;
        buffered.flush()?;
        drop(buffered);
        temporary.as_file().sync_all()?;
        temporary.persist(&target)?;
        Ok(())
    };
    moved().with_context(|| format!("cannot write {}", path.display()))
}

/// Refuses to put a report where a register keeps its data: it would replace what the report was made from,
/// or be read as part of it.
///
/// # Errors
/// Names the path and says where else to write.
pub fn refuse_register_data(path: &Path) -> Result<()> {
    let Ok(target) = resolve(path) else { return Ok(()) };
    let parent = target.parent().unwrap_or(Path::new("."));
    let Some(root) = super::find_root(parent) else { return Ok(()) };
    let parent = fs::canonicalize(parent).unwrap_or_else(|_| parent.to_owned());
    let within = parent.strip_prefix(&root).ok().and_then(|within| within.components().next());
    let folder = within.map(|first| first.as_os_str().to_string_lossy().into_owned());
    let data = folder.as_deref().is_some_and(super::find::is_data_folder);
    let settings = folder.is_none() && target.file_name().is_some_and(|name| name == "cm.toml");
    if data || settings {
        bail!(
            "will not write {}: the register keeps its data there; write it somewhere else",
            path.display()
        );
    }
    Ok(())
}

/// A link is written through: its target is replaced or made, and the link stays.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Ok(there) => return Ok(there),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        // A circle of links, say, is nowhere to write to.
        Err(error) => return Err(error),
    }
    let mut target = path.to_owned();
    // Not a circle, so it comes to an end at what is not there yet.
    while let Ok(next) = fs::read_link(&target) {
        target = target.parent().unwrap_or(Path::new("")).join(next);
    }
    Ok(target)
}

/// A temporary file in the same directory, with the permissions that the file has or would get.
fn beside(directory: &Path, target: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".cm-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let kept = fs::metadata(target).ok().map(|found| found.permissions());
        let mode = kept.unwrap_or_else(|| fs::Permissions::from_mode(0o666));
        builder.permissions(mode).tempfile_in(directory).map_err(|error| unnamed(&error))
    }
    #[cfg(not(unix))]
    {
        let _ = target;
        builder.tempfile_in(directory).map_err(|error| unnamed(&error))
    }
}

/// What went wrong without the name of the temporary file, of which nobody has heard.
fn unnamed(error: &io::Error) -> io::Error {
    error.kind().into()
}

fn put(file: File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut buffered = BufWriter::new(file);
    write(&mut buffered)?;
    buffered.flush()
}

/// Writes files that must not be there yet below a directory, with the folders named and all that lead to
/// them: all of it or nothing. What was there already stays as it was.
///
/// # Errors
/// Names the path that could not be written; whatever was made before it has then been taken away again.
pub fn create_all(root: &Path, folders: &[&str], files: &[(&str, String)]) -> Result<()> {
    let mut made = Made::default();
    let mut all = || -> Result<()> {
        for folder in folders {
            made.directory(&root.join(folder))?;
        }
        for (path, text) in files {
            made.file(&root.join(path), text)?;
        }
        Ok(())
    };
    all().inspect_err(|_| made.take_away())
}

/// What was made, in order.
#[derive(Default)]
struct Made {
    directories: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    /// Makes a directory and those that lead to it, where they are not there.
    fn directory(&mut self, path: &Path) -> Result<()> {
        if path.is_dir() {
            return Ok(());
        }
        if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            self.directory(parent)?;
        }
        match fs::create_dir(path) {
            Ok(()) => self.directories.push(path.to_owned()),
            // Somebody else has just made it.
            Err(_) if path.is_dir() => {}
            Err(error) => {
                return Err(error).with_context(|| format!("cannot make the directory {}", path.display()));
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, text: &str) -> Result<()> {
        let why = || format!("cannot write {}", path.display());
        if let Some(parent) = path.parent() {
            self.directory(parent)?;
        }
        let mut file = OpenOptions::new().write(true).create_new(true).open(path).with_context(why)?;
        self.files.push(path.to_owned());
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).with_context(why)
    }

    /// Removes what was made; a directory only while nothing else has come into it.
    fn take_away(&self) {
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        for directory in self.directories.iter().rev() {
            let _ = fs::remove_dir(directory);
        }
    }
}
