#!/usr/bin/env python3
"""Packs lints/words/lexicon.bin: which word classes an English word can have.

    npm pack en-lexicon@1.0.11
    pip download --no-deps lemminflect==0.2.3
    lints/words/pack_lexicon.py en-lexicon-1.0.11.tgz lemminflect-0.2.3-py3-none-any.whl COUNTS...

COUNTS are the n-gram count files (`words TAB count TAB documents`, gzip), which say what words are in use in public
administration; other words are left out. Classes are the union of what both sources say, so that a rule that rests on a word
having one class only is silent in doubt. lints/words/lexicon.txt replaces both.

The file: 4097 u16 (where the words begin whose fingerprint has these top 12 bits), then a u32 fingerprint a word, sorted,
then a u16 of classes a word; all little-endian. The fingerprint is the upper half of the key that
`letter::words::key` gives. Standard library only.
"""

import collections
import gzip
import json
import pathlib
import re
import struct
import sys
import tarfile
import zipfile

HERE = pathlib.Path(__file__).parent
# In the order of their bits; src/lints/lexicon/classes.rs has the same.
CLASSES = (
    "noun plural mass base third past participle ing adjective adverb determiner pronoun preposition conjunction "
    "auxiliary other"
).split()
BIT = {name: 1 << at for at, name in enumerate(CLASSES)}
# The tags of en-lexicon that say a class; `NN` alone leaves open whether the noun takes an article.
TAGS = {
    "NN": ("noun", "mass"),
    "NNS": ("plural",),
    "VB": ("base",),
    "VBP": ("base",),
    "VBZ": ("third",),
    "VBD": ("past",),
    "VBN": ("participle",),
    "VBG": ("ing",),
    "JJ": ("adjective",),
    "JJR": ("adjective",),
    "JJS": ("adjective",),
    "RB": ("adverb",),
    "RBR": ("adverb",),
    "RBS": ("adverb",),
    "DT": ("determiner",),
    "PRP": ("pronoun",),
    "IN": ("preposition",),
    "RP": ("preposition",),
    "CC": ("conjunction",),
    "MD": ("auxiliary",),
    "CD": ("other",),
    "UH": ("other",),
    "FW": ("other",),
}
# Tags that come of single slips in tagged newspapers, where the other source knows the word.
DOUBTFUL = {"VBP", "VBZ", "VBD", "VBN", "UH", "FW", "CD", "IN", "RP", "DT", "MD", "CC", "PRP"}
WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")


def key(word):
    """The key of `letter::words::key`, for plain letters."""
    mask = (1 << 64) - 1

    def mixed(hash_, letters):
        turned = (hash_ << 29 | hash_ >> 35) & mask
        hash_ = (turned ^ letters) * 0x9E3779B97F4A7C15 & mask
        return hash_ ^ hash_ >> 32

    data = bytes(byte | 0x20 for byte in word.encode("ascii"))
    hash_, rest = len(data), data
    while len(rest) >= 8:
        hash_ = mixed(hash_, int.from_bytes(rest[:8], "little"))
        rest = rest[8:]
    return mixed(hash_, int.from_bytes(rest, "little"))


def en_lexicon(path):
    """Word to tags."""
    with tarfile.open(path) as package:
        source = package.extractfile("package/dist/lexicon.js").read().decode()
    rows = re.findall(r'^    "((?:[^"\\]|\\.)*)": "((?:[^"\\]|\\.)*)"', source, re.MULTILINE)
    return {word: set(tags.split("|")) for word, tags in ((json.loads(f'"{word}"'), tags) for word, tags in rows)}


def lemminflect(path):
    """(lemma, form, classes) of every form."""
    with zipfile.ZipFile(path) as wheel:
        table = gzip.decompress(wheel.read("lemminflect/resources/infl_lu.csv.gz")).decode()
    for row in table.splitlines():
        lemma, kind, *forms = row.split(",")
        ways = [form.split("/") if form else [] for form in forms]
        if kind == "noun":
            mass = lemma in ways[0]
            yield lemma, lemma, ["noun"] + ["mass"] * mass
            for form in ways[0]:
                if form != lemma:
                    yield lemma, form, ["plural"]
            if ways[0] == [lemma] and lemma.endswith("s"):
                # "news" or "proceedings": there is no telling
                yield lemma, lemma, ["plural"]
        elif kind == "verb":
            past, participle, ing, third = ways
            yield lemma, lemma, ["base"]
            for forms, name in ((past, "past"), (participle or past, "participle"), (ing, "ing"), (third, "third")):
                for form in forms:
                    yield lemma, form, [name]
        else:
            name = {"adj": "adjective", "adv": "adverb"}[kind]
            for form in [lemma] + [form for way in ways for form in way]:
                yield lemma, form, [name]


def by_hand():
    classes = collections.defaultdict(int)
    for line in (HERE / "lexicon.txt").read_text().splitlines():
        line = line.split("#")[0].strip()
        if line:
            names, words = line.split(":")
            for word in words.split():
                for name in names.split():
                    classes[word] |= BIT[name]
    return classes


def in_use(paths):
    words = set()
    for line in (HERE / "genre.txt").read_text().splitlines():
        if not line.startswith("#"):
            words.update(line.split())
    for path in paths:
        with gzip.open(path, "rt") as rows:
            for row in rows:
                gram = row.split("\t")[0]
                if " " in gram:
                    break
                words.add(gram)
    return words


def main():
    lexicon_path, inflections_path, *counts = sys.argv[1:]
    tags = en_lexicon(lexicon_path)
    used = in_use(counts)
    forms = list(lemminflect(inflections_path))
    kept = {lemma for lemma, form, _ in forms if form in used or lemma in used}
    classes = collections.defaultdict(int)
    known = set()
    for lemma, form, names in forms:
        if lemma in kept and WORD.fullmatch(form):
            known.add(form)
            for name in names:
                classes[form] |= BIT[name]
    for word, given in tags.items():
        if not WORD.fullmatch(word) or word not in used and word not in known:
            continue
        for tag in given - DOUBTFUL if word in known else given:
            for name in TAGS.get(tag, ()):
                # whether a noun needs an article is known of it, if it is known at all
                if not (name == "mass" and word in known and classes[word] & BIT["noun"]):
                    classes[word] |= BIT[name]
        if tag_only_name(given) and not classes[word]:
            classes[word] |= BIT["other"]
    classes.update(by_hand())
    rows = sorted((key(word) >> 32, value) for word, value in classes.items() if value)
    prints = [row[0] for row in rows]
    if len(set(prints)) < len(prints) or len(prints) > 0xFFFF:
        sys.exit("two words share a fingerprint, or the words are too many")
    starts, at = [], 0
    for top in range(4097):
        while at < len(prints) and prints[at] >> 20 < top:
            at += 1
        starts.append(at)
    packed = struct.pack("<4097H", *starts) + struct.pack(f"<{len(rows)}I", *prints)
    packed += struct.pack(f"<{len(rows)}H", *(row[1] for row in rows))
    (HERE / "lexicon.bin").write_bytes(packed)
    print(len(rows), "words,", len(packed), "bytes")


def tag_only_name(given):
    return given <= {"NNP", "NNPS", "FW", "UH"}


if __name__ == "__main__":
    main()
