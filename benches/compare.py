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
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
MB = 1 << 20
COLUMNS = ("{'contract': 'VARCHAR', 'kpi': 'VARCHAR', 'period': 'VARCHAR', 'value': 'DECIMAL(18,4)', "
           "'status': 'VARCHAR', 'recorded': 'DATE', 'note': 'VARCHAR'}")
TYPED = f", auto_detect=false, header=true, delim=',', quote='\"', escape='\"', columns={COLUMNS}"


def sql(source, targets, sniff):
    return (f"select contract, kpi, period, value, op, target from read_csv('{source}'{'' if sniff else TYPED}) r "
            f"join read_csv('{targets}') t using (contract, kpi) "
            "where (op = 'at_least' and value < target) or (op = 'at_most' and value > target) "
            "order by contract, kpi, period")


# What an answer holds, read from the file that a command wrote.

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


class Command:
    def __init__(self, name, shell, question="", count=None, most=None):
        self.name, self.shell, self.question, self.count, self.most = name, shell, question, count, most
        self.times, self.ratios, self.peak, self.answers, self.trouble = [], [], 0, set(), ""

    def run(self, out, cat=None):
        """One timed run; `cat` is the time of the floor in the same round."""
        with open(out, "wb") as so, tempfile.TemporaryFile() as se:
            begin = time.perf_counter()
            process = subprocess.Popen(["bash", "-o", "pipefail", "-c", self.shell], stdout=so, stderr=se)
            _, status, usage = os.wait4(process.pid, 0)
            took = time.perf_counter() - begin
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
        self.times.append(took)
        if cat:
            self.ratios.append(took / cat)
        return took


def commands(a, skipped):
    d = shlex.quote(str(a.dir))
    targets, table = f"{a.dir}.targets.csv", f"{a.dir}.readings.csv"
    yield Command("cat of every file", f"find {d} -type f -print0 | sort -z | xargs -0 cat > /dev/null")
    cm = tool(a.cm, "--cm", skipped)
    if cm:
        run = f"{cm} -C {d} "
        yield Command("cm list", run + "list --format csv", "contracts", rows)
        yield Command("cm due", run + "due --format csv", "due", rows)
        yield Command("cm breaches --all", run + "breaches --all --format csv", "breaches", breach_rows)
        yield Command("cm check", run + "check --format json", "check", check_errors)
    duckdb = tool(a.duckdb, "--duckdb", skipped)
    if duckdb:
        run = f"{duckdb} -csv -c "
        files = f"{a.dir}/readings/**/*.csv"
        yield Command("DuckDB, the files", run + shlex.quote(sql(files, targets, False)), "breaches", rows)
        yield Command("DuckDB, one table", run + shlex.quote(sql(table, targets, False)), "breaches", rows)
        yield Command("DuckDB, the files, types guessed", run + shlex.quote(sql(files, targets, True)),
                      "breaches", rows, a.slow_rounds)
    python = tool(a.python, "--python", skipped)
    if python:
        run = f"{python} {shlex.quote(str(HERE / 'script.py'))} {d} "
        yield Command("script.py due", run + "due", "due", rows, a.slow_rounds)
        yield Command("script.py breaches", run + "breaches", "breaches", rows, a.slow_rounds)


def tool(name, option, skipped):
    found = shutil.which(name)
    if not found:
        skipped.append(f"{name} not found ({option}): skipped")
        return None
    return shlex.quote(os.path.abspath(found))


def generate(a):
    if a.dir.is_dir() and any(a.dir.iterdir()):
        return
    if not a.generate:
        sys.exit(f"{a.dir} is not there: generate it first, or say how with --generate")
    line = shlex.split(a.generate) + [str(a.dir), "--contracts", str(a.contracts), "--readings", str(a.readings)]
    begin = time.perf_counter()
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL)
    print(f"register written in {time.perf_counter() - begin:.1f} s", file=sys.stderr)


def expectations(a, chosen):
    """The right answers. Nobody but the askers knows what is due, so there they must agree."""
    with open(f"{a.dir}.expected", "rb") as f:
        said = tomllib.load(f)
    right = {"contracts": said["contracts"], "breaches": said["breaches"], "check": said["bad"]}
    due = [c for c in chosen if c.question == "due"]
    votes = set().union(*(c.answers for c in due))
    if len(votes) == 1:
        right["due"] = votes.pop()
    return said, right


def report(a, chosen, skipped):
    said, right = expectations(a, chosen)
    print(f"{said['contracts']:,} contracts, {said['readings']:,} readings, {said['files']:,} files, "
          f"{said['bytes'] / MB:.0f} MiB; as of {said['as_of']}, seed {said['seed']}; {os.cpu_count()} processors\n")
    print("| command | best s | median s | of cat | answer | peak MiB | runs |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    wrong = []
    for c in chosen:
        answer = ", ".join(f"{n:,}" for n in sorted(c.answers)) or "–"
        if c.question == "check":
            answer += " errors"
        if c.trouble:
            wrong.append(f"{c.name}: {c.trouble}")
        elif c.question and c.answers != {right.get(c.question)}:
            wanted = right.get(c.question, "no agreed count")
            wrong.append(f"{c.name}: answered {answer}, not {wanted}")
        if wrong and wrong[-1].startswith(c.name + ":"):
            answer = f"**WRONG** {answer}"
        ratio = f"{median(c.ratios):.2f}" if c.ratios else "1"
        print(f"| {c.name} | {min(c.times):.3f} | {median(c.times):.3f} | {ratio} | {answer} | "
              f"{c.peak / MB:.0f} | {len(c.times)} |")
    print()
    for line in skipped:
        print(f"- {line}")
    if sum(c.question == "due" for c in chosen) == 1:
        print("- one command answered what is due: its count is not confirmed by another")
    if any(c.count is None for c in chosen):
        print("- cat answers nothing: it is the floor, the cost of finding and reading every file")
    for line in wrong:
        print(f"\n**WRONG ANSWER** {line}")
    return 1 if wrong else 0


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("dir", type=Path, help="the register; its tables lie beside it as DIR.*.csv")
    p.add_argument("--generate", metavar="COMMAND", help="writes the register where it is absent")
    p.add_argument("--contracts", type=int, default=10_000)
    p.add_argument("--readings", type=int, help="default: 100 a contract")
    p.add_argument("--cm", default="cm", help="the program (default: the one on PATH)")
    p.add_argument("--duckdb", default="duckdb", help="DuckDB's command line (default: the one on PATH)")
    p.add_argument("--python", default=sys.executable, help="runs script.py (default: this Python)")
    p.add_argument("--rounds", type=int, default=7)
    p.add_argument("--slow-rounds", type=int, default=2, metavar="N", 
                   help="rounds of what takes many seconds; 0 leaves it out")
    p.add_argument("--only", default="", metavar="WORDS", help="commands whose name has one of these, comma-separated")
    p.add_argument("--raw", type=Path, help="also write every run's time there, as CSV")
    p.add_argument("--commands", action="store_true", help="print the command lines and end")
    a = p.parse_args()
    a.readings = a.readings or 100 * a.contracts

    skipped = []
    chosen = list(commands(a, skipped))
    floor, others = chosen[0], chosen[1:]
    words = [w.lower() for w in a.only.split(",") if w]
    others = [c for c in others if not words or any(w in c.name.lower() for w in words)]
    chosen = [floor, *(c for c in others if c.most != 0)]
    others = chosen[1:]
    if a.commands:
        print("\n\n".join(f"{c.name}:\n{c.shell}" for c in chosen))
        return 0
    generate(a)
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch, "answer")
        for _ in range(2):
            subprocess.run(["bash", "-c", f"{floor.shell}; cat {shlex.quote(str(a.dir))}.*.csv > /dev/null"], check=True)
        for number in range(a.rounds):
            cat = floor.run(out)
            for c in others:
                if c.most is None or number < c.most:
                    c.run(out, cat)
            print(f"round {number + 1} of {a.rounds}", file=sys.stderr)
    if a.raw:
        with open(a.raw, "w", encoding="utf-8", newline="") as f:
            table = csv.writer(f, lineterminator="\n")
            table.writerow(("command", "round", "seconds"))
            table.writerows((c.name, n, f"{t:.4f}") for c in chosen for n, t in enumerate(c.times, 1))
    return report(a, chosen, skipped)


if __name__ == "__main__":
    sys.exit(main())
