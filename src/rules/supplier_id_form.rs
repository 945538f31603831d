//! A supplier's identifier without the prefix of its list, or a company number of another length.

use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C134",
    name: "supplier-id-form",
    severity: Severity::Advice,
    page: include_str!("supplier-id-form.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let Some(id) = &cx.contract.supplier_id else { return };
    let Some((message, help)) = fault(id) else { return };
    out.push(cx.finding(&RULE, id.span, message).help(help));
}

fn fault(id: &str) -> Option<(String, String)> {
    let mut parts = id.splitn(3, '-');
    let (place, list, own) = (parts.next()?, parts.next(), parts.next());
    let upper = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let listed = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let scheme =
        place.len() == 2 && upper(place) && list.is_some_and(|list| !list.is_empty() && listed(list));
    let shown = visible(id);
    let Some(own) = own.filter(|own| scheme && !own.trim().is_empty()) else {
        let message = format!("`supplier_id` is `{shown}`, without the prefix of its list");
        let help = "write the list before it, as org-id.guide names it: `GB-COH-01234567` for a company \
                    number, `GB-CHC-…` for a charity, `GB-PPON-…` for a supplier's own registration";
        return Some((message, help.to_owned()));
    };
    let number = own.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if (place, list) == ("GB", Some("COH")) && (own.len() != 8 || !number) {
        let message =
            format!("`{}` is not a company number, which has eight letters or digits", visible(own));
        let all_digits = own.bytes().all(|byte| byte.is_ascii_digit());
        let help = if all_digits && own.len() < 8 {
            format!("a spreadsheet may have dropped the nought at its front: `GB-COH-{own:0>8}`")
        } else {
            "write it as Companies House has it, such as `GB-COH-01234567`".to_owned()
        };
        return Some((message, help));
    }
    None
}
