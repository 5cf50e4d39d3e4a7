#!/usr/bin/env python3
"""Write a folder of phrase files with as many distinct formulae as are asked for, to measure what a large book costs.

    python3 benches/formulae.py FOLDER [--count 6000]

The formulae are made from templates in the manner of the letters: they have alternatives, optional words and slots like
real ones, and are the same at every run. Point `phrases-dir` at the folder and time the program, or count its
instructions, with 600 and with 6,000 of them.
"""
import argparse
import itertools
import pathlib

ACTORS = ["the records team", "the information manager", "our review panel", "the {authority} archive", "the disclosure officer"]
ACTS = ["has searched", "has examined", "has considered", "will consult", "may not release", "cannot publish", "has to redact", "has kept"]
THINGS = [
    "minutes of the", "invoices for the", "contracts with the", "surveys of the", "plans for the", "reports on the",
    "statistics about the", "emails between the", "registers of the", "budgets of the",
]
PLACES = [
    "town hall", "leisure centre", "patrol fleet", "hospital ward", "school kitchen", "harbour office", "housing stock",
    "street lighting", "waste depot", "library service", "bus network", "parking scheme", "custody suite", "dental unit", "road bridge",
]
ENDS = [
    "and [now] confirms that (no|some) such information is held",
    "in order to answer the (first|second|third) part of your request",
    "because it is exempt from disclosure under section {section} of the act",
    "within {number} working days [of the date] of your letter to us",
]


def formulae():
    """All that the templates can say, those with the most different words first."""
    ways = itertools.product(ENDS, PLACES, THINGS, ACTS, ACTORS)
    return (f"{actor} {act} [(the|any|all)] {thing} {place} {end}" for end, place, thing, act, actor in ways)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=6000)
    args = parser.parse_args()
    everything = sorted(formulae())
    if args.count > len(everything):
        parser.error(f"the templates make {len(everything)} formulae at most")
    step = len(everything) / args.count
    chosen = [everything[int(number * step)] for number in range(args.count)]
    args.folder.mkdir(parents=True, exist_ok=True)
    for number in range(0, len(chosen), 500):
        (args.folder / f"formulae-{number // 500:02}.txt").write_text("\n".join(chosen[number:number + 500]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
