//! A statement as words, so that the rules can see what stands around a figure.

use std::ops::Range;

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
struct Word {
    start: usize,
    end: usize,
    sentence: usize,
}

/// A text as words in lower case.
#[derive(Debug)]
pub(super) struct Words {
    lower: String,
    all: Vec<Word>,
}

impl Words {
    /// Cuts a text as statements are cut: digits with their points and commas, letters, single marks.
    pub(super) fn new(text: &str) -> Self {
        let mut words = Self { lower: text.to_ascii_lowercase(), all: Vec::new() };
        let (mut at, mut sentence) = (0, 0);
        while let Some(first) = text[at..].chars().next() {
            let end = at + length(&text[at..], first);
            if !first.is_whitespace() {
                words.all.push(Word { start: at, end, sentence });
            }
            if ends_sentence(first, &text[end..]) {
                sentence += 1;
            }
            at = end;
        }
        words
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// A word; empty past the ends.
    pub(super) fn word(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |word| &self.lower[word.start..word.end])
    }

    /// The word before; empty at the beginning.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Whether a word is one of these.
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at))
    }

    /// Whether the word before is one of these.
    pub(super) fn follows(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.before(at))
    }

    /// Whether these words stand one after another from a word on.
    pub(super) fn reads(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(step, word)| self.word(at + step) == *word)
    }

    /// The word after a phrase that begins at a word; `None` where it does not.
    pub(super) fn after(&self, at: usize, phrase: &str) -> Option<usize> {
        phrase.split(' ').try_fold(at, |at, part| (self.word(at) == part).then_some(at + 1))
    }

    /// The first word of a phrase that ends before a word; `None` where it does not.
    pub(super) fn up_to(&self, end: usize, phrase: &str) -> Option<usize> {
        phrase.rsplit(' ').try_fold(end, |end, part| {
            let at = end.checked_sub(1)?;
            (self.word(at) == part).then_some(at)
        })
    }

    /// Whether a range has a word of a kind.
    pub(super) fn any(&self, mut range: Range<usize>, kind: fn(&str) -> bool) -> bool {
        range.any(|at| kind(self.word(at)))
    }

    /// Whether a range has one of these words.
    pub(super) fn has(&self, mut range: Range<usize>, words: &[&str]) -> bool {
        range.any(|at| self.is(at, words))
    }

    /// Whether nothing stands between a word and the one before it.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        let pair = at.checked_sub(1).and_then(|before| Some((self.all.get(before)?, self.all.get(at)?)));
        pair.is_some_and(|(before, word)| before.end == word.start)
    }

    /// Whether a word is a number in digits.
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.word(at).starts_with(|first: char| first.is_ascii_digit())
    }

    /// Whether a word is made of letters.
    pub(super) fn is_letters(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_alphabetic)
    }

    /// The sentence of a word.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let Some(word) = self.all.get(at) else { return at..at };
        let start = self.all.partition_point(|other| other.sentence < word.sentence);
        start..self.all.partition_point(|other| other.sentence <= word.sentence)
    }

    /// The words that lie within some bytes.
    pub(super) fn within(&self, bytes: &Range<usize>) -> Range<usize> {
        let start = self.all.partition_point(|word| word.start < bytes.start);
        start..self.all.partition_point(|word| word.end <= bytes.end).max(start)
    }

    /// The bytes of a range of words.
    pub(super) fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.all.get(range.start).map_or(self.lower.len(), |word| word.start);
        let last = range.end.checked_sub(1).and_then(|last| self.all.get(last));
        start..last.map_or(start, |word| word.end.max(start))
    }
}

/// A word without what makes it a plural, so that `calls` and `call` are one.
pub(super) fn stem(word: &str) -> &str {
    let word = word.trim_end_matches("'s").trim_end_matches("’s");
    for plural in ["sses", "shes", "ches", "xes"] {
        if word.ends_with(plural) {
            return &word[..word.len() - 2];
        }
    }
    if word.ends_with("ies") {
        return word.strip_suffix("ies").unwrap_or(word);
    }
    let single = word.ends_with("ss") || word.len() < 4;
    word.strip_suffix('s').filter(|_| !single).or_else(|| word.strip_suffix('y')).unwrap_or(word)
}

/// A full stop before a capital, a digit or the end; a semicolon, a bullet, a new line.
fn ends_sentence(mark: char, rest: &str) -> bool {
    match mark {
        ';' | '•' | '?' | '!' | '\n' => true,
        '.' => {
            let next = rest.trim_start();
            next.is_empty()
                || (next.len() < rest.len()
                    && next.starts_with(|next: char| next.is_uppercase() || next.is_ascii_digit()))
        }
        _ => false,
    }
}

/// The length in bytes of the word that begins a text.
fn length(text: &str, first: char) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if first.is_ascii_digit() {
        let inside = |at: usize| digit(at) || (matches!(bytes[at], b'.' | b',') && digit(at + 1));
        return (0..bytes.len()).find(|at| !inside(*at)).unwrap_or(bytes.len());
    }
    if !first.is_alphabetic() {
        return first.len_utf8();
    }
    let mut chars = text.char_indices().peekable();
    while let Some((at, one)) = chars.next() {
        let joins =
            matches!(one, '\'' | '’' | '&') && chars.peek().is_some_and(|next| next.1.is_alphabetic());
        if !(one.is_alphanumeric() || joins) {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_into_words() {
        let words = Words::new("98.5% of £1,250 A&E calls. Year 2: don't");
        let all: Vec<&str> = (0..words.len()).map(|at| words.word(at)).collect();
        assert_eq!(all, ["98.5", "%", "of", "£", "1,250", "a&e", "calls", ".", "year", "2", ":", "don't"]);
        assert_eq!(words.sentence(3), 0..8);
        assert_eq!(words.sentence(9), 8..12);
        assert_eq!(words.within(&(0..5)), 0..2);
        assert_eq!(words.bytes(&(0..2)), 0..5);
        assert!(words.is_glued(1) && !words.is_glued(2));
    }

    #[test]
    fn singular_and_plural_have_one_stem() {
        for (one, many) in [("call", "calls"), ("enquiry", "enquiries"), ("breach", "breaches")] {
            assert_eq!(stem(one), stem(many));
        }
        assert_eq!(stem("loss"), "loss");
        assert_eq!(stem("case"), stem("cases"));
        assert_eq!(stem("loss"), stem("losses"));
    }
}
