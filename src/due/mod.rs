//! What falls due: one file a kind. A kind says, of one contract, which items there are and on what day; the
//! act-by date, the value at stake and the order are the same for all.

mod action;
mod case;
mod expiry;
mod extension;
mod notice;
mod obligation;
mod reading;
mod renewal;
mod reprocure;
mod review;
mod risk;
mod waiver;

pub use extension::decide_by;
pub use obligation::next_occurrence;

use crate::facts::{Context, Facts};
use crate::model::{Contract, Text};
use crate::value::{Period, Total, days_until};
use chrono::NaiveDate;

/// A kind of due item, in the order in which items of one day and contract are listed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// A review meeting.
    Review,
    /// A reading that is expected.
    Reading,
    /// The last day to stop a renewal.
    Notice,
    /// The day at whose end a contract renews by itself.
    Renewal,
    /// The last day to decide an option.
    Extension,
    /// The day to begin buying again.
    Reprocure,
    /// The last day in force.
    Expiry,
    /// A dated duty of either party.
    Obligation,
    /// An action agreed.
    Action,
    /// The end of a waiver.
    Waiver,
    /// A risk to be looked at again.
    Risk,
    /// The time limit of a formal step.
    Case,
}

type Items = fn(&Context, &Contract, &Facts, &mut Due);

/// The items found so far, and the last day that is looked at: what falls due later is not worked out further.
#[derive(Debug)]
struct Due {
    last: NaiveDate,
    items: Vec<Item>,
}

impl Due {
    /// Whether a day is looked at; asked before an item is put into words.
    fn wants(&self, date: NaiveDate) -> bool {
        date <= self.last
    }

    fn push(&mut self, item: Item) {
        self.items.push(item);
    }
}

/// Every kind, with its word and the function that finds its items.
const KINDS: &[(Kind, &str, Items)] = &[
    (Kind::Review, "review", review::items),
    (Kind::Reading, "reading", reading::items),
    (Kind::Notice, "notice", notice::items),
    (Kind::Renewal, "renewal", renewal::items),
    (Kind::Extension, "extension", extension::items),
    (Kind::Reprocure, "reprocure", reprocure::items),
    (Kind::Expiry, "expiry", expiry::items),
    (Kind::Obligation, "obligation", obligation::items),
    (Kind::Action, "action", action::items),
    (Kind::Waiver, "waiver", waiver::items),
    (Kind::Risk, "risk", risk::items),
    (Kind::Case, "case", case::items),
];

impl Kind {
    /// The word used in every output.
    #[must_use]
    pub fn word(self) -> &'static str {
        KINDS.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, word, _)| word)
    }

    /// All kinds, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        KINDS.iter().map(|(kind, ..)| *kind)
    }
}

/// Something that falls due.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// The day.
    pub date: NaiveDate,
    /// The last working day on or before it.
    pub act_by: NaiveDate,
    /// What kind of thing it is.
    pub kind: Kind,
    /// Its id within the contract, where it has one.
    pub item: Option<String>,
    /// The period of a reading.
    pub period: Option<Period>,
    /// What is to be done.
    pub what: String,
    /// Who answers for it.
    pub who: Option<String>,
    /// The contract's current value.
    pub value: Option<Total>,
    /// Calendar days from the as-of date to the day: negative when overdue.
    pub days: i64,
}

impl Item {
    /// An item of the contract as a whole, for its manager.
    fn new(context: &Context, contract: &Contract, facts: &Facts, kind: Kind, date: NaiveDate) -> Self {
        let calendar = &context.settings.calendar;
        Self {
            date,
            act_by: calendar.last_working_day_on_or_before(date).unwrap_or(date),
            kind,
            item: None,
            period: None,
            what: String::new(),
            who: contract.manager().map(str::to_owned),
            value: facts.value,
            days: days_until(context.as_of, date),
        }
    }

    fn what(mut self, what: impl Into<String>) -> Self {
        self.what = what.into();
        self
    }

    fn item(mut self, id: impl Into<String>) -> Self {
        self.item = Some(id.into());
        self
    }

    /// Makes it the owner's, where there is one.
    fn owner(mut self, contract: &Contract, owner: Option<&Text>) -> Self {
        if let Some(who) = contract.who(owner) {
            self.who = Some(who.to_owned());
        }
        self
    }
}

/// Everything of a contract that falls due on or before `last`, by date, then kind, then file order.
#[must_use]
pub fn items(context: &Context, contract: &Contract, facts: &Facts, last: NaiveDate) -> Vec<Item> {
    let mut due = Due { last, items: Vec::new() };
    for (_, _, find) in KINDS {
        find(context, contract, facts, &mut due);
    }
    let mut items = due.items;
    items.sort_by_key(|item| (item.date, item.kind));
    items
}
