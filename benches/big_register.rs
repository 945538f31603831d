//! Writes a large, valid, made-up register for benchmarks.
//!
//! ```text
//! big_register DIR [--contracts 10000] [--measures-per-contract 4] [--readings 1000000]
//!                  [--as-of 2026-06-30] [--seed 1] [--bad 0]
//! ```
//!
//! The same arguments give the same bytes: there is no clock and no outside randomness. Beside the
//! register, and not in it, are written `DIR.expected` (counts), `DIR.targets.csv` and
//! `DIR.readings.csv` (the same facts as two tables, for tools that read tables).
//!
//! `--bad N` adds N faulty rows to the readings, each with one fault and never two in one file. The
//! tables and the counts leave them out.

#![expect(clippy::disallowed_methods, reason = "a tool beside the program: it writes files and says so")]

use std::error::Error;
use std::ffi::OsString;
use std::fmt::{self, Write as _};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const USAGE: &str = "usage: big_register DIR [--contracts N] [--measures-per-contract N] \
                     [--readings N] [--as-of DATE] [--seed N] [--bad N]";

fn main() -> Result<()> {
    let options = Options::read(std::env::args().skip(1))?;
    let counts = write_register(&options)?;
    let text = counts.text(&options);
    fs::write(beside(&options.dir, ".expected"), &text)?;
    io::stdout().write_all(text.as_bytes())?;
    Ok(())
}

// ---------------------------------------------------------------------------------------------
// Options

struct Options {
    dir: PathBuf,
    contracts: i64,
    measures: i64,
    readings: i64,
    as_of: Date,
    seed: u64,
    bad: i64,
}

impl Options {
    fn read(mut args: impl Iterator<Item = String>) -> Result<Self> {
        let mut dir = None;
        let mut options = Self {
            dir: PathBuf::new(),
            contracts: 10_000,
            measures: 4,
            readings: 1_000_000,
            as_of: Date::of(2026, 6, 30),
            seed: 1,
            bad: 0,
        };
        while let Some(arg) = args.next() {
            if !arg.starts_with("--") {
                if dir.replace(PathBuf::from(arg)).is_some() {
                    return Err(USAGE.into());
                }
                continue;
            }
            let value = args.next().ok_or(USAGE)?;
            let number = |least: i64| match value.parse::<i64>() {
                Ok(n) if n >= least => Ok(n),
                _ => Err(format!("{arg} needs a whole number from {least}, not {value:?}")),
            };
            match arg.as_str() {
                "--contracts" => options.contracts = number(1)?,
                "--measures-per-contract" => options.measures = number(1)?,
                "--readings" => options.readings = number(1)?,
                "--bad" => options.bad = number(0)?,
                "--seed" => options.seed = number(0)?.unsigned_abs(),
                "--as-of" => {
                    options.as_of = Date::parse(&value).ok_or("--as-of needs a date such as 2026-06-30")?;
                }
                _ => return Err(USAGE.into()),
            }
        }
        options.dir = dir.ok_or(USAGE)?;
        let most = i64::try_from(MEASURES.len())?;
        if options.measures > most {
            return Err(format!("at most {most} measures a contract").into());
        }
        if options.readings > options.contracts * options.measures * 600 {
            return Err("at most 600 readings a measure".into());
        }
        if options.bad > options.contracts {
            return Err("at most one bad row a contract".into());
        }
        Ok(options)
    }
}

/// A path beside the register: `DIR` with something added to its name.
fn beside(dir: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = dir.components().collect::<PathBuf>().into_os_string();
    name.push(suffix);
    PathBuf::from(name)
}

// ---------------------------------------------------------------------------------------------
// Dates and random numbers

/// A day, counted from 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Date(i64);

impl Date {
    fn of(year: i64, month: i64, day: i64) -> Self {
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let of_era = y.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Self(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
    }

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-').map(|part| part.parse::<i64>().ok());
        let date = Self::of(parts.next()??, parts.next()??, parts.next()??);
        (date.to_string() == text).then_some(date)
    }

    fn parts(self) -> (i64, i64, i64) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let of_era = z.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        (year + era * 400 + i64::from(month <= 2), month, day)
    }

    fn month(self) -> Month {
        let (year, month, _) = self.parts();
        Month(year * 12 + month - 1)
    }

    fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// Years and months keep the day of the month or take the month's last day.
    fn plus_months(self, months: i64) -> Self {
        let day = self.parts().2;
        let month = self.month().plus(months);
        month.first().plus(day - 1).min(month.last())
    }

    /// The end of a term that is lengthened by months.
    fn end_plus_months(self, months: i64) -> Self {
        self.plus(1).plus_months(months).plus(-1)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// A month, counted from year 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Month(i64);

impl Month {
    fn plus(self, months: i64) -> Self {
        Self(self.0 + months)
    }

    fn first(self) -> Date {
        Date::of(self.0.div_euclid(12), self.0.rem_euclid(12) + 1, 1)
    }

    fn last(self) -> Date {
        self.plus(1).first().plus(-1)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.div_euclid(12), self.0.rem_euclid(12) + 1)
    }
}

/// `SplitMix64`. Every contract has its own, so a larger register begins like a smaller one.
struct Random(u64);

impl Random {
    fn new(seed: u64, contract: i64) -> Self {
        let mut random = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ contract.unsigned_abs());
        random.0 = random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From `low` to `high`, both included.
    fn range(&mut self, low: i64, high: i64) -> i64 {
        let span = (high - low + 1).max(1).unsigned_abs();
        low + i64::try_from(self.next() % span).unwrap_or(0)
    }

    fn chance(&mut self, per_mille: i64) -> bool {
        self.range(0, 999) < per_mille
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let span = u64::try_from(list.len()).unwrap_or(1);
        &list[usize::try_from(self.next() % span).unwrap_or(0)]
    }
}

// ---------------------------------------------------------------------------------------------
// What the made-up contracts are about

/// A kind of measure. Figures are in steps of the last decimal place: 985 with one place is 98.5.
struct Measure {
    id: &'static str,
    statement: &'static str,
    unit: &'static str,
    at_least: bool,
    places: u32,
    target: (i64, i64),
    slack: i64,
    serious: i64,
    severe: i64,
    method: &'static str,
    source: &'static str,
}

const MEASURES: [Measure; 8] = [
    Measure {
        id: "uptime",
        statement: "Share of contracted hours in which the service is available, all sites together, each month",
        unit: "%",
        at_least: true,
        places: 2,
        target: (9700, 9900),
        slack: 100,
        serious: 100,
        severe: 300,
        method: "contracted hours less unplanned downtime, over contracted hours",
        source: "service log",
    },
    Measure {
        id: "on-time",
        statement: "Share of orders delivered by the date agreed in the order, each month",
        unit: "%",
        at_least: true,
        places: 1,
        target: (940, 970),
        slack: 30,
        serious: 30,
        severe: 80,
        method: "orders delivered by their date, over orders due in the month",
        source: "order system",
    },
    Measure {
        id: "response",
        statement: "Mean hours from a logged fault to an engineer on site, each month",
        unit: "hours",
        at_least: false,
        places: 2,
        target: (300, 600),
        slack: 150,
        serious: 100,
        severe: 300,
        method: "arrival less call time, mean of the faults closed in the month",
        source: "helpdesk export",
    },
    Measure {
        id: "defects",
        statement: "Defects found for each 1,000 items inspected, each month",
        unit: "per 1,000",
        at_least: false,
        places: 1,
        target: (15, 40),
        slack: 15,
        serious: 10,
        severe: 30,
        method: "defects over items inspected, times 1,000",
        source: "inspection sheets",
    },
    Measure {
        id: "answered",
        statement: "Share of calls answered within 30 seconds, each month",
        unit: "%",
        at_least: true,
        places: 1,
        target: (850, 920),
        slack: 60,
        serious: 50,
        severe: 120,
        method: "calls answered within 30 seconds, over calls offered",
        source: "telephone system",
    },
    Measure {
        id: "complaints",
        statement: "Complaints upheld for each 10,000 users, each month",
        unit: "per 10,000",
        at_least: false,
        places: 1,
        target: (30, 80),
        slack: 30,
        serious: 20,
        severe: 60,
        method: "complaints upheld over users served, times 10,000",
        source: "complaints register",
    },
    Measure {
        id: "trained",
        statement: "Share of the supplier's staff on site with training in date, on the last day of the month",
        unit: "%",
        at_least: true,
        places: 1,
        target: (950, 980),
        slack: 20,
        serious: 30,
        severe: 80,
        method: "staff with training in date over staff on site",
        source: "supplier's training record",
    },
    Measure {
        id: "invoice-errors",
        statement: "Share of invoices returned for correction, each month",
        unit: "%",
        at_least: false,
        places: 2,
        target: (100, 250),
        slack: 100,
        serious: 100,
        severe: 200,
        method: "invoices returned over invoices received",
        source: "finance ledger",
    },
];

/// Title, category, CPV code, kind, what it is for.
const SERVICES: [(&str, &str, &str, &str, &str); 8] = [
    (
        "Scanner maintenance",
        "Clinical equipment",
        "50421000-2",
        "services",
        "Patients are scanned on the day booked",
    ),
    (
        "Cleaning of wards and offices",
        "Facilities",
        "90910000-9",
        "services",
        "Buildings pass each hygiene inspection",
    ),
    ("Patient meals", "Catering", "55520000-1", "services", "Each patient has a hot meal at midday"),
    ("Hosting of records systems", "Digital", "72415000-2", "services", "Records can be read day and night"),
    ("Vehicle leasing", "Fleet", "34100000-8", "goods", "Crews have a vehicle at the start of each shift"),
    ("Linen and laundry", "Facilities", "98310000-9", "services", "Wards have clean linen each morning"),
    ("Waste collection", "Facilities", "90500000-2", "services", "Waste leaves each site on its day"),
    (
        "Laboratory consumables",
        "Clinical supplies",
        "33696500-0",
        "goods",
        "Laboratories do not stop for want of stock",
    ),
];
const PLACES: [&str; 8] = [
    "two sites",
    "north district",
    "all hospitals",
    "Riverside",
    "community clinics",
    "head office",
    "east depot",
    "Hill Road",
];
const SUPPLIER_FIRST: [&str; 10] = [
    "Aldwick",
    "Brightwater",
    "Carrow",
    "Denholm",
    "Eastmoor",
    "Fernhill",
    "Garside",
    "Harlow",
    "Ivybridge",
    "Kestrel",
];
const SUPPLIER_LAST: [&str; 6] =
    ["Services Ltd", "Group plc", "Partners LLP", "Systems Ltd", "Supplies Ltd", "Care CIC"];
const FIRST_NAMES: [&str; 12] =
    ["Amira", "Ben", "Chidi", "Dee", "Elin", "Farah", "Gareth", "Hana", "Iain", "Joy", "Kasia", "Liam"];
const LAST_NAMES: [&str; 10] =
    ["Adeyemi", "Brown", "Clarke", "Davies", "Evans", "Fraser", "Green", "Hughes", "Iqbal", "Jones"];
const POSTS: [&str; 5] =
    ["Head of Radiology", "Head of Estates", "Director of Digital", "Operations Manager", "Head of Catering"];
const SUMMARIES: [&str; 5] = [
    "Figures agreed; no action",
    "Backlog cleared since the last meeting",
    "New account manager introduced",
    "Late deliveries discussed; plan agreed",
    "Price review deferred to the next meeting",
];
const ACTIONS: [&str; 5] = [
    "Supplier to hold spare parts on site",
    "Send the revised rota for night cover",
    "Agree the new call-out procedure",
    "Share the root cause of last month's outage",
    "Correct the March invoices",
];
const RISKS: [&str; 4] = [
    "Single engineer certified for the equipment",
    "Supplier depends on one subcontractor",
    "Lease of the depot ends before the contract",
    "Data cannot be exported without the supplier",
];
const NOTES: [&str; 5] = [
    "\"part on order, fitted the next week\"",
    "staff sickness",
    "\"two sites closed, heating failure\"",
    "see minutes",
    "\"supplier says \"\"late data\"\", not accepted\"",
];

// ---------------------------------------------------------------------------------------------
// One contract

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Live,
    Expired,
    Closed,
    Terminated,
}

/// The `[term]` table with what follows from it, worked out before the text is written.
struct Term {
    lines: String,
    after: String,
    /// The last day in force where that is in the past.
    over: Option<Date>,
    state: State,
}

struct Chosen {
    kind: &'static Measure,
    target: i64,
    first: Month,
    /// Months without a reading, by their offset from `first`.
    missing: Vec<i64>,
}

struct Contract {
    id: String,
    toml: String,
    readings: String,
    targets: String,
    annual: i64,
    rows: i64,
    wrong: i64,
    missing: i64,
}

fn decimal(steps: i64, places: u32) -> String {
    let unit = 10_i64.pow(places);
    let width = usize::try_from(places).unwrap_or(0);
    format!("{}.{:0width$}", steps / unit, steps % unit)
}

fn money(pounds: i64) -> String {
    let mut text = pounds.to_string();
    let mut at = text.len();
    while at > 3 {
        at -= 3;
        text.insert(at, '_');
    }
    text + ".00"
}

fn person(random: &mut Random) -> String {
    format!("{} {}", random.pick(&FIRST_NAMES), random.pick(&LAST_NAMES))
}

/// A day at most `days` before the as-of date or after it, most often the last of a month.
fn some_end(random: &mut Random, from: Date, least: i64, most: i64) -> Date {
    let day = from.plus(random.range(least, most));
    if random.chance(700) {
        day.month().last()
    } else {
        let month = day.month();
        month.first().plus(random.range(4, 25))
    }
}

fn term(random: &mut Random, as_of: Date, start: Date) -> Result<Term> {
    let mut lines = String::new();
    let mut after = String::new();
    writeln!(lines, "signed = {}\nstart = {start}", start.plus(-random.range(5, 60)))?;
    let state = match random.range(0, 999) {
        0..=19 => State::Closed,
        20..=44 => State::Expired,
        45..=59 => State::Terminated,
        _ => State::Live,
    };
    let mut over = None;
    match state {
        State::Closed | State::Expired => {
            let longest = if state == State::Closed { 240 } else { 120 };
            let end = as_of.plus(-random.range(20, longest));
            writeln!(lines, "end = {end}")?;
            over = Some(end);
        }
        State::Terminated => {
            let end = as_of.plus(-random.range(20, 100));
            writeln!(lines, "end = {}\nterminated = {end}", some_end(random, as_of, 60, 700))?;
            over = Some(end);
        }
        State::Live => live_term(random, as_of, start, &mut lines, &mut after)?,
    }
    if random.chance(650) || state != State::Live {
        let why = random.pick(&[
            "service moves in-house",
            "joins the regional framework",
            "need ends with the building",
        ]);
        writeln!(lines, "no_successor = \"{why}\"")?;
    }
    Ok(Term { lines, after, over, state })
}

fn live_term(
    random: &mut Random,
    as_of: Date,
    start: Date,
    lines: &mut String,
    after: &mut String,
) -> Result<()> {
    let notice = *random.pick(&["1 month", "3 months", "6 months", "90 days", "12 weeks"]);
    match random.range(0, 99) {
        // Options to extend.
        0..=39 => {
            let now = some_end(random, as_of, 35, 1000);
            let taken = random.chance(300);
            let end = if taken { now.end_plus_months(-12) } else { now };
            writeln!(lines, "end = {end}")?;
            if random.chance(500) {
                writeln!(lines, "notice = \"{notice}\"")?;
            }
            let value = money(random.range(10, 400) * 1000);
            if taken {
                let day = end.plus(-random.range(30, 120)).min(as_of.plus(-random.range(1, 60)));
                write!(
                    after,
                    "\n[[term.extension]]\nlength = \"12 months\"\nvalue = {value}\ntaken = {day}\n"
                )?;
            }
            write!(after, "\n[[term.extension]]\nlength = \"12 months\"\nvalue = {value}\n")?;
            if random.chance(600) {
                let by = now.plus(-random.range(30, 180));
                writeln!(after, "decide_by = {by}")?;
                if by < as_of && random.chance(700) {
                    writeln!(after, "declined = {}", by.plus(-random.range(1, 20)))?;
                }
            }
        }
        // Renews by itself; its first end may lie years back.
        40..=74 => {
            let end = some_end(random, start.plus_months(12), 0, 900);
            writeln!(lines, "end = {end}\nnotice = \"{notice}\"\nauto_renew = \"12 months\"")?;
        }
        // Notice was given in time.
        75..=79 => {
            let end = some_end(random, as_of, 60, 330);
            let given = end.plus_months(-6).min(as_of).plus(-random.range(1, 40));
            writeln!(
                lines,
                "end = {end}\nnotice = \"6 months\"\nauto_renew = \"12 months\"\nnotice_given = {given}"
            )?;
        }
        // No end.
        80..=83 => writeln!(lines, "notice = \"{notice}\"")?,
        // To be ended early.
        84 => {
            let end = some_end(random, as_of, 200, 700);
            writeln!(lines, "end = {end}\nterminated = {}", as_of.plus(random.range(5, 150)))?;
        }
        // A fixed end, sometimes moved by a variation.
        moved => {
            let now = some_end(random, as_of, 35, 1000);
            let end = if moved < 88 { now.end_plus_months(-6) } else { now };
            writeln!(lines, "end = {end}")?;
            if moved < 88 {
                let agreed = end.plus(-random.range(10, 90)).min(as_of.plus(-random.range(1, 60)));
                write!(
                    after,
                    "\n[[variation]]\nid = \"V1\"\nagreed = {agreed}\neffective = {agreed}\n\
                     summary = \"Six more months while the new tender runs\"\nvalue_change = {}\nnew_end = {now}\n",
                    money(random.range(5, 90) * 1000)
                )?;
            }
        }
    }
    Ok(())
}

fn contract(options: &Options, number: i64) -> Result<Contract> {
    let mut random = Random::new(options.seed, number);
    let random = &mut random;
    let as_of = options.as_of;
    let id = format!("C{number:05}");

    // Readings are shared out evenly; the first measures take what is left over.
    let all = options.contracts * options.measures;
    let (each, over) = (options.readings / all, options.readings % all);
    let rows: Vec<i64> =
        (0..options.measures).map(|m| each + i64::from((number - 1) * options.measures + m < over)).collect();

    let longest = rows.iter().copied().max().unwrap_or(0) + 12;
    let first_month = as_of.month().plus(-longest.max(32) - random.range(0, 18));
    let start =
        if random.chance(700) { first_month.first() } else { first_month.first().plus(random.range(1, 27)) };
    let term = term(random, as_of, start)?;
    let last_ended = as_of.month().plus(-1);
    let last = term.over.map_or(last_ended, |day| day.month().min(last_ended));

    let mut measures = Vec::new();
    let offset = usize::try_from(random.range(0, 7))?;
    for (&count, kind) in rows.iter().zip(MEASURES.iter().cycle().skip(offset)) {
        let mut missing = Vec::new();
        let gaps = if count > 2 && random.chance(25) { random.range(1, 2) } else { 0 };
        let span = count + gaps;
        while i64::try_from(missing.len())? < gaps {
            let at = random.range(0, span - 1);
            if !missing.contains(&at) {
                missing.push(at);
            }
        }
        let target = random.range(kind.target.0, kind.target.1);
        measures.push(Chosen { kind, target, first: last.plus(1 - span), missing });
    }

    let annual = random.range(8, 900) * 1000;
    let toml = contract_text(random, options, &id, start, &term, &measures, annual)?;
    let mut contract = Contract {
        id,
        toml,
        readings: String::new(),
        targets: String::new(),
        annual,
        rows: 0,
        wrong: 0,
        missing: 0,
    };
    readings(random, options, last, &measures, &mut contract)?;
    if term.state != State::Closed {
        contract.missing = measures.iter().map(|m| i64::try_from(m.missing.len()).unwrap_or(0)).sum();
    }
    Ok(contract)
}

/// Target and bands of a measure, the bands on its worse side.
fn bands(chosen: &Chosen) -> (i64, i64) {
    let sign = if chosen.kind.at_least { -1 } else { 1 };
    (chosen.target + sign * chosen.kind.serious, chosen.target + sign * chosen.kind.severe)
}

fn contract_text(
    random: &mut Random,
    options: &Options,
    id: &str,
    start: Date,
    term: &Term,
    measures: &[Chosen],
    annual: i64,
) -> Result<String> {
    let as_of = options.as_of;
    let (service, category, cpv, kind, outcome) = random.pick(&SERVICES);
    let tier = match random.range(0, 99) {
        0..=9 => "gold",
        10..=39 => "silver",
        _ => "bronze",
    };
    let mut t = String::with_capacity(4096);
    writeln!(t, "# {service}: the signed copy is in the deeds store")?;
    writeln!(t, "id = \"{id}\"\nreference = \"C/{}/{}\"", start.parts().0, random.range(1, 900))?;
    writeln!(t, "title = \"{service}, {}\"", random.pick(&PLACES))?;
    writeln!(t, "supplier = \"{} {}\"", random.pick(&SUPPLIER_FIRST), random.pick(&SUPPLIER_LAST))?;
    writeln!(t, "category = \"{category}\"\ncpv = \"{cpv}\"\nkind = \"{kind}\"\ntier = \"{tier}\"")?;
    if tier == "gold" {
        writeln!(t, "critical = true")?;
    }
    if let (State::Closed, Some(day)) = (term.state, term.over) {
        writeln!(t, "closed = {}", day.plus(random.range(0, 20)))?;
    }
    writeln!(t, "route = \"{}\"", random.pick(&["open procedure", "framework call-off", "quotations"]))?;
    writeln!(t, "tags = [\"{}\"]", random.pick(&["clinical", "estates", "digital", "shared"]))?;

    write!(t, "\n[people]\ncontract_manager = \"{}\"\n", person(random))?;
    writeln!(t, "service_owner = \"{}\"", random.pick(&POSTS))?;
    if tier != "bronze" {
        writeln!(t, "finance_contact = \"{}\"", person(random))?;
        writeln!(t, "executive_sponsor = \"{}\"", person(random))?;
    }
    writeln!(t, "supplier_contact = \"{}\"", person(random))?;

    write!(t, "\n[term]\n{}{}", term.lines, term.after)?;

    writeln!(t, "\n[value]\ntotal = {}  # whole life, without VAT", money(annual * random.range(3, 5)))?;
    writeln!(t, "annual = {}\ncost_centre = \"RX{}\"", money(annual), random.range(100, 999))?;
    writeln!(
        t,
        "budget_holder = \"service_owner\"\npricing = \"{}\"",
        random.pick(&["fixed", "block", "rate-card"])
    )?;
    write!(t, "\n[[outcome]]\nid = \"purpose\"\nstatement = \"{outcome}\"\n")?;

    for chosen in measures {
        measure_text(random, &mut t, chosen, tier)?;
    }
    history_text(random, &mut t, options.as_of, start, term, tier)?;
    let waived = random.chance(40) && term.state == State::Live;
    if let Some(chosen) = measures.first().filter(|_| waived) {
        let from = as_of.plus(-random.range(20, 150));
        write!(
            t,
            "\n[[waiver]]\nkpi = \"{}\"\nfrom = {from}\nuntil = {}\nreason = \"Power works by the estates team\"\n\
                 agreed_by = \"service_owner\"\nagreed = {}\n",
            chosen.kind.id,
            from.plus(random.range(30, 200)),
            from.plus(-random.range(0, 15)),
        )?;
    }
    Ok(t)
}

/// Less is written about a bronze contract's measures, as in life.
fn measure_text(random: &mut Random, t: &mut String, chosen: &Chosen, tier: &str) -> Result<()> {
    let kind = chosen.kind;
    let (serious, severe) = bands(chosen);
    let places = kind.places;
    write!(t, "\n[[kpi]]\nid = \"{}\"\nstatement = \"{}\"\n", kind.id, kind.statement)?;
    if tier != "bronze" {
        writeln!(t, "outcome = \"purpose\"")?;
    }
    writeln!(t, "unit = \"{}\"", kind.unit)?;
    let op = if kind.at_least { "at_least" } else { "at_most" };
    writeln!(t, "target.{op} = {}", decimal(chosen.target, places))?;
    let (serious, severe) = (decimal(serious, places), decimal(severe, places));
    if tier == "bronze" {
        writeln!(
            t,
            "failure = {{ serious = {serious} }}\nfrequency = \"monthly\"\nsource = \"{}\"",
            kind.source
        )?;
    } else {
        writeln!(t, "failure = {{ serious = {serious}, severe = {severe} }}\nfrequency = \"monthly\"")?;
        writeln!(t, "method = \"{}\"\nsource = \"{}\"", kind.method, kind.source)?;
    }
    writeln!(t, "owner = \"{}\"", random.pick(&["contract_manager", "service_owner"]))?;
    writeln!(t, "from = {}", chosen.first.first())?;
    Ok(())
}

/// Obligations, reviews, actions and a risk.
fn history_text(
    random: &mut Random,
    t: &mut String,
    as_of: Date,
    start: Date,
    term: &Term,
    tier: &str,
) -> Result<()> {
    let until = term.over.unwrap_or(as_of);

    let every = if random.chance(800) { 12 } else { 6 };
    write!(
        t,
        "\n[[obligation]]\nid = \"insurance\"\nwhat = \"Public liability insurance certificate, £10m\"\n\
         party = \"supplier\"\nfirst = {start}\nevery = \"{every} months\"\n[obligation.done]\n"
    )?;
    let late = random.chance(80);
    for count in 0.. {
        let day = start.plus_months(every * count);
        let next = start.plus_months(every * (count + 1));
        if day > until || (late && next > until) {
            break;
        }
        writeln!(t, "{day} = {}", day.plus(random.range(-20, 6)).min(until))?;
    }
    if random.chance(300) {
        let first = as_of.plus(random.range(-20, 300));
        write!(
            t,
            "\n[[obligation]]\nid = \"price-review\"\nwhat = \"Answer the supplier's indexation request\"\n\
             party = \"buyer\"\nfirst = {first}\n"
        )?;
    }

    let cadence = match tier {
        "gold" => 31,
        "silver" => 92,
        _ => 365,
    };
    let mut held = until.plus(-random.range(1, cadence + cadence / 20));
    for _ in 0..random.range(1, 2) {
        if held < start {
            break;
        }
        write!(
            t,
            "\n[[review]]\nheld = {held}\nby = \"contract_manager\"\nrating = \"{}\"\nsummary = \"{}\"\n",
            random.pick(&["good", "good", "approaching-target", "requires-improvement"]),
            random.pick(&SUMMARIES)
        )?;
        if random.chance(100) {
            writeln!(t, "next = {}", held.plus(cadence + random.range(-10, 10)))?;
        }
        held = held.plus(-cadence - random.range(-5, 5));
    }

    for index in 1..=random.range(0, 2) {
        let due = until.plus(random.range(-120, 60));
        let raised = due.plus(-random.range(20, 50)).min(until);
        write!(
            t,
            "\n[[action]]\nid = \"act-{index}\"\nwhat = \"{}\"\nowner = \"{}\"\nraised = {raised}\ndue = {due}\n",
            random.pick(&ACTIONS),
            random.pick(&["supplier_contact", "contract_manager"]),
        )?;
        if (due < until && random.chance(900)) || random.chance(200) {
            writeln!(t, "done = {}", due.plus(random.range(-10, 10)).max(raised).min(until))?;
        }
    }

    if tier == "bronze" && random.chance(600) {
        return Ok(());
    }
    write!(
        t,
        "\n[[risk]]\nid = \"R1\"\nwhat = \"{}\"\nlikelihood = {}\nimpact = {}\nowner = \"contract_manager\"\nreview = {}\n",
        random.pick(&RISKS),
        random.range(1, 5),
        random.range(1, 5),
        until.plus(random.range(-10, 250))
    )?;
    if random.chance(150) {
        writeln!(t, "closed = {}", until.plus(-random.range(1, 200)))?;
    }
    Ok(())
}

/// The rows of `readings/NN/ID.csv`, oldest month first, as a team would have added them.
fn readings(
    random: &mut Random,
    options: &Options,
    last: Month,
    measures: &[Chosen],
    contract: &mut Contract,
) -> Result<()> {
    for chosen in measures {
        let op = if chosen.kind.at_least { "at_least" } else { "at_most" };
        let (target, places) = (decimal(chosen.target, chosen.kind.places), chosen.kind.places);
        writeln!(
            contract.targets,
            "{},{},{op},{target},{}",
            contract.id,
            chosen.kind.id,
            decimal(bands(chosen).0, places)
        )?;
    }
    // Most contracts go well, a few go badly: 4 % of all readings are on the wrong side.
    let trouble = match random.range(0, 99) {
        0..=4 => 250,
        5..=19 => 80,
        _ => 20,
    };
    let Some(first) = measures.iter().map(|m| m.first).min() else {
        return Ok(());
    };
    let dated = first.plus((last.0 - first.0 + 1) / 2);
    let mut month = first;
    while month <= last {
        // The older half came in with a spreadsheet, when nobody wrote down the day.
        let day = month.last().plus(random.range(3, 12)).min(options.as_of);
        let recorded = if month < dated { String::new() } else { day.to_string() };
        let provisional = month == last && random.chance(100);
        for chosen in measures {
            let at = month.0 - chosen.first.0;
            if at < 0 || chosen.missing.contains(&at) {
                continue;
            }
            contract.rows += 1;
            write!(contract.readings, "{},{},{month},", contract.id, chosen.kind.id)?;
            match random.range(0, 999) {
                0 => {
                    writeln!(contract.readings, ",excluded,{recorded},\"site shut, agreed in the minutes\"")?;
                }
                1 | 2 => writeln!(contract.readings, ",none,{recorded},")?,
                _ => {
                    let wrong = random.chance(trouble);
                    contract.wrong += i64::from(wrong);
                    let value = decimal(figure(random, chosen, wrong), chosen.kind.places);
                    let status = if provisional { "provisional" } else { "" };
                    let note = if wrong && random.chance(100) { random.pick(&NOTES) } else { "" };
                    writeln!(contract.readings, "{value},{status},{recorded},{note}")?;
                }
            }
        }
        month = month.plus(1);
    }
    Ok(())
}

/// A reading on the right side of its target (the target itself is), or on the wrong one.
fn figure(random: &mut Random, chosen: &Chosen, wrong: bool) -> i64 {
    let kind = chosen.kind;
    let better = if kind.at_least { 1 } else { -1 };
    let distance = if wrong {
        -match random.range(0, 99) {
            0..=4 => random.range(kind.severe, kind.severe + kind.serious),
            5..=24 => random.range(kind.serious, kind.severe),
            _ => random.range(1, kind.serious),
        }
    } else {
        random.range(0, kind.slack)
    };
    let value = (chosen.target + better * distance).max(0);
    if kind.unit == "%" { value.min(10_i64.pow(kind.places + 2)) } else { value }
}

/// One faulty row for a contract: what is wrong goes round by `kind`.
fn bad_row(contract: &Contract, kind: i64) -> String {
    let id = &contract.id;
    let first = contract.readings.lines().next().unwrap_or_default();
    let mut cells = first.split(',').skip(1);
    let (kpi, period) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
    let recorded = cells.nth(2).unwrap_or_default();
    match kind % 5 {
        // No such month.
        0 => format!("{id},{kpi},2026-13,1.0,,,\n"),
        // No such measure.
        1 => format!("{id},no-such-measure,{period},1.0,,,\n"),
        // Before the measure begins.
        2 => format!("{id},{kpi},1999-01,1.0,,,\n"),
        // A second reading of a period that has one, and another figure.
        3 => format!("{id},{kpi},{period},0.123,,{recorded},\n"),
        // Cells are missing.
        _ => format!("{id},{kpi}\n"),
    }
}

// ---------------------------------------------------------------------------------------------
// The register

#[derive(Default)]
struct Counts {
    rows: i64,
    wrong: i64,
    missing: i64,
    files: i64,
    bytes: u64,
}

impl Counts {
    fn text(&self, options: &Options) -> String {
        format!(
            "as_of = {}\nseed = {}\ncontracts = {}\nmeasures = {}\nreadings = {}\nbreaches = {}\nmissing = {}\n\
             bad = {}\nfiles = {}\nbytes = {}\n",
            options.as_of,
            options.seed,
            options.contracts,
            options.contracts * options.measures,
            self.rows,
            self.wrong,
            self.missing,
            options.bad,
            self.files,
            self.bytes
        )
    }

    fn save(&mut self, path: &Path, text: &str) -> Result<()> {
        fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))?;
        self.files += 1;
        self.bytes += u64::try_from(text.len())?;
        Ok(())
    }
}

fn write_register(options: &Options) -> Result<Counts> {
    const HEADER: &str = "contract,kpi,period,value,status,recorded,note\n";
    let dir = &options.dir;
    fs::create_dir_all(dir)?;
    if fs::read_dir(dir)?.next().is_some() {
        return Err(format!("{} is not empty; remove it first", dir.display()).into());
    }
    let folders = options.contracts.min(100);
    for folder in 0..folders {
        fs::create_dir_all(dir.join(format!("contracts/{folder:02}")))?;
        fs::create_dir_all(dir.join(format!("readings/{folder:02}")))?;
    }
    fs::create_dir_all(dir.join("spend"))?;

    let mut counts = Counts::default();
    counts.save(
        &dir.join("cm.toml"),
        &format!(
            "format = 1\nname = \"Benchmark register\"\ncurrency = \"GBP\"\ncalendar = \"england-and-wales\"\n\
             horizon = \"30 days\"\nreport_within = \"15 working days\"\nas_of = {}  # pinned: the figures are made up\n",
            options.as_of
        ),
    )?;

    let mut targets = BufWriter::new(File::create(beside(dir, ".targets.csv"))?);
    let mut table = BufWriter::new(File::create(beside(dir, ".readings.csv"))?);
    targets.write_all(b"contract,kpi,op,target,serious\n")?;
    table.write_all(HEADER.as_bytes())?;
    let mut spend = "contract,date,amount,kind,reference\n".to_owned();

    let mut bad = 0;
    for number in 1..=options.contracts {
        let contract = contract(options, number)?;
        let place = format!("{:02}/{}", number % folders, contract.id);
        counts.save(&dir.join(format!("contracts/{place}.toml")), &contract.toml)?;
        let mut rows = format!("{HEADER}{}", contract.readings);
        if bad < options.bad && number * options.bad >= (bad + 1) * options.contracts {
            rows.push_str(&bad_row(&contract, bad));
            bad += 1;
        }
        counts.save(&dir.join(format!("readings/{place}.csv")), &rows)?;
        targets.write_all(contract.targets.as_bytes())?;
        table.write_all(contract.readings.as_bytes())?;
        counts.rows += contract.rows;
        counts.wrong += contract.wrong;
        counts.missing += contract.missing;
        if number % 10 == 0 {
            for quarter in 1..=4 {
                let day = options.as_of.plus(-quarter * 91);
                let amount = contract.annual / 4;
                writeln!(spend, "{},{day},{amount}.00,invoice,INV-{number}-{quarter}", contract.id)?;
            }
        }
    }
    counts.save(&dir.join("spend/invoices.csv"), &spend)?;
    targets.flush()?;
    table.flush()?;
    if counts.rows != options.readings {
        return Err(format!("wrote {} readings, not {}", counts.rows, options.readings).into());
    }
    Ok(counts)
}
