//! A statement cut into words, numbers and marks.

use super::lexicon::Hit;
use super::tag::Tag;
use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Letters, perhaps with an apostrophe or an ampersand inside: `don't`, `A&E`.
    Word,
    /// Digits, perhaps with separators of thousands and decimals inside: `1,250.5`.
    Number,
    /// Any other single character.
    Mark,
}

/// A piece of a statement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Offset of its first byte.
    pub(super) start: usize,
    /// Offset after its last byte.
    pub(super) end: usize,
    /// What it is.
    pub(super) kind: Kind,
    /// Whether nothing stands between it and the token before.
    pub(super) glued: bool,
    /// Whether it is a word that begins with a capital letter.
    pub(super) capital: bool,
    /// The number of its sentence, from 0.
    pub(super) sentence: usize,
}

/// A statement as tokens. The lower-case copy has the same offsets as the text.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    /// The statement as written.
    pub(super) text: &'t str,
    /// The same with ASCII letters in lower case.
    lower: String,
    /// Its pieces in order.
    pub(super) all: Vec<Token>,
    /// The tokens of each sentence.
    sentences: Vec<Range<usize>>,
    /// The phrases found, by tag and place.
    hits: Vec<Hit>,
    /// Where the phrases of each tag stand in `hits`.
    by_tag: Vec<Range<usize>>,
    /// The tags of each token, a bit each.
    marks: Vec<u128>,
}

impl<'t> Tokens<'t> {
    /// Cuts a statement.
    pub(super) fn new(text: &'t str) -> Self {
        let mut tokens = Self {
            text,
            lower: text.to_ascii_lowercase(),
            all: Vec::new(),
            sentences: Vec::new(),
            hits: Vec::new(),
            by_tag: Vec::new(),
            marks: Vec::new(),
        };
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            let end = at + length(&text[at..], first);
            if !first.is_whitespace() {
                tokens.push(at, end, first);
            }
            at = end;
        }
        tokens.number_sentences();
        tokens
    }

    fn push(&mut self, start: usize, end: usize, first: char) {
        let kind = match first {
            _ if first.is_ascii_digit() => Kind::Number,
            _ if first.is_alphabetic() => Kind::Word,
            _ => Kind::Mark,
        };
        let glued = self.all.last().is_some_and(|last| last.end == start);
        let capital = kind == Kind::Word && first.is_uppercase();
        self.all.push(Token { start, end, kind, glued, capital, sentence: 0 });
    }

    fn number_sentences(&mut self) {
        let mut start = 0;
        for at in 0..self.all.len() {
            self.all[at].sentence = self.sentences.len();
            if self.ends_sentence(at) || at + 1 == self.all.len() {
                self.sentences.push(start..at + 1);
                start = at + 1;
            }
        }
    }

    /// Notes the phrases that were found.
    pub(super) fn mark(&mut self, mut hits: Vec<Hit>) {
        hits.sort_unstable_by_key(|hit| (hit.tag, hit.start, std::cmp::Reverse(hit.end)));
        hits.dedup();
        self.marks = vec![0; self.all.len()];
        self.by_tag = vec![0..0; Tag::COUNT];
        for (at, hit) in hits.iter().enumerate() {
            for mark in &mut self.marks[hit.start..hit.end] {
                *mark |= hit.tag.bit();
            }
            let range = &mut self.by_tag[hit.tag.number()];
            *range = if range.start == range.end { at..at + 1 } else { range.start..at + 1 };
        }
        self.hits = hits;
    }

    /// The phrases of a tag, by place.
    pub(super) fn hits(&self, tag: Tag) -> &[Hit] {
        let range = self.by_tag.get(tag.number()).cloned().unwrap_or_default();
        &self.hits[range]
    }

    /// Whether a token belongs to a phrase of a tag.
    pub(super) fn tagged(&self, at: usize, tag: Tag) -> bool {
        self.marks.get(at).is_some_and(|marks| marks & tag.bit() != 0)
    }

    /// A full stop before a capital or at a line's end; a semicolon, a bullet.
    fn ends_sentence(&self, at: usize) -> bool {
        match self.word(at) {
            ";" | "•" | "?" | "!" => true,
            "." => match self.all.get(at + 1) {
                Some(next) => {
                    !next.glued
                        && (next.capital || next.kind == Kind::Number)
                        && !matches!(
                            self.word(at.wrapping_sub(1)),
                            "no" | "etc" | "eg" | "ie" | "para" | "cl"
                        )
                }
                None => true,
            },
            _ => false,
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// A token's text in lower case; empty past the end.
    pub(super) fn word(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |token| &self.lower[token.start..token.end])
    }

    /// The kind of a token; a mark past the end.
    pub(super) fn kind(&self, at: usize) -> Kind {
        self.all.get(at).map_or(Kind::Mark, |token| token.kind)
    }

    /// Whether a token is one of these words.
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at))
    }

    /// Whether these words stand one after another from a token on.
    pub(super) fn reads(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(step, word)| self.word(at + step) == *word)
    }

    /// The token before, if there is one.
    pub(super) fn before(&self, at: usize) -> &str {
        if at == 0 { "" } else { self.word(at - 1) }
    }

    /// The bytes of a range of tokens.
    pub(super) fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.all.get(range.start).map_or(self.text.len(), |token| token.start);
        let last = range.end.checked_sub(1).and_then(|last| self.all.get(last));
        start..last.map_or(start, |token| token.end.max(start))
    }

    /// The sentence of a token, as a range of tokens.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let number = self.all.get(at).map(|token| token.sentence);
        number.and_then(|number| self.sentences.get(number)).cloned().unwrap_or(at..at)
    }
}

/// The length in bytes of the token that begins a text.
fn length(text: &str, first: char) -> usize {
    if first.is_ascii_digit() {
        return number(text.as_bytes());
    }
    if !first.is_alphabetic() {
        return first.len_utf8();
    }
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, one)) = chars.next() {
        let inside =
            matches!(one, '\'' | '’' | '&') && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        let digit = one.is_ascii_digit() && at > 0;
        if !(one.is_alphabetic() || inside || digit) {
            break;
        }
        end = at + one.len_utf8();
    }
    end
}

/// Digits; a comma before three digits; a point before a digit.
fn number(bytes: &[u8]) -> usize {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    let mut point = false;
    loop {
        match bytes.get(at) {
            Some(one) if one.is_ascii_digit() => at += 1,
            Some(b',') if digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4) => at += 4,
            Some(b'.') if !point && digit(at + 1) => {
                point = true;
                at += 1;
            }
            _ => return at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text);
        (0..tokens.len()).map(|at| tokens.word(at).to_owned()).collect()
    }

    #[test]
    fn text_is_cut_into_words_numbers_and_marks() {
        assert_eq!(words("98.5% of 1,250 A&E calls"), ["98.5", "%", "of", "1,250", "a&e", "calls"]);
        assert_eq!(words("high-quality, don’t"), ["high", "-", "quality", ",", "don’t"]);
        assert_eq!(words("P1 24/7"), ["p1", "24", "/", "7"]);
        assert_eq!(words(""), Vec::<String>::new());
    }

    #[test]
    fn a_full_stop_before_a_capital_ends_a_sentence() {
        let tokens = Tokens::new("85 per cent. of calls. Days: 3.");
        let sentences: Vec<usize> = tokens.all.iter().map(|token| token.sentence).collect();
        assert_eq!(sentences.last(), Some(&1));
        assert_eq!(tokens.sentence(0), 0..7);
    }
}
