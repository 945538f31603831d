//! An amount below nought, a total of nought, or a year that costs more than the whole.

use super::references::here;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::source::Spanned;
use crate::value::{Number, add_months, visible};
use rust_decimal::Decimal;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule =
    Rule { code: "C135", name: "odd-value", severity: Severity::Warning, page: include_str!("odd-value.md") };

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let value = &cx.contract.value;
    negative(cx, "`total`", None, value.total, out);
    negative(cx, "`annual`", None, value.annual, out);
    for (at, option) in cx.contract.term.extensions.iter().enumerate() {
        negative(cx, &format!("`value` of option {}", at + 1), None, option.value, out);
    }
    for saving in &cx.contract.savings {
        negative(cx, "`declared`", Some(&saving.id), saving.declared, out);
    }
    if let Some(total) = value.total.filter(|total| total.value.value.is_zero()) {
        let message = "`total` is nought, so every sum of values takes the contract for free";
        let help = "where the value is not known, leave `total` out";
        out.push(cx.finding(&RULE, total.span, message).severity(Severity::Advice).help(help));
    }
    if let (Some(now), Some(total)) = (cx.facts.value, value.total)
        && now.is_negative()
        && total.value.value >= Decimal::ZERO
    {
        let message = format!("with the extensions and variations agreed the value is {now}, below nought");
        let help = "`value_change` is what a variation adds, or with a minus takes away; not the new total";
        out.push(cx.finding(&RULE, total.span, message).help(help));
    }
    annual(cx, out);
}

fn negative(
    cx: &ContractCx,
    key: &str,
    item: Option<&str>,
    amount: Option<Spanned<Number>>,
    out: &mut Vec<Finding>,
) {
    let Some(amount) = amount.filter(|amount| amount.value.value < Decimal::ZERO) else { return };
    let of = item.map(|item| format!(" of `{}`", visible(item))).unwrap_or_default();
    let message = format!("{key}{of} is {}, below nought", amount.value);
    let mut finding = cx.finding(&RULE, amount.span, message).severity(Severity::Advice);
    finding.item = item.map(Into::into);
    out.push(
        finding.help("amounts are what the buyer pays; where the supplier pays, allow this with a reason"),
    );
}

/// A contract of a year or more costs at least a year's amount.
fn annual(cx: &ContractCx, out: &mut Vec<Finding>) {
    let (term, value) = (&cx.contract.term, &cx.contract.value);
    let (Some(total), Some(annual)) = (value.total, value.annual) else { return };
    let (Some(start), Some(end)) = (term.start, term.end) else { return };
    let a_year = add_months(start.value, 12).is_some_and(|year| end.succ_opt() >= Some(year));
    if a_year && annual.value.value > total.value.value && !total.value.value.is_zero() {
        let message = format!("`annual` is {}, more than `total`, {}", annual.value, total.value);
        let finding = cx.finding(&RULE, annual.span, message).related(here(cx, total.span), "the total");
        out.push(finding.help("`total` is for the whole life without extensions, `annual` for a year"));
    }
}
