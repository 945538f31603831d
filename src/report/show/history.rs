use super::Page;
use super::section::{Section, objects, table};
use crate::facts::EndCause;
use crate::model::{Date, Rating, Text};
use crate::table::{Cell, Column};
use chrono::NaiveDate;

/// How much of it people see.
const SHOWN: usize = 10;

/// What has happened on a day, up to the as-of date.
struct History<'p> {
    page: &'p Page<'p, 'p>,
    facts: Vec<(NaiveDate, &'static str, String)>,
}

impl History<'_> {
    fn add(&mut self, date: Option<Date>, kind: &'static str, what: impl Into<String>) {
        if let Some(date) = date.filter(|date| self.page.knows(Some(*date))) {
            self.facts.push((date.value, kind, what.into()));
        }
    }
}

/// Dated facts, newest first.
pub(super) fn history<'p>(page: &'p Page<'p, 'p>) -> Section {
    let mut history = History { page, facts: Vec::new() };
    of_term(&mut history);
    of_performance(&mut history);
    of_work(&mut history);
    history.facts.sort_by_key(|(date, ..)| std::cmp::Reverse(*date));
    let columns = vec![
        Column::new("date", "date"),
        Column::new("kind", "kind"),
        Column::new("what", "what").wrapping(),
    ];
    let row = |(date, kind, what): (NaiveDate, &'static str, String)| {
        vec![Cell::Date(date), Cell::text(kind), Cell::Text(what)]
    };
    let mut rows: Vec<_> = history.facts.into_iter().map(row).collect();
    let machine = objects(&columns, &rows);
    let earlier = rows.len().saturating_sub(SHOWN);
    rows.truncate(SHOWN);
    let title = if earlier > 0 { format!("History ({earlier} earlier)") } else { "History".to_owned() };
    let mut section = table("history", &title, columns, rows);
    section.machine = machine;
    section
}

fn of_term(history: &mut History) {
    let page = history.page;
    let contract = page.contract;
    let term = &contract.term;
    history.add(contract.closed, "closed", "contract closed out");
    if page.facts.term.cut {
        history.add(term.terminated, "ended", "last day in force, ended early");
    }
    history.add(term.notice_given, "notice", "notice given");
    for step in page.context().end_steps(contract) {
        if step.by == EndCause::Renewal {
            let end = step.end.map_or_else(String::new, |end| format!(" to {end}"));
            history.facts.push((step.on, "renewal", format!("renewed by itself{end}")));
        }
    }
    for (at, option) in term.extensions.iter().enumerate() {
        history.add(option.taken, "option", format!("option {} of {} taken", at + 1, option.length.value));
        history.add(
            option.declined,
            "option",
            format!("option {} of {} declined", at + 1, option.length.value),
        );
    }
    for variation in &contract.variations {
        let summary = variation.summary.as_ref().map_or("agreed", Text::as_str);
        history.add(Some(variation.agreed), "variation", format!("{}: {summary}", variation.id.as_str()));
    }
    history.add(term.start, "start", "first day in force");
    history.add(term.signed, "signed", "contract signed");
}

fn of_performance(history: &mut History) {
    let page = history.page;
    for review in &page.contract.reviews {
        let rating = review.rating.map_or("", |rating| rating_word(rating.value));
        let summary = review.summary.as_ref().map_or("", Text::as_str);
        let between = if rating.is_empty() || summary.is_empty() { "" } else { ": " };
        let what = format!("{rating}{between}{summary}");
        history.add(Some(review.held), "review", if what.is_empty() { "held".to_owned() } else { what });
    }
    for waiver in &page.contract.waivers {
        let what =
            format!("{} until {}: {}", waiver.kpi.as_str(), waiver.until.value, waiver.reason.as_str());
        history.add(Some(waiver.agreed), "waiver", what);
    }
    for case in &page.contract.cases {
        let id = case.id.as_str();
        let outcome = case.outcome.as_ref().map_or("", Text::as_str);
        let between = if outcome.is_empty() { "" } else { ": " };
        history.add(case.closed, "case", format!("{id} closed{between}{outcome}"));
        for (step, on) in &case.done {
            history.add(Some(*on), "case", format!("{id}: {} done", step.as_str()));
        }
        history.add(Some(case.opened), "case", format!("{id} opened ({})", case.procedure.as_str()));
    }
}

fn of_work(history: &mut History) {
    let page = history.page;
    for action in &page.contract.actions {
        let (id, what) = (action.id.as_str(), action.what.as_str());
        history.add(action.done, "action", format!("{id} done: {what}"));
        history.add(action.raised, "action", format!("{id} raised: {what}"));
    }
    for obligation in &page.contract.obligations {
        for (occurrence, on) in &obligation.done {
            let what = format!("{} of {} met", obligation.id.as_str(), occurrence.value);
            history.add(Some(*on), "obligation", what);
        }
    }
    for risk in &page.contract.risks {
        history.add(risk.closed, "risk", format!("{} closed: {}", risk.id.as_str(), risk.what.as_str()));
    }
}

fn rating_word(rating: Rating) -> &'static str {
    match rating {
        Rating::Good => "good",
        Rating::ApproachingTarget => "approaching target",
        Rating::RequiresImprovement => "requires improvement",
        Rating::Inadequate => "inadequate",
        Rating::Other => "other rating",
    }
}
