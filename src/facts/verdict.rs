use crate::model::{Bands, ReadingValue, Target};
use crate::value::{Number, Total};

/// What a reading means against its target, from best to worst.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Verdict {
    /// As it should be.
    Met,
    /// Worse than the target.
    Minor,
    /// Worse than the serious band.
    Serious,
    /// Worse than the severe band.
    Severe,
    /// Worse than the contract's threshold.
    Threshold,
}

impl Verdict {
    /// The word used in every output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Minor => "minor",
            Self::Serious => "serious",
            Self::Severe => "severe",
            Self::Threshold => "threshold",
        }
    }

    /// Whether it is not met.
    #[must_use]
    pub fn is_breach(self) -> bool {
        self != Self::Met
    }
}

/// The verdict of a value. Boundaries belong to the better side. `None` where there is no value, or not one
/// of the target's kind.
pub(super) fn judge(value: ReadingValue, target: &Target, bands: &Bands) -> Option<Verdict> {
    let value = match (value, target) {
        (ReadingValue::Met(met), Target::Met) => {
            return Some(if met { Verdict::Met } else { Verdict::Minor });
        }
        (ReadingValue::Number(number), target) if *target != Target::Met => number,
        _ => return None,
    };
    if !is_worse(value, target) {
        return Some(Verdict::Met);
    }
    let worst = [
        (&bands.threshold, Verdict::Threshold),
        (&bands.severe, Verdict::Severe),
        (&bands.serious, Verdict::Serious),
    ];
    let passed = worst
        .into_iter()
        .find(|(band, _)| band.as_ref().is_some_and(|band| passes(value, target, band.value)));
    Some(passed.map_or(Verdict::Minor, |(_, verdict)| verdict))
}

fn is_worse(value: Number, target: &Target) -> bool {
    match target {
        Target::AtLeast(bound) => value.value < bound.value,
        Target::AtMost(bound) => value.value > bound.value,
        Target::Between(low, high) => value.value < low.value || value.value > high.value,
        Target::Exactly(bound) => value.value != bound.value,
        Target::Met => false,
    }
}

/// Whether a value is worse than a band: beyond it, or for a range further outside the nearer bound.
fn passes(value: Number, target: &Target, band: Number) -> bool {
    let total = |number: Number| Total::from(number.value);
    let outside = |low: Number, high: Number| {
        let distance =
            if value.value < low.value { total(low) - total(value) } else { total(value) - total(high) };
        distance > total(band)
    };
    match target {
        Target::AtLeast(_) => value.value < band.value,
        Target::AtMost(_) => value.value > band.value,
        Target::Between(low, high) => outside(*low, *high),
        Target::Exactly(bound) => outside(*bound, *bound),
        Target::Met => false,
    }
}
