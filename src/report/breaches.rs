//! `cm breaches`: open breaches, worst first, and the readings that are missing.

use super::document::{document, sheet};
use crate::facts::{Awaited, BreachState, Facts, Judged, Verdict};
use crate::model::{Bands, Contract, Measure, ReadingStatus, ReadingValue, Target, Text};
use crate::query::Query;
use crate::table::{Cell, Column, Document, Sheet, Tone};
use crate::value::{Number, Period};
use crate::view::View;
use chrono::NaiveDate;

/// What is asked of the report.
#[derive(Clone, Copy, Default, Debug)]
pub struct Options {
    /// Past and waived breaches of earlier periods too.
    pub all: bool,
    /// Only periods that begin on this day or later.
    pub from: Option<NaiveDate>,
    /// Only periods that begin on this day or before.
    pub to: Option<NaiveDate>,
    /// Whether people will read it: then missing readings are folded.
    pub people: bool,
}

/// A breach, with all that is shown of it.
struct Breach<'r> {
    view: usize,
    contract: &'r Contract,
    measure: usize,
    judged: Judged,
    state: BreachState,
}

/// A missing reading.
struct Missing<'r> {
    view: usize,
    contract: &'r Contract,
    measure: usize,
    awaited: Awaited,
}

type Found<'r> = (Vec<Breach<'r>>, Vec<Missing<'r>>);

/// The report.
#[must_use]
pub fn report(views: &[View], query: &Query, options: &Options) -> Document {
    let mut breaches = Vec::new();
    let mut missing = Vec::new();
    for (at, view) in views.iter().enumerate() {
        let found = view.each(query, |contract, facts| of(at, view, query, options, contract, facts));
        for (some, others) in found {
            breaches.extend(some);
            missing.extend(others);
        }
    }
    breaches.sort_by(|a: &Breach, b: &Breach| {
        let key = |one: &Breach| {
            (one.state, std::cmp::Reverse(one.judged.verdict), std::cmp::Reverse(one.judged.run))
        };
        let place = |one: &Breach| (one.view, one.measure, one.judged.reading.period);
        let ids = a.contract.id.value.cmp(&b.contract.id.value);
        key(a).cmp(&key(b)).then(ids).then(place(a).cmp(&place(b)))
    });
    missing.sort_by(|a: &Missing, b: &Missing| {
        let place = |one: &Missing| (one.view, one.measure, one.awaited.period);
        let ids = a.contract.id.value.cmp(&b.contract.id.value);
        a.awaited.due.cmp(&b.awaited.due).then(ids).then(place(a).cmp(&place(b)))
    });
    finish(views, &breaches, &missing, options)
}

fn of<'r>(
    at: usize,
    view: &View<'r>,
    query: &Query,
    options: &Options,
    contract: &'r Contract,
    facts: &Facts,
) -> Found<'r> {
    let as_of = view.context.as_of;
    let within = |period: Period| {
        let first = period.first();
        options.from.is_none_or(|from| from <= first) && options.to.is_none_or(|to| first <= to)
    };
    let mut found = Found::default();
    for (measure, (definition, of)) in contract.measures.iter().zip(&facts.measures).enumerate() {
        let who = contract.who(definition.owner.as_ref());
        if !query.matches_who(view.context.settings, who) {
            continue;
        }
        for (judged, state) in of.breaches() {
            let wanted = options.all || of.is_current(judged);
            if wanted && within(judged.reading.period) {
                found.0.push(Breach { view: at, contract, measure, judged: *judged, state });
            }
        }
        for awaited in of.missing(as_of).filter(|awaited| within(awaited.period)) {
            found.1.push(Missing { view: at, contract, measure, awaited: *awaited });
        }
    }
    found
}

const COLUMNS: &[Column] = &[
    Column::new("contract", "contract"),
    Column::new("kpi", "measure"),
    Column::new("period", "period"),
    Column::new("value", "value").right(),
    Column::new("target", "target").wrapping_to(8),
    Column::new("verdict", "verdict").wrapping_to(8),
    Column::new("provisional", "provisional").hidden(),
    Column::new("run", "run").right().spare(6),
    Column::new("state", "state").spare(5),
    Column::new("reason", "reason").wrapping().spare(3),
    Column::new("clause", "clause").wrapping().spare(1),
    Column::new("band", "band").hidden(),
    Column::new("unit", "unit").hidden(),
    Column::new("case", "case").spare(2),
    Column::new("who", "who").wrapping().spare(4),
    Column::new("tier", "tier").hidden(),
    Column::new("title", "title").wrapping().hidden(),
    Column::new("supplier", "supplier").wrapping().hidden(),
];

const MISSING: &[Column] = &[
    Column::new("contract", "contract"),
    Column::new("kpi", "measure"),
    Column::new("period", "period"),
    Column::new("due", "due"),
    Column::new("who", "who").wrapping(),
];

const FOLDED: &[Column] = &[
    Column::new("contract", "contract"),
    Column::new("kpi", "measure"),
    Column::new("count", "missing").right(),
    Column::new("period", "from"),
    Column::new("to", "to").spare(1),
    Column::new("due", "due"),
    Column::new("who", "who").wrapping_to(12).spare(2),
];

fn finish(views: &[View], breaches: &[Breach], missing: &[Missing], options: &Options) -> Document {
    let mut document = document("breaches", "Breaches", views);
    let rows = breaches.iter().map(|breach| (breach.view, cells(&views[breach.view], breach))).collect();
    let mut items = sheet(views, "items", COLUMNS, rows);
    items.empty = if options.all { "No breaches." } else { "No open breaches." }.to_owned();
    items.parts = parts(breaches);
    let rows = missing.iter().map(|one| (one.view, missing_cells(&views[one.view], one))).collect();
    let mut absent = sheet(views, "missing", MISSING, rows);
    "Missing readings".clone_into(&mut absent.title);
    "No readings are missing.".clone_into(&mut absent.empty);
    absent.flat = vec![("state", Cell::text("missing"))];
    if options.people {
        document.view = Some(vec![for_people(&items), folded(views, missing, &absent)]);
    }
    document.sheets = vec![items, absent];
    let count = |state| breaches.iter().filter(|breach| breach.state == state).count();
    let number = |count: usize| Cell::Count(u64::try_from(count).unwrap_or(u64::MAX));
    document.summary = vec![
        ("open", number(count(BreachState::Open))),
        ("waived", number(count(BreachState::Waived))),
        ("past", number(count(BreachState::Past))),
        ("missing", number(missing.len())),
    ];
    document.notes = vec![format!(
        "{} open, {} waived{}, {} missing",
        count(BreachState::Open),
        count(BreachState::Waived),
        if options.all { format!(", {} past", count(BreachState::Past)) } else { String::new() },
        missing.len()
    )];
    document
}

/// The headings of open, waived and past breaches.
fn parts(breaches: &[Breach]) -> Vec<(usize, String)> {
    let mut parts = Vec::new();
    for (at, breach) in breaches.iter().enumerate() {
        if at == 0 || breaches[at - 1].state != breach.state {
            let title = match breach.state {
                BreachState::Open => "Open",
                BreachState::Waived => "Waived",
                BreachState::Past => "Past",
            };
            parts.push((at, title.to_owned()));
        }
    }
    parts
}

fn cells(view: &View, breach: &Breach) -> Vec<Cell> {
    let Breach { contract, judged, state, .. } = breach;
    let measure = &contract.measures[breach.measure];
    let reading = &judged.reading;
    let in_force = measure.in_force(reading.period.first());
    let text = |text: &Option<Text>| Cell::maybe(text.as_ref().map(Text::as_str));
    let verdict = judged.verdict.unwrap_or(Verdict::Met);
    let waiver = judged.waiver.and_then(|at| contract.waivers.get(at));
    let tone = match state {
        BreachState::Open => Tone::Bad,
        BreachState::Waived => Tone::Faint,
        BreachState::Past => Tone::Plain,
    };
    let provisional = reading.status == ReadingStatus::Provisional;
    let unit = measure.unit.as_ref().map(Text::as_str);
    vec![
        Cell::text(contract.id.as_str()),
        Cell::text(measure.id.as_str()),
        Cell::text(reading.period.display(view.context.settings.financial_year).to_string()),
        value(reading.value),
        in_force.map_or(Cell::Empty, |(bound, _)| target(bound, unit)),
        shown_verdict(verdict, provisional),
        Cell::Bool(provisional),
        Cell::Count(u64::from(judged.run)),
        Cell::status(state.word(), tone),
        Cell::maybe(waiver.map(|waiver| waiver.reason.as_str())),
        text(&measure.clause),
        in_force.and_then(|(_, bands)| band(bands, verdict)).map_or(Cell::Empty, Cell::Number),
        Cell::maybe(unit),
        Cell::maybe(case(view, contract, measure)),
        Cell::maybe(contract.who(measure.owner.as_ref())),
        text(&contract.tier),
        Cell::text(contract.title.as_str()),
        Cell::text(contract.supplier.as_str()),
    ]
}

/// The cell of a verdict; a provisional one says so.
pub(super) fn shown_verdict(verdict: Verdict, provisional: bool) -> Cell {
    let tone = match verdict {
        Verdict::Met => Tone::Good,
        Verdict::Minor => Tone::Warn,
        Verdict::Serious | Verdict::Severe | Verdict::Threshold => Tone::Bad,
    };
    let cell = Cell::status(verdict.word(), tone);
    if provisional { Cell::Shown(Box::new(cell), format!("{} (prov.)", verdict.word())) } else { cell }
}

/// The cell of a reading's value.
pub(super) fn value(value: ReadingValue) -> Cell {
    match value {
        ReadingValue::Empty => Cell::Empty,
        ReadingValue::Number(number) => Cell::Number(number),
        ReadingValue::Met(met) => Cell::text(if met { "yes" } else { "no" }),
    }
}

/// The cell of a target: an object for machines, a sign and a bound for people.
pub(super) fn target(target: &Target, unit: Option<&str>) -> Cell {
    let unit = match unit {
        Some("%") => "%".to_owned(),
        Some(unit) => format!(" {unit}"),
        None => String::new(),
    };
    let (machine, people) = match target {
        Target::AtLeast(bound) => (Cell::Number(*bound), format!("≥ {bound}{unit}")),
        Target::AtMost(bound) => (Cell::Number(*bound), format!("≤ {bound}{unit}")),
        Target::Exactly(bound) => (Cell::Number(*bound), format!("= {bound}{unit}")),
        Target::Between(low, high) => {
            (Cell::List(vec![Cell::Number(*low), Cell::Number(*high)]), format!("{low} to {high}{unit}"))
        }
        Target::Met => (Cell::Bool(true), "met".to_owned()),
    };
    Cell::Shown(Box::new(Cell::Map(vec![(target.key().to_owned(), machine)])), people)
}

fn band(bands: &Bands, verdict: Verdict) -> Option<Number> {
    let band = match verdict {
        Verdict::Threshold => bands.threshold,
        Verdict::Severe => bands.severe,
        Verdict::Serious => bands.serious,
        Verdict::Met | Verdict::Minor => None,
    };
    band.map(|band| band.value)
}

/// The first open case about a measure.
fn case<'c>(view: &View, contract: &'c Contract, measure: &Measure) -> Option<&'c str> {
    let knows = |date: NaiveDate| view.context.knows(date);
    let case = contract.cases.iter().find(|case| {
        knows(case.opened.value)
            && !case.closed.is_some_and(|closed| knows(closed.value))
            && case.kpis.iter().any(|kpi| kpi.value == measure.id.value)
    });
    case.map(|case| case.id.as_str())
}

/// The breaches with the columns that people see.
fn for_people(items: &Sheet) -> Sheet {
    let shown: Vec<usize> = (0..items.columns.len()).filter(|at| items.columns[*at].shown).collect();
    let row = |cells: &Vec<Cell>| shown.iter().map(|at| cells[*at].clone()).collect();
    let columns = shown.iter().map(|at| items.columns[*at]).collect();
    Sheet { columns, rows: items.rows.iter().map(row).collect(), ..items.clone() }
}

/// For people the missing readings of one measure are one line: how many, from when to when.
fn folded(views: &[View], missing: &[Missing], absent: &Sheet) -> Sheet {
    let mut groups: Vec<(&Missing, &Missing, usize)> = Vec::new();
    let mut places = std::collections::BTreeMap::new();
    for one in missing {
        let key = (one.view, one.contract.id.as_str(), one.measure);
        let at = *places.entry(key).or_insert(groups.len());
        match groups.get_mut(at) {
            Some((_, last, count)) => (*last, *count) = (one, *count + 1),
            None => groups.push((one, one, 1)),
        }
    }
    let rows = groups.iter().map(|(first, last, count)| {
        let view = &views[first.view];
        let year = view.context.settings.financial_year;
        let mut cells = missing_cells(view, first);
        cells.insert(2, Cell::Count(u64::try_from(*count).unwrap_or(u64::MAX)));
        let last = (*count > 1).then(|| last.awaited.period.display(year).to_string());
        cells.insert(4, Cell::maybe(last));
        (first.view, cells)
    });
    let sheet = sheet(views, "missing", FOLDED, rows.collect());
    Sheet { title: absent.title.clone(), empty: absent.empty.clone(), ..sheet }
}

fn missing_cells(view: &View, missing: &Missing) -> Vec<Cell> {
    let measure = &missing.contract.measures[missing.measure];
    vec![
        Cell::text(missing.contract.id.as_str()),
        Cell::text(measure.id.as_str()),
        Cell::text(missing.awaited.period.display(view.context.settings.financial_year).to_string()),
        Cell::Date(missing.awaited.due),
        Cell::maybe(missing.contract.who(measure.owner.as_ref())),
    ]
}
