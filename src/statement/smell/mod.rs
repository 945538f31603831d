//! What stands in the way of two people calling the same result: the smells, each with its guards in a file.

mod absolute;
mod change;
mod compound;
mod limit;
mod reference;
mod unread;
mod vague;
mod verbs;
mod wording;

use super::scan::Scan;
use std::ops::Range;

/// A kind of defect in the wording of a measure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Smell {
    /// An adjective or adverb that decides pass or fail and has no test.
    VagueQualifier,
    /// Wording that excuses a miss.
    Loophole,
    /// A list that can be extended.
    OpenEnded,
    /// A criterion handed to something unnamed.
    UndefinedReference,
    /// Measures that can pass or fail apart.
    Compound,
    /// An amount without a number.
    VagueQuantifier,
    /// A frequency without a number.
    VagueFrequency,
    /// A passive that hides who must act.
    HarmfulPassive,
    /// A limit for a case without a share of cases.
    NoComplianceRate,
    /// A percentage without a base.
    MissingDenominator,
    /// A number without a unit.
    MissingUnit,
    /// A change without what it is measured from.
    ComparativeNoBaseline,
    /// A target not yet filled in.
    Placeholder,
    /// An absolute that needs evidence that it can be met.
    AchievabilityDoubt,
}

impl Smell {
    /// Every smell.
    pub const ALL: [Self; 14] = [
        Self::VagueQualifier,
        Self::Loophole,
        Self::OpenEnded,
        Self::UndefinedReference,
        Self::Compound,
        Self::VagueQuantifier,
        Self::VagueFrequency,
        Self::HarmfulPassive,
        Self::NoComplianceRate,
        Self::MissingDenominator,
        Self::MissingUnit,
        Self::ComparativeNoBaseline,
        Self::Placeholder,
        Self::AchievabilityDoubt,
    ];

    /// Its name in every output. An amount and a frequency without a number share one.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::VagueQualifier => "vague-qualifier",
            Self::Loophole => "loophole",
            Self::OpenEnded => "open-ended",
            Self::UndefinedReference => "undefined-reference",
            Self::Compound => "compound",
            Self::VagueQuantifier | Self::VagueFrequency => "vague-quantifier",
            Self::HarmfulPassive => "harmful-passive",
            Self::NoComplianceRate => "no-compliance-rate",
            Self::MissingDenominator => "missing-denominator",
            Self::MissingUnit => "missing-unit",
            Self::ComparativeNoBaseline => "comparative-no-baseline",
            Self::Placeholder => "placeholder",
            Self::AchievabilityDoubt => "achievability-doubt",
        }
    }
}

/// A smell at its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// Which.
    pub smell: Smell,
    /// The bytes of the statement that show it.
    pub span: Range<usize>,
    /// The tokens of the same.
    pub(super) tokens: Range<usize>,
}

/// Every smell of a statement, by place.
pub(super) fn all(scan: &Scan) -> Vec<Found> {
    let mut out = Sink { scan, found: Vec::new() };
    unread::find(scan, &mut out);
    wording::find(scan, &mut out);
    reference::find(scan, &mut out);
    change::find(scan, &mut out);
    vague::find(scan, &mut out);
    limit::find(scan, &mut out);
    compound::find(scan, &mut out);
    absolute::find(scan, &mut out);
    out.found.sort_by_key(|found| (found.tokens.start, found.tokens.end, found.smell));
    out.found
}

/// Where the finders put what they find. One place has one defect: the first finder that names it keeps it.
struct Sink<'s> {
    scan: &'s Scan<'s>,
    found: Vec<Found>,
}

impl Sink<'_> {
    fn push(&mut self, smell: Smell, tokens: Range<usize>) {
        let free = |found: &Found| {
            let apart = found.tokens.end <= tokens.start || tokens.end <= found.tokens.start;
            apart
                || smell != found.smell && smell == Smell::AchievabilityDoubt
                || found.smell == Smell::AchievabilityDoubt
                || smell == Smell::Compound
                || found.smell == Smell::Compound
        };
        if !tokens.is_empty() && self.found.iter().all(free) {
            let span = self.scan.tokens.bytes(&tokens);
            self.found.push(Found { smell, span, tokens });
        }
    }
}
