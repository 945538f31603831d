//! Statements on trial: what can be said of a measure that is nothing but its text.
//!
//! It is judged as if it stood in a contract that is planned and asks all, by the same rules and with the same words
//! as in `cm check`; the three letters are what the text alone shows.

use super::measure::{Letter, MeasureCx, Worded};
use super::smart::{Mark, Remark, remarks};
use super::{ContractCx, Known};
use crate::diag::Rule;
use crate::facts::Facts;
use crate::model::{Asks, Contract, Text};
use crate::read;
use crate::source::Span;
use crate::statement::Lexicon;
use crate::view::View;

/// What a text shows.
#[derive(Clone, Debug)]
pub struct Tried {
    /// Specific, measurable and time-bound, in this order: each passes or fails.
    pub marks: [(Letter, Mark); 3],
    /// Why, by letter; and what it asks for besides.
    pub remarks: Vec<Remark>,
}

/// Tries statements with the vocabulary of a register.
#[derive(Debug)]
pub struct Drafts<'v> {
    view: &'v View<'v>,
    known: Known<'v>,
    own: Lexicon,
    contract: Contract,
    facts: Facts,
}

impl<'v> Drafts<'v> {
    /// With the vocabulary of this register.
    #[must_use]
    pub fn new(view: &'v View<'v>) -> Self {
        let contract = read::draft();
        let facts = view.context.facts(&contract, &[]);
        Self { view, known: Known::new(view.register), own: Lexicon::default(), contract, facts }
    }

    /// What a text shows.
    #[must_use]
    pub fn judge(&self, text: &str) -> Tried {
        // Two quotation marks more than the text, as in a file.
        let text = Text::new(text.into(), Span::new(0, text.len() + 2));
        let mut measure = self.contract.measures[0].clone();
        let statement = self.known.vocabulary.read(&text, &self.own);
        let passes = |is: bool| if is { Mark::Pass } else { Mark::Fail };
        let marks = [
            (Letter::S, passes(statement.is_specific())),
            (Letter::M, passes(statement.is_measurable())),
            (Letter::T, passes(statement.is_time_bound())),
        ];
        measure.statement = Some(text.clone());
        let contract = ContractCx {
            view: self.view,
            contract: &self.contract,
            facts: &self.facts,
            asks: Asks::All,
            known: &self.known,
        };
        let worded = Some(Worded { text: &text, statement });
        let cx = MeasureCx {
            contract: &contract,
            measure: &measure,
            at: 0,
            facts: &self.facts.measures[0],
            worded,
        };
        Tried { marks, remarks: remarks(&cx, is_of_the_text) }
    }
}

/// Whether a rule is about wording: of the letters that a text shows, or the one about another letter.
fn is_of_the_text(rule: &Rule) -> bool {
    let families = [Letter::S, Letter::M, Letter::T].map(Letter::as_str);
    families.iter().any(|family| rule.code.starts_with(family)) || rule.code == ACHIEVABILITY_DOUBT
}

/// The rule about a level that leaves no room: the one thing about another letter that a text shows.
const ACHIEVABILITY_DOUBT: &str = "A401";
