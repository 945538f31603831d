//! Many drafts: a file of statements, a line of JSON each.

use crate::command::{Done, Sandbox};
use crate::{inside, kit};
use cm::cli::Exit;
use serde_json::Value;

fn with(bytes: impl AsRef<[u8]>) -> Sandbox {
    Sandbox::empty().with("drafts.csv", bytes)
}

fn lines(done: &Done) -> Vec<Value> {
    done.out().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn ids(done: &Done) -> Vec<String> {
    lines(done).iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect()
}

const TRY: &str = "smart --statements drafts.csv";

#[test]
fn a_line_each_in_the_order_of_the_file() {
    let done =
        with("text,id,note\nCalls answered promptly,b,x\n\"At least 95% of calls, each month\",a,\n").cm(TRY);
    let done = done.exits(0).is_quiet();
    let lines = lines(&done);
    assert_eq!(ids(&done), ["b", "a"]);
    let keys: Vec<&String> = lines[0].as_object().unwrap().keys().collect();
    assert_eq!(keys.len(), 5, "{keys:?}");
    assert_eq!([&lines[0]["S"], &lines[0]["M"], &lines[0]["T"]], ["fail", "fail", "fail"]);
    assert_eq!([&lines[1]["S"], &lines[1]["M"], &lines[1]["T"]], ["pass", "pass", "pass"]);
    let vague: Vec<&Value> = lines[0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["name"] == "vague-qualifier")
        .collect();
    let [found] = vague[..] else { panic!("{}", lines[0]) };
    assert_eq!((&found["start"], &found["end"], &found["letter"]), (&15.into(), &23.into(), &"S".into()));
    assert!(found["message"].is_string() && found["help"].is_string());
    assert!(done.out().starts_with(
        "{\"id\": \"b\", \"S\": \"fail\", \"M\": \"fail\", \"T\": \"fail\", \"findings\": [{\"code\": "
    ));
}

#[test]
fn only_a_smell_has_a_place() {
    let done =
        with("id,text\n1,Promptly\n2,Improve services etc.\n3,95%\n4,Answer calls within 3 days\n").cm(TRY);
    for line in lines(&done) {
        for finding in line["findings"].as_array().unwrap() {
            let name = finding["name"].as_str().unwrap();
            let smell = cm::statement::Smell::ALL.iter().any(|smell| smell.name() == name);
            assert!(smell || (finding["start"].is_null() && finding["end"].is_null()), "{finding}");
        }
    }
}

#[test]
fn ids_need_be_neither_there_nor_unique() {
    let done =
        with("\u{feff}id,text\r\n,Calls\r\n1,Calls\r\n1,\r\n=1+1,\"two\nlines, promptly\"").cm(TRY).exits(0);
    assert_eq!(ids(&done), ["", "1", "1", "=1+1"]);
    assert_eq!(lines(&done)[2]["S"], "fail", "an empty text shows nothing");
    with("id,text\n").cm(TRY).exits(0).is_quiet();
}

#[test]
fn a_row_of_bad_shape_is_named_and_the_others_stay() {
    let done = with(b"id,text\n1,Calls\n2\n3,a,b\n4,caf\xe9\n,\n5,Calls\n6,\"open\n").cm(TRY).exits(3);
    assert_eq!(ids(&done), ["1", "5"]);
    let done = done
        .warns("cm: drafts.csv:3: the row has 1 cells; the header has 2; write a comma")
        .warns("cm: drafts.csv:4: the row has 3 cells; the header has 2; put a cell that holds a comma in quotes")
        .warns("cm: drafts.csv:5: the file is not UTF-8; save the file as UTF-8")
        .warns("cm: drafts.csv:8: a quote is opened here and never closed")
        .warns("cm: passed over 1 row without any text\n");
    done.warns("cm: partial: left out 4 rows\n");
    let many = format!("id,text\n{}", "x\n".repeat(50));
    with(many)
        .cm(TRY)
        .exits(3)
        .warns("cm: and 30 more rows that cannot be used\ncm: partial: left out 50 rows");
    with("id,text\n1,a\r2,b\r3,c")
        .cm(TRY)
        .exits(3)
        .warns("left out 1 row, and what follows the last of them");
}

#[test]
fn without_a_header_there_is_nothing_to_say() {
    let refused = |bytes: &[u8], part: &str| {
        let done = with(bytes).cm(TRY).exits(2).warns(part);
        assert_eq!(done.out(), "");
    };
    refused(b"", "cm: drafts.csv:1: the file is empty: it has no header");
    refused(b"Calls are answered promptly\n", "cm: drafts.csv:1: the first line names none of the columns");
    refused(b"id,Text\n1,a\n", "the column `text` is missing from the header; rename `Text` to `text`");
    refused(b"id;text\n1;a\n", "separated by semicolons");
    let utf16: Vec<u8> = "\u{feff}id,text\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(&utf16, "cm: drafts.csv:1: ");
    Sandbox::empty().cm(TRY).exits(2).warns("cm: cannot read drafts.csv: it is not there");
    let directory = Sandbox::empty().with_directory("drafts.csv");
    directory.cm(TRY).exits(2).warns("cm: cannot read drafts.csv: it is a directory");
}

#[test]
fn a_megabyte_is_a_statement_and_more_is_none() {
    let text = |bytes: usize| "promptly ".repeat(bytes / 9);
    let done = with(format!("id,text\n1,{}\n2,{}\n3,Calls\n", text(1_000_000), text(1_100_000))).cm(TRY);
    let done = done.exits(3).warns("cm: drafts.csv:3: the row is longer than 1048576 bytes");
    assert_eq!(ids(&done), ["1", "3"]);
}

#[test]
fn offsets_hold_for_every_alphabet_and_nothing_acts() {
    let before = ["", "🚑 ", "e\u{301} ", "\u{202e}\u{200f}", "\u{1b}[2J ", "東京、"];
    let rows: String =
        before.iter().map(|before| format!("{before},{before}calls are answered promptly\n")).collect();
    let done = with(format!("id,text\n{rows}")).cm(TRY).exits(0);
    for (line, before) in lines(&done).iter().zip(before) {
        assert_eq!(line["id"], before);
        let found = line["findings"].as_array().unwrap();
        let vague = found.iter().find(|one| one["name"] == "vague-qualifier").unwrap();
        assert_eq!(vague["start"], before.chars().count() + 19, "{before:?}");
    }
    for format in ["table", "csv", "json", "markdown"] {
        with(format!("id,text\n{rows}")).cm(&format!("{TRY} --format {format}")).exits(0);
    }
}

#[test]
fn the_order_stays_however_many_there_are_and_on_any_number_of_threads() {
    let rows: String = (0..5_000).map(|row| format!("{row},Calls {row} are answered promptly\n")).collect();
    let sandbox = with(format!("id,text\n{rows}"));
    let done = sandbox.cm(TRY).exits(0);
    let expected: Vec<String> = (0..5_000).map(|row: usize| row.to_string()).collect();
    assert_eq!(ids(&done), expected);
    let alone = sandbox.command(&TRY.split(' ').collect::<Vec<_>>()).env("RAYON_NUM_THREADS", "1").output();
    assert_eq!(alone.unwrap().stdout, done.stdout);
}

#[test]
fn other_formats_are_tables_of_the_same() {
    let sandbox = with("id,text\n=1,Calls answered promptly\nb,\"At least 95% of calls, each month\"\n");
    let csv = sandbox.cm(&format!("{TRY} --format csv --columns id,S,M,T")).exits(0);
    assert_eq!(csv.out(), "id,S,M,T\n'=1,fail,fail,fail\nb,pass,pass,pass\n");
    let csv = sandbox.cm(&format!("{TRY} --format csv --columns findings")).exits(0);
    assert!(csv.out().contains("vague-qualifier \"\"promptly\"\""), "{}", csv.out());
    let json = sandbox.cm(&format!("{TRY} --format json")).exits(0).json();
    assert_eq!(json["report"], "smart");
    assert_eq!(json["summary"]["statements"], 2);
    assert_eq!(json["summary"]["S"], serde_json::json!({"pass": 1, "fail": 1}));
    assert_eq!(json["statements"][1], lines(&sandbox.cm(TRY))[1]);
    let json = with("id,text\n1\n").cm(&format!("{TRY} --format json")).exits(3).json();
    assert_eq!((&json["partial"], &json["left_out"]), (&true.into(), &serde_json::json!(["1 row"])));
    sandbox.cm(&format!("{TRY} --format table --sort -id")).exits(0).says("\nb   pass  pass  pass");
    sandbox.cm(&format!("{TRY} --columns id")).exits(2).warns("are for lists: say `--format`");
    sandbox.cm(&format!("{TRY} --columns help")).exits(0).says("id        id\nS         S\n");
    sandbox.cm(&format!("{TRY} --format sarif")).exits(2);
}

#[test]
fn a_file_is_written_whole_and_never_over_its_source() {
    let sandbox = with("id,text\n1,Calls\n");
    sandbox.cm(&format!("{TRY} -o out.jsonl")).exits(0);
    assert!(sandbox.text("out.jsonl").starts_with("{\"id\": \"1\""));
    sandbox.cm(&format!("{TRY} -o out.csv")).exits(0);
    assert!(sandbox.text("out.csv").starts_with("id,S,M,T,findings\n"));
    sandbox.cm(&format!("{TRY} -o out")).exits(0);
    assert_eq!(sandbox.text("out"), sandbox.text("out.jsonl"));
    sandbox.cm(&format!("{TRY} -o ./drafts.csv")).exits(2).warns("the statements are read from it");
    assert_eq!(sandbox.text("drafts.csv"), "id,text\n1,Calls\n");
    let bad = with("id\n1\n");
    bad.cm(&format!("{TRY} -o out.jsonl")).exits(2);
    assert!(!bad.path("out.jsonl").exists());
}

#[test]
fn statements_may_come_from_standard_input_and_the_exit_status_is_about_letters() {
    let nowhere = Sandbox::empty();
    let cm = |arguments: &[&str], input: &[u8]| {
        inside::cm_with(&nowhere.path(""), kit::as_of(), None, arguments, input)
    };
    let (exit, out, err) = cm(&["smart", "--statements", "-"], b"id,text\n1,Calls are answered promptly\n");
    assert_eq!((exit, err.as_str()), (Exit::Done, ""));
    assert!(out.starts_with("{\"id\": \"1\", \"S\": \"fail\""), "{out}");
    let (exit, _, err) = cm(&["smart", "--statements", "-"], b"id,text\n1\n");
    assert_eq!(exit, Exit::Partial);
    assert!(err.starts_with("cm: standard input:2: the row has 1 cells"), "{err}");
    let strict = ["smart", "--exit-code", "--statements", "-"];
    assert_eq!(cm(&strict, b"id,text\n1,Be good\n").0, Exit::Findings);
    assert_eq!(cm(&strict, b"id,text\n1,\"Each month, at least 95% of calls\"\n").0, Exit::Done);
    assert_eq!(cm(&strict, b"id,text\n1,Be good\n2\n").0, Exit::Partial);
}
