//! What the rules about the wording of a statement share.

use crate::diag::{Finding, Rule};
use crate::rules::measure::{MeasureCx, Weight};
use crate::statement::Smell;
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
