#!/usr/bin/env python3
"""warehouse.py PROGRAM ENGINE WHAT ADVERTS: loads into sqlite or postgresql, read back by other programs.

    comes_back_equal  every record of the adverts, from the tables and from the JSON beside them; twice, and as NDJSON
    same_rows         both engines hold the same rows
    no_contacts       with --no-contacts no address, name or number of a contact is anywhere
    killed            by SIGKILL at random moments: whole batches, and the next load goes on to the same rows
    server_gone       the server stops in mid-batch: an error with its code, whole batches, and it goes on
    disk_full         the file, or each of the server's, may not grow (RLIMIT_FSIZE): the same
    locked            another is writing
    not_ours          no database, another's database, a later version
    no_schema         a search path that names no schema that is there
    read_only         a file that may not be written
    broken_constraint a record that the tables refuse: no half batch, and the next load completes
    interrupted       by SIGINT: what was done is kept, the status says so
    broken_records    lines that are no records are named and the others loaded
    packed_records    compressed, and in archives: the same rows; what is torn is named
    hostile_strings   the whole Unicode range, NUL, quotes and a text of 1 MB come back as they were
    versions          corrections and later captures change the rows that they should; history tells the same
    keys              rows need their version and go with it; whoever loads, and whatever triggers there are
    migrated          from every version of the schema, the tables are those that the program prints
    no_password       is shown, whatever is wrong with an address
"""
import gzip
import hashlib
import json
import lzma
import os
import pathlib
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile

sys.dont_write_bytecode = True
from engines import ENGINES, Sqlite, alone, rows  # noqa: E402
from reader import Reader  # noqa: E402

PROGRAM, ENGINE, WHAT, ADVERTS = sys.argv[1:5]
MIGRATIONS = pathlib.Path(__file__).resolve().parent.parent.parent / "schemas/migrations"
BATCH = 250
# The same with real adverts, where there are some.
SHARED = [path for path in (pathlib.Path(os.environ.get("VACANCY_SHARED", "/nowhere"), part) for part in ("adverts", "bulk"))
          if path.is_dir()]


def run(*arguments, status=0, **more):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, timeout=100, **more)
    errors = done.stderr.decode(errors="replace")
    assert done.returncode == status, f"status {done.returncode}: {errors}"
    return done.stdout, errors


def extracted(*more):
    done = subprocess.run([PROGRAM, "extract", ADVERTS, *more, "-q", "--summary", "none"], capture_output=True, timeout=100)
    assert done.returncode in (0, 3), done.stderr
    return done.stdout


def load(source, place, *more, status=0, **how):
    return run("load", source, "--to", place, "-q", *more, status=status, **how)


def records_of(ndjson):
    return [json.loads(line) for line in ndjson.splitlines()]


def by_id(records):
    return {record["id"]: record for record in records}


def held(record, engine):
    """The record as the engine's tables hold it: PostgreSQL's texts have no U+0000."""
    if engine.name != "postgresql":
        return record
    return json.loads(json.dumps(record, ensure_ascii=False).replace("\\u0000", "\ufffd"))


def check_equal(engine, name, records):
    database = engine.open(name)
    assert by_id(Reader(database).records()) == by_id(held(record, engine) for record in records)
    assert by_id(json.loads(row[0]) for row in database.execute("SELECT json FROM vacancy_record")) == by_id(records)
    assert not alone(database)


def write_records(folder, *more):
    lines = extracted(*more)
    path = folder / "records.ndjson"
    path.write_bytes(lines)
    return path, records_of(lines)


def comes_back_equal(folder, engine):
    path, records = write_records(folder, *SHARED)
    records = list(by_id(reversed(records)).values())   # of copies the first counts
    done = subprocess.run([PROGRAM, "load", ADVERTS, *SHARED, "--to", engine.place("direct"), "-q", "--at", "2026-01-01"], capture_output=True)
    assert done.returncode in (0, 3), done.stderr
    load(path, engine.place("lines"), "--at", "2026-01-01")
    check_equal(engine, "direct", records)
    check_equal(engine, "lines", records)
    before = rows(engine.open("lines"))
    assert rows(engine.open("direct")) == before
    before_bytes = engine.path("lines").read_bytes() if engine.name == "sqlite" else b""
    printed, _ = load(path, engine.place("lines"))
    assert b": 0 new, 0 new versions, 0 corrected, " in printed, printed
    assert rows(engine.open("lines")) == before, "a second load changed something"
    if engine.name == "sqlite":
        assert engine.path("lines").read_bytes() == before_bytes, "a second load changed something"
        views(engine.open("lines"), records)
    else:
        views_of_postgresql(engine, "lines", records)


def leaves(value, name=""):
    """Of a record: salary_min and the like; lists are leaves."""
    if not isinstance(value, dict) or name == "evidence":
        return {name: value}
    return {key: leaf for part, member in value.items() for key, leaf in leaves(member, f"{name}_{part}".strip("_")).items()}


def check_fill_rates(told, records):
    """The view, against a count of our own by department, month of closing and field."""
    groups = {}
    for record in records:
        month = (record["dates"]["closing"] or {}).get("to")
        groups.setdefault((record["department"], month and month[:7]), []).append(leaves(record))
    seen = {}
    for department, month, field, adverts, filled, rate in told:
        seen.setdefault((department, month), set()).add(field)
        group = groups[department, month]
        have = sum(leaf.get(field) not in (None, [], {}) for leaf in group)
        assert (adverts, filled, rate) == (len(group), have, round(have / len(group), 6)), (department, month, field)
    assert seen.keys() == groups.keys()
    fields, = set(map(frozenset, seen.values()))
    assert {"title", "salary_min", "dates_closing_to", "grades", "criteria_essential", "salary_bands", "evidence"} <= fields, fields


def views_of_postgresql(engine, name, records):
    flat = {row["id"]: row for row in map(json.loads, engine.psql(name, "SELECT row_to_json(f) FROM vacancy_flat f").splitlines())}
    for record in records:
        if record["id"] in flat:
            assert flat[record["id"]]["grades"] == (" | ".join(grade["code"] for grade in record["grades"]) or None)
    told = engine.psql(name, "SELECT json_build_array(department, month, field, adverts, filled, round(rate, 6)) FROM field_fill_rate")
    check_fill_rates(map(json.loads, told.splitlines()), [record for record in records if record["id"] in flat])
    word = next(record["title"].split()[0] for record in records if record["title"] and record["title"].split()[0].isalpha())
    found = engine.psql(name, f"SELECT count(*) FROM vacancy_search WHERE words @@ websearch_to_tsquery('english', '{word}')")
    assert int(found) > 0
    uncommented = engine.psql(name, """SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0
        AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid) IS NULL)""")
    assert uncommented == "", uncommented


def same_rows(folder, engine):
    path, _ = write_records(folder)
    other = Sqlite(folder)
    for each in (engine, other):
        load(path, each.place("w"), "--at", "2026-01-01")
    one, two = rows(engine.open("w")), rows(other.open("w"))
    for table in two:
        assert one[table] == two[table], table


def views(database, records):
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
    told = database.execute("SELECT department, month, field, adverts, filled, round(rate, 6) FROM field_fill_rate")
    check_fill_rates(map(list, told), [record for record in records if record["id"] in latest])
    word = next(record["title"].split()[0] for record in records if record["title"] and record["title"].split()[0].isalpha())
    found = database.execute("SELECT count(*) FROM vacancy_search WHERE vacancy_search MATCH ?", (f"title:{word}",))
    assert found.fetchone()[0] > 0


def no_contacts(folder, engine):
    path, records = write_records(folder)
    load(path, engine.place("w"), "--no-contacts")
    there = rows(engine.open("w"))
    everything = engine.path("w").read_bytes() if engine.name == "sqlite" else repr(there).encode()
    told = [contact[part] for record in records for contact in record["contacts"] for part in ("email", "telephone", "name")]
    assert [words for words in told if words], "the adverts have contacts"
    for words in filter(None, (c[part] for r in records for c in r["contacts"] for part in ("email", "telephone"))):
        assert words.encode() not in everything, words
    assert there["vacancy_contact"] == []


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


def start(many, place):
    return subprocess.Popen([PROGRAM, "load", many, "--to", place, "--at", "2026-01-01"], stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE)


def killed(folder, engine):
    total = 5 * BATCH + 100
    many = write_many(folder, total)
    begin = time.monotonic()
    load(many, engine.place("whole"), "--at", "2026-01-01")
    took = time.monotonic() - begin
    chance, counts = random.Random(7), set()
    for attempt in range(5):
        process = start(many, engine.place("w"))
        if attempt == 0:
            begun(engine, "w", process)  # between batches for sure, however busy the machine is
        else:
            time.sleep(chance.uniform(0.05, 0.9) * took)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        count = settled(engine, "w")
        assert count % BATCH == 0 or count == total, count
        counts.add(count)
    load(many, engine.place("w"), "--at", "2026-01-01")
    assert rows(engine.open("w")) == rows(engine.open("whole"))
    assert counts - {0, total}, "no load was killed between batches"


def settled(engine, name):
    """How many versions are there once the server has noticed that its client is gone."""
    count = engine.count(name)
    while engine.name == "postgresql" and engine.psql(
            "postgres", f"SELECT 1 FROM pg_stat_activity WHERE application_name = 'vacancy' AND datname = '{name}'"):
        time.sleep(0.05)
        count = engine.count(name)
    return count


def begun(engine, name, process):
    while engine.count(name) == 0:
        assert process.poll() is None, "it ended before it was to be stopped"
        time.sleep(0.01)


def server_gone(folder, engine):
    total = 12 * BATCH
    many = write_many(folder, total)
    for how in (lambda: engine.stop(signal.SIGQUIT),
                lambda: engine.psql("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE "
                                                "application_name = 'vacancy'")):
        process = start(many, engine.place("w"))
        begun(engine, "w", process)
        process.send_signal(signal.SIGSTOP)  # or it may be done before the server is gone, on a busy machine
        how()
        process.send_signal(signal.SIGCONT)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 4 and b"error[database_unreachable]" in errors, errors
        if engine.server.poll() is not None:
            _, errors = load(many, f"postgresql://vacancy@/w?host={engine.socket}", status=4)
            assert "error[database_unreachable]" in errors, errors
            engine.start()
        count = settled(engine, "w")
        assert count % BATCH == 0 and 0 < count < total, count
        engine.psql("postgres", "DROP DATABASE IF EXISTS w2")
        engine.psql("postgres", "CREATE DATABASE w2 TEMPLATE w; DROP DATABASE w")
    load(many, engine.place("w2"), "--at", "2026-01-01")
    load(many, engine.place("whole"), "--at", "2026-01-01")
    assert rows(engine.open("w2")) == rows(engine.open("whole"))


def disk_full(folder, engine):
    many = write_many(folder, 5 * BATCH)
    load(many, engine.place("whole"), "--at", "2026-01-01")
    if engine.name == "postgresql":
        return disk_of_server_full(folder, engine, many)
    room = engine.path("whole").stat().st_size * 3 // 4
    tight = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    _, errors = load(many, engine.place("w"), "--at", "2026-01-01", status=4, preexec_fn=tight)
    assert "error[disk_full]" in errors, errors
    assert engine.count("w") % BATCH == 0
    load(many, engine.place("w"), "--at", "2026-01-01")
    assert rows(engine.open("w")) == rows(engine.open("whole"))


def disk_of_server_full(folder, engine, many):
    """Its log of changes is in files of 1 MiB, which fit; those of tables don't, and the last write is cut short."""
    (folder / "small").mkdir()
    small = type(engine)(folder / "small", wal_mib=1)
    try:
        place = small.place("w")
        small.stop()
        small.start(largest_file=(3 << 20) + 100)
        for _ in range(2):
            _, errors = load(many, place, "--at", "2026-01-01", status=4)
            assert "error[disk_full]" in errors and "the server has no room: could not" in errors, errors
            assert "at the record" not in errors, errors
            count = settled(small, "w")
            assert 0 < count < 5 * BATCH and count % BATCH == 0 and not alone(small.open("w")), count
        small.stop()
        small.start()
        printed, _ = load(many, place, "--at", "2026-01-01")
        assert f"{5 * BATCH - count} new, 0 new versions, 0 corrected, {count} unchanged".encode() in printed, printed
        assert rows(small.open("w")) == rows(engine.open("whole"))
    finally:
        small.close()


def locked(folder, engine):
    few = write_many(folder, 3)
    load(few, engine.place("w"))
    place = engine.place("w")
    if engine.name == "sqlite":
        other = engine.run("w", "BEGIN EXCLUSIVE")
    else:
        place = engine.place("w", "&options=-clock_timeout%3D200ms")
        other = engine.hold("w", "LOCK TABLE vacancy IN EXCLUSIVE MODE", 30)
    _, errors = load(few, place, status=4)
    assert "error[database_busy]" in errors, errors
    if engine.name == "sqlite":
        other.execute("ROLLBACK")
    else:
        engine.psql("w", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
        other.wait()
    load(few, engine.place("w"))


def not_ours(folder, engine):
    few = write_many(folder, 3)
    engine.place("other")
    engine.run("other", "CREATE TABLE vacancy (name TEXT); INSERT INTO vacancy VALUES ('Tibbles')")
    _, errors = load(few, engine.place("other"), status=4)
    assert "error[not_a_warehouse]" in errors, errors
    load(few, engine.place("later"))
    engine.run("later", "INSERT INTO warehouse_migration VALUES (99, 'of the future', '2099-01-01T00:00:00Z')")
    _, errors = load(few, engine.place("later"), status=4)
    assert "error[newer_warehouse]" in errors, errors
    if engine.name == "postgresql":
        _, errors = run("history", "R1", "--from", engine.place("empty"), status=3)
        assert "error[not_found]" in errors, errors
        engine.psql("postgres", "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
        _, errors = load(few, engine.place("latin"), status=4)
        assert "error[not_a_warehouse]" in errors and "UTF8" in errors, errors
        return
    text = engine.path("text")
    text.write_text("no database at all, but long enough to be looked at\n" * 40)
    before = text.read_bytes()
    _, errors = load(few, engine.place("text"), status=4)
    assert "error[not_a_warehouse]" in errors and text.read_bytes() == before, errors
    _, errors = load(few, f"sqlite:{folder}/no/such/folder/w.sqlite", status=4)
    assert "error[not_writable]" in errors, errors


def read_only(folder, engine):
    few = write_many(folder, 3)
    load(few, engine.place("w"))
    if engine.name == "postgresql":
        engine.psql("w", "CREATE ROLE reader LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
        place = engine.place("w").replace("vacancy@", "reader@")
        _, errors = load(few, place, status=4)
        assert "error[not_writable]" in errors, errors
        printed, _ = run("history", "R1", "--from", place)
        assert b"first seen" in printed
        return
    path = engine.path("w")
    path.chmod(0o444)
    before = path.read_bytes()
    another = as_another(folder)
    if another is None:
        return
    _, errors = load(few, engine.place("w"), status=4, **another)
    assert "error[not_writable]" in errors and path.read_bytes() == before, errors
    printed, _ = run("history", "R1", "--from", engine.place("w"), **another)
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


def no_schema(folder, engine):
    few, place = write_many(folder, 1), engine.place("w", "&options=-csearch_path%3Djobs")
    _, errors = load(few, place, status=4)
    assert "error[not_writable]" in errors and "CREATE SCHEMA" in errors, errors
    engine.run("w", "CREATE SCHEMA jobs")
    load(few, place)
    assert engine.run("w", "SELECT count(*) FROM jobs.vacancy").strip() == "1" and engine.count("w") == 0


def broken_constraint(folder, engine):
    many = write_many(folder, BATCH + 3)
    good = many.read_text(encoding="utf-8")
    lines = good.splitlines()
    record = json.loads(lines[BATCH + 1])
    record["dates"]["closing"] = {"edtf": "2027-02-28", "from": "2027-02-28", "to": "2027-02-30"}
    lines[BATCH + 1] = json.dumps(record, separators=(",", ":"))
    many.write_text("\n".join(lines), encoding="utf-8")
    _, errors = load(many, engine.place("w"), status=4)
    assert "error[constraint_failed]" in errors and "dates_closing_to" in errors and record["id"] in errors, errors
    assert engine.count("w") == BATCH
    many.write_text(good, encoding="utf-8")
    load(many, engine.place("w"))
    assert engine.count("w") == BATCH + 3


def interrupted(folder, engine):
    many = write_many(folder, 10 * BATCH)
    process = start(many, engine.place("w"))
    begun(engine, "w", process)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130 and b"note[interrupted]" in errors, errors
    assert 0 < engine.count("w") < 10 * BATCH
    load(many, engine.place("w"))
    assert engine.count("w") == 10 * BATCH


def broken_records(folder, engine):
    good = list(many_records(4))
    beyond = json.loads(good[1])
    beyond["kind"] = "cat"
    lines = [good[0], "{not json", json.dumps(beyond), good[2][:200], "", "[" * 100_000, good[3]]
    many = folder / "many.ndjson"
    many.write_text("\n".join(lines), encoding="utf-8")
    printed, errors = load(many, engine.place("w"), status=3)
    assert b": 2 new, " in printed, printed
    for line, code in ((2, "broken_record"), (3, "schema_violation"), (4, "broken_record"), (5, "broken_record"), (6, "schema_violation")):
        assert f"many.ndjson:{line}:1: error[{code}]" in errors, errors
    assert "'/kind'" in errors, errors


def packed_records(folder, engine):
    many = write_many(folder, 40)
    lines = many.read_bytes()
    load(many, engine.place("plain"), "--at", "2026-01-01")
    (folder / "many.ndjson.gz").write_bytes(gzip.compress(lines))
    (folder / "many.ndjson.xz").write_bytes(lzma.compress(lines))
    with zipfile.ZipFile(folder / "many.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(many, "two.ndjson")
        archive.write(folder / "many.ndjson.gz", "one.ndjson.gz")
    with tarfile.open(folder / "many.tar", "w") as archive:
        archive.add(folder / "many.ndjson.xz", "records/many.ndjson.xz")
    for packed in ("many.ndjson.gz", "many.ndjson.xz", "many.zip", "many.tar"):
        name = packed.replace(".", "_")
        load(folder / packed, engine.place(name), "--at", "2026-01-01")
        assert rows(engine.open(name)) == rows(engine.open("plain")), packed
    printed, _ = run("load", "-", "--stdin-format", "records", "--to", engine.place("plain"), input=gzip.compress(lines))
    assert b" 40 unchanged" in printed, printed
    torn = folder / "torn.gz"
    torn.write_bytes(gzip.compress(lines + b'{"schema":"vacancy/1",' + b"x" * 5000, 0)[:-3000])
    printed, errors = load(torn, engine.place("torn"), status=3)
    assert b": 40 new, " in printed and "torn.gz/torn:41:1: error[archive_broken]" in errors, (printed, errors)


def hostile_strings(folder, engine):
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
    many = folder / "many.ndjson"
    with open(many, "w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=record["title"] == "\0", separators=(",", ":")) + "\n")
    load(many, engine.place("w"))
    check_equal(engine, "w", records)
    printed, _ = load(many, engine.place("w"))
    assert f"{len(texts)} unchanged" in printed.decode(), printed
    many.write_text('{"schema":"vacancy/1","id":"\\ud800"}\n', encoding="ascii")
    _, errors = load(many, engine.place("w"), status=3)
    assert "error[broken_record]" in errors, errors


def versions(folder, engine):
    """The same story for each engine, in loads of their own and in one load."""
    base = json.loads(next(many_records(1)))

    def capture(text, captured, **changes):
        record = {**base, **changes, "id": hashlib.sha256(text.encode()).hexdigest()[:16] + "-0", "source": {**base["source"], "captured": captured}}
        return json.dumps(record, ensure_ascii=False, separators=(",", ":"))

    story = [capture("two", "2027-01-05T00:00:00Z", title="Two"), capture("one", "Fri, 01 Jan 2027 00:00:00 GMT", title="One"),
             capture("three", "2027-01-09T00:00:00Z", title="Three"), capture("two", "2027-01-05T00:00:00Z", title="Two, read anew"),
             capture("three", "2027-01-07T00:00:00Z", title="Three"), capture("one", None, reference="R-other", title="One")]
    other = Sqlite(folder)
    for number, line in enumerate(story):
        for each in (engine, other):
            (folder / "one.ndjson").write_text(line + "\n", encoding="utf-8")
            load(folder / "one.ndjson", each.place("steps"), "--at", f"2027-02-{number + 1:02}")
        assert rows(engine.open("steps")) == rows(other.open("steps")), number
    database = engine.open("steps")
    shown = [tuple(row) for row in database.execute("SELECT title, valid_from, valid_to FROM vacancy ORDER BY valid_from")]
    assert shown == [("One", "2027-01-01T00:00:00Z", None), ("Two, read anew", "2027-01-05T00:00:00Z", "2027-01-07T00:00:00Z"),
                     ("Three", "2027-01-07T00:00:00Z", None)], shown
    assert not alone(database)
    told = [run("history", "R0", "--from", each.place("steps"))[0] for each in (engine, other)]
    assert told[0] == told[1] and b"Two, read anew" in told[0], told
    (folder / "all.ndjson").write_text("\n".join(story[:3]), encoding="utf-8")
    load(folder / "all.ndjson", engine.place("at_once"))
    assert [row[0] for row in engine.open("at_once").execute("SELECT valid_to FROM vacancy ORDER BY valid_from")] == [
        "2027-01-05T00:00:00Z", "2027-01-09T00:00:00Z", None]


def keys(folder, engine):
    few = write_many(folder, 3)
    load(few, engine.place("w"), "--at", "2026-01-01")
    for sql in ("INSERT INTO vacancy_benefit VALUES (99, 0, 'of nobody')", "UPDATE vacancy_record SET vacancy_key = 99 WHERE vacancy_key = 1"):
        assert refused(engine, "w", sql), sql
    if engine.name == "postgresql":
        keys_for_others(folder, few, engine)
    before = rows(engine.open("w"))
    engine.run("w", "DELETE FROM vacancy WHERE vacancy_key = 3")
    assert engine.count("w") == 2 and not alone(engine.open("w"))
    load(few, engine.place("w"), "--at", "2026-01-01")
    assert rows(engine.open("w")) == before


FOREIGN_KEYS = {"sqlite": "PRAGMA foreign_keys = ON; ", "postgresql": ""}


def refused(engine, name, sql):
    try:
        engine.run(name, FOREIGN_KEYS[engine.name] + sql)
        return False
    except (sqlite3.IntegrityError, AssertionError) as why:
        return "foreign key" in str(why).lower()


def keys_for_others(folder, few, engine):
    """Who may not spare the server a look at each key, and a table with a trigger of somebody's, get the same rows."""
    spared = lambda: "SET LOCAL session_replication_role" in (engine.socket / "log").read_text()
    engine.run("postgres", "CREATE ROLE plain LOGIN; ALTER ROLE plain SET log_statement = 'all'")
    for name in ("plain", "granted", "watched"):
        engine.place(name)
        engine.run(name, "GRANT CREATE ON SCHEMA public TO plain")
    load(few, engine.place("plain").replace("vacancy@", "plain@"), "--at", "2026-01-01")
    assert not spared()
    engine.run("postgres", "GRANT SET ON PARAMETER session_replication_role TO plain")
    load(few, engine.place("granted").replace("vacancy@", "plain@"), "--at", "2026-01-01")
    assert spared()
    first = folder / "first.ndjson"
    first.write_text(few.read_text(encoding="utf-8").split("\n")[0], encoding="utf-8")
    load(first, engine.place("watched"), "--at", "2026-01-01")
    engine.run("watched", """CREATE TABLE seen (key bigint);
        CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO seen VALUES (NEW.vacancy_key); RETURN NEW; END';
        CREATE TRIGGER sees AFTER INSERT ON vacancy FOR EACH ROW EXECUTE FUNCTION see()""")
    load(few, engine.place("watched"), "--at", "2026-01-01")
    assert engine.run("watched", "SELECT key FROM seen ORDER BY 1").split() == ["2", "3"]
    for name in ("plain", "granted", "watched"):
        assert rows(engine.open(name)) == rows(engine.open("w")), name


def migrated(folder, engine):
    few = write_many(folder, 3)
    printed, _ = run("schema", "sql", "--dialect", engine.name)
    engine.place("fresh")
    engine.run("fresh", printed.decode())
    steps = sorted(MIGRATIONS.glob(f"*_{engine.name}.sql"), key=lambda path: int(path.name.split("_")[0]))
    for number in range(len(steps) + 1):
        engine.place(f"from{number}")
        for version, step in enumerate(steps[:number], 1):
            engine.run(f"from{number}", step.read_text(encoding="utf-8"))
            engine.run(f"from{number}", f"INSERT INTO warehouse_migration VALUES ({version}, 'by hand', '2026-01-01T00:00:00Z')")
        if number:
            engine.copy_rows("from0", f"from{number}")
        printed, _ = load(few, engine.place(f"from{number}"), "--at", "2026-01-01")
        assert f": {0 if number else 3} new, ".encode() in printed, printed
        assert rows(engine.open(f"from{number}")) == rows(engine.open("from0"))
        assert shape(engine, f"from{number}") == shape(engine, "fresh"), f"from version {number}: write a migration"


def shape(engine, name):
    """What the tables, indexes and views are, without comments and layout."""
    if engine.name == "sqlite":
        words = lambda sql: " ".join(line.split("--")[0] for line in sql.splitlines()).split()
        return sorted((row[0], row[1], words(row[2])) for row in engine.open(name).execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    return engine.psql(name, """
        SELECT 'column', attrelid::regclass::text, attname, format_type(atttypid, atttypmod), attnotnull::text, attnum::text
        FROM pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE c.relnamespace = 'public'::regnamespace AND attnum > 0
        UNION ALL SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), '', '' FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT 'view', viewname, definition, '', '', '' FROM pg_views WHERE schemaname = 'public'
        UNION ALL SELECT 'index', indexname, indexdef, '', '', '' FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2, 3, 4""")


def no_password(folder, engine):
    few = write_many(folder, 1)
    place, secret = engine.place("w"), "s3cr3t"
    hba = engine.data / "pg_hba.conf"
    hba.write_text("local all guarded scram-sha-256\n" + hba.read_text())
    engine.psql("postgres", "SET password_encryption = 'scram-sha-256'; CREATE ROLE guarded SUPERUSER LOGIN PASSWORD 'right'; SELECT pg_reload_conf()")
    for address in (place.replace("vacancy@", f"guarded:{secret}@"), f"postgresql://guarded:{secret}@127.0.0.1:1/w",
                    f"postgresql://guarded:{secret}@nowhere.invalid/w", f"postgresql://guarded:{secret}@@127.0.0.1/w",
                    f"postgresql://guarded:{secret}/x@127.0.0.1/w", f"postgresql://guarded:x?{secret}@127.0.0.1/w",
                    f"postgresql://guarded:{secret}:{secret}@127.0.0.1:1/w", f"postgresql://127.0.0.1:1/w?password={secret}",
                    f"postgresql://127.0.0.1:1/w?passwrod={secret}", f"postgresql://a:b@c:{secret}@127.0.0.1/w",
                    f"postgresql://127.0.0.1:{secret}/w", f"postgresql://guarded:{secret}"):
        done = subprocess.run([PROGRAM, "load", few, "--to", address], capture_output=True, text=True, timeout=60)
        assert done.returncode in (2, 4) and secret not in done.stdout + done.stderr, (address, done.stdout, done.stderr)
    printed, errors = load(few, place.replace("vacancy@", "guarded:right@"))
    assert b"right" not in printed and "right" not in errors and b"guarded@" in printed, printed


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        engine = ENGINES[ENGINE](folder)
        try:
            globals()[WHAT](folder, engine)
        finally:
            engine.close()


if __name__ == "__main__":
    main()
