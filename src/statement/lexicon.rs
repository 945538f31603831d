//! The term lists: data files in the folder beside this file, and what a register adds to them.

use super::pattern::{self, Place};
use super::tag::Tag;
use super::token::{Kind, Tokens};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Form {
    list: Vec<List>,
}

#[derive(Deserialize)]
struct List {
    tag: Tag,
    phrases: Vec<String>,
}

/// The lists that the program ships with.
const FILES: [&str; 6] = [
    include_str!("lexicon/vague.toml"),
    include_str!("lexicon/change.toml"),
    include_str!("lexicon/settle.toml"),
    include_str!("lexicon/verbs.toml"),
    include_str!("lexicon/nouns.toml"),
    include_str!("lexicon/guards.toml"),
];

/// A place of a pattern with its words as numbers; `ANY` matches every word.
#[derive(Debug)]
struct Slot {
    runs: Vec<Vec<u32>>,
    optional: bool,
}

const ANY: u32 = 0;
const UNKNOWN: u32 = 1;

#[derive(Debug)]
struct Phrase {
    tag: Tag,
    slots: Vec<Slot>,
}

/// Phrases ready to be looked for.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: FxHashMap<Box<str>, u32>,
    phrases: Vec<Phrase>,
    first: FxHashMap<u32, Vec<usize>>,
}

/// A phrase found: its tag and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) tag: Tag,
    pub(super) start: usize,
    pub(super) end: usize,
}

static BUILT_IN: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for file in FILES {
        let form: Form = toml::from_str(file).expect("invariant: the data files are tested");
        for list in form.list {
            for phrase in &list.phrases {
                let added = lexicon.add(list.tag, phrase);
                debug_assert!(added, "the phrase {phrase:?} cannot be read");
            }
        }
    }
    lexicon
});

impl Lexicon {
    /// The lists that the program ships with.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Adds a phrase in the lists' notation; false where it cannot be read.
    pub(super) fn add(&mut self, tag: Tag, phrase: &str) -> bool {
        let Some(places) = pattern::parse(phrase).filter(|places| !places.is_empty()) else { return false };
        let slots: Vec<Slot> = places.iter().map(|place| self.slot(place)).collect();
        let at = self.phrases.len();
        let mut firsts = BTreeSet::new();
        for slot in &slots {
            firsts.extend(slot.runs.iter().filter_map(|run| run.first().copied()));
            if !slot.optional {
                break;
            }
        }
        for first in firsts {
            self.first.entry(first).or_default().push(at);
        }
        self.phrases.push(Phrase { tag, slots });
        true
    }

    /// Adds words as they stand, without notation.
    fn add_plain(&mut self, tag: Tag, phrase: &str) -> bool {
        let tokens = Tokens::new(phrase);
        let words: Vec<String> =
            (0..tokens.len()).map(|at| tokens.word(at).to_owned()).filter(|word| word != "-").collect();
        if words.is_empty() {
            return false;
        }
        let slots = words
            .iter()
            .map(|word| Slot { runs: vec![vec![self.number(word)]], optional: false })
            .collect::<Vec<_>>();
        let first = slots[0].runs[0][0];
        self.first.entry(first).or_default().push(self.phrases.len());
        self.phrases.push(Phrase { tag, slots });
        true
    }

    /// Accepts a phrase as having a fixed meaning, also in the plural.
    pub fn accept(&mut self, phrase: &str) {
        let phrase = phrase.trim();
        self.add_plain(Tag::Defined, phrase);
        match phrase.strip_suffix(['s', 'S']) {
            Some(single) => self.add_plain(Tag::Defined, single),
            None => self.add_plain(Tag::Defined, &format!("{phrase}s")),
        };
    }

    /// Adds a phrase that shows a smell, by the smell's name; false where no list has that name.
    pub fn flag(&mut self, smell: &str, phrase: &str) -> bool {
        let tag = match smell {
            "vague-qualifier" => Tag::Qualifier,
            "vague-quantifier" => Tag::Quantifier,
            "open-ended" => Tag::OpenEnded,
            "loophole" => Tag::Loophole,
            "comparative-no-baseline" => Tag::Comparative,
            "undefined-reference" => Tag::Undefined,
            "achievability-doubt" => Tag::Absolute,
            _ => return false,
        };
        self.add_plain(tag, phrase.trim())
    }

    fn slot(&mut self, place: &Place) -> Slot {
        let runs = place.runs.iter().map(|run| run.iter().map(|word| self.number(word)).collect()).collect();
        Slot { runs, optional: place.optional }
    }

    fn number(&mut self, word: &str) -> u32 {
        if word == "*" {
            return ANY;
        }
        let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX - 2) + 2;
        *self.words.entry(word.into()).or_insert(next)
    }

    /// The phrases found in a statement, by place; at each place the longest of each tag.
    pub(super) fn find(&self, tokens: &Tokens, out: &mut Vec<Hit>) {
        let numbers: Vec<u32> = (0..tokens.len()).map(|at| self.known(tokens.word(at))).collect();
        let mut scan = Scan { tokens, numbers: &numbers };
        for (start, number) in numbers.iter().enumerate() {
            let from = out.len();
            for at in self.first.get(number).into_iter().flatten() {
                let phrase = &self.phrases[*at];
                let Some(end) = scan.run(&phrase.slots, start) else { continue };
                match out[from..].iter_mut().find(|hit| hit.tag == phrase.tag) {
                    Some(hit) => hit.end = hit.end.max(end),
                    None => out.push(Hit { tag: phrase.tag, start, end }),
                }
            }
        }
    }

    fn known(&self, word: &str) -> u32 {
        let plain = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        self.words.get(plain).copied().unwrap_or(UNKNOWN)
    }
}

struct Scan<'s> {
    tokens: &'s Tokens<'s>,
    numbers: &'s [u32],
}

impl Scan<'_> {
    /// The longest match of the slots from a token on.
    fn run(&mut self, slots: &[Slot], at: usize) -> Option<usize> {
        let Some((slot, rest)) = slots.split_first() else { return Some(at) };
        let mut best = if slot.optional { self.run(rest, at) } else { None };
        for run in &slot.runs {
            if let Some(next) = self.words(run, at) {
                best = best.max(self.run(rest, next));
            }
        }
        best
    }

    /// The token after a run of words; hyphens that join words are passed over.
    fn words(&self, run: &[u32], mut at: usize) -> Option<usize> {
        for (step, word) in run.iter().enumerate() {
            at = self.skip(at, step);
            let there = self.tokens.kind(at) != Kind::Mark && at < self.numbers.len();
            let same = if *word == ANY { there } else { self.numbers.get(at) == Some(word) };
            if !same {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    fn skip(&self, at: usize, _step: usize) -> usize {
        let hyphen = at > 0 && self.tokens.is(at, &["-", "‑", "–"]);
        let joined = self.tokens.all.get(at).is_some_and(|token| token.glued)
            && self.tokens.all.get(at + 1).is_some_and(|token| token.glued);
        if hyphen && joined { at + 1 } else { at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_of_the_data_files_can_be_read() {
        for file in FILES {
            let form: Form = toml::from_str(file).unwrap();
            for list in form.list {
                for phrase in &list.phrases {
                    assert!(Lexicon::default().add(list.tag, phrase), "{phrase}");
                }
            }
        }
    }

    #[test]
    fn the_longest_phrase_of_a_tag_is_found_across_hyphens() {
        let mut lexicon = Lexicon::default();
        lexicon.add(Tag::Qualifier, "high (quality)?");
        let mut hits = Vec::new();
        lexicon.find(&Tokens::new("a high-quality service"), &mut hits);
        assert_eq!(hits, [Hit { tag: Tag::Qualifier, start: 1, end: 4 }]);
    }
}
