//! Where a target goes in a statement: before the cases that it counts, or after the name of what is measured.

use super::super::settled;
use super::quantity::Quantity;
use super::word::{self, Word, words};
use crate::model::Measure;
use crate::statement::Bound;

/// The text with the target in it; `None` where no place is plain.
pub(super) fn place(measure: &Measure, text: &str, quantity: &Quantity) -> Option<String> {
    let among = if quantity.is_share() { among_cases(text, quantity) } else { of_things(text, quantity) };
    among.or_else(|| after_name(text, quantity).filter(|_| is_of_its_kind(measure, text, quantity)))
}

/// Whether a unit is of the kind that the name of a measure speaks of: a time in seconds, a cost in pounds.
fn is_of_its_kind(measure: &Measure, text: &str, quantity: &Quantity) -> bool {
    const SHARES: &[&str] = &[
        "availability",
        "uptime",
        "utilisation",
        "occupancy",
        "accuracy",
        "attendance",
        "coverage",
        "uptake",
        "share",
        "percentage",
        "proportion",
    ];
    const TIMES: &[&str] =
        &["time", "times", "length", "delay", "wait", "days", "hours", "minutes", "downtime"];
    let time = settled::is_time(measure);
    if settled::has_word(text, SHARES) {
        return quantity.is_share();
    }
    let name: Vec<Word> = words(text).into_iter().take(3).collect();
    let speaks = |of: &[&str]| name.iter().any(|word| word.is(of));
    if speaks(TIMES) {
        return time;
    }
    if speaks(&["cost", "costs", "price", "spend"]) {
        return quantity.is_money();
    }
    if speaks(&["number", "count"]) {
        return !quantity.is_share() && !quantity.is_money() && !time;
    }
    if speaks(&["temperature"]) {
        return quantity.noun().is_some_and(|noun| noun.starts_with(['°', 'c']));
    }
    !speaks(&["score", "rating", "index"]) || !(quantity.is_money() || time)
}

/// Whether a text says that something is so or is done, not only what is measured.
pub(super) fn is_sentence(text: &str) -> bool {
    let all = words(text);
    has_finite_verb(&all) || all.iter().take(4).any(Word::is_verb)
}

/// `Share of calls …`, `Calls are …` and `Answer calls …` with a share: `At least 95% of calls …`.
pub(super) fn among_cases(text: &str, quantity: &Quantity) -> Option<String> {
    // A limit that few may keep is no duty: text and target do not belong together.
    let against =
        quantity.bound() == Some(Bound::AtMost) && words(text).iter().any(|word| word.is(&["within"]));
    if has_two_verbs(text) || against {
        return None;
    }
    after_share(text, quantity)
        .or_else(|| before_subject(text, quantity))
        .or_else(|| before_object(text, quantity))
}

fn after_share(text: &str, quantity: &Quantity) -> Option<String> {
    const NAMES: &[&str] = &[
        "share of ",
        "percentage of ",
        "proportion of ",
        "% of ",
        "percent of ",
        "per cent of ",
        "% age of ",
    ];
    let rest = after_any(text, NAMES)?;
    Some(format!("{} of {rest}", quantity.short()))
}

/// What follows the first of these at the beginning, an article and `total` passed over.
fn after_any<'t>(text: &'t str, names: &[&str]) -> Option<&'t str> {
    let mut rest = text.trim_start();
    for lead in ["the ", "total ", "overall "] {
        rest = strip(rest, lead).unwrap_or(rest);
    }
    names.iter().find_map(|name| strip(rest, name))
}

/// What follows a beginning, whatever its case.
fn strip<'t>(text: &'t str, lead: &str) -> Option<&'t str> {
    let head = text.get(..lead.len())?;
    head.eq_ignore_ascii_case(lead).then(|| &text[lead.len()..])
}

const AUXILIARY: &[&str] = &["are", "were", "will", "shall", "must", "should", "have"];
const PREPOSITIONS: &[&str] = &[
    "to", "of", "from", "for", "in", "on", "by", "at", "with", "about", "within", "under", "over", "against",
    "into", "during", "before", "after",
];

/// Whether two verbs of being or of duty stand in a text: a second measure, or cases told apart within it.
fn has_two_verbs(text: &str) -> bool {
    words(text).iter().filter(|word| word.is(AUXILIARY) || word.is(&["is", "was", "has"])).count() > 1
}

/// Words that say how many already, or name nobody.
const COUNTED: &[&str] = &[
    "all", "every", "each", "any", "no", "both", "only", "most", "some", "a", "an", "one", "two", "three",
    "there", "when", "if", "where", "we", "they", "it", "this", "he", "she", "you", "who", "what", "how",
    "none", "not", "up", "at", "more", "less", "fewer", "between", "exactly", "over", "under",
];

/// `Calls to the help desk are answered …`.
fn before_subject(text: &str, quantity: &Quantity) -> Option<String> {
    let all = words(text);
    let first = all.first()?;
    let one = |word: &Word| word.is(&["is", "was", "has"]);
    if first.is(COUNTED) || first.is(PREPOSITIONS) || all.iter().any(one) {
        return None;
    }
    let near = &all[..all.len().min(9)];
    let to_be = |at: usize| near[at].is(&["to"]) && near.get(at + 1).is_some_and(|next| next.is(&["be"]));
    let verb = (1..near.len()).find(|at| near[*at].is(AUXILIARY) || to_be(*at));
    let auxiliary = verb.is_some_and(|verb| has_plural_head(&near[..verb]));
    // Without an auxiliary: `Planned shifts filled …`.
    let participle = || {
        (1..near.len())
            .any(|at| near[at].is_participle() && has_plural_head(&near[..at]) && !near[0].is_verb())
    };
    let subject = text[first.start..].to_owned();
    (auxiliary || participle())
        .then(|| word::uncapitalised(&subject))
        .flatten()
        .map(|subject| format!("{}{} of {subject}", &text[..first.start], quantity.short()))
}

/// Whether words are a noun phrase in the plural, with nothing that parts it.
fn has_plural_head(phrase: &[Word]) -> bool {
    let head = phrase.iter().position(|word| word.is(PREPOSITIONS)).unwrap_or(phrase.len());
    let parted =
        phrase.iter().any(|word| word.closes || word.is(&["and", "or", "that", "which", "who", "whose"]));
    let counted = phrase.iter().skip(1).any(|word| word.is(COUNTED));
    head > 0 && phrase[head - 1].is_plural() && !parted && !counted
}

const VERBS: &[&str] = &[
    "answer",
    "acknowledge",
    "resolve",
    "process",
    "handle",
    "repair",
    "complete",
    "deliver",
    "respond",
    "reply",
    "deal",
    "pay",
    "issue",
    "dispatch",
    "despatch",
    "clear",
    "close",
    "fix",
    "inspect",
    "visit",
    "review",
    "attend",
    "collect",
    "clean",
    "empty",
    "return",
    "restore",
    "replace",
    "assess",
    "decide",
    "determine",
    "scan",
    "see",
    "treat",
    "discharge",
    "investigate",
    "update",
    "publish",
    "start",
    "finish",
    "arrive",
    "report",
    "test",
    "service",
    "install",
    "rectify",
    "remove",
    "refund",
    "settle",
    "correct",
    "fill",
];

impl Word {
    /// Whether it is one of the verbs of duties, as a base or in the third person.
    fn is_verb(&self) -> bool {
        let base = |verb: &str| VERBS.contains(&verb);
        let word = self.as_str();
        base(word)
            || word.strip_suffix('s').is_some_and(base)
            || word.strip_suffix("es").is_some_and(base)
            || word.strip_suffix("ies").is_some_and(|stem| base(&format!("{stem}y")))
    }
}

/// `The supplier responds to calls within …`, `Resolve complaints within …`.
fn before_object(text: &str, quantity: &Quantity) -> Option<String> {
    const LEADS: &[&str] = &[
        "to",
        "we",
        "will",
        "shall",
        "must",
        "should",
        "the",
        "supplier",
        "contractor",
        "provider",
        "service",
        "agency",
        "council",
        "trust",
        "company",
        "help",
        "desk",
        "aim",
        "is",
        "are",
        "required",
        "our",
        "team",
    ];
    const STOPS: &[&str] =
        &["and", "each", "every", "that", "which", "who", "when", "as", "so", "or", "per", "if"];
    let all = words(text);
    let verb = all.iter().take(7).position(|word| word.is_verb() && !word.is(&["service"]))?;
    if quantity.bound() != Some(Bound::AtLeast) {
        return None;
    }
    if !all[..verb].iter().all(|word| word.is(LEADS) && !word.closes) || all[verb].closes {
        return None;
    }
    let particle = all.get(verb + 1).is_some_and(|next| next.is(&["to", "with", "at", "on"]));
    let noun = verb + 1 + usize::from(particle);
    let rest = &all[noun.min(all.len())..];
    let open = rest.iter().position(|word| word.is(PREPOSITIONS) || word.is(STOPS)).unwrap_or(rest.len());
    let closed = rest.iter().position(|word| word.closes).map_or(rest.len(), |at| at + 1);
    let phrase = &rest[..open.min(closed)];
    let digits = |word: &Word| word.as_str().contains(|char: char| char.is_ascii_digit());
    let fits = (1..=5).contains(&phrase.len())
        && !phrase.iter().any(|word| word.is(COUNTED) || digits(word))
        && phrase.last().is_some_and(Word::is_plural);
    fits.then(|| {
        let (before, after) = text.split_at(phrase[0].start);
        format!("{before}{} of {after}", quantity.short())
    })
}

/// `Number of scheduled collections missed` and `Defects open at handover`: `No more than 3 …`.
fn of_things(text: &str, quantity: &Quantity) -> Option<String> {
    let noun = quantity.noun().filter(|_| !quantity.is_one())?;
    let numbered = after_any(text, &["number of ", "count of "]);
    let rest = numbered.unwrap_or(text.trim_start());
    let all = words(rest);
    let near = all.iter().take(4).position(|word| word.is(&[noun.as_str()]))?;
    let free =
        all[..=near].iter().all(|word| !word.is(COUNTED) && !word.is(PREPOSITIONS) && !word.is(&["the"]));
    let part = all[..near].iter().any(|word| word.closes);
    if !all[near].is_plural() || !free || part || (numbered.is_none() && has_finite_verb(&all)) {
        return None;
    }
    let rest = if numbered.is_some() { rest.to_owned() } else { word::uncapitalised(rest)? };
    Some(format!("{} {rest}", quantity.short()))
}

fn has_finite_verb(all: &[Word]) -> bool {
    all.iter().any(|word| word.is(AUXILIARY) || word.is(&["is", "was", "has", "may", "can"]))
}

/// `Average time to answer a call` and other names of what is measured: `…: no more than 30 seconds`.
fn after_name(text: &str, quantity: &Quantity) -> Option<String> {
    const FIRST: &[&str] = &[
        "average",
        "mean",
        "median",
        "total",
        "number",
        "percentage",
        "share",
        "proportion",
        "rate",
        "cost",
        "time",
        "length",
        "availability",
        "uptime",
        "level",
        "volume",
        "amount",
        "days",
        "hours",
        "minutes",
        "score",
        "overall",
        "difference",
    ];
    const LAST: &[&str] = &[
        "availability",
        "uptime",
        "rate",
        "score",
        "utilisation",
        "occupancy",
        "accuracy",
        "attendance",
        "turnover",
        "coverage",
        "uptake",
        "temperature",
        "index",
        "rating",
        "cover",
        "downtime",
    ];
    let all = words(text);
    let first = all.iter().find(|word| !word.is(&["the", "our"]))?;
    // The name ends where something is put after it: `Scanner availability, both sites together`.
    let end = all.iter().position(|word| word.closes || word.is(&["as", "of"])).unwrap_or(all.len() - 1);
    let end = if all[end].is(&["as", "of"]) { end.saturating_sub(1) } else { end };
    let named = first.is(FIRST) || all[end].is(LAST);
    let relative =
        all.iter().position(|word| word.is(&["which", "that", "whose", "who", "where", "when", "they"]));
    let verb = all.iter().position(|word| has_finite_verb(std::slice::from_ref(word)));
    let stated = verb.is_some_and(|verb| relative.is_none_or(|relative| relative > verb));
    let fits = named && !stated && !all[0].is(COUNTED) && !text.contains(':');
    if !fits {
        return None;
    }
    Some(format!("{}: {}", text.trim(), quantity.after(text)?))
}
