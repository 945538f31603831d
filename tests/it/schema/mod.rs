//! The schemas: what they describe is what the reader takes, what stands in the documents, and what every file
//! of ours is.

mod against_the_reader;
mod bad_files;
mod documents;

use crate::kit;
use cm::read::describe::{self, Form, Table};
use cm::{read, schema};
use jsonschema::Validator;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A schema ready to be asked.
fn validator(schema: &Value) -> Validator {
    jsonschema::draft7::options().should_validate_formats(true).build(schema).unwrap()
}

/// The schema of the file at a path of a register.
fn schema_of(path: &str) -> Value {
    if path == "cm.toml" { schema::settings() } else { schema::contract() }
}

/// The tables of the format of that file.
fn described(path: &str) -> &'static [Table] {
    if path == "cm.toml" { describe::SETTINGS } else { describe::CONTRACT }
}

/// A TOML file as a TOML editor hands it to a schema: days and times as texts, decimals in binary.
fn as_json(text: &str) -> Value {
    fn convert(value: toml::Value) -> Value {
        match value {
            toml::Value::String(text) => Value::String(text),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => {
                serde_json::Number::from_f64(number).map_or(Value::Null, Value::Number)
            }
            toml::Value::Boolean(flag) => flag.into(),
            toml::Value::Datetime(day) => Value::String(day.to_string()),
            toml::Value::Array(items) => items.into_iter().map(convert).collect(),
            toml::Value::Table(table) => {
                table.into_iter().map(|(key, value)| (key, convert(value))).collect()
            }
        }
    }
    convert(toml::Value::Table(toml::from_str(text.trim_start_matches('\u{feff}')).unwrap()))
}

/// Where a schema refuses a text, and why.
fn refusals(validator: &Validator, text: &str) -> Vec<(String, String)> {
    let instance = as_json(text);
    let errors = validator.iter_errors(&instance);
    errors.map(|error| (error.instance_path().to_string(), error.to_string())).collect()
}

/// The tables of a schema and the keys of each, as the tables of keys have them: without the names of the
/// user's own, and without tables that take any key.
fn keys_of(schema: &Value, path: &str, found: &mut BTreeSet<(String, String)>) {
    let Some(properties) = schema["properties"].as_object() else {
        if schema["type"] == "array" {
            keys_of(&schema["items"], path, found);
        }
        return;
    };
    if schema["additionalProperties"]["properties"].is_object() {
        return keys_of(&schema["additionalProperties"], path, found);
    }
    for (key, inner) in properties {
        found.insert((path.to_owned(), key.clone()));
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        keys_of(inner, &path, found);
    }
}

#[test]
fn every_key_of_the_format_is_described_and_no_other() {
    for (described, known) in
        [(describe::CONTRACT, read::CONTRACT_KEYS), (describe::SETTINGS, read::SETTINGS_KEYS)]
    {
        let names = |keys: &'static [describe::Key]| keys.iter().map(|key| key.name).collect::<Vec<_>>();
        let described: Vec<_> = described.iter().map(|table| (table.name, names(table.keys))).collect();
        let (people, described): (Vec<_>, Vec<_>) =
            described.into_iter().partition(|(name, _)| *name == "people");
        assert!(people.iter().all(|(_, roles)| roles == read::ROLES), "{people:?}");
        let known: Vec<_> = known.iter().map(|(name, keys)| (*name, keys.to_vec())).collect();
        assert_eq!(described, known, "src/read/describe (left) and src/read/keys.rs (right)");
    }
}

#[test]
fn the_schemas_have_the_keys_of_the_format_and_no_other() {
    for (path, known) in [("contracts/a.toml", read::CONTRACT_KEYS), ("cm.toml", read::SETTINGS_KEYS)] {
        let mut found = BTreeSet::new();
        keys_of(&schema_of(path), "", &mut found);
        found.retain(|(table, _)| table != "people");
        let known = known.iter().flat_map(|(table, keys)| keys.iter().map(|key| (*table, *key)));
        let known: BTreeSet<_> = known.map(|(table, key)| (table.to_owned(), key.to_owned())).collect();
        assert_eq!(found, known, "{path}");
    }
}

#[test]
fn every_key_says_what_it_is_for() {
    let codes: Vec<_> = cm::rules::all().iter().map(|rule| rule.code).collect();
    for table in describe::CONTRACT.iter().chain(describe::SETTINGS) {
        for key in table.keys {
            let (says, place) = (key.says, format!("`{}` of `{}`", key.name, table.name));
            assert!(says.starts_with(char::is_uppercase) && says.ends_with('.'), "{place}: {says}");
            assert!(says.matches('`').count() % 2 == 0 && !says.contains("  "), "{place}: {says}");
            for word in says.split(|c: char| !c.is_ascii_alphanumeric()) {
                let digits = word.get(1..).unwrap_or_default();
                if word.len() == 4 && "ECSMARTDPX".contains(&word[..1]) && digits.parse::<u16>().is_ok() {
                    assert!(codes.contains(&word), "{place}: there is no rule {word}");
                }
            }
        }
    }
    fn look(schema: &Value, place: &str) {
        if let Some(properties) = schema["properties"].as_object() {
            for (key, inner) in properties {
                let of_a_name = place.ends_with("/tier");
                let says = inner["description"].as_str().unwrap_or_default();
                assert!(of_a_name || says.len() > 10, "{place}/{key}: {says:?}");
                look(inner, &format!("{place}/{key}"));
            }
        }
        look_in(schema, "items", place);
        look_in(schema, "additionalProperties", place);
    }
    fn look_in(schema: &Value, key: &str, place: &str) {
        if schema[key].is_object() {
            look(&schema[key], place);
        }
    }
    look(&schema::contract(), "contract");
    look(&schema::settings(), "settings");
}

#[test]
fn the_schemas_are_schemas_and_their_defaults_are_allowed() {
    fn look(schema: &Value, defaults: &mut usize) {
        if let Some(default) = schema.get("default") {
            assert!(validator(schema).is_valid(default), "{schema}");
            *defaults += 1;
        }
        for key in ["properties", "patternProperties"] {
            schema[key].as_object().into_iter().flatten().for_each(|(_, inner)| look(inner, defaults));
        }
        for key in ["items", "additionalProperties"] {
            schema.get(key).into_iter().for_each(|inner| look(inner, defaults));
        }
    }
    for schema in [schema::contract(), schema::settings()] {
        assert!(jsonschema::draft7::meta::is_valid(&schema));
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        // An editor passes over what stands beside a reference.
        assert!(!schema.to_string().contains("\"$ref\""));
        let mut defaults = 0;
        look(&schema, &mut defaults);
        assert!(defaults > 2, "{defaults}");
    }
}

#[test]
fn a_default_that_is_written_changes_nothing() {
    for table in [describe::CONTRACT, describe::SETTINGS].concat() {
        for key in table.keys {
            let Some(default) = key.default else { continue };
            let kind = &crate::keys::KINDS[usize::from(describe::SETTINGS.contains(&table))];
            let Some((_, _, at)) =
                kind.keys().into_iter().find(|(name, one, _)| name == table.name && one == key.name)
            else {
                panic!("{} of {} is not in the text", key.name, table.name);
            };
            let text = kind.with(at, |_| format!("{} = {default}", key.name));
            assert_eq!(kind.codes(&text), [""; 0], "{} = {default}", key.name);
        }
    }
    let of = |text: &str| {
        let outcome = kit::register(&[("cm.toml", text)]);
        format!("{:?}", outcome.register.unwrap().0.settings).replace(|c: char| c.is_ascii_digit(), "")
    };
    let written = describe::SETTINGS[0].keys.iter().filter_map(|key| Some((key.name, key.default?)));
    let written: String = written.map(|(key, default)| format!("{key} = {default}\n")).collect();
    assert_eq!(of(&written), of("format = 1\n"));
}

/// Every TOML file of a register below a folder, with its path within its register.
fn files(below: &Path) -> Vec<(PathBuf, &'static str)> {
    let mut found = Vec::new();
    let mut open = vec![below.to_owned()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(&at).unwrap().map(|entry| entry.unwrap().path()) {
            let name = entry.file_name().unwrap().to_string_lossy().into_owned();
            if entry.is_dir() {
                open.push(entry);
            } else if name == "cm.toml" {
                found.push((entry, "cm.toml"));
            } else if name.ends_with(".toml") {
                found.push((entry, "contracts/a.toml"));
            }
        }
    }
    found.sort();
    found
}

#[track_caller]
fn is_valid(validators: &[(&str, Validator); 2], path: &str, text: &str, name: &str) {
    let (_, validator) = validators.iter().find(|(kind, _)| *kind == path).unwrap();
    let refused = refusals(validator, text);
    assert!(refused.is_empty(), "{name}: {refused:#?}");
}

#[test]
fn every_contract_and_register_of_ours_is_valid() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let validators = ["cm.toml", "contracts/a.toml"].map(|path| (path, validator(&schema_of(path))));
    let mut tried = 0;
    for (file, path) in files(&root.join("examples")) {
        is_valid(&validators, path, &fs::read_to_string(&file).unwrap(), &file.display().to_string());
        tried += 1;
    }
    assert!(tried > 200, "{tried}");
    let day = kit::as_of();
    let starters = cm::starter::empty("A \"register\"").into_iter().chain(cm::starter::example(day).unwrap());
    for (name, text) in starters.filter(|(name, _)| name.ends_with(".toml")) {
        is_valid(&validators, if name == "cm.toml" { name } else { "contracts/a.toml" }, &text, name);
    }
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let contract = readme.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    is_valid(&validators, "contracts/a.toml", contract, "README.md");
    for kind in crate::keys::KINDS {
        is_valid(&validators, kind.path, kind.text, "the text with every key");
        for other in ["at_most = 98.0", "between = [95.0, \"98.0\"]", "exactly = 98", "met = true"] {
            is_valid(&validators, kind.path, &kind.text.replace("at_least = 98.0", other), other);
        }
    }
    // And what people write of it: the pages of the rules show what is wrong with more than the form.
    for sandbox in ["tests/cli/due.in", "tests/cli/breaches.in"] {
        for (file, path) in files(&root.join(sandbox)) {
            is_valid(&validators, path, &fs::read_to_string(&file).unwrap(), &file.display().to_string());
        }
    }
}

#[test]
fn a_directive_for_an_editor_is_a_comment() {
    for kind in crate::keys::KINDS {
        for directive in [
            "#:schema ../.cm/contract.schema.json",
            "#:schema https://example.org/contract.schema.json",
            "#:schema",
            "#: schema  x y z",
            "#:tombi lint.disabled = true",
            "#:schema ../a.json\n#:schema ../b.json",
            "\u{feff}#:schema ../.cm/contract.schema.json",
            "#:schema ../.cm/contract.schema.json\r",
            "\n\n# a comment\n#:schema ../.cm/contract.schema.json\n",
        ] {
            let text = format!("{directive}\n{}", kind.text);
            assert_eq!(kind.codes(&text), [""; 0], "{}: {directive:?}", kind.path);
        }
    }
    let path = ["contracts/a.toml", "cm.toml"];
    for (kind, path) in crate::keys::KINDS.iter().zip(path) {
        let first = format!("#:schema x.json\n{}", kind.text);
        let outcome =
            kit::register(&[(path, first.replace("title = ", "titel = ").replace("name = ", "nmae = "))]);
        assert!(outcome.shown("E004").contains(&format!("--> {path}:")), "{}", outcome.shown("E004"));
    }
}

#[test]
fn every_word_of_a_list_is_one_that_the_reader_takes_and_the_other_way_about() {
    let mut lists = 0;
    for kind in crate::keys::KINDS {
        for (table, key, at) in kind.keys() {
            let form = described(kind.path).iter().find(|one| one.name == table).unwrap();
            let Form::Word(words) = form.keys.iter().find(|one| one.name == key).unwrap().form else {
                continue;
            };
            lists += 1;
            for word in words {
                let codes = kind.codes(&kind.with(at, |_| format!("{key} = \"{word}\"")));
                assert_eq!(codes, [""; 0], "{table}.{key} = {word}");
            }
            // What the reader offers where a word is none of them.
            let wrong = kit::register(&[(kind.path, kind.with(at, |_| format!("{key} = \"qqq\"")))]);
            let finding = wrong.findings.iter().find(|finding| finding.rule.code == "E006").unwrap();
            let offered = finding.message.split("expected ").nth(1).unwrap();
            let offered: Vec<_> = offered.split('"').skip(1).step_by(2).collect();
            assert_eq!(offered, *words, "{table}.{key}");
        }
    }
    assert!(lists >= 8, "{lists}");
}
