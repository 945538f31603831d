//! The five letters of a measure: what is left of each once the rules about measures have had their say and
//! `[[allow]]` has taken out what is meant.
//!
//! A letter fails where a finding of it fails it, is weak where one weakens it, and passes else. Nothing is said of
//! what is over: a contract that has ended, and a measure that is no longer read.

use super::measure::{Letter, MeasureCx, Weight, Worded, defined};
use super::{Check, ContractCx, Known, allow, checks, raise};
use crate::diag::{Finding, Rule};
use crate::facts::Facts;
use crate::model::{Contract, Text};
use crate::source::Span;
use crate::statement::{Lexicon, Smell};
use crate::view::View;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

/// What has become of a letter, from best to worst.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub enum Mark {
    /// Nothing was found against it.
    #[default]
    Pass,
    /// Something makes it weak.
    Weak,
    /// Something makes it fail.
    Fail,
}

impl Mark {
    /// Every mark, from best to worst.
    pub const ALL: [Self; 3] = [Self::Pass, Self::Weak, Self::Fail];

    /// The word used in every output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Weak => "weak",
            Self::Fail => "fail",
        }
    }

    /// What a finding of this weight makes of a letter.
    fn of(weight: Weight) -> Self {
        match weight {
            Weight::Notes => Self::Pass,
            Weight::Weakens => Self::Weak,
            Weight::Fails => Self::Fail,
        }
    }
}

/// The marks of the five letters.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Marks([Mark; 5]);

impl Marks {
    /// The mark of a letter.
    #[must_use]
    pub fn of(&self, letter: Letter) -> Mark {
        Letter::ALL.iter().zip(self.0).find(|(one, _)| **one == letter).map_or(Mark::Pass, |(_, mark)| mark)
    }

    /// The letters with their marks, in order.
    pub fn each(&self) -> impl Iterator<Item = (Letter, Mark)> {
        Letter::ALL.into_iter().zip(self.0)
    }

    /// How many letters have a mark.
    #[must_use]
    pub fn count(&self, mark: Mark) -> usize {
        self.0.iter().filter(|one| **one == mark).count()
    }

    /// Whether all five pass.
    #[must_use]
    pub fn all_pass(&self) -> bool {
        self.count(Mark::Pass) == self.0.len()
    }

    /// The worse of what a letter has and what a finding makes of it.
    fn mark(&mut self, letter: Letter, weight: Weight) {
        for (one, mark) in Letter::ALL.into_iter().zip(&mut self.0) {
            if one == letter {
                *mark = Mark::of(weight).max(*mark);
            }
        }
    }
}

/// What was found about a letter.
#[derive(Clone, Debug)]
pub struct Remark {
    /// The letter.
    pub letter: Letter,
    /// What it does to the letter.
    pub weight: Weight,
    /// The words of the statement that show it, in bytes; `None` where it is about what is absent, or about a
    /// field.
    pub words: Option<Range<usize>>,
    /// The finding.
    pub finding: Finding,
}

impl Remark {
    /// Its name in every output: the smell's where it is about one, else the rule's.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.smell().unwrap_or(self.finding.rule.name)
    }

    /// The name of the smell that the words show, where it is about one.
    #[must_use]
    pub fn smell(&self) -> Option<&'static str> {
        // A frequency without a number has a rule of its own and shares the smell's name with an amount.
        if self.finding.rule.code == VAGUE_FREQUENCY {
            return Some(Smell::VagueFrequency.name());
        }
        Smell::ALL.iter().map(|smell| smell.name()).find(|name| *name == self.finding.rule.name)
    }
}

/// The rule about a frequency without a number.
const VAGUE_FREQUENCY: &str = "T602";

/// What is to be said of a measure.
#[derive(Clone, Default, Debug)]
pub struct Verdict {
    /// Its letters.
    pub marks: Marks,
    /// Why, by letter, and the worst of a letter first.
    pub remarks: Vec<Remark>,
}

/// What is to be said of a contract.
#[derive(Clone, Default, Debug)]
pub struct Judged {
    /// Of each measure, in file order; `None` where it is over and not judged.
    pub measures: Vec<Option<Verdict>>,
    /// What was found about relevance of the contract as a whole: it changes no letter.
    pub whole: Vec<Finding>,
}

/// Judges the contracts of a register on a day.
#[derive(Debug)]
pub struct Judge<'v> {
    view: &'v View<'v>,
    known: Known<'v>,
}

impl<'v> Judge<'v> {
    /// A judge of this register.
    #[must_use]
    pub fn new(view: &'v View<'v>) -> Self {
        Self { view, known: Known::new(view.register) }
    }

    /// What is to be said of a contract and its measures.
    #[must_use]
    pub fn contract(&self, contract: &Contract, facts: &Facts) -> Judged {
        if facts.state.is_over() {
            return Judged { measures: vec![None; contract.measures.len()], whole: Vec::new() };
        }
        let asks = self.view.context.settings.asks(contract.tier.as_ref());
        let cx = ContractCx { view: self.view, contract, facts, asks, known: &self.known };
        let own = defined(&contract.definitions);
        let mut measures: Vec<_> = (0..contract.measures.len()).map(|at| measure(&cx, at, &own)).collect();
        settle_owners(contract, &mut measures);
        Judged { measures, whole: whole(&cx) }
    }
}

/// Gives each finding to the measure that it names: a rule that compares measures looks at all of them at the first.
fn settle_owners(contract: &Contract, verdicts: &mut [Option<Verdict>]) {
    let mut moved = Vec::new();
    for (measure, verdict) in contract.measures.iter().zip(verdicts.iter_mut()) {
        let Some(verdict) = verdict else { continue };
        let own = |remark: &mut Remark| remark.finding.item.as_deref() != Some(&*measure.id.value);
        moved.extend(verdict.remarks.extract_if(.., own));
    }
    let places: FxHashMap<&str, usize> =
        contract.measures.iter().enumerate().map(|(at, measure)| (measure.id.as_str(), at)).collect();
    for remark in moved {
        let at = remark.finding.item.as_deref().and_then(|item| places.get(item));
        if let Some(Some(verdict)) = at.map(|at| &mut verdicts[*at]) {
            verdict.remarks.push(remark);
            sort(&mut verdict.remarks);
        }
    }
    for verdict in verdicts.iter_mut().flatten() {
        for remark in &verdict.remarks {
            verdict.marks.mark(remark.letter, remark.weight);
        }
    }
}

/// What is to be said of one measure of a contract.
fn measure(cx: &ContractCx, at: usize, own: &Lexicon) -> Option<Verdict> {
    let (measure, facts) = (cx.contract.measures.get(at)?, cx.facts.measures.get(at)?);
    let text = measure.statement.as_ref().map(Placed::new);
    let worded = text
        .as_ref()
        .map(|text| Worded { text: &text.text, statement: cx.known.vocabulary.read(&text.text, own) });
    let cx = MeasureCx { contract: cx, measure, at, facts, worded };
    if cx.has_ended() {
        return None;
    }
    let mut verdict = Verdict { marks: Marks::default(), remarks: remarks(&cx, |_| true) };
    verdict.remarks.retain_mut(|remark| {
        if let Some(text) = &text {
            text.settle(remark);
        }
        !allow::is_meant(cx.contract.view, cx.contract.contract, &remark.finding)
    });
    Some(verdict)
}

/// Everything that these rules find in a measure, by letter, the worst of a letter first.
pub(super) fn remarks(cx: &MeasureCx, wanted: impl Fn(&Rule) -> bool) -> Vec<Remark> {
    let mut found = Vec::new();
    let mut remarks = Vec::new();
    for check in checks() {
        let Check::Measure(rule, letter, weight, run) = check else { continue };
        if !wanted(rule) {
            continue;
        }
        run(cx, &mut found);
        remarks.extend(found.drain(..).map(|mut finding| {
            raise(cx.contract.view, &mut finding);
            let words = cx.worded.as_ref().and_then(|worded| words(worded.text, finding.place.span));
            Remark { letter: *letter, weight: *weight, words, finding }
        }));
    }
    sort(&mut remarks);
    remarks
}

/// Puts remarks in order: by letter, the worst of a letter first.
fn sort(remarks: &mut [Remark]) {
    remarks.sort_by(|a, b| {
        let key = |one: &Remark| (one.letter, Reverse(one.weight), one.finding.place, one.finding.rule.code);
        key(a).cmp(&key(b)).then_with(|| a.finding.message.cmp(&b.finding.message))
    });
}

/// What the rules about relevance find in a contract as a whole.
fn whole(cx: &ContractCx) -> Vec<Finding> {
    let mut found = Vec::new();
    for check in checks() {
        if let Check::Contract(rule, run) = check
            && rule.code.starts_with(Letter::R.as_str())
        {
            run(cx, &mut found);
        }
    }
    found.retain(|finding| !allow::is_meant(cx.view, cx.contract, finding));
    for finding in &mut found {
        raise(cx.view, finding);
    }
    crate::diag::sort(&mut found);
    found
}

/// The bytes of a statement at a span of its file; `None` for the statement as a whole and for what stands
/// elsewhere.
fn words(text: &Text, span: Span) -> Option<Range<usize>> {
    let within = text.span.start < span.start && span.end < text.span.end && span.start < span.end;
    let offset = |at: u32| usize::try_from(at - text.span.start - 1).ok();
    if within { Some(offset(span.start)?..offset(span.end)?) } else { None }
}

/// A statement as rules are given it. Where escapes put it out of step with its file its words are given places
/// past the end of any file, so that they can still be told apart.
struct Placed<'t> {
    text: Cow<'t, Text>,
    whole: Span,
}

impl<'t> Placed<'t> {
    fn new(text: &'t Text) -> Self {
        let (whole, with_quotes) = (text.span, text.value.len() + 2);
        if usize::try_from(whole.end.saturating_sub(whole.start)) == Ok(with_quotes) {
            return Self { text: Cow::Borrowed(text), whole };
        }
        let end = usize::try_from(u32::MAX).unwrap_or(usize::MAX);
        let past = Span::new(end.saturating_sub(with_quotes), end);
        Self { text: Cow::Owned(Text::new(text.value.clone(), past)), whole }
    }

    /// Gives what stands past the end the place of the whole value.
    fn settle(&self, remark: &mut Remark) {
        if let Cow::Owned(moved) = &self.text {
            let file = remark.finding.place.file;
            let related = remark.finding.related.iter_mut().map(|(place, _)| place);
            for place in std::iter::once(&mut remark.finding.place).chain(related) {
                if place.file == file && place.span.start >= moved.span.start {
                    place.span = self.whole;
                }
            }
        }
    }
}
