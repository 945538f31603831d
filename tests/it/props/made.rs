//! Small registers, different from each other: a few contracts with terms, money, measures, history and
//! readings, most of it in order and some of it not.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use std::fmt::Write as _;

/// A register before it is written down.
#[derive(Clone, Debug)]
pub(super) struct Made {
    /// Its contracts.
    pub(super) contracts: Vec<Contract>,
    /// The day that it is looked at, in days from the first one.
    pub(super) as_of: u32,
}

/// Days are counted from the first of January 2024.
type Day = u32;

#[derive(Clone, Debug)]
pub(super) struct Contract {
    title: String,
    tier: Option<&'static str>,
    planned: bool,
    closed: Option<Day>,
    start: Option<Day>,
    end: Option<Day>,
    terminated: Option<Day>,
    notice: Option<&'static str>,
    auto_renew: Option<&'static str>,
    extension: Option<(&'static str, Option<u32>, Option<Day>)>,
    total: Option<u32>,
    currency: Option<&'static str>,
    measures: Vec<Measure>,
    actions: Vec<(Option<Day>, Option<Day>, Option<Day>)>,
    variations: Vec<(Day, Option<i32>, Option<Day>)>,
    reviews: Vec<Day>,
    obligation: Option<(Day, Option<&'static str>)>,
    case: Option<(Day, Option<Day>)>,
    spend: Vec<(Day, u32)>,
}

#[derive(Clone, Debug)]
struct Measure {
    frequency: Option<&'static str>,
    target: &'static str,
    waiver: Option<(Day, Day, Day)>,
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Row {
    period: u32,
    value: u32,
    status: &'static str,
    recorded: Option<Day>,
}

/// The day of that number.
pub(super) fn date(day: Day) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + Days::new(day.into())
}

fn day() -> impl Strategy<Value = Day> {
    0u32..1500
}

fn maybe<S: Strategy>(one: S) -> impl Strategy<Value = Option<S::Value>>
where
    S::Value: Clone,
{
    prop::option::of(one)
}

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(words)
}

const LENGTHS: &[&str] = &["1 month", "6 months", "1 year", "30 days", "10 working days", "P1Y6M"];
const TARGETS: &[&str] = &[
    "target.at_least = 95.0\nfailure = { serious = 90.0, severe = 80 }",
    "target.at_most = 10",
    "target.between = [40.0, 60]",
    "",
];

fn row() -> impl Strategy<Value = Row> {
    let status = one_of(&["", "", "", "", "revised", "provisional", "excluded", "none"]);
    (0u32..30, 0u32..1100, status, maybe(day())).prop_map(|(period, value, status, recorded)| Row {
        period,
        value,
        status,
        recorded,
    })
}

fn measure() -> impl Strategy<Value = Measure> {
    let frequency = maybe(one_of(&["monthly", "monthly", "quarterly", "yearly", "once"]));
    let waiver = maybe((day(), 0u32..300, day()));
    (frequency, one_of(TARGETS), waiver, prop::collection::vec(row(), 0..12))
        .prop_map(|(frequency, target, waiver, rows)| Measure { frequency, target, waiver, rows })
}

fn title() -> impl Strategy<Value = String> {
    "[A-Za-z=+@,;\"'£é东|<*_ -]{0,12}x"
}

prop_compose! {
    fn term()(
        start in maybe(day()), length in maybe(1u32..1200), terminated in prop::option::weighted(0.1, day()),
        notice in maybe(one_of(LENGTHS)), auto_renew in maybe(one_of(LENGTHS)),
        extension in maybe((one_of(LENGTHS), maybe(0u32..100_000), maybe(day()))),
        planned in prop::bool::weighted(0.1), closed in prop::option::weighted(0.15, day()),
    ) -> Contract {
        let end = length.map(|length| start.unwrap_or(300) + length);
        Contract {
            start, end, terminated, notice, auto_renew, extension, planned, closed,
            title: String::new(), tier: None, total: None, currency: None, measures: Vec::new(),
            actions: Vec::new(), variations: Vec::new(), reviews: Vec::new(), obligation: None, case: None,
            spend: Vec::new(),
        }
    }
}

prop_compose! {
    fn contract()(
        term in term(), title in title(), tier in maybe(one_of(&["gold", "silver", "bronze"])),
        total in maybe(0u32..10_000_000), currency in maybe(one_of(&["GBP", "EUR", "JPY"])),
        measures in prop::collection::vec(measure(), 0..3),
        actions in prop::collection::vec((maybe(day()), maybe(day()), maybe(day())), 0..3),
        variations in prop::collection::vec((day(), maybe(-50_000i32..50_000), maybe(day())), 0..2),
        reviews in prop::collection::vec(day(), 0..3),
        obligation in maybe((day(), maybe(one_of(LENGTHS)))), case in maybe((day(), maybe(day()))),
        spend in prop::collection::vec((day(), 1u32..1_000_000), 0..4),
    ) -> Contract {
        Contract { title, tier, total, currency, measures, actions, variations, reviews, obligation, case, spend, ..term }
    }
}

/// Any register.
pub(super) fn register() -> impl Strategy<Value = Made> {
    (prop::collection::vec(contract(), 1..4), day()).prop_map(|(contracts, as_of)| Made { contracts, as_of })
}

impl Made {
    /// The files of the register, pinned to a day.
    pub(super) fn files(&self, as_of: NaiveDate) -> Vec<(String, String)> {
        let mut files = vec![("cm.toml".to_owned(), format!("format = 1\nas_of = {as_of}\n"))];
        let mut spend = "contract,date,amount,kind\n".to_owned();
        for (at, contract) in self.contracts.iter().enumerate() {
            files.push((format!("contracts/C-{at}.toml"), contract.text(at)));
            files.push((format!("readings/C-{at}.csv"), contract.readings()));
            for (day, amount) in &contract.spend {
                writeln!(spend, "C-{at},{},{amount}.50,", date(*day)).unwrap();
            }
        }
        files.push(("spend/all.csv".to_owned(), spend));
        files
    }
}

fn dated(out: &mut String, key: &str, day: Option<Day>) {
    if let Some(day) = day {
        writeln!(out, "{key} = {}", date(day)).unwrap();
    }
}

fn quoted(out: &mut String, key: &str, word: Option<&str>) {
    if let Some(word) = word {
        writeln!(out, "{key} = \"{}\"", word.replace('"', "\\\"")).unwrap();
    }
}

impl Contract {
    fn text(&self, at: usize) -> String {
        let mut out = format!("id = \"C-{at}\"\nsupplier = \"Example {at} Ltd\"\n");
        quoted(&mut out, "title", Some(&self.title));
        quoted(&mut out, "tier", self.tier);
        quoted(&mut out, "status", self.planned.then_some("planned"));
        dated(&mut out, "closed", self.closed);
        out.push_str("[people]\ncontract_manager = \"A. Example\"\n[term]\n");
        dated(&mut out, "start", self.start);
        dated(&mut out, "end", self.end);
        dated(&mut out, "terminated", self.terminated);
        quoted(&mut out, "notice", self.notice);
        quoted(&mut out, "auto_renew", self.auto_renew.filter(|_| self.end.is_some()));
        if let Some((length, value, taken)) = self.extension.filter(|_| self.end.is_some()) {
            writeln!(out, "[[term.extension]]\nlength = \"{length}\"").unwrap();
            if let Some(value) = value {
                writeln!(out, "value = {value}.00").unwrap();
            }
            dated(&mut out, "taken", taken);
        }
        out.push_str("[value]\n");
        if let Some(total) = self.total {
            writeln!(out, "total = {total}.{}", ["0", "25", "5"][at % 3]).unwrap();
        }
        quoted(&mut out, "currency", self.currency);
        self.measures(&mut out);
        self.history(&mut out);
        out
    }

    fn measures(&self, out: &mut String) {
        for (at, measure) in self.measures.iter().enumerate() {
            let statement = if at % 2 == 0 { "Share" } else { "Share of \\\"calls\\\" answered promptly" };
            writeln!(out, "[[kpi]]\nid = \"k{at}\"\nstatement = \"{statement}\"\nunit = \"points\"").unwrap();
            quoted(out, "frequency", measure.frequency);
            writeln!(out, "{}", measure.target).unwrap();
            if let Some((from, days, agreed)) = measure.waiver {
                writeln!(out, "[[waiver]]\nkpi = \"k{at}\"\nreason = \"works\"\nagreed_by = \"B\"").unwrap();
                dated(out, "from", Some(from));
                dated(out, "until", Some(from + days));
                dated(out, "agreed", Some(agreed));
            }
        }
    }

    fn history(&self, out: &mut String) {
        for (at, (raised, due, done)) in self.actions.iter().enumerate() {
            writeln!(out, "[[action]]\nid = \"a{at}\"\nwhat = \"Do it\"").unwrap();
            dated(out, "raised", *raised);
            dated(out, "due", *due);
            dated(out, "done", *done);
        }
        for (at, (agreed, change, end)) in self.variations.iter().enumerate() {
            writeln!(out, "[[variation]]\nid = \"v{at}\"\nsummary = \"More\"").unwrap();
            dated(out, "agreed", Some(*agreed));
            dated(out, "new_end", *end);
            if let Some(change) = change {
                writeln!(out, "value_change = {change}").unwrap();
            }
        }
        for held in &self.reviews {
            writeln!(out, "[[review]]\nheld = {}", date(*held)).unwrap();
        }
        if let Some((first, every)) = self.obligation {
            writeln!(out, "[[obligation]]\nid = \"o\"\nwhat = \"Report\"\nfirst = {}", date(first)).unwrap();
            quoted(out, "every", every);
        }
        if let Some((opened, closed)) = self.case {
            writeln!(out, "[[case]]\nid = \"q\"\nprocedure = \"contract-query\"").unwrap();
            dated(out, "opened", Some(opened));
            dated(out, "closed", closed);
        }
    }

    fn readings(&self) -> String {
        let mut out = "kpi,period,value,status,recorded,note\n".to_owned();
        for (at, measure) in self.measures.iter().enumerate() {
            for row in &measure.rows {
                let (year, part) = (2024 + row.period / 12, row.period % 12);
                let period = match measure.frequency {
                    Some("quarterly") => format!("{year}/{:02}-Q{}", (year + 1) % 100, part % 4 + 1),
                    Some("yearly") => format!("{year}/{:02}", (year + 1) % 100),
                    _ => format!("{year}-{:02}", part + 1),
                };
                let value = match row.status {
                    "excluded" | "none" => String::new(),
                    _ => format!("{}.{}", row.value / 10, row.value % 10),
                };
                let recorded = row.recorded.map(|day| date(day).to_string()).unwrap_or_default();
                writeln!(out, "k{at},{period},{value},{},{recorded},because", row.status).unwrap();
            }
        }
        out
    }
}
