//! The registers that `cm init` writes, read from memory: on many days of three years and on odd ones.

use chrono::{Datelike, NaiveDate};
use cm::diag::{Finding, Severity};
use cm::due;
use cm::facts::resolve;
use cm::model::{FileEntry, Folder, Register};
use cm::query::Query;
use cm::read::{self, CONTRACT_KEYS, Files, Money, Needs, SETTINGS_KEYS};
use cm::report;
use cm::rules;
use cm::source::FileId;
use cm::starter::{self, File};
use cm::table::Document;
use cm::view::View;
use std::collections::BTreeSet;
use std::io::Cursor;

/// Files of a register in memory, in byte order of their paths.
struct Memory(Vec<File>);

impl Files for Memory {
    type Stream = Cursor<Vec<u8>>;

    fn open(&self, file: FileId) -> Result<Self::Stream, String> {
        Ok(Cursor::new(self.0[usize::try_from(file.0).unwrap()].1.clone().into_bytes()))
    }

    fn read(&self, file: FileId, into: &mut Vec<u8>) -> Result<(), String> {
        into.extend(self.open(file)?.into_inner());
        Ok(())
    }
}

fn read(mut files: Vec<File>, as_of: NaiveDate) -> (Register, Money) {
    let folder = |path: &str| match path.split_once('/') {
        Some(("contracts", _)) => Some(Folder::Contracts),
        Some(("readings", _)) => Some(Folder::Readings),
        Some(("spend", _)) => Some(Folder::Spend),
        Some(("savings", _)) => Some(Folder::Savings),
        None if path == "cm.toml" => Some(Folder::Settings),
        _ => None,
    };
    files.retain(|(path, _)| folder(path).is_some());
    files.sort();
    let entries = files
        .iter()
        .map(|(path, _)| FileEntry { path: (*path).into(), folder: folder(path).unwrap() })
        .collect();
    let needs = Needs { readings: true, money: true, every_finding: true };
    let (mut register, money) = read::register("a", entries, &Memory(files), Vec::new(), needs).unwrap();
    resolve(&mut register, as_of);
    (register, money)
}

/// What `cm check` says, in words, of things other than the draft measure that is there to be found fault with.
fn found(view: &View, money: &Money) -> Vec<String> {
    let draft = |finding: &Finding| {
        let place = (finding.contract.as_deref(), finding.item.as_deref());
        place == (Some("IMG-031"), Some("responsive-service")) && finding.severity < Severity::Error
    };
    let findings = rules::check(view, money);
    let others = findings.iter().filter(|finding| !draft(finding));
    others
        .map(|finding| format!("{} {:?}: {}", finding.rule.code, finding.contract, finding.message))
        .collect()
}

fn date(text: &str) -> NaiveDate {
    cm::value::parse_date(text.as_bytes()).unwrap()
}

/// Every fifth day of 2027 to 2029 and the first and last days of its months, and odd ones.
fn days() -> Vec<NaiveDate> {
    let all = date("2027-01-01").iter_days().take(3 * 365 + 1).enumerate();
    let picked = |(at, day): &(usize, NaiveDate)| at % 5 == 0 || matches!(day.day(), 1 | 28..);
    let mut days: Vec<_> = all.filter(picked).map(|(_, day)| day).collect();
    let odd =
        ["2020-02-29", "2026-12-31", "2032-02-29", "2033-04-18", "2044-12-29", "2099-01-31", "2099-12-31"];
    days.extend(odd.map(date));
    days
}

fn shown(document: &Document) -> usize {
    document.sheets.iter().map(|sheet| sheet.rows.len()).sum()
}

/// The due items as `contract kind item days`.
fn due(view: &View) -> BTreeSet<String> {
    let lines = report::due::lines(std::slice::from_ref(view), &Query::default(), &Default::default());
    let days = |days: i64| if days < 0 { "late".to_owned() } else { days.to_string() };
    let line = |line: &report::due::Line| {
        let item = line.item.item.as_deref().unwrap_or("-");
        let id = line.contract.id.as_str();
        format!("{id} {} {item} {}", line.item.kind.word(), days(line.item.days))
    };
    lines.iter().map(line).collect()
}

#[test]
fn the_example_tells_its_story_on_the_day_that_it_is_made() {
    for today in days() {
        let (register, money) = read(starter::example(today).unwrap(), today);
        let view = View::new(&register, today);
        assert_eq!(register.contracts.len(), 5, "{today}");
        assert!(register.findings.is_empty(), "{today}: {:#?}", register.findings);
        let mut found = found(&view, &money);
        // Far in the future every date looks mistyped.
        found.retain(|line| today.year() < 2075 || !line.starts_with("C130"));
        // What nobody closed is meant to be found, and nothing else.
        let [only] = found.as_slice() else { panic!("{today}: {found:#?}") };
        assert!(only.starts_with("C161 Some(\"WST-012\")"), "{today}: {only}");
        let due = due(&view);
        for wanted in [
            "IMG-017 extension - 21",
            "IMG-017 action second-engineer late",
            "IMG-017 action option-paper 9",
            "EST-009 waiver theatres-ready 24",
            "EST-009 reading audit late",
            "WST-012 expiry - late",
            "IMG-031 action market-engagement 16",
        ] {
            assert!(due.contains(wanted), "{today}: no `{wanted}` in {due:#?}");
        }
        // A day or so to and fro: a month's last day, a weekend, a bank holiday.
        for (begins, days) in [
            ("EST-009 notice -", 9..=10),
            ("EST-009 reprocure -", 9..=10),
            ("IMG-017 obligation insurance", 11..=12),
            ("IMG-017 case query-1/meeting", 1..=7),
            ("IMG-017 review -", 6..=10),
        ] {
            let near = |day: i64| due.contains(&format!("{begins} {day}"));
            assert!(days.into_iter().any(near), "{today}: no `{begins}` in {due:#?}");
        }
    }
}

#[test]
fn the_example_still_has_something_to_say_weeks_later() {
    for made in days().into_iter().step_by(3) {
        let files = starter::example(made).unwrap();
        for later in [0, 1, 9, 20, 30, 45, 60] {
            let as_of = made + chrono::Days::new(later);
            let (register, money) = read(files.clone(), as_of);
            let view = View::new(&register, as_of);
            let views = std::slice::from_ref(&view);
            let due = report::due::report(views, &Query::default(), &Default::default());
            assert!(shown(&due) > 8, "{made} and {later} days: {} due", shown(&due));
            let breaches = report::breaches::report(views, &Query::default(), &Default::default());
            assert!(!breaches.sheets[0].rows.is_empty(), "{made} and {later} days: no breach");
            assert!(!breaches.sheets[1].rows.is_empty(), "{made} and {later} days: nothing missing");
            for at in 0..register.contracts.len() {
                let document = report::show::report(&view, at, &money);
                assert_eq!(document.report, "show");
            }
            let worst = rules::check(&view, &money).iter().map(|finding| finding.severity).max();
            assert!(worst < Some(Severity::Error), "{made} and {later} days");
        }
    }
}

#[test]
fn each_part_of_the_example_is_in_its_breaches() {
    let today = date("2026-10-05");
    let (register, _) = read(starter::example(today).unwrap(), today);
    let view = View::new(&register, today);
    let mut text = Vec::new();
    let breaches = |all| {
        let options = report::breaches::Options { all, ..Default::default() };
        report::breaches::report(std::slice::from_ref(&view), &Query::default(), &options)
    };
    let screen = cm::render::Screen::default();
    cm::render::render(&breaches(false), cm::render::Format::Csv, &screen, &mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("IMG-017,response,2026-09,91.7"), "{text}");
    assert!(text.contains("EST-009,theatres-ready,2026-09,98.3"), "{text}");
    assert!(text.contains("EST-009,audit,2026-08,"), "{text}");
    assert!(shown(&breaches(true)) > shown(&breaches(false)) + 4, "the spell that is over");
}

#[test]
fn the_last_days_of_the_calendar_are_refused() {
    assert!(starter::example(date("9999-06-15")).is_err());
    assert!(starter::example(date("0001-06-15")).is_err());
}

#[test]
fn an_empty_register_checks_clean() {
    for name in ["Trust", "a \"quoted\" \\ name", "tab\there", "", "Ysbyty Gwynedd ⚕", "\u{1}\u{7f}"] {
        let today = date("2026-10-05");
        let (register, money) = read(starter::empty(name), today);
        assert_eq!(register.name, name);
        let view = View::new(&register, today);
        let clean = if name.contains(char::is_control) { 1 } else { 0 };
        let found = found(&view, &money);
        assert!(found.len() <= clean, "{name}: {found:?}");
        assert!(due(&view).is_empty());
    }
}

/// A line `#key = …` or `#[table]` is a setting that is shown; `# …` is prose.
fn uncommented(text: &str) -> String {
    let line = |line: &str| match line.strip_prefix('#') {
        Some(rest) if !rest.starts_with(' ') && !rest.is_empty() => format!("{rest}\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

fn file<'f>(files: &'f [File], path: &str) -> &'f str {
    files.iter().find(|(own, _)| *own == path).map(|(_, text)| text.as_str()).unwrap()
}

/// Every key of a TOML value as the path of its table, a space and itself.
fn keys(value: &toml::Value, table: &str, into: &mut BTreeSet<String>) {
    match value {
        toml::Value::Table(entries) => {
            for (key, value) in entries {
                into.insert(format!("{table} {key}"));
                keys(value, format!("{table}.{key}").trim_start_matches('.'), into);
            }
        }
        toml::Value::Array(items) => items.iter().for_each(|item| keys(item, table, into)),
        _ => {}
    }
}

#[test]
fn every_key_of_the_format_is_shown() {
    /// Shown in a comment beside the key that it stands in for.
    const INSTEAD: [&str; 5] = ["declined", "at_most", "between", "exactly", "met"];
    let files = starter::empty("a");
    for (path, format) in [("cm.toml", SETTINGS_KEYS), ("template.toml", CONTRACT_KEYS)] {
        let text = uncommented(file(&files, path));
        let mut shown = BTreeSet::new();
        keys(&toml::from_str(&text).unwrap(), "", &mut shown);
        for (table, known) in format {
            // The names of tiers and procedures are the register's own.
            let table = match *table {
                "tier" => "tier.gold",
                "procedure" => "procedure.local-query",
                "procedure.step" => "procedure.local-query.step",
                other => other,
            };
            for key in *known {
                let instead = INSTEAD.contains(key) && text.contains(key);
                let wanted = format!("{table} {key}");
                let nested = table.contains("target_change.failure") && *key == "threshold";
                assert!(shown.contains(&wanted) || instead || nested, "{path}: {wanted}");
            }
        }
    }
}

#[test]
fn the_settings_shown_are_the_defaults() {
    let files = starter::empty("a");
    let today = date("2026-10-05");
    let (plain, _) = read(files.clone(), today);
    let mut shown = files;
    for (path, text) in &mut shown {
        if *path == "cm.toml" {
            *text = uncommented(text);
        }
    }
    let (shown, _) = read(shown, today);
    assert!(shown.findings.is_empty(), "{:#?}", shown.findings);
    let same = |register: &Register| {
        let own = &register.settings;
        let tiers: Vec<_> = own.tiers.iter().map(|tier| format!("{tier:?}")).collect();
        let lengths = (own.horizon, own.report_within, own.meetings, own.financial_year);
        let names = (own.currency.to_string(), own.calendar.name(), own.default_tier.value.clone());
        format!("{tiers:?} {lengths:?} {names:?} {:?} {:?}", own.calendar, own.check.deny)
    };
    assert_eq!(same(&plain), same(&shown));
    assert_eq!(shown.settings.procedures.len(), 1);
    assert_eq!(shown.settings.allows.len(), 1);
    assert_eq!(shown.settings.definitions.len(), 1);
}

#[test]
fn the_template_with_everything_in_it_can_be_read() {
    let mut files = starter::empty("a");
    let template = uncommented(file(&files, "template.toml"));
    files.push(("contracts/ABC-001.toml", template));
    let plain = file(&files, "template.toml").replace("ABC-001", "ABC-009");
    files.push(("contracts/ABC-009.toml", plain));
    let today = date("2026-10-05");
    let (register, _) = read(files, today);
    assert!(register.findings.is_empty(), "{:#?}", register.findings);
    assert_eq!(register.contracts.len(), 2);
    let full = &register.contracts[0];
    assert_eq!(full.measures.len(), 1);
    assert_eq!(full.cases.len(), 1);
    assert_eq!(full.definitions.len(), 1);
    let view = View::new(&register, today);
    let _ =
        due::items(&view.context, full, &view.context.facts(full, &register.readings[0]), date("2030-01-01"));
}
