#!/usr/bin/env python3
"""pages.py PROGRAM [--update]: every code that a check can give has a page, a case file, and an example that gives what the page
shows: its advert (with the profile and options that the page names) is checked and the lines of its code compared. Codes that
reading an advert brings up show what `vacancy extract` says of the advert, where an advert can be printed on a page.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PAGES = ROOT / "docs/diagnostics"
# what reading an advert brings up
READING = {"value_lost", "value_unreadable", "values_disagree", "mojibake_repaired"}
# the same, of bytes and sizes that no page can show: tested with `vacancy extract`
UNPRINTABLE = {"invalid_bytes", "regex_limit", "too_many_blocks", "too_deep"}


def codes():
    return set(re.findall(r"^\[checks\.(\w+)\]", (ROOT / "profiles/base.toml").read_text(encoding="utf-8"), flags=re.M))


def shown(program, code, text):
    """What the page's example gives: the lines of its code."""
    advert = re.search(r"```(?:text|html)\n(.*?)```", text, flags=re.S)[1]
    profile = re.search(r"```toml\n(.*?)```", text, flags=re.S)
    options = re.search(r"^    vacancy check advert\.txt (.*)$", text, flags=re.M)
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "advert.txt").write_text(advert, encoding="utf-8")
        command = [program, "check", "advert.txt", "--fail-on", "never", *(options[1].split() if options else [])]
        if profile:
            pathlib.Path(folder, "profile.toml").write_text(profile[1], encoding="utf-8")
            command += ["--profile", "./profile.toml"]
        run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    keep, lines = False, []
    for line in run.stdout.splitlines():
        if re.match(r"advert\.txt:.* (error|warning|note)\[", line):
            keep = f"[{code}]" in line
        if re.match(r"$|code |\d+ adverts? checked", line):
            keep = False
        if keep:
            lines.append(line)
    return "".join(line + "\n" for line in lines)


def read(program, text):
    """The page's example, and of what reading its advert says as much as the page shows."""
    advert, expected = re.findall(r"```text\n(.*?)```", text, flags=re.S)[:2]
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "advert.txt").write_text(advert, encoding="utf-8")
        run = subprocess.run([program, "extract", "advert.txt"], cwd=folder, capture_output=True, text=True, check=True)
    begin = run.stderr.find(expected.splitlines()[0])
    return expected, run.stderr[begin:begin + len(expected)] if begin >= 0 else run.stderr


def faults(program, update):
    for code in sorted(codes()):
        page = PAGES / f"{code}.md"
        explained = subprocess.run([program, "check", "--explain", code], capture_output=True, text=True)
        if not page.exists() or explained.stdout != page.read_text(encoding="utf-8"):
            yield f"--explain {code} is not its page"
            continue
        if code in UNPRINTABLE:
            continue
        if not (ROOT / f"tests/checks/cases/{code}.case").exists():
            yield f"no tests/checks/cases/{code}.case"
        text = page.read_text(encoding="utf-8")
        if code in READING:
            expected, given = read(program, text)
            if given != expected:
                yield f"{page.name}: its example gives\n{given}"
            continue
        given = shown(program, code, text)
        expected = re.search(r"## Example.*```text\n(.*?)```\n", text, flags=re.S)
        if update:
            page.write_text(text[:expected.start(1)] + given + text[expected.end(1):], encoding="utf-8")
        elif not given or given != expected[1]:
            yield f"{page.name}: its example gives\n{given}"


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    told = list(faults(str(pathlib.Path(sys.argv[1]).resolve()), "--update" in sys.argv))
    print("\n".join(told))
    sys.exit(1 if told else 0)
