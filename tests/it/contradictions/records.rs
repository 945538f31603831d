//! Dated records and amounts.

use super::{TERM, says};

#[test]
fn a_step_needs_the_step_that_it_comes_after() {
    let case = |done: &str, more: &str| {
        format!(
            "[[case]]\nid = \"c\"\nopened = 2026-09-21\nprocedure = \"contract-query\"\ndone = {{ {done} \
             }}\n{more}"
        )
    };
    says(
        "C119",
        &case("plan = 2026-09-30", ""),
        &["`plan` was done on 2026-09-30, and `meeting`, which it comes after, was not"],
    );
    says("C119", &case("plan = 2026-09-30", "closed = 2026-10-01\n"), &[]);
    says("C119", &case("meeting = 2026-09-21, plan = 2026-09-21", ""), &[]);
    says(
        "C119",
        &case("meeting = 2026-09-20", ""),
        &["`meeting` was done on 2026-09-20, before `c` was opened on 2026-09-21"],
    );
}

#[test]
fn occurrences_are_counted_from_the_first() {
    let obligation = |every: &str, done: &str| {
        format!(
            "[[obligation]]\nid = \"o\"\nwhat = \"x\"\nfirst = 2025-01-31\n{every}[obligation.done]\n{done}\n"
        )
    };
    let monthly = "every = \"1 month\"\n";
    says("C127", &obligation(monthly, "2025-02-28 = 2025-02-28\n2025-03-31 = 2025-04-01"), &[]);
    says("C127", &obligation(monthly, "2025-03-28 = 2025-04-01"), &["`o` does not fall due on 2025-03-28"]);
    says("C127", &obligation(monthly, "2024-12-31 = 2025-01-01"), &["`o` does not fall due on 2024-12-31"]);
    says("C127", &obligation("", "2025-02-28 = 2025-02-28"), &["`o` does not fall due on 2025-02-28"]);
    says("C127", &obligation("every = \"monthly\" # unreadable\n", "2025-02-28 = 2025-02-28"), &[]);
    says("C127", &obligation("every = \"1 working day\"\n", "9998-12-31 = 2025-02-28"), &[]);
}

#[test]
fn things_happen_in_their_order() {
    let text = "closed = 2025-03-01\n[term]\nsigned = 2025-04-02\nstart = 2025-04-01\nend = 2028-03-31\n\
                notice_given = 2025-03-31\n[[term.extension]]\nlength = \"1 year\"\ntaken = 2024-12-01\n\
                [[review]]\nheld = 2026-01-10\nnext = 2026-01-09\n\
                [[action]]\nid = \"a\"\nwhat = \"x\"\nraised = 2026-01-10\ndone = 2026-01-09\n\
                [[case]]\nid = \"c\"\nopened = 2026-01-10\nprocedure = \"contract-query\"\n\
                closed = 2026-01-09\n\
                [[variation]]\nid = \"V\"\nagreed = 2026-01-10\neffective = 2026-01-09\n\
                new_end = 2026-01-08\n\
                [[obligation]]\nid = \"o\"\nwhat = \"x\"\nfirst = 2025-05-01\n\
                done = { 2025-05-01 = 2026-05-03 }\n";
    says(
        "C128",
        text,
        &[
            "`closed` is 2025-03-01, before `start`, 2025-04-01",
            "`start` is 2025-04-01, before `signed`, 2025-04-02",
            "`notice_given` is 2025-03-31, before `start`, 2025-04-01",
            "`taken` of option 1 is 2024-12-01, before `start`, 2025-04-01",
            "`next` of a review is 2026-01-09, before `held`, 2026-01-10",
            "`done` of `a` is 2026-01-09, before `raised`, 2026-01-10",
            "`closed` of `c` is 2026-01-09, before `opened`, 2026-01-10",
            "`effective` of `V` is 2026-01-09, before `agreed`, 2026-01-10",
            "`new_end` of `V` is 2026-01-08, before `agreed`, 2026-01-10",
            "`o`, due on 2025-05-01, was met on 2026-05-03, more than a year away",
        ],
    );
}

#[test]
fn a_register_seen_from_its_past_is_left_alone() {
    let review = |held: &str| format!("[[review]]\nheld = {held}\n");
    let far = review("2028-01-05");
    says(
        "C129",
        &far,
        &["`held` of a review is 2028-01-05, more than a year after 2026-10-15: it does not count yet"],
    );
    says("C129", &review("2027-10-15"), &[]);
    let coming = ["2026-11-05", "2026-12-05", "2027-01-05"].map(review).concat();
    says("C129", &format!("{coming}{far}"), &[]);
}

#[test]
fn far_years_are_unlikely() {
    says(
        "C130",
        "[term]\nstart = 1900-01-01\nend = 2120-03-24\n",
        &["`start` is 1900-01-01, which stands for no date at all", "`end` is 2120-03-24, an unlikely year"],
    );
    says("C130", "[term]\nstart = 1950-01-01\nend = 2090-12-31\n", &[]);
    let all = "closed = 9999-12-31\n[term]\nsigned = 9999-12-31\nnotice_given = 9999-12-31\nterminated = \
             9999-12-31\n\
               [[term.extension]]\nlength = \"1 day\"\ndecide_by = 9999-12-31\n\
               [[kpi]]\nid = \"k\"\nuntil = 9999-12-31\ntarget.at_least = 1\n\
               [[kpi.target_change]]\nfrom = 9999-12-31\ntarget.at_least = 2\n\
               [[obligation]]\nid = \"o\"\nwhat = \"x\"\nfirst = 9999-12-31\n\
               done = { 9999-12-31 = 9999-12-31 }\n\
               [[action]]\nid = \"a\"\nwhat = \"x\"\ndue = 9999-12-31\n\
               [[waiver]]\nkpi = \"k\"\nfrom = 2026-01-01\nuntil = 9999-12-31\nreason = \"x\"\n\
               agreed = 2026-01-01\n\
               [[variation]]\nid = \"V\"\nagreed = 2026-01-01\nnew_end = 9999-12-31\n\
               [[risk]]\nid = \"r\"\nwhat = \"x\"\nreview = 9999-12-31\n\
               [[case]]\nid = \"c\"\nopened = 2026-01-01\nprocedure = \"contract-query\"\n\
               done = { plan = 9999-12-31 }\n";
    let keys = [
        "closed",
        "signed",
        "notice_given",
        "terminated",
        "decide_by` of option 1",
        "until` of `k`",
        "from` of a target change of `k`",
        "first` of `o`",
        "done` of `o`",
        "done` of `o`",
        "due` of `a`",
        "until` of a waiver of `k`",
        "new_end` of `V`",
        "review` of `r`",
        "plan` of `c`",
    ];
    let messages: Vec<String> = keys
        .iter()
        .map(|key| {
            let close = if key.contains('`') || key.contains(' ') { "" } else { "`" };
            format!("`{key}{close} is 9999-12-31, which stands for no date at all")
        })
        .collect();
    says("C130", all, &messages.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_part_of_a_year_may_cost_less_than_a_year() {
    says("C135", "[term]\nstart = 2026-04-01\nend = 2027-03-30\n[value]\ntotal = 10\nannual = 12\n", &[]);
    says("C135", "[term]\nstart = 2026-04-01\n[value]\ntotal = 10\nannual = 12\n", &[]);
    says("C135", "[term]\nstart = 2026-04-01\nend = 2027-03-31\n[value]\ntotal = 12.0\nannual = 12\n", &[]);
    says(
        "C135",
        "[value]\ntotal = 0.00\n",
        &["`total` is nought, so every sum of values takes the contract for free"],
    );
    let text = "[[term.extension]]\nlength = \"1 year\"\nvalue = -5\n[value]\ntotal = -1\nannual = -2\n\
                [[saving]]\nid = \"s\"\nwhat = \"x\"\ndeclared = -3\n";
    says(
        "C135",
        text,
        &[
            "`value` of option 1 is -5, below nought",
            "`total` is -1, below nought",
            "`annual` is -2, below nought",
            "`declared` of `s` is -3, below nought",
        ],
    );
    says(
        "C135",
        "[value]\ntotal = 10\n[[variation]]\nid = \"V\"\nagreed = 2026-01-01\nvalue_change = -11\n",
        &["with the extensions and variations agreed the value is -1, below nought"],
    );
}

#[test]
fn a_value_without_a_total_counts_once_it_is_agreed() {
    let option = |taken: &str| format!("{TERM}[[term.extension]]\nlength = \"1 year\"\nvalue = 5\n{taken}");
    says("C148", &option(""), &[]);
    says(
        "C148",
        &option("taken = 2026-10-15\n"),
        &["the value of option 1, 5, is added to no `total`, so the contract has no value"],
    );
}
