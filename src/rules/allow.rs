//! `[[allow]]`: findings that are meant. One without a reason, past its date or matching nothing is itself a
//! finding, so that an exception cannot outlive its cause.

use crate::diag::{Finding, Rule, Severity};
use crate::model::{Allow, Contract};
use crate::source::FileId;
use crate::value::visible;
use crate::view::View;
use chrono::NaiveDate;
use rustc_hash::FxHashMap;

/// An allowance without a reason.
static WITHOUT_REASON: Rule = Rule {
    code: "C191",
    name: "allow-without-reason",
    severity: Severity::Warning,
    page: include_str!("allow-without-reason.md"),
};

/// An allowance past its date.
static EXPIRED: Rule = Rule {
    code: "C192",
    name: "allow-expired",
    severity: Severity::Warning,
    page: include_str!("allow-expired.md"),
};

/// An allowance that matches nothing.
static UNUSED: Rule = Rule {
    code: "C193",
    name: "allow-unused",
    severity: Severity::Warning,
    page: include_str!("allow-unused.md"),
};

/// A code that no rule has.
static UNKNOWN_CODE: Rule = Rule {
    code: "C194",
    name: "unknown-code",
    severity: Severity::Warning,
    page: include_str!("unknown-code.md"),
};

/// The rules about allowances.
pub(super) static ALL: [&Rule; 4] = [&WITHOUT_REASON, &EXPIRED, &UNUSED, &UNKNOWN_CODE];

/// An allowance where it stands.
struct Placed<'v> {
    file: FileId,
    contract: Option<&'v str>,
    allow: &'v Allow,
    used: bool,
}

/// Takes out what is allowed, and adds what is wrong with the allowances.
pub(super) fn apply(view: &View, findings: Vec<Finding>) -> Vec<Finding> {
    let mut placed = placed(view);
    let mut by_code: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, one) in placed.iter().enumerate() {
        by_code.entry(one.allow.code.as_str()).or_default().push(at);
    }
    let as_of = view.context.as_of;
    let mut kept = Vec::with_capacity(findings.len());
    for finding in findings {
        let mut allowed = false;
        for at in by_code.get(finding.rule.code).into_iter().flatten() {
            let one = &mut placed[*at];
            let here = match one.contract {
                Some(id) => finding.contract.as_deref() == Some(id) || finding.place.file == one.file,
                None => true,
            };
            if here && is_of_item(one.allow, &finding) {
                one.used = true;
                allowed |= holds(one.allow, as_of);
            }
        }
        if !allowed {
            kept.push(finding);
        }
    }
    for one in &placed {
        judge(view, one, &mut kept);
    }
    deny_codes(view, &mut kept);
    kept
}

/// Whether a finding of a contract is meant, by the contract or by the register.
pub(super) fn is_meant(view: &View, contract: &Contract, finding: &Finding) -> bool {
    let of_code = |allow: &&Allow| allow.code.as_str() == finding.rule.code;
    let mut allows = contract.allows.iter().chain(&view.context.settings.allows).filter(of_code);
    allows.any(|allow| is_of_item(allow, finding) && holds(allow, view.context.as_of))
}

/// Whether an allowance is about the finding's item, or about any.
fn is_of_item(allow: &Allow, finding: &Finding) -> bool {
    allow.item.as_ref().is_none_or(|item| finding.item.as_deref() == Some(item.as_str()))
}

/// Whether it takes effect on a day.
fn holds(allow: &Allow, day: NaiveDate) -> bool {
    allow.reason.is_some() && allow.until.is_none_or(|until| day <= until.value)
}

fn placed<'v>(view: &'v View) -> Vec<Placed<'v>> {
    let settings = view.context.settings;
    let own = |file, contract, allow| Placed { file, contract, allow, used: false };
    let mut all: Vec<_> = settings.allows.iter().map(|allow| own(settings.file, None, allow)).collect();
    for contract in &view.register.contracts {
        let id = Some(contract.id.as_str());
        all.extend(contract.allows.iter().map(|allow| own(contract.file, id, allow)));
    }
    all
}

fn judge(view: &View, one: &Placed, out: &mut Vec<Finding>) {
    let allow = one.allow;
    let mut say = |rule: &'static Rule, span, message: String, help: &str| {
        let mut finding = Finding::new(rule, one.file, span, message).help(help);
        finding.contract = one.contract.map(Into::into);
        out.push(finding);
    };
    let code = visible(&allow.code);
    let known = super::all().iter().any(|rule| rule.code == allow.code.as_str());
    if !known {
        let message = format!("no rule has the code `{code}`, so nothing is allowed");
        say(&UNKNOWN_CODE, allow.code.span, message, &code_meant(&allow.code));
        return;
    }
    if allow.reason.as_ref().is_none_or(|reason| reason.trim().is_empty()) {
        let message = format!("`{code}` is allowed without a reason, so it is still reported");
        say(&WITHOUT_REASON, allow.span, message, "add `reason = \"…\"`: why it is meant, and who agreed");
    }
    if let Some(until) = allow.until.filter(|until| view.context.as_of > until.value) {
        let message = format!("`{code}` was allowed until {}", until.value);
        say(
            &EXPIRED,
            until.span,
            message,
            "mend what it allowed, or agree a later date and say why in `reason`",
        );
    } else if !one.used {
        let of = allow.item.as_ref().map_or_else(String::new, |item| format!(" for `{}`", visible(item)));
        let message = format!("`{code}` is allowed{of}, and there is no such finding here");
        let help = match &allow.item {
            Some(_) => "delete it if what it allowed was mended; else correct `item`",
            None => "delete it: what it allowed was mended",
        };
        say(&UNUSED, allow.span, message, help);
    }
}

fn deny_codes(view: &View, out: &mut Vec<Finding>) {
    let settings = view.context.settings;
    for code in &settings.check.deny {
        if !super::all().iter().any(|rule| rule.code == code.as_str()) {
            let message = format!("no rule has the code `{}`, so nothing is denied", visible(code));
            let finding = Finding::new(&UNKNOWN_CODE, settings.file, code.span, message);
            out.push(finding.help(code_meant(code)));
        }
    }
}

/// What to write instead of a code that no rule has.
fn code_meant(written: &str) -> String {
    let written = written.trim();
    let all = super::all();
    match all.iter().find(|rule| rule.name == written || rule.code.eq_ignore_ascii_case(written)) {
        Some(rule) => format!("write `{}`", rule.code),
        None => "write the code that the finding shows; `cm explain` lists them all".to_owned(),
    }
}
