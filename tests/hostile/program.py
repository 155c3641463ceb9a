#!/usr/bin/env python3
"""program.py PROGRAM SLOWNESS INPUT: what the whole program makes of inputs that nobody should send.

Each input has a limit of time and of memory, and says what comes of it. Records and rejects are as many as inputs;
nothing else than their files is written. SLOWNESS is what sanitizers cost: above 1, memory is not looked at.
"""
import collections
import gzip
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import threading

import packing
import pdfs

MIB, GIB = 1 << 20, 1 << 30
FLAT = 80  # MiB: what one thread may take whatever the archive's size

ADVERT = ("Lamp Keeper\nHarbour Office\nDetails\nReference number\n123456\nSalary\n£30,000 - £32,000\nLocation\nLeeds\n"
          "About the job\nJob summary\nKeep the lamps lit.\n").encode()
PAGE = b"<!DOCTYPE html><html><body>" + b"".join(b"<h3>%s</h3>" % line for line in ADVERT.split(b"\n")) + b"</body></html>"
ROW = json.dumps({"content": ADVERT.decode(), "path": "a"}).encode() + b"\n"

Run = collections.namedtuple("Run", "status records rejects seconds mib printed")


class Program:
    def __init__(self, path, slowness, folder):
        self.path, self.slowness, self.folder = path, slowness, folder

    def run(self, *words, feed=None, seconds=10, mib=FLAT):
        """One thread, under the limits: more processor time ends it."""
        out = self.folder / "out.ndjson"
        for file in self.folder.glob("out.ndjson*"):
            file.unlink()
        command = [self.path, "extract", *map(str, words), "--jobs", "1", "-q", "--summary", "json", "-o", str(out)]
        most = int(seconds * self.slowness)
        process = subprocess.Popen(command, stdin=subprocess.PIPE if feed else subprocess.DEVNULL, stderr=subprocess.PIPE,
                                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (most, most)))
        feeder = threading.Thread(target=pour, args=(feed, process.stdin)) if feed else None
        if feeder:
            feeder.start()
        printed = process.stderr.read().decode(errors="replace")
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if feeder:
            feeder.join()
        run = Run(process.returncode, [line for line in lines_of(out) if "source" in line],
                  lines_of(out.with_name(out.name + ".rejects.ndjson")),
                  used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, printed)
        self.check(run, mib)
        return run

    def check(self, run, mib):
        print(f"{run.seconds:.1f} s, {run.mib:.0f} MiB, status {run.status}, {len(run.records)} records,",
              dict(collections.Counter(reject["code"] for reject in run.rejects)))
        assert run.status in (0, 3), run.printed
        numbers = json.loads(run.printed.splitlines()[-1])
        assert numbers["complete"] and numbers["inputs"] == numbers["with_records"] + numbers["rejected"], numbers
        assert (numbers["records"], numbers["rejected"]) == (len(run.records), len(run.rejects)), numbers
        assert self.slowness > 1 or run.mib <= mib, f"{run.mib:.0f} MiB, not {mib}"


def pour(pieces, to):
    """Until it is taken no longer."""
    try:
        for piece in pieces:
            to.write(piece)
        to.close()
    except BrokenPipeError:
        pass


def lines_of(path):
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def codes(run):
    return {reject["code"] for reject in run.rejects}


def warc():
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    record = (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: application/http\r\n"
              b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(answer), answer))
    return gzip.compress(record) * 3


# --- the inputs

def zip_bomb(program):
    """A gibibyte of nothing behind an advert."""
    run = program.run(packing.pack(program.folder / "bomb.zip", "zip", [("a.txt", ADVERT), ("b.txt", 1024), ("c.txt", ADVERT)]))
    assert codes(run) <= {"archive_limit", "too_large"} and run.rejects, run.rejects


def bomb(kind):
    def run_it(program):
        name = "bomb." + kind
        run = program.run(packing.pack(program.folder / name, kind, [("b.txt", 512)]))
        assert codes(run) <= {"archive_limit", "too_large"} and run.rejects, run.rejects
    return run_it


def nested_zip_bomb(program):
    """Sixteen in each of sixteen in each of sixteen ..., each of the last a bomb: as in 42.zip."""
    inner = packing.pack(program.folder / "inner.zip", "zip", [("b.txt", 128)]).read_bytes()
    for _ in range(4):
        members = [(f"{number}.zip", inner) for number in range(16)]
        inner = packing.pack(program.folder / "inner.zip", "zip", members).read_bytes()
    (program.folder / "bomb.zip").write_bytes(inner)
    run = program.run(program.folder / "bomb.zip", seconds=20)
    assert "archive_limit" in codes(run), codes(run)


def wrapped_a_hundred_times(program):
    inner = ADVERT
    for number in range(100):
        inner = gzip.compress(inner) if number % 2 else packing.pack(program.folder / "x", "pax", [("x", inner)]).read_bytes()
    (program.folder / "wrapped").write_bytes(inner)
    assert codes(program.run(program.folder / "wrapped")) == {"archive_limit"}


def many_members(program):
    """A zip of two hundred thousand members that all are one."""
    members = ((f"{number}.txt", b"") for number in range(200_000))
    run = program.run(packing.pack(program.folder / "many.zip", "zip", members), "--max-members", "100000", seconds=60)
    assert "archive_limit" in codes(run) and len(run.rejects) == 100_001, len(run.rejects)


def line_of_5_gb(program):
    run = program.run("-", feed=(b"Salary \xc2\xa330,000 " * 65536 for _ in range(4500)))
    assert codes(run) == {"too_large"}


def row_of_5_gb(program):
    """Named and passed over: the row behind it gives its record."""
    def feed():
        yield ROW + b'{"path": "b", "content": "'
        yield from (b"Salary 30,000 pounds " * 49_932 for _ in range(5000))
        yield b'"}\n' + ROW
    run = program.run("-", "--stdin-format", "ndjson", feed=feed(), seconds=60)
    assert len(run.records) == 2 and codes(run) == {"too_large"}


def file_of_5_gb(program):
    with open(program.folder / "large.txt", "wb") as file:
        file.truncate(5 * GIB)
    assert codes(program.run(program.folder / "large.txt")) == {"too_large"}


def largest_texts(program):
    """As large as is read, in bytes of which some or half become two, in lines, in tags: cut at the limit of text, within the memory."""
    size = 4 * MIB - 64
    for name, piece in (("latin.txt", b"Salary: \xa330,000 caf\xe9\n"), ("lines.txt", b"Salary\n" * 9), ("blank.txt", b" \n" * 9),
                        ("tags.html", b"<p>Salary</p><p>\xc2\xa330,000</p>"), ("empty.html", b"<b></b><br>" * 9),
                        ("half.txt", b"a\xa3"), ("half.html", b"a\xa3"), ("broken.txt", b"\xc3\xa9" * 3 + b"a\xe9 "),
                        ("misread.txt", b"a\xc3\x83\xc2\xa9")):
        (program.folder / name).write_bytes((ADVERT + piece * (size // len(piece)))[:size])
        program.run(program.folder / name, seconds=20)


def cut_everywhere(program):
    """Each kind of file, cut at sixty places: records of what is left, and reasons for what isn't."""
    cut = program.folder / "cut"
    cut.mkdir()
    members = [("a.txt", ADVERT), ("b.html", PAGE), ("c.txt", ADVERT * 3)]
    whole = {kind: packing.pack(program.folder / "whole", kind, members).read_bytes()
             for kind in ("zip", "7zip", "pax", "pax.gzip", "pax.bzip2", "pax.xz", "pax.zstd")}
    whole |= {"warc.gz": warc(), "pdf": pdfs.TABLE["good"], "html": PAGE, "txt": ADVERT}
    for kind, content in whole.items():
        for part in range(61):
            (cut / f"{part}.{kind}").write_bytes(content[: len(content) * part // 60])
    run = program.run(cut, seconds=30)
    seen = {record["source"]["path"] for record in run.records} | {reject["path"] for reject in run.rejects}
    silent = {str(path) for path in cut.iterdir()} - seen
    assert not silent, silent


def rows_cut_everywhere(program):
    rows = ROW * 3 + b"[" + ROW.strip() + b"," + ROW.strip() + b"]\n"
    for part in range(61):
        run = program.run("-", "--stdin-format", "ndjson", feed=[rows[: len(rows) * part // 60]])
        assert len(run.records) >= min(3, part * len(rows) // 60 // len(ROW)), part


def rows_of_every_kind(program):
    """Half characters, controls and bytes that are none, deep nesting: a line out for each line in."""
    content = [r"\ud800", r"\udc00 Salary", r"\ud83d\ud83d\ude00", r"\u0000", "\0", "\x01", r"\uffff\ufffe", r"\ud800\u0041",
               r"\u12", r"\x41", "\x7f\xff\xfe"]
    rows = [b'{"content": "Salary %s 30,000", "path": "%s"}' % (odd.encode("latin-1"), odd.encode("latin-1")) for odd in content]
    rows += [b'{"content": "Salary %c"}' % byte for byte in range(256) if byte != 10]
    rows += [b"[" * 100_000, b'{"a":' * 100_000, b'{"content":' + b"[" * 100_000 + b"]" * 100_000 + b"}", b"1e999999",
             b'{"content": 1e400}', b"null", b'"', b"{", b'{"content": "x", "content": "y"}', b'{"content_base64": "%%%"}']
    out = subprocess.run([program.path, "extract", "-", "--stdin-format", "ndjson", "-q", "--summary", "none"],
                         input=b"\n".join(rows) + b"\n", capture_output=True, timeout=60 * program.slowness)
    answers = [json.loads(line) for line in out.stdout.splitlines()]
    assert out.returncode in (0, 3) and len(answers) == len(rows), (out.returncode, len(answers), len(rows))


def bytes_in_every_kind_of_file(program):
    """Every byte value, alone and between words, under every ending."""
    folder = program.folder / "bytes"
    folder.mkdir()
    for ending in ("txt", "html", "pdf", "json", "csv", "zip", "warc", "gz"):
        for byte in range(256):
            (folder / f"{byte}.{ending}").write_bytes(bytes([byte]) + (ADVERT[:40] + bytes([byte])) * (byte % 3))
    run = program.run(folder, seconds=30)
    assert len(run.records) + len(run.rejects) >= 8 * 256


def pdfs_in_circles(program):
    folder = program.folder / "pdfs"
    folder.mkdir()
    for name, content in pdfs.TABLE.items():
        (folder / f"{name}.pdf").write_bytes(content)
    run = program.run(folder, "--max-pdf-seconds", str(int(5 * program.slowness)), seconds=60, mib=512)
    assert codes(run) <= {"pdf_broken", "pdf_no_text", "pdf_timeout", "pdf_memory", "pdf_crashed", "too_many_pages",
                          "pdf_not_built", "too_large", "too_many_blocks", "no_text"}, codes(run)
    assert run.records or codes(run) == {"pdf_not_built"}


INPUTS = {check.__name__: check for check in (
    zip_bomb, nested_zip_bomb, wrapped_a_hundred_times, many_members, line_of_5_gb, row_of_5_gb, file_of_5_gb,
    largest_texts, cut_everywhere, rows_cut_everywhere, rows_of_every_kind, bytes_in_every_kind_of_file, pdfs_in_circles)}
INPUTS |= {f"bomb_{kind}": bomb(kind) for kind in ("7zip", "pax.gzip", "pax.bzip2", "pax.xz", "pax.zstd", "raw.gzip")}


def main():
    path, slowness, name = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        INPUTS[name](Program(path, float(slowness), pathlib.Path(folder)))


if __name__ == "__main__":
    main()
