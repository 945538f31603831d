//! The keys of a contract file.

use super::{ALLOW, ALLOWS, EXTRA, Form, Key, Table, may, must, table};

/// The tables of a contract file, each with its keys.
pub const CONTRACT: &[Table] = &[
    table("", ROOT),
    table("people", PEOPLE),
    table("term", TERM),
    table("term.extension", EXTENSION),
    table("value", VALUE),
    table("outcome", OUTCOME),
    table("kpi", KPI),
    table("kpi.target", TARGET),
    table("kpi.failure", FAILURE),
    table("kpi.baseline", BASELINE),
    table("kpi.target_change", TARGET_CHANGE),
    table("kpi.target_change.target", TARGET),
    table("kpi.target_change.failure", FAILURE),
    table("obligation", OBLIGATION),
    table("review", REVIEW),
    table("action", ACTION),
    table("waiver", WAIVER),
    table("variation", VARIATION),
    table("saving", SAVING),
    table("risk", RISK),
    table("case", CASE),
    table("allow", ALLOW),
];

const ROOT: &[Key] = &[
    must(
        "id",
        Form::Id,
        "The contract's id in this register, such as `\"IMG-2024-017\"`. No other contract has it, \
         capitals or not.",
    ),
    may("reference", Form::Text, "The organisation's own number of the contract, in any form."),
    must("title", Form::Text, "What the contract is called."),
    must("supplier", Form::Text, "Who supplies."),
    may(
        "supplier_id",
        Form::Text,
        "The supplier's identifier with its scheme: `\"GB-COH-01234567\"` with the company number; \
         charities are `GB-CHC-…`, NHS bodies `GB-NHS-…`.",
    ),
    may("category", Form::Text, "The organisation's own category."),
    may("cpv", Form::Text, "A code of the Common Procurement Vocabulary, such as `\"50421000-2\"`."),
    may("kind", Form::Word(&["goods", "services", "works"]), "What is bought."),
    may(
        "tier",
        Form::Text,
        "How closely it is looked after: `\"gold\"`, `\"silver\"`, `\"bronze\"` or a tier of \
         `cm.toml`. Absent: dates and demands are those of the default tier.",
    ),
    may("critical", Form::Flag, "Whether people are harmed or a duty is broken if it fails.").or("false"),
    may(
        "status",
        Form::Word(&["planned"]),
        "Only of a contract that is not yet signed. All other states follow from the dates.",
    ),
    may(
        "closed",
        Form::Date,
        "The day on which it was closed out: nothing more is expected and nothing falls due.",
    ),
    may("parent", Form::Text, "The id of the framework or head contract."),
    may("route", Form::Text, "How it was procured, such as `\"framework call-off\"`."),
    may("document", Form::Text, "Where the signed copy is: an address, a folder or a shelf mark."),
    may("tags", Form::Texts, "Labels, for `tag:` in reports."),
    may("people", Form::People, "Who answers for the contract: a role is a key, a name its text."),
    may("term", Form::Table, "When it is in force, how it renews, and what follows it."),
    may("value", Form::Table, "What it is worth and who pays. Amounts are without VAT."),
    may("outcome", Form::Tables, "What is better when the contract works, for the people whom it serves."),
    may("kpi", Form::Tables, "The success measures: what is measured, how often, and what is good enough."),
    may(
        "obligation",
        Form::Tables,
        "Dated duties of either party: insurance, a certificate, a price review, a report.",
    ),
    may("review", Form::Tables, "Review meetings that were held."),
    may("action", Form::Tables, "Actions agreed, who does them and by when."),
    may("waiver", Form::Tables, "Breaches that were accepted: by whom, why, and until when."),
    may("variation", Form::Tables, "Changes agreed."),
    may("saving", Form::Tables, "Savings claimed. What is realised stands in `savings/*.csv`."),
    may("risk", Form::Tables, "What may go wrong."),
    may("case", Form::Tables, "Formal performance procedures that were opened."),
    may(
        "definitions",
        Form::Terms,
        "What terms mean in this contract: `\"working hours\" = \"08:00 to 18:00 on working days\"`.",
    ),
    may("allow", Form::Tables, ALLOWS),
    may("extra", Form::Anything, EXTRA),
];

const PEOPLE: &[Key] = &[
    may("contract_manager", Form::Text, "Runs the contract day to day: a person or a post."),
    may("service_owner", Form::Text, "Owns the outcome and holds the budget line: a person or a post."),
    may("procurement_lead", Form::Text, "Bought it: a person or a post."),
    may("finance_contact", Form::Text, "Pays for it: a person or a post."),
    may("executive_sponsor", Form::Text, "Answers for it at the top: a person or a post."),
    may("supplier_contact", Form::Text, "Speaks for the supplier."),
];

const TERM: &[Key] = &[
    may("signed", Form::Date, "The day of signature."),
    may("start", Form::Date, "The first day in force. Absent: it counts as started."),
    may(
        "end",
        Form::Date,
        "The last day in force, included; extensions are not counted. Absent: open-ended.",
    ),
    may("notice", Form::Length, "The notice to stop a renewal, or to end the contract."),
    may("auto_renew", Form::Length, "It rolls on by this unless notice is given in time."),
    may("notice_given", Form::Date, "The day on which notice was given."),
    may("terminated", Form::Date, "The last day in force of a contract that was ended early."),
    may("successor", Form::Text, "The id of the contract that replaces it."),
    may("no_successor", Form::Text, "Why nothing replaces it."),
    may("extension", Form::Tables, "Options to extend, in order."),
];

const EXTENSION: &[Key] = &[
    must("length", Form::Length, "By how much the option extends the contract."),
    may("value", Form::Decimal, "Added to the contract's value once the option is taken."),
    may(
        "decide_by",
        Form::Date,
        "The last day to decide. Absent: the current end less `notice`, without `notice` the current \
         end.",
    ),
    may("taken", Form::Date, "The day on which the option was taken."),
    may("declined", Form::Date, "The day on which the option was declined."),
];

const VALUE: &[Key] = &[
    may(
        "total",
        Form::Decimal,
        "The value over the whole life, without extensions and without VAT. An estimate will do.",
    ),
    may("annual", Form::Decimal, "The value of a year, without VAT."),
    may("currency", Form::Currency, "The currency of the contract's amounts. Absent: the register's."),
    may("cost_centre", Form::Text, "Where it is booked."),
    may("purchase_orders", Form::Texts, "The numbers of its purchase orders."),
    may("budget_holder", Form::Text, "Who holds the budget: a role of `[people]`, or a name."),
    may(
        "pricing",
        Form::Word(&["fixed", "block", "cost-and-volume", "cost-per-case", "rate-card", "call-off"]),
        "How the price is made.",
    ),
];

const OUTCOME: &[Key] = &[
    must("id", Form::Text, "The outcome's id, once among the contract's outcomes."),
    must(
        "statement",
        Form::Text,
        "What is better when it works: what people get, not what the supplier does.",
    ),
];

const KPI: &[Key] = &[
    must("id", Form::Text, "The measure's id, once among the contract's measures. Readings name it."),
    may("statement", Form::Text, "What is measured, so that two people would measure the same."),
    may("scope", Form::Text, "Whom or what it counts, and what is left out."),
    may("outcome", Form::Text, "The id of the outcome that it shows."),
    may("unit", Form::Text, "The unit of its readings, such as `\"%\"` or `\"days\"`."),
    may(
        "target",
        Form::OneOf,
        "When a reading is good enough: `target.at_least = 98.0`. Without a target nothing is judged.",
    ),
    may(
        "reason",
        Form::Text,
        "Why the target is what it is, such as the statute or the duty of safety that allows no \
         tolerance.",
    ),
    may(
        "failure",
        Form::Table,
        "How bad a breach is: worse than the target is minor, worse than these is that.",
    ),
    may(
        "frequency",
        Form::Word(&["daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly", "once"]),
        "How often it is read. Without it no reading is expected.",
    ),
    may("method", Form::Text, "How the figure is worked out."),
    may("source", Form::Text, "Where the figures come from."),
    may("owner", Form::Text, "Who sees that it is read: a role of `[people]`, or a name."),
    may("baseline", Form::Table, "What it was before, for comparison."),
    may(
        "report_within",
        Form::Length,
        "The time after a period's end for its reading to arrive. Absent: the register's.",
    ),
    may("from", Form::Date, "The first day measured. Absent: `term.start`."),
    may("until", Form::Date, "The last day measured, where that is before the contract's end."),
    may("clause", Form::Text, "Where the contract says so."),
    may("published", Form::Flag, "Whether it is one of the measures published under statute.").or("false"),
    may("weight", Form::Decimal, "How much it counts in roll-ups.").or("1"),
    may("target_change", Form::Tables, "Targets from a later day on. They stand last in their `[[kpi]]`."),
];

const TARGET: &[Key] = &[
    may("at_least", Form::Decimal, "A reading is met where it is this or more."),
    may("at_most", Form::Decimal, "A reading is met where it is this or less."),
    may(
        "between",
        Form::Range,
        "A reading is met from the first to the second, both included: `[95.0, 98.0]`.",
    ),
    may("exactly", Form::Decimal, "A reading is met where it is this."),
    may("met", Form::True, "Readings are `yes` or `no`, and `yes` is met."),
];

const FAILURE: &[Key] = &[
    may(
        "serious",
        Form::Decimal,
        "A breach worse than this is serious. For `between` and `exactly` it is a distance outside the \
         nearer bound.",
    ),
    may(
        "severe",
        Form::Decimal,
        "A breach worse than this is severe. For `between` and `exactly` it is a distance outside the \
         nearer bound.",
    ),
    may(
        "threshold",
        Form::Decimal,
        "A breach worse than this is past the contract's threshold. For `between` and `exactly` it is \
         a distance outside the nearer bound.",
    ),
];

const BASELINE: &[Key] = &[
    may("value", Form::Decimal, "What it was before."),
    may("period", Form::Text, "When it was that, such as `\"2023/24\"`."),
    may("source", Form::Text, "Who says so."),
];

const TARGET_CHANGE: &[Key] = &[
    must(
        "from",
        Form::Date,
        "The first day of the periods that it judges; earlier ones keep the target before.",
    ),
    must("target", Form::OneOf, "The new target, of the same kind as the first."),
    may("failure", Form::Table, "The new bands, all of them. Absent: those in force just before stay."),
    may("variation", Form::Text, "The id of the variation that agreed it."),
    may("reason", Form::Text, "Why the target changed."),
];

const OBLIGATION: &[Key] = &[
    must(
        "id",
        Form::Text,
        "Its id, once among the contract's obligations, actions, risks and cases together.",
    ),
    must("what", Form::Text, "What is to be done."),
    may("party", Form::Word(&["supplier", "buyer"]), "Who owes it."),
    must("first", Form::Date, "The first day on which it is due."),
    may("every", Form::Length, "How often it is due after that. Absent: once."),
    may("clause", Form::Text, "Where the contract says so."),
    may("done", Form::DayByDay, "Which occurrence was met, and on what day: `2026-04-01 = 2026-03-28`."),
];

const REVIEW: &[Key] = &[
    must("held", Form::Date, "The day on which the review was held."),
    may("by", Form::Text, "Who held it: a role of `[people]`, or a name."),
    may(
        "rating",
        Form::Word(&["good", "approaching-target", "requires-improvement", "inadequate", "other"]),
        "How the supplier did.",
    ),
    may("summary", Form::Text, "What came of it."),
    may("next", Form::Date, "When the next is held. It overrides the tier once."),
];

const ACTION: &[Key] = &[
    must(
        "id",
        Form::Text,
        "Its id, once among the contract's obligations, actions, risks and cases together.",
    ),
    must("what", Form::Text, "What is to be done."),
    may("owner", Form::Text, "Who does it: a role of `[people]`, or a name."),
    may("raised", Form::Date, "The day on which it was agreed. Absent: it counts as raised."),
    may("due", Form::Date, "The day by which it is to be done. Absent: it never falls due."),
    may("done", Form::Date, "The day on which it was done."),
    may("kpi", Form::Text, "The id of the measure that it serves."),
];

const WAIVER: &[Key] = &[
    must("kpi", Form::Text, "The id of the measure whose breaches are accepted."),
    must("from", Form::Date, "The first day on which a period may begin to be covered."),
    must("until", Form::Date, "The last such day, not before `from`."),
    must("reason", Form::Text, "Why the breach is accepted."),
    may("agreed_by", Form::Text, "Who accepted it: a role of `[people]`, or a name."),
    must("agreed", Form::Date, "The day on which it was accepted."),
];

const VARIATION: &[Key] = &[
    must("id", Form::Text, "Its id, once among the contract's variations."),
    must("agreed", Form::Date, "The day on which it was agreed."),
    may("effective", Form::Date, "The day from which it has effect, for the record."),
    may("summary", Form::Text, "What changed."),
    may("value_change", Form::Decimal, "Added to the contract's value. It may be negative."),
    may("new_end", Form::Date, "The day to which it moves the end."),
    may("clause", Form::Text, "The clause that allows it."),
];

const SAVING: &[Key] = &[
    must("id", Form::Text, "Its id, once among the contract's savings. Rows of `savings/*.csv` name it."),
    must("what", Form::Text, "What is saved, against what."),
    may("declared", Form::Decimal, "The saving claimed at award, over the whole life."),
    may("recurrent", Form::Flag, "Whether it comes every year."),
    may("cashable", Form::Flag, "Whether it frees money."),
];

const RISK: &[Key] = &[
    must(
        "id",
        Form::Text,
        "Its id, once among the contract's obligations, actions, risks and cases together.",
    ),
    must("what", Form::Text, "What may happen."),
    may("likelihood", Form::Count(1, 5), "How likely it is, from 1 to 5."),
    may("impact", Form::Count(1, 5), "How much harm it would do, from 1 to 5."),
    may("owner", Form::Text, "Who watches it: a role of `[people]`, or a name."),
    may("review", Form::Date, "When to look at it again."),
    may("closed", Form::Date, "The day on which it was closed."),
];

const CASE: &[Key] = &[
    must(
        "id",
        Form::Text,
        "Its id, once among the contract's obligations, actions, risks and cases together.",
    ),
    must("opened", Form::Date, "The day on which it was opened."),
    must(
        "procedure",
        Form::Text,
        "The procedure: `\"contract-query\"`, `\"rectification-plan\"` or one of `cm.toml`.",
    ),
    may("kpi", Form::Texts, "The ids of the measures that it is about."),
    may("done", Form::DayByName, "Which step was done, and on what day: `{ meeting = 2026-10-28 }`."),
    may("closed", Form::Date, "The day on which it was closed."),
    may("outcome", Form::Text, "What came of it."),
];
