//! Findings: what is wrong or missing, as data. A finding has a rule and a place by construction; what it
//! leaves out of reports is a property of the finding and never of its severity.

use crate::source::{FileId, Place, Span};

/// How much a finding matters. The order is by weight: advice is least.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Worth doing when there is time.
    Advice,
    /// Likely to do harm if left.
    Warning,
    /// Wrong: something cannot be read, or facts contradict each other.
    Error,
}

impl Severity {
    /// The word used in every output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a finding leaves out of reports. The order is by how much is lost.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Leaves {
    /// Nothing: all that was written is used.
    Nothing,
    /// One key of a table, as if it were not there.
    Key,
    /// One row of a CSV file.
    Row,
    /// One item of a contract: a measure, a waiver, an action.
    Item,
    /// A whole contract.
    Contract,
    /// A whole CSV file.
    File,
}

/// How much was left out: what makes a report partial. It counts things, not findings: a contract with three
/// mistakes in its term is one contract.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Lost {
    /// Whole files.
    pub files: usize,
    /// Contracts.
    pub contracts: usize,
    /// Items of contracts or settings.
    pub items: usize,
    /// Rows of CSV files.
    pub rows: usize,
}

impl Lost {
    /// Whether anything was left out.
    #[must_use]
    pub fn is_any(&self) -> bool {
        *self != Self::default()
    }

    /// The parts that are not nothing, in words.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let parts = [
            (self.files, "file", "files"),
            (self.contracts, "contract", "contracts"),
            (self.items, "item", "items"),
            (self.rows, "row", "rows"),
        ];
        let some = parts.into_iter().filter(|(count, ..)| *count > 0);
        some.map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many })).collect()
    }
}

impl std::ops::AddAssign for Lost {
    fn add_assign(&mut self, other: Self) {
        self.files += other.files;
        self.contracts += other.contracts;
        self.items += other.items;
        self.rows += other.rows;
    }
}

/// What is known of a rule before it finds anything. The page is what `cm explain` prints.
#[derive(PartialEq, Eq, Debug)]
pub struct Rule {
    /// For instance `C104`; once published it keeps its meaning.
    pub code: &'static str,
    /// The fault in kebab case, which is also the name of the rule's files.
    pub name: &'static str,
    /// How much it matters unless tier, state or `[check] deny` say otherwise.
    pub severity: Severity,
    /// The rule's page, in Markdown.
    pub page: &'static str,
}

/// One fault at one place.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// How much it matters here.
    pub severity: Severity,
    /// What it leaves out of reports.
    pub leaves: Leaves,
    /// What is wrong: a lower-case phrase with names in backticks and no full stop.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Where.
    pub place: Place,
    /// Other places that matter, each with what is to be seen there.
    pub related: Vec<(Place, String)>,
    /// The contract's id, where it is known.
    pub contract: Option<Box<str>>,
    /// The item within the contract, where there is one.
    pub item: Option<Box<str>>,
}

impl Finding {
    /// A finding that leaves nothing out and has its rule's own severity.
    pub fn new(rule: &'static Rule, file: FileId, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            leaves: Leaves::Nothing,
            message: message.into(),
            help: None,
            place: Place { file, span },
            related: Vec::new(),
            contract: None,
            item: None,
        }
    }

    /// Says what is left out because of it.
    #[must_use]
    pub fn leaving(mut self, leaves: Leaves) -> Self {
        self.leaves = leaves;
        self
    }

    /// Says what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Changes how much it matters here.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Points to another place that matters.
    #[must_use]
    pub fn related(mut self, place: Place, note: impl Into<String>) -> Self {
        self.related.push((place, note.into()));
        self
    }

    /// Names the contract.
    #[must_use]
    pub fn of(mut self, contract: &str) -> Self {
        self.contract = Some(contract.into());
        self
    }

    /// Names the item within the contract.
    #[must_use]
    pub fn item(mut self, item: &str) -> Self {
        self.item = Some(item.into());
        self
    }
}

/// The order in which findings are shown: by file, then place, then code.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (a.place, a.rule.code, &a.message).cmp(&(b.place, b.rule.code, &b.message)));
}
