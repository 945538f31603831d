//! Two measures in one statement.

use super::say::{self, Says};
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::Worded;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::Smell;
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::S, Weight::Notes, check);

static RULE: Rule =
    Rule { code: "S207", name: "compound", severity: Severity::Advice, page: include_str!("compound.md") };

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(worded) = say::worded(cx) else { return };
    let Some(first) = worded.found(Smell::Compound).next() else { return };
    let words = visible(worded.words(&first.span));
    let each = "make a `[[kpi]]` of each part, with a target of its own".to_owned();
    let says = Says {
        rule: &RULE,
        message: format!("\"{words}\" begins another measure: one can be met while the other is missed"),
        help: match statements(worded) {
            Some(parts) => format!("{each}: {parts}"),
            None => each,
        },
    };
    say::once(cx, Weight::Notes, worded.span(&first.span), says, out);
}

/// The statements that the parts make, in quotation marks; `None` where one of them would not say enough by itself.
fn statements(worded: &Worded) -> Option<String> {
    let parts = parts(worded);
    let subject = subject(parts.first()?);
    let mut written = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let words = part.split_whitespace().count();
        let goes_on = part.split_whitespace().next().is_some_and(|first| first.ends_with("ing"));
        if words < 3 || (at > 0 && goes_on) {
            return None;
        }
        let full = if at == 0 { part.clone() } else { with_subject(&subject, part) };
        written.push(format!("\"{}\"", visible(&full)));
    }
    let (last, others) = written.split_last()?;
    (!others.is_empty()).then(|| format!("{} and {last}", others.join(", ")))
}

const MODALS: &[&str] = &["will", "shall", "must", "should", "to"];

/// Who must act in the first part, and the word of duty after it: `The supplier` and `shall`.
struct Subject<'p> {
    who: &'p str,
    duty: &'p str,
}

fn subject(first: &str) -> Subject<'_> {
    const WHO: &[&str] = &[
        "The supplier",
        "The contractor",
        "The provider",
        "The service provider",
        "The agency",
        "The council",
        "The trust",
        "The company",
        "The buyer",
        "We",
    ];
    let who = WHO.iter().find_map(|who| {
        let head = first.get(..who.len())?;
        let ends = first[who.len()..].starts_with(' ');
        (head.eq_ignore_ascii_case(who) && ends).then_some(head)
    });
    let who = who.unwrap_or_default();
    let rest = first[who.len()..].trim_start();
    let duty = rest.split(' ').next().filter(|word| MODALS.contains(&word.to_lowercase().as_str()));
    Subject { who, duty: duty.unwrap_or_default() }
}

/// A later part with the subject of the first before it, where it has none of its own.
fn with_subject(subject: &Subject, part: &str) -> String {
    let first = part.split(' ').next().unwrap_or_default().to_lowercase();
    let own = part.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit());
    if own
        || ["the", "a", "an", "all", "each", "every", "no", "any", "we", "it", "they", "at"]
            .contains(&first.as_str())
    {
        return part.to_owned();
    }
    let duty = if MODALS.contains(&first.as_str()) { "" } else { subject.duty };
    // Without a word of duty only a verb in the third person fits the subject.
    if subject.duty.is_empty() && !(subject.who.len() > 2 && first.ends_with('s')) {
        return part.to_owned();
    }
    [subject.who, duty, part].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What stands before, between and after the joins, each from its first word on.
fn parts(worded: &Worded) -> Vec<String> {
    let text: &str = &worded.text.value;
    let mut cuts: Vec<usize> = worded.found(Smell::Compound).map(|found| found.span.start).collect();
    cuts.dedup();
    let mut parts = Vec::new();
    let mut from = 0;
    for cut in cuts.into_iter().chain([text.len()]) {
        let part = without_join(text.get(from..cut).unwrap_or_default());
        if !part.is_empty() {
            parts.push(part.to_owned());
        }
        from = cut;
    }
    parts
}

fn without_join(part: &str) -> &str {
    const JOINS: &[&str] = &[
        "as well as ",
        "and also ",
        "and to ",
        "and ",
        "whilst ",
        "while ",
        "but ",
        "plus ",
        "then ",
        "also ",
        "; ",
        ", ",
    ];
    let mut rest = part.trim();
    while let Some(after) = JOINS.iter().find_map(|join| rest.strip_prefix(join)) {
        rest = after.trim_start();
    }
    rest.trim_end_matches([',', ';', '.', ' '])
}
