//! Another name that two people are given.

use super::{Check, RegisterCx};
use crate::diag::{Finding, Rule, Severity};
use crate::source::Place;
use crate::value::visible;
use rustc_hash::FxHashMap;

pub(crate) static CHECK: Check = Check::Register(&RULE, check);

static RULE: Rule = Rule {
    code: "C141",
    name: "name-of-two",
    severity: Severity::Warning,
    page: include_str!("name-of-two.md"),
};

fn check(cx: &RegisterCx, out: &mut Vec<Finding>) {
    let settings = &cx.register().settings;
    let mut owners = FxHashMap::default();
    for who in &settings.who {
        owners.insert(who.name.to_lowercase(), &who.name);
    }
    for who in &settings.who {
        for other in &who.others {
            let owner = *owners.entry(other.to_lowercase()).or_insert(&who.name);
            if owner.span == who.name.span {
                continue;
            }
            let message = format!(
                "`{}` is another name of `{}` and of `{}`",
                visible(other),
                visible(owner),
                visible(&who.name)
            );
            let place = Place { file: settings.file, span: owner.span };
            let finding = cx.finding(&RULE, settings.file, other.span, message);
            let help = "leave it with one of them: what is theirs is found by every name";
            out.push(finding.related(place, "the other one").help(help));
        }
    }
}
