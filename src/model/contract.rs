use super::{
    Action, Allow, Case, Date, Definition, Measure, Obligation, Review, Risk, Saving, Term, Value, Variation,
    Waiver,
};
use crate::source::{FileId, Span, Spanned};

/// A text as it stands in a file.
pub type Text = Spanned<Box<str>>;

/// One contract: one file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contract {
    /// The file that it was read from.
    pub file: FileId,
    /// Its identifier, unique in the register ignoring case.
    pub id: Text,
    /// The organisation's own reference.
    pub reference: Option<Text>,
    /// What it is called.
    pub title: Text,
    /// Who supplies.
    pub supplier: Text,
    /// The supplier's identifier with its scheme prefix, such as `GB-COH-01234567`.
    pub supplier_id: Option<Text>,
    /// The organisation's own category.
    pub category: Option<Text>,
    /// The Common Procurement Vocabulary code.
    pub cpv: Option<Text>,
    /// Goods, services or works.
    pub kind: Option<Spanned<ContractKind>>,
    /// The tier that it names; `None` means the register's default tier governs its dates and demands.
    pub tier: Option<Text>,
    /// Whether people are harmed or a duty is broken if it fails.
    pub critical: bool,
    /// Where the file says that it is not signed yet.
    pub planned: Option<Span>,
    /// The day on which it was closed out.
    pub closed: Option<Date>,
    /// The framework or head contract.
    pub parent: Option<Text>,
    /// How it was procured.
    pub route: Option<Text>,
    /// Where the signed copy is.
    pub document: Option<Text>,
    /// Free labels.
    pub tags: Vec<Text>,
    /// Who answers for it, in file order.
    pub people: Vec<Person>,
    /// When it runs.
    pub term: Term,
    /// What it is worth.
    pub value: Value,
    /// What it is for.
    pub outcomes: Vec<Outcome>,
    /// Its success measures, in file order.
    pub measures: Vec<Measure>,
    /// Either party's dated duties.
    pub obligations: Vec<Obligation>,
    /// Review meetings that were held.
    pub reviews: Vec<Review>,
    /// Actions agreed.
    pub actions: Vec<Action>,
    /// Breaches accepted.
    pub waivers: Vec<Waiver>,
    /// Changes agreed.
    pub variations: Vec<Variation>,
    /// Savings claimed.
    pub savings: Vec<Saving>,
    /// Risks.
    pub risks: Vec<Risk>,
    /// Formal procedures that have been opened.
    pub cases: Vec<Case>,
    /// What terms mean in it, in file order.
    pub definitions: Vec<Definition>,
    /// Findings that are meant.
    pub allows: Vec<Allow>,
    /// The team's own fields under `[extra]`, flattened to `a.b` and text.
    pub extra: Vec<(Box<str>, Box<str>)>,
    /// Items that could not be read, so that what follows from them is not reported again.
    pub lost: Vec<LostItem>,
}

impl Contract {
    /// The name behind a role of `[people]`; anything that is not a role there is itself a name.
    #[must_use]
    pub fn name_of<'c>(&'c self, role_or_name: &'c str) -> &'c str {
        self.person(role_or_name).unwrap_or(role_or_name)
    }

    /// The name of whoever has the role.
    #[must_use]
    pub fn person(&self, role: &str) -> Option<&str> {
        self.people.iter().find(|person| &**person.role == role).map(|person| &**person.name)
    }

    /// Who runs it day to day.
    #[must_use]
    pub fn manager(&self) -> Option<&str> {
        self.person("contract_manager")
    }

    /// The name of an item's owner, else the contract manager's.
    #[must_use]
    pub fn who<'c>(&'c self, owner: Option<&'c Text>) -> Option<&'c str> {
        owner.map(|owner| self.name_of(owner)).or_else(|| self.manager())
    }

    /// The place of the measure with this id in `measures`.
    #[must_use]
    pub fn measure(&self, id: &str) -> Option<usize> {
        self.measures.iter().position(|measure| measure.id.as_str() == id)
    }

    /// Whether an item of this table and id was left out because it could not be read.
    #[must_use]
    pub fn has_lost(&self, table: &str, id: &str) -> bool {
        let of_table = |lost: &&LostItem| lost.table == table;
        self.lost.iter().filter(of_table).any(|lost| lost.id.as_deref().is_none_or(|lost| lost == id))
    }
}

/// What is bought.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ContractKind {
    /// Things.
    Goods,
    /// Work done.
    Services,
    /// Things built.
    Works,
}

/// Somebody who answers for a contract.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// The role, such as `contract_manager`.
    pub role: Text,
    /// The name of the person or post.
    pub name: Text,
}

/// What a contract is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// Its id within the contract.
    pub id: Text,
    /// What is better when it works.
    pub statement: Text,
}

/// An item of a contract that was left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LostItem {
    /// The table that it stood in, such as `kpi`.
    pub table: &'static str,
    /// Its id, where that much could be read.
    pub id: Option<Box<str>>,
}
