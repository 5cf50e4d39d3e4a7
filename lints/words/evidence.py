#!/usr/bin/env python3
"""Checks every row of lints/words/sequences.txt against edited English, and prints how often each is seen there.

    lints/words/evidence.py [--held-out] [--counts COUNTS.tsv.gz]... [--write FOLDER] [FOLDER]

FOLDER holds texts (.txt, .md, .html, .gz). Without one: what Debian packages and this machine give (libreoffice-help-en-gb,
wordnet-base and debian-policy are fetched with apt-get; licences, manual pages and the books of the Rust documentation
where they are installed). A row that is seen more often than it allows (`= 2` at its end; none without) makes the
result 1. COUNTS are n-gram counts, as pack_lexicon.py takes them: a row that is seen there counts too.

Texts are divided in two by a hash of each paragraph. Rows are held against the first half; --held-out takes the other, which
is kept for measuring false alarms. --write puts the paragraphs of that half into a folder as letters, for `foilint check`.
The guards of the rows are kept here as foilint keeps them. Standard library only.
"""

import argparse
import collections
import glob
import gzip
import hashlib
import html
import os
import pathlib
import re
import struct
import subprocess
import sys
import tempfile

from pack_lexicon import BIT, key

HERE = pathlib.Path(__file__).parent
PACKAGES = ("libreoffice-help-en-gb", "wordnet-base", "debian-policy")
# What these texts themselves get wrong, each found by a row and read in its place.
SLIPS = ("but this is may fail", "This is allows frontends", "unable to detected loss", "will done for the request",
         "backups are delete on error")
# Words of code there that no mark shows.
CODE = ("currently supported are deflate", "the configure scripts that are", "as the undo_file argument",
        "The until command")
WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|[^\sA-Za-z]+")


# --- texts -----------------------------------------------------------------------------------------------------------


def paragraphs(folder):
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from of_file(path)


def without_slips(paragraph):
    for slip in SLIPS + CODE:
        paragraph = paragraph.replace(slip, "`")
    return paragraph


def of_file(path):
    name = path.name.removesuffix(".gz")
    read = gzip.open if path.suffix == ".gz" else open
    try:
        with read(path, "rt", errors="replace") as file:
            text = file.read()
    except OSError:
        return
    if name.endswith((".html", ".htm")):
        for found in re.finditer(r"<p\b[^>]*>(.*?)</p>", text, re.DOTALL):
            # a word of code is no word
            prose = re.sub(r"<code\b.*?</code>", " ` ", found[1], flags=re.DOTALL)
            yield html.unescape(re.sub(r"<[^>]+>", "", prose))
    elif name.startswith("data."):
        for gloss in re.findall(r"\| (.*)", text):
            for example in re.findall(r'"([^"]+)"', gloss):
                yield example[:1].upper() + example[1:] + "."
    elif re.search(r"\.[1578]$", name):
        for part in re.split(r"\n\.[A-Z].*", text):
            yield re.sub(r"\\f[A-Z]", "", part).replace("\\-", "-")
    else:
        yield from re.split(r"\n\s*\n", text)


def fetched():
    """The texts of this machine and of some packages."""
    with tempfile.TemporaryDirectory() as folder:
        for package in PACKAGES:
            got = subprocess.run(["apt-get", "download", package], cwd=folder, capture_output=True)
            if got.returncode:
                print(f"{package}: not to be had here", file=sys.stderr)
        for deb in glob.glob(folder + "/*.deb"):
            subprocess.run(["dpkg-deb", "-x", deb, folder + "/x"], check=True)
        yield from paragraphs(pathlib.Path(folder))
    yield from paragraphs(pathlib.Path("/usr/share/common-licenses"))
    for path in sorted(glob.glob("/usr/share/doc/*/copyright")) + sorted(glob.glob("/usr/share/man/man[1578]/*.gz"))[::7]:
        yield from of_file(pathlib.Path(path))
    for root in sorted(glob.glob(os.path.expanduser("~/.rustup/toolchains/*/share/doc/rust/html")))[:1]:
        for book in ("book", "reference", "cargo", "rustc", "nomicon", "edition-guide", "embedded-book", "rustdoc"):
            yield from paragraphs(pathlib.Path(root) / book)


def is_prose(text):
    """A paragraph of whole sentences, nearly all of whose tokens are words."""
    words = text.split()
    plain = sum(bool(re.fullmatch(r"[A-Za-z][A-Za-z'’-]*[.,;:!?]?", word)) for word in words)
    return len(words) >= 6 and text[0].isupper() and text[-1] in ".!?" and "\\" not in text and plain >= 0.85 * len(words)


def halves(texts, held_out):
    seen = set()
    for text in texts:
        text = without_slips(" ".join(text.split()))
        digest = hashlib.md5(text.encode()).digest()
        if text and digest not in seen and digest[0] & 1 == held_out and is_prose(text):
            seen.add(digest)
            yield text


# --- rows ------------------------------------------------------------------------------------------------------------


class Lexicon:
    def __init__(self):
        data = (HERE / "lexicon.bin").read_bytes()
        count = (len(data) - 8194) // 6
        prints = struct.unpack_from(f"<{count}I", data, 8194)
        self.sets = dict(zip(prints, struct.unpack_from(f"<{count}H", data, 8194 + 4 * count)))
        self.known = {}

    def of(self, word):
        if word not in self.known:
            self.known[word] = self.sets.get(key(word) >> 32, 0) if word.isascii() else 0
        return self.known[word]


class Place:
    """The words or the classes of one place of a row."""

    def __init__(self, text):
        self.words, self.classes = set(), 0
        if text.startswith("<"):
            for name in text.strip("<>").split():
                self.classes |= BIT[name]
        else:
            self.words.update(text.split())

    def holds(self, word, lexicon, listed):
        if self.classes:
            found = lexicon.of(word)
            return word not in listed and bool(found) and not found & ~self.classes
        return word in self.words


def rows():
    listed, found, sets = set(), [], collections.defaultdict(set)
    for line in (HERE / "sequences.txt").read_text().splitlines():
        line = line.split("#")[0].strip()
        if line.startswith("@"):
            name, words = line[1:].split(":")
            sets[name].update(words.split())
        elif line and not line.startswith("say:"):
            body, _, allowed = line.partition("=")
            body, _, guards = body.partition(";")
            places = [Place(part.strip()) for part in body.split("+")]
            if len(places) not in (2, 3):
                sys.exit(f"{line}: a row has two or three places")
            for place in places:
                listed |= place.words
            found.append((line, places, set(guards.split()), int(allowed or 0)))
    return found, listed, sets


def guarded(guards, sets, tokens, at, lexicon):
    """Whether a guard keeps a row from speaking at token `at`."""
    sentence = []
    for token in reversed(tokens[:at]):
        if token[0] in ".!?;:":
            break
        sentence.append(token.lower())
    if "stranded" in guards:
        verb = BIT["base"] | BIT["third"] | BIT["past"] | BIT["participle"] | BIT["ing"] | BIT["adjective"]
        if not sentence or lexicon.of(sentence[0]) & verb or not lexicon.of(sentence[0]):
            return True
        if sets["pronouns"] & set(sentence[:6]):
            return True
    before = sentence[0] if sentence else ""
    if "directed" in guards and before in sets["directed"] or "inverted" in guards and lexicon.of(before) & BIT["auxiliary"]:
        return True
    if "inverted" in guards and before == "not":
        return True
    after = tokens[at + 2].lower() if at + 2 < len(tokens) else ""
    if "course" in guards and after == "course":
        return True
    if "modifier" in guards and lexicon.of(after) & BIT["noun"]:
        return True
    named = is_named(before, lexicon)
    if named and ("label" in guards or "contact" in guards and not is_first_subject(tokens[:at], lexicon)):
        return True
    if "contact" in guards and before in sets["pronouns"] and is_named(sentence[1] if sentence[1:] else "", lexicon):
        return True
    first = len(sentence) - 1
    if "compared" in guards and any(
        word in sets["comparing"] and not (at == first and word in ("where", "when"))
        for at, word in enumerate(sentence[:8])
    ):
        return True
    return "clause" in guards and bool(sets["openers"] & set(sentence[:14]))


def is_named(word, lexicon):
    """Whether a word is a noun or a figure."""
    return bool(word) and (not word[0].isalpha() or bool(lexicon.of(word) & (BIT["noun"] | BIT["plural"])))


def is_first_subject(tokens, lexicon):
    """Whether the last of the tokens is a noun whose determiner begins the sentence: "The County Council"."""
    start = max((at + 1 for at, token in enumerate(tokens) if token[0] in ".!?"), default=0)
    first, *between = tokens[start:-1] or [""]
    plain = all(token[0].isupper() or lexicon.of(token) and not lexicon.of(token) & ~BIT["adjective"] for token in between)
    return bool(first) and len(between) <= 2 and plain and bool(lexicon.of(first.lower()) & BIT["determiner"])


class Evidence:
    """How often each row is seen, and where."""

    def __init__(self):
        self.rows, self.listed, self.sets = rows()
        self.lexicon = Lexicon()
        self.by_word = collections.defaultdict(list)
        for number, (_, places, _, _) in enumerate(self.rows):
            for word in places[0].words:
                self.by_word[word].append(number)
        self.seen, self.where = collections.Counter(), collections.defaultdict(list)

    def rows_at(self, tokens, lower, at):
        """The rows that hold the tokens at `at`, guards apart."""
        for number in self.by_word.get(lower[at], ()):
            places = self.rows[number][1]
            run = lower[at : at + len(places)]
            # "can opt-in": what a hyphen joins may be used as anything
            if len(run) < len(places) or run[0] == run[1] or "-" in run[1]:
                continue
            if any(token[0].isupper() for token in tokens[at + 1 : at + len(places)]):
                continue
            if all(place.holds(word, self.lexicon, self.listed) for place, word in zip(places, run)):
                yield number

    def text(self, text):
        tokens = WORD.findall(text)
        lower = [token.lower().replace("’", "'") for token in tokens]
        for at in range(len(tokens) - 1):
            name = tokens[at][0].isupper() and at and tokens[at - 1] not in (".", "!", "?")
            for number in () if name else self.rows_at(tokens, lower, at):
                if not guarded(self.rows[number][2], self.sets, tokens, at, self.lexicon):
                    self.seen[number] += 1
                    self.where[number].append(" ".join(tokens[max(0, at - 6) : at + 7]))
        return len(tokens)

    def gram(self, gram, count):
        """An n-gram with its count. It shows nothing of what a guard asks for, so guarded rows are not held against it."""
        tokens = gram.split(" ")
        if len(tokens) > 1 and all(token[0].isalpha() for token in tokens):
            for number in self.rows_at(tokens, tokens, 0):
                _, places, guards, _ = self.rows[number]
                if len(places) == len(tokens) and not guards:
                    self.seen[number] += count
                    self.where[number].append(f"{gram} ({count})")

    def report(self):
        """Print every row with its count; gives how many are seen more often than they allow."""
        faults = 0
        for number, (line, _, _, allowed) in enumerate(self.rows):
            fault = self.seen[number] > allowed
            faults += fault
            print(f"{'!' if fault else ' '} {self.seen[number]:6}  {line}")
            for example in self.where[number] if fault else ():
                print(f"            {example}")
        return faults


def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder", nargs="?", type=pathlib.Path)
    options.add_argument("--counts", action="append", default=[])
    options.add_argument("--held-out", action="store_true")
    options.add_argument("--write", type=pathlib.Path)
    options = options.parse_args()
    texts = list(halves(paragraphs(options.folder) if options.folder else fetched(), options.held_out))
    if options.write:
        options.write.mkdir(parents=True, exist_ok=True)
        for at in range(0, len(texts), 400):
            (options.write / f"{at // 400:03}.txt").write_text("\n\n".join(texts[at : at + 400]) + "\n")
    evidence = Evidence()
    words = sum(evidence.text(text) for text in texts)
    for path in options.counts:
        with gzip.open(path, "rt") as grams:
            for row in grams:
                gram, count, _ = row.rstrip("\n").split("\t")
                evidence.gram(gram, int(count))
    faults = evidence.report()
    print(f"{len(texts)} paragraphs, {words} words; {len(evidence.rows)} rows, {faults} seen more often than they allow")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
