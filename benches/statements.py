#!/usr/bin/env python3
"""Writes made-up statements for `cm smart --statements`: CSV with the columns id and text, on standard output.

    statements.py [COUNT] [SEED]

The same arguments give the same bytes. The pieces are joined at random, so that about half of the statements have a
level, a third a period, and every second one a word to remark on.
"""
import csv
import random
import sys

THINGS = ["calls", "complaints", "invoices", "scanners", "repairs", "inpatient meals", "appointments", "incidents of priority 1"]
DONE = ["answered", "acknowledged", "paid", "in service", "completed", "delivered", "kept", "resolved"]
LEVELS = ["at least 95% of {t} are {d}", "No more than 3 in 100 {t} are not {d}", "All {t} are {d}", "{t} are {d}",
          "Improve the share of {t} that are {d}", "Reduce the number of {t} not {d} by 15%", "100% of {t} {d}"]
LIMITS = ["", "", " within 10 working days", " within 4 hours of the report", " promptly", " in a timely manner",
          " as soon as reasonably practicable", ", where possible", " to an appropriate standard"]
PERIODS = ["", "", "", ", each calendar month", " in each quarter", " by 31 March 2028", ", reviewed regularly"]
MORE = ["", "", "", " and the supplier provides a report of good quality", ", excluding planned maintenance",
        " as judged by the annual user survey (score of 8 or more out of 10)", ", including but not limited to nights"]


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    out = csv.writer(sys.stdout)
    out.writerow(["id", "text"])
    for number in range(1, count + 1):
        level = rng.choice(LEVELS).format(t=rng.choice(THINGS), d=rng.choice(DONE))
        text = level + rng.choice(LIMITS) + rng.choice(PERIODS) + rng.choice(MORE)
        out.writerow([f"st-{number:05}", text[0].upper() + text[1:]])


main()
