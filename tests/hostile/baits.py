#!/usr/bin/env python3
"""baits.py PROGRAM GRAMMARS SLOWNESS: baits for backtracking, made from every rule's own examples.

What a rule looks for is taken apart and repeated thousands of times where the rule looks for it: under its label or
heading. No such advert may take longer than people are promised, whatever rule it was made for.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tomllib

PROGRAM, GRAMMARS, SLOWNESS = sys.argv[1], pathlib.Path(sys.argv[2]), float(sys.argv[3])
MOST_SECONDS = 2 * SLOWNESS
SIZE = 30_000


def repeated(words, size=SIZE):
    return words * (size // max(1, len(words)) + 1)


# How an example becomes a bait: whole, begun and not ended, ended and not begun, each word stuttered,
# its blanks, digits and letters stretched.
SHAPES = {
    "whole": lambda text: repeated(text + " "),
    "lines": lambda text: repeated(text + "\n"),
    "begun": lambda text: repeated(text[: len(text) * 2 // 3] + " "),
    "ended": lambda text: repeated(text[len(text) // 3:] + " "),
    "stutter": lambda text: " ".join(repeated(word + " ", SIZE // 10) for word in text.split()[:10]),
    "blanks": lambda text: re.sub(r"\s", " .", text) + re.sub(r"\s", " " * (SIZE // 10), text),
    "digits": lambda text: re.sub(r"\d", lambda digit: digit[0] * (SIZE // 10), text),
    "letters": lambda text: re.sub(r"\b\w", lambda letter: letter[0] * (SIZE // 20), text),
}


def examples_of(rule):
    """The wordings that a rule finds."""
    for example in rule.get("examples", []):
        text = example["text"] if isinstance(example, dict) else example
        yield from [text] if isinstance(text, str) else text


def places(rules):
    """The line that opens each section ("benefits") and label ("label:salary")."""
    lines = {}
    for _, rule in rules:
        for kind, prefix in (("section", ""), ("label", "label:")):
            line = next(examples_of(rule), None)
            if kind in rule and line:
                lines.setdefault(prefix + rule[kind], line)
    return lines


def baits(rules):
    lines = places(rules)
    for name, rule in rules:
        where = [lines[place] for place in rule.get("within", []) if place in lines] or ["About the job"]
        for number, text in enumerate(list(examples_of(rule))[:2]):
            for shape, make in SHAPES.items():
                yield f"{name}.{number}.{shape}", f"{where[0]}\n{make(text)}\n"


def cpu_seconds(process):
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    rules = [(f"{file.stem}.{rule.get('name', number)}", rule)
             for file in sorted(GRAMMARS.glob("*.toml"))
             for number, rule in enumerate(tomllib.loads(file.read_text()).get("rule", []))]
    command = [PROGRAM, "extract", "-", "--stdin-format", "ndjson", "--jobs", "1", "--quiet", "--summary", "none"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    count, slow, wrong, before = 0, [], [], 0.0
    for name, text in baits(rules):
        process.stdin.write(json.dumps({"path": name, "content": text}).encode() + b"\n")
        process.stdin.flush()
        line = json.loads(process.stdout.readline())
        if line["schema"] == "vacancy-reject/1" and line["code"] != "no_text":
            wrong.append(f"{name}: {line['code']}")
        now = cpu_seconds(process)
        slow.append((now - before, name))
        before, count = now, count + 1
    process.stdin.close()
    process.wait()
    slow.sort(reverse=True)
    print(f"{count} baits of {len(rules)} rules; the slowest:")
    for seconds, name in slow[:5]:
        print(f"  {seconds:6.2f} s  {name}")
    for fault in wrong:
        print("no record:", fault)
    if wrong or slow[0][0] > MOST_SECONDS or count < 8 * 100:
        sys.exit(1)


main()
