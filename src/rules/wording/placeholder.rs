//! A target, unit, method, source or scope that is yet to be filled in.

use super::say::{self, Says};
use super::settled;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::Smell;
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::M, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "M307",
    name: "placeholder",
    severity: Severity::Warning,
    page: include_str!("placeholder.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    say::each(
        cx,
        (Smell::Placeholder, Weight::Fails),
        |words| Says {
            rule: &RULE,
            message: format!("\"{words}\" is still to be filled in: until then nothing is asked"),
            help: match say::rewritten(cx) {
                Some(text) => format!("write {text}"),
                None => "write what was agreed in its place, and the level as a `target`".to_owned(),
            },
        },
        out,
    );
    let fields = [
        ("unit", &cx.measure.unit),
        ("method", &cx.measure.method),
        ("source", &cx.measure.source),
        ("scope", &cx.measure.scope),
    ];
    for (key, field) in fields {
        let Some((text, field)) = settled::said(field.as_ref()).zip(field.as_ref()) else { continue };
        if is_placeholder(text) {
            let says = Says {
                rule: &RULE,
                message: format!("`{key}` is still to be filled in: \"{}\"", visible(text)),
                help: format!("write what was agreed, or leave `{key}` out until it is"),
            };
            say::once(cx, Weight::Fails, field.span, says, out);
        }
    }
}

/// Whether a field says that it will be filled in later.
fn is_placeholder(text: &str) -> bool {
    const WORDS: &[&str] = &["tbc", "tba", "tbd", "xx", "xxx"];
    const PHRASES: &[&str] = &[
        "t.b.c",
        "t.b.a",
        "[ ]",
        "[]",
        "??",
        "to be confirmed",
        "to be agreed",
        "to be advised",
        "to be determined",
        "to be decided",
    ];
    let share = ["x%", "x %", "x per cent"].iter().any(|share| {
        let lower = text.to_ascii_lowercase();
        lower.match_indices(share).any(|(at, _)| !lower[..at].ends_with(char::is_alphanumeric))
    });
    settled::has_word(text, WORDS) || settled::has_phrase(text, PHRASES) || share
}
