//! The letters of the measures of a register.

use crate::command::Sandbox;
use crate::{inside, kit};
use cm::cli::Exit;
use cm::diag::Finding;
use cm::query::Query;
use cm::rules;
use cm::rules::smart::Judge;
use cm::view::View;
use serde_json::Value;

/// A contract of which everything is asked, with these measures.
fn contract(id: &str, measures: &str) -> String {
    format!(
        "id = \"{id}\"\ntitle = \"Calls\"\nsupplier = \"Example Calls Ltd\"\ntier = \"gold\"\n\n\
         [people]\ncontract_manager = \"A. Example\"\nservice_owner = \"B. Sample\"\n\n\
         [term]\nstart = 2026-01-01\nend = 2028-12-31\n\n{measures}"
    )
}

/// A measure with this statement, a TOML value, and more keys.
fn measure(id: &str, statement: &str, more: &str) -> String {
    format!("[[kpi]]\nid = \"{id}\"\nstatement = {statement}\n{more}\n")
}

const VAGUE: &str = "\"Share of calls answered promptly\"";
const WELL: &str = "target.at_least = 95\nunit = \"%\"\nfrequency = \"monthly\"\n";
const PLAIN: &str = "\"Share of calls answered within 20 seconds\"";

/// What `cm smart --format json` says of a register of these files.
fn json(files: &[(&str, String)], words: &str) -> Value {
    let mut sandbox = Sandbox::empty().with("cm.toml", "format = 1\n");
    for (path, text) in files {
        sandbox = sandbox.with(path, text);
    }
    sandbox.cm(&format!("smart --format json {words}")).exits(0).json()
}

/// The letter S of each measure, as `contract/measure mark`.
fn letters(said: &Value) -> Vec<String> {
    let kpis = said["kpis"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    kpis.map(|one| format!("{}/{} {}", text(&one["contract"]), text(&one["kpi"]), text(&one["S"]))).collect()
}

fn findings(said: &Value) -> Vec<Value> {
    let all = said["findings"].as_array().unwrap().iter();
    all.filter(|finding| finding["code"] == "S201").cloned().collect()
}

#[test]
fn a_vague_word_fails_its_letter_and_says_where() {
    let file = contract("A-1", &(measure("a", PLAIN, WELL) + &measure("b", VAGUE, WELL)));
    let said = json(&[("contracts/a.toml", file)], "");
    assert_eq!(letters(&said), ["A-1/b fail", "A-1/a pass"]);
    assert_eq!(said["summary"]["measures"], 2);
    assert_eq!(said["summary"]["S"], serde_json::json!({"pass": 1, "weak": 0, "fail": 1}));
    let [finding] = &findings(&said)[..] else { panic!("{said}") };
    assert_eq!(finding["name"], "vague-qualifier");
    assert_eq!(finding["letter"], "S");
    assert_eq!(finding["span"], serde_json::json!({"start": 24, "end": 32, "text": "promptly"}));
    assert_eq!((&finding["contract"], &finding["kpi"]), (&"A-1".into(), &"b".into()));
    assert_eq!((&finding["file"], &finding["severity"]), (&"contracts/a.toml".into(), &"warning".into()));
    assert_eq!((&finding["line"], &finding["column"]), (&23.into(), &38.into()));
}

/// Every finding about a measure is one of `cm check`, and the other way round.
#[track_caller]
fn same_findings(outcome: &kit::Outcome) {
    let (register, _) = outcome.register.as_ref().unwrap();
    let as_of = register.settings.as_of.map_or_else(kit::as_of, |date| date.value);
    let view = View::new(register, as_of);
    let judge = Judge::new(&view);
    let key = |finding: &Finding| {
        let related = finding.related.clone();
        (
            finding.place,
            finding.rule.code,
            finding.severity,
            finding.message.clone(),
            finding.help.clone(),
            related,
        )
    };
    let judged = view.each(&Query::default(), |contract, facts| judge.contract(contract, facts));
    let remarks = judged.iter().flat_map(|one| one.measures.iter().flatten()).flat_map(|one| &one.remarks);
    let mut told: Vec<_> = remarks.map(|remark| key(&remark.finding)).collect();
    let of_measures = outcome.findings.iter().filter(|finding| rules::weighs(finding.rule.code).is_some());
    let mut checked: Vec<_> = of_measures.map(key).collect();
    assert!(!checked.is_empty());
    told.sort();
    checked.sort();
    assert_eq!(told, checked);
}

#[test]
fn the_findings_are_those_of_check() {
    same_findings(&kit::on_disk(&inside::acute_trust()));
    let odd = [
        measure("a", "\"Reports \\\"1\\\" and letters are dealt with promptly, etc.\"", ""),
        measure("b", "\"\"\"\nReduce calls by 15%\nand deal with several promptly\"\"\"", ""),
        measure("c", "\"\"", WELL),
        "[[kpi]]\nid = \"d\"\n".to_owned(),
    ];
    let allow = "[[allow]]\ncode = \"S201\"\nitem = \"b\"\nreason = \"agreed\"\n";
    let settings = "format = 1\n[check]\ndeny = [\"S201\"]\n";
    let file = contract("A-1", &(odd.concat() + allow));
    same_findings(&kit::register(&[("contracts/a.toml", file.as_str()), ("cm.toml", settings)]));
}

#[test]
fn what_is_allowed_changes_no_letter() {
    let allowed = |allow: &str| {
        let file = contract("A-1", &(measure("b", VAGUE, WELL) + allow));
        letters(&json(&[("contracts/a.toml", file)], "")).remove(0)
    };
    let allow = |rest: &str| format!("[[allow]]\ncode = \"S201\"\n{rest}");
    assert_eq!(allowed(&allow("reason = \"agreed\"\n")), "A-1/b pass");
    assert_eq!(allowed(&allow("reason = \"agreed\"\nitem = \"b\"\n")), "A-1/b pass");
    assert_eq!(allowed(&allow("reason = \"agreed\"\nuntil = 2026-10-05\n")), "A-1/b pass");
    assert_eq!(allowed(&allow("reason = \"agreed\"\nitem = \"a\"\n")), "A-1/b fail");
    assert_eq!(allowed(&allow("reason = \"agreed\"\nuntil = 2026-10-04\n")), "A-1/b fail");
    assert_eq!(allowed(&allow("")), "A-1/b fail");
}

#[test]
fn the_register_allows_and_denies_for_all_contracts() {
    let with = |settings: &str| {
        Sandbox::empty()
            .with("cm.toml", format!("format = 1\n{settings}"))
            .with("contracts/a.toml", contract("A-1", &measure("b", VAGUE, WELL)))
            .cm("smart --format json")
            .exits(0)
            .json()
    };
    assert_eq!(letters(&with("[[allow]]\ncode = \"S201\"\nreason = \"house style\"\n")), ["A-1/b pass"]);
    assert_eq!(letters(&with("[definitions]\npromptly = \"within 20 seconds\"\n")), ["A-1/b pass"]);
    let denied = with("[check]\ndeny = [\"S201\"]\n");
    assert_eq!(findings(&denied)[0]["severity"], "error");
}

#[test]
fn what_is_over_is_not_judged_and_is_counted() {
    let over = contract("A-1", &measure("b", VAGUE, WELL)).replace("end = 2028-12-31", "end = 2026-06-30");
    let half = measure("a", VAGUE, &format!("until = 2026-06-30\n{WELL}")) + &measure("b", VAGUE, WELL);
    let files = [("contracts/a.toml", over), ("contracts/b.toml", contract("B-1", &half))];
    let said = json(&files, "");
    assert_eq!(letters(&said), ["B-1/b fail"]);
    assert_eq!((&said["summary"]["over"], &said["summary"]["ended"]), (&1.into(), &1.into()));
    assert_eq!(letters(&json(&files, "id:A-1")), [""; 0], "not even where it is named");
    assert_eq!(letters(&json(&files, "state:expired")), [""; 0]);
    let sandbox = Sandbox::empty().with("cm.toml", "format = 1\n").with(files[0].0, &files[0].1);
    sandbox
        .cm("smart id:A-1")
        .exits(0)
        .is_quiet()
        .says("No measures.\n")
        .says("Not judged: 1 contract that is over; `--as-of` looks at an earlier day.");
    sandbox.cm("smart id:A-1 --as-of 2026-06-30").exits(0).says("A-1       b        FAIL");
}

#[test]
fn a_planned_contract_is_judged_before_it_is_signed() {
    let live = contract("A-1", &measure("b", VAGUE, WELL)).replace("gold", "silver");
    let planned = live.replace("tier", "status = \"planned\"\ntier");
    let said = json(&[("contracts/a.toml", planned)], "state:planned");
    assert_eq!(letters(&said), ["A-1/b fail"]);
    assert_eq!(findings(&said)[0]["severity"], "warning");
    let said = json(&[("contracts/a.toml", live)], "");
    assert_eq!(letters(&said), ["A-1/b fail"], "severity has no part in it");
    assert_eq!(findings(&said)[0]["severity"], "advice");
}

#[test]
fn words_are_told_apart_however_the_file_writes_the_statement() {
    let span = |statement: &str| {
        let said = json(&[("contracts/a.toml", contract("A-1", &measure("b", statement, WELL)))], "");
        let spans = findings(&said).into_iter().map(|one| one["span"].clone());
        spans.map(|span| format!("{}-{} {}", span["start"], span["end"], span["text"])).collect::<Vec<_>>()
    };
    let promptly = |start: u32| vec![format!("{start}-{} \"promptly\"", start + 8)];
    assert_eq!(span("\"Calls answered promptly\""), promptly(15));
    assert_eq!(span("'Calls answered promptly'"), promptly(15));
    assert_eq!(span("\"🚑 calls answered promptly\""), promptly(17));
    assert_eq!(span("\"Calls \\\"1\\\" answered promptly\""), promptly(19));
    assert_eq!(span("\"Caf\\u00e9 calls answered promptly\""), promptly(20));
    assert_eq!(span("\"\"\"\nCalls answered \\\n  promptly\"\"\""), promptly(15));
}

#[test]
fn escapes_cost_a_finding_no_place_in_its_file() {
    let statement = "\"Calls \\\"1\\\" answered promptly\"";
    let file = contract("A-1", &measure("b", statement, WELL));
    let finding = findings(&json(&[("contracts/a.toml", file)], ""))[0].clone();
    assert_eq!((&finding["line"], &finding["column"]), (&16.into(), &13.into()), "the value as a whole");
}

#[test]
fn the_worst_come_first_then_by_contract_and_place() {
    let two = measure("z", VAGUE, WELL) + &measure("y", PLAIN, WELL) + &measure("x", VAGUE, WELL);
    let files = [("contracts/1.toml", contract("B-1", &two)), ("contracts/2.toml", contract("A-1", &two))];
    let order = ["A-1/z fail", "A-1/x fail", "B-1/z fail", "B-1/x fail", "A-1/y pass", "B-1/y pass"];
    assert_eq!(letters(&json(&files, "")), order);
    let other = [("contracts/2.toml", files[0].1.clone()), ("contracts/1.toml", files[1].1.clone())];
    assert_eq!(letters(&json(&other, "")), order);
}

#[test]
fn a_measure_is_its_owners() {
    let two = measure("a", VAGUE, &format!("owner = \"service_owner\"\n{WELL}")) + &measure("b", VAGUE, WELL);
    let files = [("contracts/a.toml", contract("A-1", &two))];
    assert_eq!(letters(&json(&files, "who:sample")), ["A-1/a fail"]);
    assert_eq!(letters(&json(&files, "who:example")), ["A-1/b fail"]);
    let sandbox = Sandbox::empty().with("cm.toml", "format = 1\n").with(files[0].0, &files[0].1);
    let mut command = sandbox.command(&["smart", "--mine", "--format", "csv", "--columns", "kpi,S"]);
    let done = command.env("CM_USER", "B. Sample").output().unwrap();
    assert_eq!(String::from_utf8(done.stdout).unwrap(), "kpi,S\na,fail\n");
}

#[test]
fn the_exit_status_is_about_letters() {
    let with = |statement: &str| {
        let file = contract("A-1", &measure("b", statement, WELL));
        Sandbox::empty().with("cm.toml", "format = 1\n").with("contracts/a.toml", file)
    };
    with(VAGUE).cm("smart --exit-code").exits(1);
    with(VAGUE).cm("smart").exits(0);
    Sandbox::empty().with("cm.toml", "format = 1\n").cm("smart --exit-code").exits(0).says("No measures.");
    with(VAGUE).cm("smart id:nothing").exits(0).warns("cm: nothing matches: id:nothing");
}

#[test]
fn columns_are_chosen_of_the_measures_alone() {
    let two = measure("a", PLAIN, WELL) + &measure("b", VAGUE, WELL);
    let sandbox = Sandbox::empty().with("cm.toml", "format = 1\n");
    let sandbox = sandbox.with("contracts/a.toml", contract("A-1", &two));
    let csv = sandbox.cm("smart --format csv --columns kpi,S,who --sort kpi").exits(0);
    assert_eq!(csv.out(), "kpi,S,who\na,pass,A. Example\nb,fail,A. Example\n");
    let table = sandbox.cm("smart --columns kpi,S --sort -kpi").exits(0);
    assert!(table.out().contains("measure  S\nb        FAIL\na        "), "{}", table.out());
    let json = sandbox.cm("smart --format json --columns kpi").exits(0).json();
    assert_eq!(json["kpis"], serde_json::json!([{"kpi": "b"}, {"kpi": "a"}]));
    sandbox.cm("smart --columns help").exits(0).says("statement  statement (only on request)");
    sandbox.cm("smart --columns letter").exits(2).warns("there is no column `letter`");
    sandbox.cm("smart --format sarif").exits(2).warns("`sarif` is not a format of this report");
}

#[test]
fn several_registers_are_one_list_with_their_names() {
    let sandbox = Sandbox::empty()
        .with("one/cm.toml", "format = 1\nname = \"One\"\n")
        .with("one/contracts/a.toml", contract("A-1", &measure("b", VAGUE, WELL)))
        .with("two/cm.toml", "format = 1\nname = \"Two\"\n")
        .with("two/contracts/a.toml", contract("A-1", &measure("b", VAGUE, WELL)));
    let said = sandbox.cm("-C one -C two smart --format json").exits(0).json();
    let registers: Vec<&Value> =
        said["kpis"].as_array().unwrap().iter().map(|kpi| &kpi["register"]).collect();
    assert_eq!(registers, ["One", "Two"]);
    assert_eq!(findings(&said)[1]["register"], "Two");
    sandbox.cm("-C one -C two smart").exits(0).says("\nA-1 b (Two)\n");
}

#[test]
fn what_is_about_the_contract_as_a_whole_changes_no_letter() {
    let file = contract("A-1", &(measure("b", PLAIN, WELL) + "[value]\ntotal = 6_000_000.00\n"));
    let small = file.replace("6_000_000.00", "60_000.00");
    let allowed = format!("{file}[[allow]]\ncode = \"R505\"\nreason = \"one is enough here\"\n");
    let said = |file: &str| json(&[("contracts/a.toml", file.to_owned())], "");
    let whole = |said: &Value| {
        let all = said["findings"].as_array().unwrap().iter();
        all.filter(|finding| finding["code"] == "R505").cloned().collect::<Vec<_>>()
    };
    let large = said(&file);
    let [finding] = &whole(&large)[..] else { panic!("{large}") };
    assert_eq!((&finding["kpi"], &finding["letter"]), (&Value::Null, &"R".into()));
    assert_eq!((&finding["contract"], &finding["span"]), (&"A-1".into(), &Value::Null));
    assert_eq!(large["kpis"], said(&small)["kpis"]);
    assert!(whole(&said(&small)).is_empty() && whole(&said(&allowed)).is_empty());
    let sandbox = Sandbox::empty().with("cm.toml", "format = 1\n").with("contracts/a.toml", file);
    sandbox.cm("smart").exits(0).says("\nA-1, the contract as a whole\nR note  R505  ");
}

#[test]
fn a_page_shows_the_letters_of_its_measures() {
    let two = measure("a", PLAIN, WELL) + &measure("b", VAGUE, WELL);
    let sandbox = Sandbox::empty().with("cm.toml", "format = 1\n");
    let sandbox = sandbox.with("contracts/a.toml", contract("A-1", &two));
    let said = sandbox.cm("show A-1 --format json").exits(0).json();
    let measures = &said["contract"]["measures"];
    assert_eq!((&measures[0]["S"], &measures[1]["S"]), (&"pass".into(), &"fail".into()));
    let smart = sandbox.cm("smart --format json").exits(0).json();
    let same = smart["kpis"].as_array().unwrap().iter().find(|kpi| kpi["kpi"] == "b").unwrap();
    for letter in ["S", "M", "A", "R", "T"] {
        assert_eq!(measures[1][letter], same[letter], "{letter}");
    }
    sandbox.cm("show A-1").exits(0).says("\nSMART\n").says("S FAIL").says("`cm smart id:A-1`\n");
    let over = sandbox.cm("show A-1 --format json --as-of 2030-01-01").exits(0).json();
    assert_eq!(over["contract"]["measures"][0]["S"], Value::Null);
    sandbox.cm("show A-1 --as-of 2030-01-01").exits(0).does_not_say("\nSMART\n");
}

#[test]
fn hostile_texts_stay_texts() {
    let statement = "\"Calls \\u001b[2J answered \\u202epromptly | <b>=1+1</b>\"";
    let sandbox = Sandbox::empty().with("cm.toml", "format = 1\n");
    let sandbox = sandbox.with("contracts/a.toml", contract("A-1", &measure("b", statement, WELL)));
    // The sandbox itself looks for what acts on a terminal.
    for format in ["table", "json", "jsonl", "csv", "markdown"] {
        sandbox.cm(&format!("smart --format {format}")).exits(0);
    }
    sandbox.cm("smart --format markdown").says("&lt;b&gt;=1+1").exits(0);
}

#[test]
fn the_worked_example_has_no_measure_twice() {
    let (exit, out, err) =
        inside::cm(&inside::acute_trust(), kit::as_of(), None, &["smart", "--format", "json"]);
    assert_eq!((exit, err.as_str()), (Exit::Done, ""));
    let said: Value = serde_json::from_str(&out).unwrap();
    let mut ids: Vec<String> = said["kpis"]
        .as_array()
        .unwrap()
        .iter()
        .map(|kpi| format!("{} {}", kpi["contract"], kpi["kpi"]))
        .collect();
    let all = ids.len();
    assert_eq!(said["summary"]["measures"], all);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all);
}
