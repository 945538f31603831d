//! A share of nobody knows what.

use super::say::{self, Says};
use super::settled;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::Worded;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::source::Span;
use crate::statement::{Counted, Smell};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::M, Weight::Weakens, check);

static RULE: Rule = Rule {
    code: "M303",
    name: "missing-denominator",
    severity: Severity::Advice,
    page: include_str!("missing-denominator.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    if settled::cases(cx.measure) || cx.lost(&["scope", "method", "unit"]) {
        return;
    }
    let Some(worded) = say::worded(cx) else { return };
    let Some((span, what)) = share(cx, worded) else { return };
    let says = Says {
        rule: &RULE,
        message: format!("{what} of which total? nothing says what the share is taken of"),
        help: "name the whole, such as \"as a share of contracted hours\": in the statement, or in `method` as what is \
               divided by what"
            .to_owned(),
    };
    say::once(cx, Weight::Weakens, span, says, out);
}

/// The share that has no base, and where it stands.
fn share(cx: &MeasureCx, worded: &Worded) -> Option<(Span, String)> {
    if let Some(found) = worded.found(Smell::MissingDenominator).next() {
        return Some((worded.span(&found.span), format!("\"{}\"", visible(worded.words(&found.span)))));
    }
    let unit = cx.measure.unit.as_ref().filter(|_| settled::is_share(cx.measure))?;
    // `% of contracted hours` is a base of its own.
    let own = settled::has_phrase(unit, &["% of ", "per cent of ", "percentage of "]);
    (!own && !names_a_base(worded)).then(|| (worded.text.span, format!("`{}`", visible(unit.trim()))))
}

/// Whether the text names the whole: after `of`, `per` or the like, or as things that can be counted. A figure of
/// things or of a share brings its noun.
fn names_a_base(worded: &Worded) -> bool {
    const LEADS: &[&str] = &[
        "of", "per", "out", "divided", "which", "whose", "who", "where", "that", "all", "every", "each",
        "among",
    ];
    const NOT: &[&str] =
        &["is", "was", "has", "its", "this", "across", "plus", "less", "always", "towards", "hours", "as"];
    let text: &str = &worded.text.value;
    // A period is no whole: `each calendar month`.
    let timed = |at: usize| worded.statement.periods.iter().any(|(bytes, _)| bytes.contains(&at));
    let rest: String = text.char_indices().map(|(at, char)| if timed(at) { ' ' } else { char }).collect();
    let rest = rest.to_lowercase();
    let counted = worded
        .statement
        .figures
        .iter()
        .any(|(_, figure)| matches!(figure.counted, Counted::Share | Counted::Things));
    let named = |word: &str| {
        let plural = word.len() >= 4
            && word.ends_with('s')
            && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
            && !NOT.contains(&word);
        plural || LEADS.contains(&word) || ["people", "children", "staff", "waste"].contains(&word)
    };
    counted || rest.split(|char: char| !char.is_alphanumeric() && char != '\'').any(named)
}
