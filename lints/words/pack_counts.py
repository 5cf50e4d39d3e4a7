#!/usr/bin/env python3
"""Packs the n-gram counts of `ngrams/` into `counts.bin`, which foilint carries and reads in place.

    python3 lints/words/pack_counts.py

Python's standard library only. The result is the same wherever it is made. Its form, read by `src/lints/counts/table.rs`:

    4 × u32, little endian   slots of the short table, slots of the long table, sum of the counts of single words, 0
    short table              one u16 a slot: single words and pairs
    long table               one u16 a slot: triples

A slot is 0 where it is empty; else its low 5 bits are the level of the count, `3 × STEP^(level - 1)`, and its upper 11
bits a fingerprint. The hash of an n-gram is made of the keys of its words (`letter::words::key`), a collision is looked
for in the next slots. So a lookup can take one n-gram for another, about once in 2,000 lookups of what is not there.

Of the rows only those are kept whose words are letters, or one of KEPT. The counts of `genre.tsv.gz` weigh GENRE-fold:
it is the smaller file, and nearer to letters. Speech repeats itself and breaks off ("the to"): a pair that was seen far more
seldom than chance would have it counts as rare, however often that was.
"""

import gzip
import math
import struct
from pathlib import Path

HERE = Path(__file__).resolve().parent
GENRE = 3
KEPT = {"<s>", "<num>", "<sec>", "<date>", "<auth>", ",", "."}
STEP = 1.5527
# A pair is scarce that was seen at less than this share of what chance would make it; then it counts at most RARE.
SCARCE, RARE = 0.004, 17
SHORT_LOAD, LONG_LOAD = 0.5, 0.6
MOST_BYTES = 4_000_000
MASK = (1 << 64) - 1


def mixed(value, letters):
    """One step of the hash, as in `letter::words::keys`."""
    value = ((value << 29 | value >> 35) & MASK ^ letters) * 0x9E37_79B9_7F4A_7C15 & MASK
    return value ^ value >> 32


def key(word):
    """The key of a word."""
    raw = word.encode("utf-8")
    value = len(raw)
    while len(raw) >= 8:
        value = mixed(value, int.from_bytes(raw[:8], "little") | 0x2020_2020_2020_2020)
        raw = raw[8:]
    return mixed(value, int.from_bytes(bytes(byte | 0x20 for byte in raw), "little"))


def is_kept(word):
    return word in KEPT or word[0].isalpha() and all(char.isalpha() or char in "'-" for char in word)


def level(count):
    return min(31, 1 + round(math.log(count / 3) / math.log(STEP)))


def read():
    counts = {}
    for name, weight in (("genre", GENRE), ("general", 1)):
        with gzip.open(HERE / "ngrams" / f"{name}.tsv.gz", "rt", encoding="utf-8") as rows:
            for row in rows:
                ngram, count, _ = row.rstrip("\n").split("\t")
                words = tuple(ngram.split(" "))
                if all(is_kept(word) for word in words):
                    counts[words] = counts.get(words, 0) + weight * int(count)
    return counts


def scarce(counts, total):
    """The counts, with those of scarce pairs cut."""

    def cut(words, count):
        if len(words) != 2:
            return count
        chance = counts.get(words[:1], 0) * counts.get(words[1:], 0) / total
        return min(count, RARE) if count < SCARCE * chance else count

    return {words: cut(words, count) for words, count in counts.items()}


def table(counts, keys, load):
    """Slots of n-grams, the commonest first, so that what is looked up most is found first."""
    slots = [0] * math.ceil(len(counts) / load)
    for words, count in sorted(counts.items(), key=lambda row: (-row[1], row[0])):
        value = 0
        for word in words:
            value = mixed(value, keys[word])
        slot, entry = (value >> 32) * len(slots) >> 32, (value & 0x7FF) << 5 | level(max(count, 3))
        while slots[slot] and slots[slot] >> 5 != entry >> 5:
            slot = (slot + 1) % len(slots)
        slots[slot] = slots[slot] or entry
    return slots


def main():
    counts = read()
    keys = {word: key(word) for words in counts if len(words) == 1 for word in words}
    assert len(set(keys.values())) == len(keys)
    total = sum(count for words, count in counts.items() if len(words) == 1)
    counts = scarce(counts, total)
    short = table({words: count for words, count in counts.items() if len(words) < 3}, keys, SHORT_LOAD)
    long = table({words: count for words, count in counts.items() if len(words) == 3}, keys, LONG_LOAD)
    packed = struct.pack("<4I", len(short), len(long), total, 0)
    packed += struct.pack(f"<{len(short) + len(long)}H", *short, *long)
    assert len(packed) <= MOST_BYTES, len(packed)
    (HERE / "counts.bin").write_bytes(packed)
    print(f"{len(counts)} n-grams, {len(packed)} bytes; {len(short)} and {len(long)} slots")


if __name__ == "__main__":
    main()
