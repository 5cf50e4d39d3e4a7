"""How long foilint takes over thousands of letters that share their stock sentences, and how much memory it needs.

Letters are made from those of a folder: other dates, figures, references and authorities, other words where a letter
speaks of its subject, and now and then a slip (a word lost, doubled or moved). The same number gives the same letters.

    cargo build --release
    python3 benches/many.py fixtures/letters                    # 1,000, 3,000 and 10,000 letters
    python3 benches/many.py fixtures/letters --only 500 --keep many-letters

Python 3.9 or later, Linux.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

AUTHORITIES = (
    "Avon and Somerset Constabulary|Bedfordshire Police|Cheshire Constabulary|Cumbria Constabulary|Devon County Council|"
    "Dorset Council|Durham Constabulary|Essex Police|Gwent Police|Hampshire County Council|Kent Police|Leeds City Council|"
    "Norfolk County Council|North Wales Police|Nottingham City Council|Surrey Police|Sussex Police|Warwickshire Police|"
    "West Mercia Police|Wiltshire Council"
).split("|")
# words of a subject: one of them may stand for another
SUBJECTS = (
    "vehicles|cameras|drones|bridges|libraries|repairs|contracts|invoices|complaints|schools|hospitals|allotments|"
    "licences|burglaries|collisions|tenancies|inspections|grants|meetings|emails"
).split("|")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SLIPS = 0.35


def varied(text, chance):
    """A letter with other facts."""
    name = re.search(r"[A-Z]\w+(?: and [A-Z]\w+)? (?:Police|Constabulary|Council|Constabularies)", text)
    if name:
        text = text.replace(name.group(), chance.choice(AUTHORITIES))
    text = re.sub(rf"\b\d{{1,2}} (?={MONTHS})", lambda _: f"{chance.randint(1, 28)} ", text)
    text = re.sub(r"\b\d{4,6}/\d\d\b", lambda _: f"{chance.randint(1000, 99999)}/{chance.randint(15, 26)}", text)
    text = re.sub(r"\b[1-9]\d{2,5}\b(?![\d/])", lambda found: found.group()[0] + f"{chance.randint(0, 99):02}", text)
    words = {word: chance.choice(SUBJECTS) for word in SUBJECTS}
    text = re.sub(r"\b[a-z]{6,}\b", lambda found: words.get(found.group(), found.group()), text)
    # a sentence of its own, as any letter has
    subject, other = chance.sample(SUBJECTS, 2)
    own = f"We looked at {chance.randint(2, 990)} records of {subject} and of {other} kept since {chance.randint(2001, 2025)}."
    parts = text.split("\n\n")
    parts.insert(len(parts) // 2, own)
    return "\n\n".join(parts)


def slipped(text, chance):
    """A letter with one slip in a line of prose."""
    lines = text.split("\n")
    long = [at for at, line in enumerate(lines) if line.count(" ") > 12]
    if not long or chance.random() > SLIPS:
        return text
    at = chance.choice(long)
    words = lines[at].split(" ")
    place = chance.randrange(2, len(words) - 2)
    kind = chance.choice("lose double move".split())
    if kind == "lose":
        del words[place]
    elif kind == "double":
        words.insert(place, words[place])
    else:
        words[place], words[place + 1] = words[place + 1], words[place]
    lines[at] = " ".join(words)
    return "\n".join(lines)


def write(source, folder, count):
    """Make `count` letters; gives their bytes."""
    models = [path for path in sorted(Path(source).iterdir()) if path.suffix in (".txt", ".md") and path.name != "README.md"]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in models]
    size = 0
    for number in range(count):
        chance = random.Random(number)
        at = chance.randrange(len(texts))
        data = slipped(varied(texts[at], chance), chance).encode()
        size += len(data)
        (Path(folder) / f"{number:05}{models[at].suffix}").write_bytes(data)
    return size


def measure(command):
    """Seconds and the largest memory in MiB of one run."""
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise SystemExit(f"foilint ended with {child.returncode}")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", help="a folder of letters")
    parser.add_argument("--foilint", default="target/release/foilint")
    parser.add_argument("--only", type=int, help="so many letters")
    parser.add_argument("--keep", help="write the letters to this folder and leave them there")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print("| letters | MB | seconds | letters a second | largest memory | across letters alone |")
    print("|---|---|---|---|---|---|")
    for count in [options.only] if options.only else [1000, 3000, 10000]:
        folder = options.keep or tempfile.mkdtemp()
        os.makedirs(folder, exist_ok=True)
        size = write(options.source, folder, count)
        runs = [measure([options.foilint, "check", folder]) for _ in range(options.runs)]
        without = [measure([options.foilint, "check", "--ignore", "across", folder]) for _ in range(options.runs)]
        seconds, memory = sorted(runs)[len(runs) // 2]
        alone = seconds - sorted(without)[len(without) // 2][0]
        print(f"| {count:,} | {size / 1e6:.1f} | {seconds:.2f} | {count / seconds:,.0f} | {memory:,.0f} MiB | {alone:.2f} s |")
        if not options.keep:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
