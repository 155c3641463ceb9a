#!/usr/bin/env python3
"""check.py [--update] PROGRAM: the documentation says what the program does.

Links between documents lead somewhere; every diagnostic code that the program can give has a page; what README.md
shows is what the program prints; the limits and the C++ example of the user guide are those of the program and of
tests/install. --update writes the last three anew.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GUIDE = ROOT / "docs/user-guide.md"
README = ROOT / "README.md"


def dead_links():
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("corpus/*.md")]:
        text = re.sub(r"^```.*?^```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
        for target in re.findall(r"\]\(([^)\s#]+)[^)]*\)", text):
            if "://" not in target and not (page.parent / target).exists():
                yield f"{page.relative_to(ROOT)}: no {target}"


def codes_without_page():
    pages = {page.stem for page in ROOT.glob("docs/diagnostics/*.md")}
    for source in ROOT.glob("extractor/**/*.cpp"):
        for code in re.findall(r'\bcode = "(\w+)"', source.read_text(encoding="utf-8")):
            if code not in pages:
                yield f"{source.relative_to(ROOT)}: no page for the code {code}"


def limits_table(program):
    printed = subprocess.run([program, "extract", "--help"], capture_output=True, text=True, check=True).stdout
    rows = re.findall(r"(--max-[\w-]+)=N\s+(.*) \(default (\d+)\)", printed)
    table = "".join(f"| `{option}` | {default} | {what} |\n" for option, what, default in rows)
    return "| option | default | limits |\n| --- | --- | --- |\n" + table


def user_guide(program):
    example = (ROOT / "tests/install/main.cpp").read_text(encoding="utf-8")
    text = GUIDE.read_text(encoding="utf-8")
    text = re.sub(r"(<!-- limits: .*? -->\n).*?(<!-- end -->)", lambda m: m[1] + limits_table(program) + m[2], text, flags=re.S)
    return re.sub(r"```cpp\n.*?```", lambda m: f"```cpp\n{example}```", text, flags=re.S)


def without_empty(value):
    if isinstance(value, list):
        return [without_empty(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    return {key: without_empty(inner) for key, inner in value.items() if inner not in (None, [])}


def excerpt(record, fields, pointer):
    """Some fields of a record, one a line, and the evidence below a pointer."""
    line = lambda key, value: f"{json.dumps(key)}: {json.dumps(without_empty(value), ensure_ascii=False)}"
    evidence = [line(key, value) for key, value in record["evidence"].items() if key.startswith(pointer)]
    return "{\n" + "".join(f"  {line(field, record[field])},\n" for field in fields) + (
        '  "evidence": {\n    ' + ",\n    ".join(evidence) + "\n  }\n}\n")


def readme(program):
    """What the README shows, anew: the block after `advert.txt` is the advert, blocks after `output of: COMMAND` what is
    printed for it, the one after `record: FIELD...; evidence: POINTER` an excerpt of its record."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "bin").mkdir()
        pathlib.Path(folder, "bin/vacancy").symlink_to(pathlib.Path(program).resolve())
        advert = re.search(r"<!-- advert\.txt -->\n```text\n(.*?)```", text, flags=re.S)[1]
        pathlib.Path(folder, "advert.txt").write_text(advert, encoding="utf-8")

        def renew(found):
            command = f"PATH={folder}/bin:$PATH; {found[2]}"
            printed = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=True)
            return f"{found[1]}{printed.stdout}{printed.stderr}```"

        def renew_record(found):
            printed = subprocess.run([program, "extract", "advert.txt", "-q"], cwd=folder, capture_output=True, check=True).stdout
            return f"{found[1]}{excerpt(json.loads(printed), found[2].split(), found[3])}```"

        text = re.sub(r"(<!-- record: (.*?); evidence: (\S+) -->\n```\w*\n).*?```", renew_record, text, flags=re.S)
        return re.sub(r"(<!-- output of: (.*?) -->\n```\w*\n).*?```", renew, text, flags=re.S)


def main(arguments):
    program = pathlib.Path(arguments[-1]).resolve()
    faults = [*dead_links(), *codes_without_page()]
    for page, text in ((GUIDE, user_guide(program)), (README, readme(program))):
        if arguments[0] == "--update":
            page.write_text(text, encoding="utf-8")
        elif text != page.read_text(encoding="utf-8"):
            faults.append(f"{page.relative_to(ROOT)} is out of date: run tests/docs/check.py --update PROGRAM and read the difference")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
