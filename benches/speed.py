#!/usr/bin/env python3
"""Time foilint beside typos, whole process, pinned to one core; print the table of the README.

    python3 benches/speed.py LETTERS [--foilint target/release/foilint] [--typos typos] [--files 1500]

LETTERS is a folder of .txt and .md letters. From them --files letters are made, no two alike: each has its own
reference and date, and one word of each long paragraph is exchanged, so no cache can profit from equal texts.
typos is on crates.io (typos-cli) and PyPI (typos). Python 3.9, standard library only; Linux.
"""
import argparse
import os
import pathlib
import random
import re
import resource
import shutil
import tempfile
import time

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def letters(folder):
    found = sorted(p for p in pathlib.Path(folder).rglob("*") if p.suffix in {".txt", ".md"} and p.name != "README.md")
    return [(p.suffix, p.read_text(encoding="utf-8")) for p in found if is_utf8(p)]


def is_utf8(path):
    try:
        path.read_bytes().decode("utf-8")
        return True
    except UnicodeDecodeError:
        return False


def variant(text, number, words):
    """The letter with its own reference, its own days of the month and one word exchanged in each long paragraph."""
    rng = random.Random(number)
    text = re.sub(r"\b\d{4,6}/\d\d\b", f"{100000 + number}/{number % 90 + 10}", text)
    text = re.sub(rf"\b\d{{1,2}}(?:st|nd|rd|th)? ({'|'.join(MONTHS)})\b", lambda m: f"{rng.randint(1, 28)} {m.group(1)}", text)
    lines = []
    for line in text.split("\n"):
        if len(line) > 200:
            parts = line.split(" ")
            parts[rng.randrange(len(parts))] = rng.choice(words)
            line = " ".join(parts)
        lines.append(line)
    return f"Reference {number:05}\n" + "\n".join(lines)


def run(command):
    """Wall time in seconds, and the largest memory of the process in MiB. The process is on the core of this one."""
    quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
    _, _, usage = os.wait4(process, 0)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def installed(program, folder):
    """A copy of the program, as installers make: what a linker has just written lies in the page cache in small pieces."""
    return shutil.copy(program, pathlib.Path(folder) / pathlib.Path(program).name)


def best(commands, times):
    """The median of each command, all of them taken in turns so that they share the machine's moods."""
    taken = {name: [] for name in commands}
    memory = dict.fromkeys(commands, 0.0)
    for _ in range(times):
        for name, command in commands.items():
            seconds, mib = run(command)
            taken[name].append(seconds)
            memory[name] = max(memory[name], mib)
    return {name: (sorted(values)[len(values) // 2], memory[name]) for name, values in taken.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("letters")
    parser.add_argument("--foilint", default="target/release/foilint")
    parser.add_argument("--typos", default=shutil.which("typos"))
    parser.add_argument("--files", type=int, default=1500)
    args = parser.parse_args()
    # a process that is made by posix_spawn begins on this core, and costs no copy of this one
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    source = letters(args.letters)
    words = sorted({word for _, text in source for word in re.findall(r"\b[a-z]{4,9}\b", text)})
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as programs:
        size = 0
        for number in range(args.files):
            suffix, text = source[number % len(source)]
            text = variant(text, number, words)
            size += len(text.encode())
            (pathlib.Path(folder) / f"{number:05}{suffix}").write_text(text, encoding="utf-8")
        one = str(sorted(pathlib.Path(folder).iterdir())[1])
        tools = {"foilint": [args.foilint, "check", "--format", "concise"], "typos": [args.typos, "--format", "brief", "--isolated"]}
        tools = {name: [str(installed(command[0], programs)), *command[1:]] for name, command in tools.items() if command[0]}
        cold = best({name: command + [one] for name, command in tools.items()}, 41)
        bulk = best({name: command + [folder] for name, command in tools.items()}, 7)
    print(f"| one core | one letter, cold | {args.files} letters ({size / 1e6:.1f} MB) | letters a second | largest memory |")
    print("|---|---|---|---|---|")
    for name in tools:
        seconds, mib = bulk[name]
        print(f"| {name} | {cold[name][0] * 1e3:.1f} ms | {seconds:.2f} s | {args.files / seconds:,.0f} | {mib:.0f} MiB |")


if __name__ == "__main__":
    main()
