//! `[[kpi]]`: the success measures of a contract.

use super::document::{Entry, Kind, Table};
use super::fields::Fields;
use super::{items, rules};
use crate::diag::Leaves;
use crate::model::{Bands, Baseline, LostItem, Measure, Target, TargetChange, Text};
use crate::source::{Span, Spanned};
use crate::value::Frequency;

pub(super) fn measures(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Measure> {
    let read = items::each(fields, entry, "kpi", lost, |fields, table| {
        let id = items::id(fields, table);
        let nobody = || Text::new(Box::default(), table.span());
        let mut measure = blank(table.span(), id.clone().unwrap_or_else(nobody));
        for entry in table.entries() {
            key(fields, &entry, &mut measure);
        }
        id.map(|_| measure)
    });
    items::unique(fields, read, |measure| &measure.id)
}

pub(super) fn blank(span: Span, id: Text) -> Measure {
    Measure {
        span,
        id,
        statement: None,
        scope: None,
        outcome: None,
        unit: None,
        target: None,
        reason: None,
        bands: Bands::default(),
        frequency: None,
        method: None,
        source: None,
        owner: None,
        baseline: None,
        report_within: None,
        from: None,
        until: None,
        clause: None,
        published: false,
        weight: None,
        changes: Vec::new(),
    }
}

fn key(fields: &mut Fields, entry: &Entry, measure: &mut Measure) {
    let leaves = Leaves::Key;
    match entry.key {
        "id" => {}
        "statement" => measure.statement = fields.text(entry, leaves),
        "scope" => measure.scope = fields.text(entry, leaves),
        "outcome" => measure.outcome = fields.text(entry, leaves),
        "unit" => measure.unit = fields.text(entry, leaves),
        "target" => measure.target = target(fields, entry, leaves, "kpi.target"),
        "reason" => measure.reason = fields.text(entry, leaves),
        "failure" => measure.bands = bands(fields, entry, "kpi.failure"),
        "frequency" => {
            measure.frequency = fields.choice(entry, leaves, &Frequency::ALL.map(|one| (one.as_str(), one)));
        }
        "method" => measure.method = fields.text(entry, leaves),
        "source" => measure.source = fields.text(entry, leaves),
        "owner" => measure.owner = fields.text(entry, leaves),
        "baseline" => measure.baseline = baseline(fields, entry),
        "report_within" => measure.report_within = fields.length(entry, leaves),
        "from" => measure.from = fields.date(entry, leaves),
        "until" => measure.until = fields.date(entry, leaves),
        "clause" => measure.clause = fields.text(entry, leaves),
        "published" => measure.published = fields.flag(entry, leaves).unwrap_or_default(),
        "weight" => measure.weight = fields.number(entry, leaves),
        "target_change" => measure.changes = changes(fields, entry, measure.target.as_ref()),
        _ => fields.unknown(entry, "kpi"),
    }
}

/// A target: a table of exactly one key.
fn target(fields: &mut Fields, entry: &Entry, leaves: Leaves, name: &'static str) -> Option<Spanned<Target>> {
    let Kind::Table(table) = entry.value.kind else {
        let write = "write `target.at_least = 98.0` (or `at_most`, `between = [lo, hi]`, `exactly`, \
                     `met = true`)";
        fields.wrong(entry, leaves, "a target", write.into());
        return None;
    };
    let mut found = None;
    let mut keys = 0;
    for entry in table.entries() {
        let known = super::keys::of(super::keys::CONTRACT, name).contains(&entry.key);
        if !known {
            fields.unknown(&entry, name);
            continue;
        }
        keys += 1;
        if keys > 1 {
            let message = format!("the target has `{}` beside another bound", entry.key);
            let help = "keep one; a range is written `target.between = [95.0, 98.0]`".to_owned();
            fields.report(&rules::WRONG_VALUE, entry.key_span, leaves, message, Some(help));
            found = None;
        } else {
            found = bound(fields, &entry, leaves).map(|bound| Spanned::new(bound, entry.value.span));
        }
    }
    if keys == 0 {
        let help = "write `target.at_least = 98.0`".to_owned();
        fields.report(&rules::WRONG_VALUE, entry.key_span, leaves, "the target is empty".into(), Some(help));
    }
    found
}

fn bound(fields: &mut Fields, entry: &Entry, leaves: Leaves) -> Option<Target> {
    match entry.key {
        "at_least" => fields.number(entry, leaves).map(|bound| Target::AtLeast(bound.value)),
        "at_most" => fields.number(entry, leaves).map(|bound| Target::AtMost(bound.value)),
        "exactly" => fields.number(entry, leaves).map(|bound| Target::Exactly(bound.value)),
        "met" => match entry.value.kind {
            Kind::Bool(true) => Some(Target::Met),
            _ => {
                fields.wrong(entry, leaves, "`true`", "write `target.met = true`".into());
                None
            }
        },
        _ => between(fields, entry, leaves),
    }
}

fn between(fields: &mut Fields, entry: &Entry, leaves: Leaves) -> Option<Target> {
    let write = "write `target.between = [95.0, 98.0]`, the lower bound first";
    let items: Vec<_> = match entry.value.kind {
        Kind::Array(array) => array.items().collect(),
        _ => Vec::new(),
    };
    let [low, high] = items.as_slice() else {
        fields.wrong(entry, leaves, "a list of two decimals", write.into());
        return None;
    };
    fields.in_list = true;
    let low = fields.number(&Entry { value: *low, ..*entry }, leaves);
    let high = fields.number(&Entry { value: *high, ..*entry }, leaves);
    fields.in_list = false;
    let (low, high) = (low?, high?);
    if low.value.value > high.value.value {
        let message = format!("the lower bound {} is above the upper bound {}", low.value, high.value);
        fields.report(&rules::WRONG_VALUE, entry.value.span, leaves, message, Some(write.into()));
        return None;
    }
    Some(Target::Between(low.value, high.value))
}

fn bands(fields: &mut Fields, entry: &Entry, name: &'static str) -> Bands {
    let mut bands = Bands::default();
    let Some(table) = fields.table(entry, Leaves::Key) else { return bands };
    bands.span = Some(entry.value.span);
    for entry in table.entries() {
        match entry.key {
            "serious" => bands.serious = fields.number(&entry, Leaves::Key),
            "severe" => bands.severe = fields.number(&entry, Leaves::Key),
            "threshold" => bands.threshold = fields.number(&entry, Leaves::Key),
            _ => fields.unknown(&entry, name),
        }
    }
    bands
}

fn baseline(fields: &mut Fields, entry: &Entry) -> Option<Baseline> {
    let table = fields.table(entry, Leaves::Key)?;
    let mut baseline = Baseline { span: entry.value.span, value: None, period: None, source: None };
    for entry in table.entries() {
        match entry.key {
            "value" => baseline.value = fields.number(&entry, Leaves::Key),
            "period" => baseline.period = fields.text(&entry, Leaves::Key),
            "source" => baseline.source = fields.text(&entry, Leaves::Key),
            _ => fields.unknown(&entry, "kpi.baseline"),
        }
    }
    Some(baseline)
}

fn changes(fields: &mut Fields, entry: &Entry, first: Option<&Spanned<Target>>) -> Vec<TargetChange> {
    let mut lost = Vec::new();
    items::each(fields, entry, "target_change", &mut lost, |fields, table| {
        let change = change(fields, table)?;
        if let Some(first) = first.filter(|first| first.key() != change.target.key()) {
            let message = format!(
                "a target that is `{}` cannot change to `{}`: readings before and after could not be compared",
                first.key(),
                change.target.key()
            );
            let help = format!("write `target.{} = …`, or end this measure and begin another", first.key());
            fields.report(&rules::ITEM_CONTRADICTS, change.target.span, Leaves::Item, message, Some(help));
            return None;
        }
        Some(change)
    })
}

fn change(fields: &mut Fields, table: Table) -> Option<TargetChange> {
    let (mut from, mut new, mut seen) = (None, None, [false; 2]);
    let (mut failure, mut variation, mut reason) = (None, None, None);
    for entry in table.entries() {
        match entry.key {
            "from" => {
                seen[0] = true;
                from = fields.date(&entry, Leaves::Item);
            }
            "target" => {
                seen[1] = true;
                new = target(fields, &entry, Leaves::Item, "kpi.target_change.target");
            }
            "failure" => failure = Some(bands(fields, &entry, "kpi.target_change.failure")),
            "variation" => variation = fields.text(&entry, Leaves::Key),
            "reason" => reason = fields.text(&entry, Leaves::Key),
            _ => fields.unknown(&entry, "kpi.target_change"),
        }
    }
    let span = table.span();
    let from = fields.required(from, seen[0], "from", span, Leaves::Item, "from = 2026-04-01");
    let target = fields.required(new, seen[1], "target", span, Leaves::Item, "target.at_least = 98.0");
    Some(TargetChange { span, from: from?, target: target?, bands: failure, variation, reason })
}
