#!/usr/bin/env python3
"""formats.py PROGRAM PACKAGES: the formats of `vacancy check` as others read them.

The examples of the codes' pages, an unreadable input and names that want escaping are checked once with every format; all must tell
the same findings. SARIF is held to its JSON Schema and its regions are read back, JUnit is read by a parser of its own
(read.mjs), CSV and JSON by Python. Then the advert is changed and checked against baselines of the first run.
"""
import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
PAGES = HERE.parent.parent / "docs/diagnostics"


def run(program, folder, *arguments, status=0):
    done = subprocess.run([program, "check", *arguments], cwd=folder, capture_output=True)
    assert done.returncode == status, (arguments, done.returncode, done.stderr.decode())
    return done.stdout.decode()


def adverts(folder):
    names = {"weekday_wrong": "50% off, a:b.txt", "placeholder": "été & <b>.txt"}
    for code in ("weekday_wrong", "placeholder", "value_lost", "text_twice", "dates_out_of_order", "unknown_heading"):
        advert = re.search(r"```(?:text|html)\n(.*?)```", (PAGES / f"{code}.md").read_text(encoding="utf-8"), flags=re.S)[1]
        (folder / names.get(code, f"{code}.txt")).write_text(advert, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")


def read_sarif(folder, file):
    """(path, line, column, code, state) of each result; regions hold the bytes that the snippet says."""
    sarif = json.loads((folder / file).read_text(encoding="utf-8"))
    (only,) = sarif["runs"]
    rules = only["tool"]["driver"]["rules"]
    for result in only["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] if "ruleIndex" in result else True
        place = result["locations"][0]["physicalLocation"]
        path = urllib.parse.unquote(place["artifactLocation"]["uri"])
        region = place.get("region")
        if region:
            text = (folder / path).read_bytes()
            begin = region["byteOffset"]
            words = text[begin:begin + region["byteLength"]]
            assert region["snippet"]["text"].encode()[:20] == words[:20], (result, words)
            lines = text.decode().split("\n")
            assert lines[region["startLine"] - 1][region["startColumn"] - 1:].encode()[:10] == words[:10], result
        yield (path, region and region["startLine"], region and region["startColumn"], result["ruleId"],
               result.get("baselineState"))
    unread = [n["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
              for n in only["invocations"][0]["toolExecutionNotifications"]]
    assert unread == ["empty.txt"], unread


def of(finding):
    return finding["path"], finding["line"], finding["column"], finding["code"]


def compare(program, packages, folder):
    inputs = sorted(p.name for p in folder.iterdir())
    files = ["f.sarif", "f.xml", "f.csv", "f.json", "f.ndjson", "f.github", "f.txt"]
    run(program, folder, *inputs, *(f"--output={file}" for file in files), "--on", "2027-05-01", status=3)
    found = [json.loads(line) for line in (folder / "f.ndjson").read_text(encoding="utf-8").splitlines()]
    assert len(found) > 20 and len({f["fingerprint"] for f in found}) > 10
    whole = json.loads((folder / "f.json").read_text(encoding="utf-8"))
    assert whole["findings"] == found and [u["path"] for u in whole["unread"]] == ["empty.txt"]
    rows = list(csv.DictReader(io.StringIO((folder / "f.csv").read_bytes().decode())))
    assert [(r["path"], int(r["line"] or 0) or None, int(r["column"] or 0) or None, r["code"]) for r in rows] == list(map(of, found))
    assert [result[:4] for result in read_sarif(folder, "f.sarif")] == list(map(of, found))
    notes = (folder / "f.github").read_text(encoding="utf-8").splitlines()
    assert len(notes) == len(found) + 1 and any("50%25 off%2C a%3Ab.txt" in note for note in notes)
    assert all(re.match(r"::(error|warning|notice) file=[^,:]+(,[a-zA-Z]+=[^,:]*)*::", note) for note in notes), notes
    text = (folder / "f.txt").read_text(encoding="utf-8")
    for finding in found:
        place = f":{finding['line']}:{finding['column']}" if finding["line"] else ""
        head = f"{finding['path']}{place}: {finding['severity']}[{finding['code']}]: {finding['message']}\n"
        assert head in text, head
    junit = json.loads(subprocess.run(["node", HERE / "read.mjs", packages, folder / "f.sarif", folder / "f.xml"], check=True,
                                      capture_output=True, text=True).stdout)
    errors = sum(f["severity"] == "error" for f in found)
    assert junit == {"suites": len(inputs), "tests": junit["cases"], "cases": len(found) + 1, "failures": errors,
                     "errors": 1, "skipped": 0}, junit
    (folder / "empty.txt").write_text((folder / "value_lost.txt").read_text(encoding="utf-8"), encoding="utf-8")
    return inputs, found


def baselines(program, packages, folder):
    """Known findings are known though their lines moved, new ones are new, fixed ones are told."""
    advert = folder / "text_twice.txt"
    for first in ("b.ndjson", "b.json", "b.sarif"):
        advert.write_text("Harbour Lamp Keeper\n\nSkerry Lights Agency\n\nJob description\n\nYou report to XXX here.\n", encoding="utf-8")
        run(program, folder, "text_twice.txt", "-o", first, "--fail-on", "never")
        advert.write_text("Harbour Lamp Keeper\n\nSkerry Lights Agency\n\nApply before 11:55 pm on Friday 14th May 2027\n\n"
                          "Job description\n\nYou report to XXX here.\n\nSee [insert name] there.\n", encoding="utf-8")
        again = ["text_twice.txt", "--baseline", first, "-o", "again.sarif", "--format", "text"]
        text = run(program, folder, *again, "--fail-on", "warning", status=1)
        states = {}
        for path, line, column, code, state in read_all(folder / "again.sarif"):
            states.setdefault(state, set()).add((code, line))
        assert ("placeholder", 9) in states["unchanged"] and ("placeholder", 11) in states["new"], states
        assert ("field_missing", None) in states["absent"], states
        assert "(known)" in text and "fixed: error[field_missing]: the advert states no closing date" in text, text
        subprocess.run(["node", HERE / "read.mjs", packages, folder / "again.sarif"], check=True)
        run(program, folder, *again)  # only the new one is a warning; errors are known


def read_all(file):
    for result in json.loads(file.read_text(encoding="utf-8"))["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"].get("region", {})
        yield "", region.get("startLine"), region.get("startColumn"), result["ruleId"], result.get("baselineState")


def order(program, folder, inputs):
    """The number of threads does not show."""
    one = run(program, folder, *inputs, "--jobs", "1", "--format", "ndjson", "--fail-on", "never")
    assert one == run(program, folder, *inputs, "--jobs", "4", "--format", "ndjson", "--fail-on", "never")


def main(program, packages):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        adverts(folder)
        inputs, found = compare(program, packages, folder)
        order(program, folder, inputs)
        baselines(program, packages, folder)
    print(f"{len(found)} findings in 7 formats")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(str(pathlib.Path(sys.argv[1]).resolve()), str(pathlib.Path(sys.argv[2]).resolve()))
