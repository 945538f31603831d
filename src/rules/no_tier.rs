//! Large contracts for which no tier was chosen.

use crate::diag::{Finding, Rule, Severity};
use crate::facts::State;
use crate::model::{Asks, Contract};
use crate::rules::ask;
use crate::rules::{Check, RegisterCx};
use crate::value::Total;

pub(crate) static CHECK: Check = Check::Register(&RULE, check);

static RULE: Rule =
    Rule { code: "C168", name: "no-tier", severity: Severity::Advice, page: include_str!("no-tier.md") };

fn check(cx: &RegisterCx, out: &mut Vec<Finding>) {
    let settings = &cx.register().settings;
    if settings.asks(None) != Asks::Few {
        return;
    }
    let mut large: Vec<(Total, &Contract)> = Vec::new();
    for contract in
        cx.register().contracts.iter().filter(|contract| contract.tier.is_none() && !contract.critical)
    {
        let value = ask::large(settings, contract, cx.view.context.value(contract));
        let signed = || {
            let term = cx.view.context.term(contract);
            matches!(cx.view.context.state(contract, &term), State::Upcoming | State::Live)
        };
        if let Some(value) = value.filter(|_| signed()) {
            large.push((value, contract));
        }
    }
    large.sort_by(|a, b| (b.0, a.1.id.as_str()).cmp(&(a.0, b.1.id.as_str())));
    let ids: Vec<&str> = large.iter().map(|(_, contract)| contract.id.as_str()).collect();
    let listed = ask::listed(&ids);
    let message = match ids.len() {
        0 => return,
        1 => format!("a contract worth £1m or more names no tier: {listed}"),
        count => format!("{count} contracts worth £1m or more name no tier, the largest first: {listed}"),
    };
    let help =
        "write `tier = \"gold\"`, silver or bronze in each; `cm list --sort -value` shows them by value";
    out.push(cx.finding(&RULE, settings.file, settings.default_tier.span, message).help(help));
}
