//! The periods and deadlines of a statement: over what it is measured, or by when it is to be reached.

use super::clock::{self, Clock};
use super::dates::{Dated, Purpose};
use super::numeral;
use super::tag::Tag;
use super::token::{Kind, Tokens};
use crate::value::Frequency;
use std::ops::Range;

/// Something that makes a statement time-bound.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Period {
    pub(super) tokens: Range<usize>,
    /// How often, where the words name one of the register's frequencies.
    pub every: Option<Frequency>,
    /// Whether the words ask for a measurement that often (`each month`), not only name a thing that comes that often
    /// (`annual programme`).
    pub measured: bool,
}

/// Every period and deadline of a statement.
pub(super) fn all(tokens: &Tokens, dates: &[Dated]) -> Vec<Period> {
    let mut periods: Vec<Period> = dates
        .iter()
        .filter(|date| matches!(date.purpose, Purpose::Deadline | Purpose::Period))
        .map(|date| Period { tokens: date.tokens.clone(), every: None, measured: false })
        .collect();
    let mut at = 0;
    while at < tokens.len() {
        match one(tokens, at) {
            Some(period) => {
                at = period.tokens.end.max(at + 1);
                periods.push(period);
            }
            None => at += 1,
        }
    }
    periods
}

fn one(tokens: &Tokens, at: usize) -> Option<Period> {
    if tokens.kind(at) != Kind::Word {
        return None;
    }
    adverb(tokens, at)
        .or_else(|| each(tokens, at))
        .or_else(|| during(tokens, at))
        .or_else(|| by_the_end(tokens, at))
        .or_else(|| fixed(tokens, at))
}

fn found(tokens: Range<usize>, every: Option<Frequency>, measured: bool) -> Option<Period> {
    Some(Period { tokens, every, measured })
}

/// `monthly`, `annual`, `six-monthly`.
fn adverb(tokens: &Tokens, at: usize) -> Option<Period> {
    let before = if tokens.before(at) == "-" { tokens.word(at.wrapping_sub(2)) } else { tokens.before(at) };
    let many = matches!(
        before,
        "two" | "three" | "four" | "six" | "bi" | "3" | "6" | "2" | "4" | "half" | "semi" | "twice"
    );
    let half = matches!(before, "six" | "6" | "half" | "bi" | "semi");
    let every = match tokens.word(at) {
        "daily" => Some(Frequency::Daily),
        "weekly" if many => None,
        "weekly" => Some(Frequency::Weekly),
        "monthly" if half && before != "half" && before != "bi" => Some(Frequency::HalfYearly),
        "monthly" if many && matches!(before, "three" | "3") => Some(Frequency::Quarterly),
        "monthly" if many => None,
        "monthly" => Some(Frequency::Monthly),
        "quarterly" => Some(Frequency::Quarterly),
        "yearly" | "annual" | "annually" if half => Some(Frequency::HalfYearly),
        "yearly" | "annual" | "annually" | "annualised" => Some(Frequency::Yearly),
        "fortnightly" | "termly" | "biannual" | "biannually" | "biennial" | "biennially" | "hourly"
        | "nightly" | "bimonthly" | "semiannual" | "biweekly" | "triennial" => None,
        _ => return None,
    };
    // An annual rent is an amount, not a time.
    if tokens.is(at + 1, &["rent", "salary", "salaries", "income", "turnover", "leave", "debit"]) {
        return None;
    }
    let measured =
        !matches!(tokens.word(at), "annual" | "biennial" | "triennial") && !names_a_thing(tokens, at + 1);
    found(at..at + 1, every, measured)
}

/// Whether the next word is a thing that comes so often: `monthly report`, `weekly meeting`.
fn names_a_thing(tokens: &Tokens, at: usize) -> bool {
    tokens.tagged(at, Tag::Recurring)
}

/// `each month`, `per annum`, `every 6 months`, `once a year`, `in any quarter`.
fn each(tokens: &Tokens, at: usize) -> Option<Period> {
    let word = tokens.word(at);
    let article = matches!(word, "a" | "an");
    if !(article || matches!(word, "each" | "every" | "per" | "any" | "a" | "an" | "p")) {
        return None;
    }
    let mut next = at + 1;
    let mut count = None;
    let counts = matches!(word, "every" | "each" | "any") || word == "a" && tokens.kind(next) == Kind::Number;
    if let Some(numeral) = numeral::at(tokens, next).filter(|_| counts) {
        count = Some(numeral.value);
        next = numeral.tokens.end;
    }
    while (tokens.tagged(next, Tag::RepeatWord) || tokens.is(next, &["-"])) && next < at + 5 {
        next += 1;
    }
    if tokens.is(next, &["period", "reporting period"]) && next > at + 1 {
        return found(at..next + 1, None, true);
    }
    let every = match tokens.word(next) {
        "annum" | "year" | "yr" => Some(Frequency::Yearly),
        "quarter" => Some(Frequency::Quarterly),
        "month" => Some(Frequency::Monthly),
        "week" => Some(Frequency::Weekly),
        "day" | "weekday" | "night" => Some(Frequency::Daily),
        "months" if count.is_some_and(|count| count == 6.into()) => Some(Frequency::HalfYearly),
        "months" if count.is_some_and(|count| count == 3.into()) => Some(Frequency::Quarterly),
        "months" if count.is_some_and(|count| count == 12.into()) => Some(Frequency::Yearly),
        "months" | "years" | "weeks" | "days" | "quarters" | "hours" if count.is_some() => None,
        "term" | "season" | "shift" | "session" | "fortnight" | "semester" | "summer" | "winter"
        | "spring" | "autumn" => None,
        "hour" if word != "an" && word != "a" => None,
        "a" if word == "p" => return None,
        _ => return unit_day(tokens, at, next),
    };
    let plain = count.is_none();
    let given = tokens.is(at + 1, &["given"]);
    let article_only = article
        && !given
        && !(plain && follows_a_count(tokens, at))
        && !(tokens.is(next, &["month", "week", "year"])
            && tokens.is(at.wrapping_sub(1), &["in", "over"])
            && count.is_some());
    if article_only || is_continuous(tokens, at, next) || (article && count.is_some()) {
        return None;
    }
    found(at..next + 1, every, true)
}

/// `per cluster-day`, `per bed day`: a rate over time.
fn unit_day(tokens: &Tokens, at: usize, next: usize) -> Option<Period> {
    let day = (next..next + 3).find(|one| tokens.is(*one, &["day", "days", "month", "year", "week"]))?;
    let joined = (next..day).all(|one| tokens.kind(one) == Kind::Word || tokens.is(one, &["-"]));
    (tokens.is(at, &["per"]) && joined).then_some(Period { tokens: at..day + 1, every: None, measured: true })
}

/// `once a year`, `3 times a week`, `20 visits a day`: an article counts only after a count.
fn follows_a_count(tokens: &Tokens, at: usize) -> bool {
    let near = at.saturating_sub(8)..at;
    near.clone().any(|one| {
        tokens.is(one, &["once", "twice", "times", "thrice", "£"]) || (tokens.kind(one) == Kind::Number)
    }) && !tokens.is(at.wrapping_sub(1), &["within", "in", "of", "for", "is"])
}

/// `24 hours a day, 365 days a year` says always, not over what.
fn is_continuous(tokens: &Tokens, at: usize, unit: usize) -> bool {
    let always =
        [("24", "day"), ("7", "week"), ("365", "year"), ("52", "year"), ("seven", "week"), ("24", "every")];
    let hours = tokens.is(at.wrapping_sub(1), &["hours", "days", "hrs", "hour", "weeks"])
        && always.iter().any(|(count, of)| tokens.is(at.wrapping_sub(2), &[count]) && tokens.is(unit, &[of]));
    let every_day_of = tokens.is(unit, &["day"]) && tokens.reads(unit + 1, &["of", "the", "year"]);
    hours
        || every_day_of
        || (tokens.is(unit, &["day", "hour"])
            && tokens.is(at, &["any", "each"])
            && tokens.is(unit + 1, &["of"]))
}

/// `over the preceding 12 months`, `in the financial year`, `during the reporting period`.
fn during(tokens: &Tokens, at: usize) -> Option<Period> {
    if !tokens
        .is(at, &["in", "over", "during", "within", "for", "throughout", "across", "through", "of", "from"])
    {
        return None;
    }
    // `waits over 18 weeks`: a length, not what it is measured over.
    if tokens.is(at, &["over"]) && tokens.tagged(at.wrapping_sub(1), Tag::Lasts) {
        return None;
    }
    let mut next = at + 1;
    let article = tokens.is(next, &["the", "a", "any", "an", "each", "every", "this", "our", "their", "its"]);
    next += usize::from(article);
    let mut said = false;
    let mut number = false;
    while next < at + 8 {
        if tokens.tagged(next, Tag::PeriodWord)
            && !tokens.is(next, &["year"])
            && !tokens.reads(next, &["term", "of"])
            && !tokens.reads(next, &["life", "of"])
            && !tokens.reads(next, &["contract", "term"])
            && !tokens.reads(next, &["contract", "period"])
        {
            said = true;
            next += 1;
        } else if let Some(numeral) = numeral::at(tokens, next).filter(|_| !tokens.is(next, &["a", "an"])) {
            number = true;
            next = numeral.tokens.end;
        } else if tokens.is(next, &["-", "calendar", "full", "consecutive", "("]) {
            next += 1;
        } else {
            break;
        }
    }
    ends_in_time(tokens, at, next, Said { said, number, article })
}

/// What was said before a word of time.
#[derive(Clone, Copy)]
struct Said {
    said: bool,
    number: bool,
    article: bool,
}

fn ends_in_time(tokens: &Tokens, at: usize, next: usize, how: Said) -> Option<Period> {
    let Said { said, number, article } = how;
    let word = tokens.word(at);
    if tokens.is(next, &["term", "life", "lifetime", "duration", "course", "period"]) && article {
        let of = tokens.is(next + 1, &["of"]) && tokens.tagged(next + 3, Tag::PeriodEnd)
            || tokens.is(next, &["period"]) && !number && word != "of" && word != "for";
        return if of || said && tokens.is(next, &["period"]) {
            found(at..next + 1, None, false)
        } else {
            None
        };
    }
    if said
        && tokens.is(
            next,
            &[
                "period", "periods", "year", "quarter", "month", "week", "term", "season", "summer",
                "winter", "sprint", "phase",
            ],
        )
    {
        let baseline = tokens.is(next - 1, &["last", "previous", "prior", "preceding"])
            && !matches!(word, "in" | "during" | "within" | "over");
        return if baseline { None } else { found(at..next + 1, None, false) };
    }
    let (clock, after) = clock::at(tokens, next).filter(|_| tokens.kind(next) == Kind::Word)?;
    if tokens.is(after, &["old", "of"])
        && tokens.is(after + usize::from(tokens.is(after, &["of"])), &["old", "age"])
    {
        return None;
    }
    // `increase by 10 % within 3 years`: by when, not how long a case takes.
    let change =
        word == "within" && number && clock == Clock::Year && !tokens.hits(Tag::Comparative).is_empty();
    if change {
        return found(at..after, None, false);
    }
    let long = matches!(clock, Clock::Month | Clock::Year | Clock::Quarter | Clock::Week);
    let counted = number
        && (said
            || (matches!(word, "over" | "during" | "throughout") && long)
            || (tokens.is(after, &["period", "window", "rolling"]) && word != "within"));
    let whole = !number
        && article
        && !said
        && matches!(clock, Clock::Month | Clock::Year | Clock::Quarter)
        && matches!(word, "in" | "during" | "over" | "within" | "for" | "throughout" | "of")
        && !tokens.is(after, &["of"])
        && (!tokens.is(next - 1, &["a", "an"]) || matches!(word, "during" | "in"));
    let days = number
        && said
        && matches!(clock, Clock::Day | Clock::WorkingDay | Clock::CalendarDay)
        && tokens.is(next.wrapping_sub(2), &["preceding", "previous", "last", "past", "rolling"]);
    (counted && (long || days || tokens.is(after, &["period", "window"])) || whole).then_some(Period {
        tokens: at..after,
        every: None,
        measured: false,
    })
}

/// `by the end of the year`, `by year end`.
fn by_the_end(tokens: &Tokens, at: usize) -> Option<Period> {
    if !tokens.is(at, &["by", "before", "until", "at"]) {
        return None;
    }
    let mut next = at + 1;
    while (tokens.tagged(next, Tag::EndWord) || tokens.is(next, &["-"])) && next < at + 8 {
        next += 1;
    }
    // `the contract` may itself come to an end.
    if !tokens.tagged(next, Tag::PeriodEnd) && tokens.tagged(next - 1, Tag::PeriodEnd) {
        next -= 1;
    }
    let end = (at..=next + 1).any(|one| tokens.is(one, &["end", "close", "yearend"]))
        || tokens.is(next, &["year"]) && tokens.is(next + 2, &["end"]);
    let thing = tokens.tagged(next, Tag::PeriodEnd);
    let q = tokens.is(next, &["q1", "q2", "q3", "q4"])
        || tokens.is(next, &["year"]) && tokens.kind(next + 1) == Kind::Number;
    let until = tokens.is(at, &["at"]) && !end;
    ((thing && end && !until) || (q && !until)).then_some(Period {
        tokens: at..next + 1,
        every: None,
        measured: false,
    })
}

/// Fixed phrases: `year to date`, `in-year`, `rolling 12 months`, `this year`, `half-year`.
fn fixed(tokens: &Tokens, at: usize) -> Option<Period> {
    let hit = tokens.hits(Tag::Period).iter().find(|hit| hit.start == at)?;
    let last = tokens.is(at.wrapping_sub(1), &["last", "previous", "prior", "than"]);
    // `pa` is also the beginning of a name.
    let cut = tokens.is(at, &["pa"])
        && tokens.kind(at.wrapping_sub(1)) == Kind::Word
        && !tokens.is(at.wrapping_sub(1), &["days", "hours", "times"]);
    (!last && !cut).then_some(Period { tokens: at..hit.end, every: None, measured: false })
}
