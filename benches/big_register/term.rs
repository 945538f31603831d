//! The `[term]` table: how long a contract runs and how it ends.

use std::fmt::Write as _;

use crate::Result;
use crate::date::Date;
use crate::figure::money;
use crate::random::Random;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Live,
    Expired,
    Closed,
    Terminated,
}

impl State {
    fn drawn(random: &mut Random) -> Self {
        match random.range(0, 999) {
            0..=19 => Self::Closed,
            20..=44 => Self::Expired,
            45..=59 => Self::Terminated,
            _ => Self::Live,
        }
    }
}

/// The `[term]` table with what follows from it, worked out before the text is written.
pub(crate) struct Term {
    pub(crate) lines: String,
    /// The tables that stand after it: extensions, a variation.
    pub(crate) after: String,
    /// The last day in force where that is in the past.
    pub(crate) over: Option<Date>,
    pub(crate) state: State,
}

impl Term {
    pub(crate) fn drawn(random: &mut Random, as_of: Date, start: Date) -> Result<Self> {
        let mut lines = String::new();
        writeln!(lines, "signed = {}\nstart = {start}", start.plus(-random.range(5, 60)))?;
        let state = State::drawn(random);
        let mut term = Self { lines, after: String::new(), over: None, state };
        match state {
            State::Closed | State::Expired => {
                let longest = if state == State::Closed { 240 } else { 120 };
                let end = as_of.plus(-random.range(20, longest));
                writeln!(term.lines, "end = {end}")?;
                term.over = Some(end);
            }
            State::Terminated => {
                let end = as_of.plus(-random.range(20, 100));
                writeln!(term.lines, "end = {}\nterminated = {end}", some_end(random, as_of, 60, 700))?;
                term.over = Some(end);
            }
            State::Live => term.write_live_end(random, as_of, start)?,
        }
        if random.chance(650) || state != State::Live {
            let why = random.pick(&[
                "service moves in-house",
                "joins the regional framework",
                "need ends with the building",
            ]);
            writeln!(term.lines, "no_successor = \"{why}\"")?;
        }
        Ok(term)
    }

    /// The end of a live contract, in one of the ways that contracts have.
    fn write_live_end(&mut self, random: &mut Random, as_of: Date, start: Date) -> Result<()> {
        let notice = *random.pick(&["1 month", "3 months", "6 months", "90 days", "12 weeks"]);
        match random.range(0, 99) {
            0..=39 => self.write_options(random, as_of, notice)?,
            // Renews by itself; its first end may lie years back.
            40..=74 => {
                let end = some_end(random, start.plus_months(12), 0, 900);
                writeln!(self.lines, "end = {end}\nnotice = \"{notice}\"\nauto_renew = \"12 months\"")?;
            }
            // Notice was given in time.
            75..=79 => {
                let end = some_end(random, as_of, 60, 330);
                let given = end.plus_months(-6).min(as_of).plus(-random.range(1, 40));
                writeln!(
                    self.lines,
                    "end = {end}\nnotice = \"6 months\"\nauto_renew = \"12 months\"\nnotice_given = {given}"
                )?;
            }
            // No end.
            80..=83 => writeln!(self.lines, "notice = \"{notice}\"")?,
            // To be ended early.
            84 => {
                let end = some_end(random, as_of, 200, 700);
                writeln!(self.lines, "end = {end}\nterminated = {}", as_of.plus(random.range(5, 150)))?;
            }
            85..=87 => self.write_moved_end(random, as_of)?,
            // A fixed end.
            _ => writeln!(self.lines, "end = {}", some_end(random, as_of, 35, 1000))?,
        }
        Ok(())
    }

    /// Options to extend: sometimes one that was taken, and always one that is open or declined.
    fn write_options(&mut self, random: &mut Random, as_of: Date, notice: &str) -> Result<()> {
        let now = some_end(random, as_of, 35, 1000);
        let taken = random.chance(300);
        let end = if taken { now.end_plus_months(-12) } else { now };
        writeln!(self.lines, "end = {end}")?;
        if random.chance(500) {
            writeln!(self.lines, "notice = \"{notice}\"")?;
        }
        let value = money(random.range(10, 400) * 1000);
        let option = format!("\n[[term.extension]]\nlength = \"12 months\"\nvalue = {value}\n");
        if taken {
            let day = agreed_before(random, end, as_of, (30, 120));
            writeln!(self.after, "{option}taken = {day}")?;
        }
        self.after.push_str(&option);
        if random.chance(600) {
            let by = now.plus(-random.range(30, 180));
            writeln!(self.after, "decide_by = {by}")?;
            if by < as_of && random.chance(700) {
                writeln!(self.after, "declined = {}", by.plus(-random.range(1, 20)))?;
            }
        }
        Ok(())
    }

    /// A fixed end, moved by a variation.
    fn write_moved_end(&mut self, random: &mut Random, as_of: Date) -> Result<()> {
        let now = some_end(random, as_of, 35, 1000);
        let end = now.end_plus_months(-6);
        writeln!(self.lines, "end = {end}")?;
        let agreed = agreed_before(random, end, as_of, (10, 90));
        write!(
            self.after,
            "\n[[variation]]\nid = \"V1\"\nagreed = {agreed}\neffective = {agreed}\n\
             summary = \"Six more months while the new tender runs\"\nvalue_change = {}\nnew_end = {now}\n",
            money(random.range(5, 90) * 1000)
        )?;
        Ok(())
    }
}

/// A day so many days before an end, and in the past.
fn agreed_before(random: &mut Random, end: Date, as_of: Date, (least, most): (i64, i64)) -> Date {
    end.plus(-random.range(least, most)).min(as_of.plus(-random.range(1, 60)))
}

/// A day in the month that is `least` to `most` days after `from`, most often the month's last.
fn some_end(random: &mut Random, from: Date, least: i64, most: i64) -> Date {
    let month = from.plus(random.range(least, most)).month();
    if random.chance(700) { month.last() } else { month.first().plus(random.range(4, 25)) }
}
