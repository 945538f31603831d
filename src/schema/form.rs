//! What may stand under a key, as a schema and in words.

use crate::read::describe::{Form, Key};
use crate::value::Currency;
use serde_json::{Map, Value, json};

/// A text of more than blanks.
pub(super) const SAYS_SOMETHING: &str = r"\S";

const ID: &str = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";
const DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
const DECIMAL: &str = r"^-?[0-9]+(_[0-9]+)*(\.[0-9]+(_[0-9]+)*)?$";
const FIRST_OF_MONTH: &str = "^(0[1-9]|1[0-2])-01$";

/// `6 months` and `P1Y6M`; the order of the parts is left to `cm check`, so that the pattern can be read.
const LENGTH: &str = "^0*[1-9][0-9]* (working day|day|week|month|year)s?$|^P([0-9]+[YMWD])+$";

/// The schema of a value that is no table of the format.
pub(super) fn value(key: &Key) -> Map<String, Value> {
    let text =
        || if key.required { json!({ "type": "string", "pattern": SAYS_SOMETHING }) } else { string() };
    map(match key.form {
        Form::Text => text(),
        Form::Id => json!({ "type": "string", "pattern": ID }),
        Form::Date => date(),
        Form::Length => json!({ "type": "string", "pattern": LENGTH }),
        Form::Decimal => decimal(),
        Form::Flag => json!({ "type": "boolean" }),
        Form::True => json!({ "type": "boolean", "const": true }),
        Form::Count(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Form::Word(words) => json!({ "type": "string", "enum": words }),
        Form::Currency => json!({ "type": "string", "enum": Currency::codes() }),
        Form::FirstOfMonth => json!({ "type": "string", "pattern": FIRST_OF_MONTH }),
        Form::Texts => return list(string()),
        Form::Phrases => return list(json!({ "type": "string", "pattern": SAYS_SOMETHING })),
        Form::Dates => return list(date()),
        Form::Range => {
            let mut two = list(decimal());
            two.extend([("minItems".to_owned(), json!(2)), ("maxItems".to_owned(), json!(2))]);
            return two;
        }
        Form::Names => json!({ "type": "object", "additionalProperties": list(string()) }),
        Form::DayByDay => {
            json!({ "type": "object", "patternProperties": { DATE: date() }, "additionalProperties": false })
        }
        Form::DayByName => json!({ "type": "object", "additionalProperties": date() }),
        _ => json!({ "type": "object" }),
    })
}

fn map(schema: Value) -> Map<String, Value> {
    match schema {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn string() -> Value {
    json!({ "type": "string" })
}

/// The type is a list of one: of a plain one an editor would complete a pair of quotes, and a date has none.
fn date() -> Value {
    json!({ "type": ["string"], "format": "date" })
}

fn decimal() -> Value {
    json!({ "type": ["number", "string"], "pattern": DECIMAL })
}

/// The schema of a list.
pub(super) fn list(items: Value) -> Map<String, Value> {
    Map::from_iter([("type".to_owned(), json!("array")), ("items".to_owned(), items)])
}

/// What a key is for and how it is written.
pub(super) fn described(path: &str, key: &Key) -> String {
    let written = match key.form {
        Form::Date => "A date without quotes: `2026-10-05`.".to_owned(),
        Form::Length => "A length of time: `\"6 months\"`, `\"10 working days\"` or `\"P1Y6M\"`.".to_owned(),
        Form::Decimal => "A decimal: digits with at most one point, such as `1_250.00`.".to_owned(),
        Form::Tables => format!("Each stands under a header of its own: `[[{path}]]`."),
        Form::Named(_) => format!("Each stands under a name of yours: `[{path}.NAME]`."),
        _ => return key.says.to_owned(),
    };
    format!("{}\n\n{written}", key.says)
}
