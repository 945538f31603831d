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
    let broken = broken_lines(text, &errors);
    let on_broken_line = |at: u32| {
        let before = broken.partition_point(|(start, _)| *start <= at);
        before.checked_sub(1).is_some_and(|line| at <= broken[line].1)
    };
    findings.retain(|finding| {
        finding.rule.code != rules::MISSING_KEY.code && !on_broken_line(finding.place.span.start)
    });
    let more = errors.len().saturating_sub(MOST_ERRORS);
    for error in errors.into_iter().take(MOST_ERRORS) {
        let mut finding = Finding::new(&rules::TOML_SYNTAX, file, error.span, error.message).leaving(leaves);
        finding.help = error.expected;
        finding.related =
            error.related.into_iter().map(|(span, note)| (Place { file, span }, note)).collect();
        findings.push(finding);
    }
    if let Some(last) = findings.last_mut().filter(|_| more > 0) {
        last.message.push_str(&format!("; and {more} more mistakes below"));
    }
}

/// As many mistakes of one file are told: a file that is no TOML at all has one on every line.
const MOST_ERRORS: usize = 1_000;

/// The first and last offsets of the lines that hold an error, in file order, each once. The errors are in
/// file order too, so the text is gone through once however many there are.
fn broken_lines(text: &str, errors: &[SyntaxError]) -> Vec<(u32, u32)> {
    let bytes = text.as_bytes();
    let cap = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
    let mut lines: Vec<(u32, u32)> = Vec::new();
    let mut start = 0;
    for error in errors {
        let at = usize::try_from(error.span.start).unwrap_or(usize::MAX).min(bytes.len());
        if lines.last().is_some_and(|(_, end)| error.span.start <= *end) {
            continue;
        }
        start += memchr::memrchr(b'\n', &bytes[start..at]).map_or(0, |newline| newline + 1);
        let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |newline| at + newline);
        lines.push((cap(start), cap(end)));
    }
    lines
}
