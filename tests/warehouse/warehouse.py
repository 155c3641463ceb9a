#!/usr/bin/env python3
"""warehouse.py PROGRAM WHAT ADVERTS: loads into SQLite, read back with Python's sqlite3.

    comes_back_equal  every record of the adverts, from the tables and from the JSON beside them; twice, and as NDJSON
    no_contacts       with --no-contacts no address, name or number of a contact is anywhere in the file
    killed            by SIGKILL at random moments: whole batches, and the next load goes on to the same rows
    disk_full         the file may not grow (RLIMIT_FSIZE): an error with its code, whole batches, and it goes on
    locked            another is writing
    not_ours          no database, another's database, a later version
    read_only         a file that may not be written
    broken_constraint a record that the tables refuse: no half batch, and the next load completes
    interrupted       by SIGINT: what was done is kept, the status says so
    broken_records    lines that are no records are named and the others loaded
    hostile_strings   the whole Unicode range, NUL, quotes and a text of 1 MB come back as they were
"""
import hashlib
import json
import os
import pathlib
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
from reader import Reader, open_warehouse  # noqa: E402

PROGRAM, WHAT, ADVERTS = sys.argv[1:4]
BATCH = 1000


def run(*arguments, status=0, **more):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, timeout=100, **more)
    errors = done.stderr.decode(errors="replace")
    assert done.returncode == status, f"status {done.returncode}: {errors}"
    return done.stdout, errors


def extracted(adverts=ADVERTS):
    done = subprocess.run([PROGRAM, "extract", adverts, "-q", "--summary", "none"], capture_output=True, timeout=100)
    assert done.returncode in (0, 3), done.stderr
    return done.stdout


def load(source, path, *more, status=0, **how):
    return run("load", source, "--to", f"sqlite:{path}", "-q", *more, status=status, **how)


def records_of(ndjson):
    return [json.loads(line) for line in ndjson.splitlines()]


def by_id(records):
    return {record["id"]: record for record in records}


def dump(path):
    """All rows, but for the moment of the migration."""
    return [line for line in open_warehouse(path).iterdump() if '"warehouse_migration"' not in line]


def check_equal(path, records):
    database = open_warehouse(path)
    assert by_id(Reader(database).records()) == by_id(records)
    assert by_id(json.loads(row[0]) for row in database.execute("SELECT json FROM vacancy_record")) == by_id(records)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def comes_back_equal(folder):
    lines = extracted()
    records = records_of(lines)
    (folder / "records.ndjson").write_bytes(lines)
    direct, by_lines = folder / "direct.sqlite", folder / "lines.sqlite"
    status = 0 if b"pdf_not_built" not in subprocess.run([PROGRAM, "extract", ADVERTS], capture_output=True).stderr else 3
    load(ADVERTS, direct, "--at", "2026-01-01", status=status)
    load(folder / "records.ndjson", by_lines, "--at", "2026-01-01")
    check_equal(direct, records)
    check_equal(by_lines, records)
    assert dump(direct) == dump(by_lines)
    before = by_lines.read_bytes()
    printed, _ = load(folder / "records.ndjson", by_lines)
    assert f"{len(records)} unchanged" in printed.decode(), printed
    assert by_lines.read_bytes() == before, "a second load changed something"
    views(by_lines, records)


def views(path, records):
    database = open_warehouse(path)
    flat = {row["id"]: row for row in database.execute("SELECT * FROM vacancy_flat")}
    latest = {row["id"] for row in database.execute("SELECT id FROM latest_vacancy")}
    assert set(flat) == latest
    for record in records:
        if record["id"] not in flat:
            continue
        row = flat[record["id"]]
        joined = lambda values: " | ".join(values) or None
        assert row["grades"] == joined(grade["code"] for grade in record["grades"])
        assert row["locations"] == joined(place["text"] for place in record["locations"])
        assert row["criteria_essential"] == joined(record["criteria"]["essential"])
    titles = sum(record["title"] is not None for record in records if record["id"] in latest)
    rates = database.execute("SELECT sum(filled), sum(adverts) FROM field_fill_rate WHERE field = 'title'").fetchone()
    assert tuple(rates) == (titles, len(latest))
    word = next(record["title"].split()[0] for record in records if record["title"] and record["title"].split()[0].isalpha())
    found = database.execute("SELECT count(*) FROM vacancy_search WHERE vacancy_search MATCH ?", (f"title:{word}",))
    assert found.fetchone()[0] > 0


def no_contacts(folder):
    records = records_of(extracted())
    (folder / "records.ndjson").write_bytes(extracted())
    path = folder / "w.sqlite"
    load(folder / "records.ndjson", path, "--no-contacts")
    held = path.read_bytes()
    told = [contact[part] for record in records for contact in record["contacts"] for part in ("email", "telephone", "name")]
    told = [words for words in told if words]
    assert told, "the adverts have contacts"
    for words in filter(None, (c[part] for r in records for c in r["contacts"] for part in ("email", "telephone"))):
        assert words.encode() not in held, words
    assert open_warehouse(path).execute("SELECT count(*) FROM vacancy_contact").fetchone()[0] == 0


def many_records(count):
    """Made of the adverts' records, each with an id and a reference of its own."""
    records = records_of(extracted())
    for number in range(count):
        record = dict(records[number % len(records)])
        record["id"] = hashlib.sha256(str(number).encode()).hexdigest()[:16] + "-0"
        record["reference"] = f"R{number}"
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def write_many(folder, count):
    path = folder / "many.ndjson"
    # The program knows its records by how they begin: `schema` comes first there.
    path.write_text("".join(line + "\n" for line in many_records(count)), encoding="utf-8")
    return path


def count_whole(path):
    database = sqlite3.connect(path)
    there = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'vacancy'").fetchone()[0]
    count = database.execute("SELECT count(*) FROM vacancy").fetchone()[0] if there else 0
    beside = database.execute("SELECT count(*) FROM vacancy_record").fetchone()[0] if there else 0
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert count == beside
    database.close()
    return count


def killed(folder):
    total = 5 * BATCH + 500
    many, whole, path = write_many(folder, total), folder / "whole.sqlite", folder / "w.sqlite"
    begin = time.monotonic()
    load(many, whole, "--at", "2026-01-01")
    took = time.monotonic() - begin
    chance, counts = random.Random(7), set()
    for _ in range(8):
        process = subprocess.Popen([PROGRAM, "load", many, "--to", f"sqlite:{path}", "--at", "2026-01-01"],
                                   stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.05, 0.9) * took)
        process.send_signal(signal.SIGKILL)
        process.wait()
        count = count_whole(path)
        assert count % BATCH == 0 or count == total, count
        counts.add(count)
    load(many, path, "--at", "2026-01-01")
    assert dump(path) == dump(whole)
    assert counts - {0, total}, "no load was killed between batches"


def disk_full(folder):
    many, path = write_many(folder, 2 * BATCH + 500), folder / "w.sqlite"
    whole = folder / "whole.sqlite"
    load(many, whole, "--at", "2026-01-01")
    room = whole.stat().st_size * 3 // 4
    tight = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    _, errors = load(many, path, "--at", "2026-01-01", status=4, preexec_fn=tight)
    assert "error[disk_full]" in errors, errors
    assert count_whole(path) % BATCH == 0
    load(many, path, "--at", "2026-01-01")
    assert dump(path) == dump(whole)


def locked(folder):
    path = folder / "w.sqlite"
    few = write_many(folder, 3)
    load(few, path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    _, errors = load(few, path, status=4)
    assert "error[database_busy]" in errors, errors
    other.execute("ROLLBACK")
    load(few, path)


def not_ours(folder):
    few = write_many(folder, 3)
    text = folder / "text.sqlite"
    text.write_text("no database at all, but long enough to be looked at\n" * 40)
    before = text.read_bytes()
    _, errors = load(few, text, status=4)
    assert "error[not_a_warehouse]" in errors and text.read_bytes() == before, errors
    other = folder / "other.sqlite"
    sqlite3.connect(other).executescript("CREATE TABLE cats (name TEXT); INSERT INTO cats VALUES ('Tibbles')")
    before = other.read_bytes()
    _, errors = load(few, other, status=4)
    assert "error[not_a_warehouse]" in errors and other.read_bytes() == before, errors
    later = folder / "later.sqlite"
    load(few, later)
    database = sqlite3.connect(later)
    database.execute("INSERT INTO warehouse_migration VALUES (99, 'of the future', '2099-01-01T00:00:00Z')")
    database.commit()
    _, errors = load(few, later, status=4)
    assert "error[newer_warehouse]" in errors, errors
    _, errors = load(few, folder / "no/such/folder/w.sqlite", status=4)
    assert "error[not_writable]" in errors, errors


def read_only(folder):
    few, path = write_many(folder, 3), folder / "w.sqlite"
    load(few, path)
    path.chmod(0o444)
    before = path.read_bytes()
    another = as_another(folder)
    if another is None:
        return
    _, errors = load(few, path, status=4, **another)
    assert "error[not_writable]" in errors and path.read_bytes() == before, errors
    printed, _ = run("history", "R1", "--from", f"sqlite:{path}", **another)
    assert b"first seen" in printed


def as_another(folder):
    """Permissions bind nobody who is root: then the program runs as another, where that one may."""
    if os.geteuid() != 0:
        return {}
    folder.chmod(0o755)
    another = {"user": 65534, "group": 65534}
    try:
        good = all(subprocess.run(["test", "-x", path], **another).returncode == 0 for path in (folder, PROGRAM))
    except PermissionError:
        good = False
    return another if good else None


def broken_constraint(folder):
    many, path = write_many(folder, BATCH + 3), folder / "w.sqlite"
    good = many.read_text(encoding="utf-8")
    lines = good.splitlines()
    record = json.loads(lines[BATCH + 1])
    record["dates"]["closing"] = {"edtf": "2027-02-28", "from": "2027-02-28", "to": "2027-02-30"}
    lines[BATCH + 1] = json.dumps(record, separators=(",", ":"))
    many.write_text("\n".join(lines), encoding="utf-8")
    _, errors = load(many, path, status=4)
    assert "error[constraint_failed]" in errors and "dates_closing_to" in errors and record["id"] in errors, errors
    assert count_whole(path) == BATCH
    many.write_text(good, encoding="utf-8")
    load(many, path)
    assert count_whole(path) == BATCH + 3


def interrupted(folder):
    many, path = write_many(folder, 5 * BATCH), folder / "w.sqlite"
    process = subprocess.Popen([PROGRAM, "load", many, "--to", f"sqlite:{path}"], stderr=subprocess.PIPE,
                               stdout=subprocess.DEVNULL)
    while not path.exists() or path.stat().st_size < 1 << 20:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130 and b"note[interrupted]" in errors, errors
    assert 0 < count_whole(path) < 5 * BATCH
    load(many, path)
    assert count_whole(path) == 5 * BATCH


def broken_records(folder):
    good = list(many_records(4))
    beyond = json.loads(good[1])
    beyond["kind"] = "cat"
    lines = [good[0], "{not json", json.dumps(beyond), good[2][:200], "", "[" * 100_000, good[3]]
    many, path = folder / "many.ndjson", folder / "w.sqlite"
    many.write_text("\n".join(lines), encoding="utf-8")
    printed, errors = load(many, path, status=3)
    assert b": 2 new, " in printed, printed
    for line, code in ((2, "broken_record"), (3, "schema_violation"), (4, "broken_record"), (5, "broken_record"), (6, "schema_violation")):
        assert f"many.ndjson:{line}:1: error[{code}]" in errors, errors
    assert "'/kind'" in errors, errors


def hostile_strings(folder):
    every = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))
    texts = [every, "\0", "a\0b", "'; DROP TABLE vacancy; --", '"', "=cmd()", "é" * 500_000, "\ud7ff\ue000\U0010ffff", " "]
    records = []
    for number, (line, text) in enumerate(zip(many_records(len(texts)), texts)):
        record = json.loads(line)
        record.update(title=text, reference=f"R{number}{text[:50]}", department=text[:100], benefits=texts)
        record["sections"] = [{"id": "other", "heading": text, "level": 2, "span": None, "text": text}]
        record["evidence"] = {f"/benefits/{text[:100]}": {"rule": text[:9], "text": text, "line": None, "span": None,
                                                          "page": None, "box": None, "confidence": "prose"}}
        records.append(record)
    many, path = folder / "many.ndjson", folder / "w.sqlite"
    with open(many, "w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=record["title"] == "\0", separators=(",", ":")) + "\n")
    load(many, path)
    check_equal(path, records)
    many.write_text('{"schema":"vacancy/1","id":"\\ud800"}\n', encoding="ascii")
    _, errors = load(many, path, status=3)
    assert "error[broken_record]" in errors, errors


def main():
    with tempfile.TemporaryDirectory() as folder:
        globals()[WHAT](pathlib.Path(folder))


if __name__ == "__main__":
    main()
