//! What `docs/file-format.md` and `docs/json.md` list is what the program has, both ways.
//!
//! A table of the documents is known by the line before it: "Keys of `[term]`:" in the format, "Fields of
//! `due`:" in the shapes. The first column of such a table holds a name in backticks.

use crate::{inside, kit};
use cm::query::Query;
use cm::render::findings::{self, Summary};
use cm::report::{breaches, drafts, due, list, smart};
use cm::rules::draft::Drafts;
use cm::view::View;
use std::collections::BTreeMap;

pub(crate) const FORMAT: &str = include_str!("../../docs/file-format.md");
const JSON: &str = include_str!("../../docs/json.md");

type Tables = BTreeMap<String, Vec<String>>;

/// What stands in backticks, in order.
pub(crate) fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// The name of a table without its brackets and without the parts that a user chooses.
pub(crate) fn plain(name: &str) -> String {
    name.trim_matches(['[', ']']).replace(".NAME", "")
}

/// The part of a document under a heading of the second level.
pub(crate) fn chapter<'t>(text: &'t str, heading: &str) -> &'t str {
    let heading = format!("\n## {heading}\n");
    let start = text.find(&heading).expect("the chapter is there") + heading.len();
    let rest = &text[start..];
    &rest[..rest.find("\n## ").unwrap_or(rest.len())]
}

/// The first column of each table that a line beginning with `lead` announces, by each name on that line.
fn tables(text: &str, lead: &str) -> Tables {
    let mut tables = Tables::new();
    let mut lines = text.lines();
    while let Some(line) = lines.by_ref().find(|line| line.starts_with(lead)) {
        let rows =
            lines.by_ref().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
        let names: Vec<String> =
            rows.skip(2).map(|row| quoted(row).next().unwrap_or_default().to_owned()).collect();
        for table in quoted(line) {
            assert!(tables.insert(plain(table), names.clone()).is_none(), "{table} stands twice");
        }
    }
    tables
}

fn sorted<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<String> {
    let mut names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    names.sort_unstable();
    names
}

#[track_caller]
fn same_keys(chapter: &str, format: &[(&str, &[&str])], root: &str) {
    let documented = tables(chapter, "Keys of ");
    let real: Tables = format
        .iter()
        .map(|(table, keys)| (if table.is_empty() { root } else { table }, keys))
        .map(|(table, keys)| (table.to_owned(), sorted(keys.iter().copied())))
        .collect();
    let documented: Tables = documented
        .into_iter()
        .map(|(table, keys)| (table, sorted(keys.iter().map(String::as_str))))
        .collect();
    assert_eq!(documented, real, "docs/file-format.md (left) and the reader (right) differ");
}

#[test]
fn every_key_of_a_contract_is_documented_and_no_other() {
    same_keys(chapter(FORMAT, "Contract files"), cm::read::CONTRACT_KEYS, "contract");
}

#[test]
fn every_key_of_the_settings_is_documented_and_no_other() {
    same_keys(chapter(FORMAT, "cm.toml"), cm::read::SETTINGS_KEYS, "cm.toml");
}

#[test]
fn the_roles_are_documented() {
    let roles = tables(FORMAT, "Roles of ");
    assert_eq!(sorted(roles["people"].iter().map(String::as_str)), sorted(cm::read::ROLES.iter().copied()));
}

#[test]
fn the_kinds_of_due_items_are_documented_in_their_order() {
    let kinds = tables(FORMAT, "Kinds of ");
    let words: Vec<&str> = due_kinds().collect();
    assert_eq!(kinds["due"], words);
}

fn due_kinds() -> impl Iterator<Item = &'static str> {
    cm::due::Kind::all().map(cm::due::Kind::word)
}

#[test]
fn the_built_in_procedures_are_documented_with_their_steps() {
    for procedure in cm::facts::built_in() {
        let documented = &tables(FORMAT, "Steps of ")[&*procedure.name];
        let steps: Vec<&str> = procedure.steps.iter().map(|step| &*step.id).collect();
        assert_eq!(*documented, steps, "{}", procedure.name);
    }
}

#[test]
fn the_limits_are_documented() {
    assert_eq!(cm::read::LONGEST_ROW, 1 << 20);
    assert_eq!(cm::read::document::DEEPEST, 64);
    let limits = chapter(FORMAT, "Limits");
    assert!(limits.contains("| 1 MiB |") && limits.contains("| 64 levels |"), "{limits}");
}

#[test]
fn every_field_of_a_report_is_documented_in_its_order() {
    let query = Query::default();
    let day = chrono::NaiveDate::MIN;
    let due = due::report(&[], &query, &due::Options::default());
    let breaches = breaches::report(&[], &query, &breaches::Options::default());
    let list = list::report(&[], &query);
    let check = findings::document(&[], &Summary::default(), Vec::new(), "GBP", day);
    let smart = smart::report(&[], &smart::Found::default(), &[]);
    let documented = tables(JSON, "Fields of ");
    for document in [due, breaches, list, smart, check] {
        for sheet in &document.sheets {
            let name = format!("{}.{}", document.report, sheet.key);
            let fields: Vec<&str> = sheet.columns.iter().map(|column| column.key).collect();
            assert_eq!(documented[&name], fields, "docs/json.md (left) and `cm {name}` (right) differ");
        }
        if !document.summary.is_empty() {
            let name = format!("{}.summary", document.report);
            let fields: Vec<&str> = document.summary.iter().map(|(key, _)| *key).collect();
            assert_eq!(documented[&name], fields, "docs/json.md (left) and `cm {name}` (right) differ");
        }
    }
}

#[test]
fn every_field_of_drafts_is_documented_in_its_order() {
    let (register, _) = kit::register::<&str>(&[]).register.unwrap();
    let view = View::new(&register, kit::as_of());
    let many = drafts::many(&view, false, Vec::new(), [0; 4]);
    let one = drafts::one(&view, false, "Promptly", &Drafts::new(&view).judge("Promptly"));
    let documented = tables(JSON, "Fields of ");
    let keys = |sheet: &cm::table::Sheet| sheet.columns.iter().map(|column| column.key).collect::<Vec<_>>();
    assert_eq!(documented["smart.statements"], keys(&many.sheets[0]));
    assert_eq!(documented["smart.statement"], [keys(&one.sheets[0]), vec![one.sheets[1].key]].concat());
    assert_eq!(documented["smart.statements.findings"], keys(&one.sheets[1]));
}

/// What a command line says in the worked example.
fn said(command: &str) -> String {
    let arguments: Vec<&str> = command.split(' ').skip(1).collect();
    let (_, out, err) = inside::cm(&inside::acute_trust(), chrono::NaiveDate::MIN, None, &arguments);
    assert!(err.is_empty(), "{command}: {err}");
    out
}

#[test]
fn the_examples_of_the_shapes_are_what_the_program_says() {
    let blocks: Vec<&str> = JSON.split("```console\n$ ").skip(1).collect();
    assert_eq!(blocks.len(), 5);
    for block in blocks {
        let (command, shown) = block.split_once('\n').unwrap();
        let shown = &shown[..shown.find("```").unwrap()];
        let said = said(command);
        let mut lines = said.lines().map(|line| line.trim_end_matches(','));
        for line in shown.lines().filter(|line| line.trim() != "…") {
            let wanted = line.trim_end_matches(',');
            assert!(lines.any(|line| line == wanted), "`{command}` does not say\n{line}\nbut\n{said}");
        }
    }
}
