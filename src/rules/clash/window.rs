//! Over what period a text says that it is measured: a stricter look than whether it names a period at all, for much
//! that happens monthly is measured yearly.

use super::words::{Words, stem};
use crate::statement::{Counted, Statement};
use crate::value::Frequency;
use rust_decimal::Decimal;
use std::ops::Range;

/// Words that make a period a moving one, or a figure one of many periods.
const MOVING: &[&str] = &[
    "rolling",
    "cumulative",
    "cumulatively",
    "ytd",
    "annualised",
    "preceding",
    "previous",
    "prior",
    "past",
    "pro",
    "trailing",
];

/// Words between which and a period only its measurement can stand.
const MEASURED: &[&str] = &[
    "measured",
    "reported",
    "calculated",
    "averaged",
    "counted",
    "assessed",
    "monitored",
    "taken",
    "published",
    "computed",
    "to",
    "be",
    "and",
    "as",
    "on",
    "a",
    "an",
    "basis",
    "over",
    "for",
    "in",
    "during",
    "at",
    "the",
    "end",
    "of",
    "is",
    "are",
    "average",
    "total",
];

/// The bytes of a period of the statement that is not the frequency's; `None` where it names that anywhere.
pub(super) fn other(
    words: &Words,
    statement: &Statement,
    (frequency, count): (Frequency, Option<(&str, Decimal)>),
) -> Option<(Range<usize>, Frequency)> {
    if mentions(words, frequency) || is_moving(words) {
        return None;
    }
    (0..words.len()).find_map(|at| {
        let (end, every) = period(words, at)?;
        let range = at..end;
        let stands = every != frequency
            && (is_set_off(words, &range)
                || opens(words, &range)
                || closes(words, statement, &range)
                || is_of_a_reading(words, &range)
                || is_base_of_a_count(words, &range, (statement, count)));
        stands.then(|| (words.bytes(&range), every))
    })
}

/// The bytes of `measured quarterly` in a text that names no period of this frequency.
pub(super) fn stated(words: &Words, frequency: Frequency) -> Option<Range<usize>> {
    if mentions(words, frequency) || is_moving(words) {
        return None;
    }
    (0..words.len()).find_map(|at| {
        let (end, every) = period(words, at)?;
        let verb = (at.saturating_sub(3)..at)
            .rev()
            .find(|at| words.is(*at, &["measured", "calculated", "reported", "computed"]));
        let of_a_reading = is_of_a_reading(words, &(at..end));
        let start = verb.filter(|verb| (verb + 1..at).all(|one| words.is(one, MEASURED)));
        let start =
            start.filter(|start| *start == 0 || words.is(start - 1, &[",", "(", ";", ".", "and", "–", "-"]));
        let start = start.or_else(|| of_a_reading.then_some(at))?;
        (every != frequency).then(|| words.bytes(&(start..end)))
    })
}

/// Whether a period of the text moves along, or its figure is one of many periods.
fn is_moving(words: &Words) -> bool {
    words.has(0..words.len(), MOVING) || (0..words.len()).any(|at| words.reads(at, &["to", "date"]))
}

/// Whether a text names a period of another frequency and none of this.
pub(super) fn names_another(words: &Words, frequency: Frequency) -> bool {
    let another = |at: usize| period(words, at).is_some_and(|(_, every)| every != frequency);
    !mentions(words, frequency) && (0..words.len()).any(another)
}

/// Whether a text names the period of a frequency, in whatever way.
pub(super) fn mentions(words: &Words, frequency: Frequency) -> bool {
    let (names, months): (&[&str], &[&str]) = match frequency {
        Frequency::Daily => (&["day", "daily", "weekday", "night", "nightly"], &[]),
        Frequency::Weekly => (&["week", "weekly", "weeks", "fortnight"], &[]),
        Frequency::Monthly => (&["month", "monthly", "months", "month's", "month’s"], &["1", "one"]),
        Frequency::Quarterly => {
            (&["quarter", "quarterly", "quarters", "quarter's", "q1", "q2", "q3", "q4"], &["3", "three"])
        }
        Frequency::HalfYearly => (&["half", "twice", "biannual", "biannually", "semi"], &["6", "six"]),
        Frequency::Yearly => {
            (&["year", "yearly", "annual", "annually", "annum", "years", "year's", "pa"], &["12", "twelve"])
        }
        Frequency::Once => (&["once", "handover", "completion", "award", "mobilisation"], &[]),
    };
    let counted = |at: usize| words.is(at, &["months", "monthly", "month"]);
    if (0..words.len()).any(|at| words.is(at, months) && (counted(at + 1) || counted(at + 2))) {
        return true;
    }
    (0..words.len()).any(|at| {
        // `within 3 months` names a length, not a period.
        let length = at > 0 && words.is_number(at - 1) || words.follows(at, &["working", "business"]);
        let half = frequency == Frequency::Yearly
            && (words.follows(at, &["half"]) || words.reads(at.saturating_sub(2), &["half", "-"]));
        // `on the day agreed` is any day.
        let each = frequency != Frequency::Daily
            || words.word(at).ends_with("ly")
            || words.follows(at, &["each", "every", "per", "a", "any", "one", "calendar"]);
        words.is(at, names) && each && !length && !half
    })
}

/// The period that begins at a word, and the word after it: `monthly`, `each calendar month`, `in the month`.
fn period(words: &Words, at: usize) -> Option<(usize, Frequency)> {
    let adverb = match words.word(at) {
        "daily" => Some(Frequency::Daily),
        "weekly" => Some(Frequency::Weekly),
        "monthly" => Some(Frequency::Monthly),
        "quarterly" => Some(Frequency::Quarterly),
        "annually" | "yearly" => Some(Frequency::Yearly),
        _ => None,
    };
    if let Some(every) = adverb {
        // `six-monthly`, `bi-weekly`, `half-yearly`, `twice yearly`.
        let parts = ["-", "six", "three", "two", "four", "half", "twice", "bi", "semi", "6", "3", "2"];
        return (!words.follows(at, &parts)).then_some((at + 1, every));
    }
    if !words.is(at, &["each", "every", "per", "any", "in", "of", "during", "for", "over", "a"]) {
        return None;
    }
    let mut next = at + 1;
    while words.is(
        next,
        &["each", "every", "any", "calendar", "financial", "iso", "contract", "reporting", "full", "the"],
    ) && next < at + 4
    {
        next += 1;
    }
    let bare = words.is(at, &["in", "of", "during", "for", "over"]) && next == at + 1;
    if bare || words.is(at, &["a"]) && next > at + 1 {
        return None;
    }
    let every = match words.word(next) {
        "day" => Frequency::Daily,
        "week" => Frequency::Weekly,
        "half" if words.reads(next + 1, &["-", "year"]) => return Some((next + 3, Frequency::HalfYearly)),
        "half" if words.is(next + 1, &["year"]) => return Some((next + 2, Frequency::HalfYearly)),
        "month" => Frequency::Monthly,
        "quarter" => Frequency::Quarterly,
        "year" | "annum" => Frequency::Yearly,
        _ => return None,
    };
    // `quarter of a year`, `month-end`, `year 2`, `month of delivery`.
    let goes_on =
        words.is(next + 1, &["of", "-", "end", "after", "before", "following", "to", "2", "1", "3"]);
    (!goes_on).then_some((next + 1, every))
}

/// `…, each calendar month`, `… (monthly)`, `…; measured quarterly`: nothing but the period between two marks.
fn is_set_off(words: &Words, period: &Range<usize>) -> bool {
    let mut start = period.start;
    while start > 0 && words.is(start - 1, MEASURED) && period.start - start < 5 {
        start -= 1;
    }
    let marks = [",", "(", ":", ";", ".", "–", "—", "-"];
    let set_off = start > 0 && words.is(start - 1, &marks) && !words.is_glued(start);
    let bracketed = start > 0 && words.is(start - 1, &["("]);
    // `, each month's figures`, `, each quarter for the month before`.
    let ends = period.end >= words.len() || words.is(period.end, &[".", ")", ";", ","]);
    let named = words.is(period.start, &["each", "every", "per"]) || adverbial(words, period);
    // `toilets inspected (daily)` says how often the work is done.
    let mark = start.saturating_sub(1);
    let work = adverbial(words, period) && start == period.start && words.before(mark).ends_with("ed");
    (set_off || bracketed) && ends && !work && (named || start < period.start)
}

/// `95% of jobs are done within 20 minutes each month`: the share is taken over what ends the sentence. Work that comes
/// round by itself, such as a service each quarter, says how often it is done.
fn closes(words: &Words, statement: &Statement, period: &Range<usize>) -> bool {
    const ROUNDS: &[&str] = &[
        "inspected",
        "serviced",
        "tested",
        "checked",
        "cleaned",
        "changed",
        "visited",
        "maintained",
        "audited",
        "reviewed",
        "replaced",
        "emptied",
        "collected",
        "seen",
        "updated",
        "calibrated",
        "swept",
        "cut",
        "mown",
        "supervised",
        "invoiced",
        "billed",
        "paid",
        "sampled",
        "contacted",
        "submitted",
        "published",
        "issued",
        "attended",
        "held",
        "met",
    ];
    let share = statement.figures.iter().any(|(_, figure)| figure.counted == Counted::Share);
    let ends = period.end >= words.len() || words.is(period.end, &[".", ")", ";"]);
    let each =
        words.is(period.start, &["each", "every", "per"]) && words.is(period.end - 1, &["month", "quarter"]);
    share && ends && each && !words.has(0..period.start, ROUNDS)
}

fn adverbial(words: &Words, period: &Range<usize>) -> bool {
    period.len() == 1 && words.word(period.start).ends_with("ly")
}

/// `Monthly availability of …`, `Each month, …`.
fn opens(words: &Words, period: &Range<usize>) -> bool {
    const COUNTED: &[&str] = &[
        "availability",
        "share",
        "percentage",
        "number",
        "rate",
        "proportion",
        "total",
        "uptime",
        "spend",
        "cost",
        "count",
        "volume",
        "score",
    ];
    let first = period.start == 0;
    first
        && (adverbial(words, period) && words.is(period.end, COUNTED)
            || words.is(period.start, &["each", "every", "in"]) && words.is(period.end, &[","]))
}

/// `calls answered in the month`, `all audits of the calendar quarter`.
fn is_of_a_reading(words: &Words, period: &Range<usize>) -> bool {
    const EDGES: &[&str] = &[
        "end",
        "day",
        "start",
        "beginning",
        "last",
        "first",
        "middle",
        "before",
        "after",
        "course",
        "week",
        "date",
        "close",
        "month",
        "quarter",
        "once",
        "twice",
        "times",
        "time",
        "sample",
        "hours",
        "days",
        "weeks",
    ];
    let within = words.is(period.start, &["in", "of", "during", "for"])
        && words.is(period.start + 1, &["the", "each", "every"])
        && words.is(period.end - 1, &["month", "quarter"]);
    let half = words.reads(period.end.saturating_sub(3), &["half", "-", "year"])
        && words.is(period.start, &["in", "of", "during", "for"]);
    let near = period.start.saturating_sub(4)..period.start;
    // `divided by all calls in the month` is no deadline; `paid by the 5th of the month` is one.
    let by = near.clone().any(|at| words.is(at, &["by"]) && !words.follows(at, &["divided"]));
    (within || half)
        && !by
        && !words.has(near, EDGES)
        && !words.is(period.end, &["when", "in", "that", "which", "they", "it", "the"])
}

/// `no more than 3 missed collections per quarter`, where collections are what the unit counts.
fn is_base_of_a_count(
    words: &Words,
    period: &Range<usize>,
    (statement, count): (&Statement, Option<(&str, Decimal)>),
) -> bool {
    const LONG: &[&str] = &["month", "quarter", "year", "annum"];
    let Some((unit, target)) = count else { return false };
    let unit = Words::new(unit);
    let noun = stem(unit.word(unit.len().saturating_sub(1))).to_owned();
    let rate = unit.has(0..unit.len(), &["per", "/", "%", "percent"])
        || words.has(0..words.len(), &["average", "averaged", "mean"]);
    let near = period.start.saturating_sub(5)..period.start;
    let counted = near.into_iter().any(|at| stem(words.word(at)) == noun);
    let figure = statement.figures.iter().any(|(bytes, figure)| {
        let own = words.within(bytes);
        // Another number may be that of the other period: 2 a quarter are 8 a year.
        figure.value == target
            && figure.counted == Counted::Things
            && own.end <= period.start
            && own.end + 5 > period.start
    });
    let each = words.is(period.start, &["per", "each", "every", "in", "a", "any"]);
    let with = words.has(0..period.start, &["with", "who", "that", "which", "whose", "having"]);
    !rate && each && figure && counted && !with && words.is(period.end - 1, LONG)
}
