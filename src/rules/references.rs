//! What to say of a name that stands for nothing.

use super::ContractCx;
use crate::diag::{Finding, Rule};
use crate::model::Text;
use crate::read::nearest;
use crate::source::{Place, Span};
use crate::value::visible;

/// A place in the contract's own file.
pub(super) fn here(cx: &ContractCx, span: Span) -> Place {
    Place { file: cx.contract.file, span }
}

/// The name that was probably meant, else the names that there are, else what to do.
pub(super) fn instead(name: &str, known: &[&str], otherwise: &str) -> String {
    // `V2` is not `V3` misspelt: names that differ in a digit are numbered in series.
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let near = nearest(name, known.iter().copied()).filter(|near| digits(near) == digits(name));
    match (near, known) {
        (Some(near), _) => format!("did you mean `{}`?", visible(near)),
        (None, []) => otherwise.to_owned(),
        (None, known) => {
            let first: Vec<String> =
                known.iter().take(8).map(|name| format!("`{}`", visible(name))).collect();
            let more = if known.len() > first.len() { ", …" } else { "" };
            format!("there are {}{more}; {otherwise}", first.join(", "))
        }
    }
}

/// A finding about a name in the contract's file that stands for nothing.
pub(super) fn unknown(
    cx: &ContractCx,
    rule: &'static Rule,
    name: &Text,
    message: String,
    known: &[&str],
    otherwise: &str,
) -> Finding {
    cx.finding(rule, name.span, message).help(instead(name, known, otherwise))
}
