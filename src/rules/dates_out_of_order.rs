//! Two dates of one thing of which the later-to-be lies before the other.

use super::references::here;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::Date;
use crate::value::{days_until, visible};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C128",
    name: "dates-out-of-order",
    severity: Severity::Warning,
    page: include_str!("dates-out-of-order.md"),
};

/// Two dates of which the first should not lie before the second, each with its key.
type Pair<'k> = ((&'k str, Option<Date>), (&'k str, Option<Date>), Severity);

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let (contract, term) = (cx.contract, &cx.contract.term);
    let (warning, advice) = (Severity::Warning, Severity::Advice);
    let mut judge = |of: &str, item: Option<&str>, pairs: &[Pair]| {
        for pair in pairs {
            out.extend(fault(cx, of, item, pair));
        }
    };
    judge(
        "",
        None,
        &[
            (("closed", contract.closed), ("start", term.start), warning),
            (("notice_given", term.notice_given), ("start", term.start), warning),
            (("start", term.start), ("signed", term.signed), advice),
        ],
    );
    for (at, option) in term.extensions.iter().enumerate() {
        let pair = (("taken", option.taken), ("start", term.start), warning);
        judge(&format!(" of option {}", at + 1), None, &[pair]);
    }
    for review in &contract.reviews {
        judge(" of a review", None, &[(("next", review.next), ("held", Some(review.held)), warning)]);
    }
    for action in &contract.actions {
        let raised = ("raised", action.raised);
        let pairs = [(("due", action.due), raised, warning), (("done", action.done), raised, warning)];
        judge(&of(&action.id), Some(&action.id), &pairs);
    }
    for case in &contract.cases {
        let pair = (("closed", case.closed), ("opened", Some(case.opened)), warning);
        judge(&of(&case.id), Some(&case.id), &[pair]);
    }
    for variation in &contract.variations {
        let agreed = ("agreed", Some(variation.agreed));
        let pairs = [
            (("effective", variation.effective), agreed, advice),
            (("new_end", variation.new_end), agreed, advice),
        ];
        judge(&of(&variation.id), Some(&variation.id), &pairs);
    }
    far_off(cx, out);
}

fn of(id: &str) -> String {
    format!(" of `{}`", visible(id))
}

fn fault(cx: &ContractCx, of: &str, item: Option<&str>, pair: &Pair) -> Option<Finding> {
    let ((key, later), (than, earlier), severity) = *pair;
    let (later, earlier) = (later?, earlier?);
    if later.value >= earlier.value {
        return None;
    }
    let message = format!("`{key}`{of} is {}, before `{than}`, {}", later.value, earlier.value);
    let mut finding = cx.finding(&RULE, later.span, message).severity(severity);
    finding.item = item.map(Into::into);
    let help = "put right whichever of the two dates is wrong";
    Some(finding.related(here(cx, earlier.span), format!("`{than}`")).help(help))
}

/// A duty that was met more than a year from the day on which it was due.
fn far_off(cx: &ContractCx, out: &mut Vec<Finding>) {
    for obligation in &cx.contract.obligations {
        for (due, met) in &obligation.done {
            if days_until(due.value, met.value).abs() <= 366 {
                continue;
            }
            let message = format!(
                "`{}`, due on {}, was met on {}, more than a year away",
                visible(&obligation.id),
                due.value,
                met.value
            );
            let finding = cx.finding(&RULE, met.span, message).severity(Severity::Advice);
            out.push(finding.item(&obligation.id).help("a year may be mistyped on either side of `=`"));
        }
    }
}
