use super::Page;
use super::section::{Field, text};
use crate::facts::{Standing, State};
use crate::model::{ContractKind, Text};
use crate::report::list::{standing, state};
use crate::table::Cell;
use crate::value::days_until;

/// What the contract is and how it stands.
pub(super) fn fields(page: &Page) -> Vec<Field> {
    let contract = page.contract;
    let facts = &page.facts;
    let supplier = match &contract.supplier_id {
        Some(id) => format!("{} ({})", contract.supplier.as_str(), id.as_str()),
        None => contract.supplier.as_str().to_owned(),
    };
    let kind = contract.kind.map(|kind| match kind.value {
        ContractKind::Goods => "goods",
        ContractKind::Services => "services",
        ContractKind::Works => "works",
    });
    let why = why(page);
    let stands = match (standing(facts.standing), why.is_empty()) {
        (cell @ Cell::Status(_), false) => {
            let word = facts.standing.map_or("", Standing::word);
            Cell::Shown(Box::new(cell), format!("{word}: {}", why.join("; ")))
        }
        (cell, _) => cell,
    };
    let cpv = contract.cpv.as_ref().map(|cpv| format!("CPV {}", cpv.as_str()));
    let more = kind.map(str::to_owned).into_iter().chain(cpv).collect::<Vec<_>>().join(", ");
    let category = match (&contract.category, more.is_empty()) {
        (Some(category), true) => category.as_str().to_owned(),
        (Some(category), false) => format!("{} ({more})", category.as_str()),
        (None, _) => more,
    };
    let as_of = format!("{}, {}", page.context().as_of, page.view.register.name);
    vec![
        ("id", "", Cell::text(contract.id.as_str())),
        ("title", "", Cell::text(contract.title.as_str())),
        ("supplier", "supplier", Cell::Shown(Box::new(Cell::text(contract.supplier.as_str())), supplier)),
        ("supplier_id", "", text(contract.supplier_id.as_ref())),
        ("tier", "tier", tier(page)),
        ("critical", "", Cell::Bool(contract.critical)),
        ("state", "state", state_in_words(page)),
        ("standing", "standing", stands),
        ("why", "", Cell::List(why.into_iter().map(Cell::Text).collect())),
        ("reference", "reference", text(contract.reference.as_ref())),
        ("category", "", text(contract.category.as_ref())),
        ("cpv", "", text(contract.cpv.as_ref())),
        ("kind", "", Cell::maybe(kind)),
        ("", "category", if category.is_empty() { Cell::Empty } else { Cell::Text(category) }),
        ("parent", "parent", text(contract.parent.as_ref())),
        ("route", "route", text(contract.route.as_ref())),
        ("document", "document", text(contract.document.as_ref())),
        ("tags", "tags", Cell::List(contract.tags.iter().map(|tag| Cell::text(tag.as_str())).collect())),
        ("", "as of", Cell::Text(as_of)),
    ]
}

fn tier(page: &Page) -> Cell {
    let contract = page.contract;
    let named = contract.tier.as_ref().map(Text::as_str);
    let default = page.context().settings.default_tier.as_str();
    let mut words = named.map_or_else(|| format!("none (treated as {default})"), str::to_owned);
    words.push_str(if contract.critical { ", critical" } else { "" });
    Cell::Shown(Box::new(Cell::maybe(named)), words)
}

/// The state, and how long it lasts.
fn state_in_words(page: &Page) -> Cell {
    let facts = &page.facts;
    let as_of = page.context().as_of;
    let days = |days: i64| format!("{days} day{}", if days == 1 { "" } else { "s" });
    let more = match (facts.state, facts.term.end) {
        (State::Live, Some(end)) => format!(" until {end} ({} left)", days(days_until(as_of, end))),
        (State::Live, None) => ", open-ended".to_owned(),
        (State::Expired | State::Terminated, Some(end)) => {
            format!(" since {end} ({} ago), not closed", days(days_until(end, as_of)))
        }
        (State::Upcoming, _) => {
            let start = page.contract.term.start.map(|start| start.value);
            start.map_or_else(String::new, |start| {
                format!(" from {start} (in {})", days(days_until(as_of, start)))
            })
        }
        (State::Closed, _) => {
            let closed = page.contract.closed.map(|closed| closed.value);
            closed.map_or_else(String::new, |closed| format!(" on {closed}"))
        }
        _ => String::new(),
    };
    Cell::Shown(Box::new(state(facts.state)), format!("{}{more}", facts.state.word()))
}

/// Why it does not stand green, worst first.
pub(super) fn why(page: &Page) -> Vec<String> {
    let standing = page.facts.standing;
    if standing.is_none_or(|standing| standing == Standing::Green) {
        return Vec::new();
    }
    let measures = || page.contract.measures.iter().zip(&page.facts.measures);
    let mut open: Vec<_> = measures().filter_map(|(measure, facts)| Some((measure, facts.open()?))).collect();
    open.sort_by_key(|(_, breach)| std::cmp::Reverse((breach.verdict, breach.run)));
    let mut why: Vec<String> = Vec::new();
    for (measure, breach) in open {
        let verdict = breach.verdict.map_or("", crate::facts::Verdict::word);
        let run = if breach.run > 1 { format!(", {} in a row", breach.run) } else { String::new() };
        let period = page.period(breach.reading.period);
        why.push(format!("{} {verdict} in {period}{run}", measure.id.as_str()));
    }
    for (measure, facts) in measures() {
        if facts.is_silent(page.context().as_of) {
            let last = facts.readings.last().map(|last| page.period(last.reading.period));
            let since = last.map_or_else(|| "ever".to_owned(), |last| format!("since {last}"));
            why.push(format!("no reading of {} {since}", measure.id.as_str()));
        }
    }
    if why.is_empty() {
        why.push("nothing is measured".to_owned());
    }
    why
}
