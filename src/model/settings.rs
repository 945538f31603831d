use super::{Date, Text};
use crate::source::{FileId, Span, Spanned};
use crate::value::{Calendar, Currency, FinancialYear, Length};

/// The register's settings: `cm.toml`, with the defaults of what it leaves out.
#[derive(Debug)]
pub struct Settings {
    /// `cm.toml` itself.
    pub file: FileId,
    /// The register's name.
    pub name: Option<Text>,
    /// The currency of amounts that name none.
    pub currency: Currency,
    /// Working days.
    pub calendar: Calendar,
    /// When the financial year begins.
    pub financial_year: FinancialYear,
    /// How far `cm due` looks ahead.
    pub horizon: Length,
    /// Time after a period's end for its reading to arrive.
    pub report_within: Length,
    /// The as-of date of an archived register.
    pub as_of: Option<Date>,
    /// Review meetings that the team can hold in a month.
    pub meetings: u32,
    /// The tier whose dates and demands hold for contracts that name none.
    pub default_tier: Text,
    /// The tiers, built-in ones first.
    pub tiers: Vec<Tier>,
    /// Other names of one person or post.
    pub who: Vec<Who>,
    /// What `cm check` treats more strictly.
    pub check: Check,
    /// What terms mean in all contracts, in file order.
    pub definitions: Vec<Definition>,
    /// The register's own vocabulary for findings about statements.
    pub words: Words,
    /// Findings that are meant, in all contracts.
    pub allows: Vec<Allow>,
    /// The register's own procedures.
    pub procedures: Vec<Procedure>,
}

impl Settings {
    /// The tier of this name.
    #[must_use]
    pub fn tier(&self, name: &str) -> Option<&Tier> {
        self.tiers.iter().find(|tier| &*tier.name == name)
    }

    /// The tier that governs a contract: the one that it names, else the default one. `None` where that
    /// tier does not exist, and then nothing follows from it.
    #[must_use]
    pub fn tier_of(&self, named: Option<&Text>) -> Option<&Tier> {
        self.tier(named.unwrap_or(&self.default_tier))
    }

    /// How much is asked of a contract; of one whose tier does not exist, some.
    #[must_use]
    pub fn asks(&self, named: Option<&Text>) -> Asks {
        self.tier_of(named).map_or(Asks::Some, |tier| tier.asks)
    }
}

/// A tier.
#[derive(Clone, Debug)]
pub struct Tier {
    /// Its name.
    pub name: Box<str>,
    /// How often a review is held; `None` gives no reviews.
    pub review: Option<Length>,
    /// How long before the end a replacement must be begun; `None` gives no such dates.
    pub reprocure_lead: Option<Length>,
    /// How much is asked of its contracts.
    pub asks: Asks,
}

/// How much is asked of a contract.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Asks {
    /// Little.
    Few,
    /// The usual.
    Some,
    /// Everything.
    All,
}

/// Other names of one person or post.
#[derive(Clone, Debug)]
pub struct Who {
    /// The name.
    pub name: Text,
    /// The other names.
    pub others: Vec<Text>,
}

/// What `cm check` treats more strictly.
#[derive(Clone, Default, Debug)]
pub struct Check {
    /// Codes raised to errors.
    pub deny: Vec<Text>,
}

/// What a term means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Definition {
    /// The term; never empty.
    pub term: Text,
    /// What it means; never empty.
    pub meaning: Text,
}

/// The register's own vocabulary for findings about statements.
#[derive(Clone, Default, Debug)]
pub struct Words {
    /// Phrases that are never remarked on, in file order; none is empty.
    pub accepted: Vec<Text>,
    /// Phrases that are remarked on beside those that the program knows, in file order.
    pub flagged: Vec<Flagged>,
}

/// A phrase that is remarked on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Flagged {
    /// What is the matter with it: the key that it stands under, such as `vague-qualifier`.
    pub smell: Text,
    /// The phrase; never empty.
    pub phrase: Text,
}

/// A finding that is meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Allow {
    /// Where it stands.
    pub span: Span,
    /// The code of the finding.
    pub code: Text,
    /// The item that it is about; `None` is every item.
    pub item: Option<Text>,
    /// Why it is meant.
    pub reason: Option<Text>,
    /// The last day on which it holds.
    pub until: Option<Date>,
}

/// A formal performance procedure: steps in order.
#[derive(Clone, Debug)]
pub struct Procedure {
    /// Its name.
    pub name: Box<str>,
    /// Its steps.
    pub steps: Vec<Step>,
}

/// A step of a procedure.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its id.
    pub id: Box<str>,
    /// What is to be done.
    pub what: Box<str>,
    /// The time for it.
    pub within: Spanned<Length>,
    /// The place in `steps` of the earlier step that the time runs from; `None` is the opening.
    pub after: Option<usize>,
}
