//! Phrases looked for in the texts of a measure, and the lists of them.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

/// The lists of `words.toml`.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Lists {
    pub(super) duty: Phrases,
    pub(super) exception: Phrases,
    pub(super) keep: Phrases,
    pub(super) effect: Phrases,
    pub(super) service: Phrases,
    pub(super) quality: Phrases,
    pub(super) speed: Phrases,
    pub(super) volume: Phrases,
    pub(super) deduction: Phrases,
    pub(super) deduct: Phrases,
    pub(super) money: Phrases,
    pub(super) no_deduction: Phrases,
    pub(super) cap: Phrases,
    pub(super) bound: Phrases,
    pub(super) no_bound: Phrases,
    pub(super) empty: Phrases,
    pub(super) activity: Vec<Activity>,
}

/// A kind of activity: a thing, and what is done with it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Activity {
    pub(super) things: Phrases,
    pub(super) done: Phrases,
}

static LISTS: LazyLock<Lists> =
    LazyLock::new(|| toml::from_str(include_str!("words.toml")).expect("invariant: the data file is tested"));

/// The lists.
pub(super) fn lists() -> &'static Lists {
    &LISTS
}

/// Phrases ready to be looked for, by the small letter that they begin with.
#[derive(Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct Phrases(FxHashMap<u8, Vec<Vec<Word>>>);

struct Word {
    text: String,
    any_ending: bool,
    as_written: bool,
}

impl From<Vec<String>> for Phrases {
    fn from(phrases: Vec<String>) -> Self {
        let word = |text: &str| {
            let (text, any_ending) = match text.strip_suffix('*') {
                Some(stem) => (stem, true),
                None => (text, false),
            };
            let as_written = text.bytes().any(|byte| byte.is_ascii_uppercase());
            Word { text: text.to_owned(), any_ending, as_written }
        };
        let mut all: FxHashMap<u8, Vec<Vec<Word>>> = FxHashMap::default();
        for phrase in &phrases {
            all.entry(first(phrase)).or_default().push(phrase.split(' ').map(word).collect());
        }
        Self(all)
    }
}

/// The first byte of a word, as a small letter where it is one.
fn first(word: &str) -> u8 {
    word.bytes().next().unwrap_or_default().to_ascii_lowercase()
}

impl Word {
    fn is(&self, found: &str) -> bool {
        let Some(start) = found.get(..self.text.len()) else { return false };
        let same = if self.as_written { start == self.text } else { start.eq_ignore_ascii_case(&self.text) };
        same && (self.any_ending || found.len() == self.text.len())
    }
}

/// A text cut into words; signs of money and `%` are words too.
pub(super) struct Words<'t> {
    text: &'t str,
    all: Vec<Found>,
}

/// A word: its bytes, and the number of its sentence.
struct Found {
    bytes: Range<usize>,
    sentence: u32,
}

impl<'t> Words<'t> {
    /// Cuts a text.
    pub(super) fn new(text: &'t str) -> Self {
        let mut all: Vec<Found> = Vec::new();
        let mut sentence = 0;
        let mut open = false;
        let mut chars = text.char_indices().peekable();
        while let Some((at, char)) = chars.next() {
            let end = at + char.len_utf8();
            let next = chars.peek().map(|(_, next)| *next);
            let inside =
                char == '\'' || char == '’' || (char == '.' && next.is_some_and(char::is_alphanumeric));
            if char.is_alphanumeric() || (open && inside && next.is_some_and(char::is_alphanumeric)) {
                match all.last_mut().filter(|_| open) {
                    Some(word) => word.bytes.end = end,
                    None => all.push(Found { bytes: at..end, sentence }),
                }
                open = true;
                continue;
            }
            open = false;
            match char {
                '%' | '£' | '$' | '€' => all.push(Found { bytes: at..end, sentence }),
                '.' | ';' | '?' | '!' | '\n' => sentence += 1,
                _ => {}
            }
        }
        Self { text, all }
    }

    /// The words themselves.
    pub(super) fn each(&self) -> impl Iterator<Item = &'t str> {
        self.all.iter().map(|word| &self.text[word.bytes.clone()])
    }

    /// Where phrases of a list stand, as ranges of words: the longest at each place.
    pub(super) fn all<'s>(&'s self, phrases: &'s Phrases) -> impl Iterator<Item = Range<usize>> + 's {
        (0..self.all.len()).filter_map(move |at| self.at(phrases, at))
    }

    /// Where the first phrase of a list stands.
    pub(super) fn first(&self, phrases: &Phrases) -> Option<Range<usize>> {
        self.all(phrases).next()
    }

    /// Whether a phrase of a list stands anywhere.
    pub(super) fn has(&self, phrases: &Phrases) -> bool {
        self.first(phrases).is_some()
    }

    /// The longest phrase of a list that begins with a word.
    pub(super) fn at(&self, phrases: &Phrases, at: usize) -> Option<Range<usize>> {
        let reads = |phrase: &&Vec<Word>| {
            phrase.iter().enumerate().all(|(step, word)| {
                let found = self.all.get(at + step);
                found.is_some_and(|found| {
                    found.sentence == self.all[at].sentence && word.is(&self.text[found.bytes.clone()])
                })
            })
        };
        let word = self.all.get(at)?;
        let begin = phrases.0.get(&first(&self.text[word.bytes.clone()]))?;
        let longest = begin.iter().filter(reads).map(Vec::len).max()?;
        Some(at..at + longest)
    }

    /// The sentence of a word, by number.
    pub(super) fn sentence(&self, at: usize) -> u32 {
        self.all.get(at).map_or(0, |word| word.sentence)
    }

    /// The bytes of a range of words.
    pub(super) fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        let start = self.all.get(words.start).map_or(self.text.len(), |word| word.bytes.start);
        let last = words.end.checked_sub(1).and_then(|last| self.all.get(last));
        start..last.map_or(start, |word| word.bytes.end.max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(text: &str, phrases: &[&str]) -> Vec<String> {
        let phrases = Phrases::from(phrases.iter().map(|phrase| (*phrase).to_owned()).collect::<Vec<_>>());
        let words = Words::new(text);
        words.all(&phrases).map(|range| text[words.bytes(&range)].to_owned()).collect()
    }

    #[test]
    fn the_lists_can_be_read() {
        let lists = lists();
        assert!(lists.activity.len() > 3);
        for phrases in
            [&lists.duty, &lists.exception, &lists.keep, &lists.deduction, &lists.cap, &lists.empty]
        {
            assert!(phrases.0.values().flatten().flatten().all(|word| !word.text.is_empty()));
        }
    }

    #[test]
    fn a_phrase_is_found_by_its_words() {
        assert_eq!(finds("No Never-Events, ever", &["never event*"]), ["Never-Events"]);
        assert_eq!(finds("Acting on the Act", &["Act"]), ["Act"]);
        assert_eq!(finds("an act of law", &["Act"]), [""; 0]);
        assert_eq!(finds("Réports sent; reports made", &["report*", "sent reports"]), ["reports"]);
        assert_eq!(finds("a £50 deduction, 2.5% of charges", &["£", "% of", "2.5"]), ["£", "2.5", "% of"]);
        assert_eq!(finds("the longest wins", &["the", "the longest"]), ["the longest"]);
    }

    #[test]
    fn sentences_end_at_full_stops_and_not_within_numbers() {
        let words = Words::new("At most 2.5 h. Then: a call; and so on");
        let sentences: Vec<u32> = (0..words.all.len()).map(|at| words.sentence(at)).collect();
        assert_eq!(sentences, [0, 0, 0, 0, 1, 1, 1, 2, 2, 2]);
    }
}
