//! A CPV code that has not the form of one, or an unlikely check digit.

use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule =
    Rule { code: "C133", name: "cpv-form", severity: Severity::Warning, page: include_str!("cpv-form.md") };

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let Some(cpv) = &cx.contract.cpv else { return };
    let (code, digit) = cpv.split_once('-').map_or((cpv.as_str(), None), |(code, digit)| (code, Some(digit)));
    let digits =
        |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(code, 8) || !digit.is_none_or(|digit| digits(digit, 1)) {
        let message = format!("`cpv` is `{}`, which is not the form of a CPV code", visible(cpv));
        let help = "write eight digits, with or without the check digit, such as `50421000-2`";
        out.push(cx.finding(&RULE, cpv.span, message).help(help));
        return;
    }
    let Some(digit) = digit.filter(|digit| is_unlikely(code, digit)) else { return };
    let message = format!("the check digit {digit} of `{}` does not fit its eight digits", visible(cpv));
    let help = "two digits may have changed places: look the code up, or leave the check digit out";
    out.push(cx.finding(&RULE, cpv.span, message).severity(Severity::Advice).help(help));
}

/// Divisions whose codes were renumbered and kept the check digits that they had.
const RENUMBERED: [&str; 4] = ["03", "09", "42", "72"];

/// Whether the check digit is not the sum of the digits weighted 3, 7, 1. No official text gives the sum; it
/// fits all but some forty of the codes outside the renumbered divisions, so that it is no more than a hint.
fn is_unlikely(code: &str, digit: &str) -> bool {
    let weights = [3, 7, 1, 3, 7, 1, 3, 7];
    let sum: u32 = code.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    !RENUMBERED.iter().any(|division| code.starts_with(division)) && digit != (sum % 10).to_string()
}
