//! One contract whole, from literal files.

use crate::kit;
use cm::render::{Format, Screen, render};
use cm::report::show;
use cm::view::View;
use serde_json::Value;

const CONTRACT: &str = r#"
id = "X-1"
title = "Scanner maintenance"
supplier = "Fenn Ltd"
tier = "gold"

[people]
contract_manager = "A. Example"

[term]
start = 2025-04-01
end = 2026-03-31
notice = "3 months"
[[term.extension]]
length = "12 months"
value = 100.50
taken = 2025-12-01
[[term.extension]]
length = "6 months"
value = 50

[value]
total = 1000.00

[[kpi]]
id = "uptime"
unit = "%"
target.at_least = 98.0
frequency = "monthly"
from = 2026-04-01
[[kpi]]
id = "faults"
target.at_most = 3
frequency = "monthly"
from = 2026-04-01
[[kpi]]
id = "stock"
target.between = [10, 16]
frequency = "monthly"
from = 2026-04-01

[[variation]]
id = "V1"
agreed = 2026-01-10
value_change = -0.25
[[variation]]
id = "V2"
agreed = 2026-11-01
value_change = 7

[[saving]]
id = "price"
what = "Unit price"
declared = 90.00

[[obligation]]
id = "insurance"
what = "Certificate"
first = 2025-04-30
every = "1 month"
[obligation.done]
2025-04-30 = 2025-04-29

[extra]
ward = "7"
"#;

const READINGS: &str = "contract,kpi,period,value,status,note\n\
    X-1,uptime,2026-04,99.0,,\nX-1,uptime,2026-05,97.0,,\nX-1,uptime,2026-07,98.0,,\n\
    X-1,uptime,2026-08,,none,\nX-1,uptime,2026-09,96.0,provisional,\n\
    X-1,faults,2026-08,5,,\nX-1,faults,2026-09,4,,\n\
    X-1,stock,2026-08,8,,\nX-1,stock,2026-09,18,,\n";

const SPEND: &str = "contract,date,amount,kind\nX-1,2026-05-01,100.10,\nX-1,2026-06-01,0.10,credit\n\
    X-1,2026-06-02,60.00,payment\nX-1,2026-10-15,1.00,invoice\nX-1,2026-10-16,500.00,invoice\n";

const SAVINGS: &str = "contract,saving,period,amount\nX-1,price,2026/27-Q1,20.00\nX-1,price,2026/27-Q2,-1.50\n\
    X-1,price,2026/27-Q3,99.00\n";

fn shown(contract: &str, format: Format) -> String {
    let outcome = kit::register(&[
        ("contracts/x.toml", contract),
        ("readings/r.csv", READINGS),
        ("spend/s.csv", SPEND),
        ("savings/s.csv", SAVINGS),
    ]);
    let (register, money) = outcome.register.unwrap();
    let view = View::new(&register, kit::as_of());
    let document = show::report(&view, 0, &money);
    let mut bytes = Vec::new();
    render(&document, format, &Screen { width: Some(80), ..Screen::default() }, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn json() -> Value {
    let value: Value = serde_json::from_str(&shown(CONTRACT, Format::Json)).unwrap();
    assert_eq!(value["report"], "show");
    assert_eq!(value["partial"], false);
    value["contract"].clone()
}

#[test]
fn the_end_says_where_it_comes_from() {
    let contract = json();
    let term = &contract["term"];
    assert_eq!(term["first_end"], "2026-03-31");
    assert_eq!(term["end"], "2027-03-31");
    assert_eq!(term["max_end"], "2027-09-30");
    assert_eq!(term["moved"][0]["by"], "option");
    assert_eq!(term["moved"][0]["item"], "1");
    assert_eq!(contract["options"][1]["state"], "open");
    assert_eq!(contract["options"][1]["date"], "2026-12-31");
    assert_eq!(contract["options"][1]["to"], "2027-09-30");
    let page = shown(CONTRACT, Format::Table);
    let end = "end         2027-03-31; signed to 2026-03-31, extended to 2027-03-31 by option 1";
    assert!(page.contains(end), "{page}");
}

#[test]
fn money_ties_to_the_penny_and_to_the_day() {
    let contract = json();
    let value = &contract["value"];
    assert_eq!(value["total"], "1000.00");
    assert_eq!(value["current"], "1100.25");
    assert_eq!(value["parts"].as_array().unwrap().len(), 3, "V2 is not agreed yet");
    assert_eq!(value["spent"], "101.00");
    assert_eq!((&value["invoices"], &value["credits"]), (&"101.10".into(), &"0.10".into()));
    assert_eq!(value["payments"], "60.00");
    assert_eq!(value["lines"], 4);
    assert_eq!(contract["savings"][0]["realised"], "18.50");
}

#[test]
fn measures_have_a_trend_in_the_direction_of_their_target_and_gaps_where_nothing_was_read() {
    let contract = json();
    let measures = &contract["measures"];
    assert_eq!(measures[0]["value"], "96.0");
    assert_eq!(measures[0]["provisional"], true);
    assert_eq!(measures[0]["trend"], "worse");
    assert_eq!(measures[0]["sparkline"], "█▃·▆·▁");
    assert_eq!(measures[0]["points"][2]["value"], Value::Null);
    assert_eq!(measures[0]["missing"], 1);
    assert_eq!(measures[1]["trend"], "better", "fewer faults are better");
    assert_eq!(measures[2]["trend"], "steady", "as far outside as before, on the other side");
    assert_eq!(contract["missing"][0]["period"], "2026-06");
}

#[test]
fn what_is_due_and_what_has_happened_is_told_in_order() {
    let contract = json();
    assert_eq!(contract["obligations"][0]["next"], "2025-05-30");
    let history = contract["history"].as_array().unwrap();
    let dates: Vec<&str> = history.iter().map(|fact| fact["date"].as_str().unwrap()).collect();
    assert_eq!(dates, ["2026-01-10", "2025-12-01", "2025-04-29", "2025-04-01"]);
    assert_eq!(contract["extra"]["ward"], "7");
    assert_eq!(contract["risks"], Value::Array(Vec::new()));
}

#[test]
fn a_bare_contract_has_no_empty_sections() {
    let page = shown("id = \"X-1\"\ntitle = \"T\"\nsupplier = \"S\"\n", Format::Table);
    for absent in ["Options", "Outcomes", "Measures", "Risks", "History", "Savings"] {
        assert!(!page.contains(absent), "{absent}: {page}");
    }
    assert!(page.contains("tier      none (treated as bronze)"), "{page}");
    assert!(page.contains("nobody  the file names nobody who answers for it"), "{page}");
}

#[test]
fn hostile_text_stays_text_in_markdown() {
    let contract = CONTRACT.replace("Fenn Ltd", "<b>Fenn</b> | `x`");
    let page = shown(&contract, Format::Markdown);
    assert!(page.contains("- **supplier**: &lt;b&gt;Fenn&lt;/b&gt; \\| \\`x\\`\n"), "{page}");
}
