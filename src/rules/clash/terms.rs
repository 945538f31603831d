//! The words by which a figure's part in its sentence is told.

/// Words that may stand before a level at the beginning of a sentence.
const OPENING: &[&str] = &[
    "to",
    "we",
    "will",
    "must",
    "shall",
    "should",
    "the",
    "a",
    "an",
    "our",
    "supplier",
    "contractor",
    "provider",
    "trust",
    "council",
    "authority",
    "service",
    "team",
    "target",
    "is",
    "are",
    "aim",
    "kpi",
    "sla",
    "standard",
    "achieve",
    "achieves",
    "achieving",
    "maintain",
    "maintains",
    "maintaining",
    "ensure",
    "ensures",
    "ensuring",
    "that",
    "deliver",
    "delivers",
    "delivering",
    "provide",
    "provides",
    "keep",
    "keeps",
    "sustain",
    "have",
    "answer",
    "answers",
    "resolve",
    "resolves",
    "complete",
    "completes",
    "process",
    "processes",
    "pay",
    "pays",
    "collect",
    "collects",
    "respond",
    "responds",
    "clear",
    "clears",
    "inspect",
    "inspects",
    "repair",
    "repairs",
    "fix",
    "close",
    "issue",
    "issues",
    "review",
    "see",
    "treat",
    "recycle",
    "divert",
    "save",
    "attend",
    "acknowledge",
    "reply",
    "make",
    "for",
    "in",
    "on",
    "of",
    "each",
    "every",
    "month",
    "quarter",
    "year",
    "week",
    "calendar",
    "financial",
    "per",
    ",",
    ":",
    "(",
    "-",
    "–",
    "not",
    "be",
    "score",
    "average",
    "monthly",
    "quarterly",
    "hold",
    "run",
    "plant",
    "visit",
    "train",
    "recruit",
    "fill",
    "secure",
    "generate",
    "create",
];

/// Whether a word may stand before a level at the beginning of a sentence.
pub(super) fn opens(word: &str) -> bool {
    OPENING.contains(&word)
}

/// Words that open a condition or a part of the sentence that speaks of some cases only.
pub(super) fn parts(word: &str) -> bool {
    matches!(
        word,
        "who"
            | "whom"
            | "whose"
            | "which"
            | "that"
            | "where"
            | "when"
            | "whenever"
            | "if"
            | "with"
            | "having"
            | "unless"
            | "until"
            | "after"
            | "once"
            | "because"
            | "worth"
            | "aged"
            | "between"
            | "during"
            | "while"
            | "although"
            | "since"
            | "comprising"
            | "sample"
            | "against"
            | "compared"
            | "versus"
            | "baseline"
            | "than"
    )
}

/// Words before a figure that make it a figure of the past, or of others.
pub(super) fn is_past(word: &str) -> bool {
    matches!(
        word,
        "baseline"
            | "current"
            | "currently"
            | "previous"
            | "previously"
            | "was"
            | "were"
            | "outturn"
            | "national"
            | "statutory"
            | "benchmark"
            | "last"
            | "against"
            | "compared"
            | "versus"
            | "historic"
            | "presently"
            | "today"
            | "now"
            | "existing"
    )
}

/// Words of a sentence about what follows from a miss.
pub(super) fn follows_a_miss(word: &str) -> bool {
    matches!(
        word,
        "credit"
            | "credits"
            | "penalty"
            | "penalties"
            | "deduction"
            | "deductions"
            | "deducted"
            | "trigger"
            | "triggers"
            | "triggered"
            | "escalate"
            | "escalates"
            | "escalated"
            | "escalation"
            | "remedial"
            | "amber"
            | "rag"
            | "bonus"
            | "incentive"
            | "tolerance"
            | "stretch"
            | "unacceptable"
    )
}

/// Nouns that name a level: `availability of 99.9 %`.
pub(super) fn is_level(word: &str) -> bool {
    matches!(
        word,
        "availability"
            | "uptime"
            | "rate"
            | "rates"
            | "score"
            | "scores"
            | "level"
            | "levels"
            | "satisfaction"
            | "compliance"
            | "accuracy"
            | "performance"
            | "uptake"
            | "coverage"
            | "occupancy"
            | "completion"
            | "attainment"
            | "standard"
            | "utilisation"
            | "turnover"
            | "absence"
            | "attendance"
            | "adherence"
            | "reliability"
            | "punctuality"
            | "rating"
            | "average"
            | "mean"
            | "median"
            | "temperature"
            | "retention"
            | "total"
            | "cost"
            | "spend"
            | "savings"
            | "income"
            | "delivery"
            | "vacancy"
    )
}

/// Nouns that name a length of time: `average wait no more than 30 seconds`.
pub(super) fn is_length(word: &str) -> bool {
    matches!(
        word,
        "time"
            | "times"
            | "wait"
            | "waits"
            | "delay"
            | "delays"
            | "answer"
            | "response"
            | "duration"
            | "turnaround"
            | "speed"
            | "stay"
            | "downtime"
            | "length"
            | "lateness"
    )
}

/// Words of an indicator that counts cases: a figure after them is more often a condition than a level.
pub(super) fn counts_cases(word: &str) -> bool {
    matches!(
        word,
        "share"
            | "percentage"
            | "proportion"
            | "number"
            | "count"
            | "%"
            | "percent"
            | "volume"
            | "total"
            | "cases"
            | "fraction"
    )
}

/// Words in `ing` that are nouns as much as verbs.
pub(super) fn is_noun_in_ing(word: &str) -> bool {
    matches!(
        word,
        "building"
            | "cleaning"
            | "housing"
            | "training"
            | "planning"
            | "waiting"
            | "screening"
            | "parking"
            | "hearing"
            | "heating"
            | "lighting"
            | "gritting"
            | "recycling"
            | "staffing"
            | "rating"
            | "meeting"
            | "monitoring"
            | "reporting"
            | "processing"
            | "handling"
            | "answering"
            | "testing"
            | "excluding"
            | "including"
            | "catering"
            | "opening"
            | "funding"
            | "nursing"
            | "during"
            | "morning"
            | "evening"
            | "remaining"
            | "spring"
            | "being"
    )
}

/// Words of change, before where it begins and ends.
pub(super) fn is_change(word: &str) -> bool {
    matches!(
        word,
        "reduce"
            | "reduced"
            | "reduces"
            | "reducing"
            | "cut"
            | "lower"
            | "lowered"
            | "decrease"
            | "decreased"
            | "increased"
            | "increases"
            | "increasing"
            | "raise"
            | "raised"
            | "improve"
            | "improved"
            | "improves"
            | "improving"
            | "grow"
            | "bring"
            | "down"
            | "up"
            | "rise"
            | "rises"
            | "fall"
            | "falls"
            | "move"
            | "moves"
            | "shorten"
            | "shortened"
            | "drop"
            | "halve"
            | "double"
            | "reduction"
            | "increase"
            | "improvement"
            | "rising"
            | "falling"
    )
}
