//! Two measures in one statement: parts that can pass or fail apart.

use super::{Sink, Smell};
use crate::statement::figure::Counted;
use crate::statement::lexicon::Tag;
use crate::statement::scan::Scan;
use crate::statement::token::Kind;
use std::ops::Range;

pub(super) fn find(scan: &Scan, out: &mut Sink) {
    let tokens = &scan.tokens;
    for at in 1..tokens.len().saturating_sub(1) {
        if !joins(scan, at) || scan.is_settled(&(at..at + 1)) {
            continue;
        }
        let right = after_join(scan, at);
        if second_share(scan, at) || second_verb(scan, at, right) {
            out.push(
                Smell::Compound,
                at..(right + 3).min(tokens.sentence(at).end).max(at + 2).min(tokens.len()),
            );
        }
    }
}

/// Whether a token joins two parts.
fn joins(scan: &Scan, at: usize) -> bool {
    let tokens = &scan.tokens;
    match tokens.word(at) {
        "and" => !tokens.is(at + 1, &["/"]),
        "whilst" | "while" | "but" | "plus" | "then" => true,
        "as" => tokens.reads(at, &["as", "well", "as"]),
        ";" => at + 2 < tokens.len(),
        "," => {
            tokens.kind(at + 1) == Kind::Word
                && !tokens.is(at + 1, &["and", "or", "which", "including", "with", "where"])
        }
        _ => false,
    }
}

/// The first token of the later part, less words that lead to its verb.
fn after_join(scan: &Scan, at: usize) -> usize {
    const LEADS: &[&str] = &[
        "well",
        "as",
        "to",
        "will",
        "must",
        "shall",
        "should",
        "are",
        "is",
        "be",
        "also",
        "then",
        "we",
        "they",
        "and",
        "it",
        "have",
        "been",
        "with",
        "not",
        "fully",
        "otherwise",
        "subsequently",
        "further",
        "continue",
        "also",
    ];
    let mut right = at + 1;
    while scan.tokens.is(right, LEADS) && right < at + 6 {
        right += 1;
    }
    right
}

/// A share on each side, each for its own cases.
fn second_share(scan: &Scan, at: usize) -> bool {
    let sentence = scan.tokens.sentence(at);
    let share = |range: Range<usize>| scan.figures_in(range).any(|figure| figure.counted == Counted::Share);
    let right = (at + 1)..(at + 5).min(sentence.end);
    scan.tokens.is(at, &["and", ";", ",", "while", "whilst", "but"])
        && share(right)
        && share(sentence.start.min(at)..at)
}

/// A verb right after the join, of the form of a verb before it.
fn second_verb(scan: &Scan, at: usize, right: usize) -> bool {
    let tokens = &scan.tokens;
    let Some(form) = form(scan, right) else { return false };
    if tokens.is(at, &[","]) && form != Form::Base {
        return false;
    }
    let sentence = tokens.sentence(at);
    let clause = tokens.is(at, &[";"]);
    let start = if clause { 0 } else { sentence.start };
    let earlier = (start..at).rev().find(|one| {
        self::form(scan, *one) == Some(form)
            || (form == Form::Third && self::form(scan, *one) == Some(Form::Base))
    });
    let Some(earlier) = earlier else { return false };
    // A relative clause or a bracket describes cases; it sets no second test.
    let relative = (earlier.saturating_sub(3)..earlier)
        .any(|one| tokens.is(one, &["who", "which", "whose", "where", "when", "of", "("]));
    let bracket = open_brackets(scan, start, at) > 0;
    // `received and processed`: two steps of one case share an object.
    let adjacent = at - earlier == 1 && form != Form::Base;
    !relative && !bracket && !adjacent
}

fn open_brackets(scan: &Scan, start: usize, at: usize) -> usize {
    (start..at).fold(0_usize, |open, one| match scan.tokens.word(one) {
        "(" => open + 1,
        ")" => open.saturating_sub(1),
        _ => open,
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Base,
    Third,
    Past,
    Now,
}

/// The form of the verb at a token.
fn form(scan: &Scan, at: usize) -> Option<Form> {
    let tokens = &scan.tokens;
    let verb =
        scan.covered(Tag::Act, at) || scan.covered(Tag::Deliver, at) || scan.covered(Tag::Comparative, at);
    if !verb || tokens.kind(at) != Kind::Word {
        return None;
    }
    let word = tokens.word(at);
    // After an article or a preposition it is a noun: `the support`, `of work`.
    let noun = tokens.is(
        at.wrapping_sub(1),
        &[
            "the", "a", "an", "of", "in", "for", "on", "by", "with", "from", "at", "our", "their", "its",
            "your", "customer", "any", "no", "all",
        ],
    );
    if noun {
        return None;
    }
    Some(match word {
        _ if word.ends_with("ing") => Form::Now,
        _ if word.ends_with("ed")
            || matches!(
                word,
                "met"
                    | "paid"
                    | "sent"
                    | "made"
                    | "given"
                    | "taken"
                    | "kept"
                    | "held"
                    | "built"
                    | "seen"
                    | "told"
                    | "found"
                    | "undertaken"
            ) =>
        {
            Form::Past
        }
        _ if word.ends_with('s')
            && !matches!(word, "address" | "process" | "assess" | "discuss" | "access") =>
        {
            Form::Third
        }
        _ => Form::Base,
    })
}
