//! JSON Schemas of the files that people write: what an editor completes and underlines by.
//!
//! They are of draft 7, and of what TOML editors make of it. A date of TOML reaches a schema as a text, and a
//! decimal as a number in binary, so a schema says less than `cm check`: what it refuses `cm check` reports as
//! an error, and not the other way about. Nothing is referred to from elsewhere in the schema, because editors
//! pass over what stands beside a reference, the description too.

mod form;

use crate::read::describe::{self, Form, Key, Table};
use serde_json::{Map, Value, json};

/// The schema of a contract file.
#[must_use]
pub fn contract() -> Value {
    root(
        describe::CONTRACT,
        "Contract",
        "A contract of a register that `cm` reads: its terms, people, measures and history.",
    )
}

/// The schema of `cm.toml`.
#[must_use]
pub fn settings() -> Value {
    root(describe::SETTINGS, "cm.toml", "The settings of a register that `cm` reads.")
}

fn root(format: &[Table], title: &str, says: &str) -> Value {
    let mut schema = Format(format).table("");
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!(title));
    schema.insert("description".to_owned(), json!(says));
    Value::Object(schema)
}

/// The tables of a kind of file.
#[derive(Clone, Copy)]
struct Format<'f>(&'f [Table]);

impl Format<'_> {
    fn keys(self, table: &str) -> &'static [Key] {
        self.0.iter().find(|one| one.name == table).map_or(&[], |one| one.keys)
    }

    /// The schema of a table: its keys and no others.
    fn table(self, name: &str) -> Map<String, Value> {
        let keys = self.keys(name);
        let mut schema = object();
        schema.insert("properties".to_owned(), self.properties(name));
        schema.insert("additionalProperties".to_owned(), json!(false));
        let required: Vec<_> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        schema
    }

    fn properties(self, table: &str) -> Value {
        let keys = self.keys(table).iter();
        Value::Object(keys.map(|key| (key.name.to_owned(), self.key(table, key))).collect())
    }

    /// The schema of what stands under a key.
    fn key(self, table: &str, key: &Key) -> Value {
        let path = if table.is_empty() { key.name.to_owned() } else { format!("{table}.{}", key.name) };
        let mut schema = self.form(&path, key);
        schema.insert("description".to_owned(), json!(form::described(&path, key)));
        if let Some(default) = key.default.and_then(|text| serde_json::from_str::<Value>(text).ok()) {
            schema.insert("default".to_owned(), default);
        }
        Value::Object(schema)
    }

    fn form(self, path: &str, key: &Key) -> Map<String, Value> {
        match key.form {
            Form::Table => self.table(path),
            Form::OneOf => {
                let mut schema = self.table(path);
                schema.insert("minProperties".to_owned(), json!(1));
                schema.insert("maxProperties".to_owned(), json!(1));
                schema
            }
            Form::Tables => form::list(Value::Object(self.table(path))),
            Form::Named(usual) => {
                let table = Value::Object(self.table(path));
                let properties = usual.iter().map(|name| ((*name).to_owned(), table.clone())).collect();
                let mut schema = object();
                schema.insert("properties".to_owned(), Value::Object(properties));
                schema.insert("additionalProperties".to_owned(), table);
                schema
            }
            Form::People => {
                let mut schema = self.names(|_| true, json!({ "type": "string" }));
                schema.insert("properties".to_owned(), self.properties(path));
                schema
            }
            Form::Terms => {
                let meaning = json!({ "type": "string", "pattern": form::SAYS_SOMETHING });
                self.names(|key| !key.form.is_table(), meaning)
            }
            _ => form::value(key),
        }
    }

    /// A table that takes any name with the same under each, but for these keys of the root: one of them has
    /// slipped below the wrong header.
    fn names(self, but_for: impl Fn(&Key) -> bool, under: Value) -> Map<String, Value> {
        let slipped = self.keys("").iter().filter(|key| but_for(key)).map(|key| key.name);
        let slipped = format!("^({})$", slipped.collect::<Vec<_>>().join("|"));
        let why =
            "A key of the file, which has slipped below the wrong header: it stands before the first one.";
        let mut schema = object();
        schema.insert("patternProperties".to_owned(), json!({ slipped: { "description": why, "not": {} } }));
        schema.insert("additionalProperties".to_owned(), under);
        schema
    }
}

fn object() -> Map<String, Value> {
    Map::from_iter([("type".to_owned(), json!("object"))])
}
