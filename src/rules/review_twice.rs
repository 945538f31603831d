//! Two reviews on one day.

use super::references::here;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::Review;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C149",
    name: "review-twice",
    severity: Severity::Advice,
    page: include_str!("review-twice.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let mut reviews: Vec<&Review> = cx.contract.reviews.iter().collect();
    reviews.sort_by_key(|review| review.held.value);
    for pair in reviews.windows(2) {
        if pair[0].held.value != pair[1].held.value {
            continue;
        }
        let message = format!("two reviews were held on {}", pair[1].held.value);
        let finding = cx.finding(&RULE, pair[1].held.span, message);
        let help = "keep one record of a meeting; of two meetings on one day, put the findings together";
        out.push(finding.related(here(cx, pair[0].held.span), "the other review").help(help));
    }
}
