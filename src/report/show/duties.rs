use super::Page;
use super::section::{Section, day, figures, objects, table, text};
use crate::due::{self, Item};
use crate::model::{Action, Obligation, Party, Risk};
use crate::report::due::{days, fold, parts, what};
use crate::table::{Cell, Column};
use crate::value::days_until;

/// Actions that are not done.
pub(super) fn actions(page: &Page) -> Section {
    let columns = vec![
        Column::new("id", "action"),
        Column::new("due", "due"),
        figures("days", "days"),
        Column::new("what", "what").wrapping(),
        Column::new("who", "who").wrapping_to(12),
        Column::new("raised", "raised").hidden(),
        Column::new("kpi", "measure").hidden(),
    ];
    let open =
        |action: &&Action| (action.raised.is_none() || page.knows(action.raised)) && !page.knows(action.done);
    let row = |action: &Action| {
        let left = action.due.map(|due| days_until(page.context().as_of, due.value));
        vec![
            Cell::text(action.id.as_str()),
            day(action.due),
            left.map_or(Cell::Empty, Cell::Days),
            Cell::text(action.what.as_str()),
            Cell::maybe(page.contract.who(action.owner.as_ref())),
            day(action.raised),
            text(action.kpi.as_ref()),
        ]
    };
    table("actions", "Open actions", columns, page.contract.actions.iter().filter(open).map(row).collect())
}

/// Dated duties that have an occurrence to come or overdue; none of a contract that is over.
pub(super) fn obligations(page: &Page) -> Section {
    let columns = vec![
        Column::new("id", "obligation"),
        Column::new("next", "next"),
        figures("days", "days"),
        Column::new("what", "what").wrapping(),
        Column::new("party", "by"),
        Column::new("every", "every").spare(1),
        Column::new("clause", "clause").hidden(),
    ];
    let over = page.facts.state.is_over();
    let rows = page.contract.obligations.iter().filter_map(|obligation: &Obligation| {
        let next = due::next_occurrence(page.context(), obligation).filter(|_| !over)?;
        let party = obligation.party.map(|party| match party.value {
            Party::Supplier => "supplier",
            Party::Buyer => "buyer",
        });
        Some(vec![
            Cell::text(obligation.id.as_str()),
            Cell::Date(next),
            Cell::Days(days_until(page.context().as_of, next)),
            Cell::text(obligation.what.as_str()),
            Cell::maybe(party),
            Cell::maybe(obligation.every.map(|every| every.to_string())),
            text(obligation.clause.as_ref()),
        ])
    });
    table("obligations", "Obligations", columns, rows.collect())
}

/// Risks that are not closed.
pub(super) fn risks(page: &Page) -> Section {
    let columns = vec![
        Column::new("id", "risk"),
        Column::new("likelihood", "likelihood").hidden(),
        Column::new("impact", "impact").hidden(),
        Column::new("score", "score"),
        Column::new("what", "what").wrapping(),
        Column::new("who", "who").wrapping_to(12),
        Column::new("review", "review"),
    ];
    let number = |number: Option<crate::source::Spanned<u8>>| {
        number.map_or(Cell::Empty, |number| Cell::Count(number.value.into()))
    };
    let row = |risk: &Risk| {
        let score = risk.likelihood.zip(risk.impact).map(|(likelihood, impact)| {
            let (likelihood, impact) = (u64::from(likelihood.value), u64::from(impact.value));
            Cell::Shown(
                Box::new(Cell::Count(likelihood * impact)),
                format!("{likelihood} x {impact} = {}", likelihood * impact),
            )
        });
        vec![
            Cell::text(risk.id.as_str()),
            number(risk.likelihood),
            number(risk.impact),
            score.unwrap_or(Cell::Empty),
            Cell::text(risk.what.as_str()),
            Cell::maybe(page.contract.who(risk.owner.as_ref())),
            day(risk.review),
        ]
    };
    let open = page.contract.risks.iter().filter(|risk| !page.knows(risk.closed));
    table("risks", "Risks", columns, open.map(row).collect())
}

/// What is overdue and what falls due within the register's horizon.
pub(super) fn due(page: &Page) -> Section {
    let context = page.context();
    let last = context.settings.horizon.add_to(context.as_of, &context.settings.calendar);
    let last = last.unwrap_or(chrono::NaiveDate::MAX);
    let items = due::items(context, page.contract, &page.facts, last);
    let keys = ["date", "act_by", "kind", "item", "period", "what", "who", "days"];
    let machine: Vec<Column> = keys.into_iter().map(|key| Column::new(key, key)).collect();
    let all: Vec<_> = items.iter().map(|item| every(page, item)).collect();
    let columns = vec![
        Column::new("date", "date"),
        figures("days", "days"),
        Column::new("kind", "kind"),
        Column::new("what", "what").wrapping(),
        Column::new("who", "who").wrapping_to(12),
    ];
    let folded = fold(items.iter().map(|item| (0, "", item)));
    let shown = || folded.iter().filter_map(|(at, more)| items.get(*at).map(|item| (item, *more)));
    let rows = shown().map(|(item, more)| {
        vec![
            Cell::Date(item.date),
            days(item),
            Cell::text(item.kind.word()),
            Cell::Text(what(item, more)),
            Cell::maybe(item.who.clone()),
        ]
    });
    let title = format!("Due by {last}");
    let mut section = table("due", &title, columns, rows.collect());
    section.sheet.parts = parts(shown().map(|(item, _)| item.days));
    section.machine = objects(&machine, &all);
    section
}

fn every(page: &Page, item: &Item) -> Vec<Cell> {
    vec![
        Cell::Date(item.date),
        Cell::Date(item.act_by),
        Cell::text(item.kind.word()),
        Cell::maybe(item.item.clone()),
        Cell::maybe(item.period.map(|period| page.period(period))),
        Cell::text(item.what.clone()),
        Cell::maybe(item.who.clone()),
        Cell::Days(item.days),
    ]
}
