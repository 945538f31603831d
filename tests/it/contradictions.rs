//! Facts that contradict each other: what each rule says beyond the example of its page, and above all where
//! it says nothing. The as-of date is 15 October 2026.

use crate::kit;

const HEAD: &str = "id = \"A-1\"\ntitle = \"Courier services\"\nsupplier = \"Swiftlane Ltd\"\n";

/// What the findings of a code say about a contract with this text after its first three keys.
#[track_caller]
fn says(code: &str, text: &str, messages: &[&str]) {
    let text = format!("{HEAD}{text}");
    register(code, &[("contracts/a.toml", &text)], messages);
}

#[track_caller]
fn register(code: &str, files: &[(&str, &str)], messages: &[&str]) {
    let outcome = kit::register(files);
    let said: Vec<&str> = outcome
        .findings
        .iter()
        .filter(|finding| finding.rule.code == code)
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(said, messages);
    let unread: Vec<_> = outcome.findings.iter().filter(|found| found.rule.code.starts_with('E')).collect();
    assert!(unread.is_empty() || text_is_meant_to_be_wrong(files), "{unread:?}");
}

fn text_is_meant_to_be_wrong(files: &[(&str, &str)]) -> bool {
    files.iter().any(|(_, text)| text.contains("# unreadable"))
}

/// A contract in force, with measures and records below it.
const TERM: &str = "[term]\nstart = 2025-04-01\nend = 2028-03-31\n";

#[track_caller]
fn in_term(code: &str, text: &str, messages: &[&str]) {
    says(code, &format!("{TERM}{text}"), messages);
}

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
fn a_contract_that_was_left_out_may_be_the_one_meant() {
    let own = format!("{HEAD}parent = \"B-2\"\n[term]\nsuccessor = \"C-3\"\n");
    let others = [
        ("contracts/b.toml", "id = \"B-2\"\n# unreadable\n"),
        ("contracts/c.toml", "id = \"C-3\" [ # unreadable"),
    ];
    let files = [("contracts/a.toml", own.as_str()), others[0], others[1]];
    register("C112", &files, &[]);
    register("C114", &files, &[]);
    let missing = [files[0], ("contracts/d.toml", "id = \"D\"\n# unreadable")];
    register("C112", &missing, &["the successor `C-3` is not in the register"]);
}

#[test]
fn a_neighbouring_number_is_not_what_was_meant() {
    let contract = |text: &str| format!("{HEAD}[term]\nsuccessor = \"{text}\"\n");
    let other = "id = \"IMG-2024-017\"\ntitle = \"MRI\"\nsupplier = \"Medtech\"\n";
    let help = |text: &str| {
        let own = contract(text);
        let outcome = kit::register(&[("contracts/a.toml", own.as_str()), ("contracts/b.toml", other)]);
        let found = outcome.findings.into_iter().find(|finding| finding.rule.code == "C112").unwrap();
        found.help.unwrap()
    };
    assert_eq!(help("img 2024/017"), "did you mean `IMG-2024-017`?");
    assert!(!help("IMG-2024-018").contains("did you mean"));
}

#[test]
fn a_loop_is_reported_once() {
    let contract = |id: &str, next: &str| {
        format!("id = \"{id}\"\ntitle = \"T\"\nsupplier = \"S\"\nparent = \"{next}\"\n")
    };
    let files = [("A", "B"), ("B", "C"), ("C", "A"), ("D", "A"), ("E", "E")];
    let texts: Vec<(String, String)> =
        files.iter().map(|(id, next)| (format!("contracts/{id}.toml"), contract(id, next))).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    register(
        "C115",
        &files,
        &["by way of `B`, `C` the contract is its own parent", "the contract is its own parent"],
    );
}

#[test]
fn the_default_tier_is_a_tier() {
    let cm = "format = 1\ndefault_tier = \"brons\"\n";
    register(
        "C116",
        &[("cm.toml", cm)],
        &["`default_tier` is `brons`, which is no tier: contracts that name none have no dates from it"],
    );
}

#[test]
fn what_an_unreadable_setting_leads_to_is_not_reported_again() {
    let cm = "format = 1\n[tier.iron]\nasks = \"few\"\n[procedure]\nlocal = \"unreadable\" # unreadable\n\
              [[procedure.own.step]]\nid = \"plan\"\nwithin = \"soon\"\n";
    let case = "[[case]]\nid = \"c\"\nopened = 2026-10-01\nprocedure = \"local\"\n\
                [[case]]\nid = \"d\"\nopened = 2026-10-01\nprocedure = \"own\"\n\
                done = { plan = 2026-10-05 }\n";
    let own = format!("{HEAD}{case}");
    for code in ["C117", "C118"] {
        register(code, &[("cm.toml", cm), ("contracts/a.toml", &own)], &[]);
    }
}

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
fn actions_and_cases_are_about_measures_of_the_contract() {
    let kpi = "[[kpi]]\nid = \"on-time\"\n";
    let records = "[[action]]\nid = \"a\"\nwhat = \"x\"\nkpi = \"ontime\"\n\
                   [[case]]\nid = \"c\"\nopened = 2026-10-01\nprocedure = \"contract-query\"\n\
                   kpi = [\"on-time\", \"late\"]\n";
    says(
        "C120",
        &format!("{kpi}{records}"),
        &[
            "`a` is about `ontime`, which is no measure of this contract",
            "`c` is about `late`, which is no measure of this contract",
        ],
    );
    let unreadable = "[[kpi]]\nid = \"late\"\n[[kpi]]\nid = 5 # unreadable\n";
    says("C120", &format!("{unreadable}{records}"), &[]);
}

const KPI: &str = "[[kpi]]\nid = \"k\"\nunit = \"%\"\nfrequency = \"monthly\"\n";

#[track_caller]
fn measure(code: &str, text: &str, messages: &[&str]) {
    in_term(code, &format!("{KPI}{text}"), messages);
}

#[test]
fn bands_lie_beyond_the_target_in_its_own_direction() {
    measure(
        "C123",
        "target.at_most = 4\nfailure = { serious = 6, severe = 3 }\n",
        &["`severe` of `k` is 3, which is better than the target of at most 4"],
    );
    measure(
        "C123",
        "target.between = [3, 5]\nfailure = { serious = -1, severe = 4 }\n",
        &["`serious` of `k` is -1, a distance below nought"],
    );
    measure(
        "C123",
        "target.met = true\nfailure = { serious = 1 }\n",
        &["`serious` of `k` is 1, and a measure that is met or not has no bands"],
    );
    // Equal: every breach is at least that bad.
    measure("C123", "target.at_most = 0\nfailure = { serious = 0, severe = 2 }\n", &[]);
    measure("C123", "target.exactly = 5\nfailure = { serious = 0 }\n", &[]);
    measure("C123", "target.at_least = 5\nfailure = { serious = 5.0 }\n", &[]);
}

#[test]
fn bands_lie_in_their_order_in_the_direction_of_the_target() {
    measure("C124", "target.at_most = 4\nfailure = { serious = 6, severe = 8, threshold = 9 }\n", &[]);
    measure(
        "C124",
        "target.at_most = 4\nfailure = { serious = 8, threshold = 6 }\n",
        &["`threshold` of `k` is 6, nearer to the target than `serious`, 8"],
    );
    measure(
        "C124",
        "target.between = [3, 5]\nfailure = { serious = 2, severe = 2 }\n",
        &["`serious` and `severe` of `k` are both 2, so no breach is `serious`"],
    );
    let change = "target.at_least = 90\n[[kpi.target_change]]\nfrom = 2026-04-01\ntarget.at_least = 95\n\
                  failure = { serious = 80, severe = 85 }\n";
    measure("C124", change, &["`severe` of `k` is 85, nearer to the target than `serious`, 80"]);
}

#[test]
fn a_change_comes_between_the_first_day_and_the_last() {
    let change = |from: &str, target: &str| {
        format!("target.at_least = 90\n[[kpi.target_change]]\nfrom = {from}\ntarget.at_least = {target}\n")
    };
    measure("C125", &change("2025-04-02", "95"), &[]);
    measure(
        "C125",
        &change("2025-04-01", "95"),
        &["the target of `k` changes from 2025-04-01, and it is measured from 2025-04-01: the first \
             target never \
         counts"],
    );
    measure("C125", &change("2028-03-31", "95"), &[]);
    measure(
        "C125",
        &change("2028-04-01", "95"),
        &["the target of `k` changes from 2028-04-01, and it is measured until 2028-03-31: the change \
             never counts"],
    );
    measure(
        "C125",
        &change("2026-04-01", "90.0"),
        &["the change of `k` from 2026-04-01 leaves the target and its bands as they were"],
    );
    // A target for an option year, and one by which only the bands change.
    let option = "[[term.extension]]\nlength = \"1 year\"\n";
    in_term("C125", &format!("{option}{KPI}{}", change("2028-04-01", "95")), &[]);
    measure("C125", &format!("{}failure = {{ serious = 80 }}\n", change("2026-04-01", "90")), &[]);
}

#[test]
fn a_measure_is_read_at_least_once() {
    // Another rule asks for the start.
    says("C126", &format!("[term]\nend = 2028-03-31\n{KPI}"), &[]);
    measure("C126", "from = 2028-03-01\n", &[]);
    measure(
        "C126",
        "from = 2028-04-01\n",
        &["`k` is measured from 2028-04-01, after the last day of the contract, 2028-03-31"],
    );
    let varied = "[[variation]]\nid = \"V\"\nagreed = 2026-12-01\nnew_end = 2028-12-31\n";
    measure("C126", &format!("from = 2028-04-01\n{varied}"), &[]);
    in_term("C126", &format!("[[term.extension]]\nlength = \"1 month\"\n{KPI}from = 2028-03-02\n"), &[]);
    let once = "[[kpi]]\nid = \"k\"\nfrequency = \"once\"\n";
    says(
        "C126",
        &format!("[term]\nstart = 2025-04-01\n{once}"),
        &["`k` is read once, and nothing says by when: no reading is ever expected"],
    );
    in_term("C126", once, &[]);
    says("C126", &format!("status = \"planned\"\n{KPI}"), &[]);
    in_term("C126", "[[kpi]]\nid = \"k\"\n", &[]);
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
fn a_role_of_the_teams_own_is_left_alone() {
    let people = |role: &str| format!("[people]\n{role} = \"A. Example\"\n");
    for role in ["finance_manager", "service_manager", "clinical_lead", "supplier_manager", "contract_owner"]
    {
        says("C131", &people(role), &[]);
    }
    says(
        "C131",
        &people("Contract-Manager"),
        &["the role `Contract-Manager` is nearly `contract_manager`, and is not that role"],
    );
    says("C131", "[people]\ncontract_manager = \"A\"\ncontract_manager2 = \"B\"\n", &[]);
}

#[test]
fn an_owner_that_is_a_name_is_left_alone() {
    let action = |owner: &str| format!("[[action]]\nid = \"a\"\nwhat = \"x\"\nowner = \"{owner}\"\n");
    for owner in ["A. Example", "Head of Radiology", "a_example@trust.example", "finance", "Estates_Team"] {
        says("C132", &action(owner), &[]);
    }
    says("C132", &action("service_owner"), &["`owner` is `service_owner`, and `[people]` has no such role"]);
    let cm = "format = 1\n[who]\n\"A. Example\" = [\"a_example\"]\n";
    let own = format!("{HEAD}{}", action("a_example"));
    register("C132", &[("cm.toml", cm), ("contracts/a.toml", &own)], &[]);
}

#[test]
fn codes_of_renumbered_divisions_keep_their_check_digits() {
    for cpv in
        ["85100000-0", "85110000-3", "85111320-9", "85121231-1", "09000000-3", "42100000-0", "85100000"]
    {
        says("C133", &format!("cpv = \"{cpv}\"\n"), &[]);
    }
    for cpv in ["8510000-0", "85100000-", "85100000-00", "85100000 0", "８5100000", ""] {
        says(
            "C133",
            &format!("cpv = \"{cpv}\"\n"),
            &[&format!("`cpv` is `{cpv}`, which is not the form of a CPV code")],
        );
    }
}

#[test]
fn identifiers_of_every_list_pass() {
    for id in
        ["GB-COH-SC503188", "GB-CHC-202918", "GB-PPON-PBCP-5168-ZDGP", "XI-EIN-123456789", "NL-KVK-12345678"]
    {
        says("C134", &format!("supplier_id = \"{id}\"\n"), &[]);
    }
    says(
        "C134",
        "supplier_id = \"GB-COH-012345678\"\n",
        &["`012345678` is not a company number, which has eight letters or digits"],
    );
    says(
        "C134",
        "supplier_id = \"gb-coh-01234567\"\n",
        &["`supplier_id` is `gb-coh-01234567`, without the prefix of its list"],
    );
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
fn small_and_large_percentages_may_be_meant() {
    for target in ["at_most = 0.5", "at_least = 1", "at_least = 0.2", "between = [99, 101]", "at_most = 105"]
    {
        measure("C138", &format!("target.{target}\n"), &[]);
    }
    measure("C138", "target.at_least = 103\n", &["the target of `k` is 103 %, more than the whole"]);
    measure(
        "C138",
        "target.at_least = 98\nfailure = { serious = 0.95 }\n",
        &["`serious` of `k` is 0.95 %, beside a target of at least 98 %"],
    );
    in_term("C138", "[[kpi]]\nid = \"k\"\nunit = \"% of 2019/20\"\ntarget.at_least = 103\n", &[]);
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

#[test]
fn contracts_that_differ_are_two() {
    let text = |id: &str, more: &str| {
        format!("id = \"{id}\"\ntitle = \"Couriers \"\nsupplier = \"Swiftlane\"\n{more}")
    };
    let two = |first: &str, second: &str, messages: &[&str]| {
        let (a, b) = (text("A", first), text("B", second));
        register("C143", &[("contracts/a.toml", a.as_str()), ("contracts/b.toml", b.as_str())], messages);
    };
    let term = "[term]\nstart = 2026-04-01\n";
    two(term, term, &["`B` has the title, the supplier and the start of `A`: probably one contract twice"]);
    two(term, "[term]\nstart = 2026-04-02\n", &[]);
    two(&format!("{term}[value]\ntotal = 5\n"), &format!("{term}[value]\ntotal = 6\n"), &[]);
    two(&format!("closed = 2026-05-01\n{term}"), term, &[]);
    two(&format!("{term}end = 2026-05-01\n"), term, &[]);
}

#[test]
fn one_supplier_may_stand_in_two_lists() {
    let text = |id: &str, own: &str| {
        format!("id = \"{id}\"\ntitle = \"T\"\nsupplier = \"S\"\nsupplier_id = \"{own}\"\n")
    };
    let (a, b) = (text("A", "GB-COH-01234567"), text("B", "GB-PPON-PBCP-5168-ZDGP"));
    register("C144", &[("contracts/a.toml", a.as_str()), ("contracts/b.toml", b.as_str())], &[]);
}

#[test]
fn a_head_contract_is_in_force_as_far_as_it_was_known() {
    let head = "id = \"F\"\ntitle = \"Framework\"\nsupplier = \"Several\"\n[term]\nend = 2025-03-31\n";
    let call_off = |term: &str| format!("{HEAD}parent = \"F\"\n[term]\n{term}\n");
    let judge = |head: &str, term: &str, messages: &[&str]| {
        let own = call_off(term);
        register("C146", &[("contracts/a.toml", own.as_str()), ("contracts/f.toml", head)], messages);
    };
    judge(head, "signed = 2025-03-31\nstart = 2025-06-01", &[]);
    judge(
        head,
        "start = 2025-06-01",
        &["the contract started on 2025-06-01, when `F`, under which it stands, had ended on 2025-03-31"],
    );
    judge(&format!("{head}auto_renew = \"1 year\"\n"), "start = 2025-06-01", &[]);
    judge(head, "start = 2027-06-01", &[]);
}

#[test]
fn a_waiver_may_cover_the_days_of_an_option() {
    let waiver = "[[waiver]]\nkpi = \"k\"\nfrom = 2028-04-01\nuntil = 2028-06-30\nreason = \"x\"\nagreed = \
             2026-01-01\n";
    in_term(
        "C147",
        &format!("{KPI}{waiver}"),
        &["the waiver of `k` covers 2028-04-01 to 2028-06-30, and `k` is measured only until 2028-03-31"],
    );
    in_term("C147", &format!("[[term.extension]]\nlength = \"1 year\"\n{KPI}{waiver}"), &[]);
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
