//! A risk that is never looked at again.

use crate::diag::{Finding, Rule, Severity};
use crate::rules::{Check, ContractCx};

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C175",
    name: "risk-without-review",
    severity: Severity::Advice,
    page: include_str!("risk-without-review.md"),
};

/// Likelihood times impact from which a risk is high.
const HIGH: u32 = 15;

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let asked = cx.by_asks(Some(Severity::Advice), Some(Severity::Advice), None);
    if !cx.runs() || asked.is_none() || cx.lost(&["review", "likelihood", "impact"]) {
        return;
    }
    for risk in &cx.contract.risks {
        if risk.review.is_some() || risk.closed.is_some() {
            continue;
        }
        let score = risk.likelihood.zip(risk.impact).map(|(a, b)| u32::from(*a) * u32::from(*b));
        let (severity, high) = match score.filter(|score| *score >= HIGH) {
            Some(_) => (Severity::Warning, "high "),
            None => (Severity::Advice, ""),
        };
        let message = format!(
            "the {high}risk `{}` has no `review` date, so nobody looks at it again",
            crate::value::visible(&risk.id)
        );
        let help = "write `review = …`, the day on which to look at it again; or `closed = …`";
        out.push(cx.finding(&RULE, risk.id.span, message).item(&risk.id).severity(severity).help(help));
    }
}
