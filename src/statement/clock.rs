//! Units of time.

use super::token::Tokens;

/// A unit of time as statements name it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Clock {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Hours of working days.
    WorkingHour,
    /// Days, of whatever kind.
    Day,
    /// Working or business days.
    WorkingDay,
    /// Days that are said to be calendar days.
    CalendarDay,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Years.
    Year,
}

/// A unit of time with its kind of days, and the token after it.
pub(super) fn at(tokens: &Tokens, at: usize) -> Option<(Clock, usize)> {
    let at = if tokens.is(at, &["-", "‑", "–"]) && tokens.all[at].glued { at + 1 } else { at };
    let mut unit = at;
    let mut working = false;
    let mut calendar = false;
    loop {
        match tokens.word(unit) {
            "working" | "business" | "work" | "office" | "operational" | "school" | "week"
                if !working && !calendar =>
            {
                if tokens.is(unit, &["week"]) && !tokens.is(unit + 1, &["days", "day"]) {
                    break;
                }
                working = true;
            }
            "calendar" | "consecutive" | "elapsed" | "clock" => calendar = true,
            "clear" | "full" | "whole" | "-" | "complete" if unit > at || !tokens.is(unit, &["-"]) => {}
            _ => break,
        }
        unit += 1;
    }
    let clock = match tokens.word(unit) {
        "second" | "seconds" | "sec" | "secs" => Clock::Second,
        "minute" | "minutes" | "min" | "mins" => Clock::Minute,
        "hour" | "hours" | "hr" | "hrs" if working => Clock::WorkingHour,
        "hour" | "hours" | "hr" | "hrs" => Clock::Hour,
        "day" | "days" if working => Clock::WorkingDay,
        "day" | "days" if calendar => Clock::CalendarDay,
        "day" | "days" => Clock::Day,
        "weekday" | "weekdays" | "workday" | "workdays" => Clock::WorkingDay,
        "week" | "weeks" | "wk" | "wks" | "fortnight" => Clock::Week,
        "month" | "months" | "mth" | "mths" => Clock::Month,
        "quarter" | "quarters" => Clock::Quarter,
        "year" | "years" | "yr" | "yrs" => Clock::Year,
        _ => return None,
    };
    Some((clock, unit + 1))
}
