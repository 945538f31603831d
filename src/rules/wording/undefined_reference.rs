//! A criterion that is handed to a standard which nothing names.

use super::say::{self, Says};
use super::settled;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::Worded;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::{Counted, Found, Smell};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::S, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "S204",
    name: "undefined-reference",
    severity: Severity::Warning,
    page: include_str!("undefined-reference.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(worded) = say::worded(cx) else { return };
    for found in worded.found(Smell::UndefinedReference) {
        if is_said(cx, worded, found) {
            continue;
        }
        let words = visible(worded.words(&found.span));
        let says = Says {
            rule: &RULE,
            message: format!("\"{words}\" names no standard: nobody can look up what it asks"),
            help: format!(
                "write the limit itself, or name the document and its clause; or say once what \"{words}\" means, \
                 under `[definitions]`"
            ),
        };
        say::once(cx, Weight::Fails, worded.span(&found.span), says, out);
    }
}

/// Whether `method` or `scope` says what the words stand for: it repeats them, or gives the length of the time that
/// they speak of.
fn is_said(cx: &MeasureCx, worded: &Worded, found: &Found) -> bool {
    const TIME: &[&str] = &[
        "time",
        "times",
        "timescale",
        "timescales",
        "timeframe",
        "timeframes",
        "deadline",
        "deadlines",
        "turnaround",
        "schedule",
        "frame",
        "frames",
        "scale",
        "scales",
        "limit",
        "limits",
        "sla",
        "period",
        "periods",
        "timelines",
    ];
    let words = worded.words(&found.span).to_lowercase();
    let timed = settled::has_word(&words, TIME);
    [&cx.measure.method, &cx.measure.scope].into_iter().filter_map(|field| settled::said(field.as_ref())).any(
        |text| {
            let gives = || {
                say::read(cx, text)
                    .figures
                    .iter()
                    .any(|(_, figure)| matches!(figure.counted, Counted::Time(_)))
            };
            settled::has_phrase(text, &[words.as_str()]) || (timed && gives())
        },
    )
}
