//! A record of something that has not happened by far.

use super::dates::{self, Dated};
use super::{Check, RegisterCx};
use crate::diag::{Finding, Rule, Severity};
use crate::source::FileId;
use crate::value::add_months;

pub(crate) static CHECK: Check = Check::Register(&RULE, check);

static RULE: Rule = Rule {
    code: "C129",
    name: "not-yet-happened",
    severity: Severity::Advice,
    page: include_str!("not-yet-happened.md"),
};

/// So many records of the coming year show that the as-of date lies in the register's past on purpose.
const IN_THE_PAST: usize = 3;

fn check(cx: &RegisterCx, out: &mut Vec<Finding>) {
    let as_of = cx.view.context.as_of;
    let Some(limit) = add_months(as_of, 12) else { return };
    let mut near = 0;
    let mut far: Vec<(FileId, &str, Dated)> = Vec::new();
    for contract in &cx.register().contracts {
        for dated in dates::dates(contract) {
            if !dated.done || dated.date.value <= as_of {
                continue;
            }
            if dated.date.value <= limit {
                near += 1;
            } else {
                far.push((contract.file, &contract.id, dated));
            }
        }
        if near >= IN_THE_PAST {
            return;
        }
    }
    for (file, contract, dated) in far {
        let message = format!(
            "{} is {}, more than a year after {as_of}: it does not count yet",
            dated.label(),
            dated.date.value
        );
        let mut finding = cx.finding(&RULE, file, dated.date.span, message).of(contract);
        finding.item = dated.item().map(Into::into);
        out.push(finding.help("a record is dated on the day on which it happened: the year may be mistyped"));
    }
}
