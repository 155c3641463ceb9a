#!/usr/bin/env python3
"""faults.py PROGRAM GENERATOR FAULT [SEED]: what a run leaves when it is stopped, and what --resume makes of it.

Whatever happens to a run, going on with it has to end in the very bytes of a run that nothing happened to: records,
rejects, marks of duplicates, numbers of the summary.

    kill           fifty times over one conversion, at random moments, by SIGKILL; threads change on the way
    signal         SIGINT and SIGTERM: the adverts in hand are finished, the status says which
    disk_full      the file may not grow (RLIMIT_FSIZE)
    closed_pipe    the reader of the output goes away
    torn_journal   the journal ends in the middle of a line
    changed_input  an advert is another one than it was
    busy           two runs at once
"""
import json
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM, GENERATOR, FAULT = map(str, sys.argv[1:4])
SEED = int(sys.argv[4]) if len(sys.argv) > 4 else 1
KILLS = 50


def make_adverts(folder, count):
    """About `count` adverts in all layouts, with copies among them, and files that are no adverts."""
    subprocess.run([GENERATOR, "--count", str(count // 8), "--out", folder], check=True)
    for number, advert in enumerate(sorted(folder.iterdir())):
        if number % 37 == 0:
            (folder / f"{advert.stem}-copy{advert.suffix}").write_bytes(advert.read_bytes())
        if number % 23 == 0:
            (folder / f"{advert.stem}-row.json").write_text('{"row": [1, 2, 3]}')
        if number % 41 == 0:
            (folder / f"{advert.stem}-empty.txt").write_bytes(b"")


class Place:
    """A folder with adverts, and runs over them into the same output."""

    def __init__(self, folder, count):
        self.adverts = folder / "adverts"
        self.out = folder / "out" / "records.ndjson"
        self.rejects = self.out.with_name("records.ndjson.rejects.ndjson")
        self.journal = self.out.with_name("records.ndjson.journal")
        self.part = self.out.with_name("records.ndjson.part")
        self.out.parent.mkdir()
        self.adverts.mkdir()
        make_adverts(self.adverts, count)

    def command(self, *options, jobs=2):
        return [PROGRAM, "extract", self.adverts, "-o", self.out, "-q", "--dedupe", "near", "--summary", "json",
                "--checkpoint-seconds", "0.02", "--jobs", str(jobs), *options]

    def start(self, *options, jobs=2, **more):
        return subprocess.Popen(self.command(*options, jobs=jobs), stderr=subprocess.PIPE, **more)

    def run(self, *options, **more):
        done = subprocess.run(self.command(*options), stderr=subprocess.PIPE, timeout=100, **more)
        return done.returncode, done.stderr.decode()

    def result(self, printed):
        """All that a complete run leaves, and its numbers."""
        numbers = json.loads(printed.splitlines()[-1])
        for own in ("seconds", "resumed_inputs"):
            del numbers[own]
        left = sorted(path.name for path in self.out.parent.iterdir())
        return self.out.read_bytes(), self.rejects.read_bytes(), numbers, left

    def checkpoints(self):
        return self.journal.read_bytes().count(b"\n") if self.journal.exists() else 0

    def start_and_wait(self, *options, checkpoints=2, **more):
        """A run that has made some checkpoints of its own."""
        before = self.checkpoints()
        process = self.start(*options, **more)
        until(lambda: self.checkpoints() >= before + checkpoints or process.poll() is not None)
        return process

    def done_inputs(self):
        numbers = re.findall(rb"so_far inputs (\d+)", self.journal.read_bytes()) if self.journal.exists() else []
        return int(numbers[-1]) if numbers else 0

    def clear(self):
        shutil.rmtree(self.out.parent)
        self.out.parent.mkdir()

    def undisturbed(self):
        begin = time.monotonic()
        status, printed = self.run()
        expect(status == 3, f"status {status}: {printed}")
        result = self.result(printed)
        numbers = result[2]
        expect(numbers["inputs"] == numbers["with_records"] + numbers["rejected"], "inputs are lost")
        expect(numbers["inputs"] == len(list(self.adverts.iterdir())), "inputs are not counted")
        expect(numbers["rejected"] == result[1].count(b"\n") > 0, "rejects are not counted")
        expect(numbers["records"] == result[0].count(b"\n"), "records are not counted")
        expect(numbers["duplicates"] == result[0].count(b'"duplicate_of":"') > 0, "duplicates are not counted")
        self.clear()
        return result, time.monotonic() - begin

    def go_on(self, expected):
        status, printed = self.run("--resume")
        expect(status == 3, f"status {status} after --resume: {printed}")
        for what, got, wanted in zip(("records", "rejects", "summary", "files"), self.result(printed), expected):
            expect(got == wanted, f"{what} differ")


def expect(good, message):
    if not good:
        sys.exit(f"faults.py: {FAULT}: {message}")


def until(what, seconds=30):
    end = time.monotonic() + seconds
    while not what():
        expect(time.monotonic() < end, "nothing happens")
        time.sleep(0.002)


def kill(folder):
    chance = random.Random(SEED)
    place = Place(folder, 1600)
    expected, _ = place.undisturbed()
    inputs = expected[2]["inputs"]
    kills, longest = 0, 0.3
    while kills < KILLS:
        process = place.start("--resume", jobs=chance.choice((1, 2, 3)))
        time.sleep(chance.uniform(0.0, longest))
        process.kill()
        process.communicate()
        kills += process.returncode == -signal.SIGKILL
        if process.returncode != -signal.SIGKILL:  # complete too soon: once more from the start, in smaller steps
            place.clear()
            kills = 0
        done = place.done_inputs()
        longest *= 1.15 if done < inputs * kills / KILLS else 0.85  # so that the last kill is near the end
    place.go_on(expected)
    print(f"{kills} kills, the last after {done} of {inputs} inputs")


def stop_by_signal(folder):
    place = Place(folder, 800)
    expected, _ = place.undisturbed()
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        process = place.start_and_wait("--resume", preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        process.send_signal(number)
        printed = process.communicate(timeout=30)[1].decode()
        expect(process.returncode == status, f"status {process.returncode}: {printed}")
        expect("[interrupted]" in printed and '"complete":false' in printed, printed)
        expect(not place.out.exists(), "half an output is in place")
    place.go_on(expected)


def disk_full(folder):
    place = Place(folder, 800)
    expected, _ = place.undisturbed()
    largest = len(expected[0])
    for room in (0.3, 0.6, 0.9):
        limit = int(largest * room)
        status, printed = place.run(
            "--resume", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        expect(status == 4 and "[disk_full]" in printed, f"status {status}: {printed}")
        expect("--resume" in printed, printed)
        expect(not place.out.exists() and place.part.exists(), "the part is not kept")
    place.go_on(expected)


def closed_pipe(folder):
    place = Place(folder, 800)
    process = subprocess.Popen([PROGRAM, "extract", place.adverts, "-q", "--jobs", "2"], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    process.stdout.read(1000)
    process.stdout.close()
    printed = process.stderr.read().decode()
    expect(process.wait(30) == 4 and "[pipe_closed]" in printed, f"status {process.returncode}: {printed}")


def torn_journal(folder):
    chance = random.Random(SEED)
    place = Place(folder, 800)
    expected, _ = place.undisturbed()
    for _ in range(8):
        process = place.start_and_wait("--resume")
        process.kill()
        process.communicate()
        journal = place.journal.read_bytes()
        last = journal.rstrip(b"\n").rfind(b"\n")
        place.journal.write_bytes(journal[:chance.randint(last, len(journal))] + chance.choice((b"", b"\0" * 50)))
    place.go_on(expected)


def changed_input(folder):
    place = Place(folder, 800)
    expected, _ = place.undisturbed()
    process = place.start_and_wait()
    process.kill()
    process.communicate()
    first = min(place.adverts.iterdir())
    words = first.read_bytes()
    first.write_bytes(words.replace(b"e", b"a", 1))
    status, printed = place.run("--resume")
    expect(status == 2 and "[not_resumable]" in printed, f"status {status}: {printed}")
    first.write_bytes(words)
    status, printed = place.run("--resume", "--evidence", "none")
    expect(status == 2 and "now: --evidence=none" in printed, f"status {status}: {printed}")
    part = place.part.read_bytes()
    place.part.write_bytes(b"")
    status, printed = place.run("--resume")
    expect(status == 2 and "is gone" in printed, f"status {status}: {printed}")
    place.part.write_bytes(part)
    place.go_on(expected)


def busy(folder):
    place = Place(folder, 800)
    expected, _ = place.undisturbed()
    process = place.start_and_wait()
    process.send_signal(signal.SIGSTOP)
    status, printed = place.run("--resume")
    expect(status == 4 and "[output_busy]" in printed, f"status {status}: {printed}")
    process.kill()
    process.communicate()
    place.go_on(expected)


def main():
    faults = {"kill": kill, "signal": stop_by_signal, "disk_full": disk_full, "closed_pipe": closed_pipe,
              "torn_journal": torn_journal, "changed_input": changed_input, "busy": busy}
    with tempfile.TemporaryDirectory() as folder:
        faults[FAULT](pathlib.Path(folder))


if __name__ == "__main__":
    main()
