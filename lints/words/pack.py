#!/usr/bin/env python3
"""Makes words.bin, pairs.bin and misspellings.txt. README.md beside it says from what, and under which licences.

    pack.py BRITISH_ENGLISH_LARGE NGRAMS_FOLDER TYPOS_DICT_WORD_CODEGEN

BRITISH_ENGLISH_LARGE is /usr/share/dict/british-english-large of the Debian package wbritish-large; NGRAMS_FOLDER holds
genre.tsv.gz and general.tsv.gz (n-gram TAB count TAB documents); the last is src/word_codegen.rs of the crate typos-dict.
"""
import gzip
import re
import struct
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
MASK = (1 << 64) - 1
SMALL = 0x2020202020202020


def mixed(hash, letters):
    hash = ((((hash << 29) | (hash >> 35)) & MASK) ^ letters) * 0x9E3779B97F4A7C15 & MASK
    return hash ^ hash >> 32


def key(word):
    """The key of src/letter/words/keys.rs."""
    word = word.encode("ascii")
    hash = len(word)
    while len(word) >= 8:
        hash = mixed(hash, int.from_bytes(word[:8], "little") | SMALL)
        word = word[8:]
    last = 0
    for byte in reversed(word):
        last = last << 8 | byte | 0x20
    return mixed(hash, last)


def pair(first, second):
    """The key of a pair in src/lints/lexicon/words.rs."""
    return mixed(key(first), key(second))


def pack(rows, name):
    """A table of 16 bits a slot: 15 of the key, 1 for the flag; 0 is an empty slot. Linear probing."""
    slots = len(rows) * 4 // 3
    table = [0] * slots
    for number, flag in sorted(rows):
        at = (number * slots) >> 64
        print_ = (number & 0x7FFF) or 1
        while table[at] and table[at] & 0x7FFF != print_:
            at = (at + 1) % slots
        table[at] |= print_ | (0x8000 if flag else 0)
    (HERE / name).write_bytes(struct.pack(f"<{slots}H", *table))
    print(name, len(rows), "rows", slots * 2, "bytes")


def distance(a, b):
    rows = [list(range(len(b) + 1))]
    for i in range(1, len(a) + 1):
        row = [i] + [0] * len(b)
        for j in range(1, len(b) + 1):
            row[j] = min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                row[j] = min(row[j], rows[-2][j - 2] + 1)
        rows.append(row)
    return rows[-1][-1]


def main(dictionary, ngrams, typos):
    plain = re.compile(r"[a-z]+\Z")
    large = {line.strip().lower() for line in open(dictionary, encoding="utf-8")}
    large = {word for word in large if plain.match(word) and (len(word) > 1 or word in "ai")}
    genre, every, pairs = Counter(), Counter(), Counter()
    for file in ("genre", "general"):
        for line in gzip.open(Path(ngrams) / f"{file}.tsv.gz", "rt", encoding="utf-8"):
            gram, count, _ = line.rstrip("\n").split("\t")
            words = gram.split(" ")
            if len(words) > 2:
                break
            if not all(plain.match(word) for word in words):
                continue
            if len(words) == 2:
                pairs[gram] += int(count)
            else:
                every[gram] += int(count)
                if file == "genre":
                    genre[gram] += int(count)
    own = {word for line in open(HERE / "own.txt") if line[0] != "#" for word in line.split()}
    kept = (HERE / "misspellings-own.txt").read_text().splitlines()
    kept = dict(line.split(" ") for line in kept if line and line[0] != "#")

    # misspellings: one correction, a common word of the genre, close to it, and nowhere a word itself
    rows = re.findall(r'Ascii\("([a-z]+)"\),\s*&\[\s*"([a-z]+)",?\s*\]', open(typos).read())
    known = large | set(every) | own
    british = {word for word in large if word in genre and genre[word] >= 50}
    for wrong, right in rows:
        far = 1 if len(wrong) < 8 else 2
        if len(wrong) >= 5 and wrong not in known and right in british and distance(wrong, right) <= far:
            kept.setdefault(wrong, right)
    # what has lost a space is a matter for joined-words; a draught excluder is no slip
    for wrong in (own | {"anyother", "someother", "excluder"}) & set(kept):
        del kept[wrong]
    lines = sorted(f"{wrong} {right}\n" for wrong, right in kept.items())
    (HERE / "misspellings.txt").write_text("".join(lines))
    print("misspellings.txt", len(lines), "rows")

    short = {word for line in open(HERE / "short.txt") if line[0] != "#" for word in line.split()} | set("ai")
    words = {word for word in large | {word for word in every if len(word) > 3} | own | short if word not in kept}
    common = {word for word in words if word in own or (word in short if len(word) < 4 else genre[word] >= 5)}
    pack([(key(word), word in common) for word in words], "words.bin")
    # pieces of a common word that are words themselves, and that nobody writes side by side
    split = []
    for word in british:
        for cut in range(2, len(word) - 1):
            first, second = word[:cut], word[cut:]
            if first in common and second in common and len(word) > 4 and pairs[f"{first} {second}"] < 2:
                split.append(f"{first} {second}\n")
    apart = set((HERE / "split-apart.txt").read_text().splitlines())
    own = [line for line in (HERE / "split-own.txt").read_text().splitlines() if line[0] != "#"]
    split = sorted((set(split) - {f"{line}\n" for line in apart}) | {f"{line}\n" for line in own})
    (HERE / "split.txt").write_text("".join(split))
    print("split.txt", len(split), "rows")

    pack([(pair(*gram.split(" ")), False) for gram, count in pairs.items() if count >= 16], "pairs.bin")


if __name__ == "__main__":
    main(*sys.argv[1:])
