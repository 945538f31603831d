//! A TOML document as a flat arena: no recursion to build, use or drop it, so that nesting cannot exhaust the
//! stack, and no copy of a text that the file already holds.
//!
//! Lexing and grammar are those of the `toml_parser` crate, which the `toml` crate itself is built on; what
//! is ours is where the events go. A test holds the result against the `toml` crate's.

mod build;
mod errors;
mod receive;
#[cfg(test)]
mod tests;

use crate::source::Span;
use chrono::NaiveDate;
use std::borrow::Cow;

pub use errors::SyntaxError;

/// Lists, inline tables, dotted keys and headers may be nested this deep.
pub const DEEPEST: usize = 64;

/// A parsed document. What follows a mistake is read as well as it can be.
#[derive(Debug)]
pub struct Document<'s> {
    nodes: Vec<Node<'s>>,
}

/// The place of a node in the arena.
type Id = u32;

/// No node: the end of a chain.
const NONE: Id = Id::MAX;

const ROOT: Id = 0;

/// A value with its key, in the chain of its table or array.
#[derive(Debug)]
struct Node<'s> {
    key: Cow<'s, str>,
    key_span: Span,
    span: Span,
    content: Content<'s>,
    next: Id,
}

#[derive(Debug)]
enum Content<'s> {
    Text(Cow<'s, str>),
    Number(&'s str),
    Bool(bool),
    Date(NaiveDate),
    DateTime(&'s str),
    Array(Chain),
    /// `[[key]]`: its members are tables.
    Tables(Chain),
    Table(Chain, Origin),
    Broken,
}

/// The members of a table or array.
#[derive(Clone, Copy, Debug)]
struct Chain {
    first: Id,
    last: Id,
    count: u32,
}

impl Chain {
    const EMPTY: Self = Self { first: NONE, last: NONE, count: 0 };
}

/// How a table came to be, which decides what may still be added to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Origin {
    /// On the way to another header: its own header may still come.
    Implied,
    /// By a dotted key.
    Dotted,
    /// By its own header, or the root.
    Header,
    /// In braces: complete as it stands.
    Inline,
}

fn index(id: Id) -> usize {
    usize::try_from(id).unwrap_or(usize::MAX)
}

impl<'s> Document<'s> {
    /// Reads a document, and says everything that is wrong with it, in file order.
    #[must_use]
    pub fn parse(text: &'s str) -> (Self, Vec<SyntaxError>) {
        build::parse(text)
    }

    /// The table at the top of the file.
    #[must_use]
    pub fn root(&self) -> Table<'_, 's> {
        Table { document: self, id: ROOT }
    }

    fn chain(&self, id: Id) -> Chain {
        match self.nodes[index(id)].content {
            Content::Array(chain) | Content::Tables(chain) | Content::Table(chain, _) => chain,
            _ => Chain::EMPTY,
        }
    }

    fn members(&self, id: Id) -> impl Iterator<Item = Id> + use<'_, 's> {
        let mut next = self.chain(id).first;
        std::iter::from_fn(move || {
            let id = next;
            (id != NONE).then(|| {
                next = self.nodes[index(id)].next;
                id
            })
        })
    }

    fn value(&self, id: Id) -> Value<'_, 's> {
        let node = &self.nodes[index(id)];
        let kind = match &node.content {
            Content::Text(text) => Kind::Text(text),
            Content::Number(text) => Kind::Number(text),
            Content::Bool(flag) => Kind::Bool(*flag),
            Content::Date(date) => Kind::Date(*date),
            Content::DateTime(text) => Kind::DateTime(text),
            Content::Array(_) => Kind::Array(Array { document: self, id }),
            Content::Tables(_) => Kind::Tables(Array { document: self, id }),
            Content::Table(..) => Kind::Table(Table { document: self, id }),
            Content::Broken => Kind::Broken,
        };
        Value { span: node.span, kind }
    }
}

/// A table of a document.
#[derive(Clone, Copy, Debug)]
pub struct Table<'d, 's> {
    document: &'d Document<'s>,
    id: Id,
}

impl<'d, 's> Table<'d, 's> {
    /// Its keys and values, in the order in which the file first has them.
    pub fn entries(self) -> impl Iterator<Item = Entry<'d, 's>> {
        self.document.members(self.id).map(move |id| {
            let node = &self.document.nodes[index(id)];
            Entry { key: &node.key, key_span: node.key_span, value: self.document.value(id) }
        })
    }

    /// The entry of a key.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Entry<'d, 's>> {
        self.entries().find(|entry| entry.key == key)
    }

    /// Where it begins: its header, its braces, or the dotted key that made it. The root's is empty.
    #[must_use]
    pub fn span(self) -> Span {
        self.document.nodes[index(self.id)].span
    }
}

/// A list of a document.
#[derive(Clone, Copy, Debug)]
pub struct Array<'d, 's> {
    document: &'d Document<'s>,
    id: Id,
}

impl<'d, 's> Array<'d, 's> {
    /// Its items.
    pub fn items(self) -> impl Iterator<Item = Value<'d, 's>> {
        self.document.members(self.id).map(move |id| self.document.value(id))
    }

    /// Its items that are tables.
    pub fn tables(self) -> impl Iterator<Item = Table<'d, 's>> {
        self.items().filter_map(|value| match value.kind {
            Kind::Table(table) => Some(table),
            _ => None,
        })
    }
}

/// A key with its value.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'d, 's> {
    /// The key, without quotes.
    pub key: &'d str,
    /// Where the key stands; of a dotted key or a header its own part.
    pub key_span: Span,
    /// The value.
    pub value: Value<'d, 's>,
}

/// A value where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Value<'d, 's> {
    /// Its text; of a table see [`Table::span`].
    pub span: Span,
    /// What it is.
    pub kind: Kind<'d, 's>,
}

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub enum Kind<'d, 's> {
    /// A text, without quotes and escapes.
    Text(&'d str),
    /// A whole or decimal number, as it is written.
    Number(&'d str),
    /// True or false.
    Bool(bool),
    /// A local date.
    Date(NaiveDate),
    /// Any other date or time, as it is written.
    DateTime(&'d str),
    /// A list.
    Array(Array<'d, 's>),
    /// A table.
    Table(Table<'d, 's>),
    /// `[[key]]` tables.
    Tables(Array<'d, 's>),
    /// Something that a syntax error has already been reported for.
    Broken,
}
