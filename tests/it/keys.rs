//! The tables of keys and the decoders hold together: every key of the tables is read, and nothing else is.

use crate::kit;
use std::collections::BTreeSet;

/// Every key of a contract file but other kinds of target.
const CONTRACT: &str = r#"
id = "A-1"
reference = "C/1"
title = "Lift maintenance"
supplier = "Example Lifts Ltd"
supplier_id = "GB-COH-01234567"
category = "Lifts"
cpv = "50750000-7"
kind = "services"
tier = "gold"
critical = true
status = "planned"
closed = 2028-06-30
parent = "FW-1"
route = "open"
document = "https://example.org/c1.pdf"
tags = ["lifts"]

[people]
contract_manager = "A. Example"

[term]
signed = 2025-12-01
start = 2026-01-01
end = 2028-03-31
notice = "6 months"
auto_renew = "12 months"
notice_given = 2027-08-01
terminated = 2028-01-31
successor = "A-2"
no_successor = "none needed"

[[term.extension]]
length = "12 months"
value = 100.00
decide_by = 2027-09-30
taken = 2027-09-01
declined = 2027-09-02

[value]
total = 1000.00
annual = 500.00
currency = "GBP"
cost_centre = "X1"
purchase_orders = ["1"]
budget_holder = "Head of Estates"
pricing = "fixed"

[[outcome]]
id = "access"
statement = "Every floor can be reached"

[[kpi]]
id = "uptime"
statement = "Share of hours"
scope = "Every lift"
outcome = "access"
unit = "%"
reason = "One floor has no stairs"
frequency = "monthly"
method = "log"
source = "log"
owner = "A. Example"
report_within = "10 working days"
from = 2026-01-01
until = 2028-03-31
clause = "1"
published = true
weight = 2
[kpi.target]
at_least = 98.0
[kpi.failure]
serious = 95.0
severe = 90.0
threshold = 85.0
[kpi.baseline]
value = 96.4
period = "2025/26"
source = "returns"
[[kpi.target_change]]
from = 2027-01-01
variation = "V1"
reason = "ramp"
[kpi.target_change.target]
at_least = 98.5
[kpi.target_change.failure]
serious = 95.5
severe = 91.0
threshold = 86.0

[[obligation]]
id = "insurance"
what = "Certificate"
party = "supplier"
first = 2026-04-01
every = "12 months"
clause = "2"
[obligation.done]
2026-04-01 = 2026-03-28

[[review]]
held = 2026-09-30
by = "A. Example"
rating = "good"
summary = "fine"
next = 2026-11-04

[[action]]
id = "act-1"
what = "Send the plan"
owner = "A. Example"
raised = 2026-09-30
due = 2026-10-31
done = 2026-10-10
kpi = "uptime"

[[waiver]]
kpi = "uptime"
from = 2026-08-01
until = 2026-08-31
reason = "works"
agreed_by = "A. Example"
agreed = 2026-07-20

[[variation]]
id = "V1"
agreed = 2026-05-01
effective = 2026-06-01
summary = "more"
value_change = 10.00
new_end = 2028-06-30
clause = "3"

[[saving]]
id = "price"
what = "Unit price"
declared = 10.00
recurrent = true
cashable = true

[[risk]]
id = "R1"
what = "One engineer"
likelihood = 3
impact = 5
owner = "A. Example"
review = 2026-12-01
closed = 2027-01-15

[[case]]
id = "Q1"
opened = 2026-10-01
procedure = "contract-query"
kpi = ["uptime"]
closed = 2026-11-30
outcome = "done"
[case.done]
meeting = 2026-10-08

[definitions]
"working hours" = "08:00 to 18:00"

[[allow]]
code = "E009"
item = "uptime"
reason = "meant"
until = 2027-03-31

[extra]
anything = "goes"
"#;

/// Every key of `cm.toml`.
const SETTINGS: &str = r#"
format = 1
name = "Example"
currency = "GBP"
calendar = "scotland"
holidays = [2026-06-15]
financial_year_start = "04-01"
horizon = "30 days"
report_within = "15 working days"
as_of = 2026-10-15
meetings = 5
default_tier = "bronze"

[tier.gold]
review = "1 month"
reprocure_lead = "18 months"
asks = "all"

[who]
"A. Example" = ["a.example"]

[check]
deny = ["E009"]

[definitions]
"working hours" = "08:00 to 18:00"

[words]
accepted = ["best endeavours"]
vague-qualifier = ["fit for purpose"]
vague-quantifier = ["the bulk of"]
open-ended = ["and the like"]
loophole = ["subject to capacity"]
comparative-no-baseline = ["best in class"]
undefined-reference = ["the trust standard"]
achievability-doubt = ["without fail"]

[[allow]]
code = "E009"
item = "uptime"
reason = "meant"
until = 2027-03-31

[procedure.local]
[[procedure.local.step]]
id = "meeting"
what = "Meeting"
within = "10 working days"
after = "opened"

[extra]
anything = "goes"
"#;

pub(crate) type Format = &'static [(&'static str, &'static [&'static str])];

/// One of the two kinds of file: where it stands, its keys and a text that has every one of them.
pub(crate) struct Kind {
    pub(crate) path: &'static str,
    pub(crate) format: Format,
    pub(crate) text: &'static str,
}

pub(crate) const KINDS: [Kind; 2] = [
    Kind { path: "contracts/a.toml", format: cm::read::CONTRACT_KEYS, text: CONTRACT },
    Kind { path: "cm.toml", format: cm::read::SETTINGS_KEYS, text: SETTINGS },
];

/// Tables whose keys are names of the user's own.
const FREE: [&str; 6] = ["people", "definitions", "extra", "who", "obligation.done", "case.done"];

impl Kind {
    /// The codes of reading that are found in a text, without what merely follows.
    pub(crate) fn codes(&self, text: &str) -> Vec<&'static str> {
        let codes = kit::register(&[(self.path, text)]).codes();
        codes
            .into_iter()
            .filter(|code| code.starts_with('E') || ["C101", "C102", "C103"].contains(code))
            .collect()
    }

    /// The tables of the text with their lines.
    fn tables(&self) -> Vec<(String, usize)> {
        let headers = self.text.lines().enumerate().filter(|(_, line)| line.starts_with('['));
        let all = headers.map(|(at, line)| (table(line), at));
        [(String::new(), 0)].into_iter().chain(all).collect()
    }

    /// The keys of the text: table, key and line.
    pub(crate) fn keys(&self) -> Vec<(String, String, usize)> {
        let mut keys = Vec::new();
        let mut current = String::new();
        for (at, line) in self.text.lines().enumerate() {
            if line.starts_with('[') {
                current = table(line);
            } else if let Some((key, _)) =
                line.split_once(" = ").filter(|_| !FREE.contains(&current.as_str()))
            {
                keys.push((current.clone(), key.to_owned(), at));
            }
        }
        keys
    }

    /// The text with one line changed.
    pub(crate) fn with(&self, at: usize, change: impl Fn(&str) -> String) -> String {
        let line = |(number, line): (usize, &str)| if number == at { change(line) } else { line.to_owned() };
        self.text.lines().enumerate().map(line).collect::<Vec<_>>().join("\n") + "\n"
    }
}

/// The table that a header begins, without names of the user's own.
fn table(header: &str) -> String {
    let mut names: Vec<&str> = header.trim_matches(['[', ']']).split('.').collect();
    if ["tier", "procedure"].contains(&names[0]) && names.len() > 1 {
        names.remove(1);
    }
    names.join(".")
}

#[test]
fn a_file_with_every_key_decodes_without_findings() {
    for kind in KINDS {
        assert_eq!(kind.codes(kind.text), [""; 0], "{}", kind.path);
        for other in ["at_most = 98.0", "between = [95.0, 98.0]", "exactly = 98.0", "met = true"] {
            let key = other.split(' ').next().unwrap();
            let text = kind.text.replace("at_least = 98.0", other);
            let text = text.replace("at_least = 98.5", &other.replace("98.0", "98.5"));
            assert_eq!(kind.codes(&text), [""; 0], "{key}");
        }
    }
}

#[test]
fn the_text_has_every_key_of_the_tables() {
    for kind in KINDS {
        let mut found: BTreeSet<(String, String)> =
            kind.keys().into_iter().map(|(table, key, _)| (table, key)).collect();
        for (name, _) in kind.tables() {
            if let Some((outer, inner)) = name.rsplit_once('.') {
                found.insert((outer.to_owned(), inner.to_owned()));
            } else if !name.is_empty() {
                found.insert((String::new(), name));
            }
        }
        for (table, keys) in kind.format {
            let target = table.ends_with("target");
            for key in keys.iter().filter(|key| !(target && **key != "at_least")) {
                let key = ((*table).to_owned(), (*key).to_owned());
                assert!(found.remove(&key), "{}: {key:?} is not in the text", kind.path);
            }
        }
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [], "{}: not in the tables", kind.path);
    }
}

#[test]
fn a_misspelt_key_is_unknown() {
    for kind in KINDS {
        for (table, key, at) in kind.keys() {
            let codes = kind.codes(&kind.with(at, |line| line.replacen(" =", "qz =", 1)));
            assert!(codes.contains(&"E004"), "{}: `{key}qz` under `{table}`: {codes:?}", kind.path);
        }
        for (name, _) in kind.tables().into_iter().filter(|(name, _)| !name.is_empty()) {
            let misspelt = |line: &str| {
                let here = table(line);
                if line.starts_with('[') && (here == name || here.starts_with(&format!("{name}."))) {
                    let last = name.rsplit('.').next().unwrap();
                    line.replacen(last, &format!("{last}qz"), 1)
                } else {
                    line.to_owned()
                }
            };
            let text = kind.text.lines().map(misspelt).collect::<Vec<_>>().join("\n");
            let codes = kind.codes(&text);
            assert!(codes.contains(&"E004"), "{}: `[{name}qz]`: {codes:?}\n{text}", kind.path);
        }
    }
}

#[test]
fn a_key_of_one_table_is_not_taken_by_another() {
    for kind in KINDS {
        let all: BTreeSet<&str> = kind.format.iter().flat_map(|(_, keys)| keys.iter().copied()).collect();
        for (table, at) in kind.tables() {
            let Some((_, own)) = kind.format.iter().find(|(name, _)| *name == table) else { continue };
            for key in all.iter().filter(|key| !own.contains(key)) {
                let codes = kind.codes(&kind.with(at, |line| format!("{line}\n{key} = 1")));
                let refused = codes.iter().any(|code| ["E004", "E005"].contains(code));
                assert!(refused, "{}: `{key}` under `{table}`: {codes:?}", kind.path);
            }
        }
    }
}

#[test]
fn a_value_of_another_kind_is_wrong_under_every_key() {
    for kind in KINDS {
        for (table, key, at) in kind.keys() {
            let codes = kind.codes(&kind.with(at, |_| format!("{key} = [[{{ x = 1 }}]]")));
            assert!(codes.contains(&"E006"), "{}: `{key}` under `{table}`: {codes:?}", kind.path);
        }
    }
}
