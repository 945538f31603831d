//! What a rule about a success measure may look at, the letter that it speaks of, and how much it weighs.

use super::ContractCx;
use crate::diag::{Finding, Rule, Severity};
use crate::facts::{MeasureFacts, State};
use crate::model::{Asks, Definition, Measure, Settings, Text};
use crate::source::{Place, Span};
use crate::statement::{Found, Lexicon, Statement};
use std::ops::Range;

/// One of the five questions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Letter {
    /// Specific.
    S,
    /// Measurable.
    M,
    /// Achievable.
    A,
    /// Relevant.
    R,
    /// Time-bound.
    T,
}

impl Letter {
    /// Every letter, in order.
    pub const ALL: [Self; 5] = [Self::S, Self::M, Self::A, Self::R, Self::T];

    /// The letter as it is written.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::S => "S",
            Self::M => "M",
            Self::A => "A",
            Self::R => "R",
            Self::T => "T",
        }
    }
}

/// What a finding does to its letter, whatever its severity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Weight {
    /// The letter stands; there is something to ask.
    Notes,
    /// The letter is weak.
    Weakens,
    /// The letter fails.
    Fails,
}

impl Weight {
    /// What it does, in a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Notes => "notes on",
            Self::Weakens => "weakens",
            Self::Fails => "fails",
        }
    }
}

/// What a rule about one measure may look at.
#[derive(Debug)]
pub struct MeasureCx<'v> {
    /// Its contract.
    pub contract: &'v ContractCx<'v>,
    /// The measure.
    pub measure: &'v Measure,
    /// Its place among the contract's measures.
    pub at: usize,
    /// What follows from its readings.
    pub facts: &'v MeasureFacts,
    /// Its statement as it was read, where it has one.
    pub worded: Option<Worded<'v>>,
}

/// A statement with what was read from it.
#[derive(Debug)]
pub struct Worded<'v> {
    /// Where it stands in its file.
    pub text: &'v Text,
    /// What it says and lacks.
    pub statement: Statement,
}

impl Worded<'_> {
    /// The span in the file of some bytes of the statement; the whole value where escapes put them out of step.
    #[must_use]
    pub fn span(&self, bytes: &Range<usize>) -> Span {
        let whole = self.text.span;
        let written = usize::try_from(whole.end.saturating_sub(whole.start)).unwrap_or_default();
        // Two quotation marks more than the text: nothing in it is escaped.
        if written != self.text.value.len() + 2 {
            return whole;
        }
        let from = usize::try_from(whole.start).unwrap_or_default() + 1;
        Span::new(from + bytes.start, from + bytes.end)
    }

    /// The words of some bytes of the statement.
    #[must_use]
    pub fn words(&self, bytes: &Range<usize>) -> &str {
        self.text.value.get(bytes.clone()).unwrap_or_default()
    }

    /// The defects of one kind.
    pub fn found(&self, smell: crate::statement::Smell) -> impl Iterator<Item = &Found> {
        self.statement.found.iter().filter(move |found| found.smell == smell)
    }
}

impl<'v> MeasureCx<'v> {
    /// How severe a finding of this weight is for this contract: planned contracts are judged strictly, for that is
    /// when a measure can still be mended; where little is asked only failures are told; nothing of what is over.
    #[must_use]
    pub fn severity(&self, weight: Weight) -> Option<Severity> {
        let planned = self.contract.facts.state == State::Planned;
        if self.contract.facts.state.is_over() || self.has_ended() {
            return None;
        }
        match (self.contract.asks, weight) {
            (Asks::All, Weight::Fails) => Some(Severity::Warning),
            (Asks::Some, Weight::Fails) | (Asks::All, Weight::Weakens) if planned => Some(Severity::Warning),
            (Asks::All | Asks::Some, _) | (Asks::Few, Weight::Fails) => Some(Severity::Advice),
            (Asks::Few, Weight::Weakens | Weight::Notes) => None,
        }
    }

    /// Whether it stopped being measured.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.contract.is_past(self.measure.until.map(|until| until.value))
    }

    /// A finding about this measure, at a span of its file.
    pub fn finding(&self, rule: &'static Rule, span: Span, message: impl Into<String>) -> Finding {
        self.contract.finding(rule, span, message).item(&self.measure.id)
    }

    /// A place in the contract's file.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        Place { file: self.contract.contract.file, span }
    }

    /// The span to point at for what is missing: the statement, else the id.
    #[must_use]
    pub fn head(&self) -> Span {
        self.measure.statement.as_ref().map_or(self.measure.id.span, |statement| statement.span)
    }

    /// Whether reading left out one of these keys of this measure's contract: what follows is not reported again.
    #[must_use]
    pub fn lost(&self, keys: &[&str]) -> bool {
        self.contract.lost(keys)
    }
}

/// The vocabulary of a register: the phrases that it accepts, defines and flags.
#[derive(Debug, Default)]
pub struct Vocabulary {
    register: Lexicon,
}

impl Vocabulary {
    /// The vocabulary that `cm.toml` gives.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        let mut register = Lexicon::default();
        for phrase in &settings.words.accepted {
            register.accept(phrase);
        }
        for flagged in &settings.words.flagged {
            register.flag(&flagged.smell, &flagged.phrase);
        }
        define(&mut register, &settings.definitions);
        Self { register }
    }

    /// Reads a statement of a contract that has definitions of its own.
    #[must_use]
    pub fn read(&self, text: &str, own: &Lexicon) -> Statement {
        Statement::read(text, &[Lexicon::built_in(), &self.register, own])
    }
}

/// The terms that a contract defines.
#[must_use]
pub fn defined(definitions: &[Definition]) -> Lexicon {
    let mut own = Lexicon::default();
    define(&mut own, definitions);
    own
}

fn define(lexicon: &mut Lexicon, definitions: &[Definition]) {
    for definition in definitions {
        lexicon.accept(&definition.term);
    }
}
