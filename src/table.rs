//! What a renderer may know: a document of sheets of typed cells. Reports build it, renderers print it, and
//! neither knows the other.

use chrono::NaiveDate;
use std::cmp::Ordering;

use crate::value::{Currency, Number, Total};

/// A finished report.
#[derive(Clone, Debug)]
pub struct Document {
    /// The report's name in the JSON envelope, such as `due`.
    pub report: &'static str,
    /// The heading that a person reads.
    pub title: String,
    /// The names of the registers that it covers; with more than one, every row has a `register` column.
    pub registers: Vec<String>,
    /// The register's currency (the first one's, of several).
    pub currency: String,
    /// The date the report speaks of.
    pub as_of: NaiveDate,
    /// Whether something was left out, in words; empty when nothing was.
    pub left_out: Vec<String>,
    /// Figures about the whole, in the order in which they are shown: the fields of the JSON envelope.
    pub summary: Vec<(&'static str, Cell)>,
    /// The lists, for machines: every column, nothing folded.
    pub sheets: Vec<Sheet>,
    /// The same for people, where it differs (folded rows, fewer columns); else `None`.
    pub view: Option<Vec<Sheet>>,
    /// Lines below the tables, for people.
    pub notes: Vec<String>,
}

impl Document {
    /// The lists that people see.
    #[must_use]
    pub fn for_people(&self) -> &[Sheet] {
        self.view.as_deref().unwrap_or(&self.sheets)
    }
}

/// A list of rows under one set of columns.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The list's name in JSON, such as `items`.
    pub key: &'static str,
    /// The heading for people; may be empty.
    pub title: String,
    /// What to say for people where there are no rows.
    pub empty: String,
    /// The columns, in their stable order.
    pub columns: Vec<Column>,
    /// The rows; each has one cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// Cells that this list's rows take in flat formats (CSV, JSON lines), by column key.
    pub flat: Vec<(&'static str, Cell)>,
    /// Headings for people within the list: each stands before the row of that number. They go when the rows
    /// are sorted another way.
    pub parts: Vec<(usize, String)>,
    /// How it is laid out.
    pub layout: Layout,
}

/// How a list is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Layout {
    /// Rows under titles.
    #[default]
    Table,
    /// One row: a field a line for people, an object in JSON.
    Record,
    /// Two columns, a label and what it says, without titles: for people.
    Pairs,
}

/// A column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    /// The stable name for machines.
    pub key: &'static str,
    /// The heading for people.
    pub title: &'static str,
    /// How its cells line up.
    pub align: Align,
    /// Whether people see it when they do not choose columns.
    pub shown: bool,
    /// Whether a narrow terminal may wrap it; dates, ids and figures are never cut.
    pub wrap: bool,
    /// The width that it should keep where it is wrapped, before others are left out to make room.
    pub roomy: u8,
    /// When a narrow terminal leaves it out: 1 goes first, then 2 and so on; 0 never goes.
    pub spare: u8,
}

impl Column {
    /// A column of short text, shown, not wrapped.
    #[must_use]
    pub const fn new(key: &'static str, title: &'static str) -> Self {
        Self { key, title, align: Align::Left, shown: true, wrap: false, roomy: 18, spare: 0 }
    }

    /// The same column, lined up on the right.
    #[must_use]
    pub const fn right(mut self) -> Self {
        self.align = Align::Right;
        self
    }

    /// The same column, which may be wrapped.
    #[must_use]
    pub const fn wrapping(mut self) -> Self {
        self.wrap = true;
        self
    }

    /// The same column, which may be wrapped, to this width without need.
    #[must_use]
    pub const fn wrapping_to(mut self, width: u8) -> Self {
        self.wrap = true;
        self.roomy = width;
        self
    }

    /// The same column, which a narrow terminal leaves out: 1 goes first, then 2 and so on.
    #[must_use]
    pub const fn spare(mut self, order: u8) -> Self {
        self.spare = order;
        self
    }

    /// The same column, shown only on request.
    #[must_use]
    pub const fn hidden(mut self) -> Self {
        self.shown = false;
        self
    }
}

/// How the cells of a column line up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// Text.
    Left,
    /// Figures.
    Right,
}

/// A typed cell. A report may hold a million, so the one large figure among them is boxed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    /// Absent: `null` in JSON, nothing elsewhere.
    Empty,
    /// Text as the files have it; renderers make control characters visible.
    Text(String),
    /// Yes or no.
    Bool(bool),
    /// A day.
    Date(NaiveDate),
    /// A number of calendar days.
    Days(i64),
    /// A number of things.
    Count(u64),
    /// An exact figure, as it was written.
    Number(Number),
    /// An exact sum of money in the given currency.
    Money(Box<Total>, Currency),
    /// A word that people should notice.
    Status(Status),
    /// Several cells.
    List(Vec<Self>),
    /// Named cells: an object in JSON.
    Map(Vec<(String, Self)>),
    /// One thing for machines and another for people.
    Shown(Box<Self>, String),
}

/// A word with a tone; the word alone says it, the tone only adds colour.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Status {
    /// The word, such as `red` or `overdue`.
    pub word: String,
    /// Its tone.
    pub tone: Tone,
}

/// What colour may say beside the word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Tone {
    /// Nothing to notice.
    Plain,
    /// As it should be.
    Good,
    /// Look at it.
    Warn,
    /// Act on it.
    Bad,
    /// Not known.
    Faint,
}

impl Cell {
    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Text, or empty.
    pub fn maybe(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.into()))
    }

    /// Money in a currency.
    #[must_use]
    pub fn money(amount: Total, currency: Currency) -> Self {
        Self::Money(Box::new(amount), currency)
    }

    /// A day, or empty.
    #[must_use]
    pub fn date(date: Option<NaiveDate>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }

    /// A word with a tone.
    pub fn status(word: impl Into<String>, tone: Tone) -> Self {
        Self::Status(Status { word: word.into(), tone })
    }

    /// The cell that machines see.
    #[must_use]
    pub fn machine(&self) -> &Self {
        match self {
            Self::Shown(machine, _) => machine.machine(),
            other => other,
        }
    }

    /// The order for `--sort`: absent last, figures and dates by value, text by bytes ignoring case.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        match (self.machine(), other.machine()) {
            (Self::Empty, Self::Empty) => Ordering::Equal,
            (Self::Empty, _) => Ordering::Greater,
            (_, Self::Empty) => Ordering::Less,
            (Self::Date(a), Self::Date(b)) => a.cmp(b),
            (Self::Days(a), Self::Days(b)) => a.cmp(b),
            (Self::Count(a), Self::Count(b)) => a.cmp(b),
            (Self::Number(a), Self::Number(b)) => a.value.cmp(&b.value),
            (Self::Money(a, x), Self::Money(b, y)) => x.cmp(y).then_with(|| a.cmp(b)),
            (Self::Bool(a), Self::Bool(b)) => a.cmp(b),
            (a, b) => a.sort_text().cmp(&b.sort_text()),
        }
    }

    fn sort_text(&self) -> String {
        match self {
            Self::Text(text) => text.to_lowercase(),
            Self::Status(status) => status.word.to_lowercase(),
            other => format!("{other:?}"),
        }
    }
}
