//! A case whose procedure nobody has written down.

use super::references::unknown;
use super::{Check, ContractCx};
use crate::diag::{Finding, Rule, Severity};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Contract(&RULE, check);

static RULE: Rule = Rule {
    code: "C117",
    name: "unknown-procedure",
    severity: Severity::Warning,
    page: include_str!("unknown-procedure.md"),
};

fn check(cx: &ContractCx, out: &mut Vec<Finding>) {
    let context = &cx.view.context;
    for case in &cx.contract.cases {
        if context.procedure(&case.procedure).is_some() || super::lost::settings(cx.register()) {
            continue;
        }
        let known: Vec<&str> = context.procedures.iter().map(|procedure| &*procedure.name).collect();
        let message = format!(
            "`{}` follows the procedure `{}`, which nobody has written down: none of its steps falls due",
            visible(&case.id),
            visible(&case.procedure)
        );
        let otherwise = "write one of them, or add it to `cm.toml` under `[[procedure.NAME.step]]`";
        let finding = unknown(cx, &RULE, &case.procedure, message, &known, otherwise);
        out.push(finding.item(&case.id));
    }
}
