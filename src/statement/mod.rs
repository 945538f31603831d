//! The text of a success measure, read as two honest people would have to: what is counted, of whom, what counts as
//! met, over what time; and which words leave room for two answers.
//!
//! Figures, units, dates, periods, names, scales and defined terms are settled first; only what is left can be vague.

mod clock;
mod dates;
mod figure;
mod letters;
mod lexicon;
mod measurable;
mod numeral;
mod object;
mod pattern;
mod period;
mod scan;
mod smell;
mod tag;
#[cfg(test)]
mod tests;
mod token;

pub use clock::Clock;
pub use dates::{Dated, Purpose};
pub use figure::{Bound, Counted, Figure};
pub use letters::Lack;
pub use lexicon::Lexicon;
pub use period::Period;
pub use smell::{Found, Smell};

use scan::Scan;
use std::ops::Range;

/// The bytes of a statement that are read; what stands after them is taken for something other than a measure.
pub const LONGEST: usize = 8_192;

/// What a statement says and lacks.
#[derive(Clone, Debug, Default)]
pub struct Statement {
    /// Its defects, by place.
    pub found: Vec<Found>,
    /// What it lacks.
    pub lacks: Vec<Lack>,
    /// Its figures, each with the bytes that it stands in.
    pub figures: Vec<(Range<usize>, Figure)>,
    /// Its dates.
    pub dates: Vec<(Range<usize>, Dated)>,
    /// Its periods and deadlines.
    pub periods: Vec<(Range<usize>, Period)>,
}

impl Statement {
    /// Reads a statement with these term lists.
    #[must_use]
    pub fn read(text: &str, lexicons: &[&Lexicon]) -> Self {
        let mut end = text.len().min(LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let scan = Scan::new(&text[..end], lexicons);
        let found = smell::all(&scan);
        let lacks = letters::lacks(&scan, &found);
        let bytes = |range: &Range<usize>| scan.tokens.bytes(range);
        Self {
            lacks,
            found,
            figures: scan.figures.iter().map(|one| (bytes(&one.tokens), one.clone())).collect(),
            dates: scan.dates.iter().map(|one| (bytes(&one.tokens), one.clone())).collect(),
            periods: scan.periods.iter().map(|one| (bytes(&one.tokens), one.clone())).collect(),
        }
    }

    /// Whether the text alone is specific: it names what is counted and of whom, and no vague word decides.
    #[must_use]
    pub fn is_specific(&self) -> bool {
        let vague = |found: &Found| {
            matches!(
                found.smell,
                Smell::VagueQualifier | Smell::Loophole | Smell::OpenEnded | Smell::UndefinedReference
            )
        };
        !self.found.iter().any(vague) && !self.lacks(Lack::Population) && !self.lacks(Lack::Object)
    }

    /// Whether the text alone has a level that counts as met.
    #[must_use]
    pub fn is_measurable(&self) -> bool {
        !self.lacks(Lack::Threshold)
    }

    /// Whether the text alone has a period or a deadline.
    #[must_use]
    pub fn is_time_bound(&self) -> bool {
        !self.periods.is_empty()
    }

    /// Whether it lacks something.
    #[must_use]
    pub fn lacks(&self, lack: Lack) -> bool {
        self.lacks.contains(&lack)
    }
}
