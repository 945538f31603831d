//! Targets, bands and the days on which measures are read.

use super::{KPI, in_term, measure, says};

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
