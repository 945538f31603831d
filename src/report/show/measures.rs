use super::Page;
use super::section::{Section, count, figures, pairs, table, text};
use super::spark::sparkline;
use crate::facts::{Judged, MeasureFacts};
use crate::model::{Measure, ReadingStatus, ReadingValue, Target, Text};
use crate::report::breaches::{shown_verdict, target, value};
use crate::report::smart::{short_of, shown};
use crate::rules::measure::Letter;
use crate::rules::smart::Verdict;
use crate::table::{Cell, Column, Tone};
use crate::value::{Frequency, Period, Total};
use std::collections::BTreeSet;

/// Periods in a sparkline.
const POINTS: usize = 12;

/// Each measure with its last reading, what it means, and how it has gone.
pub(super) fn measures(page: &Page) -> Section {
    let columns = vec![
        Column::new("kpi", "measure"),
        figures("value", "last"),
        Column::new("period", "period").spare(2),
        Column::new("target", "target").wrapping_to(7),
        Column::new("verdict", "verdict").wrapping_to(7),
        Column::new("provisional", "provisional").hidden(),
        figures("run", "run").spare(3),
        Column::new("trend", "trend").spare(1),
        Column::new("sparkline", "last 12"),
        Column::new("points", "points").hidden(),
        Column::new("unit", "unit").hidden(),
        Column::new("missing", "missing").hidden(),
        Column::new("next_target", "next target").hidden(),
        Column::new("next_target_from", "from").hidden(),
        Column::new("statement", "statement").hidden(),
        Column::new("outcome", "outcome").hidden(),
        Column::new("frequency", "frequency").hidden(),
        Column::new("owner", "owner").hidden(),
        Column::new("who", "who").hidden(),
        Column::new("clause", "clause").hidden(),
        Column::new("S", "S").hidden(),
        Column::new("M", "M").hidden(),
        Column::new("A", "A").hidden(),
        Column::new("R", "R").hidden(),
        Column::new("T", "T").hidden(),
    ];
    let measures = page.contract.measures.iter().zip(&page.facts.measures).zip(&page.judged.measures);
    let row = |((measure, facts), verdict): ((&Measure, &MeasureFacts), &Option<Verdict>)| {
        let mut cells = row(page, measure, facts);
        let mark = |letter| verdict.as_ref().map_or(Cell::Empty, |verdict| shown(verdict.marks.of(letter)));
        cells.extend(Letter::ALL.map(mark));
        cells
    };
    table("measures", "Measures", columns, measures.map(row).collect())
}

/// Which letters of which measure do not pass, for people; nothing where all measures are over.
pub(super) fn letters(page: &Page) -> Section {
    let measures = page.contract.measures.iter().zip(&page.judged.measures);
    let judged = measures.filter_map(|(measure, verdict)| Some((measure, verdict.as_ref()?)));
    let (mut rows, mut passing) = (Vec::new(), 0);
    for (measure, verdict) in judged {
        match short_of(&verdict.marks) {
            Some(words) => rows.push((measure.id.as_str(), words)),
            None => passing += 1,
        }
    }
    let short = rows.len();
    match (passing, short) {
        (0, _) => {}
        (_, 0) => rows.push(("all", "pass all five letters".to_owned())),
        _ => rows.push(("the others", "pass all five letters".to_owned())),
    }
    if short > 0 {
        rows.push(("why", format!("`cm smart id:{}`", page.contract.id.as_str())));
    }
    let mut sheet = pairs("", "SMART", &[]);
    sheet.rows = rows.into_iter().map(|(label, words)| vec![Cell::text(label), Cell::Text(words)]).collect();
    Section { key: "", machine: Cell::Empty, sheet }
}

fn row(page: &Page, measure: &Measure, facts: &MeasureFacts) -> Vec<Cell> {
    let last = counting(facts).next_back();
    let unit = measure.unit.as_ref().map(Text::as_str);
    let judged_on = last.map_or(page.context().as_of, |last| last.reading.period.first());
    let in_force = measure.in_force(judged_on).map(|(bound, _)| bound);
    let next = measure.changes.iter().filter(|change| change.from.value > judged_on);
    let next = next.min_by_key(|change| change.from.value);
    let missing = facts.missing(page.context().as_of).count();
    let points = points(page, facts);
    let figures: Vec<Option<Total>> = points.iter().map(|(_, value)| value.and_then(figure)).collect();
    let point = |(period, of): &(Period, Option<ReadingValue>)| {
        let of = of.map_or(Cell::Empty, value);
        Cell::Map(vec![("period".to_owned(), Cell::Text(page.period(*period))), ("value".to_owned(), of)])
    };
    let provisional = last.map(|last| last.reading.status == ReadingStatus::Provisional);
    vec![
        Cell::text(measure.id.as_str()),
        last.map_or(Cell::Empty, |last| value(last.reading.value)),
        Cell::maybe(last.map(|last| page.period(last.reading.period))),
        in_force.map_or(Cell::Shown(Box::new(Cell::Empty), "none".to_owned()), |bound| target(bound, unit)),
        verdict(last, missing),
        provisional.map_or(Cell::Empty, Cell::Bool),
        last.filter(|last| last.run > 0).map_or(Cell::Empty, |last| Cell::Count(last.run.into())),
        trend(measure, facts),
        Cell::Text(sparkline(&figures)),
        Cell::List(points.iter().map(point).collect()),
        Cell::maybe(unit),
        count(missing),
        next.map_or(Cell::Empty, |change| target(&change.target.value, unit)),
        Cell::date(next.map(|change| change.from.value)),
        text(measure.statement.as_ref()),
        text(measure.outcome.as_ref()),
        Cell::maybe(measure.frequency.map(|frequency| frequency.value.as_str())),
        text(measure.owner.as_ref()),
        Cell::maybe(page.contract.who(measure.owner.as_ref())),
        text(measure.clause.as_ref()),
    ]
}

/// The readings that say something, by period.
fn counting(facts: &MeasureFacts) -> impl DoubleEndedIterator<Item = &Judged> {
    facts.readings.iter().filter(|judged| {
        !matches!(judged.reading.status, ReadingStatus::Excluded | ReadingStatus::None)
            && judged.reading.value != ReadingValue::Empty
    })
}

/// The verdict on the last reading, and whether later ones are missing.
fn verdict(last: Option<&Judged>, missing: usize) -> Cell {
    let Some(last) = last else {
        let word = if missing > 0 { format!("{missing} missing") } else { "not read yet".to_owned() };
        return Cell::Shown(Box::new(Cell::Empty), word);
    };
    let Some(verdict) = last.verdict else {
        return Cell::Shown(Box::new(Cell::Empty), "not judged".to_owned());
    };
    let cell = shown_verdict(verdict, last.reading.status == ReadingStatus::Provisional);
    let words = match (&cell, last.waiver) {
        (Cell::Shown(_, words), None) => words.clone(),
        (Cell::Shown(_, words), Some(_)) => format!("{words}, waived"),
        (_, Some(_)) => format!("{}, waived", verdict.word()),
        (_, None) if missing > 0 => verdict.word().to_owned(),
        (_, None) => return cell,
    };
    let missing = if missing > 0 { format!("; {missing} missing") } else { String::new() };
    Cell::Shown(Box::new(cell.machine().clone()), format!("{words}{missing}"))
}

/// The last expected periods that have ended, with what was read.
fn points(page: &Page, facts: &MeasureFacts) -> Vec<(Period, Option<ReadingValue>)> {
    let as_of = page.context().as_of;
    let mut periods: BTreeSet<Period> = facts.readings.iter().map(|judged| judged.reading.period).collect();
    if let Some(window) = facts.window.filter(|window| window.frequency != Frequency::Once) {
        let first = window.frequency.first_from(window.from, page.context().settings.financial_year);
        let grid = std::iter::successors(first, |period| window.frequency.next(*period));
        let within =
            |period: &Period| period.ended(as_of) && window.until.is_none_or(|until| period.first() <= until);
        periods.extend(grid.take_while(within));
    }
    let skip = periods.len().saturating_sub(POINTS);
    let read = |period: Period| {
        let found = counting(facts).find(|judged| judged.reading.period == period);
        (period, found.map(|judged| judged.reading.value))
    };
    periods.into_iter().skip(skip).map(read).collect()
}

/// A value as a figure: no is 0, yes is 1.
fn figure(value: ReadingValue) -> Option<Total> {
    match value {
        ReadingValue::Empty => None,
        ReadingValue::Number(number) => Some(number.value.into()),
        ReadingValue::Met(met) => Some(rust_decimal::Decimal::from(u8::from(met)).into()),
    }
}

/// Whether the last reading is better or worse than the one before, seen from the target of its period.
fn trend(measure: &Measure, facts: &MeasureFacts) -> Cell {
    let mut latest = counting(facts).rev();
    let (Some(last), Some(before)) = (latest.next(), latest.next()) else { return Cell::Empty };
    let Some((target, _)) = measure.in_force(last.reading.period.first()) else { return Cell::Empty };
    let badness = |judged: &Judged| Some(badness(target, figure(judged.reading.value)?));
    let (Some(now), Some(then)) = (badness(last), badness(before)) else { return Cell::Empty };
    match now.cmp(&then) {
        std::cmp::Ordering::Less => Cell::status("better", Tone::Good),
        std::cmp::Ordering::Equal => Cell::status("steady", Tone::Plain),
        std::cmp::Ordering::Greater => Cell::status("worse", Tone::Warn),
    }
}

/// How bad a value is: less is better. For a range or an exact target, how far outside it lies.
fn badness(target: &Target, value: Total) -> Total {
    let outside = |low: Total, high: Total| {
        if value < low {
            low - value
        } else if value > high {
            value - high
        } else {
            Total::ZERO
        }
    };
    match target {
        Target::AtLeast(_) | Target::Met => -value,
        Target::AtMost(_) => value,
        Target::Between(low, high) => outside(low.value.into(), high.value.into()),
        Target::Exactly(bound) => outside(bound.value.into(), bound.value.into()),
    }
}
