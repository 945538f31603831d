//! What the `unit` of a measure says: free text, of which the common forms are known and the rest is left alone.

use super::words::{Words, stem};
use crate::statement::Clock;
use rust_decimal::Decimal;

/// What the figures of a measure count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Unit {
    /// Parts of a hundred.
    Share,
    /// Parts of one.
    Fraction,
    /// By how many parts of a hundred something changes: `% reduction`.
    Change,
    /// Percentage points.
    Points,
    /// Money: the sign of its currency, and how many of it one is.
    Money(&'static str, Decimal),
    /// A length of time.
    Time(Clock),
    /// A place on a scale.
    Score,
    /// So many of something for each so many of another: `errors per 10,000 items`.
    Rate(Decimal),
    /// Things, by the stem of their noun.
    Things(Box<str>),
}

/// Words that say which statistic of a unit is meant, not the unit.
const STATISTIC: &[&str] =
    &["average", "mean", "median", "avg", "typical", "number", "no", "of", "total", "elapsed", "the", "in"];

impl Unit {
    /// Reads a unit; `None` where it is not known what is counted.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let words = Words::new(text.trim());
        let all: Vec<&str> = (0..words.len()).map(|at| words.word(at)).collect();
        let has = |names: &[&str]| all.iter().any(|word| names.contains(word));
        if let Some(per) = per_so_many(&all) {
            return Some(Self::Rate(per));
        }
        if has(&["yes", "/", "per"]) && !has(&["cent"]) && !has(&["%"]) {
            return if has(&["1", "5", "10"]) && has(&["score", "rating"]) {
                Some(Self::Score)
            } else {
                None
            };
        }
        if has(&["%", "percent", "percentage", "pct"]) || (has(&["per"]) && has(&["cent"])) {
            return share(&all);
        }
        if has(&["pp", "ppt", "ppts"]) {
            return (all.len() == 1).then_some(Self::Points);
        }
        if has(&["score", "rating", "stars", "nps"]) {
            return Some(Self::Score);
        }
        money(&all).or_else(|| time(&all)).or_else(|| plain(&all))
    }

    /// Whether it is a share of something, in hundredths or of one.
    pub(super) fn is_share(&self) -> bool {
        matches!(self, Self::Share | Self::Fraction)
    }
}

/// The number after `per`.
fn per_so_many(all: &[&str]) -> Option<Decimal> {
    let at = all.iter().position(|word| matches!(*word, "per" | "/"))?;
    let digits: String = all.get(at + 1)?.chars().filter(|one| *one != ',').collect();
    let more = match all.get(at + 2) {
        Some(&"million") => Decimal::from(1_000_000),
        Some(&"thousand") => Decimal::ONE_THOUSAND,
        _ => Decimal::ONE,
    };
    // `score / 5` is a scale, and `24 / 7` is no rate.
    let rate = at > 0 || all[at] == "per";
    let base = digits.parse::<Decimal>().ok().filter(|base| rate && *base >= Decimal::ONE_HUNDRED)?;
    base.checked_mul(more)
}

fn share(all: &[&str]) -> Option<Unit> {
    let has = |names: &[&str]| all.iter().any(|word| names.contains(word));
    if has(&["point", "points"]) {
        return Some(Unit::Points);
    }
    if has(&["reduction", "decrease", "increase", "change", "saving", "savings", "growth", "improvement"]) {
        return Some(Unit::Change);
    }
    // `% of budget` and `% of 2019/20` may well be compared with anything.
    let relative = has(&["budget", "plan", "baseline", "forecast", "target", "previous", "last"])
        || all.iter().any(|word| word.starts_with(|first: char| first.is_ascii_digit()));
    (!relative).then_some(Unit::Share)
}

fn money(all: &[&str]) -> Option<Unit> {
    let mark = match *all.first()? {
        "£" | "gbp" | "pounds" => "£",
        "€" | "eur" | "euro" | "euros" => "€",
        "$" | "usd" | "dollars" => "$",
        _ => return None,
    };
    let factor = match all.get(1..)?.join("").as_str() {
        "" | "sterling" | "gbp" => Decimal::ONE,
        "k" | "000" | "000s" | "'000" | "'000s" | "thousand" | "thousands" => Decimal::ONE_THOUSAND,
        "m" | "mn" | "million" | "millions" => Decimal::from(1_000_000),
        _ => return None,
    };
    Some(Unit::Money(mark, factor))
}

/// A unit of time and nothing beside it but a statistic.
fn time(all: &[&str]) -> Option<Unit> {
    let open = all.iter().position(|word| matches!(*word, "(" | ",")).unwrap_or(all.len());
    let inside = all[open..].iter().all(|word| {
        STATISTIC.contains(word)
            || matches!(*word, "(" | ")" | "," | "max" | "maximum" | "working" | "calendar")
    });
    let mut rest: Vec<&str> =
        all[..open].iter().copied().filter(|word| !STATISTIC.contains(word) && *word != "-").collect();
    rest.extend(all[open..].iter().filter(|word| matches!(**word, "working" | "calendar")));
    let noun =
        rest.iter().position(|word| !matches!(*word, "working" | "business" | "calendar" | "clear"))?;
    let unit = rest.remove(noun);
    if !inside || rest.len() > 1 {
        return None;
    }
    let clock = match (unit, rest.first().copied().unwrap_or_default()) {
        ("second" | "seconds" | "sec" | "secs", "") => Clock::Second,
        ("minute" | "minutes" | "min" | "mins", "") => Clock::Minute,
        ("hour" | "hours" | "hr" | "hrs", "") => Clock::Hour,
        ("hour" | "hours" | "hr" | "hrs", "working" | "business") => Clock::WorkingHour,
        ("day" | "days", "") => Clock::Day,
        ("day" | "days", "working" | "business") => Clock::WorkingDay,
        ("weekday" | "weekdays" | "workday" | "workdays", "") => Clock::WorkingDay,
        ("day" | "days", "calendar") => Clock::CalendarDay,
        ("week" | "weeks" | "wks", "" | "calendar") => Clock::Week,
        ("month" | "months", "" | "calendar") => Clock::Month,
        ("quarter" | "quarters", "") => Clock::Quarter,
        ("year" | "years" | "yrs", "" | "calendar") => Clock::Year,
        _ => return None,
    };
    Some(Unit::Time(clock))
}

/// `calls`, `missed collections`, `°C`, `fraction`.
fn plain(all: &[&str]) -> Option<Unit> {
    if matches!(all, ["fraction" | "ratio" | "proportion" | "share"]) {
        return Some(Unit::Fraction);
    }
    if matches!(all, ["°", "c"] | ["degrees", "c" | "celsius"]) {
        return Some(Unit::Things("°".into()));
    }
    let letters = |word: &&str| word.len() > 1 && word.chars().all(char::is_alphabetic);
    let vague = ["points", "units", "index", "rate", "rank", "level", "grade", "date", "text", "met"];
    let timed = ["second", "minute", "hour", "day", "week", "month", "quarter", "year"];
    let last =
        all.last().filter(|last| all.len() <= 3 && all.iter().all(letters) && !vague.contains(last))?;
    let stem = stem(last);
    (!timed.contains(&stem) && stem.len() > 1).then(|| Unit::Things(stem.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_read_where_they_are_known() {
        let pounds = |factor: u32| Some(Unit::Money("£", Decimal::from(factor)));
        let rate = |per: u32| Some(Unit::Rate(Decimal::from(per)));
        let things = |stem: &str| Some(Unit::Things(stem.into()));
        let cases = [
            ("%", Some(Unit::Share)),
            ("percent", Some(Unit::Share)),
            ("per cent", Some(Unit::Share)),
            ("Percentage", Some(Unit::Share)),
            ("% of calls", Some(Unit::Share)),
            ("% of budget", None),
            ("% of 2019/20", None),
            ("percentage points", Some(Unit::Points)),
            ("% points", Some(Unit::Points)),
            ("pp", Some(Unit::Points)),
            ("% reduction", Some(Unit::Change)),
            ("percentage change", Some(Unit::Change)),
            ("fraction", Some(Unit::Fraction)),
            ("£", pounds(1)),
            ("GBP", pounds(1)),
            ("£m", pounds(1_000_000)),
            ("£ million", pounds(1_000_000)),
            ("£k", pounds(1000)),
            ("£000", pounds(1000)),
            ("£ per case", None),
            ("€", Some(Unit::Money("€", Decimal::ONE))),
            ("seconds", Some(Unit::Time(Clock::Second))),
            ("minutes (median)", Some(Unit::Time(Clock::Minute))),
            ("average minutes", Some(Unit::Time(Clock::Minute))),
            ("hours", Some(Unit::Time(Clock::Hour))),
            ("working hours", Some(Unit::Time(Clock::WorkingHour))),
            ("working days", Some(Unit::Time(Clock::WorkingDay))),
            ("Business days", Some(Unit::Time(Clock::WorkingDay))),
            ("days (working)", Some(Unit::Time(Clock::WorkingDay))),
            ("number of days", Some(Unit::Time(Clock::Day))),
            ("calendar days", Some(Unit::Time(Clock::CalendarDay))),
            ("days, mean", Some(Unit::Time(Clock::Day))),
            ("weeks", Some(Unit::Time(Clock::Week))),
            ("bed days", None),
            ("lift hours", None),
            ("minutes per call", None),
            ("score out of 5", Some(Unit::Score)),
            ("score, 1 to 5", Some(Unit::Score)),
            ("score / 5", Some(Unit::Score)),
            ("per 1,000 bed days", rate(1000)),
            ("errors per 10,000 items", rate(10_000)),
            ("per 100,000", rate(100_000)),
            ("per million", None),
            ("incidents per bed", None),
            ("calls", things("call")),
            ("missed collections", things("collection")),
            ("tonnes", things("tonne")),
            ("°C", things("°")),
            ("yes/no", None),
            ("points", None),
            ("", None),
            ("see schedule 4 of the agreement", None),
        ];
        for (text, expected) in cases {
            assert_eq!(Unit::parse(text), expected, "{text}");
        }
    }
}
