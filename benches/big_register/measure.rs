//! A measure as one contract has it.

use crate::Result;
use crate::catalogue::Measure;
use crate::date::Month;
use crate::random::Random;

pub(crate) struct Chosen {
    pub(crate) kind: &'static Measure,
    pub(crate) target: i64,
    /// The first month that it is measured in.
    pub(crate) first: Month,
    /// Months without a reading, by their offset from `first`.
    pub(crate) missing: Vec<i64>,
}

impl Chosen {
    /// A measure with `count` readings up to its `last` month: for each that is missing it begins a month
    /// earlier.
    pub(crate) fn drawn(
        random: &mut Random,
        kind: &'static Measure,
        count: i64,
        last: Month,
    ) -> Result<Self> {
        let mut missing = Vec::new();
        let gaps = if count > 2 && random.chance(25) { random.range(1, 2) } else { 0 };
        let span = count + gaps;
        while i64::try_from(missing.len())? < gaps {
            let at = random.range(0, span - 1);
            if !missing.contains(&at) {
                missing.push(at);
            }
        }
        let target = random.range(kind.target.0, kind.target.1);
        Ok(Self { kind, target, first: last.plus(1 - span), missing })
    }

    /// The key of its target.
    pub(crate) fn op(&self) -> &'static str {
        if self.kind.at_least { "at_least" } else { "at_most" }
    }

    /// Its bands, serious and severe, on the worse side of its target.
    pub(crate) fn bands(&self) -> (i64, i64) {
        let sign = if self.kind.at_least { -1 } else { 1 };
        (self.target + sign * self.kind.serious, self.target + sign * self.kind.severe)
    }

    /// Whether there is a reading of a month.
    pub(crate) fn is_read_in(&self, month: Month) -> bool {
        let at = month.since(self.first);
        at >= 0 && !self.missing.contains(&at)
    }
}
