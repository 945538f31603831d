//! What the rules about the wording of a statement share.

use super::rewrite::{rewrite, with_share as room};
use crate::diag::{Finding, Rule};
use crate::rules::measure::{MeasureCx, Weight, Worded, defined};
use crate::source::Span;
use crate::statement::{Lack, Smell, Statement};
use crate::value::visible;

/// What a rule says about some words.
pub(super) struct Says {
    pub(super) rule: &'static Rule,
    pub(super) message: String,
    pub(super) help: String,
}

/// A finding at each place that shows a smell; `says` is given the words.
pub(super) fn each(
    cx: &MeasureCx,
    (smell, weight): (Smell, Weight),
    says: impl Fn(&str) -> Says,
    out: &mut Vec<Finding>,
) {
    let (Some(worded), Some(severity)) = (&cx.worded, cx.severity(weight)) else { return };
    for found in worded.found(smell) {
        let says = says(&visible(worded.words(&found.span)));
        let finding = cx.finding(says.rule, worded.span(&found.span), says.message);
        out.push(finding.severity(severity).help(says.help));
    }
}

/// One finding at a span of the file, where this weight is told at all.
pub(super) fn once(cx: &MeasureCx, weight: Weight, span: Span, says: Says, out: &mut Vec<Finding>) {
    if let Some(severity) = cx.severity(weight) {
        out.push(cx.finding(says.rule, span, says.message).severity(severity).help(says.help));
    }
}

/// The statement as it was read, where it says anything.
pub(super) fn worded<'c>(cx: &'c MeasureCx) -> Option<&'c Worded<'c>> {
    cx.worded.as_ref().filter(|worded| !worded.text.trim().is_empty())
}

/// The statement, where it lacks something.
pub(super) fn lacking<'c>(cx: &'c MeasureCx, lack: Lack) -> Option<&'c Worded<'c>> {
    worded(cx).filter(|worded| worded.statement.lacks(lack))
}

/// Reads a text as a statement of this measure's contract would be read.
fn reader<'c>(cx: &'c MeasureCx) -> impl Fn(&str) -> Statement + use<'c> {
    let own = defined(&cx.contract.contract.definitions);
    move |text| cx.contract.known.vocabulary.read(text, &own)
}

/// Reads a field of this measure as a statement of its contract would be read.
pub(super) fn read(cx: &MeasureCx, text: &str) -> Statement {
    reader(cx)(text)
}

/// The statement as it should read, in quotation marks, where the fields make one possible.
pub(super) fn rewritten(cx: &MeasureCx) -> Option<String> {
    let worded = worded(cx)?;
    let text = rewrite(cx.measure, &worded.statement, &reader(cx))?;
    Some(format!("\"{}\"", visible(&text)))
}

/// The statement with room for the share of cases that must pass, in quotation marks.
pub(super) fn with_share(cx: &MeasureCx) -> Option<String> {
    let worded = worded(cx)?;
    let text = room(&worded.text.value, &worded.statement)?;
    Some(format!("\"{}\"", visible(&text)))
}
