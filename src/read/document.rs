//! Stand-in over `toml::de`, until the arena lands.

use crate::source::Span;
use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

#[derive(Debug)]
pub struct Document<'s> {
    root: Spanned<DeTable<'s>>,
}

#[derive(Debug)]
pub struct SyntaxError {
    pub span: Span,
    pub message: String,
    pub expected: Option<String>,
    pub related: Option<(Span, String)>,
}

#[derive(Copy, Clone, Debug)]
pub struct Table<'d, 's> {
    table: &'d DeTable<'s>,
    span: Span,
}

#[derive(Copy, Clone, Debug)]
pub struct Entry<'d, 's> {
    pub key: &'d str,
    pub key_span: Span,
    pub value: Value<'d, 's>,
}

#[derive(Copy, Clone, Debug)]
pub struct Value<'d, 's> {
    pub span: Span,
    pub kind: Kind<'d, 's>,
}

#[derive(Copy, Clone, Debug)]
pub enum Kind<'d, 's> {
    Text(&'d str),
    Number(&'d str),
    Bool(bool),
    Date(NaiveDate),
    DateTime(&'d str),
    Array(Array<'d, 's>),
    Table(Table<'d, 's>),
    Tables(Array<'d, 's>),
    Broken,
}

#[derive(Copy, Clone, Debug)]
pub struct Array<'d, 's> {
    array: &'d DeArray<'s>,
}

fn span(range: std::ops::Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

impl<'s> Document<'s> {
    pub fn parse(text: &'s str) -> (Self, Vec<SyntaxError>) {
        let (root, errors) = DeTable::parse_recoverable(text);
        let errors = errors
            .into_iter()
            .map(|error| SyntaxError {
                span: error.span().map(span).unwrap_or_default(),
                message: error.message().to_owned(),
                expected: None,
                related: None,
            })
            .collect();
        (Self { root }, errors)
    }

    pub fn root(&self) -> Table<'_, 's> {
        Table { table: self.root.get_ref(), span: Span::default() }
    }
}

impl<'d, 's> Table<'d, 's> {
    pub fn entries(self) -> impl Iterator<Item = Entry<'d, 's>> {
        let mut all: Vec<_> = self
            .table
            .iter()
            .map(|(key, value)| Entry { key: key.get_ref(), key_span: span(key.span()), value: of(value) })
            .collect();
        all.sort_by_key(|entry| entry.key_span);
        all.into_iter()
    }
    pub fn get(self, key: &str) -> Option<Entry<'d, 's>> {
        self.entries().find(|entry| entry.key == key)
    }
    pub fn span(self) -> Span {
        self.span
    }
}

impl<'d, 's> Array<'d, 's> {
    pub fn items(self) -> impl Iterator<Item = Value<'d, 's>> {
        self.array.iter().map(of)
    }
    pub fn tables(self) -> impl Iterator<Item = Table<'d, 's>> {
        self.items().filter_map(|value| match value.kind {
            Kind::Table(table) => Some(table),
            _ => None,
        })
    }
}

fn of<'d, 's>(value: &'d Spanned<DeValue<'s>>) -> Value<'d, 's> {
    let at = span(value.span());
    let kind = match value.get_ref() {
        DeValue::String(text) => Kind::Text(text),
        DeValue::Integer(number) => Kind::Number(number.as_str()),
        DeValue::Float(number) => Kind::Number(number.as_str()),
        DeValue::Boolean(flag) => Kind::Bool(*flag),
        DeValue::Datetime(time) => match (time.date, time.time) {
            (Some(date), None) => {
                NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
                    .map_or(Kind::Broken, Kind::Date)
            }
            _ => Kind::DateTime("…"),
        },
        DeValue::Array(array) => {
            let tables =
                !array.is_empty() && array.iter().all(|item| matches!(item.get_ref(), DeValue::Table(_)));
            if tables { Kind::Tables(Array { array }) } else { Kind::Array(Array { array }) }
        }
        DeValue::Table(table) => Kind::Table(Table { table, span: at }),
    };
    Value { span: at, kind }
}
