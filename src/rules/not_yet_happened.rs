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

fn check(cx: &RegisterCx, out: &mut Vec<Finding>) {
    let as_of = cx.view.context.as_of;
    let Some(limit) = add_months(as_of, 12) else { return };
    let (mut all, mut later) = (0, 0);
    let mut far: Vec<(FileId, &str, Dated)> = Vec::new();
    for contract in &cx.register().contracts {
        for dated in dates::dates(contract).into_iter().filter(|dated| dated.done) {
            all += 1;
            later += usize::from(dated.date.value > as_of);
            if dated.date.value > limit {
                far.push((contract.file, &contract.id, dated));
            }
        }
    }
    // Many later records show that the as-of date lies in the register's past on purpose.
    if later >= 3 && later * 20 > all {
        return;
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
