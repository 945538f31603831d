//! The register's folders and files, and the two tables beside them.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};

use crate::Result;
use crate::contract::Contract;
use crate::counts::Counts;
use crate::date::Date;
use crate::fault::bad_row;
use crate::options::Options;
use crate::readings::HEADER;

pub(crate) fn write_register(options: &Options) -> Result<Counts> {
    let folders = options.contracts.min(100);
    make_folders(options, folders)?;
    let mut counts = Counts::default();
    counts.save(&options.dir.join("cm.toml"), &settings(options.as_of))?;
    let mut tables = Tables::create(options)?;
    let mut spend = "contract,date,amount,kind,reference\n".to_owned();
    let mut bad = 0;
    for number in 1..=options.contracts {
        let contract = Contract::drawn(options, number)?;
        let place = format!("{:02}/{}", number % folders, contract.id);
        counts.save(&options.dir.join(format!("contracts/{place}.toml")), &contract.toml)?;
        let mut rows = format!("{HEADER}{}", contract.readings.text);
        if bad < options.bad && number * options.bad >= (bad + 1) * options.contracts {
            rows.push_str(&bad_row(&contract, bad));
            bad += 1;
        }
        counts.save(&options.dir.join(format!("readings/{place}.csv")), &rows)?;
        counts.add(&contract);
        tables.add(&contract)?;
        if number % 10 == 0 {
            write_invoices(&mut spend, options.as_of, number, &contract)?;
        }
    }
    counts.save(&options.dir.join("spend/invoices.csv"), &spend)?;
    tables.finish()?;
    if counts.rows != options.readings {
        return Err(format!("wrote {} readings, not {}", counts.rows, options.readings).into());
    }
    Ok(counts)
}

/// The empty folders, in a directory that is empty or not there.
fn make_folders(options: &Options, folders: i64) -> Result<()> {
    let dir = &options.dir;
    fs::create_dir_all(dir)?;
    if fs::read_dir(dir)?.next().is_some() {
        return Err(format!("{} is not empty; remove it first", dir.display()).into());
    }
    for folder in 0..folders {
        fs::create_dir_all(dir.join(format!("contracts/{folder:02}")))?;
        fs::create_dir_all(dir.join(format!("readings/{folder:02}")))?;
    }
    fs::create_dir_all(dir.join("spend"))?;
    Ok(())
}

fn settings(as_of: Date) -> String {
    format!(
        "format = 1\nname = \"Benchmark register\"\ncurrency = \"GBP\"\ncalendar = \"england-and-wales\"\n\
         horizon = \"30 days\"\nreport_within = \"15 working days\"\n\
         as_of = {as_of}  # pinned: the figures are made up\n"
    )
}

/// A year of quarterly invoices for one contract.
fn write_invoices(spend: &mut String, as_of: Date, number: i64, contract: &Contract) -> Result<()> {
    let amount = contract.annual / 4;
    for quarter in 1..=4 {
        let day = as_of.plus(-quarter * 91);
        writeln!(spend, "{},{day},{amount}.00,invoice,INV-{number}-{quarter}", contract.id)?;
    }
    Ok(())
}

/// The same facts as two tables, for tools that read tables. Faulty rows are not in them.
struct Tables {
    targets: BufWriter<File>,
    readings: BufWriter<File>,
}

impl Tables {
    fn create(options: &Options) -> Result<Self> {
        let mut targets = BufWriter::new(File::create(options.beside(".targets.csv"))?);
        let mut readings = BufWriter::new(File::create(options.beside(".readings.csv"))?);
        targets.write_all(b"contract,kpi,op,target,serious\n")?;
        readings.write_all(HEADER.as_bytes())?;
        Ok(Self { targets, readings })
    }

    fn add(&mut self, contract: &Contract) -> Result<()> {
        self.targets.write_all(contract.targets.as_bytes())?;
        self.readings.write_all(contract.readings.text.as_bytes())?;
        Ok(())
    }

    fn finish(mut self) -> Result<()> {
        self.targets.flush()?;
        self.readings.flush()?;
        Ok(())
    }
}
