//! A saving that was claimed and never seen.

use crate::diag::{Finding, Rule, Severity};
use crate::facts::State;
use crate::model::{Asks, Contract};
use crate::rules::{Check, RegisterCx};
use crate::source::Place;
use rustc_hash::FxHashSet;

pub(crate) static CHECK: Check = Check::Register(&RULE, check);

static RULE: Rule = Rule {
    code: "C165",
    name: "saving-never-realised",
    severity: Severity::Warning,
    page: include_str!("saving-never-realised.md"),
};

fn check(cx: &RegisterCx, out: &mut Vec<Finding>) {
    let as_of = cx.view.context.as_of;
    let rows = cx.money.savings.iter().filter(|row| row.period.last() <= as_of);
    let seen: FxHashSet<(u32, u32)> = rows.map(|row| (row.contract, row.saving)).collect();
    for (at, contract) in (0_u32..).zip(&cx.register().contracts) {
        if contract.savings.is_empty() {
            continue;
        }
        let Some(severity) = asked(cx, contract) else { continue };
        for (place, saving) in (0_u32..).zip(&contract.savings) {
            let declared =
                saving.declared.filter(|declared| declared.value.value > rust_decimal::Decimal::ZERO);
            let Some(declared) = declared.filter(|_| !seen.contains(&(at, place))) else { continue };
            if cx.known.saving_lost(&contract.id, &saving.id) {
                continue;
            }
            let amount = crate::value::shown_money(declared.value.value.into(), cx.view.currency(contract));
            let message = format!(
                "the saving `{}` was declared at {amount}, two thirds of the term are over, and none of it is on record",
                crate::value::visible(&saving.id)
            );
            let help = "add what was realised to a file in `savings/`, a row of 0 if it was nothing";
            let finding =
                cx.finding(&RULE, contract.file, saving.id.span, message).severity(severity).help(help);
            let place = Place { file: contract.file, span: declared.span };
            out.push(finding.of(&contract.id).item(&saving.id).related(place, "declared here"));
        }
    }
}

/// How much it matters for a contract: not before the last third of its term.
fn asked(cx: &RegisterCx, contract: &Contract) -> Option<Severity> {
    let context = &cx.view.context;
    let term = context.term(contract);
    let (start, end) = contract.term.start.zip(term.end)?;
    let late = (context.as_of - *start).num_days() * 3 >= (end - *start).num_days() * 2;
    let closed = matches!(context.state(contract, &term), State::Closed | State::Planned);
    let severity = match context.settings.asks(contract.tier.as_ref()) {
        Asks::Few => Severity::Advice,
        Asks::Some | Asks::All => Severity::Warning,
    };
    Some(severity).filter(|_| late && !closed)
}
