//! A measure's statement as it should read: its own nouns and limits, without its escapes, with the target, the
//! period and the source that its fields give.
//!
//! Nothing is added that neither the text nor a field says, and where the result would not be clean, or cannot be put
//! together in grammatical words, there is none.

mod cut;
mod escape;
mod place;
mod quantity;
mod word;

use super::settled;
use crate::model::Measure;
use crate::statement::{Bound, Counted, Smell, Statement};
use crate::value::Frequency;
use quantity::Quantity;
use rust_decimal::Decimal;
use std::ops::Range;

/// The longest statement that is rewritten, in bytes; what is longer wants an author.
const LONGEST: usize = 300;

/// The longest source that is named, in bytes.
const LONGEST_SOURCE: usize = 80;

/// This measure's statement as it should read; `None` where its fields do not make one possible, or where it has
/// nothing that could be mended. `read` reads a text as the statement itself was read.
#[must_use]
pub fn rewrite(measure: &Measure, statement: &Statement, read: &dyn Fn(&str) -> Statement) -> Option<String> {
    let text = plain(&measure.statement.as_ref()?.value, statement)?;
    let quantity = match settled::figures(measure) {
        Some(_) => Some(Quantity::of(measure)?),
        None => None,
    };
    let (text, placed) = cut::cut(measure, text, statement, quantity.as_ref())?;
    let text = match quantity {
        Some(quantity) if !placed => with_target(measure, &text, &quantity, read)?,
        None if settled::is_met(measure) && !place::is_sentence(&text) => return None,
        _ => text,
    };
    let text = with_period(measure, text, read)?;
    let clean = |text: &String| is_better(measure, statement, &read(text));
    // The words of a source must not stand in for those that the statement itself lacks.
    if !clean(&text) {
        return None;
    }
    Some(word::capitalised(with_source(measure, &text).filter(clean).unwrap_or(text)))
}

/// The statement with room for the share of cases that must pass, where it is plain whom it counts.
#[must_use]
pub(super) fn with_share(text: &str, statement: &Statement) -> Option<String> {
    let text = plain(text, statement)?;
    let open = [Smell::Loophole, Smell::OpenEnded, Smell::VagueQualifier, Smell::Placeholder];
    if statement.found.iter().any(|found| open.contains(&found.smell)) {
        return None;
    }
    place::among_cases(text, &Quantity::gap()).map(word::capitalised)
}

/// The text without its full stop, where it is one sentence with one measure in it.
fn plain<'t>(text: &'t str, statement: &Statement) -> Option<&'t str> {
    let end = text.trim_end();
    let end = end.strip_suffix('.').unwrap_or(end);
    let marks =
        |char: char| char.is_control() || matches!(char, ';' | '•' | '?' | '!' | '*' | '…' | '"' | '“');
    let sentences = end.match_indices(". ").any(|(at, _)| {
        let next = end[at + 2..].chars().next();
        next.is_some_and(char::is_uppercase)
    });
    let several = statement.found.iter().any(|found| found.smell == Smell::Compound);
    let limits = statement.figures.iter().filter(|(bytes, figure)| {
        let within = |period: &Range<usize>| period.start <= bytes.start && bytes.end <= period.end;
        matches!(figure.counted, Counted::Time(_))
            && !statement.periods.iter().any(|(period, _)| within(period))
    });
    // A second limit is a second measure.
    let several = several || limits.count() > 1;
    let fits = end.len() <= LONGEST && !end.contains(marks) && !sentences && !several;
    (fits && !end.trim().is_empty()).then_some(end)
}

/// The text with its target in it.
fn with_target(
    measure: &Measure,
    text: &str,
    quantity: &Quantity,
    read: &dyn Fn(&str) -> Statement,
) -> Option<String> {
    let statement = read(text);
    let counted = |counted: Counted| match counted {
        Counted::Share => quantity.is_share(),
        Counted::Time(_) => settled::is_time(measure),
        Counted::Things | Counted::Bare | Counted::Scale | Counted::Money => {
            !quantity.is_share() && !settled::is_time(measure)
        }
        Counted::Label | Counted::Points | Counted::Percentile => false,
    };
    let mut levels = statement.figures.iter().filter(|(_, figure)| counted(figure.counted));
    let Some((bytes, figure)) = levels.next() else { return place::place(measure, text, quantity) };
    let same = settled::figures(measure)
        .is_some_and(|(low, high)| low.value == figure.value && high.map(|high| high.value) == figure.high);
    let side = quantity.bound();
    if levels.next().is_some() || !same || (figure.bound.is_some() && figure.bound != side) {
        return None;
    }
    let article = word::words(&text[..bytes.start]).last().is_some_and(|last| last.is(&["a", "an", "the"]));
    match side {
        // All is all: more than 100% there is not.
        Some(side) if figure.bound.is_none() && !article && figure.value != Decimal::ONE_HUNDRED => {
            let words = if side == Bound::AtLeast { "at least " } else { "no more than " };
            let (before, after) = text.split_at(bytes.start);
            Some(format!("{before}{words}{after}"))
        }
        _ => Some(text.to_owned()),
    }
}

/// The text with its period at the end, unless it names one.
fn with_period(measure: &Measure, text: String, read: &dyn Fn(&str) -> Statement) -> Option<String> {
    let Some(frequency) = measure.frequency else { return Some(text) };
    let statement = read(&text);
    let named = statement.periods.iter().filter_map(|(_, period)| period.every);
    if named.clone().any(|every| every != frequency.value) {
        return None;
    }
    let words = match frequency.value {
        _ if !statement.periods.is_empty() => return Some(text),
        Frequency::Daily => "each day",
        Frequency::Weekly => "each week",
        Frequency::Monthly => "each calendar month",
        Frequency::Quarterly => "each quarter",
        Frequency::HalfYearly => "every six months",
        Frequency::Yearly => "each financial year",
        Frequency::Once => return Some(text),
    };
    Some(format!("{text}, {words}"))
}

/// The text with where its figures come from.
fn with_source(measure: &Measure, text: &str) -> Option<String> {
    let source = settled::said(measure.source.as_ref())?;
    let odd = |char: char| char.is_control() || matches!(char, '(' | ')' | ';' | ':' | '"');
    if source.len() > LONGEST_SOURCE
        || source.contains(odd)
        || text.to_lowercase().contains(&source.to_lowercase())
    {
        return None;
    }
    let source = source.strip_suffix('.').unwrap_or(source);
    let rest = source.strip_prefix("the ").or_else(|| source.strip_prefix("The "));
    let plain = source.starts_with(char::is_lowercase) && !source.contains(',');
    match rest {
        Some(rest) => Some(format!("{text}, from the {rest}")),
        None if plain && word::is_record(source) => Some(format!("{text}, from the {source}")),
        None => Some(format!("{text} (source: {source})")),
    }
}

/// Whether nothing that the fields leave open is left, and something was.
fn is_better(measure: &Measure, before: &Statement, after: &Statement) -> bool {
    let open = |statement: &Statement| {
        let smells = statement.found.iter().filter(|found| settled::is_open(measure, statement, found.smell));
        let lacks = statement.lacks.iter().filter(|lack| settled::is_lacking(measure, **lack));
        smells.count() + lacks.count()
    };
    let absolutes = |statement: &Statement| {
        statement.found.iter().filter(|found| found.smell == Smell::AchievabilityDoubt).count()
    };
    open(after) == 0 && open(before) > 0 && absolutes(after) <= absolutes(before)
}
