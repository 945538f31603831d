//! Measures that nobody answers for.

use crate::diag::{Finding, Rule, Severity};
use crate::rules::ask;
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C162",
    name: "measure-without-owner",
    severity: Severity::Advice,
    page: include_str!("measure-without-owner.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let contract = cx.contract;
    if !cx.runs() || cx.by_asks(Some(RULE.severity), None, None).is_none() || cx.lost(&["owner"]) {
        return;
    }
    let current = || {
        let ended = |until: &crate::model::Date| until.value < cx.as_of();
        contract.measures.iter().filter(move |measure| !measure.until.as_ref().is_some_and(ended))
    };
    let without: Vec<&str> =
        current().filter(|measure| measure.owner.is_none()).map(|measure| measure.id.as_str()).collect();
    let Some(first) = current().find(|measure| measure.owner.is_none()) else { return };
    let message = match without.len() {
        1 => format!("nobody is named who answers for {}", ask::listed(&without)),
        count => format!("nobody is named who answers for {count} measures: {}", ask::listed(&without)),
    };
    let help = "write `owner = \"service_owner\"` in each `[[kpi]]`: a role of `[people]`, or a name";
    out.push(cx.finding(&RULE, first.id.span, message).item(&first.id).help(help));
}
