//! What was written, counted: the right answers to the benchmark's questions.

use std::fs;
use std::path::Path;

use crate::Result;
use crate::contract::Contract;
use crate::options::Options;

#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) rows: i64,
    wrong: i64,
    missing: i64,
    files: i64,
    bytes: u64,
}

impl Counts {
    pub(crate) fn text(&self, options: &Options) -> String {
        format!(
            "as_of = {}\nseed = {}\ncontracts = {}\nmeasures = {}\nreadings = {}\nbreaches = {}\n\
             missing = {}\nbad = {}\nfiles = {}\nbytes = {}\n",
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

    pub(crate) fn add(&mut self, contract: &Contract) {
        self.rows += contract.readings.rows;
        self.wrong += contract.readings.wrong;
        self.missing += contract.missing;
    }

    /// Writes a file of the register and counts it.
    pub(crate) fn save(&mut self, path: &Path, text: &str) -> Result<()> {
        fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))?;
        self.files += 1;
        self.bytes += u64::try_from(text.len())?;
        Ok(())
    }
}
