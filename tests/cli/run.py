#!/usr/bin/env python3
"""run.py [--update] PROGRAM CASE...: whole runs of the program, held to what they are to print.

A case is a text file. Its first lines, each with '# ', say what it shows; then follow the parts

    == run       commands for bash, in a folder of their own that holds a copy of data/; `vacancy` is the program
    == status    the exit status of the last command
    == stdout    what is printed, word for word; [...] stands for anything within a line
    == stderr    the same; a part that is left out stands for nothing printed

--update writes what was printed into the case (to be read before it is kept).
"""
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PARTS = ("run", "status", "stdout", "stderr")


def read(case):
    head, *rest = re.split(r"^== (\w+)\n", case.read_text(encoding="utf-8"), flags=re.M)
    parts = dict(zip(rest[::2], rest[1::2]))
    if unknown := set(parts) - set(PARTS):
        sys.exit(f"{case}: unknown part {', '.join(unknown)}")
    return head, {part: parts.get(part, "") for part in PARTS}


def run(program, commands):
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder) / "work"
        shutil.copytree(HERE / "data", work)
        bin_folder = pathlib.Path(folder) / "bin"
        bin_folder.mkdir()
        (bin_folder / "vacancy").symlink_to(pathlib.Path(program).resolve())
        environment = {**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}", "SOURCE": str(HERE.parent.parent)}
        done = subprocess.run(["bash", "-c", commands], cwd=work, env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=120)
    text = lambda printed: printed.decode("utf-8", "backslashreplace")
    return {"status": f"{done.returncode}\n", "stdout": text(done.stdout), "stderr": text(done.stderr)}


def agrees(expected, printed):
    form = ".*".join(re.escape(piece) for piece in expected.split("[...]"))
    return re.fullmatch(form, printed) is not None


def compare(case, expected, printed):
    good = True
    for part in PARTS[1:]:
        if agrees(expected[part], printed[part]):
            continue
        good = False
        print(f"{case.name}: {part} differs")
        sys.stdout.writelines(difflib.unified_diff(
            expected[part].splitlines(True), printed[part].splitlines(True), "expected", "printed"))
    return good


def update(case, head, parts, printed):
    keep = {part: parts[part] if agrees(parts[part], printed[part]) else printed[part] for part in PARTS[1:]}
    body = "".join(f"== {part}\n{text}" for part, text in {"run": parts["run"], **keep}.items() if text)
    case.write_text(head + body, encoding="utf-8")


def main(arguments):
    rewrite = arguments[:1] == ["--update"]
    program, *cases = arguments[rewrite:]
    good = True
    for case in map(pathlib.Path, cases):
        head, parts = read(case)
        printed = run(program, parts["run"])
        if rewrite:
            update(case, head, parts, printed)
        else:
            good = compare(case, parts, printed) and good
    return 0 if good else 1


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
