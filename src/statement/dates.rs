//! The dates of a statement, and what each is there for: a deadline, a period, or only where counting starts.

use super::tag::Tag;
use super::token::{Kind, Tokens};
use chrono::{Months, NaiveDate};
use std::ops::Range;

/// What a date does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// The day by which something is to be reached.
    Deadline,
    /// The period in which it is counted.
    Period,
    /// Only where counting starts, or what a change is compared with.
    Start,
    /// Part of a name: that of an Act, of regulations.
    Name,
}

/// A date as statements write it: a day, a month or a year.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dated {
    pub(super) tokens: Range<usize>,
    /// Its first day, where the text names the year.
    pub first: Option<NaiveDate>,
    /// Its last day, where the text names the year.
    pub last: Option<NaiveDate>,
    /// What it does.
    pub purpose: Purpose,
}

/// The dates of a statement in order.
pub(super) fn all(tokens: &Tokens) -> Vec<Dated> {
    let mut dates: Vec<Dated> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match date(tokens, at) {
            Some((range, days)) => {
                let purpose = purpose(tokens, &range, dates.last());
                at = range.end;
                let (first, last) = days.map_or((None, None), |(first, last)| (Some(first), Some(last)));
                dates.push(Dated { tokens: range, first, last, purpose });
            }
            None => at += 1,
        }
    }
    mend_ranges(tokens, &mut dates);
    dates
}

/// `from X to Y` and `between X and Y` name a period, whichever words stand before X.
fn mend_ranges(tokens: &Tokens, dates: &mut [Dated]) {
    for at in 1..dates.len() {
        let gap = dates[at - 1].tokens.end..dates[at].tokens.start;
        let joined = gap.len() <= 2
            && gap.clone().any(|one| tokens.is(one, &["to", "and", "-", "–", "until", "inclusive"]));
        let before = tokens.before(dates[at - 1].tokens.start);
        let base = tokens.is(dates[at].tokens.end, &["baseline", "level", "levels"]);
        if joined && base {
            dates[at - 1].purpose = Purpose::Start;
            dates[at].purpose = Purpose::Start;
        } else if joined && matches!(before, "from" | "between" | "period" | "(" | ":") {
            dates[at - 1].purpose = Purpose::Period;
            dates[at].purpose = Purpose::Period;
        }
    }
}

type Days = Option<(NaiveDate, NaiveDate)>;

fn date(tokens: &Tokens, at: usize) -> Option<(Range<usize>, Days)> {
    iso(tokens, at)
        .or_else(|| slashed(tokens, at))
        .or_else(|| day_first(tokens, at))
        .or_else(|| month_first(tokens, at))
        .or_else(|| year(tokens, at))
}

fn number(tokens: &Tokens, at: usize) -> Option<u32> {
    (tokens.kind(at) == Kind::Number).then(|| tokens.word(at).parse().ok()).flatten()
}

fn a_year(tokens: &Tokens, at: usize) -> Option<i32> {
    let four = tokens.word(at).len() == 4;
    number(tokens, at)
        .filter(|year| four && (1900..=2100).contains(year))
        .and_then(|year| i32::try_from(year).ok())
}

fn iso(tokens: &Tokens, at: usize) -> Option<(Range<usize>, Days)> {
    let year = a_year(tokens, at)?;
    if !(tokens.is(at + 1, &["-"]) && tokens.is(at + 3, &["-"])) {
        return None;
    }
    let (month, day) = (number(tokens, at + 2)?, number(tokens, at + 4)?);
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    Some((at..at + 5, Some((date, date))))
}

/// `31/03/2026`.
fn slashed(tokens: &Tokens, at: usize) -> Option<(Range<usize>, Days)> {
    let (day, month) = (number(tokens, at)?, number(tokens, at + 2)?);
    let mark = tokens.word(at + 1);
    if !matches!(mark, "/" | "." | "-") || tokens.word(at + 3) != mark {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(a_year(tokens, at + 4)?, month, day)?;
    Some((at..at + 5, Some((date, date))))
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let full = MONTHS.iter().position(|month| *month == word);
    let short = || {
        (word.len() == 3 || word == "sept")
            .then(|| MONTHS.iter().position(|month| month.starts_with(word)))
            .flatten()
    };
    full.or_else(short).and_then(|at| u32::try_from(at + 1).ok())
}

/// `31 March 2006`, `the 1st of April`, `31 March`.
fn day_first(tokens: &Tokens, at: usize) -> Option<(Range<usize>, Days)> {
    let day = number(tokens, at).filter(|day| (1..=31).contains(day))?;
    let mut next = at + 1;
    next += usize::from(tokens.is(next, &["st", "nd", "rd", "th"]));
    next += usize::from(tokens.is(next, &["of"]));
    let month = month(tokens.word(next))?;
    next += 1 + usize::from(tokens.is(next + 1, &[","]) && a_year(tokens, next + 2).is_some());
    match a_year(tokens, next) {
        Some(year) => {
            let date = NaiveDate::from_ymd_opt(year, month, day)?;
            Some((at..next + 1, Some((date, date))))
        }
        None => {
            // `31 Mar 04`: a year of two digits counts from 2000.
            let short = number(tokens, next).filter(|_| tokens.word(next).len() == 2);
            let year = short.and_then(|short| i32::try_from(2000 + short).ok());
            let date = year.and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
            Some((at..next + usize::from(date.is_some()), date.map(|date| (date, date))))
        }
    }
}

/// `March 2006`, `March 31, 2006`, `end of March`; a month without a year only after a word of time, for May and March
/// are also verbs.
fn month_first(tokens: &Tokens, at: usize) -> Option<(Range<usize>, Days)> {
    let month = month(tokens.word(at)).filter(|_| tokens.all[at].capital)?;
    if let Some(year) = a_year(tokens, at + 1) {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        return Some((at..at + 2, Some((first, last_of(first, 1)?))));
    }
    let day = number(tokens, at + 1).filter(|day| (1..=31).contains(day));
    if let Some(day) = day {
        let comma = usize::from(tokens.is(at + 2, &[","]));
        if let Some(year) = a_year(tokens, at + 2 + comma) {
            let date = NaiveDate::from_ymd_opt(year, month, day)?;
            return Some((at..at + 3 + comma, Some((date, date))));
        }
    }
    let word_of_time = matches!(
        tokens.before(at),
        "by" | "in" | "of" | "until" | "before" | "each" | "every" | "from" | "since" | "end" | "to"
    );
    word_of_time.then_some((at..at + 1, None))
}

/// `2003-04`, `2003/2004`, `FY2010`, `2010`.
fn year(tokens: &Tokens, at: usize) -> Option<(Range<usize>, Days)> {
    let fiscal = tokens.word(at).strip_prefix("fy");
    if let Some(rest) = fiscal {
        let digits = if rest.is_empty() { number(tokens, at + 1) } else { rest.parse().ok() };
        let digits = digits?;
        let year = i32::try_from(if digits < 100 { 2000 + digits } else { digits })
            .ok()
            .filter(|year| (1900..=2100).contains(year))?;
        let end = at + 1 + usize::from(rest.is_empty());
        let end = if tokens.is(end, &["/", "-", "–"]) && number(tokens, end + 1).is_some() {
            end + 2
        } else {
            end
        };
        return Some((at..end, financial(year)));
    }
    let year = a_year(tokens, at)?;
    if tokens.is(at + 1, &["-", "–", "/"]) && tokens.all[at + 1].glued {
        let second = number(tokens, at + 2).and_then(|two| i32::try_from(two).ok());
        if let Some(second) = second {
            if second == (year + 1) % 100 || second == year + 1 {
                return Some((at..at + 3, financial(year)));
            }
            if (1900..=2100).contains(&second) {
                let from = NaiveDate::from_ymd_opt(year, 1, 1)?;
                return Some((at..at + 3, Some((from, NaiveDate::from_ymd_opt(second, 12, 31)?))));
            }
        }
    }
    // A number of that size with a unit or a noun is no year: `2000 homes`, `2010 calls`.
    let named = tokens.kind(at + 1) == Kind::Word && !tokens.is(at + 1, AFTER_YEAR);
    let timed = tokens.is(at.wrapping_sub(1), BEFORE_YEAR)
        || (at > 0 && tokens.is(at - 1, &["(", ":", ",", "-", "–", "/", "act", "levels"]));
    if tokens.is(at + 1, &["%", "per"])
        || tokens.is(at.wrapping_sub(1), &["£", "$", "€"])
        || (named && !timed)
    {
        return None;
    }
    let from = NaiveDate::from_ymd_opt(year, 1, 1)?;
    Some((at..at + 1, Some((from, NaiveDate::from_ymd_opt(year, 12, 31)?))))
}

const AFTER_YEAR: &[&str] = &[
    "and",
    "or",
    "to",
    "from",
    "with",
    "by",
    "the",
    "for",
    "in",
    "on",
    "of",
    "at",
    "levels",
    "level",
    "baseline",
    "figures",
    "figure",
    "survey",
    "act",
    "regulations",
    "target",
    "targets",
    "compared",
    "than",
    "is",
    "are",
    "will",
    "was",
    "were",
    "onwards",
    "census",
    "calendar",
    "academic",
    "financial",
    "at",
];
const BEFORE_YEAR: &[&str] = &[
    "by",
    "in",
    "during",
    "for",
    "since",
    "from",
    "until",
    "before",
    "to",
    "and",
    "of",
    "over",
    "year",
    "end",
    "than",
    "with",
    "on",
    "at",
    "calendar",
    "after",
    "march",
    "act",
    "financial",
];

fn financial(year: i32) -> Days {
    let first = NaiveDate::from_ymd_opt(year, 4, 1)?;
    Some((first, last_of(first, 12)?))
}

fn last_of(first: NaiveDate, months: u32) -> Option<NaiveDate> {
    first.checked_add_months(Months::new(months))?.pred_opt()
}

/// What a date is there for, by the words beside it.
fn purpose(tokens: &Tokens, range: &Range<usize>, earlier: Option<&Dated>) -> Purpose {
    if is_name(tokens, range) {
        return Purpose::Name;
    }
    // `to 75 at 31 March`: the level is to stand on that day.
    let before = range.start.wrapping_sub(1);
    if tokens.is(before, &["at", "on"]) && tokens.kind(before.wrapping_sub(1)) == Kind::Number {
        let side = (range.start.saturating_sub(9)..before)
            .rev()
            .find(|at| tokens.is(*at, &["from", "baseline", "to", "than"]));
        let from = side.is_some_and(|at| tokens.is(at, &["from", "baseline", "than"]));
        return if from { Purpose::Start } else { Purpose::Deadline };
    }
    if is_compared(tokens, range) || is_baseline(tokens, range) {
        return Purpose::Start;
    }
    let from = range.start.saturating_sub(7).max(earlier.map_or(0, |date| date.tokens.end));
    if let Some(purpose) = by_preposition(tokens, from..range.start) {
        return purpose;
    }
    match earlier {
        Some(earlier) if range.start - earlier.tokens.end <= 2 => earlier.purpose,
        _ => Purpose::Period,
    }
}

/// `the Equality Act 2010`.
fn is_name(tokens: &Tokens, range: &Range<usize>) -> bool {
    const NAMED: &[&str] = &["act", "regulations", "order", "directive", "code", "standard", "rules", "iso"];
    let before = range.start.wrapping_sub(1);
    let same = |at: usize| tokens.all.get(at).map(|token| token.sentence);
    tokens.is(before, NAMED) && same(before) == same(range.start)
}

/// `compared with 2024/25`, `from 116,000 in 2024/25`.
fn is_compared(tokens: &Tokens, range: &Range<usize>) -> bool {
    let near = range.start.saturating_sub(6)..range.start;
    // `older than 49 months by March 2011`: the word nearer to the date decides.
    let deadline = near.clone().rev().find(|at| tokens.is(*at, &["by", "before", "until"]));
    let compared = (deadline.unwrap_or(near.start)..range.start).any(|at| {
        tokens.is(at, &["compared", "against", "versus", "relative"])
            || tokens.is(at, &["than"]) && !tokens.is(at.wrapping_sub(1), &["later"])
    });
    let from_figure = tokens.is(range.start.wrapping_sub(1), &["in"])
        && tokens.kind(range.start.wrapping_sub(2)) == Kind::Number
        && tokens.is(range.start.wrapping_sub(3), &["from"]);
    compared || from_figure
}

/// `2024/25 levels`, `the 2018 calendar year baseline`.
fn is_baseline(tokens: &Tokens, range: &Range<usize>) -> bool {
    tokens.tagged(range.end, Tag::DatedNoun) || tokens.reads(range.end, &["calendar", "year", "baseline"])
}

/// What the nearest preposition before a date says.
fn by_preposition(tokens: &Tokens, before: Range<usize>) -> Option<Purpose> {
    for at in before.rev() {
        let previous = tokens.before(at);
        match tokens.word(at) {
            "by" | "before" | "until" | "deadline" | "till" | "completion" => return Some(Purpose::Deadline),
            "than" if previous == "later" => return Some(Purpose::Deadline),
            "to" if matches!(previous, "prior" | "up") => return Some(Purpose::Deadline),
            "in" if matches!(previous, "hand" | "achieved" | "than" | "compared" | "level") => {
                return Some(Purpose::Start);
            }
            "in" | "during" | "over" | "for" | "throughout" | "ending" | "ended" | "through" | "within" => {
                return Some(Purpose::Period);
            }
            "from" | "since" | "with" | "than" | "against" | "on" | "at" | "baseline" | "after"
            | "levels" | "base" | "relative" | "following" | "dated" => return Some(Purpose::Start),
            _ if tokens.tagged(at, Tag::DateWord) || tokens.is(at, &["(", ","]) => {}
            _ => return None,
        }
    }
    None
}
