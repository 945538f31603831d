//! Where the rules about tier, state and figures keep quiet.

use crate::kit;

/// The codes found in a register of one contract, `A-1`, and other files.
#[track_caller]
fn codes(contract: &str, others: &[(&str, &str)]) -> Vec<&'static str> {
    let contract = format!("id = \"A-1\"\ntitle = \"Lifts\"\nsupplier = \"Example Lifts Ltd\"\n{contract}");
    let mut files = vec![("contracts/A-1.toml", contract)];
    files.extend(others.iter().map(|(path, text)| (*path, (*text).to_owned())));
    kit::register(&files).codes()
}

/// The codes found in the readings of one measure.
#[track_caller]
fn of_readings(measure: &str, readings: &str) -> Vec<&'static str> {
    let contract = format!(
        "[term]\nstart = 2026-01-01\nend = 2028-03-31\n[[kpi]]\nid = \"k\"\nfrequency = \"monthly\"\n{measure}"
    );
    codes(&contract, &[("readings/A-1.csv", readings)])
        .into_iter()
        .filter(|code| code.starts_with("D7"))
        .collect()
}

const SHARE: &str = "unit = \"%\"\ntarget.at_least = 95\n";

#[test]
fn an_import_of_five_columns_is_asked_for_nothing() {
    assert!(
        codes("[term]\nstart = 2020-04-01\nend = 2024-03-31\n[value]\ntotal = 60000.00\n", &[]).is_empty()
    );
    assert!(codes("[term]\nstart = 2010-04-01\n", &[]).is_empty());
    assert!(codes("[term]\nend = 2026-12-31\n[value]\ntotal = 60000.00\n", &[]).is_empty());
}

#[test]
fn a_closed_contract_is_asked_for_nothing() {
    assert!(codes("tier = \"gold\"\ncritical = true\nclosed = 2026-06-01\n", &[]).is_empty());
}

#[test]
fn an_open_ended_contract_that_was_ended_early_has_no_notice_out_of_years() {
    let term = |rest: &str| codes(&format!("[term]\nstart = 2020-04-01\n{rest}"), &[]);
    assert!(!term("notice = \"1 month\"\nterminated = 2024-04-05\n").contains(&"C140"));
    assert!(term("notice = \"6000 years\"\nend = 2029-03-31\n").contains(&"C140"));
}

#[test]
fn a_planned_contract_is_asked_for_what_can_still_be_mended() {
    let found = codes("tier = \"gold\"\nstatus = \"planned\"\n", &[]);
    for code in ["C150", "C152", "C158"] {
        assert!(found.contains(&code), "{code} of {found:?}");
    }
    for code in ["C153", "C154", "C155", "C159", "C160", "C171"] {
        assert!(!found.contains(&code), "{code} of {found:?}");
    }
}

#[test]
fn what_could_not_be_read_is_not_asked_for_again() {
    let silver = |rest: &str| codes(&format!("tier = \"silver\"\n{rest}"), &[]);
    assert!(!silver("[people]\ncontract_manager = 5\n").contains(&"C150"));
    assert!(!silver("[[kpi]]\nstatement = \"no id\"\n").contains(&"C152"));
    assert!(!silver("[value]\ntotal = \"much\"\n").contains(&"C156"));
    assert!(!silver("[value]\ntotl = 5\n").contains(&"C156"));
    assert!(silver("").contains(&"C150"));
}

#[test]
fn a_small_share_beside_a_small_target_is_a_small_share() {
    let few = "unit = \"%\"\ntarget.at_most = 5\n";
    assert!(of_readings(few, "kpi,period,value\nk,2026-08,0.05\n").is_empty());
    assert_eq!(of_readings(SHARE, "kpi,period,value\nk,2026-08,0.953\n"), ["D707"]);
    let fraction = "unit = \"%\"\ntarget.at_least = 0.95\n";
    assert_eq!(of_readings(fraction, "kpi,period,value\nk,2026-08,95.3\n"), ["D707"]);
    let bad = of_readings(SHARE, "kpi,period,value\nk,2026-08,0.2\n");
    assert!(bad.is_empty(), "a share of 0.2 % is no fraction of a target of 95: {bad:?}");
}

#[test]
fn what_may_exceed_a_hundred_does() {
    let one = "kpi,period,value\nk,2026-07,98\nk,2026-08,101\n";
    assert_eq!(of_readings(SHARE, one), ["D708"]);
    assert!(of_readings(&format!("{SHARE}statement = \"Planned shifts filled\"\n"), one).is_empty());
    assert!(of_readings("unit = \"%\"\ntarget.at_least = 100\n", one).is_empty());
    assert!(of_readings("unit = \"%\"\ntarget.at_most = 95\n", one).is_empty());
    assert!(of_readings(SHARE, "kpi,period,value\nk,2026-07,103\nk,2026-08,101\n").is_empty());
}

#[test]
fn parts_agree_however_the_last_place_was_rounded() {
    let row = |value: &str, parts: &str| {
        of_readings(SHARE, &format!("kpi,period,value,numerator,denominator\nk,2026-08,{value},{parts}\n"))
    };
    for value in ["66.7", "66.6", "66.67", "67", "66.666", "0.667", "33.3", "66.70"] {
        assert!(!row(value, "2,3").contains(&"D709"), "{value}");
    }
    assert!(row("66.4", "2,3").contains(&"D709"));
    assert!(row("100", "0,0").contains(&"D709"));
    assert!(row("98", "9999999999999999999999999999,1").is_empty(), "too large to compare");
}

#[test]
fn what_is_known_early_may_be_recorded_early() {
    let row = |rest: &str| {
        of_readings(SHARE, &format!("kpi,period,value,status,recorded,note\nk,2026-09,{rest}\n"))
    };
    assert!(row("96,,2026-09-30,").is_empty());
    assert!(row("96,provisional,2026-09-20,").is_empty());
    assert!(row(",excluded,2026-09-01,works").is_empty());
    assert_eq!(row("96,,2026-09-29,"), ["D710"]);
}

#[test]
fn figures_that_stay_by_nature_may_stay() {
    let same = |measure: &str, value: &str| {
        let rows: String = (1..=9).map(|month| format!("k,2026-0{month},{value}\n")).collect();
        of_readings(measure, &format!("kpi,period,value\n{rows}"))
    };
    assert_eq!(same(SHARE, "97.5"), ["D712"]);
    assert_eq!(same(SHARE, "97"), ["D712"]);
    assert!(same(SHARE, "100").is_empty());
    assert!(same("unit = \"visits\"\ntarget.at_least = 4\n", "4").is_empty());
    assert!(same("unit = \"days\"\ntarget.exactly = 2.5\n", "2.5").is_empty());
}

#[test]
fn a_row_that_revises_one_which_could_not_be_read_revises_something() {
    let rows = |first: &str| {
        of_readings(SHARE, &format!("kpi,period,value,status\n{first}k,2026-08,96.5,revised\n"))
    };
    assert_eq!(rows(""), ["D711"]);
    assert!(rows("k,2026-08,96,\n").is_empty());
    assert!(rows("k,2026-08,96 %,\n").is_empty());
}

#[test]
fn on_a_day_in_the_past_later_spend_is_no_mistake() {
    let rows: String = (1..=9).map(|month| format!("A-1,2026-0{month}-28,10.00\n")).collect();
    let spend = format!("contract,date,amount\n{rows}");
    let settings = |day: &str| format!("format = 1\nas_of = {day}\n");
    let on = |day: &str| {
        let settings = settings(day);
        codes("", &[("spend/a.csv", spend.as_str()), ("cm.toml", settings.as_str())])
    };
    for day in ["2026-09-30", "2026-05-15", "2025-12-31", "2024-06-01"] {
        assert!(on(day).is_empty(), "{day}: {:?}", on(day));
    }
}
