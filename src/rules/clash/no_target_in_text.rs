//! A statement that says that it has no target, and a target.

use super::say;
use super::words::Words;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::value::visible;
use std::ops::Range;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::M, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "X907",
    name: "no-target-in-text",
    severity: Severity::Error,
    page: include_str!("no-target-in-text.md"),
};

/// What stands alone where a measure is only watched.
const REMARKS: &[&str] = &[
    "no target is set",
    "no target has been set",
    "no target set",
    "no target applies",
    "no target",
    "for information only",
    "information only",
    "for information purposes only",
    "for monitoring only",
    "monitoring only",
    "for monitoring purposes only",
    "not a target",
    "not targeted",
    "untargeted",
    "not measured",
    "baseline only",
    "not performance managed",
    "no threshold set",
];

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let (Some(worded), Some(target)) = (&cx.worded, &cx.measure.target) else { return };
    if cx.lost(&["target", "statement"]) {
        return;
    }
    let Some(bytes) = remark(&Words::new(&worded.text.value)) else { return };
    let (says, shown) = (visible(worded.words(&bytes)), say::target(cx, &target.value));
    let message =
        format!("the statement says \"{says}\", and the target is {shown}: it is judged all the same");
    let Some(finding) = say::finding(cx, &RULE, &bytes, message) else { return };
    let finding = say::beside(cx, finding, target.span, format!("the target says {shown}"));
    out.push(finding.help(format!("delete \"{says}\", or `target` where nothing is to be judged")));
}

/// The bytes of a remark that has a part of a sentence to itself: `no target date missed` is another matter.
fn remark(words: &Words) -> Option<Range<usize>> {
    const BEFORE: &[&str] = &["", ",", "(", ":", ";", ".", "–", "—", "[", "-", "*"];
    const AFTER: &[&str] = &["", ",", ")", ":", ";", ".", "–", "—", "]"];
    const SAYS: &[&str] = &["is", "are", "reported", "collected", "kept", "published", "recorded", "shown"];
    for at in 0..words.len() {
        for remark in REMARKS {
            let Some(end) = words.after(at, remark) else { continue };
            let closed = AFTER.contains(&words.word(end)) || words.reads(end, &["for", "this", "measure"]);
            let said = words.follows(at, SAYS) && words.is(at, &["for"]) && words.is(end - 1, &["only"]);
            let of_some = words.has(0..at, &["that", "which", "who", "where", "with"]);
            let opened = BEFORE.contains(&words.before(at)) || said && !of_some;
            let glued = words.follows(at, &["-"]) && words.is_glued(at);
            if opened && closed && !glued {
                return Some(words.bytes(&(at..end)));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_stands_alone() {
        let found = |text: &str| remark(&Words::new(text)).map(|bytes| text[bytes].to_owned());
        for (text, says) in [
            ("Compliments received (for information only)", "for information only"),
            ("Calls received - no target", "no target"),
            ("No target is set for this measure. Calls received", "No target is set"),
            ("Calls received, each month; monitoring only", "monitoring only"),
            ("This measure is for information only.", "for information only"),
        ] {
            assert_eq!(found(text).as_deref(), Some(says), "{text}");
        }
        for text in [
            "No target date missed",
            "Share of patients not measured on admission",
            "Contracts with no target",
            "Requests that are for information only, as a share of requests",
            "No targets missed",
            "Number of non-targeted checks",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
