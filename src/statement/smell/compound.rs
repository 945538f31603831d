//! Two measures in one statement: parts that can pass or fail apart.

use super::verbs::{Form, acts_on_something, describes, form, is_adjective, open_brackets};
use super::{Sink, Smell};
use crate::statement::figure::{Counted, Figure};
use crate::statement::scan::Scan;
use crate::statement::tag::Tag;
use crate::statement::token::Kind;
use std::ops::Range;

pub(super) fn find(scan: &Scan, out: &mut Sink) {
    let tokens = &scan.tokens;
    // One finding a statement, from the first join to the last: the parts are to be split all at once.
    let mut whole: Option<Range<usize>> = None;
    for at in 1..tokens.len().saturating_sub(1) {
        if !joins(scan, at) || scan.is_settled(&(at..at + 1)) || is_between(scan, at) {
            continue;
        }
        let right = after_join(scan, at);
        let second = second_figure(scan, at, right)
            || second_verb(scan, at, right)
            || second_quality(scan, at)
            || second_limit(scan, at)
            || second_clause(scan, at)
            || second_object(scan, at)
            || second_manner(scan, at);
        if second {
            let end = (right + 3).min(tokens.sentence(at).end).max(at + 2).min(tokens.len());
            whole = Some(whole.map_or(at..end, |first| first.start..end));
        }
    }
    if let Some(range) = whole {
        out.push(Smell::Compound, range);
    }
}

/// `between 90 % and 95 %`: two ends of one range.
fn is_between(scan: &Scan, at: usize) -> bool {
    let range = (at.saturating_sub(5)..at).any(|one| scan.tokens.is(one, &["between"]));
    let ends = |near: Range<usize>| scan.figures_in(near).next().is_some();
    range && ends(at.saturating_sub(4)..at) && ends(at + 1..(at + 4).min(scan.tokens.len()))
}

/// Whether a token joins two parts.
fn joins(scan: &Scan, at: usize) -> bool {
    let tokens = &scan.tokens;
    match tokens.word(at) {
        "and" => !tokens.is(at + 1, &["/"]),
        "whilst" | "while" | "but" | "plus" | "then" => true,
        "with" => tokens.is(at - 1, &[","]),
        "&" => !tokens.all[at].glued,
        "including" => true,
        "as" => tokens.reads(at, &["as", "well", "as"]),
        ";" => at + 2 < tokens.len(),
        "," => {
            tokens.kind(at + 1) != Kind::Mark
                && !tokens.is(at + 1, &["to", "we", "it", "they", "whichever"])
                && !tokens.is(at + 1, &["and", "or", "which", "including", "with", "where"])
        }
        _ => false,
    }
}

/// The first token of the later part, less words that lead to its verb.
fn after_join(scan: &Scan, at: usize) -> usize {
    let mut right = if scan.tokens.is(at, &["as"]) { at + 3 } else { at + 1 };
    if scan.tokens.reads(right, &["in", "particular"]) {
        right += 2;
    }
    let adverb = |at: usize| scan.tokens.word(at).ends_with("ly") && scan.tokens.word(at).len() > 4;
    while (scan.tokens.tagged(right, Tag::Lead) || adverb(right)) && right < at + 6 {
        right += 1;
    }
    right
}

/// A share or a universal on each side, each for its own cases: `… and no patient waits longer`.
fn second_figure(scan: &Scan, at: usize, right: usize) -> bool {
    let tokens = &scan.tokens;
    let sentence = tokens.sentence(at);
    let left = sentence.start.min(at)..at;
    let level = |range: Range<usize>| {
        scan.figures_in(range).any(|figure| {
            let zero = figure.value.is_zero() && figure.counted == Counted::Things;
            (figure.counted == Counted::Share || zero)
                && !tokens.is(figure.tokens.start.wrapping_sub(1), &["than", "to", "from", "of", "aged"])
        })
    };
    let reach = if tokens.is(at, &[";"]) { 9 } else { 4 };
    let near = right..(right + reach).min(tokens.sentence(at + 1).end);
    // `within 12 weeks in 96 % and within 4 months in 98 %`: each share has a limit of its own.
    let both = |range: Range<usize>| scan.has_share(range.clone()) && scan.has_time(range);
    let limits = both(sentence.start.min(at)..at)
        && both(right..(right + 10).min(sentence.end))
        && scan
            .figures_in(right..(right + 4).min(sentence.end))
            .any(|figure| tokens.is(figure.tokens.end, &["of"]));
    let universal = !tokens.is(at, &[","])
        && tokens.is(right, &["no", "zero", "all", "none"])
        && !tokens.is(right + 1, &["more", "less", "fewer", "later", "longer", "other", "others"]);
    // After a comma or semicolon the second share must say of what, else it is another zone of the same measure.
    let of = scan.figures_in(near.clone()).any(|figure| tokens.is(figure.tokens.end, &["of", "in", "for"]));
    // `95 % within 20 seconds and 99 % within 60`: one measure at two points.
    let point = scan.figures_in(near.clone()).any(|figure| tokens.is(figure.tokens.end, &["within"]))
        && scan.has_time(left.clone());
    let said = !point && (of || !tokens.is(at, &[",", ";"]));
    let first = scan.figures_in(left.clone()).any(|figure| figure.counted == Counted::Share)
        || (universal && scan.figures_in(left.clone()).next().is_some())
        || scan.figures_in(left).any(|figure| figure.value.is_zero());
    // `…, including 950 of that kind`: a part with a target of its own.
    let part = tokens.is(at, &["including"])
        && scan.figures_in(at + 1..at + 3).any(|figure| {
            scan.figures_in(sentence.start..at).any(|left| {
                left.counted == figure.counted && matches!(left.counted, Counted::Things | Counted::Share)
            })
        });
    let rest = tokens.is(at, &["with"])
        && scan.has_share(at + 1..(at + 5).min(sentence.end))
        && scan.has_time(sentence.start..at);
    part || rest
        || tokens.is(at, &["and", ";", ",", "while", "whilst", "but", "with", "&", "including"])
            && first
            && (limits || universal || said && level(near) && !has_zones(scan, &sentence))
            && open_brackets(scan, sentence.start, at) == 0
}

/// One measure with a share for each of two zones: both shares have the same kind of limit, or none.
fn has_zones(scan: &Scan, sentence: &Range<usize>) -> bool {
    let shares = scan.figures_in(sentence.clone()).filter(|figure| figure.counted == Counted::Share).count();
    shares > 1
        && (sentence.clone()).any(|at| {
            scan.tokens.is(
                at,
                &[
                    "urban",
                    "rural",
                    "elsewhere",
                    "respectively",
                    "otherwise",
                    "areas",
                    "acceptable",
                    "achievable",
                    "minimum",
                    "stretch",
                ],
            )
        })
}

/// `reduce the wait for A to three months and the wait for B to six`: a figure on each side, led by the same word.
fn second_limit(scan: &Scan, at: usize) -> bool {
    const LEADS: &[&str] = &["to", "by", "within", "in"];
    let tokens = &scan.tokens;
    let sentence = tokens.sentence(at);
    let lead = |figure: &Figure| {
        let start = figure.bound_tokens.as_ref().map_or(figure.tokens.start, |bound| bound.start);
        if tokens.is(start, &["within"]) {
            Some("within")
        } else {
            LEADS.iter().copied().find(|lead| tokens.is(start.wrapping_sub(1), &[lead]))
        }
    };
    // `33 days for X, 32 days for Y`.
    let each = |figure: &Figure| tokens.is(figure.tokens.end, &["for"]);
    let next = scan.figures_in(at + 1..(at + 5).min(sentence.end)).next();
    let series = next.is_some_and(|next| {
        next.tokens.start == at + 1
            && each(next)
            && scan.figures_in(sentence.start..at).any(|left| left.counted == next.counted && each(left))
    });
    if series && tokens.is(at, &["and", ","]) {
        return true;
    }
    let right = scan.figures_in(at + 2..(at + 16).min(sentence.end)).next();
    let Some(right) = right.filter(|right| right.tokens.start > at + 3) else { return false };
    let zones = has_zones(scan, &sentence)
        || sentence.clone().any(|one| tokens.is(one, &["elsewhere", "otherwise", "rural"]));
    let same = scan
        .figures_in(sentence.start..at)
        .any(|left| left.counted == right.counted && lead(left).is_some() && lead(left) == lead(right));
    tokens.is(at, &["and"]) && same && !zones && open_brackets(scan, sentence.start, at) == 0
}

/// `… and any message will be answered`: a part with a subject and a verb of its own.
fn second_clause(scan: &Scan, at: usize) -> bool {
    const NO_SUBJECT: &[&str] = &[
        "who",
        "which",
        "that",
        "of",
        "in",
        "to",
        "for",
        "and",
        "or",
        "by",
        "with",
        "on",
        "at",
        "from",
        "as",
        "where",
        "when",
        "if",
        "than",
        "unless",
        "otherwise",
        "except",
        "excluding",
        "save",
        "as",
        "has",
        "have",
        "being",
        "been",
    ];
    let tokens = &scan.tokens;
    let sentence = tokens.sentence(at);
    let modal = |range: Range<usize>| {
        range.into_iter().find(|one| tokens.is(*one, &["will", "must", "shall", "are", "is"]))
    };
    let near = at + 2..(at + 7).min(sentence.end);
    let (verb, doing) = match modal(near.clone()) {
        Some(verb) => (verb, modal(sentence.start..at).is_some()),
        None => {
            let verb = near.into_iter().find(|one| form(scan, *one) == Some(Form::Past));
            let Some(verb) = verb else { return false };
            let list = !tokens.is(at, &[","]) || tokens.is(verb + 1, &[",", "and", ".", "where", ""]);
            let relative =
                |one: usize| (one.saturating_sub(3)..one).any(|at| tokens.is(at, &["who", "which", "whose"]));
            (
                verb,
                list && (sentence.start..at).any(|one| form(scan, one) == Some(Form::Past) && !relative(one)),
            )
        }
    };
    let subject = at + 1..verb;
    let plain = subject.len() <= 4
        && subject.clone().all(|one| tokens.kind(one) == Kind::Word && !tokens.is(one, NO_SUBJECT));
    let condition =
        tokens.is(sentence.start, &["if", "when", "where", "after", "for", "in", "at", "once", "on"]);
    let own = !tokens.word(at + 1).ends_with("ed")
        && !tokens.is(at + 1, &["is", "are", "was", "were", "be", "will"]);
    tokens.is(at, &["and", ",", ";", "but"]) && plain && doing && own && !(condition && tokens.is(at, &[","]))
}

/// `… and in accordance with our procedures`, `… and have a better understanding`.
fn second_manner(scan: &Scan, at: usize) -> bool {
    let tokens = &scan.tokens;
    let manner = tokens.is(at + 1, &["in"]) && tokens.is(at + 2, &["accordance", "line", "compliance"]);
    let have = tokens.is(at + 1, &["have", "has"])
        && tokens.is(at + 2, &["a", "an", "the", "better", "more", "greater"]);
    let relative = (tokens.sentence(at).start..at).any(|one| tokens.is(one, &["who", "which"]));
    let that =
        tokens.is(at + 1, &["that"]) && (tokens.sentence(at).start..at).any(|one| tokens.is(one, &["that"]));
    let changes = [at + 1, at + 2].iter().any(|one| scan.hits(Tag::Comparative).any(|hit| hit.start == *one))
        && form(scan, at + 1) != Some(Form::Base)
        && scan.has(Tag::Comparative, tokens.sentence(at).start..at);
    let left = (tokens.sentence(at).start..at)
        .any(|one| form(scan, one).is_some() || tokens.is(one, &["are", "is"]));
    let able = tokens.reads(at + 1, &["be", "able"])
        || tokens.is(at + 1, &["are", "is"]) && form(scan, at + 2).is_none();
    let manner =
        manner || able && !relative || tokens.is(at + 1, &["within"]) && tokens.kind(at + 2) == Kind::Word;
    tokens.is(at, &["and"]) && ((manner || have && !relative) && left || that || changes)
}

/// `reduce downtime and incidents`: one verb of change, two things to change.
fn second_object(scan: &Scan, at: usize) -> bool {
    const BREAKS: &[&str] = &[
        "of", "in", "to", "for", "by", "with", "on", "at", "from", "through", "across", "within", "and",
        "or", "over", "during", "all", "both",
    ];
    let tokens = &scan.tokens;
    let sentence = tokens.sentence(at);
    let plain = |range: &Range<usize>| {
        !range.is_empty()
            && range.len() <= 4
            && range.clone().all(|one| tokens.kind(one) == Kind::Word && !tokens.is(one, BREAKS))
    };
    let changes =
        scan.hits(Tag::Comparative).filter(|hit| form(scan, hit.start).is_some()).map(|hit| hit.end);
    let nouns = scan.hits(Tag::Comparative).filter(|hit| tokens.is(hit.end, &["in"])).map(|hit| hit.end + 1);
    let keeps = (sentence.start..at)
        .filter(|one| tokens.is(*one, &["maintain", "sustain", "maintaining"]))
        .map(|one| one + 1);
    let Some(verb) = changes.chain(nouns).chain(keeps).filter(|end| *end < at && *end > sentence.start).max()
    else {
        return false;
    };
    let end = (at + 1..sentence.end)
        .find(|one| tokens.kind(*one) == Kind::Mark || tokens.is(*one, BREAKS))
        .unwrap_or(sentence.end);
    let thing = form(scan, at + 1).is_none_or(|form| form == Form::Base && !acts_on_something(scan, at + 1));
    let figure = scan.figures_in(verb..end).next().is_some() || scan.has(Tag::Purpose, sentence.start..verb);
    let gerund = (verb..at).any(|one| tokens.word(one).ends_with("ing"));
    let thing = thing && !gerund && !tokens.is(at + 1, &["other", "others"]);
    tokens.is(at, &["and"]) && plain(&(verb..at)) && plain(&(at + 1..end)) && thing && !figure
}

/// Two things each with a quality of its own: `a clean code base and substantial coverage`.
fn second_quality(scan: &Scan, at: usize) -> bool {
    let tokens = &scan.tokens;
    let vague = |at: usize| {
        [Tag::Qualifier, Tag::QualifierWeak, Tag::QualifierAmount, Tag::QualifierSpeed]
            .into_iter()
            .any(|tag| scan.hits(tag).any(|hit| hit.start == at))
    };
    let article = at + 1 + usize::from(tokens.is(at + 1, &["a", "an", "the"]));
    let after = [Tag::Qualifier, Tag::QualifierWeak, Tag::QualifierAmount, Tag::QualifierSpeed]
        .into_iter()
        .flat_map(|tag| scan.hits(tag).find(|hit| hit.start == article))
        .map(|hit| hit.end)
        .max()
        .unwrap_or(article + 1);
    let noun = tokens.kind(after) == Kind::Word && !tokens.is(after, &["and", "or", "for", "of", "in", "to"]);
    let before = tokens.kind(at - 1) == Kind::Word && !vague(at - 1) && at >= tokens.sentence(at).start + 2;
    tokens.is(at, &["and"])
        && vague(article)
        && noun
        && before
        && scan.figures_in(tokens.sentence(at)).next().is_none()
}

/// A verb right after the join, of the form of a verb before it.
fn second_verb(scan: &Scan, at: usize, right: usize) -> bool {
    let tokens = &scan.tokens;
    let sentence = tokens.sentence(at);
    let start = if tokens.is(at, &[";"]) { 0 } else { sentence.start };
    if open_brackets(scan, start, at) > 0 {
        return false;
    }
    let infinitive = tokens.is(right.wrapping_sub(1), &["to"]) && right <= at + 2 && !tokens.is(at, &[","]);
    let bound = tokens.is(right.wrapping_sub(1), &["will", "must", "shall"])
        || tokens.is(right.wrapping_sub(1), &["only", "also"])
            && tokens.is(right.wrapping_sub(2), &["will", "must", "shall"]);
    let infinitive = infinitive || bound && right <= at + 4;
    let asked_before = (start..at).any(|one| tokens.is(one, &["will", "must", "shall", "should"]));
    let Some(form) = form(scan, right) else { return false };
    // `should never be full and will be emptied`: each has its own duty.
    let own = tokens.is(at + 1, &["will", "must", "shall"]) && asked_before;
    if own && tokens.is(at, &["and", "but"]) {
        return true;
    }
    // `buy, build and maintain`: one object, done to in turn.
    if super::verbs::form(scan, at - 1) == Some(form) {
        return false;
    }
    if tokens.is(at, &["while", "whilst"]) && form == Form::Now {
        return true;
    }
    match form {
        Form::Base if !(infinitive || acts_on_something(scan, right)) => return false,
        // `required data fields`: before a noun it is an adjective.
        Form::Past if is_adjective(scan, right) => return false,
        Form::Past | Form::Third if tokens.is(at, &[","]) => return false,
        Form::Now if tokens.is(right, &["reaching", "rising", "including", "using"]) => return false,
        Form::Now
            if tokens.is(at, &[","])
                && !tokens.is(right, &["ensuring", "providing", "making", "maintaining"]) =>
        {
            return false;
        }
        _ => {}
    }
    let asked = form == Form::Base
        && (start..at).any(|one| tokens.is(one, &["must", "shall", "will"]) && at - one > 2);
    let same = |one: &usize| {
        super::verbs::form(scan, *one).is_some_and(|left| {
            left == form || matches!((left, form), (Form::Base, Form::Third) | (Form::Now, Form::Base))
        })
    };
    // The nearest verb of that form is the one that the later part goes on from.
    let nearest = (start..at - 1).rev().find(same);
    nearest.map_or(asked, |one| !describes(scan, one, form))
}
