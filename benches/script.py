#!/usr/bin/env python3
"""The script that a user would write instead of `cm`: standard library only.

    script.py DIR breaches      every reading on the wrong side of its target, as CSV
    script.py DIR due           what falls due within 30 days and what is overdue, as CSV

It reads contracts/**/*.toml and readings/**/*.csv and follows the format's rules
as far as the benchmark register uses them. It checks nothing and does not know
planned contracts, successors, changed targets, revised readings, measures that
are not monthly, cases or statutory duties, nor bank holidays other than those
of 2022 to 2026. Python 3.11 or newer.
"""
import csv
import sys
import tomllib
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

BANK_HOLIDAYS = {date.fromisoformat(d) for d in """
    2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19
    2022-12-26 2022-12-27
    2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26
    2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26
    2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26
    2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
    """.split()}
CADENCE = {"gold": "1 month", "silver": "3 months", "bronze": "12 months"}
LEAD = {"gold": "18 months", "silver": "12 months", "bronze": "6 months"}
DAY = timedelta(1)
BREACH_COLUMNS = ("contract", "kpi", "period", "value", "target", "verdict")
DUE_COLUMNS = ("date", "kind", "contract", "item", "period", "who", "days")
KINDS = ("review", "reading", "notice", "renewal", "extension", "reprocure", "expiry",
         "obligation", "action", "waiver", "risk")


@cache
def length(text):
    number, unit = text.split(" ", 1)
    return int(number), unit.rstrip("s")


def shift(day, text, times=1):
    """The day plus `times` lengths of time."""
    number, unit = length(text)
    number *= times
    if unit == "working day":
        while number:
            day += DAY
            number -= day.weekday() < 5 and day not in BANK_HOLIDAYS
        return day
    if unit in ("day", "week"):
        return day + number * (7 if unit == "week" else 1) * DAY
    month = day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1)
    year, month = divmod(month, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def longer(end, text):
    return shift(end + DAY, text) - DAY


def notice_deadline(term, end):
    return shift(end, term["notice"], -1) if "notice" in term else end


def renews(term, end, as_of):
    """Whether the contract renews by itself at this end."""
    given = term.get("notice_given")
    stopped = given and given <= as_of and given <= notice_deadline(term, end)
    return "auto_renew" in term and not stopped


def current_end(contract, as_of):
    """(the current end or None, whether `terminated` cuts it)"""
    term = contract["term"]
    end, cut = term.get("end"), term.get("terminated")
    if end is None:
        return cut, cut is not None
    facts = [(v["agreed"], 0, v["new_end"]) for v in contract.get("variation", []) if "new_end" in v]
    facts += [(e["taken"], 1, e["length"]) for e in term.get("extension", []) if "taken" in e]
    facts = sorted((f for f in facts if f[0] <= as_of), key=lambda f: f[:2])
    for day, _, change in facts + [(as_of, 2, None)]:
        while end < day and cut is None and renews(term, end, as_of):
            end = longer(end, term["auto_renew"])
        if change is not None:
            end = change if isinstance(change, date) else longer(end, change)
    if cut and cut < end:
        return cut, True
    return end, False


def state(contract, end, as_of):
    if contract.get("closed", date.max) <= as_of:
        return "closed"
    return "over" if end and as_of > end else "live"


def load(root):
    contracts = []
    for path in sorted((root / "contracts").rglob("*.toml")):
        with open(path, "rb") as f:
            contracts.append(tomllib.load(f, parse_float=Decimal))
    return contracts


def read_readings(root):
    for path in sorted((root / "readings").rglob("*.csv")):
        with open(path, encoding="utf-8", newline="") as f:
            yield from csv.DictReader(f)


def verdict(kpi, value):
    """'met' or how bad it is, and the target as text."""
    (op, limit), = kpi["target"].items()
    worse = (lambda bound: value < bound) if op == "at_least" else (lambda bound: value > bound)
    if not worse(limit):
        return "met", ""
    bands = [b for b in ("severe", "serious") if b in kpi["failure"] and worse(kpi["failure"][b])]
    return (bands or ["minor"])[0], f"{op} {limit}"


def is_recorded(row, as_of):
    return not row["recorded"] or date.fromisoformat(row["recorded"]) <= as_of


def breaches(root, as_of):
    kpis = {(c["id"], k["id"]): k for c in load(root) for k in c["kpi"]}
    for row in read_readings(root):
        if row["status"] in ("excluded", "none") or not is_recorded(row, as_of):
            continue
        how, target = verdict(kpis[row["contract"], row["kpi"]], Decimal(row["value"]))
        if how != "met":
            yield row["contract"], row["kpi"], row["period"], row["value"], target, how


def due(root, as_of, register):
    there = {(r["contract"], r["kpi"], r["period"]) for r in read_readings(root) if is_recorded(r, as_of)}
    horizon = shift(as_of, register["horizon"])
    found = []
    for contract in load(root):
        people = contract["people"]
        for day, kind, item, period, owner in due_items(contract, as_of, there, register["report_within"]):
            if day <= horizon:
                who = people.get(owner, owner) or people["contract_manager"]
                found.append((day, contract["id"], KINDS.index(kind), kind, item, period, who))
    found.sort(key=lambda f: f[:3])
    for day, cid, _, kind, item, period, who in found:
        yield day, kind, cid, item, period, who, (day - as_of).days


def due_items(contract, as_of, there, report_within):
    """(date, kind, item, period, owner) of everything that waits for somebody."""
    end, cut = current_end(contract, as_of)
    now = state(contract, end, as_of)
    if now == "live":
        yield next_review(contract, as_of), "review", "", "", None
    if now != "closed":
        yield from missing_readings(contract, end, as_of, there, report_within)
        yield from actions(contract, as_of)
    if end and now != "closed":
        yield from ends(contract, end, cut, now, as_of)
    if now == "live":
        yield from obligations(contract, as_of)
        yield from waivers_and_risks(contract, as_of)


def next_review(contract, as_of):
    cadence = CADENCE[contract["tier"]]
    held = [r for r in contract.get("review", []) if r["held"] <= as_of]
    if not held:
        return shift(contract["term"]["start"], cadence)
    latest = max(held, key=lambda r: r["held"])
    return latest.get("next") or shift(latest["held"], cadence)


@cache
def reading_due(month_end, report_within):
    return shift(month_end, report_within)


def missing_readings(contract, end, as_of, there, report_within):
    for kpi in contract["kpi"]:
        month = kpi["from"]
        while month <= (end or date.max):
            after = shift(month, "1 month")
            if after > as_of:
                break
            period = f"{month:%Y-%m}"
            if (contract["id"], kpi["id"], period) not in there:
                yield reading_due(after - DAY, report_within), "reading", kpi["id"], period, kpi["owner"]
            month = after


def ends(contract, end, cut, now, as_of):
    term = contract["term"]
    rolls = not cut and renews(term, end, as_of)
    if now == "live" and not cut:
        if "auto_renew" in term and term.get("notice_given", date.max) > as_of:
            yield notice_deadline(term, end), "notice", "", "", None
        for option in term.get("extension", []):
            if min(option.get("taken", date.max), option.get("declined", date.max)) > as_of:
                yield option.get("decide_by") or notice_deadline(term, end), "extension", "", "", None
                break
    if now == "live" and "no_successor" not in term:
        yield shift(end, LEAD[contract["tier"]], -1), "reprocure", "", "", None
    yield end, "renewal" if now == "live" and rolls else "expiry", "", "", None


def obligations(contract, as_of):
    for duty in contract.get("obligation", []):
        done = {k for k, d in duty.get("done", {}).items() if d <= as_of}
        day, count = duty["first"], 0
        while day and day.isoformat() in done:
            count += 1
            day = shift(duty["first"], duty["every"], count) if "every" in duty else None
        if day:
            yield day, "obligation", duty["id"], "", None


def actions(contract, as_of):
    for action in contract.get("action", []):
        if action["raised"] <= as_of and action.get("done", date.max) > as_of:
            yield action["due"], "action", action["id"], "", action["owner"]


def waivers_and_risks(contract, as_of):
    for waiver in contract.get("waiver", []):
        if max(waiver["from"], waiver["agreed"]) <= as_of <= waiver["until"]:
            yield waiver["until"], "waiver", waiver["kpi"], "", None
    for risk in contract.get("risk", []):
        if risk.get("closed", date.max) > as_of:
            yield risk["review"], "risk", risk["id"], "", risk["owner"]


def main():
    if len(sys.argv) != 3 or sys.argv[2] not in ("breaches", "due"):
        sys.exit(__doc__)
    root = Path(sys.argv[1])
    with open(root / "cm.toml", "rb") as f:
        register = tomllib.load(f)
    as_of = register.get("as_of", date.today())
    out = csv.writer(sys.stdout, lineterminator="\n")
    if sys.argv[2] == "breaches":
        out.writerow(BREACH_COLUMNS)
        out.writerows(sorted(breaches(root, as_of)))
    else:
        out.writerow(DUE_COLUMNS)
        out.writerows(due(root, as_of, register))


if __name__ == "__main__":
    main()
