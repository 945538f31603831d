use super::Page;
use super::section::{Section, count, day, figures, objects, table, text};
use crate::facts::{BreachState, Judged, Verdict};
use crate::model::{Measure, ReadingStatus, Text};
use crate::report::breaches::{shown_verdict, target, value};
use crate::table::{Cell, Column, Tone};
use crate::value::days_until;

/// Breaches that are open, and those that would be but for a waiver.
pub(super) fn breaches(page: &Page) -> Section {
    let columns = vec![
        Column::new("kpi", "measure"),
        Column::new("period", "period"),
        figures("value", "value"),
        Column::new("target", "target").wrapping_to(8),
        Column::new("verdict", "verdict").wrapping_to(8),
        Column::new("provisional", "provisional").hidden(),
        figures("run", "run"),
        Column::new("state", "state"),
        Column::new("reason", "reason").wrapping_to(14).spare(2),
        Column::new("clause", "clause").wrapping_to(12).spare(1),
    ];
    let measures = page.contract.measures.iter().zip(&page.facts.measures);
    let mut found: Vec<(&Measure, &Judged, BreachState)> = measures
        .flat_map(|(measure, facts)| {
            let current = facts.breaches().filter(|(judged, _)| facts.is_current(judged));
            current.map(move |(judged, state)| (measure, judged, state))
        })
        .collect();
    found.sort_by_key(|(_, judged, state)| (*state, std::cmp::Reverse((judged.verdict, judged.run))));
    let row = |(measure, judged, state): &(&Measure, &Judged, BreachState)| {
        let provisional = judged.reading.status == ReadingStatus::Provisional;
        let unit = measure.unit.as_ref().map(Text::as_str);
        let in_force = measure.in_force(judged.reading.period.first());
        let tone = if *state == BreachState::Open { Tone::Bad } else { Tone::Faint };
        let waiver = judged.waiver.and_then(|at| page.contract.waivers.get(at));
        vec![
            Cell::text(measure.id.as_str()),
            Cell::Text(page.period(judged.reading.period)),
            value(judged.reading.value),
            in_force.map_or(Cell::Empty, |(bound, _)| target(bound, unit)),
            shown_verdict(judged.verdict.unwrap_or(Verdict::Met), provisional),
            Cell::Bool(provisional),
            Cell::Count(judged.run.into()),
            Cell::status(state.word(), tone),
            Cell::maybe(waiver.map(|waiver| waiver.reason.as_str())),
            text(measure.clause.as_ref()),
        ]
    };
    table("breaches", "Breaches", columns, found.iter().map(row).collect())
}

/// Readings that are missing: machines get each, people a line a measure.
pub(super) fn missing(page: &Page) -> Section {
    let as_of = page.context().as_of;
    let single =
        [Column::new("kpi", ""), Column::new("period", ""), Column::new("due", ""), Column::new("who", "")];
    let mut all = Vec::new();
    let mut rows = Vec::new();
    for (measure, facts) in page.contract.measures.iter().zip(&page.facts.measures) {
        let who = Cell::maybe(page.contract.who(measure.owner.as_ref()));
        let id = Cell::text(measure.id.as_str());
        for one in facts.missing(as_of) {
            let period = Cell::Text(page.period(one.period));
            all.push(vec![id.clone(), period, Cell::Date(one.due), who.clone()]);
        }
        let Some(first) = facts.missing(as_of).next() else { continue };
        let last = facts.missing(as_of).last().unwrap_or(first);
        let periods = if first == last {
            page.period(first.period)
        } else {
            format!("{} to {}", page.period(first.period), page.period(last.period))
        };
        rows.push(vec![
            id,
            count(facts.missing(as_of).count()),
            Cell::Text(periods),
            Cell::Date(first.due),
            Cell::Days(days_until(as_of, first.due)),
            who,
        ]);
    }
    let columns = vec![
        Column::new("kpi", "measure"),
        figures("count", "missing"),
        Column::new("period", "periods").wrapping_to(10),
        Column::new("due", "first due"),
        figures("days", "days"),
        Column::new("who", "who").wrapping_to(12),
    ];
    let mut section = table("missing", "Missing readings", columns, rows);
    section.machine = objects(&single, &all);
    section
}

/// Waivers in force.
pub(super) fn waivers(page: &Page) -> Section {
    let columns = vec![
        Column::new("kpi", "measure"),
        Column::new("from", "from"),
        Column::new("until", "until"),
        Column::new("reason", "reason").wrapping(),
        Column::new("agreed_by", "agreed by").wrapping_to(12).spare(2),
        Column::new("agreed", "agreed").spare(1),
    ];
    let as_of = page.context().as_of;
    let in_force =
        page.contract.waivers.iter().filter(|waiver| {
            (waiver.from.value.max(waiver.agreed.value)..=waiver.until.value).contains(&as_of)
        });
    let row = |waiver: &crate::model::Waiver| {
        vec![
            Cell::text(waiver.kpi.as_str()),
            day(Some(waiver.from)),
            day(Some(waiver.until)),
            Cell::text(waiver.reason.as_str()),
            Cell::maybe(waiver.agreed_by.as_ref().map(|by| page.contract.name_of(by))),
            day(Some(waiver.agreed)),
        ]
    };
    table("waivers", "Waivers in force", columns, in_force.map(row).collect())
}

/// Formal procedures that are open, each with its next step.
pub(super) fn cases(page: &Page) -> Section {
    let columns = vec![
        Column::new("id", "case"),
        Column::new("opened", "opened"),
        Column::new("procedure", "procedure").wrapping_to(12),
        Column::new("kpi", "measures").wrapping_to(10).spare(1),
        Column::new("step", "step").hidden(),
        Column::new("next", "next step").wrapping(),
        Column::new("limit", "limit"),
        figures("days", "days"),
    ];
    let open =
        page.contract.cases.iter().filter(|case| page.knows(Some(case.opened)) && !page.knows(case.closed));
    let row = |case: &crate::model::Case| {
        let next = page.context().next_step(case);
        let limit = next.and_then(|next| next.limit);
        let words = next.map_or("no step left: close it", |next| &next.step.what);
        vec![
            Cell::text(case.id.as_str()),
            day(Some(case.opened)),
            Cell::text(case.procedure.as_str()),
            Cell::List(case.kpis.iter().map(|kpi| Cell::text(kpi.as_str())).collect()),
            Cell::maybe(next.map(|next| &*next.step.id)),
            Cell::text(words),
            Cell::date(limit),
            limit.map_or(Cell::Empty, |limit| Cell::Days(days_until(page.context().as_of, limit))),
        ]
    };
    table("cases", "Open cases", columns, open.map(row).collect())
}
