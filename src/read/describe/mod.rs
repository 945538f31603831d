//! What every key of the format is for and what may stand under it: the one place that schemas are made from.
//! Tests hold it to the tables of keys, to the decoders and to `docs/file-format.md`.

mod contract;
mod settings;

pub use contract::CONTRACT;
pub use settings::SETTINGS;

/// A table of the format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Table {
    /// Its path from the root, without names of the user's own; the root's is empty.
    pub name: &'static str,
    /// Its keys in the order in which they are usually written.
    pub keys: &'static [Key],
}

/// A key of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What may stand under it.
    pub form: Form,
    /// Whether its table is left out without it.
    pub required: bool,
    /// What holds where it is not written, as JSON; `None` where that is nothing, or depends on something else.
    pub default: Option<&'static str>,
    /// What it is for: a sentence or two for whoever fills it in, as Markdown.
    pub says: &'static str,
}

/// What may stand under a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// A text.
    Text,
    /// The id of a contract.
    Id,
    /// A day.
    Date,
    /// A length of time.
    Length,
    /// An exact decimal, bare or in quotes.
    Decimal,
    /// True or false.
    Flag,
    /// A whole number from the first to the second, both included.
    Count(u32, u32),
    /// One of these words.
    Word(&'static [&'static str]),
    /// The code of a currency.
    Currency,
    /// The first of a month, `MM-01`.
    FirstOfMonth,
    /// Texts.
    Texts,
    /// Texts that each say something.
    Phrases,
    /// Days.
    Dates,
    /// Two decimals.
    Range,
    /// True, and nothing else.
    True,
    /// The table of the format whose name is this table's and the key.
    Table,
    /// The same, where exactly one of its keys is written.
    OneOf,
    /// Such tables, as many as there are.
    Tables,
    /// Such tables, each under a name of the user's own; these are usual.
    Named(&'static [&'static str]),
    /// A table of names: roles that the format knows, and others but for keys of the root.
    People,
    /// A table of texts, each under a term that is no plain key of the root.
    Terms,
    /// A table of lists of texts under names of the user's own.
    Names,
    /// A table of days under days.
    DayByDay,
    /// A table of days under names of the user's own.
    DayByName,
    /// A table of whatever the user likes.
    Anything,
}

impl Form {
    /// Whether it is a table, or several.
    #[must_use]
    pub fn is_table(self) -> bool {
        matches!(
            self,
            Self::Table
                | Self::OneOf
                | Self::Tables
                | Self::Named(_)
                | Self::People
                | Self::Terms
                | Self::Names
                | Self::DayByDay
                | Self::DayByName
                | Self::Anything
        )
    }
}

const fn table(name: &'static str, keys: &'static [Key]) -> Table {
    Table { name, keys }
}

/// A key that must be there.
const fn must(name: &'static str, form: Form, says: &'static str) -> Key {
    Key { name, form, required: true, default: None, says }
}

/// A key that may be there.
const fn may(name: &'static str, form: Form, says: &'static str) -> Key {
    Key { name, form, required: false, default: None, says }
}

impl Key {
    /// The same with what holds where it is not written, as JSON.
    const fn or(self, default: &'static str) -> Self {
        Self { default: Some(default), ..self }
    }
}

/// The keys of an allowance, in a contract and in `cm.toml`.
const ALLOW: &[Key] = &[
    must(
        "code",
        Form::Text,
        "The code of the finding that is meant, such as `C110`: `cm explain` lists them.",
    ),
    may("item", Form::Text, "Only about this measure, action or other item, by its id. Absent: about any."),
    may("reason", Form::Text, "Why the finding is meant. Without a reason the allowance has no effect."),
    may("until", Form::Date, "The last day on which it holds. Absent: it always holds."),
];

const ALLOWS: &str = "Findings of `cm check` that are meant, each with its reason.";

const EXTRA: &str = "Fields of your own, under any keys.";
