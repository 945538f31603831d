//! What happened and what is owed: outcomes, obligations, reviews, actions, waivers, variations, savings,
//! risks and cases.

use super::document::Entry;
use super::fields::Fields;
use super::items::{each, id, required_date, required_text, rest, unique};
use super::rules;
use crate::diag::Leaves;
use crate::model::{
    Action, Case, Date, LostItem, Obligation, Outcome, Party, Rating, Review, Risk, Saving, Text, Variation,
    Waiver,
};
use crate::value::{parse_date, visible};

pub(super) fn outcomes(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Outcome> {
    let read = each(fields, entry, "outcome", lost, |fields, table| {
        let id = id(fields, table);
        let statement = required_text(fields, table, "statement");
        rest(fields, table, "outcome", |_, _| false);
        let id = id?;
        Some(Outcome { id, statement: statement? })
    });
    unique(fields, read, |outcome| &outcome.id)
}

pub(super) fn obligations(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Obligation> {
    each(fields, entry, "obligation", lost, |fields, table| {
        let id = id(fields, table);
        let what = required_text(fields, table, "what");
        let first = required_date(fields, table, "first");
        let (mut party, mut every, mut clause, mut done) = (None, None, None, Vec::new());
        rest(fields, table, "obligation", |fields, entry| {
            match entry.key {
                "party" => {
                    let sides = [("supplier", Party::Supplier), ("buyer", Party::Buyer)];
                    party = fields.choice(entry, Leaves::Key, &sides);
                }
                "every" => every = fields.length(entry, Leaves::Key),
                "clause" => clause = fields.text(entry, Leaves::Key),
                "done" => done = done_days(fields, entry),
                _ => return false,
            }
            true
        });
        let id = id?;
        Some(Obligation { id, what: what?, party, first: first?, every, clause, done })
    })
}

fn done_days(fields: &mut Fields, entry: &Entry) -> Vec<(Date, Date)> {
    let mut days = Vec::new();
    let Some(table) = fields.table(entry, Leaves::Key) else { return days };
    for entry in table.entries() {
        let day = fields.date(&entry, Leaves::Key);
        match parse_date(entry.key.as_bytes()) {
            Some(occurrence) => {
                days.extend(day.map(|day| (Date::new(occurrence, entry.key_span), day)));
            }
            None => {
                let message =
                    format!("`{}` is not a day on which the obligation was due", visible(entry.key));
                let help =
                    "write the day it was due, then the day it was met: `2026-04-01 = 2026-03-28`".to_owned();
                fields.report(&rules::WRONG_VALUE, entry.key_span, Leaves::Key, message, Some(help));
            }
        }
    }
    days
}

pub(super) fn reviews(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Review> {
    each(fields, entry, "review", lost, |fields, table| {
        let held = required_date(fields, table, "held");
        let (mut by, mut rating, mut summary, mut next) = (None, None, None, None);
        rest(fields, table, "review", |fields, entry| {
            match entry.key {
                "by" => by = fields.text(entry, Leaves::Key),
                "rating" => {
                    let ratings = [
                        ("good", Rating::Good),
                        ("approaching-target", Rating::ApproachingTarget),
                        ("requires-improvement", Rating::RequiresImprovement),
                        ("inadequate", Rating::Inadequate),
                        ("other", Rating::Other),
                    ];
                    rating = fields.choice(entry, Leaves::Key, &ratings);
                }
                "summary" => summary = fields.text(entry, Leaves::Key),
                "next" => next = fields.date(entry, Leaves::Key),
                _ => return false,
            }
            true
        });
        Some(Review { span: table.span(), held: held?, by, rating, summary, next })
    })
}

pub(super) fn actions(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Action> {
    each(fields, entry, "action", lost, |fields, table| {
        let id = id(fields, table);
        let what = required_text(fields, table, "what");
        let (mut owner, mut raised, mut due, mut done, mut kpi) = (None, None, None, None, None);
        rest(fields, table, "action", |fields, entry| {
            match entry.key {
                "owner" => owner = fields.text(entry, Leaves::Key),
                "raised" => raised = fields.date(entry, Leaves::Key),
                "due" => due = fields.date(entry, Leaves::Key),
                "done" => done = fields.date(entry, Leaves::Key),
                "kpi" => kpi = fields.text(entry, Leaves::Key),
                _ => return false,
            }
            true
        });
        let id = id?;
        Some(Action { id, what: what?, owner, raised, due, done, kpi })
    })
}

pub(super) fn waivers(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Waiver> {
    each(fields, entry, "waiver", lost, |fields, table| {
        let kpi = required_text(fields, table, "kpi");
        let from = required_date(fields, table, "from");
        let until = required_date(fields, table, "until");
        let reason = required_text(fields, table, "reason");
        let agreed = required_date(fields, table, "agreed");
        let mut agreed_by = None;
        rest(fields, table, "waiver", |fields, entry| {
            if entry.key == "agreed_by" {
                agreed_by = fields.text(entry, Leaves::Key);
            }
            entry.key == "agreed_by"
        });
        let (from, until) = (from?, until?);
        if until.value < from.value {
            let message = format!("the waiver ends on {}, before it begins on {}", until.value, from.value);
            let help = "put the earlier date in `from`; both days are included".to_owned();
            fields.report(&rules::ITEM_CONTRADICTS, until.span, Leaves::Item, message, Some(help));
        }
        let waiver = Waiver {
            span: table.span(),
            kpi: kpi?,
            from,
            until,
            reason: reason?,
            agreed_by,
            agreed: agreed?,
        };
        Some(waiver)
    })
}

pub(super) fn variations(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Variation> {
    let read = each(fields, entry, "variation", lost, |fields, table| {
        let id = id(fields, table);
        let agreed = required_date(fields, table, "agreed");
        let (mut effective, mut summary, mut value_change, mut new_end, mut clause) =
            (None, None, None, None, None);
        rest(fields, table, "variation", |fields, entry| {
            match entry.key {
                "effective" => effective = fields.date(entry, Leaves::Key),
                "summary" => summary = fields.text(entry, Leaves::Key),
                "value_change" => value_change = fields.number(entry, Leaves::Key),
                "new_end" => new_end = fields.date(entry, Leaves::Key),
                "clause" => clause = fields.text(entry, Leaves::Key),
                _ => return false,
            }
            true
        });
        let id = id?;
        Some(Variation { id, agreed: agreed?, effective, summary, value_change, new_end, clause })
    });
    unique(fields, read, |variation| &variation.id)
}

pub(super) fn savings(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Saving> {
    let read = each(fields, entry, "saving", lost, |fields, table| {
        let id = id(fields, table);
        let what = required_text(fields, table, "what");
        let (mut declared, mut recurrent, mut cashable) = (None, None, None);
        rest(fields, table, "saving", |fields, entry| {
            match entry.key {
                "declared" => declared = fields.number(entry, Leaves::Key),
                "recurrent" => recurrent = fields.flag(entry, Leaves::Key),
                "cashable" => cashable = fields.flag(entry, Leaves::Key),
                _ => return false,
            }
            true
        });
        let id = id?;
        Some(Saving { id, what: what?, declared, recurrent, cashable })
    });
    unique(fields, read, |saving| &saving.id)
}

pub(super) fn risks(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Risk> {
    each(fields, entry, "risk", lost, |fields, table| {
        let id = id(fields, table);
        let what = required_text(fields, table, "what");
        let (mut likelihood, mut impact, mut owner, mut review, mut closed) = (None, None, None, None, None);
        rest(fields, table, "risk", |fields, entry| {
            match entry.key {
                "likelihood" => likelihood = score(fields, entry),
                "impact" => impact = score(fields, entry),
                "owner" => owner = fields.text(entry, Leaves::Key),
                "review" => review = fields.date(entry, Leaves::Key),
                "closed" => closed = fields.date(entry, Leaves::Key),
                _ => return false,
            }
            true
        });
        let id = id?;
        Some(Risk { id, what: what?, likelihood, impact, owner, review, closed })
    })
}

fn score(fields: &mut Fields, entry: &Entry) -> Option<crate::source::Spanned<u8>> {
    let score = fields.count(entry, Leaves::Key, 1..=5)?;
    u8::try_from(score.value).ok().map(|value| crate::source::Spanned::new(value, score.span))
}

pub(super) fn cases(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Case> {
    each(fields, entry, "case", lost, |fields, table| {
        let id = id(fields, table);
        let opened = required_date(fields, table, "opened");
        let procedure = required_text(fields, table, "procedure");
        let (mut kpis, mut done, mut closed, mut outcome) = (Vec::new(), Vec::new(), None, None);
        rest(fields, table, "case", |fields, entry| {
            match entry.key {
                "kpi" => kpis = fields.texts(entry, Leaves::Key),
                "done" => done = done_steps(fields, entry),
                "closed" => closed = fields.date(entry, Leaves::Key),
                "outcome" => outcome = fields.text(entry, Leaves::Key),
                _ => return false,
            }
            true
        });
        let id = id?;
        Some(Case { id, opened: opened?, procedure: procedure?, kpis, done, closed, outcome })
    })
}

fn done_steps(fields: &mut Fields, entry: &Entry) -> Vec<(Text, Date)> {
    let Some(table) = fields.table(entry, Leaves::Key) else { return Vec::new() };
    let mut steps = Vec::new();
    for entry in table.entries() {
        let day = fields.date(&entry, Leaves::Key);
        steps.extend(day.map(|day| (Text::new(entry.key.into(), entry.key_span), day)));
    }
    steps
}
