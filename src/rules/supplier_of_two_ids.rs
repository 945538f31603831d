//! One supplier with two identifiers of one list.

use super::{Check, RegisterCx};
use crate::diag::{Finding, Rule, Severity};
use crate::model::Text;
use crate::source::{FileId, Place};
use crate::value::visible;
use rustc_hash::FxHashMap;

pub(crate) static CHECK: Check = Check::Register(&RULE, check);

static RULE: Rule = Rule {
    code: "C144",
    name: "supplier-of-two-ids",
    severity: Severity::Advice,
    page: include_str!("supplier-of-two-ids.md"),
};

fn check(cx: &RegisterCx, out: &mut Vec<Finding>) {
    let mut first: FxHashMap<(String, &str), (FileId, &Text)> = FxHashMap::default();
    for contract in &cx.register().contracts {
        let Some(id) = &contract.supplier_id else { continue };
        let key = (contract.supplier.to_lowercase(), list(id));
        let (file, other) = *first.entry(key).or_insert((contract.file, id));
        if other.eq_ignore_ascii_case(id) {
            continue;
        }
        let message = format!(
            "`{}` is {} here, and elsewhere {}",
            visible(&contract.supplier),
            visible(id),
            visible(other)
        );
        let finding = cx.finding(&RULE, contract.file, id.span, message).of(&contract.id);
        let help = "put right whichever is wrong; of two companies, write the names so that they differ";
        out.push(finding.related(Place { file, span: other.span }, "the other identifier").help(help));
    }
}

/// The list that an identifier is from, such as `GB-COH`.
fn list(id: &str) -> &str {
    id.match_indices('-').nth(1).map_or(id, |(at, _)| &id[..at])
}
