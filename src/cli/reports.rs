//! `cm due`, `cm breaches`, `cm list` and `cm show`.

use super::args::{Breaches, Due, List, Shared, Show, Terms};
use super::load::{Loaded, load_all};
use super::{Exit, World, output};
use crate::diag::Severity;
use crate::query::Query;
use crate::read::{Needs, nearest};
use crate::report;
use crate::store;
use crate::table::Document;
use crate::value::{FinancialYear, Length, Period, parse_date, visible};
use crate::view::View;
use anyhow::{Result, anyhow, bail};
use chrono::NaiveDate;
use std::io::Write;

pub(super) const READINGS: Needs = Needs { readings: true, money: false, every_finding: false };

pub(super) fn views(loaded: &[Loaded]) -> Vec<View<'_>> {
    loaded.iter().map(|one| View::new(&one.register, one.as_of)).collect()
}

/// Who runs the program: `CM_USER`, else what git knows.
fn user(world: &World) -> Option<String> {
    world.user.clone().or_else(|| store::git_user(&world.directory))
}

pub(super) fn query(terms: &Terms, world: &World) -> Result<Query> {
    let query = Query::parse(&terms.terms).map_err(|error| anyhow!("{error}"))?;
    if !terms.mine {
        return Ok(query);
    }
    match user(world) {
        Some(name) => Ok(query.mine(name)),
        None => bail!("`--mine` needs your name: set CM_USER, or git's user.name"),
    }
}

/// Says that errors stand in the files, where the report would not say so already.
fn mention_errors(document: &mut Document, views: &[View], err: &mut dyn Write) {
    let errors = views.iter().flat_map(|view| &view.register.findings);
    let errors = errors.filter(|finding| finding.severity == Severity::Error).count();
    if errors > 0 && document.left_out.is_empty() {
        let say = "The files hold errors that may change what is shown: `cm check` lists them.";
        document.notes.push(say.to_owned());
        let _ = writeln!(err, "cm: {say}");
    }
}

/// Finishes a report that took query terms. That a contract matches and nothing is due or in breach is an
/// answer; that no contract matches is more likely a slip.
pub(super) fn finish(
    mut document: Document,
    (terms, query): (&Terms, &Query),
    exit_code: bool,
    views: &[View],
    (shared, world): (&Shared, &World),
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit> {
    let nothing = document.sheets.iter().all(|sheet| sheet.rows.is_empty());
    if nothing && !query.is_empty() && shared.columns != ["help"] && !any_contract(views, query) {
        let mine = query.person().map(|name| format!("--mine ({name})"));
        let asked: Vec<_> = terms.terms.iter().cloned().chain(mine).collect();
        let _ = writeln!(err, "cm: nothing matches: {}", visible(&asked.join(" ")));
    }
    mention_errors(&mut document, views, err);
    output::finish(document, shared, world, exit_code, out, err)
}

/// Whether people will read the report, and not another program.
pub(super) fn for_people(shared: &Shared) -> Result<bool> {
    Ok(matches!(&*output::format_word(shared)?, "table" | "markdown"))
}

/// Whether a contract matches, with anybody who is named in it.
fn any_contract(views: &[View], query: &Query) -> bool {
    views.iter().any(|view| {
        let people = |contract| query.matches_people(view.context.settings, contract);
        view.each(query, |contract, _| people(contract)).contains(&true)
    })
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
    let options = report::due::Options {
        within: within.transpose()?,
        overdue: command.overdue,
        people: for_people(shared)?,
    };
    let query = query(&command.query, world)?;
    let loaded = load_all(READINGS, shared, world)?;
    let views = views(&loaded);
    let document = report::due::report(&views, &query, &options);
    finish(document, (&command.query, &query), command.query.exit_code, &views, (shared, world), out, err)
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
        people: for_people(shared)?,
    };
    if let (Some(from), Some(to)) = (options.from, options.to)
        && to < from
    {
        bail!("`--from` and `--to` have changed places: the first period begins after the last has ended");
    }
    let views = views(&loaded);
    let document = report::breaches::report(&views, &query, &options);
    finish(document, (&command.query, &query), command.query.exit_code, &views, (shared, world), out, err)
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
    let views = views(&loaded);
    let document = report::list::report(&views, &query);
    finish(document, (&command.query, &query), command.query.exit_code, &views, (shared, world), out, err)
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
            let mut document = report::show::report(&view, *at, &one.money);
            mention_errors(&mut document, std::slice::from_ref(&view), err);
            output::finish(document, shared, world, false, out, err)
        }
        [] => {
            let ids = || loaded.iter().flat_map(|one| &one.register.contracts).map(|one| one.id.as_str());
            let help = match nearest(&command.id, ids()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`cm list` shows the ids".to_owned(),
            };
            // It may be the very one that cannot be read.
            let lost = loaded.iter().any(|one| one.register.lost.contracts > 0);
            let lost =
                if lost { "\nnot every contract could be read: `cm check` says which and why" } else { "" };
            bail!("there is no contract `{}`; {help}{lost}", command.id)
        }
        several => {
            let names: Vec<_> = several.iter().map(|(one, _)| one.register.name.as_str()).collect();
            bail!("`{}` is in several registers ({}): name one with `-C`", command.id, names.join(", "))
        }
    }
}
