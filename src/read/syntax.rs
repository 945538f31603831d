//! Syntax errors as findings, and what is then no longer worth saying.

use super::document::SyntaxError;
use super::rules;
use crate::diag::{Finding, Leaves};
use crate::source::{FileId, Place};

/// Adds the syntax errors of a file to its findings, and drops what follows from them: absent keys (they may
/// stand in the part that could not be read) and findings on a line with a syntax error.
pub(super) fn merge(
    file: FileId,
    text: &str,
    errors: Vec<SyntaxError>,
    findings: &mut Vec<Finding>,
    leaves: Leaves,
) {
    let lines: Vec<(u32, u32)> = errors.iter().map(|error| line_around(text, error.span.start)).collect();
    let on_broken_line = |at: u32| lines.iter().any(|(start, end)| (*start..=*end).contains(&at));
    findings.retain(|finding| {
        finding.rule.code != rules::MISSING_KEY.code && !on_broken_line(finding.place.span.start)
    });
    for error in errors {
        let mut finding = Finding::new(&rules::TOML_SYNTAX, file, error.span, error.message).leaving(leaves);
        finding.help = error.expected;
        finding.related =
            error.related.into_iter().map(|(span, note)| (Place { file, span }, note)).collect();
        findings.push(finding);
    }
}

/// The first and last offset of the line that holds an offset.
fn line_around(text: &str, at: u32) -> (u32, u32) {
    let bytes = text.as_bytes();
    let at = usize::try_from(at).unwrap_or(usize::MAX).min(bytes.len());
    let start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |newline| newline + 1);
    let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |newline| at + newline);
    let cap = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
    (cap(start), cap(end))
}
