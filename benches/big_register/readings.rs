//! The rows of `readings/NN/ID.csv`.

use std::fmt::Write as _;

use crate::Result;
use crate::date::Month;
use crate::figure::decimal;
use crate::measure::Chosen;
use crate::plan::Plan;
use crate::random::Random;
use crate::wording::NOTES;

pub(crate) const HEADER: &str = "contract,kpi,period,value,status,recorded,note\n";

#[derive(Default)]
pub(crate) struct Readings {
    /// The rows, without the header.
    pub(crate) text: String,
    pub(crate) rows: i64,
    /// Rows on the wrong side of their target.
    pub(crate) wrong: i64,
}

impl Readings {
    /// Oldest month first, as a team would have added them.
    pub(crate) fn drawn(random: &mut Random, plan: &Plan) -> Result<Self> {
        let mut readings = Self::default();
        let trouble = trouble_per_mille(random);
        let Some(first) = plan.measures.iter().map(|m| m.first).min() else {
            return Ok(readings);
        };
        let dated = first.plus((plan.last.since(first) + 1) / 2);
        let mut month = first;
        while month <= plan.last {
            let entry = Entry::drawn(random, plan, month, dated);
            for chosen in plan.measures.iter().filter(|m| m.is_read_in(month)) {
                write!(readings.text, "{},{},{month},", plan.id, chosen.kind.id)?;
                readings.end_row(random, chosen, trouble, &entry)?;
            }
            month = month.plus(1);
        }
        Ok(readings)
    }

    /// Value, status, day and note; a few rows have a reason in place of a value.
    fn end_row(&mut self, random: &mut Random, chosen: &Chosen, trouble: i64, entry: &Entry) -> Result<()> {
        let Entry { recorded, status } = entry;
        self.rows += 1;
        match random.range(0, 999) {
            0 => writeln!(self.text, ",excluded,{recorded},\"site shut, agreed in the minutes\"")?,
            1 | 2 => writeln!(self.text, ",none,{recorded},")?,
            _ => {
                let wrong = random.chance(trouble);
                self.wrong += i64::from(wrong);
                let value = decimal(figure(random, chosen, wrong), chosen.kind.places);
                let note = if wrong && random.chance(100) { random.pick(&NOTES) } else { "" };
                writeln!(self.text, "{value},{status},{recorded},{note}")?;
            }
        }
        Ok(())
    }
}

/// What the readings of a month have in common, being entered together.
struct Entry {
    /// The day, or nothing.
    recorded: String,
    status: &'static str,
}

impl Entry {
    fn drawn(random: &mut Random, plan: &Plan, month: Month, dated: Month) -> Self {
        // The older half came in with a spreadsheet, when nobody wrote down the day.
        let day = month.last().plus(random.range(3, 12)).min(plan.as_of);
        let recorded = if month < dated { String::new() } else { day.to_string() };
        let provisional = month == plan.last && random.chance(100);
        Self { recorded, status: if provisional { "provisional" } else { "" } }
    }
}

/// How many readings of a contract in a thousand are on the wrong side. Most contracts go well, a few go
/// badly: 4 % of all readings.
fn trouble_per_mille(random: &mut Random) -> i64 {
    match random.range(0, 99) {
        0..=4 => 250,
        5..=19 => 80,
        _ => 20,
    }
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
