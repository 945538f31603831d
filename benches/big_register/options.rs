//! What the command line asks for.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::Result;
use crate::catalogue::MEASURES;
use crate::date::Date;

const USAGE: &str = "usage: big_register DIR [--contracts N] [--measures-per-contract N] \
                     [--readings N] [--as-of DATE] [--seed N] [--bad N]";

pub(crate) struct Options {
    pub(crate) dir: PathBuf,
    pub(crate) contracts: i64,
    /// Measures of each contract.
    pub(crate) measures: i64,
    /// Readings of all contracts together.
    pub(crate) readings: i64,
    pub(crate) as_of: Date,
    pub(crate) seed: u64,
    /// Faulty rows, beside the readings.
    pub(crate) bad: i64,
}

impl Options {
    pub(crate) fn read(mut args: impl Iterator<Item = String>) -> Result<Self> {
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
            if arg.starts_with("--") {
                let value = args.next().ok_or(USAGE)?;
                options.set(&arg, &value)?;
            } else if dir.replace(PathBuf::from(arg)).is_some() {
                return Err(USAGE.into());
            }
        }
        options.dir = dir.ok_or(USAGE)?;
        options.check()?;
        Ok(options)
    }

    fn set(&mut self, arg: &str, value: &str) -> Result<()> {
        let number = |least: i64| match value.parse::<i64>() {
            Ok(n) if n >= least => Ok(n),
            _ => Err(format!("{arg} needs a whole number from {least}, not {value:?}")),
        };
        match arg {
            "--contracts" => self.contracts = number(1)?,
            "--measures-per-contract" => self.measures = number(1)?,
            "--readings" => self.readings = number(1)?,
            "--bad" => self.bad = number(0)?,
            "--seed" => self.seed = number(0)?.unsigned_abs(),
            "--as-of" => {
                self.as_of = Date::parse(value).ok_or("--as-of needs a date such as 2026-06-30")?;
            }
            _ => return Err(USAGE.into()),
        }
        Ok(())
    }

    /// What one option can be depends on the others.
    fn check(&self) -> Result<()> {
        let most = i64::try_from(MEASURES.len())?;
        if self.measures > most {
            return Err(format!("at most {most} measures a contract").into());
        }
        if self.readings > self.contracts * self.measures * 600 {
            return Err("at most 600 readings a measure".into());
        }
        if self.bad > self.contracts {
            return Err("at most one bad row a contract".into());
        }
        Ok(())
    }

    /// A path beside the register: `DIR` with something added to its name.
    pub(crate) fn beside(&self, suffix: &str) -> PathBuf {
        let mut name: OsString = self.dir.components().collect::<PathBuf>().into_os_string();
        name.push(suffix);
        PathBuf::from(name)
    }
}
