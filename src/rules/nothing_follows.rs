//! A contract that ends soon and says nothing of what comes after.

use crate::diag::{Finding, Rule, Severity};
use crate::facts::State;
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C160",
    name: "nothing-follows",
    severity: Severity::Warning,
    page: include_str!("nothing-follows.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let (term, facts) = (&cx.contract.term, &cx.facts.term);
    let decided = term.successor.is_some() || term.no_successor.is_some();
    if cx.facts.state != State::Live || decided || facts.cut || facts.renews {
        return;
    }
    // An option still to be taken is what may follow.
    let Some(end) = facts.end.filter(|end| facts.max_end == Some(*end)) else { return };
    let lead = cx.view.context.tier(cx.contract).and_then(|tier| tier.reprocure_lead);
    let calendar = &cx.view.register.settings.calendar;
    let Some(begin) = lead.and_then(|lead| lead.before(end, calendar)) else { return };
    let (left, whole) = ((end - cx.as_of()).num_days(), (end - begin).num_days());
    if left * 2 >= whole || cx.lost(&["successor", "no_successor"]) {
        return;
    }
    let asked = cx.by_asks(Some(Severity::Warning), Some(Severity::Warning), Some(Severity::Advice));
    let Some(severity) = asked else { return };
    let message = format!(
        "it ends on {end}, in {left} days; its replacement was to be begun by {begin}, and nothing says what follows"
    );
    let span = term.end.map_or(cx.head(), |end| end.span);
    let help =
        "write `successor = \"…\"`, the id of what replaces it, or `no_successor = \"…\"`, why nothing does";
    out.push(cx.finding(&RULE, span, message).severity(severity).help(help));
}
