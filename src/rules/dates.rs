//! Every date that a contract's file holds, with the name that a finding calls it by.

use crate::model::{Contract, Date};
use crate::value::visible;

/// A date of a contract.
#[derive(Clone, Debug)]
pub(super) struct Dated<'c> {
    /// The key that it is written with.
    pub(super) key: &'c str,
    of: Of<'c>,
    /// The date.
    pub(super) date: Date,
    /// Whether it says when something was done, so that it counts from then on.
    pub(super) done: bool,
}

impl Dated<'_> {
    /// How a finding calls it: "`done` of `act-7`".
    pub(super) fn label(&self) -> String {
        let key = visible(self.key);
        match self.of {
            Of::Contract => format!("`{key}`"),
            Of::Option(number) => format!("`{key}` of option {number}"),
            Of::Review => format!("`{key}` of a review"),
            Of::Item(id) => format!("`{key}` of `{}`", visible(id)),
            Of::Change(id) => format!("`{key}` of a target change of `{}`", visible(id)),
            Of::Waiver(id) => format!("`{key}` of a waiver of `{}`", visible(id)),
        }
    }

    /// The id of the item that it is a date of.
    pub(super) fn item(&self) -> Option<&str> {
        match self.of {
            Of::Contract | Of::Option(_) | Of::Review => None,
            Of::Item(id) | Of::Change(id) | Of::Waiver(id) => Some(id),
        }
    }
}

/// What a date is a date of.
#[derive(Clone, Copy, Debug)]
enum Of<'c> {
    Contract,
    Option(usize),
    Review,
    Item(&'c str),
    Change(&'c str),
    Waiver(&'c str),
}

struct Dates<'c>(Vec<Dated<'c>>);

impl<'c> Dates<'c> {
    /// Adds the dates of one thing: its key, whether it says when something was done, and the date.
    fn add(&mut self, of: Of<'c>, dates: &[(&'c str, bool, Option<Date>)]) {
        for (key, done, date) in dates {
            self.0.extend(date.map(|date| Dated { key, of, date, done: *done }));
        }
    }
}

/// Every date of a contract.
pub(super) fn dates(contract: &Contract) -> Vec<Dated<'_>> {
    let mut all = Dates(Vec::new());
    of_term(&mut all, contract);
    for measure in &contract.measures {
        let id = measure.id.as_str();
        all.add(Of::Item(id), &[("from", false, measure.from), ("until", false, measure.until)]);
        for change in &measure.changes {
            all.add(Of::Change(id), &[("from", false, Some(change.from))]);
        }
    }
    of_lists(&mut all, contract);
    of_steps(&mut all, contract);
    all.0
}

fn of_term<'c>(all: &mut Dates<'c>, contract: &'c Contract) {
    let term = &contract.term;
    let own = [
        ("signed", false, term.signed),
        ("start", false, term.start),
        ("end", false, term.end),
        ("notice_given", true, term.notice_given),
        ("terminated", false, term.terminated),
        ("closed", false, contract.closed),
    ];
    all.add(Of::Contract, &own);
    for (at, option) in term.extensions.iter().enumerate() {
        let dates = [
            ("decide_by", false, option.decide_by),
            ("taken", true, option.taken),
            ("declined", true, option.declined),
        ];
        all.add(Of::Option(at + 1), &dates);
    }
}

fn of_lists<'c>(all: &mut Dates<'c>, contract: &'c Contract) {
    for review in &contract.reviews {
        all.add(Of::Review, &[("held", true, Some(review.held)), ("next", false, review.next)]);
    }
    for waiver in &contract.waivers {
        let dates = [
            ("from", false, Some(waiver.from)),
            ("until", false, Some(waiver.until)),
            ("agreed", true, Some(waiver.agreed)),
        ];
        all.add(Of::Waiver(&waiver.kpi), &dates);
    }
    for action in &contract.actions {
        let dates =
            [("raised", true, action.raised), ("due", false, action.due), ("done", true, action.done)];
        all.add(Of::Item(&action.id), &dates);
    }
    for variation in &contract.variations {
        let dates = [
            ("agreed", true, Some(variation.agreed)),
            ("effective", false, variation.effective),
            ("new_end", false, variation.new_end),
        ];
        all.add(Of::Item(&variation.id), &dates);
    }
    for risk in &contract.risks {
        let dates = [("review", false, risk.review), ("closed", true, risk.closed)];
        all.add(Of::Item(&risk.id), &dates);
    }
}

fn of_steps<'c>(all: &mut Dates<'c>, contract: &'c Contract) {
    for case in &contract.cases {
        let of = Of::Item(&case.id);
        all.add(of, &[("opened", true, Some(case.opened)), ("closed", true, case.closed)]);
        for (step, day) in &case.done {
            all.add(of, &[(step.as_str(), true, Some(*day))]);
        }
    }
    for obligation in &contract.obligations {
        let of = Of::Item(&obligation.id);
        all.add(of, &[("first", false, Some(obligation.first))]);
        for (occurrence, met) in &obligation.done {
            all.add(of, &[("done", false, Some(*occurrence)), ("done", true, Some(*met))]);
        }
    }
}
