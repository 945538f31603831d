#!/usr/bin/env python3
"""Times `cm`, DuckDB and a plain Python script over one large register, with their answers.

    compare.py DIR --cm target/release/cm --duckdb duckdb
    compare.py DIR --generate "cargo run --release --quiet --example big_register --"

The register is generated at DIR when it is not there (--generate). The page cache is warmed,
then the commands run in turn, round after round (A B C A B C ...), so that a noisy minute hits
all of them. Every run's answer is counted; a wrong count is shown loudly and the exit status
is 1. What isn't found is skipped with a note. Linux or macOS, Python 3.11 or newer.
"""
import argparse
import csv
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
MIB = 1 << 20


# What an answer holds, counted in the file that a command wrote.

def rows(path):
    with open(path, encoding="utf-8", newline="") as f:
        return sum(1 for _ in csv.reader(f)) - 1


def breach_rows(path):
    """Rows of `cm breaches`, without the missing readings at the end."""
    with open(path, encoding="utf-8", newline="") as f:
        return sum(r["state"] != "missing" for r in csv.DictReader(f))


def check_errors(path):
    """From the summary at either end: the whole may be large, and the driver must stay small."""
    with open(path, "rb") as f:
        text = f.read(1 << 16)
        f.seek(max(0, os.path.getsize(path) - (1 << 16)))
        text += b"\n" + f.read()
    found = re.findall(rb'"summary"\s*:\s*(\{[^{}]*\})', text)
    if not found:
        raise ValueError("no summary")
    return json.loads(found[-1])["errors"]


@dataclass
class Command:
    name: str
    shell: str
    question: str = ""
    count: Callable[[Path], int] | None = None
    # The most rounds that it runs in; None is all of them.
    most: int | None = None
    times: list[float] = field(default_factory=list)
    # To the floor, in the same round.
    ratios: list[float] = field(default_factory=list)
    answers: set[int] = field(default_factory=set)
    peak: int = 0
    trouble: str = ""

    def run(self, out):
        """One timed run, its answer written to `out` and counted."""
        with open(out, "wb") as so, tempfile.TemporaryFile() as se:
            begin = time.perf_counter()
            process = subprocess.Popen(["bash", "-o", "pipefail", "-c", self.shell], stdout=so, stderr=se)
            _, status, usage = os.wait4(process.pid, 0)
            self.times.append(time.perf_counter() - begin)
            process.returncode = os.waitstatus_to_exitcode(status)
            se.seek(0)
            said = se.read(2000).decode("utf-8", "replace").strip()
        self.peak = max(self.peak, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))
        # `check` ends with 1 where it has findings; everything else must end with 0.
        if process.returncode not in ((0, 1) if self.question == "check" else (0,)):
            self.trouble = f"exit status {process.returncode}: {said.splitlines()[0] if said else ''}"
        elif self.count:
            try:
                self.answers.add(self.count(out))
            except (ValueError, KeyError, csv.Error) as error:
                self.trouble = f"answer not understood: {error!r}"

    def fault(self, right):
        """What is wrong with its answers, or nothing."""
        if self.trouble:
            return self.trouble
        if self.question and self.answers != {right.get(self.question)}:
            return f"answered {self.answer()}, not {right.get(self.question, 'an agreed count')}"
        return ""

    def answer(self):
        counts = ", ".join(f"{n:,}" for n in sorted(self.answers)) or "–"
        return f"{counts} errors" if self.question == "check" else counts


# The commands

READING_COLUMNS = {"contract": "VARCHAR", "kpi": "VARCHAR", "period": "VARCHAR", "value": "DECIMAL(18,4)",
                   "status": "VARCHAR", "recorded": "DATE", "note": "VARCHAR"}
TARGET_COLUMNS = {"contract": "VARCHAR", "kpi": "VARCHAR", "op": "VARCHAR", "target": "DECIMAL(18,4)",
                  "serious": "DECIMAL(18,4)"}


def table(path, columns):
    """A CSV file, or several, in DuckDB's SQL; without columns it guesses them."""
    path = str(path).replace("'", "''")
    if columns is None:
        return f"read_csv('{path}')"
    return (f"read_csv('{path}', auto_detect=false, header=true, delim=',', quote='\"', escape='\"', "
            f"columns={columns})")


def breaches_sql(readings, targets):
    return (f"select contract, kpi, period, value, op, target from {readings} r "
            f"join {targets} t using (contract, kpi) "
            "where (op = 'at_least' and value < target) or (op = 'at_most' and value > target) "
            "order by contract, kpi, period")


def commands(a, skipped):
    """The floor, then everything that is found."""
    d = shlex.quote(str(a.dir))
    yield Command("cat of every file", f"find {d} -type f -print0 | sort -z | xargs -0 cat > /dev/null")
    if cm := tool(a.cm, "--cm", skipped):
        run = f"{cm} -C {d} "
        yield Command("cm list", run + "list --format csv", "contracts", rows)
        yield Command("cm due", run + "due --format csv", "due", rows)
        yield Command("cm breaches --all", run + "breaches --all --format csv", "breaches", breach_rows)
        yield Command("cm check", run + "check --format json", "check", check_errors)
    if duckdb := tool(a.duckdb, "--duckdb", skipped):
        yield from duckdb_commands(a, f"{duckdb} -csv -c ")
    if python := tool(a.python, "--python", skipped):
        run = f"{python} {shlex.quote(str(HERE / 'script.py'))} {d} "
        yield Command("script.py due", run + "due", "due", rows, a.slow_rounds)
        yield Command("script.py breaches", run + "breaches", "breaches", rows, a.slow_rounds)


def duckdb_commands(a, run):
    files, one, targets = a.dir / "readings/**/*.csv", f"{a.dir}.readings.csv", f"{a.dir}.targets.csv"
    for name, path in (("the files", files), ("one table", one)):
        sql = breaches_sql(table(path, READING_COLUMNS), table(targets, TARGET_COLUMNS))
        yield Command(f"DuckDB, {name}", run + shlex.quote(sql), "breaches", rows)
    sql = breaches_sql(table(files, None), table(targets, None))
    yield Command("DuckDB, the files, types guessed", run + shlex.quote(sql), "breaches", rows, a.slow_rounds)


def tool(name, option, skipped):
    found = shutil.which(name)
    if not found:
        skipped.append(f"{name} not found ({option}): skipped")
        return None
    return shlex.quote(os.path.abspath(found))


def chosen_commands(a, skipped):
    floor, *others = commands(a, skipped)
    words = [w.lower() for w in a.only.split(",") if w]
    wanted = (c for c in others if not words or any(w in c.name.lower() for w in words))
    return [floor, *(c for c in wanted if c.most != 0)]


# The runs

def generate(a):
    """Writes the register where it is absent."""
    if a.dir.is_dir() and any(a.dir.iterdir()):
        return
    if not a.generate:
        sys.exit(f"{a.dir} is not there: generate it first, or say how with --generate")
    sizes = ["--contracts", str(a.contracts), "--readings", str(a.readings)]
    begin = time.perf_counter()
    subprocess.run([*shlex.split(a.generate), str(a.dir), *sizes], check=True, stdout=subprocess.DEVNULL)
    print(f"register written in {time.perf_counter() - begin:.1f} s", file=sys.stderr)


def run_rounds(a, floor, others):
    warm = f"{floor.shell}; cat {shlex.quote(str(a.dir))}.*.csv > /dev/null"
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch, "answer")
        for _ in range(2):
            subprocess.run(["bash", "-c", warm], check=True)
        for number in range(a.rounds):
            floor.run(out)
            for c in others:
                if c.most is None or number < c.most:
                    c.run(out)
                    c.ratios.append(c.times[-1] / floor.times[-1])
            print(f"round {number + 1} of {a.rounds}", file=sys.stderr)


# What is said about them

def right_answers(said, chosen):
    """Nobody but the askers knows what is due, so there they must agree."""
    right = {"contracts": said["contracts"], "breaches": said["breaches"], "check": said["bad"]}
    due = set().union(*(c.answers for c in chosen if c.question == "due"))
    if len(due) == 1:
        right["due"] = due.pop()
    return right


def report(a, chosen, skipped):
    """Prints the table; whether every answer was right."""
    with open(f"{a.dir}.expected", "rb") as f:
        said = tomllib.load(f)
    print(f"{said['contracts']:,} contracts, {said['readings']:,} readings, {said['files']:,} files, "
          f"{said['bytes'] / MIB:.0f} MiB; as of {said['as_of']}, seed {said['seed']}; "
          f"{os.cpu_count()} processors\n")
    print("| command | best s | median s | of cat | answer | peak MiB | runs |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    right = right_answers(said, chosen)
    faults = {c.name: c.fault(right) for c in chosen}
    for c in chosen:
        ratio = f"{median(c.ratios):.2f}" if c.ratios else "1"
        loud = "**WRONG** " if faults[c.name] else ""
        print(f"| {c.name} | {min(c.times):.3f} | {median(c.times):.3f} | {ratio} | {loud}{c.answer()} | "
              f"{c.peak / MIB:.0f} | {len(c.times)} |")
    print()
    for line in skipped:
        print(f"- {line}")
    if sum(c.question == "due" for c in chosen) == 1:
        print("- one command answered what is due: its count is not confirmed by another")
    print("- cat answers nothing: it is the floor, the cost of finding and reading every file")
    for name, fault in faults.items():
        if fault:
            print(f"\n**WRONG ANSWER** {name}: {fault}")
    return not any(faults.values())


def write_raw(path, chosen):
    with open(path, "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(("command", "round", "seconds"))
        out.writerows((c.name, n, f"{t:.4f}") for c in chosen for n, t in enumerate(c.times, 1))


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("dir", type=Path, help="the register; its tables lie beside it as DIR.*.csv")
    p.add_argument("--generate", metavar="COMMAND", help="writes the register where it is absent")
    p.add_argument("--contracts", type=int, default=10_000, help="how many to generate (default: 10000)")
    p.add_argument("--readings", type=int, help="how many to generate (default: 100 a contract)")
    p.add_argument("--cm", default="cm", help="the program (default: the one on PATH)")
    p.add_argument("--duckdb", default="duckdb", help="DuckDB's command line (default: the one on PATH)")
    p.add_argument("--python", default=sys.executable, help="runs script.py (default: this Python)")
    p.add_argument("--rounds", type=int, default=7, metavar="N", help="at least 1 (default: 7)")
    p.add_argument("--slow-rounds", type=int, default=2, metavar="N",
                   help="rounds of what takes many seconds; 0 leaves it out (default: 2)")
    p.add_argument("--only", default="", metavar="WORDS",
                   help="commands whose name has one of these, comma-separated")
    p.add_argument("--raw", type=Path, metavar="FILE", help="also write every run's time there, as CSV")
    p.add_argument("--commands", action="store_true", help="print the command lines and end")
    a = p.parse_args()
    if a.rounds < 1 or a.slow_rounds < 0:
        p.error("--rounds must be 1 or more, --slow-rounds 0 or more")
    a.readings = a.readings or 100 * a.contracts
    return a


def main():
    a = arguments()
    skipped = []
    chosen = chosen_commands(a, skipped)
    if a.commands:
        print("\n\n".join(f"{c.name}:\n{c.shell}" for c in chosen))
        return 0
    generate(a)
    run_rounds(a, chosen[0], chosen[1:])
    if a.raw:
        write_raw(a.raw, chosen)
    return 0 if report(a, chosen, skipped) else 1


if __name__ == "__main__":
    sys.exit(main())
