#!/usr/bin/env python3
"""load.py PROGRAM GENERATE [RECORDS]: loading against extracting, within one run.

Extracts some thousand made-up adverts on two threads, makes RECORDS (100,000) of their records by giving each an id and a
reference of its own, and loads these into SQLite and into a PostgreSQL server of its own, then once more, when nothing is
new. `ratio` is records loaded a second over adverts extracted a second, by the clock; the goal is 1. `cpu` is the same of
CPU time, of program and server together: where others use the machine, that is what counts. Memory is that of a load of
all records over that of a tenth of them.
"""
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "warehouse")]
import measured  # noqa: E402
from engines import BIN, Postgresql, Sqlite  # noqa: E402

PROGRAM, GENERATE = sys.argv[1:3]
RECORDS = int(sys.argv[3]) if len(sys.argv) > 3 else 100_000
ADVERTS = 4000


def run(*words):
    """Seconds by the clock, of CPU time, and the peak memory in MiB."""
    took = measured.run(PROGRAM, *words)
    assert took.status == 0, (words, took.errors)
    return took.seconds, took.cpu, took.mib


def server_cpu(engine):
    """CPU seconds of a server's processes that have ended, as each of a connection has."""
    if engine.name == "sqlite":
        return 0
    time.sleep(0.5)
    postmaster = (engine.data / "postmaster.pid").read_text().split()[0]
    fields = pathlib.Path(f"/proc/{postmaster}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


def multiply(records, count, path):
    """Records begin with schema and id; the reference stands behind its key."""
    with open(path, "wb") as out:
        for number in range(count):
            line = records[number % len(records)]
            begin = line.index(b'"id":"') + 6
            out.write(line[:begin] + hashlib.sha256(b"%d" % number).hexdigest()[:16].encode() + line[begin + 16:].replace(
                b'"reference":"', b'"reference":"%d-' % number, 1))


def show(name, took, cpu, memory, rate, cpu_rate, count, tenth=None):
    flat = f"  memory {memory:.0f} MiB" + (f", {memory / tenth:.2f} of a tenth's" if tenth else "")
    print(f"{name:28} {count / took:8.0f}/s  ratio {count / took / rate:5.2f} (goal 1)  cpu {cpu_rate * cpu / count:5.2f}{flat}", flush=True)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        adverts, few, many, tenth = (folder / part for part in ("adverts", "few.ndjson", "many.ndjson", "tenth.ndjson"))
        adverts.mkdir()
        subprocess.run([GENERATE, "--count", str(ADVERTS // 8), "--out", adverts], check=True, stdout=subprocess.DEVNULL)
        took, cpu, memory = min(run("extract", adverts, "-j2", "-q", "--summary", "none", "-o", few) for _ in range(3))
        records = few.read_bytes().splitlines(keepends=True)
        rate, cpu_rate = len(records) / took, len(records) / cpu
        print(f"{'extract, two threads':28} {rate:8.0f}/s  memory {memory:.0f} MiB", flush=True)
        multiply(records, RECORDS, many)
        multiply(records, RECORDS // 10, tenth)
        for kind in (Sqlite, Postgresql):
            if kind is Postgresql and not BIN.exists():
                continue
            engine = kind(folder)
            try:
                small = run("load", tenth, "--to", engine.place("tenth"))[2]
                for what in ("new", "nothing new"):
                    before = server_cpu(engine)
                    took, cpu, memory = run("load", many, "--to", engine.place("whole"))
                    cpu += server_cpu(engine) - before
                    show(f"{engine.name}, {what}", took, cpu, memory, rate, cpu_rate, RECORDS, small)
                assert engine.count("whole") == RECORDS
            finally:
                engine.close()


main()
