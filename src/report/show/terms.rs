use super::Page;
use super::section::{Field, Section, count, day, fields, figures, table, text};
use crate::due;
use crate::facts::{EndCause, EndStep, State};
use crate::table::{Cell, Column};
use crate::value::days_until;

/// When it runs, and why its end is where it is.
pub(super) fn term(page: &Page) -> Section {
    let term = &page.contract.term;
    let facts = &page.facts.term;
    let as_of = page.context().as_of;
    let steps = page.context().end_steps(page.contract);
    let signed = term.end.map(|end| end.value);
    let moved: Vec<Cell> = steps.iter().map(|step| moved(page, step)).collect();
    let end = match facts.end {
        Some(end) if signed != Some(end) => {
            let first = signed.map_or_else(String::new, |first| format!("; signed to {first}"));
            let why = reasons(page, &steps);
            format!("{end}{first}{}{why}", if why.is_empty() { "" } else { ", " })
        }
        Some(end) => end.to_string(),
        None => "open-ended".to_owned(),
    };
    let max_end = Cell::date(facts.max_end);
    let later = facts.max_end.filter(|max| Some(*max) != facts.end);
    let later = later.map_or_else(String::new, |max| format!("{max}, with every open option taken"));
    let list: Vec<Field> = vec![
        ("signed", "signed", day(term.signed)),
        ("start", "start", day(term.start)),
        ("first_end", "", day(term.end)),
        ("end", "end", Cell::Shown(Box::new(Cell::date(facts.end)), end)),
        ("days_left", "", facts.end.map_or(Cell::Empty, |end| Cell::Days(days_until(as_of, end)))),
        ("moved", "", Cell::List(moved)),
        ("max_end", "at most to", Cell::Shown(Box::new(max_end), later)),
        ("notice", "", Cell::maybe(term.notice.map(|notice| notice.to_string()))),
        ("notice_deadline", "notice", notice(page)),
        ("notice_given", "", if facts.notice_given { day(term.notice_given) } else { Cell::Empty }),
        ("auto_renew", "", Cell::maybe(term.auto_renew.map(|by| by.to_string()))),
        ("renews", "renewal", renewal(page)),
        ("terminated", "", day(term.terminated)),
        (
            "closed",
            "closed",
            if page.knows(page.contract.closed) { day(page.contract.closed) } else { Cell::Empty },
        ),
        ("successor", "followed by", text(term.successor.as_ref())),
        ("no_successor", "no successor", text(term.no_successor.as_ref())),
    ];
    fields("term", "Term", list)
}

/// A step by which the end moved, for machines.
fn moved(page: &Page, step: &EndStep) -> Cell {
    let (by, item) = match step.by {
        EndCause::Variation(at) => {
            ("variation", page.contract.variations.get(at).map(|one| Cell::text(one.id.as_str())))
        }
        EndCause::Extension(at) => ("option", Some(Cell::Text((at + 1).to_string()))),
        EndCause::Renewal => ("renewal", None),
    };
    let pair = |key: &str, cell| (key.to_owned(), cell);
    Cell::Map(vec![
        pair("on", Cell::Date(step.on)),
        pair("to", Cell::date(step.end)),
        pair("by", Cell::text(by)),
        pair("item", item.unwrap_or(Cell::Empty)),
    ])
}

/// How the end came about, in words; renewals that follow each other are told once.
fn reasons(page: &Page, steps: &[EndStep]) -> String {
    let mut reasons: Vec<String> = Vec::new();
    let mut renewals = 0;
    for (at, step) in steps.iter().enumerate() {
        let end = step.end.map_or_else(|| "no end".to_owned(), |end| end.to_string());
        match step.by {
            EndCause::Renewal => {
                renewals += 1;
                if steps.get(at + 1).is_some_and(|next| next.by == EndCause::Renewal) {
                    continue;
                }
                let times = if renewals == 1 { String::new() } else { format!(" {renewals} times") };
                reasons.push(format!("renewed by itself{times} to {end}"));
                renewals = 0;
            }
            EndCause::Variation(of) => {
                let id = page.contract.variations.get(of).map_or("", |variation| variation.id.as_str());
                reasons.push(format!("moved to {end} by variation {id} on {}", step.on));
            }
            EndCause::Extension(of) => {
                reasons.push(format!("extended to {end} by option {} on {}", of + 1, step.on));
            }
        }
    }
    if page.facts.term.cut {
        reasons.push("ended early".to_owned());
    }
    reasons.join(", ")
}

fn notice(page: &Page) -> Cell {
    let facts = &page.facts.term;
    let term = &page.contract.term;
    let length = term.notice.map_or_else(|| "no notice agreed".to_owned(), |notice| notice.to_string());
    let deadline = Cell::date(facts.notice_deadline);
    let open = matches!(page.facts.state, State::Live | State::Upcoming) && !facts.cut;
    let words = match facts.notice_deadline.filter(|_| open) {
        Some(last) if last < page.context().as_of => format!("{length}: the last day was {last}"),
        Some(last) => format!("{length}: by {last}"),
        None => term.notice.map_or_else(String::new, |notice| notice.to_string()),
    };
    let given = term.notice_given.filter(|_| facts.notice_given);
    let given = given.map_or_else(String::new, |given| format!("; given on {}", given.value));
    Cell::Shown(Box::new(deadline), format!("{words}{given}"))
}

fn renewal(page: &Page) -> Cell {
    let facts = &page.facts.term;
    let open = matches!(page.facts.state, State::Live | State::Upcoming);
    let words = match page.contract.term.auto_renew.filter(|_| open) {
        Some(by) if facts.renews => {
            format!("by itself by {} after each end, unless notice is given", by.value)
        }
        Some(_) => "stopped: it ends at the current end".to_owned(),
        None => String::new(),
    };
    Cell::Shown(Box::new(Cell::Bool(facts.renews)), words)
}

/// The options to extend, each with its state.
pub(super) fn options(page: &Page) -> Section {
    let columns = vec![
        figures("option", "option"),
        Column::new("length", "length"),
        Column::new("state", "state"),
        Column::new("date", "date"),
        Column::new("to", "to"),
        figures("value", "value"),
    ];
    let mut end = page.facts.term.end;
    let mut first = true;
    let mut rows = Vec::new();
    for (at, option) in page.contract.term.extensions.iter().enumerate() {
        let taken = option.taken.filter(|_| page.knows(option.taken));
        let declined = option.declined.filter(|_| page.knows(option.declined));
        let (state, date, to) = match (taken, declined) {
            (Some(taken), _) => ("taken", Some(taken.value), None),
            (None, Some(declined)) => ("declined", Some(declined.value), None),
            (None, None) => {
                let by = due::decide_by(page.context(), page.contract, &page.facts, option);
                let by = if first { by } else { option.decide_by.map(|by| by.value) };
                first = false;
                end = end.and_then(|end| option.length.extend(end, &page.context().settings.calendar));
                ("open", by, end)
            }
        };
        let words = if state == "open" { "open, decide by" } else { state };
        rows.push(vec![
            count(at + 1),
            Cell::Text(option.length.to_string()),
            Cell::Shown(Box::new(Cell::text(state)), words.to_owned()),
            Cell::date(date),
            Cell::date(to),
            option.value.map_or(Cell::Empty, |value| page.amount(value.value.value)),
        ]);
    }
    table("options", "Options", columns, rows)
}

/// Who answers for it.
pub(super) fn people(page: &Page) -> Section {
    let columns = vec![Column::new("role", "role"), Column::new("name", "name").wrapping()];
    let row = |person: &crate::model::Person| {
        let role = Cell::text(person.role.as_str());
        let shown = person.role.as_str().replace('_', " ");
        vec![Cell::Shown(Box::new(role), shown), Cell::text(person.name.as_str())]
    };
    let mut section = table("people", "People", columns, page.contract.people.iter().map(row).collect());
    section.sheet.layout = crate::table::Layout::Pairs;
    if section.sheet.rows.is_empty() {
        section
            .sheet
            .rows
            .push(vec![Cell::text("nobody"), Cell::text("the file names nobody who answers for it")]);
    }
    section
}

/// What it is for.
pub(super) fn outcomes(page: &Page) -> Section {
    let columns = vec![Column::new("id", "outcome"), Column::new("statement", "statement").wrapping()];
    let row =
        |one: &crate::model::Outcome| vec![Cell::text(one.id.as_str()), Cell::text(one.statement.as_str())];
    let mut section =
        table("outcomes", "Outcomes", columns, page.contract.outcomes.iter().map(row).collect());
    section.sheet.layout = crate::table::Layout::Pairs;
    section
}

/// The team's own fields.
pub(super) fn extra(page: &Page) -> Section {
    let extra = &page.contract.extra;
    let machine = extra.iter().map(|(key, value)| (key.to_string(), Cell::text(&**value))).collect();
    let columns = vec![Column::new("field", "field"), Column::new("value", "value").wrapping()];
    let rows = extra.iter().map(|(key, value)| vec![Cell::text(&**key), Cell::text(&**value)]).collect();
    let mut section = table("extra", "Your own fields", columns, rows);
    section.sheet.layout = crate::table::Layout::Pairs;
    section.machine = Cell::Map(machine);
    section
}
