//! Query terms, the same for every report: terms of different fields narrow, of the same field widen.

mod field;
mod range;
mod term;

use crate::facts::{Context, Facts};
use crate::model::{Contract, Settings};
use field::Field;
use std::fmt;
use term::Term;

/// What a report is narrowed to.
#[derive(Clone, Default, Debug)]
pub struct Query {
    terms: Vec<Term>,
    /// The one person whose items are wanted, by exact name.
    mine: Option<String>,
}

/// Why a query cannot be understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QueryError(String);

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for QueryError {}

impl Query {
    /// Reads terms as they stand on the command line.
    ///
    /// # Errors
    /// Names a field that does not exist, with a suggestion, or a range that cannot be read.
    pub fn parse(terms: &[String]) -> Result<Self, QueryError> {
        let terms =
            terms.iter().map(|term| Term::parse(term).map_err(QueryError)).collect::<Result<_, _>>()?;
        Ok(Self { terms, mine: None })
    }

    /// The same query for one person alone.
    #[must_use]
    pub fn mine(mut self, name: String) -> Self {
        self.mine = Some(name);
        self
    }

    /// The one person whose items are wanted.
    #[must_use]
    pub fn person(&self) -> Option<&str> {
        self.mine.as_deref()
    }

    /// Whether it narrows nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.mine.is_none()
    }

    /// Whether a contract matches, apart from who answers for it.
    #[must_use]
    pub fn matches(&self, context: &Context, contract: &Contract, facts: &Facts) -> bool {
        let settings = context.settings;
        self.holds(|field| field != Field::Who, |term| term.matches(settings, contract, facts))
    }

    /// Whether something that `who` answers for matches.
    #[must_use]
    pub fn matches_who(&self, settings: &Settings, who: Option<&str>) -> bool {
        let mine = self
            .mine
            .as_ref()
            .is_none_or(|name| who.is_some_and(|who| field::same_person(settings, name, who)));
        mine && self.holds(|field| field == Field::Who, |term| term.matches_who(settings, who))
    }

    /// Whether anybody named in a contract matches.
    #[must_use]
    pub fn matches_people(&self, settings: &Settings, contract: &Contract) -> bool {
        let people = || contract.people.iter().map(|person| person.name.as_str());
        let mine =
            self.mine.as_ref().is_none_or(|name| people().any(|who| field::same_person(settings, name, who)));
        let who = |term: &Term| match people().next() {
            Some(_) if !term.negated => people().any(|who| term.matches_who(settings, Some(who))),
            Some(_) => people().all(|who| term.matches_who(settings, Some(who))),
            None => term.matches_who(settings, None),
        };
        mine && self.holds(|field| field == Field::Who, who)
    }

    /// Every negated term must hold, and of each field with other terms at least one.
    fn holds(&self, wanted: impl Fn(Field) -> bool, matches: impl Fn(&Term) -> bool) -> bool {
        let terms = || self.terms.iter().filter(|term| wanted(term.field));
        if !terms().filter(|term| term.negated).all(&matches) {
            return false;
        }
        let plain = || terms().filter(|term| !term.negated);
        plain().all(|term| plain().filter(|other| other.field == term.field).any(&matches))
    }
}
