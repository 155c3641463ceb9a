#!/usr/bin/env python3
"""run.py PROGRAM CASES: adverts that a check must and must not find something in.

CASES is CODE.case. Its adverts are the blocks after lines

    == finds 7:1 9:3 [with OPTIONS]        the places of the check's findings, in order
    == finds - [with OPTIONS]              one of the advert as a whole
    == finds nothing: WHY [with OPTIONS]

with OPTIONS those of `vacancy check`. A block after `== profile` is a profile that those below are checked by
(`extends` "civil-service" goes before it). No advert may be told one fault twice.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HEAD = re.compile(r"^== (.*)\n", re.M)


def blocks(text):
    heads = list(HEAD.finditer(text))
    for head, next_head in zip(heads, [*heads[1:], None]):
        yield head[1], text[head.end():next_head.start() if next_head else None].strip("\n") + "\n"


def findings(program, folder, advert, options):
    pathlib.Path(folder, "advert").write_text(advert, encoding="utf-8")
    run = subprocess.run([program, "check", "advert", "--format", "ndjson", "--fail-on", "never", *options],
                         cwd=folder, capture_output=True, text=True)
    if run.returncode != 0 or run.stderr:
        sys.exit(f"status {run.returncode}\n{run.stderr}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def place(finding):
    return f"{finding['line']}:{finding['column']}" if finding["line"] else "-"


def twice(found):
    seen = set()
    for finding in found:
        key = (finding["span"] and tuple(finding["span"]), finding["field"], finding["record"])
        if key in seen and any(key):
            yield f"two messages for one fault: {finding['code']} {place(finding)} {finding['message']}"
        seen.add(key)


def faults(program, case):
    code = case.stem
    profile = []
    finds = nothing = 0
    with tempfile.TemporaryDirectory() as folder:
        for head, body in blocks(case.read_text(encoding="utf-8")):
            if head == "profile":
                pathlib.Path(folder, "profile.toml").write_text(
                    '[profile]\nname = "case"\nextends = "civil-service"\n' + body, encoding="utf-8")
                profile = ["--profile", "./profile.toml"]
                continue
            wanted, options = re.fullmatch(r"finds (.*?)(?: with (--.*))?", head).groups(default="")
            found = findings(program, folder, body, [*profile, *options.split()])
            places = [place(f) for f in found if f["code"] == code]
            expected = [] if wanted.startswith("nothing:") else wanted.split()
            finds += bool(expected)
            nothing += not expected
            if places != expected:
                yield f"{head}\n    found: {' '.join(places) or 'nothing'}"
                yield from (f"    {place(f)} {f['code']} {f['message']}" for f in found if f["code"] == code)
            yield from (f"{head}\n    {fault}" for fault in twice(found))
    if not finds or not nothing:
        yield f"{case.name} needs adverts of both kinds: {finds} find something, {nothing} nothing"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    told = list(faults(str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])))
    print("\n".join(told))
    sys.exit(1 if told else 0)
