//! What is settled in a statement before any word of it is doubted: figures, dates, periods, names, scales, terms.

use super::dates::{self, Dated, Purpose};
use super::figure::{self, Counted, Figure};
use super::lexicon::{Hit, Lexicon};
use super::period::{self, Period};
use super::tag::Tag;
use super::token::{Kind, Tokens};
use std::ops::Range;

/// A statement with everything that could be settled in it.
#[derive(Debug)]
pub(super) struct Scan<'t> {
    pub(super) tokens: Tokens<'t>,
    pub(super) dates: Vec<Dated>,
    pub(super) figures: Vec<Figure>,
    pub(super) periods: Vec<Period>,
    /// Whether nearly every word has a capital, so that capitals say nothing.
    pub(super) heading: bool,
    /// Whether each token belongs to a known term with a fixed meaning.
    settled: Vec<bool>,
    /// Names: runs of capitalised words, and what stands in quotation marks.
    names: Vec<Range<usize>>,
    /// Whether each token belongs to a term that the contract or the register defines or accepts.
    defined: Vec<bool>,
}

impl<'t> Scan<'t> {
    /// Settles what can be settled.
    pub(super) fn new(text: &'t str, lexicons: &[&Lexicon]) -> Self {
        let mut tokens = Tokens::new(text);
        let mut hits = Vec::new();
        for lexicon in lexicons {
            lexicon.find(&tokens, &mut hits);
        }
        tokens.mark(hits);
        let dates = dates::all(&tokens);
        let figures = figure::all(&tokens, &dates);
        let periods = period::all(&tokens, &dates);
        let mut settled = vec![false; tokens.len()];
        for hit in tokens.hits(Tag::Accepted) {
            settled[hit.start..hit.end].fill(true);
        }
        let heading = all_capitals(&tokens);
        let names = names(&tokens, heading);
        let mut defined = vec![false; tokens.len()];
        for hit in tokens.hits(Tag::Defined) {
            defined[hit.start..hit.end].fill(true);
        }
        Self { tokens, dates, figures, periods, heading, settled, names, defined }
    }

    /// Whether a range has a fixed meaning: all of it is a known term or a name, or part of it is defined.
    pub(super) fn is_settled(&self, range: &Range<usize>) -> bool {
        // `a good level of development`: the article is no part of the term.
        let article = usize::from(self.tokens.is(range.start, &["a", "an", "the"]) && range.len() > 1);
        let range = &(range.start + article..range.end);
        let of = |marks: &[bool], at: usize| marks.get(at).copied().unwrap_or_default();
        // A capital or a quotation mark alone makes no name of a phrase: there must be more to it.
        let named = |name: &Range<usize>| {
            name.start <= range.start && range.end <= name.end && range.len() < name.len()
        };
        range.clone().all(|at| of(&self.settled, at))
            || range.clone().any(|at| of(&self.defined, at))
            || self.names.iter().any(named)
    }

    /// The phrases of a tag.
    pub(super) fn hits(&self, tag: Tag) -> impl Iterator<Item = &Hit> {
        self.tokens.hits(tag).iter()
    }

    /// The phrases of a tag, less those inside a longer one.
    pub(super) fn longest(&self, tag: Tag) -> Vec<&Hit> {
        let mut kept: Vec<&Hit> = Vec::new();
        for hit in self.hits(tag) {
            match kept.last() {
                Some(last) if hit.start < last.end && hit.end <= last.end => {}
                _ => kept.push(hit),
            }
        }
        kept
    }

    /// The phrases of a tag within a range of tokens.
    pub(super) fn hits_in(&self, tag: Tag, range: Range<usize>) -> impl Iterator<Item = &Hit> {
        self.hits(tag).filter(move |hit| range.start <= hit.start && hit.end <= range.end)
    }

    /// Whether a phrase of a tag covers a token.
    pub(super) fn covered(&self, tag: Tag, at: usize) -> bool {
        self.tokens.tagged(at, tag)
    }

    /// Whether a range has a phrase of a tag.
    pub(super) fn has(&self, tag: Tag, range: Range<usize>) -> bool {
        self.hits_in(tag, range).next().is_some()
    }

    /// The figures within a range that count something.
    pub(super) fn figures_in(&self, range: Range<usize>) -> impl Iterator<Item = &Figure> {
        let inside =
            move |figure: &&Figure| range.start <= figure.tokens.start && figure.tokens.end <= range.end;
        self.figures.iter().filter(inside).filter(|figure| figure.counted != Counted::Label)
    }

    /// Whether a range has a share, that is what part of the cases must pass.
    pub(super) fn has_share(&self, range: Range<usize>) -> bool {
        self.figures_in(range).any(|figure| figure.counted == Counted::Share)
    }

    /// Whether a range has a limit of time.
    pub(super) fn has_time(&self, range: Range<usize>) -> bool {
        self.figures_in(range).any(|figure| matches!(figure.counted, Counted::Time(_)))
    }

    /// The whole statement, as a range of tokens.
    pub(super) fn whole(&self) -> Range<usize> {
        0..self.tokens.len()
    }

    /// Whether the sentence says what a change is measured from.
    pub(super) fn has_baseline(&self, sentence: Range<usize>) -> bool {
        self.has(Tag::Baseline, sentence.clone())
            || self.dates.iter().any(|date| {
                date.purpose == Purpose::Start
                    && sentence.start <= date.tokens.start
                    && date.tokens.end <= sentence.end
            })
            || self.between_dates(&sentence)
            || self.goes_from_to(sentence)
    }

    /// Whether two dates are joined by `between … and`.
    fn between_dates(&self, sentence: &Range<usize>) -> bool {
        let inside = |date: &&Dated| sentence.start <= date.tokens.start && date.tokens.end <= sentence.end;
        let mut dates = self.dates.iter().filter(inside);
        matches!((dates.next(), dates.next()), (Some(first), Some(_)) if matches!(self.tokens.before(first.tokens.start), "between" | "from"))
    }

    /// Whether a figure stands after `from` and another after `to`.
    fn goes_from_to(&self, sentence: Range<usize>) -> bool {
        let after = |word: &str| {
            self.figures_in(sentence.clone()).any(|figure| {
                let from = figure.tokens.start.saturating_sub(4).max(sentence.start);
                (from..figure.tokens.start).any(|at| self.tokens.is(at, &[word]))
            })
        };
        after("from") && after("to")
    }

    /// The words that mean something: no articles, prepositions, numbers or marks.
    pub(super) fn content(&self, range: Range<usize>) -> impl Iterator<Item = usize> {
        let counted = |at: usize| self.figures.iter().any(|figure| figure.tokens.contains(&at));
        let timed = |at: usize| self.periods.iter().any(|period| period.tokens.contains(&at));
        range.filter(move |at| {
            self.tokens.kind(*at) == Kind::Word
                && !self.tokens.tagged(*at, Tag::Empty)
                && !counted(*at)
                && !timed(*at)
        })
    }
}

/// Names: runs of two or more capitalised words inside a sentence, and what stands in quotation marks.
fn names(tokens: &Tokens, heading: bool) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut end = at;
        let mut capitals = 0;
        while end < tokens.len() && tokens.all[end].sentence == tokens.all[at].sentence {
            let joins = end > at && tokens.is(end, &["of", "and", "for", "the", "&", "-", "’s"]);
            if tokens.all[end].capital {
                capitals += 1;
            } else if !joins {
                break;
            }
            end += 1;
        }
        while end > at && !tokens.all[end - 1].capital {
            end -= 1;
        }
        // A sentence's own capital is no sign of a name unless the next word has one too.
        let opens = at == 0
            || tokens.all[at - 1].sentence != tokens.all[at].sentence
            || tokens.is(at - 1, &[":", "•", ".", "-", "–", "“", "\""]);
        let needed = if opens { 3 } else { 2 };
        if capitals >= needed && !heading {
            names.push(at..end);
        }
        at = end.max(at + 1);
    }
    quoted(tokens, &mut names);
    names
}

/// Whether nearly every word is capitalised, as in headings, where capitals say nothing.
fn all_capitals(tokens: &Tokens) -> bool {
    let words = tokens.all.iter().filter(|token| token.kind == Kind::Word && token.end - token.start > 3);
    let (all, capital) = words
        .fold((0_usize, 0_usize), |(all, capital), token| (all + 1, capital + usize::from(token.capital)));
    all > 3 && capital * 10 >= all * 8
}

fn quoted(tokens: &Tokens, names: &mut Vec<Range<usize>>) {
    let mut open = None;
    for at in 0..tokens.len() {
        match (tokens.word(at), open) {
            ("“" | "‘", _) => open = Some(at),
            ("\"" | "'", None) => open = Some(at),
            ("”" | "’" | "\"" | "'", Some(from)) => {
                if at - from <= 9 {
                    names.push(from + 1..at);
                }
                open = None;
            }
            _ => {}
        }
    }
}
