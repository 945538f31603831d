//! The kinds of value, what is required and the defaults, as `docs/file-format.md` says them.

use super::described;
use crate::format_docs::{FORMAT, chapter, plain, quoted};
use cm::read::describe::{Form, Key};
use std::collections::BTreeMap;

/// The rows of each table of keys in a chapter, by the heads of its columns.
fn rows(chapter: &str) -> BTreeMap<String, Vec<BTreeMap<String, String>>> {
    let mut tables = BTreeMap::new();
    let mut lines = chapter.lines();
    while let Some(line) = lines.by_ref().find(|line| line.starts_with("Keys of ")) {
        let mut table =
            lines.by_ref().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
        let cells = |row: &str| -> Vec<String> {
            row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
        };
        let heads = cells(table.next().unwrap());
        let rows: Vec<BTreeMap<_, _>> =
            table.skip(1).map(|row| heads.iter().cloned().zip(cells(row)).collect()).collect();
        for name in quoted(line) {
            tables.insert(plain(name), rows.clone());
        }
    }
    tables
}

/// How the document calls what may stand under a key.
fn in_words(form: Form) -> String {
    let word = match form {
        Form::Text | Form::Id => "text",
        Form::Date => "date",
        Form::Length => "length",
        Form::Decimal => "decimal",
        Form::Flag => "true or false",
        Form::Count(least, most) if most <= 5 && least < most => {
            return format!("whole number, {least} to {most}");
        }
        Form::Count(..) => "whole number",
        Form::Word([one]) => return format!("`\"{one}\"`"),
        Form::Word(words) => {
            let words: Vec<_> = words.iter().map(|word| format!("`\"{word}\"`")).collect();
            return format!("one of {}", words.join(", "));
        }
        Form::Currency => "ISO 4217 code",
        Form::FirstOfMonth => "text, the first of a month",
        Form::Texts | Form::Phrases => "list of texts",
        Form::Dates => "list of dates",
        Form::Range => "list of two decimals, the lower first",
        Form::True => "`true`",
        Form::Tables | Form::Named(_) => "tables",
        Form::DayByDay | Form::DayByName => "table of dates",
        _ => "table",
    };
    word.to_owned()
}

#[track_caller]
fn is_as_documented(table: &str, key: &Key, row: &BTreeMap<String, String>) {
    let place = format!("`{}` of `{table}`", key.name);
    assert_eq!(row["kind"], in_words(key.form), "{place}: the kind");
    if let Some(required) = row.get("required") {
        assert_eq!(required == "yes", key.required, "{place}: required");
    } else {
        assert!(!key.required, "{place} is required");
    }
    if let Some(default) = row.get("default") {
        let json = key.default.map(|json| format!("`{json}`"));
        match json {
            Some(json) => assert_eq!(*default, json, "{place}: the default"),
            None => assert!(!default.starts_with('`'), "{place}: the default {default}"),
        }
    } else if let (Some(json), Some(meaning)) = (key.default, row.get("meaning")) {
        let said = [format!("default {json}"), format!("`{json}` (default)")];
        assert!(said.iter().any(|said| meaning.contains(said)), "{place}: the default {json}: {meaning}");
    }
}

#[test]
fn what_may_stand_under_a_key_is_as_the_documents_say() {
    for (path, name, root) in
        [("contracts/a.toml", "Contract files", "contract"), ("cm.toml", "cm.toml", "cm.toml")]
    {
        let documented = rows(chapter(FORMAT, name));
        for table in described(path).iter().filter(|table| table.name != "people") {
            let rows = &documented[if table.name.is_empty() { root } else { table.name }];
            for key in table.keys {
                let row = rows.iter().find(|row| row["key"] == format!("`{}`", key.name));
                is_as_documented(table.name, key, row.unwrap_or_else(|| panic!("{}", key.name)));
            }
        }
    }
}
