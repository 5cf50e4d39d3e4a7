#!/usr/bin/env python3
"""Writes lints/words/apart.txt: pairs of function words that edited English does not put side by side.

    lints/words/pack_apart.py [--check]

From `classes.txt` (the function words) and the counts in `ngrams/`. --check writes nothing and ends with 1 where the file is
not what the counts give. Standard library only.
"""
import collections
import gzip
import pathlib
import sys
import textwrap

HERE = pathlib.Path(__file__).parent
EXPECTED = 20  # a pair must be expected this often by the frequency of its words
MET = 0.003  # and met at most in this part of it
SEEN = 300  # rarer words say nothing


def counts():
    words, pairs = collections.Counter(), collections.Counter()
    for path in sorted((HERE / "ngrams").glob("*.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                run, count, _ = line.split("\t")
                run = run.split(" ")
                if len(run) == 1:
                    words[run[0]] += int(count)
                elif len(run) == 2:
                    pairs[tuple(run)] += int(count)
    return words, pairs


def function_words():
    lines = (HERE / "classes.txt").read_text(encoding="utf-8").splitlines()
    lines = [line.split(":", 1)[1] for line in lines if line.strip() and not line.startswith("#")]
    return {word for line in lines for word in line.split() if word.isalpha()}


def is_apart(expected, met):
    return expected >= EXPECTED and met <= expected * MET


def made():
    words, pairs = counts()
    all_words = sum(words.values())
    known = sorted(word for word in function_words() if words[word] > SEEN)
    rows = []
    for first in known:
        expected = {second: words[first] * words[second] / all_words for second in known}
        # a word beside itself is doubled-word's
        apart = [two for two in known if two != first and is_apart(expected[two], pairs[first, two])]
        rows += [f"{first}: {line}" for line in textwrap.wrap(" ".join(apart), 118 - len(first))]
    return "\n".join(rows) + "\n"


def main():
    path = HERE / "apart.txt"
    head, _ = path.read_text(encoding="utf-8").split("\n\n", 1)
    text = head + "\n\n" + made()
    if "--check" in sys.argv:
        sys.exit(path.read_text(encoding="utf-8") != text)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
