//! What `cm check --format sarif` and `--format github` write: SARIF 2.1.0, and paths that a build knows.
//!
//! `subset.json` says which part of the standard. `SARIF_SCHEMA=FILE cargo test sarif` holds the same logs to
//! the schema that OASIS publishes as well.

use crate::command::{Sandbox, contract};
use crate::inside;
use crate::kit;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The schemas that every log is held to.
fn schemas() -> Vec<jsonschema::Validator> {
    let subset: Value = serde_json::from_str(include_str!("subset.json")).unwrap();
    let published = std::env::var_os("SARIF_SCHEMA").map(|path| fs::read_to_string(path).unwrap());
    let published = published.map(|text| serde_json::from_str(&text).unwrap());
    let build = |schema: &Value| jsonschema::options().should_validate_formats(true).build(schema).unwrap();
    [subset].iter().chain(&published).map(build).collect()
}

/// The log of a check, which must be sound.
fn log(directory: &Path, arguments: &[&str]) -> Value {
    let arguments = [&["check", "--format", "sarif"], arguments].concat();
    let (_, out, err) = inside::cm(directory, kit::as_of(), None, &arguments);
    assert_eq!(err, "", "{arguments:?}");
    let log: Value = serde_json::from_str(&out).unwrap();
    for schema in schemas() {
        let wrong: Vec<_> =
            schema.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
    is_whole(&log);
    log
}

/// What no schema can say.
fn is_whole(log: &Value) {
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: BTreeSet<_> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), rules.len(), "a rule stands twice");
    let mut seen = BTreeSet::new();
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        seen.insert(result["ruleId"].as_str().unwrap());
        let related = result["relatedLocations"].as_array().into_iter().flatten();
        for location in result["locations"].as_array().unwrap().iter().chain(related) {
            let place = &location["physicalLocation"];
            let region = &place["region"];
            let at = |key: &str| region[key].as_u64();
            if let (Some(line), Some(column)) = (at("endLine"), at("endColumn")) {
                let start = (at("startLine").unwrap(), at("startColumn").unwrap());
                assert!((line, column) >= start, "{region}");
            }
            if let Some(base) = place["artifactLocation"]["uriBaseId"].as_str() {
                assert!(run["originalUriBaseIds"].get(base).is_some(), "{base}");
            }
        }
    }
    assert_eq!(seen, ids, "a rule without a finding");
}

/// The places of the findings of a log.
fn uris(log: &Value) -> BTreeSet<String> {
    let results = log["runs"][0]["results"].as_array().unwrap().iter();
    let uri = |result: &Value| {
        let place = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        place["uri"].as_str().unwrap().to_owned()
    };
    results.map(uri).collect()
}

#[test]
fn a_log_is_of_the_standard() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for register in
        ["examples/acute-trust", "examples/published", "tests/cli/check.in", "tests/cli/partial.in"]
    {
        let log = log(&root.join(register), &[]);
        assert!(!log["runs"][0]["results"].as_array().unwrap().is_empty(), "{register}");
    }
    let none = log(&root.join("tests/cli/check.in"), &["contracts/GRN-1.toml"]);
    assert_eq!(none["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn a_log_of_files_of_every_kind_and_name_is_of_the_standard() {
    let braces = contract("B-1", "Lifts").replace("[value]\n", "[value]\ntotal = { }\n[extra]\n[kpi]\n");
    let sandbox = Sandbox::sound()
        .with("contracts/Zoë 50%:#1?.toml", "id = \"Zoë](x){0}\"\n")
        .with("contracts/deep/er/[x](y).toml", "id = ")
        .with("contracts/braces.toml", braces)
        .with("contracts/latin.toml", b"id = \"\xa3\"\n")
        .with("contracts/empty.toml", "")
        .with("contracts/bom.toml", "\u{feff}id = \"\u{202e}A\"\r\n")
        .with("contracts/again.toml", contract("a-1", "Lifts"))
        .with_directory("contracts/directory.toml")
        .with("readings/odd, name.csv", "kpi,period,value\nup,2026-08,\"a\nb\nc\"\nup,2026-13,{1}\n")
        .with("spend/a.csv", "nothing\n")
        .with("loose.toml", "x");
    let log = log(&sandbox.path(""), &[]);
    let found = uris(&log);
    assert!(found.contains("contracts/Zo%C3%AB%2050%25%3A%231%3F.toml"), "{found:?}");
    assert!(found.contains("contracts/deep/er/%5Bx%5D%28y%29.toml"), "{found:?}");
    assert!(found.contains("contracts/directory.toml") && found.contains("loose.toml"), "{found:?}");
    assert!(log.to_string().contains("{{"), "no message with a brace");
}

#[test]
fn a_log_of_settings_that_cannot_be_read_is_of_the_standard() {
    for text in ["format = 2\n", "format = ", "\"\u{fffd}\""] {
        let log = log(&Sandbox::sound().with("cm.toml", text).path(""), &[]);
        assert_eq!(uris(&log).into_iter().collect::<Vec<_>>(), ["cm.toml"]);
    }
}

/// The files that annotations of a GitHub workflow name.
fn annotated(directory: &Path, arguments: &[&str]) -> BTreeSet<String> {
    let arguments = [&["check", "--format", "github"], arguments].concat();
    let (_, out, _) = inside::cm(directory, kit::as_of(), None, &arguments);
    out.lines()
        .filter_map(|line| line.split_once("file=")?.1.split_once(','))
        .map(|(file, _)| file.to_owned())
        .collect()
}

#[test]
fn paths_are_from_the_directory_of_a_build() {
    let sandbox = Sandbox::empty()
        .with("a register/one/cm.toml", "")
        .with("a register/one/contracts/a.toml", "id = ")
        .with("two/cm.toml", "")
        .with("two/contracts/b.toml", "id = ");
    let both = |directory: &str, arguments: &[&str]| {
        let directory = sandbox.path(directory);
        let sarif = uris(&log(&directory, arguments));
        let plain: BTreeSet<_> = sarif.iter().map(|uri| uri.replace("%20", " ")).collect();
        assert_eq!(annotated(&directory, arguments), plain);
        sarif.into_iter().collect::<Vec<_>>()
    };
    // Above the register, in it, within it, and beside it.
    assert_eq!(both("", &["-C", "a register/one"]), ["a%20register/one/contracts/a.toml"]);
    assert_eq!(both("a register", &["-C", "one"]), ["one/contracts/a.toml"]);
    assert_eq!(both("a register/one", &[]), ["contracts/a.toml"]);
    assert_eq!(both("a register/one/contracts", &[]), ["contracts/a.toml"]);
    assert_eq!(both("two", &["-C", "../a register/one"]), ["contracts/a.toml"]);
    // Of several registers each path leads to one file alone.
    assert_eq!(
        both("", &["-C", "a register/one", "-C", "two"]),
        ["a%20register/one/contracts/a.toml", "two/contracts/b.toml"]
    );
    let several = uris(&log(&sandbox.path("two"), &["-C", ".", "-C", "../a register/one"]));
    let (outside, inside): (Vec<_>, Vec<_>) =
        several.into_iter().partition(|uri| uri.starts_with("file:///"));
    assert_eq!(inside, ["contracts/b.toml"]);
    assert!(outside.len() == 1 && outside[0].ends_with("/a%20register/one/contracts/a.toml"), "{outside:?}");
}
