//! A statement that is measured over one period, and a frequency of another.

use super::compare;
use super::say;
use super::window;
use super::words::Words;
use crate::diag::{Finding, Rule, Severity};
use crate::model::Text;
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight, Worded};
use crate::source::Span;
use crate::statement::{Purpose, Statement};
use crate::value::{Frequency, visible};
use chrono::{Days, NaiveDate};
use std::ops::Range;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::T, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "X904",
    name: "period-against-frequency",
    severity: Severity::Error,
    page: include_str!("period-against-frequency.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    if cx.lost(&["frequency", "until", "statement", "method"]) {
        return;
    }
    let found = statement(cx).or_else(|| deadline(cx)).or_else(|| method(cx));
    out.extend(found);
}

fn statement(cx: &MeasureCx) -> Option<Finding> {
    let (worded, frequency) = (cx.worded.as_ref()?, cx.measure.frequency?);
    let words = Words::new(&worded.text.value);
    let target = cx.measure.target.and_then(|target| compare::figures(&target.value).0);
    let unit = cx.measure.unit.as_ref().map(|unit| &*unit.value);
    let count = unit.zip(target.map(|bound| bound.value));
    let (bytes, every) = window::other(&words, &worded.statement, (frequency.value, count))?;
    let says = visible(worded.words(&bytes));
    let message = format!(
        "the statement says \"{says}\", and the frequency is \"{}\": the readings and the target speak of two periods",
        frequency.value
    );
    let finding = say::finding(cx, &RULE, &bytes, message)?;
    let note = format!("the frequency says \"{}\"", frequency.value);
    Some(say::beside(cx, finding, frequency.span, note).help(help(frequency.value, every)))
}

fn help(frequency: Frequency, every: Frequency) -> String {
    format!(
        "write \"{}\" in the statement, or `frequency = \"{every}\"` where the statement is right",
        each(frequency)
    )
}

/// A frequency as statements say it.
fn each(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Daily => "each day",
        Frequency::Weekly => "each ISO week",
        Frequency::Monthly => "each calendar month",
        Frequency::Quarterly => "each quarter",
        Frequency::HalfYearly => "each half-year",
        Frequency::Yearly => "each financial year",
        Frequency::Once => "once, by the day of `until`",
    }
}

/// `measured quarterly` in the method of a monthly measure.
fn method(cx: &MeasureCx) -> Option<Finding> {
    let (method, frequency) = (cx.measure.method.as_ref()?, cx.measure.frequency?);
    let words = Words::new(&method.value);
    let mentioned = |text: &Text| window::mentions(&Words::new(&text.value), frequency.value);
    let statement = cx.measure.statement.as_ref().is_some_and(mentioned);
    let bytes = window::stated(&words, frequency.value)?;
    let said = method.value.get(bytes.clone())?;
    cx.severity(Weight::Fails)?;
    let message = format!(
        "the method says \"{}\", and the frequency is \"{}\"{}",
        visible(said),
        frequency.value,
        if statement { ", as in the statement" } else { "" }
    );
    let finding = cx.finding(&RULE, inside(method, &bytes), message).severity(Severity::Error);
    let note = format!("the frequency says \"{}\"", frequency.value);
    let help = "write how often a reading is taken, the same in both places";
    Some(say::beside(cx, finding, frequency.span, note).help(help))
}

/// The span of some bytes of a text of the contract; the whole value where escapes put them out of step.
fn inside(text: &Text, bytes: &Range<usize>) -> Span {
    Worded { text, statement: Statement::default() }.span(bytes)
}

/// `by March 2026` beside another last day of a measure that is read once.
fn deadline(cx: &MeasureCx) -> Option<Finding> {
    let (worded, until) = (cx.worded.as_ref()?, cx.measure.until?);
    if cx.measure.frequency?.value != Frequency::Once {
        return None;
    }
    let mut dates = worded.statement.dates.iter().filter(|(_, date)| date.purpose == Purpose::Deadline);
    let (bytes, date) = dates.next()?;
    let (first, last) = (date.first?, date.last?);
    // `Before 1 April` is the same day as `until 31 March`.
    let eve = first.checked_sub_days(Days::new(1))?;
    // Only a deadline of the whole: `homes registered by 31 March` is one of the homes.
    let words = Words::new(&worded.text.value);
    let own = words.within(bytes);
    let sentence = words.sentence(own.start);
    let ends = (own.end..sentence.end).all(|at| words.is(at, &[".", ")"]));
    let counts =
        words.has(sentence.start..sentence.start + 2, &["share", "percentage", "proportion", "number"]);
    if !ends || counts {
        return None;
    }
    let agrees = |day: NaiveDate| (eve..=last).contains(&day);
    if agrees(until.value) || dates.next().is_some() {
        return None;
    }
    let says = visible(worded.words(bytes));
    let message = format!(
        "the statement is to be reached by {says}, and it is read once, by {}: two deadlines of one measure",
        until.value
    );
    let finding = say::finding(cx, &RULE, bytes, message)?;
    let finding = say::beside(cx, finding, until.span, format!("`until` says {}", until.value));
    Some(finding.help(format!("write one day in both places, such as `until = {last}`")))
}
