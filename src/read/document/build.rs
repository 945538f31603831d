//! The tree of a document out of the events of the parser.

use super::errors::{self, SyntaxError};
use super::{Chain, Content, DEEPEST, Document, Id, NONE, Node, Origin, ROOT, index};
use crate::source::Span;
use crate::value::parse_date;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::parser::{ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, ParseError, Raw, Source, Span as RawSpan};

/// Tables with more keys than this get a look-up table.
const FEW: u32 = 16;

pub(super) fn parse(text: &str) -> (Document<'_>, Vec<SyntaxError>) {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut builder = Builder {
        source,
        nodes: Vec::with_capacity(text.len() / 16 + 4),
        look_up: FxHashMap::default(),
        current: ROOT,
        open: Vec::new(),
        keys: Vec::new(),
        slot: None,
        own: Vec::new(),
    };
    let top = Content::Table(Chain::EMPTY, Origin::Header);
    builder.push(Cow::Borrowed(""), Span::default(), Span::default(), top);
    let mut raw: Vec<ParseError> = Vec::new();
    let mut receiver = ValidateWhitespace::new(&mut builder, source);
    parse_document(&tokens, &mut receiver, &mut raw);
    let Builder { nodes, own, .. } = builder;
    let found = errors::in_words(text, own, raw);
    (Document { nodes }, found)
}

/// A part of a dotted key.
pub(super) struct Key<'s> {
    pub(super) text: Cow<'s, str>,
    pub(super) span: Span,
}

/// Where the next value goes: a table, and the key that it will have.
pub(super) struct Slot<'s> {
    table: Id,
    key: Key<'s>,
}

pub(super) struct Builder<'s> {
    source: Source<'s>,
    nodes: Vec<Node<'s>>,
    /// The members of large tables by key.
    look_up: FxHashMap<Id, FxHashMap<Cow<'s, str>, Id>>,
    /// The table of the last header.
    current: Id,
    /// The lists and inline tables that are open.
    open: Vec<Id>,
    /// The parts of the key that is being read.
    pub(super) keys: Vec<Key<'s>>,
    pub(super) slot: Option<Slot<'s>>,
    own: Vec<SyntaxError>,
}

pub(super) fn span(raw: RawSpan) -> Span {
    Span::new(raw.start(), raw.end())
}

impl<'s> Builder<'s> {
    fn push(&mut self, key: Cow<'s, str>, key_span: Span, span: Span, content: Content<'s>) -> Id {
        let id = Id::try_from(self.nodes.len()).unwrap_or(NONE);
        self.nodes.push(Node { key, key_span, span, content, next: NONE });
        id
    }

    fn chain(&mut self, id: Id) -> Option<&mut Chain> {
        match &mut self.nodes[index(id)].content {
            Content::Array(chain) | Content::Tables(chain) | Content::Table(chain, _) => Some(chain),
            _ => None,
        }
    }

    /// Puts a node at the end of a table's or array's chain.
    fn append(&mut self, parent: Id, child: Id) {
        let Some(chain) = self.chain(parent) else { return };
        let (last, count) = (chain.last, chain.count + 1);
        chain.last = child;
        chain.count = count;
        if last == NONE {
            chain.first = child;
        } else {
            self.nodes[index(last)].next = child;
        }
        if count > FEW && matches!(self.nodes[index(parent)].content, Content::Table(..)) {
            self.note(parent, child, count);
        }
    }

    fn note(&mut self, parent: Id, child: Id, count: u32) {
        let first = if count == FEW + 1 { self.first(parent) } else { child };
        let nodes = &self.nodes;
        let by_key = self.look_up.entry(parent).or_default();
        let mut next = first;
        while next != NONE {
            let node = &nodes[index(next)];
            by_key.insert(node.key.clone(), next);
            next = node.next;
        }
    }

    fn first(&mut self, parent: Id) -> Id {
        self.chain(parent).map_or(NONE, |chain| chain.first)
    }

    fn find(&mut self, table: Id, key: &str) -> Option<Id> {
        let chain = *self.chain(table)?;
        if chain.count > FEW {
            return self.look_up.get(&table).and_then(|by_key| by_key.get(key)).copied();
        }
        let mut next = chain.first;
        while next != NONE {
            let node = &self.nodes[index(next)];
            if node.key == key {
                return Some(next);
            }
            next = node.next;
        }
        None
    }

    fn origin(&self, id: Id) -> Option<Origin> {
        match self.nodes[index(id)].content {
            Content::Table(_, origin) => Some(origin),
            _ => None,
        }
    }

    fn clash(&mut self, key: &Key<'s>, first: Id, message: String) {
        let related = Some((self.nodes[index(first)].key_span, "first defined here".to_owned()));
        let expected = Some("keep one of the two, or give one another name".to_owned());
        self.own.push(SyntaxError { span: key.span, message, expected, related });
    }

    /// The table that a part of a path leads to, made if it is not there.
    fn descend(&mut self, table: Id, key: Key<'s>, origin: Origin) -> Option<Id> {
        let Some(found) = self.find(table, &key.text) else {
            let content = Content::Table(Chain::EMPTY, origin);
            let id = self.push(key.text, key.span, key.span, content);
            self.append(table, id);
            return Some(id);
        };
        match (&self.nodes[index(found)].content, origin) {
            // Below `[[a]]` the path goes on in its last table.
            (Content::Tables(chain), Origin::Implied) => return Some(chain.last),
            (Content::Table(_, Origin::Inline), _) => {}
            (Content::Table(_, Origin::Dotted | Origin::Implied | Origin::Header), Origin::Implied)
            | (Content::Table(_, Origin::Dotted), Origin::Dotted) => return Some(found),
            // A dotted key may go through a table that only other headers have implied.
            (Content::Table(_, Origin::Implied), Origin::Dotted) => return Some(found),
            (Content::Broken, _) => return None,
            _ => {}
        }
        let message = format!("`{}` is already defined, and cannot be added to here", key.text);
        self.clash(&key, found, message);
        None
    }

    /// A header `[a.b]` or `[[a.b]]` is complete: what follows belongs to it.
    pub(super) fn enter(&mut self, header: Span, many: bool) {
        self.open.clear();
        self.slot = None;
        let mut keys = std::mem::take(&mut self.keys).into_iter();
        let path_len = keys.len();
        // Keys below a header that is wrong go to a table that nothing leads to.
        let nowhere = Content::Table(Chain::EMPTY, Origin::Header);
        self.current = self.push(Cow::Borrowed(""), header, header, nowhere);
        let too_deep = path_len > DEEPEST;
        let mut table = ROOT;
        for _ in 1..path_len {
            let (Some(key), false) = (keys.next(), too_deep) else { return };
            match self.descend(table, key, Origin::Implied) {
                Some(next) => table = next,
                None => return,
            }
        }
        let Some(key) = keys.next() else { return };
        if many {
            self.enter_many(table, key, header);
        } else {
            self.enter_one(table, key, header);
        }
    }

    fn enter_one(&mut self, table: Id, key: Key<'s>, header: Span) {
        let Some(found) = self.find(table, &key.text) else {
            let content = Content::Table(Chain::EMPTY, Origin::Header);
            self.current = self.push(key.text, key.span, header, content);
            self.append(table, self.current);
            return;
        };
        if let Content::Table(chain, Origin::Implied) = self.nodes[index(found)].content {
            self.nodes[index(found)].content = Content::Table(chain, Origin::Header);
            self.nodes[index(found)].span = header;
            self.current = found;
            return;
        }
        let message = format!("the table `{}` is defined twice", key.text);
        self.clash(&key, found, message);
    }

    fn enter_many(&mut self, table: Id, key: Key<'s>, header: Span) {
        let found = match self.find(table, &key.text) {
            Some(found) if matches!(self.nodes[index(found)].content, Content::Tables(_)) => found,
            Some(found) => {
                let message = format!("`{}` is already defined, and is not a list of tables", key.text);
                self.clash(&key, found, message);
                return;
            }
            None => {
                let id = self.push(key.text, key.span, header, Content::Tables(Chain::EMPTY));
                self.append(table, id);
                id
            }
        };
        let content = Content::Table(Chain::EMPTY, Origin::Header);
        self.current = self.push(Cow::Borrowed(""), key.span, header, content);
        self.append(found, self.current);
    }

    /// The key before `=` is complete: the next value goes there.
    pub(super) fn key_done(&mut self) {
        self.slot = None;
        let inside = self.open.last().copied();
        let mut table = inside.unwrap_or(self.current);
        if !matches!(self.nodes[index(table)].content, Content::Table(..)) {
            self.keys.clear();
            return;
        }
        let mut keys = std::mem::take(&mut self.keys);
        let Some(key) = keys.pop().filter(|_| keys.len() < DEEPEST) else { return };
        for part in keys {
            match self.descend(table, part, Origin::Dotted) {
                Some(next) => table = next,
                None => return,
            }
        }
        if table != inside.unwrap_or(self.current) && self.origin(table) == Some(Origin::Implied) {
            let message = format!("`{}` adds to a table that a header defines", key.text);
            self.clash(&key, table, message);
            return;
        }
        match self.find(table, &key.text) {
            Some(first) => {
                let message = format!("`{}` is there twice", key.text);
                self.clash(&key, first, message);
            }
            None => self.slot = Some(Slot { table, key }),
        }
    }

    /// Puts a value where it belongs, and gives its place.
    pub(super) fn put(&mut self, span: Span, content: Content<'s>) -> Id {
        if let Some(array) = self.open.last().copied()
            && matches!(self.nodes[index(array)].content, Content::Array(_))
        {
            let id = self.push(Cow::Borrowed(""), span, span, content);
            self.append(array, id);
            return id;
        }
        match self.slot.take() {
            Some(Slot { table, key }) => {
                let id = self.push(key.text, key.span, span, content);
                self.append(table, id);
                id
            }
            None => self.push(Cow::Borrowed(""), span, span, content),
        }
    }

    /// Opens a list or an inline table; `false` where it is nested too deep.
    pub(super) fn open(&mut self, at: RawSpan, content: Content<'s>) -> bool {
        if self.open.len() >= DEEPEST {
            self.put(span(at), Content::Broken);
            self.too_deep(span(at));
            return false;
        }
        let id = self.put(span(at), content);
        self.open.push(id);
        true
    }

    pub(super) fn too_deep(&mut self, span: Span) {
        let message = format!("nested more than {DEEPEST} levels deep");
        let expected = Some("write it flatter".to_owned());
        self.own.push(SyntaxError { span, message, expected, related: None });
    }

    pub(super) fn close(&mut self, at: RawSpan) {
        if let Some(id) = self.open.pop() {
            let whole = self.nodes[index(id)].span.to(span(at));
            self.nodes[index(id)].span = whole;
        }
        self.slot = None;
        self.keys.clear();
    }

    pub(super) fn raw(&self, at: RawSpan, encoding: Option<Encoding>) -> Raw<'s> {
        Raw::new_unchecked(&self.source.input()[at.start()..at.end()], encoding, at)
    }

    pub(super) fn scalar_content(
        &mut self,
        at: RawSpan,
        encoding: Option<Encoding>,
        error: &mut dyn ErrorSink,
    ) -> Content<'s> {
        let raw = self.raw(at, encoding);
        let mut failed = false;
        let mut decoded = Cow::Borrowed("");
        let mut sink = |found: ParseError| {
            failed = true;
            error.report_error(found);
        };
        let kind = raw.decode_scalar(&mut decoded, &mut sink);
        if failed {
            return Content::Broken;
        }
        match kind {
            ScalarKind::String => Content::Text(decoded),
            ScalarKind::Boolean(flag) => Content::Bool(flag),
            ScalarKind::Float | ScalarKind::Integer(_) => self.number(span(at), raw.as_str()),
            ScalarKind::DateTime => self.date(span(at), raw.as_str()),
        }
    }

    /// The decoder lets digits of other scripts, stray signs and letters pass, because reading the figure would
    /// fail.
    fn number(&mut self, span: Span, text: &'s str) -> Content<'s> {
        if is_number(text) {
            return Content::Number(text);
        }
        self.own.push(errors::not_a_number(span, text));
        Content::Broken
    }

    fn date(&mut self, span: Span, text: &'s str) -> Content<'s> {
        if let Some(date) = parse_date(text.as_bytes()) {
            return Content::Date(date);
        }
        match text.parse::<toml::value::Datetime>() {
            // Year 0 passes for a date there, and for nothing that a calendar knows.
            Ok(time) if time.date.is_none_or(|date| date.year > 0) => Content::DateTime(text),
            _ => {
                self.own.push(errors::no_such_day(span, text));
                Content::Broken
            }
        }
    }
}

/// Whether a figure has the shape of one, whatever its size.
fn is_number(text: &str) -> bool {
    fn unsigned(text: &str) -> &str {
        text.strip_prefix(['+', '-']).unwrap_or(text)
    }
    let of = |text: &str, digit: fn(&u8) -> bool| {
        text.bytes().all(|byte| digit(&byte) || byte == b'_') && text.bytes().any(|byte| digit(&byte))
    };
    let digits = |text: &str| of(text, u8::is_ascii_digit);
    match text.get(..2) {
        Some("0x") => return of(&text[2..], u8::is_ascii_hexdigit),
        Some("0o") => return of(&text[2..], |byte| matches!(byte, b'0'..=b'7')),
        Some("0b") => return of(&text[2..], |byte| matches!(byte, b'0' | b'1')),
        _ => {}
    }
    let figure = unsigned(text);
    let (mantissa, power) = figure.split_once(['e', 'E']).unwrap_or((figure, "0"));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    matches!(figure, "inf" | "nan") || (digits(whole) && digits(part) && digits(unsigned(power)))
}
