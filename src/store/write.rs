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
    let target = resolve(path);
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

/// A link is written through: its target is replaced, and the link stays.
fn resolve(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
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
        builder.permissions(mode).tempfile_in(directory)
    }
    #[cfg(not(unix))]
    {
        let _ = target;
        builder.tempfile_in(directory)
    }
}

fn put(file: File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut buffered = BufWriter::new(file);
    write(&mut buffered)?;
    buffered.flush()
}

/// Writes a file that must not be there yet, with the directories that lead to it.
///
/// # Errors
/// Names the path, also where there is a file already.
pub fn create_new(path: &Path, text: &str) -> Result<()> {
    let made = || -> io::Result<()> {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    made().with_context(|| format!("cannot write {}", path.display()))
}
