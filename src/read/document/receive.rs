//! The parser's events, one by one.

use super::build::{Builder, Key, span};
use super::{Chain, Content, DEEPEST, Origin};
use crate::source::Span;
use std::borrow::Cow;
use toml_parser::decoder::Encoding;
use toml_parser::parser::EventReceiver;
use toml_parser::{ErrorSink, Span as RawSpan};

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, _span: RawSpan, _error: &mut dyn ErrorSink) {
        self.keys.clear();
    }

    fn std_table_close(&mut self, at: RawSpan, _error: &mut dyn ErrorSink) {
        let start = self.keys.first().map_or(span(at), |key| key.span);
        let open = start.start.saturating_sub(1);
        self.check_depth(start);
        self.enter(Span { start: open, end: span(at).end }, false);
    }

    fn array_table_open(&mut self, _span: RawSpan, _error: &mut dyn ErrorSink) {
        self.keys.clear();
    }

    fn array_table_close(&mut self, at: RawSpan, _error: &mut dyn ErrorSink) {
        let start = self.keys.first().map_or(span(at), |key| key.span);
        let open = start.start.saturating_sub(2);
        self.check_depth(start);
        self.enter(Span { start: open, end: span(at).end }, true);
    }

    fn inline_table_open(&mut self, at: RawSpan, _error: &mut dyn ErrorSink) -> bool {
        self.open(at, Content::Table(Chain::EMPTY, Origin::Inline))
    }

    fn inline_table_close(&mut self, at: RawSpan, _error: &mut dyn ErrorSink) {
        self.close(at);
    }

    fn array_open(&mut self, at: RawSpan, _error: &mut dyn ErrorSink) -> bool {
        self.open(at, Content::Array(Chain::EMPTY))
    }

    fn array_close(&mut self, at: RawSpan, _error: &mut dyn ErrorSink) {
        self.close(at);
    }

    fn simple_key(&mut self, at: RawSpan, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let raw = self.raw(at, encoding);
        let mut text = Cow::Borrowed("");
        raw.decode_key(&mut text, error);
        self.keys.push(Key { text, span: span(at) });
    }

    fn key_val_sep(&mut self, at: RawSpan, _error: &mut dyn ErrorSink) {
        let start = self.keys.first().map_or(span(at), |key| key.span);
        self.check_depth(start);
        self.key_done();
    }

    fn scalar(&mut self, at: RawSpan, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let content = self.scalar_content(at, encoding, error);
        self.put(span(at), content);
    }

    fn newline(&mut self, _span: RawSpan, _error: &mut dyn ErrorSink) {
        self.keys.clear();
        self.slot = None;
    }
}

impl Builder<'_> {
    /// Reports a dotted key or header of too many parts; what it leads to is left out.
    fn check_depth(&mut self, at: Span) {
        if self.keys.len() > DEEPEST {
            self.too_deep(at);
        }
    }
}
