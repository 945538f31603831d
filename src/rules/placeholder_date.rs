//! A date that stands for no date, or of an unlikely year.

use super::dates;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use chrono::{Datelike, NaiveDate};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C130",
    name: "placeholder-date",
    severity: Severity::Warning,
    page: include_str!("placeholder-date.md"),
};

/// Dates that stand for no date in spreadsheets and other systems: year, month, day.
const PLACEHOLDERS: &[(i32, u32, u32)] = &[
    (1, 1, 1),
    (1753, 1, 1),
    (1899, 12, 30),
    (1899, 12, 31),
    (1900, 1, 1),
    (1901, 1, 1),
    (1970, 1, 1),
    (2079, 6, 6),
    (2099, 1, 1),
    (2099, 12, 31),
    (2100, 1, 1),
    (2199, 12, 31),
    (2222, 2, 2),
    (2999, 12, 31),
    (3000, 1, 1),
    (3000, 12, 31),
    (9999, 1, 1),
    (9999, 12, 31),
];

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    for dated in dates::dates(cx.contract) {
        let day = dated.date.value;
        let listed = is_listed(day);
        if !listed && (1950..=2090).contains(&day.year()) {
            continue;
        }
        let message = if listed {
            format!("{} is {day}, which stands for no date at all", dated.label())
        } else {
            format!("{} is {day}, an unlikely year", dated.label())
        };
        let help = match dated.key {
            "end" => "leave `end` out for an open-ended contract",
            _ if listed => "leave it out, or write the real day",
            _ => "if the year is right, allow this finding with a reason",
        };
        let severity = if listed { Severity::Warning } else { Severity::Advice };
        let mut finding = cx.finding(&RULE, dated.date.span, message).severity(severity).help(help);
        finding.item = dated.item().map(Into::into);
        out.push(finding);
    }
}

fn is_listed(day: NaiveDate) -> bool {
    PLACEHOLDERS.contains(&(day.year(), day.month(), day.day()))
}
