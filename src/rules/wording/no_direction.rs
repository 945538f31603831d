//! A level that may be meant as a least or as a most.

use super::say::{self, Says};
use super::settled;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::Worded;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::source::Span;
use crate::statement::{Counted, Lack};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::M, Weight::Notes, check);

static RULE: Rule = Rule {
    code: "M306",
    name: "no-direction",
    severity: Severity::Advice,
    page: include_str!("no-direction.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    if cx.measure.target.is_some() || cx.lost(&["target"]) {
        return;
    }
    let Some((span, figure)) = say::worded(cx).and_then(level) else { return };
    let says = Says {
        rule: &RULE,
        message: format!("is {figure} the least or the most? both are sensible here"),
        help: "write \"at least\", \"no more than\" or \"between … and …\" before it, or give the level as a `target`"
            .to_owned(),
    };
    say::once(cx, Weight::Notes, span, says, out);
}

/// Things of which neither more nor less is plainly better.
const EITHER: &[&str] = &[
    "occupancy",
    "stock",
    "stocks",
    "stockholding",
    "inventory",
    "caseload",
    "caseloads",
    "workload",
    "workloads",
    "ratio",
    "ratios",
    "temperature",
    "temperatures",
    "humidity",
    "pressure",
    "headcount",
    "turnover",
    "volume",
    "volumes",
    "spend",
    "spending",
    "density",
    "dosage",
    "dose",
    "referrals",
    "attendances",
    "establishment",
];

/// The only level of a statement about such a thing, where no word says which side is asked for.
fn level(worded: &Worded) -> Option<(Span, String)> {
    const SIDES: &[&str] = &[
        "target",
        "reduce",
        "reduced",
        "reduction",
        "increase",
        "increased",
        "improve",
        "improved",
        "raise",
        "exactly",
        "lower",
        "higher",
        "plus",
        "minus",
        "tolerance",
        "maximum",
        "minimum",
        "limit",
        "cap",
    ];
    let statement = &worded.statement;
    let text: &str = &worded.text.value;
    let mut levels = statement.figures.iter().filter(|(bytes, figure)| {
        let period = statement
            .periods
            .iter()
            .any(|(period, _)| period.start <= bytes.start && bytes.end <= period.end);
        !period && !matches!(figure.counted, Counted::Label | Counted::Percentile)
    });
    let (bytes, figure) = levels.next()?;
    let open = levels.next().is_none() && figure.bound.is_none() && figure.high.is_none();
    let either = is_level_of_either(&text[..bytes.start]) && !settled::has_word(text, SIDES);
    let fits = open && either && !statement.lacks(Lack::Threshold);
    fits.then(|| (worded.span(bytes), format!("\"{}\"", visible(worded.words(bytes)))))
}

/// Whether the words before a figure end with such a thing, perhaps with words that lead to the figure.
fn is_level_of_either(before: &str) -> bool {
    const LEADS: &[&str] =
        &["of", "is", "at", "a", "an", "level", "levels", "be", "to", "the", "kept", "maintained", "should"];
    let lower = before.to_lowercase();
    let words = lower.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    words.rev().find(|word| !LEADS.contains(word)).is_some_and(|word| EITHER.contains(&word))
}
