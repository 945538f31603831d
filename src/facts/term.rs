use super::Context;
use crate::model::{Contract, Term};
use crate::value::{Calendar, Length};
use chrono::NaiveDate;

/// What follows from a contract's term on the as-of date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TermFacts {
    /// The last day in force as things stand; `None` is open-ended.
    pub end: Option<NaiveDate>,
    /// Whether `terminated` cut it.
    pub cut: bool,
    /// The end with every option that is still open taken; `None` is open-ended.
    pub max_end: Option<NaiveDate>,
    /// The last day on which notice can be served to stop the renewal at `end`, or the end itself.
    pub notice_deadline: Option<NaiveDate>,
    /// Whether it will renew by itself at `end`.
    pub renews: bool,
    /// Whether notice is known to have been given.
    pub notice_given: bool,
}

/// A step by which the end has moved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EndStep {
    /// The day on which it happened.
    pub on: NaiveDate,
    /// The end that it led to; `None` is open-ended.
    pub end: Option<NaiveDate>,
    /// What moved it.
    pub by: EndCause,
}

/// What moved the end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EndCause {
    /// The variation at this place of the contract's variations.
    Variation(usize),
    /// The option at this place of the term's extensions.
    Extension(usize),
    /// It renewed by itself.
    Renewal,
}

impl Context<'_> {
    /// How the contract came by its current end, step by step, before `terminated` cut it.
    #[must_use]
    pub fn end_steps(&self, contract: &Contract) -> Vec<EndStep> {
        let mut steps = Vec::new();
        fold(self, contract, &mut |step| steps.push(step));
        steps
    }
}

/// A change of the end, dated.
#[derive(Clone, Copy)]
enum Change {
    MoveTo(NaiveDate),
    Extend(Length),
}

pub(super) fn term(context: &Context, contract: &Contract) -> TermFacts {
    let calendar = &context.settings.calendar;
    let term = &contract.term;
    let terminated = term.terminated.map(|day| day.value);
    let reached = fold(context, contract, &mut |_| {});
    let cut = terminated.is_some_and(|day| reached.is_none_or(|end| day <= end));
    let end = if cut { terminated } else { reached };
    let notice_given = context.knows(term.notice_given.map(|day| day.value));
    let stopped = end.is_none_or(|end| is_stopped(context, term, end));
    TermFacts {
        end,
        cut,
        max_end: if cut { end } else { end.map(|end| max_end(context, term, end)) },
        // Of a contract without an end there is none, also when it was ended early.
        notice_deadline: end
            .filter(|_| reached.is_some())
            .and_then(|end| notice_deadline(calendar, term, end)),
        renews: term.auto_renew.is_some() && !cut && !stopped,
        notice_given,
    }
}

/// The end that the dated facts lead to, before `terminated` cuts it.
fn fold(context: &Context, contract: &Contract, step: &mut impl FnMut(EndStep)) -> Option<NaiveDate> {
    let term = &contract.term;
    let mut changes: Vec<(NaiveDate, Change, EndCause)> = Vec::new();
    for (at, variation) in contract.variations.iter().enumerate() {
        let known = context.knows(variation.agreed.value);
        if let Some(end) = variation.new_end.filter(|_| known) {
            changes.push((variation.agreed.value, Change::MoveTo(end.value), EndCause::Variation(at)));
        }
    }
    for (at, option) in term.extensions.iter().enumerate() {
        if let Some(taken) = option.taken.filter(|taken| context.knows(taken.value)) {
            changes.push((taken.value, Change::Extend(option.length.value), EndCause::Extension(at)));
        }
    }
    // Stable: on one day variations come first, then extensions, each as the file has them.
    changes.sort_by_key(|(date, ..)| *date);
    let mut end = term.end.map(|end| end.value);
    let mut day = None;
    for (date, change, by) in changes {
        // A renewal comes after all changes of its day, also where one of them has moved the end into the past.
        if day != Some(date) {
            end = renew(context, term, end, |renewal| renewal < date, step);
            day = Some(date);
        }
        end = match (change, end) {
            (Change::MoveTo(to), _) => Some(to),
            (Change::Extend(length), Some(end)) => {
                Some(length.extend(end, &context.settings.calendar).unwrap_or(NaiveDate::MAX))
            }
            (Change::Extend(_), None) => None,
        };
        end = end.map(|end| end.min(last_day()));
        step(EndStep { on: date, end, by });
    }
    renew(context, term, end, |renewal| renewal <= context.as_of, step)
}

/// Rolls the end on while a renewal's day (the day after the end) is within reach and nothing stops it.
fn renew(
    context: &Context,
    term: &Term,
    end: Option<NaiveDate>,
    within: impl Fn(NaiveDate) -> bool,
    step: &mut impl FnMut(EndStep),
) -> Option<NaiveDate> {
    let (Some(mut end), Some(length)) = (end, term.auto_renew) else { return end };
    while let Some(day) = end.succ_opt() {
        if !within(day) || is_stopped(context, term, end) {
            break;
        }
        match length.extend(end, &context.settings.calendar) {
            Some(next) => {
                end = next;
                step(EndStep { on: day, end: Some(end), by: EndCause::Renewal });
            }
            None => return Some(last_day()),
        }
    }
    Some(end)
}

/// Whether the renewal at this end is stopped: by notice in time, or because the contract was ended early.
fn is_stopped(context: &Context, term: &Term, end: NaiveDate) -> bool {
    if term.terminated.is_some_and(|day| day.value <= end) {
        return true;
    }
    let Some(given) = term.notice_given.filter(|given| context.knows(given.value)) else { return false };
    notice_deadline(&context.settings.calendar, term, end).is_some_and(|deadline| given.value <= deadline)
}

fn notice_deadline(calendar: &Calendar, term: &Term, end: NaiveDate) -> Option<NaiveDate> {
    match (term.notice, term.auto_renew) {
        (Some(notice), _) => notice.before(end, calendar),
        (None, Some(_)) => Some(end),
        (None, None) => None,
    }
}

/// The end with every option taken that is neither taken nor declined.
fn max_end(context: &Context, term: &Term, end: NaiveDate) -> NaiveDate {
    let open = |option: &&crate::model::Extension| {
        let decided = [option.taken, option.declined];
        !decided.iter().flatten().any(|day| context.knows(day.value))
    };
    let options = term.extensions.iter().filter(open);
    let step = |end, option: &crate::model::Extension| {
        option.length.extend(end, &context.settings.calendar).unwrap_or_else(last_day)
    };
    options.fold(end, step)
}

/// The last day that the format knows: an end that would lie beyond stays here.
fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX)
}
