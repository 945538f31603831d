//! `cm.toml`: the register's settings over their defaults.

use super::document::{Document, Entry, Kind, Table};
use super::fields::Fields;
use super::{extras, items, keys, rules, syntax};
use crate::diag::{Finding, Leaves, Lost};
use crate::model::{Asks, Check, Flagged, Procedure, Settings, Step, Text, Tier, Who, Words};
use crate::source::{FileId, Span};
use crate::value::{Calendar, CalendarName, Currency, FinancialYear, Length, visible};
use chrono::NaiveDate;

/// The format that this program writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

/// Reads `cm.toml`.
///
/// # Errors
/// Where it is not TOML, or of a newer format, there is no register to speak of: the findings say why.
pub(super) fn settings(file: FileId, text: &str) -> Result<(Settings, Vec<Finding>, Lost), Vec<Finding>> {
    let (document, errors) = Document::parse(text);
    let mut fields = Fields::new(file, keys::SETTINGS);
    let mut draft = Draft { settings: Settings::defaults(file), extra_days: Vec::new(), calendar: None };
    for entry in document.root().entries() {
        key(&mut fields, &entry, &mut draft);
    }
    let too_new = fields.take_lost() >= Leaves::Contract;
    let left_out = fields.left_out;
    let mut findings = fields.findings;
    if !errors.is_empty() {
        syntax::merge(file, text, errors, &mut findings, Leaves::Contract);
        return Err(findings);
    }
    if too_new {
        return Err(findings);
    }
    let calendar = draft.calendar.unwrap_or(CalendarName::EnglandAndWales);
    draft.settings.calendar = Calendar::new(calendar, &draft.extra_days);
    Ok((draft.settings, findings, left_out))
}

struct Draft {
    settings: Settings,
    calendar: Option<CalendarName>,
    extra_days: Vec<NaiveDate>,
}

impl Settings {
    /// The settings of an empty `cm.toml`.
    #[must_use]
    pub fn defaults(file: FileId) -> Self {
        let length = |text: &str| text.parse::<Length>().ok();
        let tier = |name: &str, review, lead, asks| Tier {
            name: name.into(),
            review: length(review),
            reprocure_lead: length(lead),
            asks,
        };
        Self {
            file,
            name: None,
            currency: Currency::default(),
            calendar: Calendar::new(CalendarName::EnglandAndWales, &[]),
            financial_year: FinancialYear::default(),
            horizon: length("30 days").expect("invariant: a length"),
            report_within: length("15 working days").expect("invariant: a length"),
            as_of: None,
            meetings: 5,
            default_tier: Text::new("bronze".into(), Span::default()),
            tiers: vec![
                tier("gold", "1 month", "18 months", Asks::All),
                tier("silver", "3 months", "12 months", Asks::Some),
                tier("bronze", "12 months", "6 months", Asks::Few),
            ],
            who: Vec::new(),
            check: Check::default(),
            definitions: Vec::new(),
            words: Words::default(),
            allows: Vec::new(),
            procedures: Vec::new(),
        }
    }
}

fn key(fields: &mut Fields, entry: &Entry, draft: &mut Draft) {
    let leaves = Leaves::Key;
    let settings = &mut draft.settings;
    match entry.key {
        "format" => format(fields, entry),
        "name" => settings.name = fields.text(entry, leaves),
        "currency" => {
            set(&mut settings.currency, fields.parsed(entry, leaves, "an ISO 4217 currency", "GBP"));
        }
        "calendar" => {
            let name = fields.choice(entry, leaves, &CalendarName::ALL.map(|name| (name.as_str(), name)));
            draft.calendar = name.map(|name| name.value);
        }
        "holidays" => {
            draft.extra_days = fields.dates(entry, leaves).into_iter().map(|day| day.value).collect();
        }
        "financial_year_start" => {
            let read =
                fields.parsed::<FinancialYear>(entry, leaves, "the first day of a month, `MM-01`", "04-01");
            set(&mut settings.financial_year, read);
        }
        "horizon" => set(&mut settings.horizon, fields.length(entry, leaves)),
        "report_within" => set(&mut settings.report_within, fields.length(entry, leaves)),
        "as_of" => settings.as_of = fields.date(entry, leaves),
        "meetings" => set(&mut settings.meetings, fields.count(entry, leaves, 0..=10_000)),
        "default_tier" => {
            if let Some(tier) = fields.text(entry, leaves) {
                settings.default_tier = tier;
            }
        }
        "tier" => tiers(fields, entry, settings),
        "who" => who(fields, entry, settings),
        "check" => check(fields, entry, settings),
        "definitions" => settings.definitions = extras::definitions(fields, entry),
        "words" => words(fields, entry, &mut settings.words),
        "allow" => settings.allows = extras::allows(fields, entry),
        "procedure" => procedures(fields, entry, settings),
        "extra" => drop(extras::extra(fields, entry)),
        _ => fields.unknown(entry, ""),
    }
}

fn set<T>(field: &mut T, read: Option<crate::source::Spanned<T>>) {
    if let Some(read) = read {
        *field = read.value;
    }
}

fn format(fields: &mut Fields, entry: &Entry) {
    let whole = Leaves::Contract;
    let too_new = |fields: &mut Fields, number: &str| {
        let message = format!("this register is of format {number}; this program reads format {FORMAT}");
        let help = Some("needs a newer cm".to_owned());
        fields.report(&rules::NEWER_FORMAT, entry.value.span, whole, message, help);
    };
    // A number too large to count with is newer all the same.
    if let Kind::Number(text) = entry.value.kind
        && text.len() > 9
        && text.bytes().all(|byte| byte.is_ascii_digit())
    {
        too_new(fields, text);
        return;
    }
    let Some(format) = fields.count(entry, whole, 1..=u32::MAX) else { return };
    if format.value > FORMAT {
        too_new(fields, &format.to_string());
    }
}

fn tiers(fields: &mut Fields, entry: &Entry, settings: &mut Settings) {
    let Some(tiers) = fields.table(entry, Leaves::Key) else { return };
    for entry in tiers.entries() {
        let Some(table) = fields.table(&entry, Leaves::Key) else { continue };
        let known = settings.tiers.iter().position(|tier| &*tier.name == entry.key);
        let at = known.unwrap_or_else(|| {
            let name = entry.key.into();
            settings.tiers.push(Tier { name, review: None, reprocure_lead: None, asks: Asks::Some });
            settings.tiers.len() - 1
        });
        let tier = &mut settings.tiers[at];
        for entry in table.entries() {
            match entry.key {
                "review" => tier.review = fields.length(&entry, Leaves::Key).map_or(tier.review, some),
                "reprocure_lead" => {
                    let read = fields.length(&entry, Leaves::Key);
                    tier.reprocure_lead = read.map_or(tier.reprocure_lead, some);
                }
                "asks" => {
                    let words = [("all", Asks::All), ("some", Asks::Some), ("few", Asks::Few)];
                    set(&mut tier.asks, fields.choice(&entry, Leaves::Key, &words));
                }
                _ => fields.unknown(&entry, "tier"),
            }
        }
    }
}

fn some(length: crate::source::Spanned<Length>) -> Option<Length> {
    Some(length.value)
}

fn who(fields: &mut Fields, entry: &Entry, settings: &mut Settings) {
    let Some(table) = fields.table(entry, Leaves::Key) else { return };
    for entry in table.entries() {
        let others = fields.texts(&entry, Leaves::Key);
        settings.who.push(Who { name: Text::new(entry.key.into(), entry.key_span), others });
    }
}

fn check(fields: &mut Fields, entry: &Entry, settings: &mut Settings) {
    let Some(table) = fields.table(entry, Leaves::Key) else { return };
    for entry in table.entries() {
        match entry.key {
            "deny" => settings.check.deny = fields.texts(&entry, Leaves::Key),
            _ => fields.unknown(&entry, "check"),
        }
    }
}

fn words(fields: &mut Fields, entry: &Entry, words: &mut Words) {
    let Some(table) = fields.table(entry, Leaves::Key) else { return };
    for entry in table.entries() {
        match entry.key {
            "accepted" => words.accepted = phrases(fields, &entry),
            smell if keys::of(keys::SETTINGS, "words").contains(&smell) => {
                let smell = Text::new(smell.into(), entry.key_span);
                let phrases = phrases(fields, &entry).into_iter();
                words.flagged.extend(phrases.map(|phrase| Flagged { smell: smell.clone(), phrase }));
            }
            _ => fields.unknown(&entry, "words"),
        }
    }
}

/// A list of phrases, without those that are empty: they would stand in every text.
fn phrases(fields: &mut Fields, entry: &Entry) -> Vec<Text> {
    let mut phrases = fields.texts(entry, Leaves::Key);
    phrases.retain(|phrase| {
        let says = !phrase.trim().is_empty();
        if !says {
            let message = format!("`{}` holds an empty text; expected a phrase", entry.key);
            let help = "write a word or more, or delete it".to_owned();
            fields.report(&rules::WRONG_VALUE, phrase.span, Leaves::Key, message, Some(help));
        }
        says
    });
    phrases
}

fn procedures(fields: &mut Fields, entry: &Entry, settings: &mut Settings) {
    let Some(table) = fields.table(entry, Leaves::Key) else { return };
    for entry in table.entries() {
        let Some(table) = fields.table(&entry, Leaves::Key) else { continue };
        let mut procedure = Procedure { name: entry.key.into(), steps: Vec::new() };
        for entry in table.entries() {
            match entry.key {
                "step" => {
                    let tables = fields.tables(&entry, Leaves::Item);
                    for table in tables {
                        match step(fields, table, &procedure.steps) {
                            Some(step) => procedure.steps.push(step),
                            None => fields.left_out.items += 1,
                        }
                    }
                }
                _ => fields.unknown(&entry, "procedure"),
            }
        }
        settings.procedures.push(procedure);
    }
}

fn step(fields: &mut Fields, table: Table, earlier: &[Step]) -> Option<Step> {
    let id = items::id(fields, table);
    let (mut what, mut within, mut after, mut seen) = (None, None, Some(None), false);
    for entry in table.entries() {
        match entry.key {
            "id" => {}
            "what" => what = fields.text(&entry, Leaves::Key),
            "within" => {
                seen = true;
                within = fields.length(&entry, Leaves::Item);
            }
            "after" => after = earlier_step(fields, &entry, earlier),
            _ => fields.unknown(&entry, "procedure.step"),
        }
    }
    let write = "within = \"10 working days\"";
    let within = fields.required(within, seen, "within", table.span(), Leaves::Item, write);
    let (id, within, after) = (id?, within?, after?);
    if earlier.iter().any(|step| *step.id == **id) {
        let message = format!("the step `{}` is there already", visible(&id));
        let help = Some("give each step of a procedure an id of its own".to_owned());
        fields.report(&rules::ITEM_ID_TAKEN, id.span, Leaves::Item, message, help);
        return None;
    }
    let what = what.map_or_else(|| id.value.clone(), |what| what.value);
    Some(Step { id: id.value, what, within, after })
}

/// The place of the step that another comes after: `Some(None)` for the opening.
fn earlier_step(fields: &mut Fields, entry: &Entry, earlier: &[Step]) -> Option<Option<usize>> {
    if matches!(entry.value.kind, Kind::Text("opened")) {
        return Some(None);
    }
    let name = fields.text(entry, Leaves::Item)?;
    let at = earlier.iter().position(|step| *step.id == **name);
    if at.is_none() {
        let message = format!("`after` names `{}`, which is not an earlier step", visible(&name));
        let known: Vec<_> = earlier.iter().map(|step| format!("`{}`", visible(&step.id))).collect();
        let help = match known.as_slice() {
            [] => "write `after = \"opened\"`: no step stands before this one".to_owned(),
            _ => format!("write `after = \"opened\"`, or an earlier step: {}", known.join(", ")),
        };
        fields.report(&rules::WRONG_VALUE, name.span, Leaves::Item, message, Some(help));
        return None;
    }
    Some(at)
}
