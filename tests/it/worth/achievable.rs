//! Family A: targets against words, baselines and readings.

use super::{ALL, CALLS, HIGH, MONTHLY, codes, finds, gold, kpi, monthly, register};

#[test]
fn an_absolute_is_doubted_once() {
    let text = "All calls are answered at all times; no call is ever lost, and none is dropped";
    let found = register(&gold(&kpi(text, ALL)), "");
    assert_eq!(codes(&found).iter().filter(|code| **code == "A401").count(), 1, "{found:#?}");
    finds("A401", true, &kpi(CALLS, ALL), &[]);
    finds("A401", true, &kpi(CALLS, "unit = \"%\"\ntarget.exactly = 100.0\n"), &[]);
    finds("A401", true, &kpi("Calls lost", "unit = \"calls\"\ntarget.at_most = 0\n"), &[]);
    finds("A401", true, &kpi("Stock difference", "unit = \"items\"\ntarget.exactly = 0.00\n"), &[]);
    finds("A401", true, &kpi(CALLS, &format!("{ALL}failure = {{ serious = 97, severe = 95 }}\n")), &[]);
    finds("A401", true, &kpi(CALLS, &format!("{ALL}reason = \" \"\n")), &[]);
}

#[test]
fn a_field_that_leaves_room_settles_the_words() {
    let all = "All calls are answered by a person within 20 seconds";
    finds("A401", true, &kpi(all, MONTHLY), &[]);
    finds("A401", true, &kpi(all, "target.met = true\n"), &[]);
    finds("A401", false, &kpi(all, "unit = \"%\"\ntarget.at_least = 95\n"), &[]);
    finds("A401", false, &kpi(all, "unit = \"%\"\ntarget.between = [98, 100]\n"), &[]);
    finds("A401", false, &kpi(CALLS, "unit = \"%\"\ntarget.at_least = 99.9\n"), &[]);
    finds("A401", false, &kpi("Calls a day", "unit = \"calls\"\ntarget.at_least = 100\n"), &[]);
}

#[test]
fn a_reason_an_exception_or_the_law_settles_an_absolute() {
    for keys in [
        "reason = \"The ombudsman fines each late answer\"\n",
        "scope = \"All calls, excluding those in planned maintenance\"\n",
        "method = \"calls answered over all calls, unless the caller rang off\"\n",
        "clause = \"Gas Safety Regulations 1998, 36\"\n",
        "method = \"Statutory return\"\n",
        "clause = \"Schedule 1\"\npublished = true\n",
        "[[kpi.target_change]]\nfrom = 2026-01-01\ntarget.at_least = 100\nfailure = { serious = 90 }\n\
         reason = \"Agreed\"\n",
    ] {
        finds("A401", false, &kpi(CALLS, &format!("{ALL}{keys}")), &[]);
    }
    for keys in [
        "clause = \"Schedule 1\"\n",
        "published = true\n",
        "method = \"an act of the team, without exception\"\n",
        // Reasons of changes that are over, and of one that is still to come.
        "[[kpi.target_change]]\nfrom = 2025-06-01\ntarget.at_least = 90\nreason = \"A dip\"\n\
         [[kpi.target_change]]\nfrom = 2026-01-01\ntarget.at_least = 100\n",
    ] {
        finds("A401", true, &kpi(CALLS, &format!("{ALL}{keys}")), &[]);
    }
    finds("A401", false, &kpi("Never events, each month", "unit = \"events\"\ntarget.at_most = 0\n"), &[]);
}

#[test]
fn an_absolute_that_was_met_or_is_no_bound_is_not_doubted() {
    finds("A401", false, &kpi(CALLS, ALL), &["100"; 6]);
    finds("A401", true, &kpi(CALLS, ALL), &["100"; 5]);
    finds("A401", true, &kpi(CALLS, ALL), &["100", "100", "100", "100", "100", "99.9"]);
    finds("A401", false, &kpi(CALLS, ALL), &["104.2", "99"]);
    let over = "unit = \"% of 2019/20\"\nfrequency = \"monthly\"\ntarget.at_least = 100\n";
    finds("A401", false, &kpi("Treatments", over), &[]);
    let late = "unit = \"days\"\nfrequency = \"monthly\"\ntarget.at_most = 0\n";
    finds("A401", false, &kpi("Days behind the programme", late), &["-3", "2"]);
}

#[test]
fn six_readings_say_that_a_target_is_never_met_and_five_do_not() {
    finds("A402", true, &kpi(CALLS, HIGH), &["94.9"; 6]);
    finds("A402", false, &kpi(CALLS, HIGH), &["94.9"; 5]);
    finds("A402", false, &kpi(CALLS, HIGH), &["94.9", "94.9", "94.9", "94.9", "94.9", "95.0"]);
    let five = ["90", "90", "90", "90", "90"];
    for other in ["90 provisional", "90 excluded", " none"] {
        let mut six = five.to_vec();
        six.push(other);
        finds("A402", false, &kpi(CALLS, HIGH), &six);
    }
    let mut six = five.to_vec();
    six.extend(["90 final", "97 provisional"]);
    finds("A402", true, &kpi(CALLS, HIGH), &six);
}

#[test]
fn the_best_reading_is_the_one_nearest_to_the_target() {
    let says = |keys: &str, values: &[&str]| {
        let found = register(&gold(&kpi(CALLS, &format!("{MONTHLY}{keys}"))), &monthly(values));
        found.iter().find(|one| one.rule.code == "A402").map(|one| one.message.clone())
    };
    assert_eq!(
        says("unit = \"min\"\ntarget.at_most = 4\n", &["9", "7", "5.5", "8", "5.5", "6"]).unwrap(),
        "none of 6 readings met the target of at most 4: the best was 5.5, for 2026-03"
    );
    assert_eq!(
        says("unit = \"%\"\ntarget.between = [40, 60]\n", &["70", "30", "66", "20", "61.5", "90"]).unwrap(),
        "none of 6 readings met the target of 40 to 60 %: the best was 61.5 %, for 2026-05"
    );
    assert_eq!(says("target.met = true\n", &["no"; 6]).unwrap(), "none of 6 readings is `yes`");
    assert_eq!(says("target.met = true\n", &["no", "no", "yes", "no", "no", "no", "no"]), None);
}

#[test]
fn readings_before_a_change_count_only_where_both_targets_were_missed() {
    let changed = |from: &str, target: &str| {
        format!("{HIGH}[[kpi.target_change]]\nfrom = {from}\ntarget.at_least = {target}\n")
    };
    // Lowered to what the readings bear.
    finds("A402", false, &kpi(CALLS, &changed("2026-06-01", "85")), &["88"; 7]);
    // Lowered, and still beyond them.
    finds("A402", true, &kpi(CALLS, &changed("2026-06-01", "90")), &["88"; 7]);
    // Raised: what met the earlier target says nothing, and what comes after must be six.
    finds("A402", false, &kpi(CALLS, &changed("2026-06-01", "98")), &["96"; 9]);
    finds("A402", true, &kpi(CALLS, &changed("2026-03-01", "98")), &["96"; 9]);
    // Only the bands changed: it is the same target.
    let bands = changed("2026-06-01", "95.0");
    finds("A402", true, &kpi(CALLS, &format!("{bands}failure = {{ serious = 80 }}\n")), &["90"; 8]);
}

#[test]
fn a_target_is_held_against_its_baseline_in_its_own_direction() {
    let keys = |target: &str, value: &str| {
        format!("unit = \"%\"\n{MONTHLY}target.{target}\nbaseline = {{ value = {value} }}\n")
    };
    for (target, value, expected) in [
        ("at_least = 90", "90.0", true),
        ("at_least = 90", "91", true),
        ("at_least = 90", "89.9", false),
        ("at_most = 4", "4", true),
        ("at_most = 4", "3.5", true),
        ("at_most = 4", "4.1", false),
        ("between = [40, 60]", "40", true),
        ("between = [40, 60]", "50", true),
        ("between = [40, 60]", "61", false),
        ("between = [40, 60]", "39.9", false),
        ("exactly = 50", "50", true),
        ("exactly = 50", "51", false),
        ("at_least = 100", "100", false),
        ("at_most = 0", "0", false),
    ] {
        finds("A403", expected, &kpi("Share of lines late", &keys(target, value)), &[]);
    }
}

#[test]
fn keeping_a_level_is_a_target_where_it_is_said() {
    let same = format!("unit = \"%\"\n{MONTHLY}target.at_least = 90\nbaseline = {{ value = 90 }}\n");
    for text in ["Maintain the share of calls answered", "Keep the share of calls answered at 90 %"] {
        finds("A403", false, &kpi(text, &same), &[]);
    }
    for text in ["Share of meetings held on the day", "Share of planned maintenance visits kept"] {
        finds("A403", true, &kpi(text, &same), &[]);
    }
    finds("A403", false, &kpi(CALLS, &format!("{same}reason = \"Harder calls\"\n")), &[]);
    let change = "[[kpi.target_change]]\nfrom = 2027-06-01\ntarget.at_least = ";
    finds("A403", false, &kpi(CALLS, &format!("{same}{change}95\n")), &[]);
    finds("A403", true, &kpi(CALLS, &format!("{same}{change}88\n")), &[]);
}

#[test]
fn a_target_is_beaten_by_far_where_the_worst_reading_beats_its_margin() {
    let keys = |unit: &str, target: &str| {
        format!("unit = \"{unit}\"\n{MONTHLY}target.{target}\nbaseline = {{ value = 70000 }}\n")
    };
    for (unit, target, worst, expected) in [
        ("%", "at_least = 95", "97.5", true),
        ("%", "at_least = 95", "97.4", false),
        ("%", "at_least = 99.9", "99.95", true),
        ("%", "at_least = 99.9", "99.94", false),
        ("%", "at_most = 4", "2.0", true),
        ("%", "at_most = 4", "2.1", false),
        ("calls", "at_least = 40", "60", true),
        ("calls", "at_least = 40", "59", false),
        ("calls", "at_most = 3", "1", true),
        ("calls", "at_most = 0", "0", false),
        ("days", "at_most = 10", "-2", false),
        ("%", "between = [0, 90]", "45", false),
        ("%", "exactly = 50", "50", false),
        ("%", "at_least = 100", "100", false),
    ] {
        finds("A404", expected, &kpi("Share of lines", &keys(unit, target)), &[worst; 6]);
        finds("A404", false, &kpi("Share of lines", &keys(unit, target)), &[worst; 5]);
    }
}

#[test]
fn room_is_not_asked_for_where_it_is_taken_or_may_not_be() {
    let beaten = &["99"; 6];
    let keys = format!("unit = \"%\"\n{MONTHLY}target.at_least = 90\nbaseline = {{ value = 70 }}\n");
    finds("A404", true, &kpi(CALLS, &keys), beaten);
    finds(
        "A404",
        false,
        &kpi(CALLS, &format!("{keys}reason = \"The least that the ombudsman allows\"\n")),
        beaten,
    );
    finds("A404", false, &kpi(CALLS, &format!("{keys}clause = \"Housing Act 2004\"\n")), beaten);
    let change = "[[kpi.target_change]]\nfrom = 2027-06-01\ntarget.at_least = 97\n";
    finds("A404", false, &kpi(CALLS, &format!("{keys}{change}")), beaten);
    finds("A404", false, &kpi(CALLS, &keys), &["99", "99", "99", "99", "99", "91"]);
    finds("A404", false, &kpi(CALLS, &keys), &["99", "99", "99", "99", "99", "89"]);
    finds("A404", false, &kpi(CALLS, &keys), &["99", "99", "99", "99", "99", "99 provisional"]);
}

#[test]
fn evidence_is_a_baseline_a_reason_or_six_readings() {
    let keys = format!("unit = \"%\"\n{MONTHLY}target.at_least = 92\n");
    finds("A405", true, &kpi(CALLS, &keys), &["93"; 5]);
    finds("A405", false, &kpi(CALLS, &keys), &["93"; 6]);
    finds("A405", true, &kpi(CALLS, &keys), &["93", "93", "93", "93", "93", "93 provisional"]);
    finds("A405", false, &kpi(CALLS, &format!("{keys}baseline = {{ value = 88 }}\n")), &[]);
    finds("A405", true, &kpi(CALLS, &format!("{keys}baseline = {{ period = \"2025\" }}\n")), &[]);
    finds("A405", false, &kpi(CALLS, &format!("{keys}reason = \"Two of three bidders meet it\"\n")), &[]);
    finds("A405", false, &kpi(CALLS, MONTHLY), &[]);
    finds("A405", false, &kpi(CALLS, &format!("{MONTHLY}target.met = true\n")), &[]);
    finds("A405", false, &kpi(CALLS, "unit = \"%\"\nfrequency = \"once\"\ntarget.at_least = 92\n"), &[]);
    // Asked already, of the same target.
    finds("A405", false, &kpi(CALLS, ALL), &[]);
    let silver = gold(&kpi(CALLS, &keys)).replace("gold", "silver");
    assert!(!codes(&register(&silver, "")).contains(&"A405"));
}
