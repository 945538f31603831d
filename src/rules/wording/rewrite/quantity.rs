//! A target in words: `at least 95%`, `no more than 3 collections`, `between 63 and 75 °C`.

use super::super::settled;
use super::word;
use crate::model::{Measure, Target};
use crate::statement::Bound;
use crate::value::Number;
use rust_decimal::Decimal;

/// What a target asks, in words.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    /// The words before the figure, with a space at the end.
    lead: &'static str,
    /// The figure, or both with `and` between.
    figure: String,
    unit: Unit,
    bound: Option<Bound>,
    /// Whether the noun after it stands in the singular.
    one: bool,
}

/// How a unit is written beside its figure.
#[derive(Clone, Debug)]
enum Unit {
    Share,
    Money,
    /// Things, lengths of time, degrees: a noun or a sign after the figure.
    Noun(String),
    /// A place on a scale: the name of the measure says which.
    Scale(String),
}

impl Quantity {
    /// The target of a measure in words; `None` where its unit cannot stand beside a figure.
    pub(super) fn of(measure: &Measure) -> Option<Self> {
        let target = measure.target.as_ref()?.value;
        let unit = settled::said(measure.unit.as_ref())?;
        let unit = if settled::is_share(measure) { Unit::Share } else { Unit::of(unit)? };
        let one = |number: Number| number.value == Decimal::ONE;
        let end = |number: Number, end: Decimal| matches!(unit, Unit::Share) && number.value == end;
        let (lead, bound, figure, one) = match target {
            Target::AtLeast(n) if end(n, Decimal::ONE_HUNDRED) => ("", None, shown(n, &unit), false),
            Target::AtMost(n) if n.value.is_zero() => ("", None, shown(n, &unit), false),
            Target::AtLeast(n) => ("at least ", Some(Bound::AtLeast), shown(n, &unit), one(n)),
            Target::AtMost(n) => ("no more than ", Some(Bound::AtMost), shown(n, &unit), one(n)),
            Target::Exactly(n) => ("exactly ", None, shown(n, &unit), one(n)),
            Target::Between(low, high) => {
                ("between ", None, format!("{} and {}", shown(low, &unit), shown(high, &unit)), false)
            }
            Target::Met => return None,
        };
        Some(Self { lead, figure, unit, bound, one })
    }

    /// Room for a share that nobody has written yet.
    pub(super) fn gap() -> Self {
        let figure = "…%".to_owned();
        Self { lead: "at least ", figure, unit: Unit::Share, bound: Some(Bound::AtLeast), one: false }
    }

    /// Whether it is a part of the cases.
    pub(super) fn is_share(&self) -> bool {
        matches!(self.unit, Unit::Share)
    }

    /// Whether it is an amount of money.
    pub(super) fn is_money(&self) -> bool {
        matches!(self.unit, Unit::Money)
    }

    /// Which side is asked for.
    pub(super) fn bound(&self) -> Option<Bound> {
        self.bound
    }

    /// Whether it counts one thing only.
    pub(super) fn is_one(&self) -> bool {
        self.one
    }

    /// The noun that it counts, in lower case.
    pub(super) fn noun(&self) -> Option<String> {
        match &self.unit {
            Unit::Noun(noun) => Some(noun.to_lowercase()),
            _ => None,
        }
    }

    /// Without its unit, unless that is a sign of its own: `at least 95%`, `no more than 3`.
    pub(super) fn short(&self) -> String {
        format!("{}{}", self.lead, self.figure)
    }

    /// Its figure alone, for words that give the side already.
    pub(super) fn figure(&self) -> &str {
        &self.figure
    }

    /// With its unit, as it stands after the name of a measure; `None` where the two do not fit.
    pub(super) fn after(&self, name: &str) -> Option<String> {
        let short = self.short();
        match &self.unit {
            Unit::Share | Unit::Money => Some(short),
            Unit::Scale(word) => settled::has_word(name, &[word]).then_some(short),
            Unit::Noun(noun) => Some(format!("{short} {}", self.numbered(noun))),
        }
    }

    /// A noun in the singular after one, and times in the plural after more.
    fn numbered(&self, noun: &str) -> String {
        const TIMES: &[&str] = &["second", "minute", "hour", "day", "week", "month", "year", "working day"];
        if self.one {
            let plain = !noun.contains(' ') && !noun.ends_with("ss") && noun.len() > 3;
            return noun.strip_suffix('s').filter(|_| plain).unwrap_or(noun).to_owned();
        }
        if TIMES.contains(&noun) { format!("{noun}s") } else { noun.to_owned() }
    }
}

impl Unit {
    fn of(unit: &str) -> Option<Self> {
        const SCALES: &[&str] = &["score", "rating", "index", "ratio", "points"];
        let lower = unit.to_lowercase();
        if matches!(lower.as_str(), "£" | "gbp" | "pounds") {
            return Some(Self::Money);
        }
        if SCALES.contains(&lower.as_str()) {
            return Some(Self::Scale(lower));
        }
        let fits = word::words(unit).len() <= 5
            && !unit.contains([',', '/', '(', ':', '"'])
            && !settled::has_word(unit, &["yes", "no", "score", "rating", "index", "per", "of"]);
        let sign = unit.starts_with('°');
        (sign || (fits && unit.starts_with(char::is_alphabetic))).then(|| Self::Noun(unit.to_owned()))
    }
}

fn shown(number: Number, unit: &Unit) -> String {
    let plain = number.value.normalize();
    match unit {
        Unit::Share => format!("{plain}%"),
        Unit::Money => format!("£{plain}"),
        Unit::Noun(_) | Unit::Scale(_) => plain.to_string(),
    }
}
