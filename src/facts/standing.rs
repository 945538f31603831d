use super::{Context, MeasureFacts, State, Verdict};
use crate::model::{Asks, Contract};

/// How a live contract stands, from worst to best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Standing {
    /// An open breach worse than minor, or an open run of three or more.
    Red,
    /// Nobody can say: a reading that was due is missing, or there is nothing to measure where there should be.
    Grey,
    /// Another open breach.
    Amber,
    /// As it should be.
    Green,
}

impl Standing {
    /// The word used in every output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Grey => "grey",
            Self::Amber => "amber",
            Self::Green => "green",
        }
    }
}

/// An open run of this many breaches is as bad as a serious one.
const LONG_RUN: u32 = 3;

pub(super) fn standing(
    context: &Context,
    contract: &Contract,
    state: State,
    measures: &[MeasureFacts],
) -> Option<Standing> {
    if state != State::Live {
        return None;
    }
    let open = || measures.iter().filter_map(MeasureFacts::open);
    let bad = |breach: &super::Judged| breach.verdict > Some(Verdict::Minor) || breach.run >= LONG_RUN;
    let asked = context.settings.asks(contract.tier.as_ref()) >= Asks::Some;
    if open().any(bad) {
        Some(Standing::Red)
    } else if measures.iter().any(|measure| measure.is_silent(context.as_of))
        || (measures.is_empty() && asked)
    {
        Some(Standing::Grey)
    } else if open().next().is_some() {
        Some(Standing::Amber)
    } else if measures.is_empty() {
        None
    } else {
        Some(Standing::Green)
    }
}
