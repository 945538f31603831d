use super::verdict::{Verdict, judge};
use super::{Context, State, TermFacts};
use crate::model::{Contract, Measure, Reading, ReadingStatus};
use crate::value::{Frequency, Period};
use chrono::NaiveDate;

/// What follows from one measure and its readings.
#[derive(Clone, Default, Debug)]
pub struct MeasureFacts {
    /// The readings of its expected periods, by period.
    pub readings: Vec<Judged>,
    /// Expected periods that have ended and have no row, by period.
    pub awaited: Vec<Awaited>,
    /// Readings of periods that are not expected: they count in no report.
    pub strays: Vec<Reading>,
    /// Which periods are expected; `None` where none is.
    pub window: Option<Window>,
    /// The place in `readings` of the last one with a verdict.
    last: Option<usize>,
    live: bool,
}

impl MeasureFacts {
    /// The breaches, by period, each with its state.
    pub fn breaches(&self) -> impl Iterator<Item = (&Judged, BreachState)> {
        let judged = self.readings.iter().enumerate();
        judged.filter(|(_, reading)| reading.is_breach()).map(|(at, reading)| {
            let state = match reading.waiver {
                Some(_) => BreachState::Waived,
                None if self.live && self.last == Some(at) => BreachState::Open,
                None => BreachState::Past,
            };
            (reading, state)
        })
    }

    /// Whether a reading is the one that a live contract is held to: its last with a verdict.
    #[must_use]
    pub fn is_current(&self, reading: &Judged) -> bool {
        let last = self.last.and_then(|last| self.readings.get(last));
        self.live && last.is_some_and(|last| last.reading.period == reading.reading.period)
    }

    /// The last reading that has a verdict.
    #[must_use]
    pub fn latest(&self) -> Option<&Judged> {
        self.readings.get(self.last?)
    }

    /// The open breach, if there is one.
    #[must_use]
    pub fn open(&self) -> Option<&Judged> {
        self.latest().filter(|last| self.live && last.is_breach() && last.waiver.is_none())
    }

    /// The readings that are missing: still awaited after the day on which they were due.
    pub fn missing(&self, as_of: NaiveDate) -> impl Iterator<Item = &Awaited> {
        self.awaited.iter().filter(move |awaited| awaited.due < as_of)
    }

    /// Whether the latest reading that was due is missing: a missing period with no later row.
    #[must_use]
    pub fn is_silent(&self, as_of: NaiveDate) -> bool {
        let last = self.readings.last().map(|reading| reading.reading.period);
        self.missing(as_of).last().is_some_and(|missing| last.is_none_or(|last| last < missing.period))
    }
}

/// A reading of an expected period.
#[derive(Clone, Copy, Debug)]
pub struct Judged {
    /// The row that stands.
    pub reading: Reading,
    /// What it means; `None` where it is excluded, empty, or nothing is judged.
    pub verdict: Option<Verdict>,
    /// The place in the contract's waivers of the one that covers it, where it is a breach.
    pub waiver: Option<usize>,
    /// How many breaches run up to it, itself included; of a waived one, the breaches before it.
    pub run: u32,
}

impl Judged {
    /// Whether it is a breach, waived or not.
    #[must_use]
    pub fn is_breach(&self) -> bool {
        self.verdict.is_some_and(Verdict::is_breach)
    }
}

/// An expected reading that is not there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Awaited {
    /// Its period, which has ended.
    pub period: Period,
    /// The last day for it to arrive.
    pub due: NaiveDate,
}

/// How a breach is to be taken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum BreachState {
    /// It stands, and the contract is live.
    Open,
    /// It was accepted.
    Waived,
    /// A later reading, or the contract's end, has put it behind.
    Past,
}

impl BreachState {
    /// The word used in every output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Waived => "waived",
            Self::Past => "past",
        }
    }
}

/// The periods that are expected of a measure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Window {
    /// How often.
    pub frequency: Frequency,
    /// The first day on which a period may begin.
    pub from: NaiveDate,
    /// The last such day; `None` is without end. For a measure read once: the last day that its period may
    /// end on.
    pub until: Option<NaiveDate>,
}

impl Window {
    /// The window of a measure: none for planned contracts, without a frequency, or without a first day.
    fn of(contract: &Contract, measure: &Measure, term: &TermFacts) -> Option<Self> {
        let frequency = measure.frequency?.value;
        let from = measure.from.or(contract.term.start)?.value;
        let own = measure.until.map(|until| until.value);
        let until = if frequency == Frequency::Once {
            Some(own.or(term.end)?)
        } else {
            own.into_iter().chain(term.end).min()
        };
        (contract.planned.is_none()).then_some(Self { frequency, from, until })
    }

    /// Whether a period is one of those expected.
    #[must_use]
    pub fn expects(&self, period: Period, context: &Context) -> bool {
        if self.frequency == Frequency::Once {
            return self.until.is_some_and(|until| period.last() <= until);
        }
        period.first() >= self.from
            && self.until.is_none_or(|until| period.first() <= until)
            && self.frequency.on_grid(period, context.settings.financial_year)
    }
}

pub(super) fn measure(
    context: &Context,
    contract: &Contract,
    measure: &Measure,
    state: State,
    term: &TermFacts,
    rows: &[Reading],
) -> MeasureFacts {
    let window = Window::of(contract, measure, term);
    let mut facts = MeasureFacts { window, live: state == State::Live, ..MeasureFacts::default() };
    let Some(window) = window else {
        facts.strays = rows.to_vec();
        return facts;
    };
    let mut expected: Vec<Reading> = Vec::with_capacity(rows.len());
    for row in rows {
        if window.expects(row.period, context) {
            expected.push(*row);
        } else {
            facts.strays.push(*row);
        }
    }
    if window.frequency == Frequency::Once {
        expected.sort_by_key(|row| (row.period.last(), row.period));
        expected = expected.pop().into_iter().collect();
    }
    if state != State::Closed {
        facts.awaited = awaited(context, measure, &window, &expected);
    }
    facts.readings = judged(context, contract, measure, &expected);
    facts.last = facts.readings.iter().rposition(|reading| reading.verdict.is_some());
    facts
}

/// The expected periods that have ended and have no row.
fn awaited(context: &Context, measure: &Measure, window: &Window, rows: &[Reading]) -> Vec<Awaited> {
    let within = measure.report_within.map_or(context.settings.report_within, |within| within.value);
    let mut awaited = Vec::new();
    let mut wait = |period: Period| {
        if let Some(due) = within.add_to(period.last(), &context.settings.calendar) {
            awaited.push(Awaited { period, due });
        }
    };
    if window.frequency == Frequency::Once {
        let day =
            window.until.and_then(Period::day).filter(|day| rows.is_empty() && day.ended(context.as_of));
        if let Some(day) = day {
            wait(day);
        }
        return awaited;
    }
    let mut rows = rows.iter().map(|row| row.period).peekable();
    let mut next = window.frequency.first_from(window.from, context.settings.financial_year);
    while let Some(period) = next {
        if !period.ended(context.as_of) || window.until.is_some_and(|until| period.first() > until) {
            break;
        }
        if rows.next_if_eq(&period).is_none() {
            wait(period);
        }
        next = window.frequency.next(period);
    }
    awaited
}

/// Verdict, waiver and run of each reading.
fn judged(context: &Context, contract: &Contract, measure: &Measure, rows: &[Reading]) -> Vec<Judged> {
    let mut run = 0;
    let one = |row: &Reading| {
        let mut judged = Judged { reading: *row, verdict: None, waiver: None, run: 0 };
        if !matches!(row.status, ReadingStatus::Excluded | ReadingStatus::None) {
            let first = row.period.first();
            judged.verdict =
                measure.in_force(first).and_then(|(target, bands)| judge(row.value, target, bands));
        }
        match judged.verdict {
            None => {}
            Some(Verdict::Met) => run = 0,
            Some(_) => {
                judged.waiver = waiver(context, contract, measure, row.period.first());
                if judged.waiver.is_none() {
                    run += 1;
                }
                judged.run = run;
            }
        }
        judged
    };
    rows.iter().map(one).collect()
}

/// The first waiver in the file that covers a period beginning on this day.
fn waiver(context: &Context, contract: &Contract, measure: &Measure, first: NaiveDate) -> Option<usize> {
    contract.waivers.iter().position(|waiver| {
        waiver.kpi.value == measure.id.value
            && (waiver.from.value..=waiver.until.value).contains(&first)
            && context.knows(waiver.agreed.value)
    })
}
