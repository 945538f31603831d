//! `cm due`, `cm breaches`, `cm list` and `cm show`.

use super::args::{Breaches, Due, List, Shared, Show, Terms};
use super::load::{Loaded, load_all};
use super::{Exit, World, output};
use crate::query::Query;
use crate::read::{Needs, nearest};
use crate::report::{self, View};
use crate::store;
use crate::table::Document;
use crate::value::{FinancialYear, Length, Period, parse_date, visible};
use anyhow::{Result, anyhow, bail};
use chrono::NaiveDate;
use std::io::Write;

const READINGS: Needs = Needs { readings: true, money: false, every_finding: false };

fn views(loaded: &[Loaded]) -> Vec<View<'_>> {
    loaded.iter().map(|one| View::new(&one.register, one.as_of)).collect()
}

fn query(terms: &Terms, world: &World) -> Result<Query> {
    let query = Query::parse(&terms.terms).map_err(|error| anyhow!("{error}"))?;
    if !terms.mine {
        return Ok(query);
    }
    let name = world.user.clone().or_else(|| store::git_user(&world.directory));
    match name {
        Some(name) => Ok(query.mine(name)),
        None => bail!("`--mine` needs your name: set CM_USER, or git's user.name"),
    }
}

/// Finishes a report that took query terms.
fn finish(
    document: Document,
    terms: &Terms,
    shared: &Shared,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit> {
    let nothing = document.sheets.iter().all(|sheet| sheet.rows.is_empty());
    if nothing && (terms.mine || !terms.terms.is_empty()) && shared.columns != ["help"] {
        let mine = if terms.mine { " --mine" } else { "" };
        let _ = writeln!(err, "cm: nothing matches: {}{mine}", visible(&terms.terms.join(" ")));
    }
    output::finish(document, shared, world, terms.exit_code, out, err)
}

pub(super) fn due(
    command: &Due,
    shared: &Shared,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit> {
    let within = command
        .within
        .as_ref()
        .map(|text| text.parse::<Length>().map_err(|error| anyhow!("`--within {text}`: {error}")));
    let options = report::due::Options { within: within.transpose()?, overdue: command.overdue };
    let query = query(&command.query, world)?;
    let loaded = load_all(READINGS, shared, world)?;
    let document = report::due::report(&views(&loaded), &query, &options);
    finish(document, &command.query, shared, world, out, err)
}

pub(super) fn breaches(
    command: &Breaches,
    shared: &Shared,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit> {
    let query = query(&command.query, world)?;
    let loaded = load_all(READINGS, shared, world)?;
    let year = loaded[0].register.settings.financial_year;
    let side = |name: &str, text: &Option<String>| -> Result<Option<(NaiveDate, NaiveDate)>> {
        let Some(text) = text else { return Ok(None) };
        span(text, year).map(Some).ok_or_else(|| {
            anyhow!("`{name} {text}` is not a period: write 2026-10, 2026/27-Q3, 2026/27 or 2026-10-05")
        })
    };
    let options = report::breaches::Options {
        all: command.all,
        from: side("--from", &command.from)?.map(|(first, _)| first),
        to: side("--to", &command.to)?.map(|(_, last)| last),
    };
    let document = report::breaches::report(&views(&loaded), &query, &options);
    finish(document, &command.query, shared, world, out, err)
}

/// The first and last day of a period or date.
fn span(text: &str, year: FinancialYear) -> Option<(NaiveDate, NaiveDate)> {
    let day = parse_date(text.as_bytes()).map(|day| (day, day));
    day.or_else(|| Period::parse(text.as_bytes(), year).map(|period| (period.first(), period.last())))
}

pub(super) fn list(
    command: &List,
    shared: &Shared,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit> {
    let query = query(&command.query, world)?;
    let loaded = load_all(READINGS, shared, world)?;
    let document = report::list::report(&views(&loaded), &query);
    finish(document, &command.query, shared, world, out, err)
}

pub(super) fn show(
    command: &Show,
    shared: &Shared,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit> {
    let loaded = load_all(Needs { money: true, ..READINGS }, shared, world)?;
    let wanted = command.id.to_lowercase();
    let find = |one: &Loaded| {
        one.register.contracts.iter().position(|contract| contract.id.to_lowercase() == wanted)
    };
    let found: Vec<_> = loaded.iter().filter_map(|one| find(one).map(|at| (one, at))).collect();
    match found.as_slice() {
        [(one, at)] => {
            let view = View::new(&one.register, one.as_of);
            let document = report::show::report(&view, *at, &one.money);
            output::finish(document, shared, world, false, out, err)
        }
        [] => {
            let ids = || loaded.iter().flat_map(|one| &one.register.contracts).map(|one| one.id.as_str());
            let help = match nearest(&command.id, ids()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`cm list` shows the ids".to_owned(),
            };
            bail!("there is no contract `{}`; {help}", command.id)
        }
        several => {
            let names: Vec<_> = several.iter().map(|(one, _)| one.register.name.as_str()).collect();
            bail!("`{}` is in several registers ({}): name one with `-C`", command.id, names.join(", "))
        }
    }
}
