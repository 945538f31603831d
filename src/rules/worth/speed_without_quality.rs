//! Speed or volume alone, in a contract that nowhere asks how well.

use super::words::{Words, lists};
use crate::diag::{Finding, Rule, Severity};
use crate::model::{Asks, Target, Text};
use crate::rules::Check;
use crate::rules::measure::{self, Letter, MeasureCx, Weight};
use crate::statement::{Bound, Clock, Counted, Lexicon, Statement};

pub(crate) static CHECK: Check = Check::Measure(&RULE, Letter::R, Weight::Notes, check);

static RULE: Rule = Rule {
    code: "R503",
    name: "speed-without-quality",
    severity: Severity::Advice,
    page: include_str!("speed-without-quality.md"),
};

/// Looks at all measures of the contract at once, at the first.
fn check(cx: &MeasureCx, out: &mut Vec<Finding>) {
    let contract = cx.contract;
    let matters = contract.asks == Asks::All || contract.contract.critical;
    if cx.at != 0 || !matters || cx.lost(&["kpi", "statement"]) {
        return;
    }
    let all = contract.contract.measures.iter().zip(&contract.facts.measures).enumerate();
    let each = all.map(|(at, (measure, facts))| MeasureCx { contract, measure, at, facts, worded: None });
    let mut current = each.filter_map(|cx| Some((cx.severity(Weight::Notes)?, cx)));
    let own = measure::defined(&contract.contract.definitions);
    let Some((severity, first)) = current.next() else { return };
    let Some(kind) = Kind::of(&first, &own) else { return };
    if !current.all(|(_, other)| Kind::of(&other, &own).is_some()) {
        return;
    }
    let message = match kind {
        Kind::Speed => "it asks how fast, and no measure of this contract asks how well",
        Kind::Volume => "it asks how much, and no measure of this contract asks how well",
    };
    let help = "add a `[[kpi]]` of quality beside it, such as the share that is right first time, or what the people \
                served say of it";
    out.push(first.finding(&RULE, first.head(), message).severity(severity).help(help));
}

/// What a measure asks for that can be had by cutting corners.
#[derive(Clone, Copy)]
enum Kind {
    Speed,
    Volume,
}

impl Kind {
    /// `None` where it asks for anything else, or for quality too.
    fn of(cx: &MeasureCx, own: &Lexicon) -> Option<Self> {
        let measure = cx.measure;
        let text = measure.statement.as_ref()?;
        let unit = measure.unit.as_ref().map_or("", Text::as_str);
        let words = Words::new(text);
        if words.has(&lists().quality) || Words::new(unit).has(&lists().quality) {
            return None;
        }
        let target = measure.target.as_ref().map(|target| target.value);
        if matches!(target, Some(Target::AtLeast(_))) && words.at(&lists().volume, 0).is_some() {
            return Some(Self::Volume);
        }
        let timed = matches!(target, Some(Target::AtMost(_))) && is_time(unit);
        let fast =
            timed || words.has(&lists().speed) || has_limit(&cx.contract.known.vocabulary.read(text, own));
        fast.then_some(Self::Speed)
    }
}

/// Whether a statement limits the time that something may take.
fn has_limit(statement: &Statement) -> bool {
    statement.figures.iter().any(|(bytes, figure)| {
        let period =
            statement.periods.iter().any(|(period, _)| bytes.start < period.end && period.start < bytes.end);
        // `aged under 75 years` is nobody's speed.
        let timed = matches!(figure.counted, Counted::Time(clock) if clock != Clock::Year);
        timed && figure.bound == Some(Bound::AtMost) && !period
    })
}

fn is_time(unit: &str) -> bool {
    const UNITS: &[&str] = &["second", "minute", "hour", "day", "week"];
    let last = unit.split_whitespace().last().unwrap_or_default().to_ascii_lowercase();
    UNITS.contains(&last.strip_suffix('s').unwrap_or(&last))
}
