//! Too few measures for what a contract is worth, or too many for anyone to look at.

use crate::diag::{Finding, Rule, Severity};
use crate::facts::State;
use crate::model::{Asks, ContractKind, Measure};
use crate::rules::{Check, ContractCx};
use crate::value::{Currency, shown_money};
use rust_decimal::Decimal;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "R505",
    name: "measure-count",
    severity: Severity::Advice,
    page: include_str!("measure-count.md"),
};

/// The value in pounds from which a contract is to have at least `LEAST` measures.
/// Source: Procurement Act 2023, section 52.
const LARGE: u32 = 5_000_000;

/// The fewest measures of a contract of that value. Source: Procurement Act 2023, section 52.
const LEAST: usize = 3;

/// The most measures that can be looked at each month; this program's own.
const MOST: usize = 15;

/// The most measures of a contract of which few things are asked; this program's own.
const MOST_FOR_LITTLE: usize = 8;

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    if !cx.runs() {
        return;
    }
    let current = |measure: &&Measure| !cx.is_past(measure.until.map(|until| until.value));
    let measures: Vec<&Measure> = cx.contract.measures.iter().filter(current).collect();
    // One that has ended was set all the same, and is looked at no more.
    too_few(cx, cx.contract.measures.len(), out);
    too_many(cx, &measures, out);
}

fn too_few(cx: &ContractCx, count: usize, out: &mut Vec<Finding>) {
    let contract = cx.contract;
    let goods = contract.kind.is_some_and(|kind| kind.value == ContractKind::Goods);
    // Of one that has none at all another rule speaks.
    let told = count == 0 && (cx.asks == Asks::All || (cx.asks == Asks::Some && !goods));
    if count >= LEAST || told || cx.known.is_head(contract) || cx.lost(&["kpi"]) {
        return;
    }
    let currency = contract.value.currency.map_or(cx.register().settings.currency, |own| own.value);
    let large = Decimal::from(LARGE).into();
    let Some(value) = cx.facts.value.filter(|value| currency == Currency::GBP && *value >= large) else {
        return;
    };
    let planned = cx.facts.state == State::Planned;
    let all = if planned { Severity::Warning } else { Severity::Advice };
    let few = Some(Severity::Advice);
    let Some(severity) = cx.by_asks(Some(all), Some(Severity::Advice), few) else { return };
    let has = match count {
        0 => "no measure".to_owned(),
        1 => "one measure".to_owned(),
        count => format!("{count} measures"),
    };
    let message = format!(
        "it is worth {} and has {has}, where a contract of more than £5 million is to have at least three",
        shown_money(value, Currency::GBP)
    );
    let help = "add a `[[kpi]]` for what matters most, or allow this with the reason why its performance cannot be measured";
    out.push(cx.finding(&RULE, cx.head(), message).severity(severity).help(help));
}

fn too_many(cx: &ContractCx, measures: &[&Measure], out: &mut Vec<Finding>) {
    let count = measures.len();
    let (most, why) = match cx.asks {
        Asks::Few => (MOST_FOR_LITTLE, "many for a contract of which few things are asked"),
        Asks::Some | Asks::All => (MOST, "more than anyone can look at each month"),
    };
    let Some(first) = measures.get(most) else { return };
    let message = format!("it has {count} measures, {why}");
    let help = format!(
        "keep the {most} or fewer that would change what you do; end the others with `until`, and leave the supplier's own \
         figures to the supplier"
    );
    out.push(cx.finding(&RULE, first.id.span, message).severity(Severity::Advice).help(help));
}
