//! Every format holds the same items, and totals are what their items say.

use super::{cases, made, piped, read, reports};
use cm::render::Format;
use cm::table::Document;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

type Item = Map<String, Value>;

fn object(value: Value) -> Item {
    match value {
        Value::Object(item) => item,
        other => panic!("{other} is not an object"),
    }
}

fn json(document: &Document) -> Item {
    object(serde_json::from_str(&piped(document, Format::Json)).unwrap())
}

fn items(document: &Document, list: &str) -> Vec<Item> {
    json(document)
        .remove(list)
        .map_or_else(Vec::new, |items| items.as_array().unwrap().iter().cloned().map(object).collect())
}

/// A JSON value as a CSV cell has it; an object is compared as JSON.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(cell).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

fn rows(document: &Document) -> Vec<BTreeMap<String, String>> {
    let text = piped(document, Format::Csv);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let row =
        |record: csv::StringRecord| header.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn same_cell(csv: &str, json: &Value) -> bool {
    match json {
        Value::Object(_) => serde_json::from_str::<Value>(csv).is_ok_and(|value| value == *json),
        other => csv == cell(other),
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn json_lines_and_csv_hold_the_items_of_json(made in made::register()) {
        let as_of = made::date(made.as_of);
        let outcome = read(&made.files(as_of));
        for document in reports(&outcome, as_of).iter().filter(|document| document.report != "show") {
            let mut expected = items(document, "items");
            expected.extend(items(document, "kpis"));
            expected.extend(items(document, "findings"));
            expected.extend(items(document, "missing").into_iter().map(|mut item| {
                item.insert("state".to_owned(), "missing".into());
                item
            }));
            let text = piped(document, Format::Jsonl);
            let lines = text.lines().skip(1).map(|line| object(serde_json::from_str(line).unwrap()));
            let lines: Vec<Item> = lines.collect();
            let rows = rows(document);
            prop_assert_eq!(lines.len(), expected.len());
            prop_assert_eq!(rows.len(), expected.len());
            for ((item, line), row) in expected.iter().zip(&lines).zip(&rows) {
                for (key, value) in line {
                    prop_assert_eq!(item.get(key).unwrap_or(&Value::Null), value, "{}", key);
                    prop_assert!(same_cell(&row[key], value), "{}: {:?} and {}", key, row[key], value);
                }
                prop_assert!(item.keys().all(|key| line.contains_key(key)));
                prop_assert_eq!(row.len(), line.len());
            }
        }
    }

    #[test]
    fn a_list_read_back_from_csv_is_its_json(made in made::register()) {
        let as_of = made::date(made.as_of);
        let outcome = read(&made.files(as_of));
        let list = &reports(&outcome, as_of)[1];
        prop_assert_eq!(list.report, "list");
        let (items, rows) = (items(list, "items"), rows(list));
        prop_assert_eq!(items.len(), outcome.register.as_ref().unwrap().0.contracts.len());
        prop_assert_eq!(items.len(), rows.len());
        for (item, row) in items.iter().zip(&rows) {
            prop_assert!(item.keys().eq(row.keys()));
            prop_assert!(item.iter().all(|(key, value)| same_cell(&row[key], value)), "{:?}\n{:?}", item, row);
        }
    }

    #[test]
    fn what_is_at_stake_counts_each_contract_once(made in made::register()) {
        let as_of = made::date(made.as_of);
        let outcome = read(&made.files(as_of));
        let reports = reports(&outcome, as_of);
        let listed: BTreeMap<String, Item> =
            items(&reports[1], "items").into_iter().map(|item| (cell(&item["id"]), item)).collect();
        for due in [&reports[0], &reports[3]] {
            let lines = items(due, "items");
            let contracts: BTreeSet<String> = lines.iter().map(|line| cell(&line["contract"])).collect();
            let mut sums: BTreeMap<String, Decimal> = BTreeMap::new();
            for contract in contracts.iter().map(|id| &listed[id]) {
                if let Value::String(value) = &contract["value"] {
                    *sums.entry(cell(&contract["currency"])).or_default() += value.parse::<Decimal>().unwrap();
                }
            }
            let summary = json(due).remove("summary").unwrap();
            let shown = object(summary["value"].clone());
            let shown: BTreeMap<String, Decimal> =
                shown.iter().map(|(currency, sum)| (currency.clone(), cell(sum).parse().unwrap())).collect();
            prop_assert_eq!(shown, sums);
            prop_assert_eq!(&summary["contracts"], contracts.len());
            prop_assert_eq!(&summary["items"], lines.len());
            let overdue = lines.iter().filter(|line| line["days"].as_i64().unwrap() < 0).count();
            prop_assert_eq!(&summary["overdue"], overdue);
        }
    }
}
