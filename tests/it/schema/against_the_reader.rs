//! What a schema refuses the reader refuses too; and what the reader refuses a schema does, but for what it
//! cannot know.

use super::{as_json, described, schema_of, validator};
use crate::keys::{KINDS, Kind};
use crate::kit;
use cm::read::describe::{Form, Table};
use std::collections::BTreeMap;

/// The codes of reading that say of a value or key that it cannot stand there.
const OF_FORM: [&str; 5] = ["E004", "E005", "E006", "E007", "E008"];

fn reader_refuses(kind: &Kind, text: &str) -> bool {
    kit::read_codes(&[(kind.path, text)]).iter().any(|code| OF_FORM.contains(code))
}

/// Values of every kind, right somewhere and wrong elsewhere.
const VALUES: &[&str] = &[
    "0",
    "1",
    "2",
    "5",
    "6",
    "-1",
    "007",
    "+1",
    "1_000",
    "10001",
    "99999999999",
    "1.5",
    "-0.5",
    "98.0",
    "1e3",
    "inf",
    "nan",
    "0x10",
    "true",
    "false",
    "\"\"",
    "\" \"",
    "\"x\"",
    "\"A-1\"",
    "\"A 1\"",
    "\"-1\"",
    "\"12.5\"",
    "\"1_2.5\"",
    "\"1,250\"",
    "\"1_\"",
    "\"£5\"",
    "\"1e3\"",
    "\"true\"",
    "\"GBP\"",
    "\"gbp\"",
    "\"XXX\"",
    "\"planned\"",
    "\"gold\"",
    "\"services\"",
    "\"Services\"",
    "\"monthly\"",
    "\"fixed\"",
    "\"supplier\"",
    "\"good\"",
    "\"all\"",
    "\"scotland\"",
    "\"04-01\"",
    "\"04-02\"",
    "\"13-01\"",
    "\"4-1\"",
    "\"6 months\"",
    "\"1 month\"",
    "\"10 working days\"",
    "\"1 working day\"",
    "\"6  months\"",
    "\"6 Months\"",
    "\"0 days\"",
    "\"06 months\"",
    "\"six months\"",
    "\"6 fortnights\"",
    "\"P1Y6M\"",
    "\"P2W\"",
    "\"P6M1Y\"",
    "\"P0D\"",
    "\"P1M10D\"",
    "\"P\"",
    "\"P1H\"",
    "\"opened\"",
    "2026-10-05",
    "2026-10-05T10:00:00",
    "2026-10-05T10:00:00Z",
    "10:00:00",
    "\"2026-10-05\"",
    "\"05/10/2026\"",
    "[]",
    "[1]",
    "[1, 2]",
    "[2, 1]",
    "[1, 2, 3]",
    "[\"1\", 2.5]",
    "[\"x\"]",
    "[\"x\", 1]",
    "[\"\"]",
    "[\" \"]",
    "[2026-06-15]",
    "[\"15/06/2026\"]",
    "[[]]",
    "[{}]",
    "[{ x = 1 }]",
    "{}",
    "{ x = 1 }",
    "{ x = \"y\" }",
    "{ x = [\"y\"] }",
    "{ x = [1] }",
    "{ x = 2026-10-05 }",
    "{ 2026-10-05 = 2026-10-05 }",
    "{ 2026-10-05 = \"y\" }",
    "{ id = \"x\" }",
    "{ at_least = 1 }",
    "{ at_least = 1, at_most = 2 }",
    "{ met = false }",
    "{ met = true }",
    "{ between = [1, 2] }",
    "{ serious = \"1.5\" }",
    "{ contract_manager = 1 }",
    "{ tags = \"x\" }",
    "{ closed = \"x\" }",
    "{ term = \"x\" }",
    "{ horizon = \"x\" }",
    "{ x = \"\" }",
    "{ deny = [] }",
    "{ length = \"1 year\" }",
    "{ x = { review = \"1 month\" } }",
    "{ x = { asks = 1 } }",
    "{ x = { step = [{ id = \"a\", within = \"1 day\" }] } }",
    "{ x = { step = [{ id = \"a\" }] } }",
    "[{ id = \"x\", statement = \"y\" }]",
    "[{ id = \"x\", what = \"y\" }]",
    "[{ id = \"x\" }]",
    "[{ id = \" \" }]",
    "[{ id = \"x\", what = \"y\", first = 2026-01-01 }]",
    "[{ held = 2026-01-01 }]",
    "[{ held = \"then\" }]",
    "[{ code = \"E009\" }]",
    "[{ length = \"1 year\" }]",
    "[{ length = \"a year\" }]",
    "[{ from = 2026-01-01, target = { at_least = 1 } }]",
    "[{ from = 2026-01-01 }]",
    "{ accepted = [\"x\"] }",
    "{ accepted = [\"\"] }",
    "{ loophole = \"x\" }",
];

/// What the reader refuses and a schema cannot: it gets a date as a text and a decimal in binary, and looks at
/// one value at a time.
fn beyond_a_schema(key: &str, value: &str) -> Option<&'static str> {
    let bare_day = |value: &str| value.starts_with("20") || value.starts_with("10:");
    if bare_day(value) || value.contains("= 2026-10-05 }") || value == "[2026-06-15]" {
        return Some("a day or time where a text belongs");
    }
    if value == "\"2026-10-05\"" {
        return Some("a day in quotes");
    }
    match (key, value) {
        (_, "1e3" | "0x10" | "+1" | "98.0") => Some("a number that is not written as one"),
        (_, "[2, 1]") => Some("two bounds in the wrong order"),
        ("after", _) => Some("a step that is not there"),
        (_, value) if value.contains("\"P") => Some("a length whose parts are out of order"),
        _ => None,
    }
}

/// A value that stands under a key of this form.
fn sample(form: Form) -> &'static str {
    match form {
        Form::Id => "\"A-1\"",
        Form::Date => "2026-01-01",
        Form::Length => "\"1 year\"",
        Form::OneOf => "{ at_least = 1 }",
        _ => "\"x\"",
    }
}

/// The smallest file that has this value under a key of a table, with what else its tables must have.
fn smallest(format: &[Table], table: &str, key: &str, value: &str) -> String {
    let keys = |name: &str| format.iter().find(|one| one.name == name).unwrap().keys;
    let entries = |table: &str, key: &str, value: &str| {
        let required = keys(table).iter().filter(|one| one.required && one.name != key);
        let required = required.map(|one| format!("{} = {}", one.name, sample(one.form)));
        required.chain([format!("{key} = {value}")]).collect::<Vec<_>>()
    };
    let Some((parent, name)) = table.rsplit_once('.').or((!table.is_empty()).then_some(("", table))) else {
        return entries("", key, value).join("\n") + "\n";
    };
    let inner = format!("{{ {} }}", entries(table, key, value).join(", "));
    let whole = match keys(parent).iter().find(|one| one.name == name).unwrap().form {
        Form::Tables => format!("[{inner}]"),
        Form::Named(_) => format!("{{ n = {inner} }}"),
        _ => inner,
    };
    smallest(format, parent, name, &whole)
}

#[test]
fn a_value_that_a_schema_refuses_the_reader_refuses_and_the_other_way_about() {
    let (mut refused, mut taken) = (0, 0);
    let mut beyond: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for kind in KINDS {
        let validator = validator(&schema_of(kind.path));
        let format = described(kind.path);
        let keys = format.iter().flat_map(|table| table.keys.iter().map(|key| (table.name, key.name)));
        for ((table, key), value) in keys.flat_map(|key| VALUES.iter().map(move |value| (key, *value))) {
            let text = smallest(format, table, key, value);
            // A few are not TOML at all.
            if toml::from_str::<toml::Table>(&text).is_err() {
                continue;
            }
            let (schema, reader) = (!validator.is_valid(&as_json(&text)), reader_refuses(&kind, &text));
            match (schema, reader) {
                (true, true) => refused += 1,
                (false, false) => taken += 1,
                (true, false) => wrong.push(format!("only the schema refuses {text}")),
                (false, true) => match beyond_a_schema(key, value) {
                    Some(why) => *beyond.entry(why).or_default() += 1,
                    None => wrong.push(format!("only the reader refuses {text}")),
                },
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    assert!(refused > 15_000 && taken > 3_000, "{refused} refused, {taken} taken, {beyond:?} beyond");
}
