use std::path::Path;
use std::process::{Command, Stdio};

/// The name that git knows the user by, if there is a git that says.
#[must_use]
pub fn git_user(directory: &Path) -> Option<String> {
    let asked = Command::new("git")
        .args(["config", "user.name"])
        .current_dir(directory)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let name = String::from_utf8(asked.stdout).ok()?;
    let name = name.trim();
    (asked.status.success() && !name.is_empty()).then(|| name.to_owned())
}
