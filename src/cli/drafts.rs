//! `cm smart --statement` and `--statements`: drafts, with no register needed. One that is named or lies around here
//! lends its vocabulary.

use super::args::Shared;
use super::load::{Loaded, settings_alone};
use super::{Exit, World, output};
use crate::diag::Severity;
use crate::model::{Register, Settings};
use crate::read::{Buffers, LONGEST_ROW, StatementRow, Statements, Unread};
use crate::render::findings::{Lines, Located};
use crate::render::{self, findings_text};
use crate::report::drafts::{self, Shape};
use crate::rules::draft::{Drafts, Tried};
use crate::rules::smart::{Mark, Remark};
use crate::source::{FileId, Span};
use crate::store;
use crate::table::Cell;
use crate::value::visible;
use crate::view::View;
use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use std::io::{self, Read, Write};
use std::path::Path;

/// The settings that drafts are judged with.
struct Words {
    register: Register,
    /// Whether they are a register's own.
    named: bool,
    as_of: chrono::NaiveDate,
}

impl Words {
    fn find(shared: &Shared, world: &World, err: &mut dyn Write) -> Result<Self> {
        if let Some(Loaded { register, as_of, .. }) = settings_alone(shared, world)? {
            if register.findings.iter().any(|finding| finding.severity == Severity::Error) {
                let _ = writeln!(
                    err,
                    "cm: cm.toml holds errors that may change what is found: `cm check` lists them"
                );
            }
            return Ok(Self { register, named: true, as_of });
        }
        let register = Register {
            name: String::new(),
            files: Vec::new(),
            settings: Settings::defaults(FileId(0)),
            contracts: Vec::new(),
            readings: Vec::new(),
            findings: Vec::new(),
            lost: crate::diag::Lost::default(),
        };
        Ok(Self { register, named: false, as_of: shared.as_of.unwrap_or(world.today) })
    }
}

/// Whether all letters of a draft pass.
fn passes(tried: &Tried) -> bool {
    tried.marks.iter().all(|(_, mark)| *mark == Mark::Pass)
}

fn ended(fails: bool, exit_code: bool) -> Exit {
    if exit_code && fails { Exit::Findings } else { Exit::Done }
}

/// One draft, from the command line or from standard input.
pub(super) fn one(
    text: &str,
    exit_code: bool,
    shared: &Shared,
    world: &World,
    input: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit> {
    let typed = if text == "-" { Some(typed(input)?) } else { None };
    let text = typed.as_deref().unwrap_or(text);
    let words = Words::find(shared, world, err)?;
    let view = View::new(&words.register, words.as_of);
    let tried = Drafts::new(&view).judge(text);
    let mut document = drafts::one(&view, words.named, text, &tried);
    let word = output::format_word(shared)?;
    if word == "markdown" {
        document.view = document.view.map(|mut view| {
            view.extend(document.sheets.iter().filter(|sheet| sheet.key == "findings").cloned());
            view
        });
    }
    if shared.columns == ["help"] || word != "table" || !shared.columns.is_empty() || !shared.sort.is_empty()
    {
        let exit = ended(!passes(&tried), exit_code);
        return output::finish(document, shared, world, false, out, err).map(|done| done.max(exit));
    }
    let notes = std::mem::take(&mut document.notes);
    let screen = output::screen(shared, world);
    let lines = Lines::new(text);
    let located: Vec<Located> = tried.remarks.iter().map(|remark| underlined(&lines, remark)).collect();
    let path = output::file(shared, world);
    output::deliver(path.as_deref(), out, |out| {
        render::render(&document, render::Format::Table, &screen, out)?;
        findings_text::render_each(&located, &screen, out)?;
        findings_text::render_notes(&notes, &screen, out)
    })?;
    Ok(ended(!passes(&tried), exit_code))
}

/// A finding with the words of the draft that show it.
fn underlined<'f>(lines: &Lines, remark: &'f Remark) -> Located<'f> {
    let mut located = lines.locate(&remark.finding, "", |_| None);
    let excerpt = |words: &std::ops::Range<usize>| lines.excerpt(Span::new(words.start, words.end));
    located.excerpt = remark.words.as_ref().map(excerpt).unwrap_or_default();
    located
}

/// A text from standard input, without its last line end.
fn typed(input: &mut dyn Read) -> Result<String> {
    let most = u64::try_from(LONGEST_ROW).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    input.take(most + 1).read_to_end(&mut bytes).context("cannot read standard input")?;
    if bytes.len() > LONGEST_ROW {
        bail!("standard input is longer than {LONGEST_ROW} bytes: a statement is a sentence or two");
    }
    let Ok(text) = String::from_utf8(bytes) else { bail!("standard input is not UTF-8") };
    let line = text.strip_suffix('\n').unwrap_or(&text);
    Ok(line.strip_suffix('\r').unwrap_or(line).to_owned())
}

/// How many statements are held at a time.
const CHUNK: usize = 1024;

/// How many rows that cannot be used are named.
const NAMED: usize = 20;

/// What came of a file of drafts beside its lines.
#[derive(Default)]
struct Tally {
    all: usize,
    /// How many pass in each letter, and in all three.
    passing: [usize; 4],
    unread: Vec<String>,
    more: usize,
    ends: bool,
}

impl Tally {
    fn count(&mut self, tried: &Tried) {
        self.all += 1;
        for (count, (_, mark)) in self.passing.iter_mut().zip(&tried.marks) {
            *count += usize::from(*mark == Mark::Pass);
        }
        self.passing[3] += usize::from(passes(tried));
    }

    fn note(&mut self, name: &str, unread: &Unread) {
        self.ends |= unread.ends;
        if self.unread.len() == NAMED {
            self.more += 1;
        } else {
            self.unread.push(said(name, unread));
        }
    }
}

/// Where a row stands, what is wrong with it and what to write.
fn said(name: &str, unread: &Unread) -> String {
    let help = unread.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
    format!("{}:{}: {}{help}", visible(name), unread.line, unread.message)
}

/// Many drafts, from a file or from standard input, in its order.
pub(super) fn many(
    path: &Path,
    exit_code: bool,
    shared: &Shared,
    world: &World,
    (input, out, err): (&mut dyn Read, &mut dyn Write, &mut dyn Write),
) -> Result<Exit> {
    let word = format(shared)?;
    let lines = word == "jsonl";
    let help = shared.columns == ["help"];
    if lines && !help && !(shared.columns.is_empty() && shared.sort.is_empty()) {
        bail!("`--columns` and `--sort` are for lists: say `--format` csv, json, table or markdown as well");
    }
    let words = Words::find(shared, world, err)?;
    let view = View::new(&words.register, words.as_of);
    if help {
        let document = drafts::many(&view, words.named, Vec::new(), [0; 4]);
        output::deliver(None, out, |out| out.write_all(render::columns_help(&document).as_bytes()))?;
        return Ok(Exit::Done);
    }
    let judge = Drafts::new(&view);
    let (name, mut source) = opened(path, shared, world, input)?;
    let mut memory = Buffers::default();
    let mut rows = match Statements::new(&mut source, &mut memory) {
        Ok(rows) => rows,
        Err(unread) => bail!("{}", said(&name, &unread)),
    };
    let mut tally = Tally::default();
    if lines {
        let output = output::file(shared, world);
        output::deliver(output.as_deref(), out, |out| {
            let mut out = io::BufWriter::with_capacity(1 << 16, out);
            each(&judge, &name, &mut rows, &mut tally, line, |line| out.write_all(&line))?;
            out.flush()
        })?;
    } else {
        let shape = if word == "json" { Shape::Objects } else { Shape::Words };
        let fields = |row: &StatementRow, tried: &Tried| drafts::fields(&row.id, &row.text, tried, shape);
        let mut all: Vec<Vec<(&'static str, Cell)>> = Vec::new();
        each(&judge, &name, &mut rows, &mut tally, fields, |fields| {
            all.push(fields);
            Ok(())
        })?;
        let mut document = drafts::many(&view, words.named, all, tally.passing);
        document.left_out.extend(left_out(&tally));
        output::write(&mut document, &word, shared, world, out)?;
    }
    Ok(close(&tally, rows.blank, err).max(ended(tally.passing[3] < tally.all, exit_code)))
}

/// One statement as a line of JSON.
fn line(row: &StatementRow, tried: &Tried) -> Vec<u8> {
    let mut line = Vec::with_capacity(256);
    let fields = drafts::fields(&row.id, &row.text, tried, Shape::Objects);
    // Memory takes whatever is written.
    let _ = render::json_line(&fields, &mut line);
    line
}

/// The format: lines of JSON unless something else was asked for.
fn format(shared: &Shared) -> Result<String> {
    let by_extension = shared.output.as_ref().is_some_and(|path| path.extension().is_some());
    if shared.format.is_none() && !by_extension {
        return Ok("jsonl".to_owned());
    }
    output::format_word(shared)
}

/// The bytes of the file, and what to call it.
fn opened<'i>(
    path: &Path,
    shared: &Shared,
    world: &World,
    input: &'i mut dyn Read,
) -> Result<(String, Box<dyn Read + 'i>)> {
    if path == Path::new("-") {
        return Ok(("standard input".to_owned(), Box::new(input)));
    }
    let name = path.display().to_string();
    let there = world.directory.join(path);
    if output::file(shared, world).is_some_and(|output| store::settled(&output) == store::settled(&there)) {
        bail!("will not write {name}: the statements are read from it; write to another file");
    }
    match store::open(&there) {
        Ok(file) => Ok((name, Box::new(file))),
        Err(why) => bail!("cannot read {name}: {why}"),
    }
}

/// Judges every statement, many at a time, and hands on what is made of each in the order of the file.
fn each<R: Read, T: Send>(
    judge: &Drafts,
    name: &str,
    rows: &mut Statements<R>,
    tally: &mut Tally,
    make: impl Fn(&StatementRow, &Tried) -> T + Sync,
    mut take: impl FnMut(T) -> io::Result<()>,
) -> io::Result<()> {
    loop {
        let mut some = Vec::with_capacity(CHUNK);
        let mut looked = 0;
        for row in rows.by_ref().take(CHUNK) {
            looked += 1;
            match row {
                Ok(row) => some.push(row),
                Err(unread) => tally.note(name, &unread),
            }
        }
        if looked == 0 {
            return Ok(());
        }
        let judged: Vec<(Tried, T)> = some
            .par_iter()
            .map(|row| {
                let tried = judge.judge(&row.text);
                let made = make(row, &tried);
                (tried, made)
            })
            .collect();
        for (tried, made) in judged {
            tally.count(&tried);
            take(made)?;
        }
    }
}

/// What was left out, in words.
fn left_out(tally: &Tally) -> Option<String> {
    let rows = tally.unread.len() + tally.more;
    let rest = if tally.ends { ", and what follows the last of them" } else { "" };
    (rows > 0).then(|| format!("{rows} row{}{rest}", if rows == 1 { "" } else { "s" }))
}

/// Says what could not be used, and how that ends.
fn close(tally: &Tally, blank: usize, err: &mut dyn Write) -> Exit {
    for line in &tally.unread {
        let _ = writeln!(err, "cm: {line}");
    }
    if tally.more > 0 {
        let _ = writeln!(err, "cm: and {} more rows that cannot be used", tally.more);
    }
    if blank > 0 {
        let rows = if blank == 1 { "row" } else { "rows" };
        let _ = writeln!(err, "cm: passed over {blank} {rows} without any text");
    }
    match left_out(tally) {
        Some(rows) => {
            let _ = writeln!(err, "cm: partial: left out {rows}");
            Exit::Partial
        }
        None => Exit::Done,
    }
}
