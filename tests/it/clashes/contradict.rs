//! Pairs that contradict each other.

use super::hold;

#[test]
fn a_share_that_is_not_the_target_is_found() {
    hold(&[
        ("95% of calls answered within 20 seconds", "unit = \"%\"; target.at_least = 98", &["X901"]),
        (
            "At least 95 per cent of calls are answered within 20 seconds",
            "unit = \"%\"; target.at_least = 90",
            &["X901"],
        ),
        (
            "The supplier shall resolve at least 90% of priority 1 incidents within 4 hours",
            "unit = \"%\"; target.at_least = 95",
            &["X901"],
        ),
        (
            "System availability of at least 99.5%, measured monthly",
            "unit = \"%\"; target.at_least = 99.9; frequency = \"monthly\"",
            &["X901"],
        ),
        (
            "Nine out of ten visitors rate the park good or very good",
            "unit = \"%\"; target.at_least = 85",
            &["X901"],
        ),
        ("Two thirds of invoices paid within 30 days", "unit = \"%\"; target.at_least = 80", &["X901"]),
        (
            "Emergency repairs made safe within 4 hours in at least 97% of cases",
            "unit = \"%\"; target.at_least = 99",
            &["X901"],
        ),
        (
            "Percentage of emergency repairs completed in time 97%",
            "unit = \"%\"; target.at_least = 99",
            &["X901"],
        ),
        (
            "Share of bins collected on the scheduled day. Target: 99.8%",
            "unit = \"%\"; target.at_least = 99.5",
            &["X901"],
        ),
        (
            "The proportion of records that note the restriction. Target 90%.",
            "unit = \"%\"; target.at_least = 95",
            &["X901"],
        ),
        (
            "Potholes on A roads repaired within 24 hours - 92%",
            "unit = \"percent\"; target.at_least = 95",
            &["X901"],
        ),
    ]);
}

#[test]
fn a_share_in_another_place_of_the_sentence_is_found() {
    hold(&[
        ("No more than 5% of outpatients do not attend", "unit = \"%\"; target.at_most = 8", &["X901"]),
        ("Sickness absence must not exceed 4%", "unit = \"%\"; target.at_most = 5", &["X901"]),
        ("The abandonment rate is below 3%", "unit = \"%\"; target.at_most = 5", &["X901"]),
        ("Maintain a minimum of 98% fill rate", "unit = \"%\"; target.at_least = 95", &["X901"]),
        (
            "100% of fire doors inspected each quarter",
            "unit = \"%\"; target.at_least = 98; frequency = \"quarterly\"",
            &["X901"],
        ),
        ("95% of bins emptied on the scheduled day", "target.at_least = 98", &["X901"]),
        (
            "95% of bins emptied on the scheduled day",
            "unit = \"fraction\"; target.at_least = 0.98",
            &["X901"],
        ),
        ("No more than 5% of lifts out of service", "unit = \"%\"; target.at_most = 0.05", &["X901"]),
        ("Occupancy is between 85% and 92%", "unit = \"%\"; target.between = [80, 90]", &["X901"]),
        (
            "Mobility assessment documented within 24 hours of admission (80% target)",
            "unit = \"%\"; target.at_least = 85",
            &["X901"],
        ),
        (
            "To achieve an average compliance level for accounts of 99%",
            "unit = \"%\"; target.at_least = 97",
            &["X901"],
        ),
        (
            "The target is to pay 95% of undisputed invoices within 30 days",
            "unit = \"%\"; target.at_least = 98",
            &["X901"],
        ),
        (
            "Availability is 99.9% with no outage longer than 4 hours",
            "unit = \"%\"; target.at_least = 99.5",
            &["X901"],
        ),
    ]);
}

#[test]
fn a_number_that_is_not_the_target_is_found_in_other_units() {
    hold(&[
        (
            "Average time to answer: no more than 30 seconds",
            "unit = \"seconds\"; target.at_most = 20",
            &["X901"],
        ),
        (
            "Emergency repairs are made safe within 4 hours",
            "unit = \"minutes\"; target.at_most = 120",
            &["X901"],
        ),
        ("Average call answer time within 20 seconds", "unit = \"seconds\"; target.at_most = 30", &["X901"]),
        (
            "Complaints are answered within 10 working days",
            "unit = \"working days\"; target.at_most = 15",
            &["X901"],
        ),
        ("Complaints are answered within 10 working days", "unit = \"days\"; target.at_most = 28", &["X901"]),
        ("Reports issued within 1 week", "unit = \"days\"; target.at_most = 14", &["X901"]),
        ("Average wait of no more than 18 weeks", "unit = \"weeks\"; target.at_most = 26", &["X901"]),
        (
            "The average turnaround shall not exceed 48 hours",
            "unit = \"days\"; target.at_most = 3",
            &["X901"],
        ),
        ("Save at least £5m over the year", "unit = \"£\"; target.at_least = 4000000", &["X901"]),
        ("Deliver savings of at least £250,000", "unit = \"£k\"; target.at_least = 200", &["X901"]),
        (
            "Average user satisfaction score of at least 4.2 out of 5",
            "unit = \"score out of 5\"; target.at_least = 4.5",
            &["X901"],
        ),
        (
            "No more than 1.5 errors per 1,000 items",
            "unit = \"errors per 10,000 items\"; target.at_most = 10",
            &["X901"],
        ),
        (
            "No more than 3 missed collections each month",
            "unit = \"collections\"; target.at_most = 5; frequency = \"monthly\"",
            &["X901"],
        ),
        (
            "Number of upheld complaints: no more than 4",
            "unit = \"complaints\"; target.at_most = 6",
            &["X901"],
        ),
        (
            "At least 22 patients are scanned each day",
            "unit = \"patients\"; target.at_least = 24; frequency = \"daily\"",
            &["X901"],
        ),
        (
            "Percentage reduction in energy use of at least 10%",
            "unit = \"% reduction\"; target.at_least = 15",
            &["X901"],
        ),
    ]);
}

#[test]
fn a_number_that_is_an_earlier_target_s_is_found_and_said_to_be() {
    let change =
        "unit = \"%\"; target.at_least = 85; [[kpi.target_change]]; from = 2026-04-01; target.at_least = 90";
    hold(&[
        ("At least 85% of journeys collected within 90 minutes", change, &["X901"]),
        ("At least 80% of journeys collected within 90 minutes", change, &["X901"]),
    ]);
}

#[test]
fn a_comparator_of_the_other_side_is_found() {
    hold(&[
        (
            "No more than 95% of calls are answered within 20 seconds",
            "unit = \"%\"; target.at_least = 95",
            &["X902"],
        ),
        ("At least 5% of calls are abandoned", "unit = \"%\"; target.at_most = 5", &["X902"]),
        ("No more than 2% of bins are missed", "unit = \"%\"; target.at_least = 98", &["X902"]),
        ("Availability of at least 99.9%", "unit = \"%\"; target.at_most = 99.9", &["X902"]),
        ("Vacancy rate ≤ 10%", "unit = \"%\"; target.at_least = 10", &["X902"]),
        ("Vacancy rate of 10% or less", "unit = \"%\"; target.at_least = 10", &["X902"]),
        (
            "Fewer than 5 upheld complaints a month",
            "unit = \"complaints\"; target.at_least = 5; frequency = \"monthly\"",
            &["X902"],
        ),
        ("Average response time must not exceed 4 hours", "unit = \"hours\"; target.at_least = 4", &["X902"]),
        ("Engineers attend within 4 hours", "unit = \"hours\"; target.at_least = 4", &["X902"]),
        ("Stock held: at least 10 days", "unit = \"days\"; target.at_most = 10", &["X902"]),
        ("Exactly 12 inspections", "unit = \"inspections\"; target.at_least = 12", &["X902"]),
        ("At least 4 fire drills are held", "unit = \"drills\"; target.exactly = 4", &["X902"]),
        ("Water temperature is no more than 63 °C", "unit = \"°C\"; target.between = [63, 75]", &["X902"]),
        ("A maximum of 90% of beds are occupied", "unit = \"%\"; target.at_least = 92", &["X902"]),
        ("Score must be at least 4", "unit = \"score\"; target.at_most = 4", &["X902"]),
    ]);
}

#[test]
fn a_change_of_the_other_way_is_found() {
    hold(&[
        ("Reduce the number of missed collections", "unit = \"collections\"; target.at_least = 5", &["X903"]),
        ("Reduce missed collections", "unit = \"collections\"; target.at_least = 5", &["X903"]),
        ("Fewer upheld complaints", "unit = \"complaints\"; target.at_least = 3", &["X903"]),
        ("To reduce the average waiting time", "unit = \"minutes\"; target.at_least = 20", &["X903"]),
        ("Reduce the percentage of voids", "unit = \"%\"; target.at_least = 3", &["X903"]),
        ("Increase the share of household waste recycled", "unit = \"%\"; target.at_most = 50", &["X903"]),
        ("Raise the number of apprentices", "unit = \"apprentices\"; target.at_most = 12", &["X903"]),
        ("Increase the recycling rate from 42% to 50%", "unit = \"%\"; target.at_most = 50", &["X903"]),
        ("Reduce the vacancy rate from 12% to 8%", "unit = \"%\"; target.at_least = 8", &["X903"]),
        ("Raise satisfaction from 85 to 87 per cent", "unit = \"%\"; target.at_least = 90", &["X903"]),
        (
            "Raise satisfaction from 85 to 87 per cent",
            "unit = \"%\"; target.at_least = 87; baseline = { value = 82 }",
            &["X903"],
        ),
        ("Cut complaints from 40 to 30", "unit = \"complaints\"; target.at_most = 20", &["X903"]),
        (
            "Percentage of homes below the standard (lower is better)",
            "unit = \"%\"; target.at_least = 2",
            &["X903"],
        ),
        (
            "Missed collections as a share of those due (Minimise)",
            "unit = \"%\"; target.at_least = 1",
            &["X903"],
        ),
        ("Share of streets graded A (higher is better)", "unit = \"%\"; target.at_most = 90", &["X903"]),
    ]);
}

#[test]
fn a_period_that_is_not_the_frequency_is_found() {
    hold(&[
        (
            "Share of linen delivered on the day, each calendar month",
            "unit = \"%\"; target.at_least = 98; frequency = \"quarterly\"",
            &["X904"],
        ),
        ("Share of shifts filled, each ISO week", "frequency = \"monthly\"", &["X904"]),
        ("System availability, measured monthly", "frequency = \"quarterly\"", &["X904"]),
        ("Share of repairs right first time (quarterly)", "frequency = \"monthly\"", &["X904"]),
        ("Share of calls answered in the month within 20 seconds", "frequency = \"quarterly\"", &["X904"]),
        ("All audits of the calendar month passed", "frequency = \"yearly\"", &["X904"]),
        (
            "No more than 3 missed collections per quarter",
            "unit = \"collections\"; target.at_most = 3; frequency = \"monthly\"",
            &["X904"],
        ),
        (
            "No more than 2 escapes per annum",
            "unit = \"escapes\"; target.at_most = 2; frequency = \"monthly\"",
            &["X904"],
        ),
        ("Monthly availability of the core network", "frequency = \"weekly\"", &["X904"]),
        (
            "Each month, 95% of invoices are paid in 30 days",
            "unit = \"%\"; target.at_least = 95; frequency = \"quarterly\"",
            &["X904"],
        ),
        ("Average cleanliness score of the wards, each quarter", "frequency = \"monthly\"", &["X904"]),
        ("Recall test passed, reported annually", "frequency = \"half-yearly\"", &["X904"]),
        ("Helpdesk tickets closed, each half-year", "frequency = \"yearly\"", &["X904"]),
        (
            "New case system live by March 2027",
            "target.met = true; frequency = \"once\"; until = 2027-06-30",
            &["X904"],
        ),
        (
            "All units handed over by 30 September 2027",
            "target.met = true; frequency = \"once\"; until = 2028-01-31",
            &["X904"],
        ),
        (
            "Share of calls answered",
            "method = \"calls answered over calls offered, measured quarterly\"; frequency = \"monthly\"",
            &["X904"],
        ),
        (
            "Share of calls answered",
            "method = \"calls answered divided by all calls in the month\"; frequency = \"quarterly\"",
            &["X904"],
        ),
    ]);
}

#[test]
fn one_number_of_two_units_is_found() {
    hold(&[
        (
            "Applications decided within 10 working days",
            "unit = \"calendar days\"; target.at_most = 10",
            &["X905"],
        ),
        ("Applications decided within 10 days", "unit = \"working days\"; target.at_most = 10", &["X905"]),
        (
            "Applications decided within 10 calendar days",
            "unit = \"business days\"; target.at_most = 10",
            &["X905"],
        ),
        ("Calls answered within 20 seconds", "unit = \"minutes\"; target.at_most = 20", &["X905"]),
        ("Average restoration time no more than 4 hours", "unit = \"days\"; target.at_most = 4", &["X905"]),
        ("Faults fixed within 8 hours", "unit = \"working hours\"; target.at_most = 8", &["X905"]),
        (
            "Housing benefit claims processed within 20 days",
            "unit = \"weeks\"; target.at_most = 20",
            &["X905"],
        ),
        ("Increase satisfaction by 5 percentage points", "unit = \"%\"; target.at_least = 5", &["X905"]),
        ("Reduce absence by 2%", "unit = \"percentage points\"; target.at_least = 2", &["X905"]),
        ("95% of calls answered within 20 seconds", "unit = \"calls\"; target.at_least = 95", &["X905"]),
        ("95% of calls answered within 20 seconds", "unit = \"seconds\"; target.at_least = 95", &["X905"]),
        ("Save at least £50,000", "unit = \"%\"; target.at_least = 50000", &["X905"]),
    ]);
}

#[test]
fn what_the_scope_counts_otherwise_and_a_target_that_the_text_denies_are_found() {
    hold(&[
        (
            "Share of calls answered in 20 seconds, excluding weekends",
            "scope = \"all calls, including weekends\"",
            &["X906"],
        ),
        (
            "Availability of the portal, planned downtime excluded",
            "scope = \"every minute, planned downtime included\"",
            &["X906"],
        ),
        (
            "Compliments received (for information only)",
            "unit = \"compliments\"; target.at_least = 5",
            &["X907"],
        ),
        ("Calls received - no target", "unit = \"calls\"; target.at_most = 900", &["X907"]),
        ("Number of web visits; monitoring only", "unit = \"visits\"; target.at_least = 900", &["X907"]),
    ]);
}
