//! A tier that neither the program nor the register has.

use super::references::instead;
use super::{Check, RegisterCx};
use crate::diag::{Finding, Rule, Severity};
use crate::value::visible;

pub(crate) static CHECK: Check = Check::Register(&RULE, check);

static RULE: Rule = Rule {
    code: "C116",
    name: "unknown-tier",
    severity: Severity::Warning,
    page: include_str!("unknown-tier.md"),
};

fn check(cx: &RegisterCx, out: &mut Vec<Finding>) {
    let settings = &cx.register().settings;
    if super::lost::settings(cx.register()) {
        return;
    }
    let known: Vec<&str> = settings.tiers.iter().map(|tier| &*tier.name).collect();
    let otherwise = "write one of them, or add it to `cm.toml` under `[tier.NAME]`";
    let fallback = &settings.default_tier;
    if settings.tier(fallback).is_none() {
        let message = format!(
            "`default_tier` is `{}`, which is no tier: contracts that name none have no dates from it",
            visible(fallback)
        );
        let finding = cx.finding(&RULE, settings.file, fallback.span, message);
        out.push(finding.help(instead(fallback, &known, otherwise)));
    }
    for contract in &cx.register().contracts {
        let Some(tier) = contract.tier.as_ref().filter(|tier| settings.tier(tier).is_none()) else {
            continue;
        };
        let message = format!(
            "`{}` is no tier, so neither reviews nor a day to begin buying again follow from it",
            visible(tier)
        );
        let finding = cx.finding(&RULE, contract.file, tier.span, message).of(&contract.id);
        out.push(finding.help(instead(tier, &known, otherwise)));
    }
}
