//! A contract all of whose roles one person holds.

use crate::diag::{Finding, Rule, Severity};
use crate::model::Settings;
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C164",
    name: "one-person-answers",
    severity: Severity::Advice,
    page: include_str!("one-person-answers.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    if !cx.runs() || cx.lost(&["people"]) {
        return;
    }
    let Some(severity) = cx.by_asks(Some(Severity::Advice), Some(Severity::Advice), None) else { return };
    let ours = || cx.contract.people.iter().filter(|person| !person.role.contains("supplier"));
    let Some((first, second)) = ours().next().zip(ours().nth(1)) else { return };
    let settings = &cx.view.register.settings;
    if !ours().all(|person| same(settings, &first.name, &person.name)) {
        return;
    }
    let name = crate::value::visible(&first.name);
    let message = format!("`{name}` holds every role: nobody else knows this contract");
    let help = "name somebody else beside the contract manager; whoever holds the budget is a good choice";
    out.push(cx.finding(&RULE, second.name.span, message).severity(severity).help(help));
}

/// Whether two names are one person's, by the names that `[who]` gives.
fn same(settings: &Settings, a: &str, b: &str) -> bool {
    let equal = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    let one = |who: &crate::model::Who| {
        let has = |wanted| std::iter::once(&who.name).chain(&who.others).any(|name| equal(name, wanted));
        has(a) && has(b)
    };
    equal(a, b) || settings.who.iter().any(one)
}
