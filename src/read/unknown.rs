//! Keys that the format does not have where they stand.

use super::document::Entry;
use super::fields::Fields;
use super::wording::{belongs, header};
use super::{keys, rules};
use crate::diag::Leaves;
use crate::value::visible;

impl Fields {
    /// Reports a key that the format does not have here.
    pub(super) fn unknown(&mut self, entry: &Entry, table: &'static str) {
        let key = visible(entry.key);
        let known = keys::of(self.format, table);
        let homes: Vec<_> =
            keys::homes(self.format, entry.key, table).into_iter().filter(|home| *home != table).collect();
        let begins = || homes.is_empty().then(|| keys::begun(entry.key, known.iter().copied())).flatten();
        let near = keys::nearest(entry.key, known.iter().copied()).or_else(begins);
        let (rule, message, help) = match near {
            None if !homes.is_empty() => {
                let under = if table.is_empty() { "at" } else { "under" };
                (
                    &rules::MISPLACED_KEY,
                    format!("`{key}` does not belong {under} {}", header(table)),
                    format!(
                        "move it: `{key}` belongs {}; in TOML a key belongs to the last header above it",
                        belongs(&homes)
                    ),
                )
            }
            Some(near) => (
                &rules::UNKNOWN_KEY,
                format!("unknown key `{key}`"),
                format!("did you mean `{near}`? a field of your own goes under `[extra]`"),
            ),
            None => (
                &rules::UNKNOWN_KEY,
                format!("unknown key `{key}`"),
                format!("known here: {}; a field of your own goes under `[extra]`", known.join(", ")),
            ),
        };
        self.report(rule, entry.key_span, Leaves::Key, message, Some(help));
    }
}
