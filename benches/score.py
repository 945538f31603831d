#!/usr/bin/env python3
"""Compares what `cm smart --statements` says with labels made by hand.

    cm smart --statements LABELLED.csv --format jsonl > said.jsonl
    score.py LABELLED.csv said.jsonl

The labelled file has the columns id, text, S, M, T (1 satisfied on the text alone, 0 not) and smells: `name:words`
joined by `;`, where the words are copied from the text. Precision and recall are of "not satisfied" for the letters; a
smell is found where a finding of its name shares a character with its words. Absolutes (`achievability-doubt`) ask for
evidence and are no defect: they are counted apart.
"""
import csv
import json
import sys
from collections import Counter

ASKS = "achievability-doubt"


def places(text, words):
    """Where some words stand in a text; the whole of it where they are not given."""
    if not words:
        return [(0, len(text))]
    return [(at, at + len(words)) for at in range(len(text)) if text.startswith(words, at)]


def labelled(row):
    """The smells of a row, each with its places."""
    for part in filter(None, (part.strip() for part in row["smells"].split(";"))):
        name, _, words = part.partition(":")
        yield name.strip(), places(row["text"], words)


def line(name, hits, false, missed):
    precision = hits / (hits + false) if hits + false else 1.0
    recall = hits / (hits + missed) if hits + missed else 1.0
    print(f"{name:26} precision {precision:.3f}  recall {recall:.3f}  ({hits} found, {false} false, {missed} missed)")


def letters(rows, said):
    for letter in "SMT":
        count = Counter((row[letter] == "0", said[row["id"]][letter] != "pass") for row in rows)
        line(letter, count[True, True], count[False, True], count[True, False])


def smells(rows, said):
    hits, false, missed = Counter(), Counter(), Counter()
    for row in rows:
        left = [one for one in said[row["id"]]["findings"] if one["start"] is not None]
        for name, where in labelled(row):
            same = (one for one in left if one["name"] == name)
            found = next((one for one in same if any(one["start"] < end and at < one["end"] for at, end in where)), None)
            if found is None:
                missed[name] += 1
            else:
                left.remove(found)
                hits[name] += 1
        false.update(one["name"] for one in left)
    names = sorted(set(hits) | set(false) | set(missed))
    for name in names:
        line("  " + name, hits[name], false[name], missed[name])
    total = lambda counts: sum(count for name, count in counts.items() if name != ASKS)
    line("all defects", total(hits), total(false), total(missed))


def main():
    with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(sys.argv[2], encoding="utf-8") as file:
        said = {one["id"]: one for one in map(json.loads, file)}
    letters(rows, said)
    smells(rows, said)


main()
