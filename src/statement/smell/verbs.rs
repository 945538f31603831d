//! Verbs as the statements of measures use them: their forms, and whether a word that may be one is one.

use crate::statement::scan::Scan;
use crate::statement::tag::Tag;
use crate::statement::token::Kind;

/// A verb in a relative clause, a bracket or after a preposition describes cases; it sets no test.
pub(super) fn describes(scan: &Scan, at: usize, form: Form) -> bool {
    let tokens = &scan.tokens;
    let relative = (at.saturating_sub(3)..at).any(|one| {
        let clause = tokens.is(one, &["who", "which", "whose", "where", "when", "("]);
        clause || form != Form::Base && tokens.is(one, &["of"])
    });
    let noun = ["through", "for", "from", "in", "with", "before", "after", "without"];
    relative || form == Form::Now && tokens.is(at.wrapping_sub(1), &noun)
}

pub(super) fn is_adjective(scan: &Scan, at: usize) -> bool {
    let adverb = scan.tokens.word(at + 1).ends_with("ly");
    scan.tokens.kind(at + 1) == Kind::Word && !adverb && !scan.tokens.tagged(at + 1, Tag::AfterParticiple)
}

/// Words that are nouns as often as verbs count as verbs only before an object.
pub(super) fn acts_on_something(scan: &Scan, at: usize) -> bool {
    let semicolon = at >= 2 && scan.tokens.is(at - 2, &[";"]);
    let object = semicolon
        || scan.tokens.kind(at + 1) == Kind::Number
        || scan.tokens.is(
            at + 1,
            &[
                "the", "a", "an", "all", "their", "our", "its", "any", "each", "every", "that", "on", "to",
                "it", "them", "with", "these", "those", "this", "his", "her", "your", "you", "us", "anyone",
                "everyone", "people", "users", "any",
            ],
        );
    !scan.tokens.tagged(at, Tag::Either) || object
}

pub(super) fn open_brackets(scan: &Scan, start: usize, at: usize) -> usize {
    (start..at).fold(0_usize, |open, one| match scan.tokens.word(one) {
        "(" => open + 1,
        ")" => open.saturating_sub(1),
        _ => open,
    })
}

/// The form of a verb.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `answer`.
    Base,
    /// `answers`.
    Third,
    /// `answered`.
    Past,
    /// `answering`.
    Now,
}

/// The form of the verb at a token.
pub(super) fn form(scan: &Scan, at: usize) -> Option<Form> {
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
