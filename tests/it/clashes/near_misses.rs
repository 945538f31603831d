//! Pairs that look like a contradiction and are none: conditions, samples, sizes, dates and changes.

use super::hold;

#[test]
fn a_limit_of_time_is_not_compared_with_a_share() {
    hold(&[
        ("Calls answered within 20 seconds", "unit = \"%\"; target.at_least = 95", &[]),
        ("Share of calls answered within 20 seconds", "unit = \"%\"; target.at_least = 20", &[]),
        ("Share of calls waiting more than 5 minutes", "unit = \"%\"; target.at_most = 5", &[]),
        ("Calls abandoned within 5 seconds", "unit = \"%\"; target.at_most = 5", &[]),
        ("No more than 5% of calls wait longer than 60 seconds", "unit = \"%\"; target.at_most = 5", &[]),
        ("Share of 999 calls answered within 10 seconds", "unit = \"%\"; target.at_least = 90", &[]),
        ("Share of patients seen within 18 weeks", "unit = \"%\"; target.at_least = 92", &[]),
        ("At least 10 working days' notice given", "unit = \"%\"; target.at_least = 98", &[]),
        ("Emergency readmissions within 30 days of discharge", "unit = \"%\"; target.at_most = 8", &[]),
    ]);
}

#[test]
fn a_condition_is_not_the_level() {
    hold(&[
        ("Share of sites with at least 90% compliance", "unit = \"%\"; target.at_least = 95", &[]),
        ("Number of wards where the fill rate was below 80%", "unit = \"wards\"; target.at_most = 2", &[]),
        ("Share of days on which occupancy is above 92%", "unit = \"%\"; target.at_most = 10", &[]),
        ("Share of pupils who attend at least 90% of sessions", "unit = \"%\"; target.at_least = 85", &[]),
        (
            "Share of patients for whom at least 80% of doses were given",
            "unit = \"%\"; target.at_least = 95",
            &[],
        ),
        ("Number of sites scoring 90% or more", "unit = \"%\"; target.at_least = 75", &[]),
        ("Share of wards fully staffed (at least 90%)", "unit = \"%\"; target.at_least = 80", &[]),
        (
            "Share of cases amended by more than 10 per cent on appeal",
            "unit = \"%\"; target.at_most = 4",
            &[],
        ),
        ("Routes serving 50% of passengers run on time", "unit = \"%\"; target.at_least = 95", &[]),
        ("Suppliers that account for 80% of spend have a plan", "unit = \"%\"; target.at_least = 90", &[]),
        (
            "Average wait of patients who waited more than 18 weeks",
            "unit = \"weeks\"; target.at_most = 30",
            &[],
        ),
        (
            "Average lateness of trains more than 5 minutes late",
            "unit = \"minutes\"; target.at_most = 12",
            &[],
        ),
        (
            "Average length of stay of patients readmitted within 30 days",
            "unit = \"days\"; target.at_most = 6",
            &[],
        ),
        ("Complaints open for longer than 20 working days", "unit = \"complaints\"; target.at_most = 5", &[]),
        (
            "Number of theatre lists started more than 15 minutes late",
            "unit = \"lists\"; target.at_most = 2",
            &[],
        ),
        ("Time to let a home vacant for over 28 days", "unit = \"days\"; target.at_most = 20", &[]),
        ("Notice of changes given to at least 200 homes", "unit = \"homes\"; target.at_least = 200", &[]),
        ("Invoices over £5,000 paid late", "unit = \"£\"; target.at_most = 20000", &[]),
        ("Share of orders under £100 delivered next day", "unit = \"%\"; target.at_least = 97", &[]),
        ("Forecast within 5% of outturn", "unit = \"%\"; target.at_least = 95", &[]),
        ("Meter readings accurate to ±2%", "unit = \"%\"; target.at_least = 99", &[]),
        ("Homes of at least 2 bedrooms let", "unit = \"homes\"; target.at_least = 40", &[]),
    ]);
}

#[test]
fn a_sample_a_size_a_date_a_label_and_a_baseline_are_not_the_level() {
    hold(&[
        ("Records correct in a 10% sample", "unit = \"%\"; target.at_least = 98", &[]),
        (
            "Share of answers of good or very good, at least 300 answers",
            "unit = \"%\"; target.at_least = 75",
            &[],
        ),
        ("Tier 1 incidents resolved at first contact", "unit = \"%\"; target.at_least = 70", &[]),
        ("Compliance with Schedule 4, paragraph 12", "unit = \"%\"; target.at_least = 95", &[]),
        ("Share of 16 to 18 year olds in education", "unit = \"%\"; target.at_least = 97", &[]),
        ("Flu vaccination of people aged 65 and over", "unit = \"%\"; target.at_least = 75", &[]),
        ("Recycling rate, baseline 42%", "unit = \"%\"; target.at_least = 50", &[]),
        ("Recycling rate (2024/25: 42%)", "unit = \"%\"; target.at_least = 50", &[]),
        ("Recycling rate, currently 42%", "unit = \"%\"; target.at_least = 50", &[]),
        ("Emissions reduced by 15% compared with 2019/20", "unit = \"tonnes\"; target.at_most = 4200", &[]),
        ("Reduce waste by 15%", "unit = \"%\"; target.at_most = 60", &[]),
        ("Repairs completed by 31 March 2027", "unit = \"%\"; target.at_least = 95", &[]),
        ("Helpdesk open 24/7, 365 days a year", "unit = \"%\"; target.at_least = 99", &[]),
        ("Availability below 95% triggers a service credit", "unit = \"%\"; target.at_least = 98", &[]),
        ("Top 200 lines in stock", "unit = \"lines\"; target.at_least = 190", &[]),
        ("Errors per 1,000 items dispensed", "unit = \"errors\"; target.at_most = 5", &[]),
    ]);
}

#[test]
fn a_comparator_may_be_negated_or_belong_to_a_condition() {
    hold(&[
        ("Availability must not be less than 99%", "unit = \"%\"; target.at_least = 99", &[]),
        ("Satisfaction should not fall below 85%", "unit = \"%\"; target.at_least = 85", &[]),
        ("No ward drops below 90%", "unit = \"%\"; target.at_least = 90", &[]),
        ("No patient waits more than 52 weeks", "unit = \"weeks\"; target.at_most = 52", &[]),
        ("Share of calls that wait more than 2%", "unit = \"%\"; target.at_most = 2", &[]),
        ("Share of sites with at least 10% voids", "unit = \"%\"; target.at_most = 10", &[]),
        (
            "Stock: a minimum of 10 and a maximum of 16 days",
            "unit = \"days\"; target.between = [10, 16]",
            &[],
        ),
        ("Number of months with availability below 99%", "unit = \"months\"; target.at_most = 1", &[]),
        ("Escalate wards over 92% occupancy", "unit = \"%\"; target.at_most = 92", &[]),
        ("No more than 5% abandoned and at least 90% answered", "unit = \"%\"; target.at_least = 90", &[]),
    ]);
}

#[test]
fn a_change_may_be_what_is_measured() {
    hold(&[
        ("Percentage reduction in complaints of at least 10", "unit = \"%\"; target.at_least = 10", &[]),
        ("Reduce complaints by at least 10%", "unit = \"%\"; target.at_least = 10", &[]),
        ("Reduce complaints", "unit = \"% reduction\"; target.at_least = 10", &[]),
        ("Reduce missed collections: share of crews trained", "unit = \"%\"; target.at_least = 95", &[]),
        ("Reduce falls by assessing every patient on admission", "unit = \"%\"; target.at_least = 95", &[]),
        ("Reduce falls", "unit = \"%\"; target.at_least = 95", &[]),
        (
            "Reduce waiting time",
            "unit = \"minutes\"; target.at_least = 10; method = \"reduction against 2024/25\"",
            &[],
        ),
        ("Improve response times", "unit = \"minutes\"; target.at_most = 30", &[]),
        ("Increase in costs of no more than 3%", "unit = \"%\"; target.at_most = 3", &[]),
        ("Increased patrols: number of complaints", "unit = \"complaints\"; target.at_most = 3", &[]),
        ("Lower quartile response time", "unit = \"minutes\"; target.at_least = 3", &[]),
        ("Reduce the number of complaints", "unit = \"complaints\"; target.at_most = 3", &[]),
        (
            "Raise satisfaction from 85 to 87 per cent",
            "unit = \"%\"; target.at_least = 87; baseline = { value = 85 }",
            &[],
        ),
        (
            "Raise satisfaction from 85% to 87%",
            "unit = \"%\"; target.at_least = 87; baseline = { value = 84.6 }",
            &[],
        ),
        (
            "Reduce voids from 40 days to 25 days",
            "unit = \"days\"; target.at_most = 25; baseline = { value = 40 }",
            &[],
        ),
        ("Open from 8 to 6 on weekdays", "unit = \"%\"; target.at_least = 99", &[]),
        (
            "Increase satisfaction by 5 percentage points",
            "unit = \"percentage points\"; target.at_least = 5",
            &[],
        ),
        ("Increase satisfaction by 5 percentage points to 85%", "unit = \"%\"; target.at_least = 85", &[]),
        ("Share of wards at 90 points or more", "unit = \"%\"; target.at_least = 90", &[]),
    ]);
}

#[test]
fn what_makes_two_figures_agree_is_taken_into_account() {
    hold(&[
        ("95% of urgent and 90% of routine repairs on time", "unit = \"%\"; target.at_least = 92", &[]),
        (
            "95% of urgent repairs in 1 day, 90% of routine repairs in 20",
            "unit = \"%\"; target.at_least = 92",
            &[],
        ),
        ("5% of meter readings are checked again, all are right", "unit = \"%\"; target.at_least = 98", &[]),
        (
            "No more than 2 failures per quarter",
            "unit = \"failures\"; target.at_most = 8; frequency = \"yearly\"",
            &[],
        ),
        (
            "Save at least £1m a year",
            "unit = \"£\"; target.at_least = 250000; frequency = \"quarterly\"",
            &[],
        ),
        (
            "At least 3 drills per year at each site",
            "unit = \"drills\"; target.at_least = 12; frequency = \"yearly\"",
            &[],
        ),
        ("Reduce length of stay by an average of 2 days", "unit = \"days\"; target.at_most = 5", &[]),
        ("Orders placed at least 2 days in advance", "unit = \"days\"; target.at_most = 5", &[]),
        ("Toilets inspected (daily)", "unit = \"%\"; target.at_least = 95; frequency = \"monthly\"", &[]),
        (
            "Share of homes registered by 31 March 2027",
            "target.met = true; frequency = \"once\"; until = 2027-06-30",
            &[],
        ),
        (
            "Homes registered by 31 March 2027 are inspected",
            "target.met = true; frequency = \"once\"; until = 2027-06-30",
            &[],
        ),
        (
            "Applications decided within 10 days",
            "unit = \"working days\"; target.at_most = 10; method = \"working days from receipt to decision\"",
            &[],
        ),
        (
            "Applications decided within 10 days",
            "unit = \"working days\"; target.at_most = 10; scope = \"business days only\"",
            &[],
        ),
    ]);
}

#[test]
fn figures_of_others_of_parts_and_of_later_days_are_not_the_level() {
    hold(&[
        (
            "Share of patients seen in 4 hours; the national standard is 95%",
            "unit = \"%\"; target.at_least = 78",
            &[],
        ),
        ("Share of tenants satisfied, response rate at least 25%", "unit = \"%\"; target.at_least = 80", &[]),
        ("Deliveries made within the 2 hour slot", "unit = \"hours\"; target.at_most = 1", &[]),
        (
            "At most 10 minutes lost per 1,000 train kilometres",
            "unit = \"minutes\"; target.at_most = 45",
            &[],
        ),
        ("At least 65% of household waste recycled by 2030", "unit = \"%\"; target.at_least = 52", &[]),
        ("Increase uptake to at least 80% over three years", "unit = \"%\"; target.at_least = 72", &[]),
        ("Share of invoices under £10,000 paid within 10 days", "unit = \"%\"; target.at_least = 90", &[]),
        (
            "Mean response to Category 1 calls, with 90% reached in 15 minutes",
            "unit = \"minutes\"; target.at_most = 7",
            &[],
        ),
        (
            "Overtime no more than 5% of hours; agency no more than 3% of hours",
            "unit = \"%\"; target.at_most = 4",
            &[],
        ),
        ("Children in care with 3 or more placements in the year", "unit = \"%\"; target.at_most = 10", &[]),
        (
            "Ambulance handovers within 15 minutes, with none over 60 minutes",
            "unit = \"%\"; target.at_least = 65",
            &[],
        ),
        ("Energy use cut to 80 kWh per square metre", "unit = \"kWh per m2\"; target.at_most = 90", &[]),
        ("Spend with small firms, 33% of which is local", "unit = \"%\"; target.at_least = 25", &[]),
        (
            "Monthly statements sent within 5 working days of month end",
            "unit = \"working days\"; target.at_most = 5; frequency = \"quarterly\"",
            &[],
        ),
        (
            "Staff turnover is below 12% in a rolling year",
            "unit = \"%\"; target.at_most = 12; frequency = \"monthly\"",
            &[],
        ),
        ("Invoices paid in the month they are received", "frequency = \"quarterly\"", &[]),
    ]);
}

#[test]
fn a_definition_of_a_day_settles_which_days_are_meant() {
    let text = format!(
        "{}[definitions]\n\"days\" = \"working days\"\n[[kpi]]\nid = \"k\"\nunit = \"working days\"\n\
         statement = \"Applications decided within 10 days\"\ntarget.at_most = 10\n",
        super::HEAD
    );
    let outcome = crate::kit::register(&[("contracts/a.toml", &text)]);
    assert!(!outcome.codes().iter().any(|code| code.starts_with('X') || code.starts_with('E')));
}
