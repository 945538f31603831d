//! Pairs that say one thing, each in its own way.

use super::hold;

#[test]
fn a_number_is_the_target_in_whatever_unit_and_notation() {
    hold(&[
        ("95% of calls answered within 20 seconds", "unit = \"%\"; target.at_least = 95.0", &[]),
        ("At least ninety-five per cent of calls answered", "unit = \"percent\"; target.at_least = 95", &[]),
        ("95% of calls answered within 20 seconds", "unit = \"%\"; target.at_least = 0.95", &[]),
        ("95% of calls answered within 20 seconds", "unit = \"fraction\"; target.at_least = 0.95", &[]),
        ("95% of calls answered within 20 seconds", "target.at_least = 0.95", &[]),
        ("95% of calls answered within 20 seconds", "target.at_least = 95", &[]),
        ("95% of calls answered within 20 seconds", "target.at_most = 20", &[]),
        ("Nine out of ten visitors rate the park good", "unit = \"%\"; target.at_least = 90", &[]),
        ("Two thirds of invoices paid within 30 days", "unit = \"%\"; target.at_least = 66.7", &[]),
        ("Two thirds of invoices paid within 30 days", "unit = \"%\"; target.at_least = 67", &[]),
        ("Two thirds of invoices paid within 30 days", "unit = \"%\"; target.at_least = 66.66", &[]),
        ("Three quarters of all visits on time", "unit = \"%\"; target.at_least = 75", &[]),
        ("Priority 1 faults fixed within 4 hours", "unit = \"minutes\"; target.at_most = 240", &[]),
        ("Reports issued within one week", "unit = \"days\"; target.at_most = 7", &[]),
        ("Average decision time no more than 12 months", "unit = \"years\"; target.at_most = 1", &[]),
        ("Keys handed over within 48 hours", "unit = \"days\"; target.at_most = 2", &[]),
        ("Complaints are answered within 10 working days", "unit = \"days\"; target.at_most = 10", &[]),
        (
            "Complaints are answered within 10 working days",
            "unit = \"calendar days\"; target.at_most = 14",
            &[],
        ),
        ("Complaints are answered within 20 working days", "unit = \"days\"; target.at_most = 28", &[]),
        (
            "Save at least £5m over the year",
            "unit = \"£\"; target.at_least = 5000000; frequency = \"yearly\"",
            &[],
        ),
        ("Save at least £5,000,000", "unit = \"£m\"; target.at_least = 5", &[]),
        ("Save at least £250k", "unit = \"GBP\"; target.at_least = 250000", &[]),
        (
            "No more than 1.5 errors per 1,000 items",
            "unit = \"errors per 10,000 items\"; target.at_most = 15",
            &[],
        ),
        ("Fewer than 5 upheld complaints", "unit = \"complaints\"; target.at_most = 4", &[]),
        ("More than 10 apprentices are employed", "unit = \"apprentices\"; target.at_least = 11", &[]),
        ("Fewer than 5 upheld complaints", "unit = \"complaints\"; target.at_most = 5", &[]),
        ("Average rating of 4/5 or higher", "unit = \"score out of 5\"; target.at_least = 4", &[]),
        ("Water between 63 and 75 °C at the tap", "unit = \"°C\"; target.between = [63, 75]", &[]),
        ("Occupancy 85-92%", "unit = \"%\"; target.between = [85, 92]", &[]),
        ("At least 63 °C at the tap", "unit = \"°C\"; target.between = [63, 75]", &[]),
        ("Availability: 99.90%", "unit = \"%\"; target.at_least = 99.9", &[]),
        ("No more than 0 never events", "unit = \"events\"; target.exactly = 0", &[]),
        ("At least 100% of alarms tested", "unit = \"%\"; target.exactly = 100", &[]),
    ]);
}

#[test]
fn one_of_several_numbers_is_enough() {
    let step =
        "unit = \"%\"; target.at_least = 85; [[kpi.target_change]]; from = 2027-04-01; target.at_least = 90";
    let past =
        "unit = \"%\"; target.at_least = 85; [[kpi.target_change]]; from = 2026-04-01; target.at_least = 90";
    hold(&[
        ("At least 85% of journeys collected within 90 minutes", step, &[]),
        ("At least 90% of journeys collected within 90 minutes", step, &[]),
        ("At least 90% of journeys collected within 90 minutes", past, &[]),
        ("At least 85% of journeys on time, 90% from April 2026", past, &[]),
        (
            "95% of calls answered within 20 seconds, 80% within 10 seconds",
            "unit = \"%\"; target.at_least = 80",
            &[],
        ),
        (
            "Acknowledge within 3 working days and reply within 20 working days",
            "unit = \"working days\"; target.at_most = 20",
            &[],
        ),
        ("98% target, 95% minimum", "unit = \"%\"; target.at_least = 95; failure = { serious = 90 }", &[]),
        (
            "Target 98%, serious failure below 95%",
            "unit = \"%\"; target.at_least = 98; failure = { serious = 95 }",
            &[],
        ),
        ("Year 1: 90%, year 2: 95%", "unit = \"%\"; target.at_least = 92", &[]),
        ("Green 95%, amber 90%, red below 90%", "unit = \"%\"; target.at_least = 93", &[]),
        ("P1 95%, P2 90%, P3 80%", "unit = \"%\"; target.at_least = 85", &[]),
    ]);
}

#[test]
fn periods_and_deadlines_agree() {
    hold(&[
        ("Share of calls answered, each calendar month", "frequency = \"monthly\"", &[]),
        ("Average over the year, reported monthly", "frequency = \"monthly\"", &[]),
        ("Average over the year, reported monthly", "frequency = \"yearly\"", &[]),
        ("Monthly availability, reported quarterly", "frequency = \"quarterly\"", &[]),
        ("Bins emptied every week, share of rounds completed", "frequency = \"monthly\"", &[]),
        ("Share of toilets inspected daily", "frequency = \"monthly\"", &[]),
        ("Grass is cut every 2 weeks", "frequency = \"monthly\"", &[]),
        ("Monthly contract meetings are held", "frequency = \"quarterly\"", &[]),
        ("Share of residents visited at least once a week", "unit = \"%\"; frequency = \"monthly\"", &[]),
        (
            "Annual staff survey score of at least 4",
            "unit = \"score\"; target.at_least = 4; frequency = \"yearly\"",
            &[],
        ),
        ("Rolling 12-month average of falls, each quarter", "frequency = \"monthly\"", &[]),
        ("Savings year to date, each quarter", "frequency = \"monthly\"", &[]),
        (
            "At least 20 visits per week on average",
            "unit = \"visits\"; target.at_least = 20; frequency = \"monthly\"",
            &[],
        ),
        ("Days of stock held on the last working day of the month", "frequency = \"quarterly\"", &[]),
        ("Invoices paid by the end of the month", "frequency = \"quarterly\"", &[]),
        ("Share of patients whose weight is measured weekly", "frequency = \"monthly\"", &[]),
        ("Share of care plans reviewed monthly", "frequency = \"quarterly\"", &[]),
        (
            "Share of patients with blood pressure recorded in the last 12 months",
            "frequency = \"quarterly\"",
            &[],
        ),
        (
            "New case system live by March 2027",
            "target.met = true; frequency = \"once\"; until = 2027-03-31",
            &[],
        ),
        (
            "New case system live before 1 April 2027",
            "target.met = true; frequency = \"once\"; until = 2027-03-31",
            &[],
        ),
        (
            "New case system live by March 2027",
            "target.met = true; frequency = \"monthly\"; until = 2027-06-30",
            &[],
        ),
        (
            "Share of calls answered",
            "method = \"sample of 20 calls taken weekly\"; frequency = \"monthly\"",
            &[],
        ),
        (
            "Share of calls answered",
            "method = \"measured daily and averaged over the month\"; frequency = \"monthly\"",
            &[],
        ),
    ]);
}

#[test]
fn what_cannot_be_compared_is_left_alone() {
    hold(&[
        ("Waste is handled with care", "unit = \"%\"; target.at_least = 95", &[]),
        ("95% of calls answered within 20 seconds", "unit = \"%\"", &[]),
        ("Full restore completed within 4 hours", "unit = \"yes/no\"; target.met = true", &[]),
        ("95% of calls answered within 20 seconds", "unit = \"index\"; target.at_least = 98", &[]),
        ("95% of calls answered within 20 seconds", "unit = \"% of 2019/20\"; target.at_least = 98", &[]),
        ("Costs of no more than £50 per case", "unit = \"£ per case\"; target.at_most = 60", &[]),
        ("Applications decided within 1 month", "unit = \"days\"; target.at_most = 30", &[]),
        ("Faults fixed within 2 days", "unit = \"working hours\"; target.at_most = 16", &[]),
        ("Save at least €50,000", "unit = \"£\"; target.at_least = 40000", &[]),
        ("Average score of at least 85%", "unit = \"score\"; target.at_least = 4", &[]),
        ("At least 3 lots tendered", "unit = \"contracts\"; target.at_least = 5", &[]),
        ("No target date missed", "unit = \"dates\"; target.at_most = 3", &[]),
        ("Share of patients not measured on admission", "unit = \"%\"; target.at_most = 3", &[]),
        (
            "Share of calls answered, excluding weekends",
            "scope = \"all calls, including bank holidays\"",
            &[],
        ),
        ("Share of calls answered, excluding weekends", "scope = \"all calls, excluding weekends\"", &[]),
    ]);
}
