//! Every table of the format and its keys: what may be written where. The decoders match the same keys; a
//! test holds the two together.

/// The tables of a contract file, each with its keys; the root's name is empty. `people` and `extra` take
/// any key.
pub const CONTRACT: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "id",
            "reference",
            "title",
            "supplier",
            "supplier_id",
            "category",
            "cpv",
            "kind",
            "tier",
            "critical",
            "status",
            "closed",
            "parent",
            "route",
            "document",
            "tags",
            "people",
            "term",
            "value",
            "outcome",
            "kpi",
            "obligation",
            "review",
            "action",
            "waiver",
            "variation",
            "saving",
            "risk",
            "case",
            "allow",
            "extra",
        ],
    ),
    (
        "term",
        &[
            "signed",
            "start",
            "end",
            "notice",
            "auto_renew",
            "notice_given",
            "terminated",
            "successor",
            "no_successor",
            "extension",
        ],
    ),
    ("term.extension", &["length", "value", "decide_by", "taken", "declined"]),
    ("value", &["total", "annual", "currency", "cost_centre", "purchase_orders", "budget_holder", "pricing"]),
    ("outcome", &["id", "statement"]),
    (
        "kpi",
        &[
            "id",
            "statement",
            "outcome",
            "unit",
            "target",
            "failure",
            "frequency",
            "method",
            "source",
            "owner",
            "baseline",
            "report_within",
            "from",
            "until",
            "clause",
            "published",
            "weight",
            "target_change",
        ],
    ),
    ("kpi.target", TARGET),
    ("kpi.failure", FAILURE),
    ("kpi.baseline", &["value", "period", "source"]),
    ("kpi.target_change", &["from", "target", "failure", "variation", "reason"]),
    ("kpi.target_change.target", TARGET),
    ("kpi.target_change.failure", FAILURE),
    ("obligation", &["id", "what", "party", "first", "every", "clause", "done"]),
    ("review", &["held", "by", "rating", "summary", "next"]),
    ("action", &["id", "what", "owner", "raised", "due", "done", "kpi"]),
    ("waiver", &["kpi", "from", "until", "reason", "agreed_by", "agreed"]),
    ("variation", &["id", "agreed", "effective", "summary", "value_change", "new_end", "clause"]),
    ("saving", &["id", "what", "declared", "recurrent", "cashable"]),
    ("risk", &["id", "what", "likelihood", "impact", "owner", "review", "closed"]),
    ("case", &["id", "opened", "procedure", "kpi", "done", "closed", "outcome"]),
    ("allow", ALLOW),
];

/// The tables of `cm.toml`, each with its keys.
pub const SETTINGS: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "format",
            "name",
            "currency",
            "calendar",
            "holidays",
            "financial_year_start",
            "horizon",
            "report_within",
            "as_of",
            "meetings",
            "default_tier",
            "tier",
            "who",
            "check",
            "allow",
            "procedure",
            "extra",
        ],
    ),
    ("tier", &["review", "reprocure_lead", "asks"]),
    ("check", &["deny"]),
    ("allow", ALLOW),
    ("procedure", &["step"]),
    ("procedure.step", &["id", "what", "within", "after"]),
];

const TARGET: &[&str] = &["at_least", "at_most", "between", "exactly", "met"];
const FAILURE: &[&str] = &["serious", "severe", "threshold"];
const ALLOW: &[&str] = &["code", "item", "reason", "until"];

/// The roles that the format names; others may be added.
pub const ROLES: &[&str] = &[
    "contract_manager",
    "service_owner",
    "procurement_lead",
    "finance_contact",
    "executive_sponsor",
    "supplier_contact",
];

/// The keys of one table of `format`; none for a table that takes any.
#[must_use]
pub(super) fn of(format: &[(&'static str, &'static [&'static str])], table: &str) -> &'static [&'static str] {
    format.iter().find(|(name, _)| *name == table).map_or(&[], |(_, keys)| keys)
}

/// The tables of `format` that take this key: the root alone where it does, else the nearest around `table`
/// alone, else all of them.
#[must_use]
pub(super) fn homes(
    format: &[(&'static str, &'static [&'static str])],
    key: &str,
    table: &str,
) -> Vec<&'static str> {
    let takes = |name: &str| of(format, name).contains(&key);
    if takes("") {
        return vec![""];
    }
    let names = format.iter().map(|(name, _)| *name).filter(|name| takes(name));
    let around =
        names.clone().filter(|name| table.starts_with(&format!("{name}."))).max_by_key(|name| name.len());
    around.map_or_else(|| names.collect(), |around| vec![around])
}

/// The word in `known` that `word` is most likely meant to be, if any is near enough.
#[must_use]
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word = word.to_lowercase().replace('-', "_");
    let limit = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|known| (strsim::osa_distance(&word, &known.to_lowercase().replace('-', "_")), known))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}
