//! The keys of `cm.toml`.

use super::super::FORMAT;
use super::{ALLOW, ALLOWS, EXTRA, Form, Key, Table, may, must, table};

/// The tables of `cm.toml`, each with its keys.
pub const SETTINGS: &[Table] = &[
    table("", ROOT),
    table("tier", TIER),
    table(
        "check",
        &[may("deny", Form::Texts, "Codes of findings that are raised to errors, such as `[\"C150\"]`.")],
    ),
    table("words", WORDS),
    table("allow", ALLOW),
    table("procedure", &[may("step", Form::Tables, "The steps of the procedure, in order.")]),
    table("procedure.step", STEP),
];

const ROOT: &[Key] = &[
    may(
        "format",
        Form::Count(1, FORMAT),
        "The format of the register. A program refuses a newer one than it knows.",
    )
    .or("1"),
    may("name", Form::Text, "What reports call the register. Absent: the name of its directory."),
    may("currency", Form::Currency, "The currency of amounts that name none.").or("\"GBP\""),
    may(
        "calendar",
        Form::Word(&["england-and-wales", "scotland", "northern-ireland"]),
        "Whose bank holidays are not working days.",
    )
    .or("\"england-and-wales\""),
    may("holidays", Form::Dates, "Further days that are not working days, such as `[2026-06-15]`."),
    may("financial_year_start", Form::FirstOfMonth, "When the financial year begins: the first of a month.")
        .or("\"04-01\""),
    may("horizon", Form::Length, "How far `cm due` looks ahead, that day included.").or("\"30 days\""),
    may(
        "report_within",
        Form::Length,
        "The time after a period's end for its reading to arrive, where the measure does not say.",
    )
    .or("\"15 working days\""),
    may(
        "as_of",
        Form::Date,
        "The day of every report, for an archived register. Absent: the day on which it is run.",
    ),
    may("meetings", Form::Count(0, 10_000), "How many review meetings the team can hold in a month.").or("5"),
    may("default_tier", Form::Text, "The tier for dates and demands of contracts that name none.")
        .or("\"bronze\""),
    may(
        "tier",
        Form::Named(&["gold", "silver", "bronze"]),
        "How closely contracts are looked after: the three built-in tiers can be changed key by key, \
         and others added.",
    ),
    may(
        "who",
        Form::Names,
        "Other names of one person or post, for `who:` and `--mine`: `\"A. Example\" = \
         [\"a.example@trust.example\", \"Head of Radiology\"]`.",
    ),
    may("check", Form::Table, "How `cm check` judges."),
    may(
        "definitions",
        Form::Terms,
        "What terms mean in every contract: `\"working hours\" = \"08:00 to 18:00 on working days\"`.",
    ),
    may("words", Form::Table, "Phrases of statements that are accepted, and phrases to look for."),
    may("allow", Form::Tables, ALLOWS),
    may(
        "procedure",
        Form::Named(&[]),
        "Formal performance procedures of the register's own. One with the name of a built-in \
         procedure replaces it.",
    ),
    may("extra", Form::Anything, EXTRA),
];

const TIER: &[Key] = &[
    may(
        "review",
        Form::Length,
        "How often a review is held. Absent from an added tier: no reviews fall due.",
    ),
    may(
        "reprocure_lead",
        Form::Length,
        "How long before the end to begin buying again. Absent from an added tier: nothing falls due.",
    ),
    may(
        "asks",
        Form::Word(&["all", "some", "few"]),
        "How much `cm check` asks of the contracts of this tier. Of an added tier: some.",
    ),
];

const WORDS: &[Key] = &[
    may(
        "accepted",
        Form::Phrases,
        "Phrases that are settled here and never remarked on: `[\"best endeavours\"]`.",
    ),
    may(
        "vague-qualifier",
        Form::Phrases,
        "Phrases that two readers judge differently: `[\"fit for purpose\"]`.",
    ),
    may("vague-quantifier", Form::Phrases, "Amounts without a figure: `[\"the bulk of\"]`."),
    may(
        "open-ended",
        Form::Phrases,
        "Phrases of which nobody can say where they stop: `[\"and the like\"]`.",
    ),
    may("loophole", Form::Phrases, "Ways out: `[\"subject to capacity\"]`."),
    may(
        "comparative-no-baseline",
        Form::Phrases,
        "Phrases that compare with nothing that is named: `[\"best in class\"]`.",
    ),
    may(
        "undefined-reference",
        Form::Phrases,
        "Phrases that refer to something that is not at hand: `[\"the trust standard\"]`.",
    ),
    may("achievability-doubt", Form::Phrases, "Phrases that allow no tolerance: `[\"without fail\"]`."),
];

const STEP: &[Key] = &[
    must("id", Form::Text, "The step's id, once in the procedure. A case's `done` names it."),
    may("what", Form::Text, "What is to be done. Absent: the id."),
    must("within", Form::Length, "The time for the step."),
    may("after", Form::Text, "What its time runs from: `\"opened\"`, or the id of an earlier step.")
        .or("\"opened\""),
];
