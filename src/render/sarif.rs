//! Findings in SARIF 2.1.0, the form that code scanners exchange.
//!
//! Nothing in a log says when it was made, nor where one register alone lies: the same findings give the same
//! bytes.

use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

use super::cell::put;
use super::findings::{Located, Related};
use crate::diag::{Rule, Severity};

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    language: &'static str,
    original_uri_base_ids: BTreeMap<&'static str, Base>,
    column_kind: &'static str,
    results: Vec<Finding<'a>>,
}

/// What relative references are relative to; where that is is left to whoever reads the log.
#[derive(Serialize)]
struct Base {
    description: Message,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    rules: Vec<Described>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Described {
    id: &'static str,
    name: &'static str,
    short_description: Message,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_description: Option<Message>,
    help: Page,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Page {
    text: &'static str,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Properties::is_empty")]
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Properties<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    contract: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<&'a str>,
}

impl Properties<'_> {
    fn is_empty(&self) -> bool {
        self.contract.is_none() && self.item.is_none()
    }
}

#[derive(Serialize)]
struct Message {
    text: String,
}

impl Message {
    /// The text as it is, except that SARIF would take `[a](b)` for a link and `{0}` for a place to fill.
    ///
    /// Source: SARIF 2.1.0, 3.11.5 (braces stand doubled) and 3.11.6.
    fn new(text: &str) -> Self {
        Self { text: text.replace("](", "] (").replace('{', "{{").replace('}', "}}") }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

/// The name of what relative references are relative to. Source: the examples of SARIF 2.1.0, 3.4.4.
const BASE: &str = "%SRCROOT%";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u32>,
}

const ROOT: &str =
    "The directory that cm ran in, or the root of the register where that directory lies within it.";

/// Writes a SARIF log with one run.
///
/// # Errors
/// Fails where `out` does.
pub fn render(found: &[Located<'_>], out: &mut dyn Write) -> io::Result<()> {
    let mut rules: BTreeMap<&str, &'static Rule> = BTreeMap::new();
    rules.extend(found.iter().map(|located| (located.finding.rule.code, located.finding.rule)));
    let index: BTreeMap<&str, usize> = rules.keys().enumerate().map(|(at, code)| (*code, at)).collect();
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "cm",
                    version: env!("CARGO_PKG_VERSION"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: rules.values().map(|rule| described(rule)).collect(),
                },
            },
            language: "en-GB",
            original_uri_base_ids: BTreeMap::from([(BASE, Base { description: Message::new(ROOT) })]),
            column_kind: "unicodeCodePoints",
            results: found.iter().map(|located| result(located, &index)).collect(),
        }],
    };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    out.write_all(b"\n")
}

fn described(rule: &'static Rule) -> Described {
    let about = first_paragraph(rule.page);
    let short = match about.split_once(". ") {
        Some((first, _)) => format!("{first}."),
        None if about.is_empty() => rule.name.replace('-', " "),
        None => about.clone(),
    };
    Described {
        id: rule.code,
        name: rule.name,
        short_description: Message::new(&short),
        full_description: (!about.is_empty()).then(|| Message::new(&about)),
        help: Page { text: rule.page, markdown: rule.page },
        default_configuration: Configuration { level: level(rule.severity) },
    }
}

/// What a page says first below its heading, in one line; empty where it says nothing.
fn first_paragraph(page: &str) -> String {
    let lines = page.lines().skip_while(|line| line.is_empty() || line.starts_with('#'));
    lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

fn result<'a>(located: &Located<'a>, index: &BTreeMap<&str, usize>) -> Finding<'a> {
    let finding = located.finding;
    let mut text = finding.message.clone();
    if let Some(help) = &finding.help {
        text.push('\n');
        text.push_str(help);
    }
    let region = Region {
        start_line: located.line,
        start_column: located.column,
        end_line: Some(located.end_line),
        end_column: Some(located.end_column),
    };
    Finding {
        rule_id: finding.rule.code,
        rule_index: index.get(finding.rule.code).copied().unwrap_or_default(),
        level: level(finding.severity),
        message: Message::new(&text),
        locations: [location(&located.file, region, None)],
        related_locations: located.related.iter().map(related).collect(),
        properties: Properties { contract: finding.contract.as_deref(), item: finding.item.as_deref() },
    }
}

fn related(related: &Related) -> Location {
    let region =
        Region { start_line: related.line, start_column: related.column, end_line: None, end_column: None };
    location(&related.file, region, Some(Message::new(&related.note)))
}

fn location(file: &str, region: Region, message: Option<Message>) -> Location {
    let (uri, absolute) = uri(file);
    let artifact_location = Artifact { uri, uri_base_id: (!absolute).then_some(BASE) };
    Location { physical_location: Physical { artifact_location, region }, message }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// A path as a URI, and whether that is absolute: everything but unreserved characters and `/` is
/// percent-encoded, so that a relative one has no scheme.
fn uri(path: &str) -> (String, bool) {
    let mut uri = String::with_capacity(path.len());
    let drive = path.get(..2).filter(|start| start.ends_with(':') && path[2..].starts_with('/'));
    match drive {
        Some(drive) => put(&mut uri, format_args!("file:///{drive}")),
        None if path.starts_with('/') => uri.push_str("file://"),
        None => {}
    }
    let absolute = !uri.is_empty();
    for byte in path.bytes().skip(drive.map_or(0, str::len)) {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => put(&mut uri, format_args!("%{byte:02X}")),
        }
    }
    (uri, absolute)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::findings::Lines;
    use crate::render::findings::tests::{TEXT, findings};
    use serde_json::Value;
    use snapbox::{IntoData, assert_data_eq, str};

    #[test]
    fn a_log_has_the_rules_once_and_every_finding_in_its_place() {
        let findings = findings();
        let lines = Lines::new(TEXT);
        let file = "contracts/Zoë 50%:1.toml";
        let found: Vec<Located> =
            findings.iter().map(|finding| lines.locate(finding, file, |_| None)).collect();
        let mut bytes = Vec::new();
        render(&found, &mut bytes).unwrap();
        let log: Value = serde_json::from_slice(&bytes).unwrap();
        let run = &log["runs"][0];
        for result in run["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        }
        // A rule and a result a line, to be read here.
        let text = String::from_utf8(bytes).unwrap().lines().map(str::trim).collect::<String>();
        let text = text.replace("{\"id\"", "\n{\"id\"").replace("{\"ruleId\"", "\n{\"ruleId\"");
        assert_data_eq!(text, str![[r##"
{"$schema": "https://json.schemastore.org/sarif-2.1.0.json","version": "2.1.0","runs": [{"tool": {"driver": {"name": "cm","version": "0.1.0","semanticVersion": "0.1.0","rules": [
{"id": "C104","name": "end-before-start","shortDescription": {"text": "One of the dates is wrong."},"fullDescription": {"text": "One of the dates is wrong."},"help": {"text": "# A contract ends before it starts\n\nOne of the dates is wrong.\n","markdown": "# A contract ends before it starts\n\nOne of the dates is wrong.\n"},"defaultConfiguration": {"level": "error"}},
{"id": "C110","name": "no-notice-period","shortDescription": {"text": "no notice period"},"help": {"text": "","markdown": ""},"defaultConfiguration": {"level": "warning"}}]}},"language": "en-GB","originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The directory that cm ran in, or the root of the register where that directory lies within it."}}},"columnKind": "unicodeCodePoints","results": [
{"ruleId": "C110","ruleIndex": 1,"level": "warning","message": {"text": "no `notice`"},"locations": [{"physicalLocation": {"artifactLocation": {"uri": "contracts/Zo%C3%AB%2050%25%3A1.toml","uriBaseId": "%SRCROOT%"},"region": {"startLine": 1,"startColumn": 1,"endLine": 3,"endColumn": 6}}}],"properties": {"item": "notice"}},
{"ruleId": "C104","ruleIndex": 0,"level": "error","message": {"text": "`end` 2024-03-31 is before `start` 2024-04-01\nswap the two dates, or correct one of them"},"locations": [{"physicalLocation": {"artifactLocation": {"uri": "contracts/Zo%C3%AB%2050%25%3A1.toml","uriBaseId": "%SRCROOT%"},"region": {"startLine": 4,"startColumn": 7,"endLine": 4,"endColumn": 17}}}],"relatedLocations": [{"physicalLocation": {"artifactLocation": {"uri": "contracts/Zo%C3%AB%2050%25%3A1.toml","uriBaseId": "%SRCROOT%"},"region": {"startLine": 3,"startColumn": 9}},"message": {"text": "`start` is set here"}}],"properties": {"contract": "IMG-2024-017"}}]}]}
"##]].raw());
    }

    #[test]
    fn a_message_holds_no_link() {
        assert_eq!(Message::new("see [here](file:///x)").text, "see [here] (file:///x)");
    }

    #[test]
    fn a_message_holds_no_place_to_fill() {
        assert_eq!(Message::new("write `a = { b = {0} }`").text, "write `a = {{ b = {{0}} }}`");
    }

    #[test]
    fn a_path_is_a_uri() {
        let case = |path: &str, text: &str, absolute: bool| {
            assert_eq!(uri(path), (text.to_owned(), absolute), "{path}");
        };
        case("contracts/a b.toml", "contracts/a%20b.toml", false);
        case("contracts/Zoë#1?.toml", "contracts/Zo%C3%AB%231%3F.toml", false);
        case("a:b/c.toml", "a%3Ab/c.toml", false);
        case("/srv/a register/cm.toml", "file:///srv/a%20register/cm.toml", true);
        case("C:/Register/cm.toml", "file:///C:/Register/cm.toml", true);
    }

    #[test]
    fn a_rule_is_described_by_the_first_words_of_its_page() {
        let page =
            "# C104 end-before-start\n\nIt ends\nbefore it starts. Both\ndays are in force.\n\n## Why\n";
        assert_eq!(first_paragraph(page), "It ends before it starts. Both days are in force.");
        assert_eq!(first_paragraph("# C104\n"), "");
        assert_eq!(first_paragraph(""), "");
    }
}
