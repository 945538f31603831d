//! A survey's figure, and nothing on how many must answer.

use super::say::{self, Says};
use super::settled;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::Worded;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::{Counted, Smell};

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::M, Weight::Notes, check);

static RULE: Rule = Rule {
    code: "M308",
    name: "no-sample-rule",
    severity: Severity::Advice,
    page: include_str!("no-sample-rule.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(worded) = say::worded(cx) else { return };
    let fields = [&cx.measure.method, &cx.measure.scope];
    let mut texts =
        fields.into_iter().filter_map(|field| settled::said(field.as_ref())).chain([&*worded.text.value]);
    if !is_a_surveys_figure(cx, worded) || texts.any(says_how_many) || cx.lost(&["method", "scope"]) {
        return;
    }
    let says = Says {
        rule: &RULE,
        message: "nothing says how many must answer: a handful of replies could decide this".to_owned(),
        help: "write the least number of answers or the least response rate in `method`, such as \"at least 300 answers a \
               quarter\", and what is reported where fewer answer"
            .to_owned(),
    };
    say::once(cx, Weight::Notes, worded.text.span, says, out);
}

/// Whether it is a figure that a survey or a sample gives.
fn is_a_surveys_figure(cx: &MeasureCx, worded: &Worded) -> bool {
    const WORDS: &[&str] = &[
        "survey",
        "surveys",
        "surveyed",
        "respondents",
        "questionnaire",
        "questionnaires",
        "sampled",
        "poll",
        "polled",
        "nps",
        "csat",
    ];
    const PHRASES: &[&str] = &[
        "net promoter",
        "satisfaction score",
        "satisfaction rating",
        "satisfaction rate",
        "satisfaction level",
        "level of satisfaction",
        "satisfied with",
        "very satisfied",
        "rate the",
        "rated the",
        "random sample",
        "representative sample",
        "feedback score",
        "who say that",
        "who agree that",
    ];
    let text: &str = &worded.text.value;
    let figure = worded.statement.figures.iter().any(|(_, figure)| {
        matches!(figure.counted, Counted::Share | Counted::Scale | Counted::Points | Counted::Bare)
    });
    let open = worded.found(Smell::MissingDenominator).next().is_some();
    (settled::has_word(text, WORDS) || settled::has_phrase(text, PHRASES))
        && (figure || settled::figures(cx.measure).is_some())
        && !open
}

/// Whether a text says how many answer or are looked at.
fn says_how_many(text: &str) -> bool {
    const RULES: &[&str] = &[
        "response rate",
        "sample size",
        "sample of at least",
        "minimum sample",
        "census",
        "confidence",
        "margin of error",
        "minimum number",
        "minimum of",
        "all patients",
        "all users",
        "all tenants",
        "all staff",
        "all customers",
        "all residents",
        "every patient",
        "every user",
        "every customer",
        "every tenant",
    ];
    const COUNTED: &[&str] = &[
        "answers",
        "responses",
        "replies",
        "respondents",
        "returns",
        "questionnaires",
        "interviews",
        "forms",
        "surveys",
        "sampled",
        "samples",
        "sample",
        "participants",
        "people",
        "patients",
        "users",
        "customers",
        "tenants",
        "residents",
        "staff",
    ];
    let words: Vec<&str> =
        text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let counted = words.iter().enumerate().any(|(at, word)| {
        let number = word.chars().all(|char| char.is_ascii_digit()) && !text.contains(&format!("{word}%"));
        number && words.iter().skip(at + 1).take(3).any(|next| settled::has_word(next, COUNTED))
    });
    settled::has_phrase(text, RULES) || counted
}
