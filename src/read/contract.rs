//! A contract file: text to [`Contract`], with every problem of the file in one go.

use super::document::{Document, Entry, Kind, Table};
use super::fields::Fields;
use super::{extras, history, items, keys, measures, rules};
use crate::diag::{Finding, Leaves, Lost};
use crate::model::{Contract, ContractKind, Extension, LostItem, Person, Pricing, Term, Text, Value};
use crate::source::{FileId, Span};
use crate::value::{id_error, valid_contract_id, visible};

/// What came of one contract file.
#[derive(Debug)]
pub(super) struct ContractFile {
    /// The contract, unless it is left out.
    pub contract: Option<Box<Contract>>,
    /// The id that the file gives, as far as it could be read.
    pub id: Option<Box<str>>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    /// What was left out: the contract, or items of it.
    pub lost: Lost,
}

/// Reads a contract file. Everything that is wrong with it is found in one go, and a contract that cannot be
/// read is left out: `None`, with a finding that says why.
#[must_use]
pub(super) fn contract(file: FileId, text: &str) -> ContractFile {
    let (document, errors) = Document::parse(text);
    let mut fields = Fields::new(file, keys::CONTRACT);
    let contract = decode(&mut fields, document.root(), file);
    let id = document.root().get("id").and_then(|entry| match entry.value.kind {
        Kind::Text(text) => Some(text.into()),
        _ => None,
    });
    let mut lost = fields.left_out;
    let mut findings = fields.findings;
    let broken = !errors.is_empty();
    if broken {
        super::syntax::merge(file, text, errors, &mut findings, Leaves::Contract);
    }
    for finding in &mut findings {
        finding.contract.clone_from(&id);
    }
    let contract = contract.filter(|_| !broken).map(Box::new);
    if contract.is_none() {
        lost = Lost { contracts: 1, ..Lost::default() };
    }
    ContractFile { contract, id, findings, lost }
}

/// What is gathered while the root is walked, before what is required has been asked for.
#[derive(Default)]
struct Draft {
    id: Option<Text>,
    title: Option<Text>,
    supplier: Option<Text>,
    seen: [bool; 3],
    lost: Vec<LostItem>,
}

fn decode(fields: &mut Fields, root: Table, file: FileId) -> Option<Contract> {
    let mut draft = Draft::default();
    let mut rest = blank(file);
    for entry in root.entries() {
        match entry.key {
            "id" => {
                draft.seen[0] = true;
                draft.id = contract_id(fields, &entry);
            }
            "title" => {
                draft.seen[1] = true;
                draft.title = fields.required_text(&entry, Leaves::Contract);
            }
            "supplier" => {
                draft.seen[2] = true;
                draft.supplier = fields.required_text(&entry, Leaves::Contract);
            }
            "term" => rest.term = term(fields, &entry, &mut draft.lost),
            _ if tables(fields, &entry, &mut rest, &mut draft.lost) => {}
            _ => plain(fields, &entry, &mut rest),
        }
    }
    let top = Span::default();
    let whole = Leaves::Contract;
    let id = fields.required(draft.id, draft.seen[0], "id", top, whole, "id = \"ABC-2026-001\"");
    let title = fields.required(draft.title, draft.seen[1], "title", top, whole, "title = \"…\"");
    let supplier = fields.required(draft.supplier, draft.seen[2], "supplier", top, whole, "supplier = \"…\"");
    items::shared_ids(fields, &mut rest);
    if fields.take_lost() >= Leaves::Contract {
        return None;
    }
    let (Some(id), Some(title), Some(supplier)) = (id, title, supplier) else { return None };
    Some(Contract { id, title, supplier, lost: draft.lost, ..rest })
}

/// A contract that says nothing yet.
pub(super) fn blank(file: FileId) -> Contract {
    let nothing = || Text::new(Box::default(), Span::default());
    Contract {
        file,
        id: nothing(),
        reference: None,
        title: nothing(),
        supplier: nothing(),
        supplier_id: None,
        category: None,
        cpv: None,
        kind: None,
        tier: None,
        critical: false,
        planned: None,
        closed: None,
        parent: None,
        route: None,
        document: None,
        tags: Vec::new(),
        people: Vec::new(),
        term: Term::default(),
        value: Value::default(),
        outcomes: Vec::new(),
        measures: Vec::new(),
        obligations: Vec::new(),
        reviews: Vec::new(),
        actions: Vec::new(),
        waivers: Vec::new(),
        variations: Vec::new(),
        savings: Vec::new(),
        risks: Vec::new(),
        cases: Vec::new(),
        definitions: Vec::new(),
        allows: Vec::new(),
        extra: Vec::new(),
        lost: Vec::new(),
    }
}

fn contract_id(fields: &mut Fields, entry: &Entry) -> Option<Text> {
    let id = fields.text(entry, Leaves::Contract)?;
    if valid_contract_id(&id) {
        return Some(id);
    }
    let message = format!("`{}` cannot be an id: {}", visible(&id), id_error(&id));
    let plain = |char: char| if char.is_ascii_alphanumeric() || "._-".contains(char) { char } else { '-' };
    let near: String = id.trim().chars().map(plain).collect();
    let near = if valid_contract_id(&near) { near } else { "IMG-2024-017".to_owned() };
    let help =
        format!("write an id such as `id = \"{near}\"`, and keep the organisation's own in `reference`");
    fields.report(&rules::WRONG_VALUE, id.span, Leaves::Contract, message, Some(help));
    None
}

/// The keys of the root that are not tables.
fn plain(fields: &mut Fields, entry: &Entry, contract: &mut Contract) {
    let key = Leaves::Key;
    match entry.key {
        "reference" => contract.reference = fields.text(entry, key),
        "supplier_id" => contract.supplier_id = fields.text(entry, key),
        "category" => contract.category = fields.text(entry, key),
        "cpv" => contract.cpv = fields.text(entry, key),
        "kind" => {
            let kinds = [
                ("goods", ContractKind::Goods),
                ("services", ContractKind::Services),
                ("works", ContractKind::Works),
            ];
            contract.kind = fields.choice(entry, key, &kinds);
        }
        "tier" => contract.tier = fields.text(entry, key),
        "critical" => contract.critical = fields.flag(entry, key).unwrap_or_default(),
        "status" => {
            contract.planned = status(fields, entry);
        }
        "closed" => contract.closed = fields.date(entry, key),
        "parent" => contract.parent = fields.text(entry, key),
        "route" => contract.route = fields.text(entry, key),
        "document" => contract.document = fields.text(entry, key),
        "tags" => contract.tags = fields.texts(entry, key),
        _ => fields.unknown(entry, ""),
    }
}

/// `planned`, and nothing else: every other state follows from the dates.
fn status(fields: &mut Fields, entry: &Entry) -> Option<Span> {
    if matches!(entry.value.kind, Kind::Text("planned")) {
        return Some(entry.value.span);
    }
    let help = "write `status = \"planned\"` for a contract not yet signed, and delete the line for any other: \
                every other state follows from the dates";
    fields.wrong(entry, Leaves::Key, "\"planned\" or no status", help.to_owned());
    None
}

/// The tables of the root; `false` where the entry is none of them.
fn tables(fields: &mut Fields, entry: &Entry, contract: &mut Contract, lost: &mut Vec<LostItem>) -> bool {
    match entry.key {
        "people" => contract.people = people(fields, entry),
        "value" => contract.value = value(fields, entry),
        "outcome" => contract.outcomes = history::outcomes(fields, entry, lost),
        "kpi" => contract.measures = measures::measures(fields, entry, lost),
        "obligation" => contract.obligations = history::obligations(fields, entry, lost),
        "review" => contract.reviews = history::reviews(fields, entry, lost),
        "action" => contract.actions = history::actions(fields, entry, lost),
        "waiver" => contract.waivers = history::waivers(fields, entry, lost),
        "variation" => contract.variations = history::variations(fields, entry, lost),
        "saving" => contract.savings = history::savings(fields, entry, lost),
        "risk" => contract.risks = history::risks(fields, entry, lost),
        "case" => contract.cases = history::cases(fields, entry, lost),
        "definitions" => contract.definitions = extras::definitions(fields, entry),
        "allow" => contract.allows = extras::allows(fields, entry),
        "extra" => contract.extra = extras::extra(fields, entry),
        _ => return false,
    }
    true
}

fn people(fields: &mut Fields, entry: &Entry) -> Vec<Person> {
    let Some(table) = fields.table(entry, Leaves::Key) else { return Vec::new() };
    let mut people = Vec::new();
    for entry in table.entries() {
        // Any role may be added, so a key of the root that was typed below this header would pass for one.
        if keys::of(keys::CONTRACT, "").contains(&entry.key) {
            fields.unknown(&entry, "people");
        } else if let Some(name) = fields.text(&entry, Leaves::Key) {
            people.push(Person { role: Text::new(entry.key.into(), entry.key_span), name });
        }
    }
    people
}

fn term(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Term {
    let mut term = Term::default();
    // A term that cannot be read whole would give wrong dates, so the contract is left out.
    let whole = Leaves::Contract;
    let Some(table) = fields.table(entry, whole) else { return term };
    term.span = Some(entry.value.span);
    for entry in table.entries() {
        match entry.key {
            "signed" => term.signed = fields.date(&entry, whole),
            "start" => term.start = fields.date(&entry, whole),
            "end" => term.end = fields.date(&entry, whole),
            "notice" => term.notice = fields.length(&entry, whole),
            "auto_renew" => term.auto_renew = fields.length(&entry, whole),
            "notice_given" => term.notice_given = fields.date(&entry, whole),
            "terminated" => term.terminated = fields.date(&entry, whole),
            "successor" => term.successor = fields.text(&entry, Leaves::Key),
            "no_successor" => term.no_successor = fields.text(&entry, Leaves::Key),
            "extension" => term.extensions = extensions(fields, &entry, lost),
            _ => fields.unknown(&entry, "term"),
        }
    }
    term
}

fn extensions(fields: &mut Fields, entry: &Entry, lost: &mut Vec<LostItem>) -> Vec<Extension> {
    items::each(fields, entry, "extension", lost, |fields, table| {
        let (mut length, mut seen) = (None, false);
        let (mut value, mut decide_by, mut taken, mut declined) = (None, None, None, None);
        for entry in table.entries() {
            match entry.key {
                "length" => {
                    seen = true;
                    length = fields.length(&entry, Leaves::Item);
                }
                "value" => value = fields.number(&entry, Leaves::Key),
                "decide_by" => decide_by = fields.date(&entry, Leaves::Key),
                "taken" => taken = fields.date(&entry, Leaves::Key),
                "declined" => declined = fields.date(&entry, Leaves::Key),
                _ => fields.unknown(&entry, "term.extension"),
            }
        }
        let length =
            fields.required(length, seen, "length", table.span(), Leaves::Item, "length = \"12 months\"")?;
        Some(Extension { span: table.span(), length, value, decide_by, taken, declined })
    })
}

fn value(fields: &mut Fields, entry: &Entry) -> Value {
    let mut value = Value::default();
    let key = Leaves::Key;
    let Some(table) = fields.table(entry, key) else { return value };
    for entry in table.entries() {
        match entry.key {
            "total" => value.total = fields.number(&entry, key),
            "annual" => value.annual = fields.number(&entry, key),
            "currency" => value.currency = fields.parsed(&entry, key, "an ISO 4217 currency", "GBP"),
            "cost_centre" => value.cost_centre = fields.text(&entry, key),
            "purchase_orders" => value.purchase_orders = fields.texts(&entry, key),
            "budget_holder" => value.budget_holder = fields.text(&entry, key),
            "pricing" => {
                let ways = [
                    ("fixed", Pricing::Fixed),
                    ("block", Pricing::Block),
                    ("cost-and-volume", Pricing::CostAndVolume),
                    ("cost-per-case", Pricing::CostPerCase),
                    ("rate-card", Pricing::RateCard),
                    ("call-off", Pricing::CallOff),
                ];
                value.pricing = fields.choice(&entry, key, &ways);
            }
            _ => fields.unknown(&entry, "value"),
        }
    }
    value
}
