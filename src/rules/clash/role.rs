//! What a figure of a statement is there for: the level that is asked for, a change, or something beside it.
//!
//! A figure is taken for a level only where its place in the sentence leaves hardly a doubt; a wrong guess here is
//! a false alarm, and a missed level costs little.

use super::claim::Claim;
use super::terms;
use super::words::Words;
use crate::statement::Counted;
use std::ops::Range;

/// What a figure is there for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// The level that is asked for; `firm` where even `below` says which side of it.
    Level {
        /// Whether the figure can hardly stand in a condition.
        firm: bool,
    },
    /// By how much something changes.
    Change,
    /// Where a change begins or ends: `from 85 to 87`.
    Course,
    /// A condition, a baseline, a sample, a size.
    Aside,
}

const FIRM: Role = Role::Level { firm: true };
const LOOSE: Role = Role::Level { firm: false };

/// What a figure is there for.
pub(super) fn of(words: &Words, claim: &Claim) -> Role {
    let sentence = words.sentence(claim.figure.start);
    let left = skip_fillers(words, claim.words.start, sentence.start);
    let prefix = sentence.start..left;
    let place = Place { words, claim, left, prefix, sentence };
    if place.is_change() {
        return Role::Change;
    }
    if place.is_course() {
        return Role::Course;
    }
    if place.is_aside() {
        return Role::Aside;
    }
    place.level().unwrap_or(Role::Aside)
}

/// Steps back over words that add nothing: `an estimated 95 %`.
fn skip_fillers(words: &Words, mut at: usize, start: usize) -> usize {
    const FILLERS: &[&str] =
        &["a", "an", "the", "about", "approximately", "only", "just", "its", "our", "their"];
    while at > start && FILLERS.contains(&words.before(at)) {
        at -= 1;
    }
    at
}

/// A figure in its sentence.
struct Place<'w> {
    words: &'w Words,
    claim: &'w Claim,
    /// The first word of the figure with its comparator and what fills in before it.
    left: usize,
    /// The words of the sentence before that.
    prefix: Range<usize>,
    sentence: Range<usize>,
}

impl Place<'_> {
    /// `by 15 %`, `a 15 % reduction`, `a reduction of 15 %`.
    fn is_change(&self) -> bool {
        const NOUNS: &[&str] = &[
            "reduction",
            "reductions",
            "decrease",
            "increase",
            "improvement",
            "growth",
            "fall",
            "rise",
            "cut",
            "drop",
            "saving",
            "savings",
            "uplift",
        ];
        let words = self.words;
        // In money a saving is a level: it is what is counted.
        let nouns = if self.claim.counted == Counted::Money { &NOUNS[..10] } else { NOUNS };
        let end = self.claim.words.end;
        let next = words.has(end..(end + 3).min(self.sentence.end), nouns) && !words.is(end, &["of"]);
        let degree = words.is(end, &["lower", "higher", "fewer", "less", "more", "better", "worse"]);
        let of = words.follows(self.left, &["of", ":", "is"]) && words.has(self.prefix.clone(), nouns);
        // `by an average of 2 days`, `by a total of £50,000`.
        let mean = words.follows(self.left, &["of"])
            && words.is(self.left.saturating_sub(2), &["average", "mean", "total", "further", "minimum"]);
        let amount = skip_fillers(words, self.left.saturating_sub(2), self.sentence.start);
        words.follows(self.left, &["by"]) || mean && words.follows(amount, &["by"]) || of || next || degree
    }

    /// `from 85 to 87` beside a verb of change.
    fn is_course(&self) -> bool {
        let words = self.words;
        let changes = words.any(self.prefix.clone(), terms::is_change);
        let from = words.follows(self.left, &["from"]);
        let to = words.follows(self.left, &["to"])
            && self.left.saturating_sub(8).max(self.sentence.start) < self.left
            && words.has(self.left.saturating_sub(8).max(self.sentence.start)..self.left, &["from"]);
        changes && (from || to)
    }

    fn is_aside(&self) -> bool {
        let words = self.words;
        let (left, end) = (self.left, self.claim.figure.end);
        let near = left.saturating_sub(4).max(self.sentence.start)..left;
        let sampled = words.has(end..(end + 6).min(self.sentence.end), &["sample", "sampled", "samples"]);
        let signs = words
            .follows(left, &["±", "+", "/", "per", "every", "top", "first", "next", "age", "out"])
            || words.reads(left.saturating_sub(3), &["plus", "or", "minus"])
            || words.follows(left, &["-"]) && words.is_glued(left) && left > 1;
        let tolerance = self.claim.counted == Counted::Share
            && words.reads(self.claim.words.start, &["within"])
            && words.is(end, &["of", "above", "below"]);
        let ahead = words.reads(end, &["in", "advance"])
            || words.is(end, &["before", "prior", "ahead", "'", "’", "notice", "old"]);
        // `a 2 hour slot`, `a response rate of at least 25 %`.
        let slot = words.is(end, &["slot", "slots", "window", "windows", "interval", "shift", "band"]);
        let answers = near.clone().any(|at| words.after(at, "response rate").is_some());
        // `2023/24: 92 %`, `P1: 95 %`, `year 1 – 90 %`.
        let label = left - usize::from(left > 0 && words.follows(left, &[":", "-", "–", "—", "="]));
        let numbered = words.before(label).bytes().any(|one| one.is_ascii_digit());
        let plain = self.claim.comparator.as_ref().is_none_or(|found| found.plain);
        let consequence = words.any(self.sentence.clone(), terms::follows_a_miss) && !(self.opens() && plain)
            || words.is(self.sentence.start, &["failure", "fail", "failing"]);
        signs
            || slot
            || answers
            || sampled
            || tolerance
            || ahead
            || numbered
            || consequence
            || words.follows(left, &["from"])
            || words.any(near, terms::is_past)
    }

    /// Whether nothing before it in its sentence says what is counted.
    fn opens(&self) -> bool {
        self.prefix.clone().all(|at| terms::opens(self.words.word(at)))
    }

    fn level(&self) -> Option<Role> {
        if self.is_announced() || self.is_bidden() || self.opens() {
            return Some(FIRM);
        }
        if self.is_relative() {
            return None;
        }
        if self.is_copula() {
            return Some(FIRM);
        }
        let counts_cases = self.counts_cases();
        let ends = self.ends_sentence();
        if !counts_cases && self.names_a_level() {
            return Some(if ends { FIRM } else { LOOSE });
        }
        if !counts_cases && (self.is_share_of_cases() || self.is_limit_of_time()) {
            return Some(LOOSE);
        }
        (ends && self.stands_in_a_cell()).then_some(LOOSE)
    }

    /// `Target: 95 %`, `… – at least 95 %`, `… , with at least 95 % answered`.
    fn is_announced(&self) -> bool {
        let (words, left) = (self.words, self.left);
        let dash =
            words.follows(left, &["-", "–", "—"]) && !words.is_glued(left) && !words.is_glued(left - 1);
        let target = words.follows(left, &["target", "goal"])
            || left > 1
                && words.follows(left, &["of", "is", ":", "=", "at"])
                && words.is(left - 2, &["target", "goal", "standard"]);
        let with = words.follows(left, &["with"])
            && words.follows(left - 1, &[","])
            && self.claim.counted == Counted::Share;
        // `(80 % target)`, `a 95 % target for calls`.
        let end = self.claim.words.end;
        let named = words.is(end, &["target"])
            && (end + 1 >= self.sentence.end || words.is(end + 1, &[")", ",", ".", "for", "is"]));
        (dash || target || named || with || words.follows(left, &[":", "="])) && !self.prefix.is_empty()
    }

    /// `must be at least 95 %`, `shall not exceed 4 hours`.
    fn is_bidden(&self) -> bool {
        let (words, left) = (self.words, self.left);
        const MODALS: &[&str] = &["must", "shall", "will", "should"];
        let be = words.follows(left, &["be", "remain", "stay", "reach", "achieve"])
            && left > 1
            && words.is(left - 2, MODALS);
        be || words.follows(left, MODALS) && self.claim.comparator.is_some()
    }

    /// Whether the figure stands in a part of the sentence that speaks of some cases only.
    fn is_relative(&self) -> bool {
        let gerund = |at: usize| {
            let word = self.words.word(at);
            at > self.sentence.start
                && word.len() > 4
                && word.ends_with("ing")
                && !terms::is_noun_in_ing(word)
        };
        self.prefix.clone().any(|at| terms::parts(self.words.word(at)) || gerund(at))
    }

    /// `… is at least 95 %`, `kept at 99 %`, `reduce the backlog to 200 cases`.
    fn is_copula(&self) -> bool {
        let (words, left) = (self.words, self.left);
        let verb = words.follows(
            left,
            &[
                "be", "is", "are", "remain", "remains", "stay", "stays", "reach", "reaches", "equals",
                "achieve", "achieves",
            ],
        );
        let held = words.follows(left, &["at"])
            && left > 1
            && words
                .is(left - 2, &["maintained", "kept", "held", "set", "remain", "remains", "stand", "stands"]);
        let to = words.follows(left, &["to"]) && words.any(self.prefix.clone(), terms::is_change);
        verb || held || to
    }

    /// Whether the sentence begins with the name of an indicator that counts cases.
    fn counts_cases(&self) -> bool {
        let start = skip_articles(self.words, self.sentence.start);
        self.words.any(start..start + 2, terms::counts_cases) && start < self.left
    }

    /// `availability of at least 99.9 %`, `average wait no more than 30 seconds`.
    fn names_a_level(&self) -> bool {
        let (words, left) = (self.words, self.left);
        let noun = |at: usize| {
            terms::is_level(words.word(at))
                || matches!(self.claim.counted, Counted::Time(_)) && terms::is_length(words.word(at))
        };
        // `achieve an average compliance level for accounts of 99 %`.
        let apart = words.follows(left, &["of"])
            && self.ends_sentence()
            && words.has(
                self.prefix.start..(self.prefix.start + 2).min(left),
                &["achieve", "maintain", "sustain"],
            )
            && words.any(self.prefix.clone(), terms::is_level);
        left > 0 && noun(left - 1)
            || left > 1 && words.follows(left, &["of", "at"]) && noun(left - 2)
            || apart
    }

    /// `in at least 95 % of cases`, `collect 98 % of bins`.
    fn is_share_of_cases(&self) -> bool {
        const CASES: &[&str] =
            &["cases", "occasions", "time", "instances", "calls", "days", "months", "weeks", "occurrences"];
        let words = self.words;
        let end = self.claim.words.end;
        if self.claim.counted != Counted::Share || !words.is(end, &["of"]) {
            return false;
        }
        let cases = words.has(end + 1..end + 3, CASES);
        let led = words.follows(self.left, &["in", "for", "on", "to"]);
        let firm = self.claim.comparator.as_ref().is_none_or(|found| found.plain);
        // `the target is to pay 95 % of invoices`.
        let infinitive = self.left > 1 && words.is(self.left - 2, &["to"]) && words.is_letters(self.left - 1);
        cases || led || firm && (infinitive || self.prefix.len() <= 4)
    }

    /// `emergency repairs made safe within 4 hours`.
    fn is_limit_of_time(&self) -> bool {
        const STATISTICS: &[&str] = &[
            "average",
            "mean",
            "median",
            "days",
            "hours",
            "length",
            "time",
            "wait",
            "waiting",
            "turnaround",
        ];
        let words = self.words;
        let start = skip_articles(words, self.sentence.start);
        let statistic = (start..start + 2).any(|at| words.is(at, STATISTICS));
        let bound = self.claim.comparator.as_ref().is_some_and(|found| {
            found.side == Some(super::comparator::Side::AtMost)
                && !words.is(found.words.start, &["<", "below"])
        });
        matches!(self.claim.counted, Counted::Time(_)) && bound && !statistic
    }

    /// Whether nothing stands after the figure but how often it is counted.
    fn ends_sentence(&self) -> bool {
        const TAIL: &[&str] = &[
            "each",
            "every",
            "per",
            "a",
            "the",
            "in",
            "any",
            "month",
            "quarter",
            "year",
            "week",
            "day",
            "calendar",
            "financial",
            "monthly",
            "quarterly",
            "annually",
            "annum",
            "target",
            "overall",
            "total",
            ".",
            ",",
            ")",
            "or",
            "better",
            "more",
            "less",
            "above",
            "below",
            "higher",
            "lower",
            "minimum",
            "maximum",
            "(",
            "min",
            "max",
            "+",
        ];
        let noun = usize::from(self.claim.counted == Counted::Things);
        let end = self.claim.words.end.max(self.claim.figure.end + noun).min(self.sentence.end);
        (end..self.sentence.end).all(|at| self.words.is(at, TAIL))
    }

    /// `Emergency repairs completed in time 97 %`: the cells of a table put one after another.
    fn stands_in_a_cell(&self) -> bool {
        const NO_CELL: &[&str] = &[
            "of", "by", "in", "at", "to", "from", "for", "on", "and", "or", "scored", "achieved", "attained",
            "reached", "rated", "gained", "obtained", "passed", "exceeded", "as", "not", "used", "met", "is",
            "was",
        ];
        let firm = self.claim.comparator.as_ref().is_none_or(|found| found.plain);
        let before = self.left.checked_sub(1);
        let (words, left) = (self.words, self.left);
        let bracket = words.follows(left, &["("]) && self.claim.comparator.is_none();
        let word = before.is_some_and(|at| words.is_letters(at) && !words.is(at, NO_CELL));
        self.claim.counted == Counted::Share && firm && (word || bracket)
    }
}

fn skip_articles(words: &Words, at: usize) -> usize {
    at + usize::from(words.is(at, &["the", "a", "an", "overall"]))
}
