//! Moving the as-of date forward only ever adds records.

use super::{cases, made, read};
use crate::kit::Outcome;
use chrono::NaiveDate;
use cm::facts::State;
use cm::model::Contract;
use cm::query::Query;
use cm::report::due::{self, Options};
use cm::value::Period;
use cm::view::View;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What is known of a register on a day.
#[derive(Debug)]
struct Known {
    /// Contracts that are closed.
    closed: BTreeSet<String>,
    /// Each contract, measure and period of which a row stands.
    stands: BTreeSet<(String, u32, Period)>,
    /// Actions that are raised, due and in no list of what falls due.
    settled: BTreeSet<(String, String)>,
    /// Dated records that count.
    records: usize,
}

fn dates(contract: &Contract) -> Vec<NaiveDate> {
    let mut dates: Vec<NaiveDate> = Vec::new();
    dates.extend(contract.reviews.iter().map(|review| review.held.value));
    dates.extend(contract.variations.iter().map(|variation| variation.agreed.value));
    dates.extend(contract.waivers.iter().map(|waiver| waiver.agreed.value));
    dates.extend(contract.actions.iter().filter_map(|action| action.done).map(|done| done.value));
    dates.extend(contract.cases.iter().map(|case| case.opened.value));
    dates.extend(contract.term.extensions.iter().filter_map(|option| option.taken).map(|taken| taken.value));
    dates
}

fn known(outcome: &Outcome, as_of: NaiveDate) -> Known {
    let (register, _) = outcome.register.as_ref().unwrap();
    let view = View::new(register, as_of);
    let mut found =
        Known { closed: BTreeSet::new(), stands: BTreeSet::new(), settled: BTreeSet::new(), records: 0 };
    for (contract, rows) in register.contracts.iter().zip(&register.readings) {
        let id = contract.id.as_str().to_owned();
        found.stands.extend(rows.iter().map(|row| (id.clone(), row.measure, row.period)));
        found.records += dates(contract).into_iter().filter(|date| view.context.knows(*date)).count();
        if view.context.facts(contract, rows).state == State::Closed {
            found.closed.insert(id.clone());
        }
        let raised = contract.actions.iter().filter(|action| {
            action.due.is_some() && action.raised.is_none_or(|raised| view.context.knows(raised.value))
        });
        found.settled.extend(raised.map(|action| (id.clone(), action.id.as_str().to_owned())));
    }
    let far = Options { within: "100 years".parse().ok(), overdue: false, people: true };
    for line in due::lines(&[view], &Query::default(), &far) {
        if let Some(item) = line.item.item.filter(|_| line.item.kind.word() == "action") {
            assert!(
                found.settled.remove(&(line.contract.id.as_str().to_owned(), item)),
                "listed before it is raised"
            );
        }
    }
    found
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_later_day_knows_all_that_an_earlier_one_knew(made in made::register(), days in 0u32..500) {
        let (day, later) = (made::date(made.as_of), made::date(made.as_of + days));
        let then = known(&read(&made.files(day)), day);
        let now = known(&read(&made.files(later)), later);
        prop_assert!(then.closed.is_subset(&now.closed), "{:?}\n{:?}", then, now);
        prop_assert!(then.stands.is_subset(&now.stands), "{:?}\n{:?}", then, now);
        prop_assert!(then.settled.is_subset(&now.settled), "{:?}\n{:?}", then, now);
        prop_assert!(then.records <= now.records);
    }
}
