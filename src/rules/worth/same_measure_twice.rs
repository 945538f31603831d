//! Two measures of a contract that say the same.

use super::words::{Words, lists};
use crate::diag::{Finding, Rule, Severity};
use crate::model::{Measure, Target, Text};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::value::{Frequency, visible};
use rustc_hash::FxHashMap;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::R, Weight::Weakens, check);

static RULE: Rule = Rule {
    code: "R506",
    name: "same-measure-twice",
    severity: Severity::Advice,
    page: include_str!("same-measure-twice.md"),
};

/// What two measures have in common that say the same.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    /// Their words.
    Words(Option<Frequency>, String, String),
    /// What is counted, with everything that it is judged by.
    Fields(Option<Frequency>, String, [String; 4]),
}

/// Looks at all measures of the contract at once, at the first: one look-up for each, however many there are.
fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    if cx.at != 0 {
        return;
    }
    let contract = cx.contract;
    let mut seen: FxHashMap<Key, &Measure> = FxHashMap::default();
    for (at, (measure, facts)) in contract.contract.measures.iter().zip(&contract.facts.measures).enumerate()
    {
        let cx = MeasureCx { contract, measure, at, facts, worded: None };
        let (Some(severity), Some(statement)) = (cx.severity(Weight::Weakens), &measure.statement) else {
            continue;
        };
        let mut same = None;
        for key in keys(measure, statement).into_iter().flatten() {
            let before = seen.get(&key).copied().filter(|before| overlap(before, measure));
            if before.is_none() {
                seen.insert(key, measure);
            }
            same = same.or(before);
        }
        let Some(first) = same else { continue };
        let id = visible(&first.id);
        let message = format!("it says the same as `{id}`: one result is counted twice");
        let help =
            format!("delete one of the two, or say in `statement` or `scope` how it differs from `{id}`");
        let place = cx.place(first.statement.as_ref().map_or(first.id.span, |text| text.span));
        let finding = cx.finding(&RULE, cx.head(), message).severity(severity).help(help);
        out.push(finding.related(place, "the first of the two"));
    }
}

/// Whether both are measured on some day: one that follows another replaces it.
fn overlap(one: &Measure, other: &Measure) -> bool {
    let before = |one: &Measure, other: &Measure| {
        one.until.zip(other.from).is_some_and(|(until, from)| until.value < from.value)
    };
    !before(one, other) && !before(other, one)
}

fn keys(measure: &Measure, statement: &Text) -> [Option<Key>; 2] {
    let frequency = measure.frequency.map(|frequency| frequency.value);
    let text = plain(Some(statement));
    let scope = plain(measure.scope.as_ref());
    if text.is_empty() {
        return [None, None];
    }
    let fields = [
        scope.clone(),
        measure.unit.as_ref().map(|unit| unit.trim().to_lowercase()).unwrap_or_default(),
        measure.target.as_ref().map(|target| bounds(&target.value)).unwrap_or_default(),
        plain(measure.method.as_ref()),
    ];
    let counted = Some(counted(statement)).filter(|counted| !counted.is_empty());
    [Some(Key::Words(frequency, text, scope)), counted.map(|counted| Key::Fields(frequency, counted, fields))]
}

/// A text without marks and capitals.
fn plain(text: Option<&Text>) -> String {
    let Some(text) = text else { return String::new() };
    Words::new(text).each().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The words of a statement that say what is counted, in the singular and whatever their order.
fn counted(statement: &str) -> String {
    let words = Words::new(statement);
    let empty: Vec<_> = words.all(&lists().empty).collect();
    let says = words.each().enumerate().filter(|(at, _)| !empty.iter().any(|range| range.contains(at)));
    let mut stems: Vec<String> = says
        .map(|(_, word)| {
            let word = word.to_lowercase();
            word.strip_suffix('s').filter(|stem| stem.len() > 2).map(str::to_owned).unwrap_or(word)
        })
        .collect();
    stems.sort_unstable();
    stems.join(" ")
}

/// A target by value.
fn bounds(target: &Target) -> String {
    match target {
        Target::AtLeast(one) | Target::AtMost(one) | Target::Exactly(one) => {
            format!("{} {}", target.key(), one.value.normalize())
        }
        Target::Between(low, high) => {
            format!("{} {} {}", target.key(), low.value.normalize(), high.value.normalize())
        }
        Target::Met => target.key().to_owned(),
    }
}
