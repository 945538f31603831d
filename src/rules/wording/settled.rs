//! What the fields of a measure settle, so that its text need not.

use crate::model::{Measure, Target, Text};
use crate::rules::ask;
use crate::statement::{Counted, Figure, Lack, Smell, Statement};
use crate::value::{Frequency, Number};
use rust_decimal::Decimal;

/// What a field says, where it says anything.
pub(super) fn said(field: Option<&Text>) -> Option<&str> {
    field.map(|text| text.trim()).filter(|text| !text.is_empty())
}

/// Whether a text holds one of these words; a hyphen parts words.
pub(super) fn has_word(text: &str, words: &[&str]) -> bool {
    text.split(|char: char| !char.is_alphanumeric())
        .any(|one| words.iter().any(|word| word.eq_ignore_ascii_case(one)))
}

/// Whether a text holds one of these phrases, whatever their case.
pub(super) fn has_phrase(text: &str, phrases: &[&str]) -> bool {
    let lower = text.to_ascii_lowercase();
    phrases.iter().any(|phrase| lower.contains(phrase))
}

/// The figures of the target, the lower one first; none where it is only met or not.
pub(super) fn figures(measure: &Measure) -> Option<(Number, Option<Number>)> {
    match measure.target.as_ref()?.value {
        Target::AtLeast(one) | Target::AtMost(one) | Target::Exactly(one) => Some((one, None)),
        Target::Between(low, high) => Some((low, Some(high))),
        Target::Met => None,
    }
}

/// Whether the target is that something is so, yes or no.
pub(super) fn is_met(measure: &Measure) -> bool {
    measure.target.as_ref().is_some_and(|target| target.value == Target::Met)
}

/// Whether `scope` or `method` says whom or what is counted, and so out of how many.
pub(super) fn cases(measure: &Measure) -> bool {
    said(measure.scope.as_ref()).is_some() || said(measure.method.as_ref()).is_some()
}

/// Whether the fields say what is counted to show a general quality.
pub(super) fn instrument(measure: &Measure) -> bool {
    cases(measure) && (said(measure.unit.as_ref()).is_some() || measure.target.is_some())
}

/// Whether the unit is a part of a hundred.
pub(super) fn is_share(measure: &Measure) -> bool {
    let unit = said(measure.unit.as_ref()).unwrap_or_default();
    ask::is_share(measure) || unit.contains('%') || has_phrase(unit, &["per cent", "percent"])
}

/// Whether the unit is a length of time.
pub(super) fn is_time(measure: &Measure) -> bool {
    const CLOCK: &[&str] = &[
        "second", "seconds", "sec", "secs", "ms", "minute", "minutes", "min", "mins", "hour", "hours", "hr",
        "hrs", "day", "days", "week", "weeks", "month", "months", "quarter", "quarters", "year", "years",
    ];
    // In `complaints per month` and `calls/hour` the time is not what is counted.
    let unit = said(measure.unit.as_ref()).unwrap_or_default().to_ascii_lowercase();
    let counted = unit.split(['/', '(']).next().unwrap_or_default();
    has_word(counted.split(" per ").next().unwrap_or_default(), CLOCK)
}

/// Whether the fields say how many cases must keep a limit: a share or a count of them, a statistic over them, or
/// that the limit is for one thing that is judged whole.
pub(super) fn rate(measure: &Measure) -> bool {
    const STATISTIC: &[&str] = &[
        "average",
        "averages",
        "averaged",
        "mean",
        "median",
        "percentile",
        "centile",
        "quartile",
        "maximum",
        "max",
        "longest",
        "slowest",
        "minimum",
        "min",
        "total",
        "sum",
        "aggregate",
        "mttr",
    ];
    let unit = said(measure.unit.as_ref());
    let counted = figures(measure).is_some() && unit.is_some() && (is_share(measure) || !is_time(measure));
    let named = [&measure.unit, &measure.method, &measure.scope]
        .into_iter()
        .filter_map(|field| said(field.as_ref()))
        .any(|text| has_word(text, STATISTIC));
    let whole = is_met(measure) && (cases(measure) || is_once(measure));
    counted || named || whole
}

/// Whether it is read a single time.
pub(super) fn is_once(measure: &Measure) -> bool {
    measure.frequency.is_some_and(|frequency| frequency.value == Frequency::Once)
}

/// Whether a figure that is the target's own stands in the text with what it counts.
pub(super) fn figure_of_target<'s>(
    measure: &Measure,
    statement: &'s Statement,
) -> impl Iterator<Item = &'s Figure> {
    let values: Vec<Decimal> = figures(measure)
        .into_iter()
        .flat_map(|(low, high)| [Some(low), high])
        .flatten()
        .map(|n| n.value)
        .collect();
    statement.figures.iter().map(|(_, figure)| figure).filter(move |figure| {
        figure.counted != Counted::Label
            && (values.contains(&figure.value) || figure.high.is_some_and(|high| values.contains(&high)))
    })
}

/// Whether the fields say what a change is measured from, or set a level that stands by itself.
pub(super) fn change(measure: &Measure, statement: &Statement) -> bool {
    const CHANGE: &[&str] = &[
        "reduction",
        "reductions",
        "increase",
        "increases",
        "decrease",
        "change",
        "improvement",
        "growth",
        "gain",
        "saving",
        "savings",
        "saved",
        "points",
        "point",
        "fall",
        "rise",
    ];
    let baseline = measure.baseline.as_ref();
    let before =
        baseline.is_some_and(|before| before.value.is_some() || said(before.period.as_ref()).is_some());
    // A target that is the amount of the change is no level.
    let amount = said(measure.unit.as_ref()).is_some_and(|unit| has_word(unit, CHANGE))
        || figure_of_target(measure, statement).next().is_some();
    before || (figures(measure).is_some() && !amount)
}

/// Whether a smell of the text is still one beside the fields. An absolute is a question of evidence, not of words.
pub(super) fn is_open(measure: &Measure, statement: &Statement, smell: Smell) -> bool {
    match smell {
        Smell::VagueQualifier
        | Smell::Loophole
        | Smell::OpenEnded
        | Smell::UndefinedReference
        | Smell::Compound
        | Smell::VagueQuantifier
        | Smell::Placeholder => true,
        Smell::HarmfulPassive => said(measure.owner.as_ref()).is_none(),
        Smell::VagueFrequency => measure.frequency.is_none(),
        Smell::NoComplianceRate => !rate(measure),
        Smell::MissingDenominator => !cases(measure),
        Smell::MissingUnit => said(measure.unit.as_ref()).is_none(),
        Smell::ComparativeNoBaseline => !change(measure, statement),
        Smell::AchievabilityDoubt => false,
    }
}

/// Whether what the text lacks is still missing beside the fields.
pub(super) fn is_lacking(measure: &Measure, lack: Lack) -> bool {
    match lack {
        Lack::Population => !cases(measure),
        Lack::Object => !instrument(measure),
        Lack::Threshold => measure.target.is_none(),
        Lack::Period | Lack::OnlyStart => measure.frequency.is_none(),
    }
}
