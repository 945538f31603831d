//! A statement that counts nothing and nobody.

use super::say::{self, Says};
use super::settled;
use crate::diag::{Finding, Rule, Severity};
use crate::rules::Check;
use crate::rules::measure::{Letter, MeasureCx, Weight};
use crate::statement::Lack;

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::S, Weight::Fails, check);

static RULE: Rule = Rule {
    code: "S205",
    name: "no-population",
    severity: Severity::Warning,
    page: include_str!("no-population.md"),
};

fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let Some(worded) = say::lacking(cx, Lack::Population) else { return };
    if settled::cases(cx.measure) || cx.lost(&["scope", "method"]) {
        return;
    }
    let says = Says {
        rule: &RULE,
        message: "nothing says whom or what this counts: two people would count different cases".to_owned(),
        help: "name the cases in the statement, such as \"of calls to the help desk\", or in `scope`, with what is left \
               out"
            .to_owned(),
    };
    say::once(cx, Weight::Fails, worded.text.span, says, out);
}
