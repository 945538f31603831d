//! The term: ends, options, renewals, notice and states.

use super::{in_term, says};

#[test]
fn an_end_moved_by_a_variation_is_not_before_the_start_either() {
    let variation = "[[variation]]\nid = \"V1\"\nagreed = 2026-01-05\nnew_end = 2025-03-01\n";
    in_term("C104", variation, &["`new_end` is 2025-03-01, before the contract starts on 2025-04-01"]);
    says("C104", "[term]\nstart = 2026-04-01\nend = 2026-04-01\n", &[]);
}

#[test]
fn an_option_is_taken_up_to_the_end_that_it_finds() {
    let late = "option 1 was taken on 2026-04-01, after the end that it extends, 2026-03-31";
    let term = |more: &str| format!("[term]\nend = 2026-03-31\n{more}");
    says("C105", &term("[[term.extension]]\nlength = \"1 year\"\ntaken = 2026-03-31\n"), &[]);
    says("C105", &term("[[term.extension]]\nlength = \"1 year\"\ntaken = 2026-04-01\n"), &[late]);
    // It was in force by renewal, by a variation of that day, or by the option before.
    let renewing = "auto_renew = \"1 month\"\n[[term.extension]]\nlength = \"1 year\"\ntaken = 2026-04-01\n";
    says("C105", &term(renewing), &[]);
    let varied = "[[term.extension]]\nlength = \"1 year\"\ntaken = 2026-04-01\n\
                  [[variation]]\nid = \"V1\"\nagreed = 2026-04-01\nnew_end = 2026-12-31\n";
    says("C105", &term(varied), &[]);
    let second = "[[term.extension]]\nlength = \"6 months\"\ntaken = 2026-03-01\n\
                  [[term.extension]]\nlength = \"1 year\"\ntaken = 2026-09-30\n";
    says("C105", &term(second), &[]);
    // Not known yet.
    says("C105", &term("[[term.extension]]\nlength = \"1 year\"\ntaken = 2026-12-01\n"), &[]);
}

#[test]
fn an_open_option_is_decided_before_the_end_that_it_would_find() {
    let options = "[[term.extension]]\nlength = \"1 year\"\ndecide_by = 2028-03-31\n\
                   [[term.extension]]\nlength = \"1 year\"\ndecide_by = 2029-03-31\n";
    in_term("C105", options, &[]);
    let late = "option 1 may be decided until 2028-04-01, after the end that it would extend, 2028-03-31";
    in_term("C105", "[[term.extension]]\nlength = \"1 year\"\ndecide_by = 2028-04-01\n", &[late]);
}

#[test]
fn what_an_unreadable_option_leads_to_is_not_reported_again() {
    let broken = "[[term.extension]]\nlength = \"a year\" # unreadable\ntaken = 2025-01-01\n\
                  [[term.extension]]\nlength = \"1 year\"\ntaken = 2027-01-01\n";
    for code in ["C105", "C108", "C109", "C111", "C137"] {
        says(code, &format!("[term]\nend = 2026-03-31\n{broken}"), &[]);
    }
}

#[test]
fn an_end_may_come_from_a_variation() {
    let text = "[term]\nauto_renew = \"1 year\"\n[[variation]]\nid = \"V1\"\nagreed = 2026-01-05\n\
                new_end = 2027-03-31\n";
    says("C107", text, &[]);
}

#[test]
fn options_are_taken_in_their_order() {
    let term = |first: &str| {
        format!(
            "[term]\nstart = 2022-04-01\nend = 2025-03-31\n[[term.extension]]\nlength = \"1 year\"\n{first}\n\
             [[term.extension]]\nlength = \"1 year\"\ntaken = 2025-01-17\n"
        )
    };
    says("C108", &term("taken = 2025-01-17"), &[]);
    says(
        "C108",
        &term("taken = 2025-02-01"),
        &["option 2 was taken on 2025-01-17, and option 1 only on 2025-02-01"],
    );
    says(
        "C108",
        &term("declined = 2024-12-01"),
        &["option 2 was taken on 2025-01-17, and option 1 was declined on 2024-12-01"],
    );
}

#[test]
fn notice_on_the_deadline_is_in_time() {
    let term = |given: &str| {
        format!(
            "[term]\nend = 2026-11-30\nnotice = \"3 months\"\nauto_renew = \"1 month\"\nnotice_given = \
             {given}\n"
        )
    };
    says("C109", &term("2026-08-30"), &[]);
    // With a month's renewal and three months' notice several renewals go by.
    says(
        "C109",
        &term("2026-08-31"),
        &["notice was given on 2026-08-31, after the deadline of 2026-08-30: it does not stop the \
             renewal at \
         2026-11-30, but the one at 2026-12-31"],
    );
    says(
        "C109",
        &term("2026-10-15"),
        &["notice was given on 2026-10-15, after the deadline of 2026-08-30: it does not stop the \
             renewal at \
         2026-11-30, but the one at 2027-01-31"],
    );
    says("C109", &term("2026-10-16"), &[]);
    says("C109", &term("2026-10-15\nterminated = 2026-11-30"), &[]);
}

#[test]
fn notice_without_a_renewal_may_end_the_contract() {
    in_term(
        "C110",
        "notice_given = 2026-09-01\n",
        &["notice was given on 2026-09-01, and there is no renewal for it to stop: the contract ends on \
         2028-03-31 anyway"],
    );
    in_term("C110", "notice_given = 2026-09-01\nterminated = 2027-03-31\n", &[]);
    says("C110", "[term]\nend = 2025-03-31\nnotice_given = 2024-09-01\n", &[]);
}

#[test]
fn a_termination_cuts_the_term() {
    in_term("C111", "terminated = 2028-03-31\n", &[]);
    in_term(
        "C111",
        "terminated = 2025-03-31\n",
        &["the contract was ended on 2025-03-31, before it starts on 2025-04-01"],
    );
    in_term(
        "C111",
        "terminated = 2028-06-30\n",
        &["`terminated` is 2028-06-30, and the contract ends earlier, on 2028-03-31"],
    );
    // It may get there by a renewal or an option.
    in_term("C111", "terminated = 2028-06-30\nauto_renew = \"1 year\"\n", &[]);
    in_term("C111", "terminated = 2028-06-30\n[[term.extension]]\nlength = \"1 year\"\n", &[]);
}

#[test]
fn a_planned_contract_may_be_signed_in_the_future() {
    says("C136", "status = \"planned\"\n[term]\nsigned = 2026-10-16\nstart = 2026-11-01\n", &[]);
    says(
        "C136",
        "status = \"planned\"\n[term]\nstart = 2026-10-15\n",
        &["the contract is `planned`, and it started on 2026-10-15: nothing is expected of it"],
    );
    says("C136", "status = \"planned\"\nclosed = 2026-10-01\n[term]\nsigned = 2026-01-01\n", &[]);
}

#[test]
fn a_contract_is_closed_when_it_has_ended() {
    let closed = |day: &str, term: &str| format!("closed = {day}\n[term]\nstart = 2024-04-01\n{term}");
    says("C137", &closed("2026-03-31", "end = 2026-03-31\n"), &[]);
    says("C137", &closed("2026-03-01", "end = 2026-03-31\nterminated = 2026-02-28\n"), &[]);
    says("C137", &closed("2026-03-01", ""), &[]);
    says(
        "C137",
        &closed("2026-03-01", "end = 2025-03-31\nauto_renew = \"1 year\"\n"),
        &["the contract was closed on 2026-03-01, and it runs until 2026-03-31: nothing falls due from \
             then on"],
    );
    says("C137", &closed("2027-03-01", "end = 2027-03-31\n"), &[]);
}

#[test]
fn dates_beyond_the_years_are_not_there() {
    let text = "[term]\nend = 9999-01-31\nauto_renew = \"1 year\"\n[[term.extension]]\nlength = \"1 year\"\n\
                [[obligation]]\nid = \"o\"\nwhat = \"x\"\nfirst = 2025-01-31\nevery = \"9000 years\"\n";
    says(
        "C140",
        text,
        &[
            "the renewal by 1 year at 9999-01-31 lies after the year 9999",
            "the end 9999-01-31 with every option lies after the year 9999",
            "`o` falls due every 9000 years, and the second time lies after the year 9999",
        ],
    );
}
