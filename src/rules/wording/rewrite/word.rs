//! Words of a text with where they stand, and the little grammar that a rewrite needs.

/// A word: what stands between spaces, less the marks around it.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// In lower case.
    lower: String,
    /// Its first byte.
    pub(super) start: usize,
    /// The byte after its last.
    pub(super) end: usize,
    /// Whether a mark stands right after it.
    pub(super) closes: bool,
}

impl Word {
    /// Whether it is one of these, in lower case.
    pub(super) fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
    }

    /// The word in lower case.
    pub(super) fn as_str(&self) -> &str {
        &self.lower
    }

    /// Whether it is a noun in the plural, as far as its form shows.
    pub(super) fn is_plural(&self) -> bool {
        const ODD: &[&str] = &["people", "children", "women", "men", "staff", "data"];
        const NOT: &[&str] =
            &["is", "was", "has", "its", "this", "thus", "always", "across", "news", "as", "us"];
        let form = self.lower.len() >= 4
            && self.lower.ends_with('s')
            && !["ss", "us", "is", "'s", "’s"].iter().any(|end| self.lower.ends_with(end));
        self.is(ODD) || (form && !self.is(NOT))
    }

    /// Whether it is a past participle, as far as its form shows.
    pub(super) fn is_participle(&self) -> bool {
        const ODD: &[&str] = &[
            "sent", "paid", "met", "held", "made", "kept", "seen", "given", "taken", "put", "found", "built",
            "told", "left", "begun", "done", "dealt", "swept", "shown", "returned",
        ];
        (self.lower.ends_with("ed") && self.lower.len() >= 5 && !self.lower.ends_with("eed")) || self.is(ODD)
    }
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let solid = piece.trim_end();
        let bare = solid.trim_start_matches(is_mark);
        let start = at + solid.len() - bare.len();
        let bare = bare.trim_end_matches(is_mark);
        if !bare.is_empty() {
            let end = start + bare.len();
            let closes = at + solid.len() > end;
            words.push(Word { lower: bare.to_lowercase(), start, end, closes });
        }
        at += piece.len();
    }
    words
}

fn is_mark(char: char) -> bool {
    matches!(char, ',' | '.' | ':' | ';' | '(' | ')' | '[' | ']' | '\'' | '‘' | '’' | '–' | '—' | '-')
}

/// Words that begin a sentence with a capital for that reason alone.
const COMMON: &[&str] = &[
    "the",
    "our",
    "your",
    "their",
    "its",
    "these",
    "those",
    "new",
    "planned",
    "scheduled",
    "urgent",
    "routine",
    "missed",
    "telephone",
    "phone",
    "emergency",
    "reported",
    "incoming",
    "inbound",
    "outgoing",
    "formal",
    "written",
    "valid",
    "open",
    "overdue",
    "completed",
    "agency",
    "customer",
    "patient",
    "service",
    "supplier",
    "help",
    "repair",
    "order",
    "invoice",
    "staff",
    "delivery",
    "failed",
    "outpatient",
    "inpatient",
    "discharge",
    "safety",
    "reactive",
    "support",
    "purchase",
    "clinical",
    "critical",
    "standard",
    "high",
    "low",
    "first",
    "bed",
    "linen",
    "blood",
    "lift",
    "management",
    "response",
    "engineer",
    "answering",
    "maintenance",
    "street",
    "waste",
    "food",
    "meal",
    "public",
];

/// The text with its first word in lower case, where the capital is that of the sentence; `None` where it may be a
/// name.
pub(super) fn uncapitalised(text: &str) -> Option<String> {
    let words = words(text);
    let first = words.first()?;
    let rest = &text[first.start..first.end];
    if rest.starts_with(char::is_lowercase) {
        return Some(text.to_owned());
    }
    let mut chars = rest.chars();
    let initial = chars.next().filter(|char| char.is_uppercase())?;
    if chars.clone().next().is_none() || chars.as_str().chars().any(char::is_uppercase) {
        // Letters such as `A&E` and `CT` keep their capitals.
        return (rest.chars().filter(|char| char.is_uppercase()).count() > 1).then(|| text.to_owned());
    }
    if !first.is(COMMON) && !first.is_plural() {
        return None;
    }
    let lower: String = initial.to_lowercase().collect();
    Some(format!("{}{lower}{}", &text[..first.start], &text[first.start + initial.len_utf8()..]))
}

/// The text with a capital at its beginning.
pub(super) fn capitalised(text: String) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(chars).collect(),
        _ => text,
    }
}

/// Whether a source is a thing that takes an article: `telephony log`, `supplier's monthly return`.
pub(super) fn is_record(source: &str) -> bool {
    const RECORDS: &[&str] = &[
        "log",
        "logs",
        "system",
        "systems",
        "register",
        "registers",
        "record",
        "records",
        "report",
        "reports",
        "return",
        "returns",
        "portal",
        "survey",
        "tool",
        "database",
        "sheet",
        "sheets",
        "extract",
        "list",
        "dashboard",
        "file",
        "files",
        "ledger",
        "export",
        "diary",
        "book",
        "notes",
        "forms",
        "software",
    ];
    words(source).last().is_some_and(|last| last.is(RECORDS))
}
