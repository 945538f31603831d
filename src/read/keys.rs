//! Every table of the format and its keys: what may be written where. The decoders match the same keys; a
//! test holds the two together.

/// The tables of a contract file, each with its keys; the root's name is empty. `people`,
/// `definitions` and `extra` take any key.
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
            "definitions",
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
            "scope",
            "outcome",
            "unit",
            "target",
            "reason",
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

/// The tables of `cm.toml`, each with its keys. `who`, `definitions` and `extra` take any key.
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
            "definitions",
            "words",
            "allow",
            "procedure",
            "extra",
        ],
    ),
    ("tier", &["review", "reprocure_lead", "asks"]),
    ("check", &["deny"]),
    (
        "words",
        &[
            "accepted",
            "vague-qualifier",
            "vague-quantifier",
            "open-ended",
            "loophole",
            "comparative-no-baseline",
            "undefined-reference",
            "achievability-doubt",
        ],
    ),
    ("allow", ALLOW),
    ("procedure", &["step"]),
    ("procedure.step", &["id", "what", "within", "after"]),
];

const TARGET: &[&str] = &["at_least", "at_most", "between", "exactly", "met"];
const FAILURE: &[&str] = &["serious", "severe", "threshold"];
const ALLOW: &[&str] = &["code", "item", "reason", "until"];

/// The tables of a root that take any key.
const ANY: &[&str] = &["people", "definitions", "who", "extra"];

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

/// Whether a key of the root of `format` holds a value and no tables.
#[must_use]
pub(super) fn is_plain(format: &[(&'static str, &'static [&'static str])], key: &str) -> bool {
    of(format, "").contains(&key) && of(format, key).is_empty() && !ANY.contains(&key)
}

/// The tables of `format` that take this key: the root alone where it does, else the nearest around `table` or
/// within it alone, else all of them.
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
    let inside =
        || names.clone().filter(|name| name.starts_with(&format!("{table}."))).min_by_key(|name| name.len());
    around.or_else(inside).map_or_else(|| names.collect(), |one| vec![one])
}

/// The word in `known` that `word` is most likely meant to be, if any is near enough.
#[must_use]
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word = word.to_lowercase().replace('-', "_");
    let length = word.chars().count();
    // Of one letter nothing would be left.
    let limit = (length / 3).max(1).min(length.saturating_sub(1));
    known
        .into_iter()
        .map(|known| (strsim::osa_distance(&word, &known.to_lowercase().replace('-', "_")), known))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// The word in `known` that begins with `word` or that `word` begins with, if there is one alone.
#[must_use]
pub(super) fn begun<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    const LEAST: usize = 3;
    let word = word.to_lowercase().replace('-', "_");
    let alike = |known: &&str| {
        let known = known.to_lowercase().replace('-', "_");
        (word.len() >= LEAST && known.starts_with(&word))
            || (known.len() >= LEAST && word.starts_with(&known))
    };
    let mut found = known.into_iter().filter(alike);
    found.next().filter(|_| found.next().is_none())
}

/// The word of a few that `word` is most likely meant to be.
#[must_use]
pub(super) fn meant<'k>(word: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> Option<&'k str> {
    nearest(word.trim(), known.clone()).or_else(|| begun(word.trim(), known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_one_that_is_near_enough() {
        let case = |word: &str, known: &[&str], near: Option<&str>| {
            assert_eq!(nearest(word, known.iter().copied()), near, "{word}");
        };
        let term = of(CONTRACT, "term");
        case("notise", term, Some("notice"));
        case("notcie", term, Some("notice"));
        case("auto-renew", term, Some("auto_renew"));
        case("Start", term, Some("start"));
        case("tier", term, None);
        case("title", term, None);
        case("extensions", term, Some("extension"));
        // Of several the nearest, and of those the first.
        case("at_lest", &["at_least", "at_most", "at_rest"], Some("at_least"));
        case("ab", &["aa", "ac"], Some("aa"));
        case("né", &["ne"], Some("ne"));
        case("e", &["E"], Some("E"));
        case("e", &["f"], None);
        case("", &["a"], None);
    }

    #[test]
    fn a_word_that_is_begun_is_known_where_it_is_one_alone() {
        let frequencies = ["daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly", "once"];
        assert_eq!(meant("month", frequencies), Some("monthly"));
        assert_eq!(meant(" Monthly ", frequencies), Some("monthly"));
        assert_eq!(meant("annually", frequencies), None);
        assert_eq!(begun("end_date", ["start", "end"]), Some("end"));
        assert_eq!(begun("at", ["at_least", "at_most"]), None);
        assert_eq!(begun("at_", ["at_least", "at_most"]), None);
    }

    #[test]
    fn a_key_is_at_home_at_the_top_first_then_around_then_elsewhere() {
        assert_eq!(homes(CONTRACT, "tier", "people"), [""]);
        assert_eq!(homes(CONTRACT, "end", ""), ["term"]);
        // `value` is a table of the contract and a key of others.
        assert_eq!(homes(CONTRACT, "value", "kpi"), [""]);
        assert_eq!(homes(CONTRACT, "frequency", "kpi.target"), ["kpi"]);
        assert_eq!(homes(CONTRACT, "at_least", "kpi"), ["kpi.target"]);
        assert_eq!(homes(CONTRACT, "from", "kpi.target_change.failure"), ["kpi.target_change"]);
        assert_eq!(homes(CONTRACT, "owner", ""), ["kpi", "action", "risk"]);
        assert_eq!(homes(CONTRACT, "colour", ""), [""; 0]);
        assert_eq!(homes(SETTINGS, "within", "tier"), ["procedure.step"]);
    }

    #[test]
    fn a_plain_key_is_one_of_the_root_that_is_no_table() {
        for (format, key, plain) in [
            (CONTRACT, "tier", true),
            (SETTINGS, "horizon", true),
            (CONTRACT, "horizon", false),
            (CONTRACT, "value", false),
            (CONTRACT, "people", false),
            (SETTINGS, "tier", false),
            (SETTINGS, "who", false),
        ] {
            assert_eq!(is_plain(format, key), plain, "{key}");
        }
    }

    #[test]
    fn no_table_has_a_key_twice() {
        for (table, keys) in CONTRACT.iter().chain(SETTINGS) {
            let mut sorted = keys.to_vec();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(sorted.len(), keys.len(), "{table}");
        }
    }
}
