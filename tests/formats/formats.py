#!/usr/bin/env python3
"""formats.py PROGRAM ENCODER WHAT ADVERTS: records as files of every format, read back by readers that are not ours.

    come_back_equal  the adverts' records, and those of $VACANCY_SHARED/adverts and bulk, from one run into all formats
    hostile_strings  the whole Unicode range, NUL, quotes, formulas, separators and a text of 1 MB
    parquet_form     what the file says of itself: types, descriptions, version, compression
    row_groups       as large as they may be, and the same rows
    resumed          runs that are killed and gone on with end in the bytes of one run, in every format
    disk_full        no room, for each format: exit status 4, and nothing half done in its place
    closed_pipe      a reader that goes away, for each format
"""
import copy
import json
import os
import pathlib
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time

import pyarrow.parquet

sys.dont_write_bytecode = True
import readers  # noqa: E402

PROGRAM, ENCODER, WHAT, ADVERTS = sys.argv[1:5]
FORMATS = ("ndjson", "json", "jsonld", "csv", "parquet")
SCHEMA = json.loads(subprocess.run([PROGRAM, "schema"], capture_output=True, check=True).stdout)


def run(*arguments, status=(0, 3), **more):
    done = subprocess.run([PROGRAM, "extract", *map(str, arguments)], capture_output=True, timeout=100, **more)
    errors = done.stderr.decode(errors="replace")
    assert done.returncode in status, f"status {done.returncode}: {errors}"
    return errors


def extract(adverts, folder, *more):
    """One run into a file of each format."""
    outputs = {name: folder / f"records.{name}" for name in FORMATS}
    run(adverts, "-q", "--summary", "none", *more, *(word for path in outputs.values() for word in ("-o", path)))
    return outputs


def records_in(ndjson):
    return [json.loads(line) for line in ndjson.read_bytes().split(b"\n") if line]


def as_columns(records):
    """Records as they come out of tables, where `duplicate_of` is always a column."""
    return [{**record, "duplicate_of": record.get("duplicate_of")} for record in records]


def expect_equal(got, wanted, what):
    assert len(got) == len(wanted), f"{what}: {len(got)} records, not {len(wanted)}"
    for one, other in zip(got, wanted):
        names = [name for name in other if one.get(name, "missing") != other[name]]
        assert one == other, f"{what}: {other['id']}: {names}: " + "".join(
            f"\n{one.get(name)!r:.300}\n{other[name]!r:.300}" for name in names)


def check_all(outputs, wanted):
    expect_equal(readers.from_csv(outputs["csv"], SCHEMA), wanted, "csv")
    expect_equal(readers.from_csv_by_duckdb(outputs["csv"], SCHEMA), wanted, "csv by DuckDB")
    expect_equal(readers.from_parquet(outputs["parquet"]), wanted, "parquet")
    expect_equal(readers.from_parquet_by_duckdb(outputs["parquet"]), wanted, "parquet by DuckDB")


def come_back_equal(folder):
    shared = pathlib.Path(os.environ.get("VACANCY_SHARED", "/nowhere"))
    for number, adverts in enumerate(filter(os.path.exists, (ADVERTS, shared / "adverts", shared / "bulk"))):
        place = folder / str(number)
        place.mkdir()
        outputs = extract(adverts, place, *(("--dedupe", "near") if number else ()))
        records = records_in(outputs["ndjson"])
        assert json.loads(outputs["json"].read_bytes()) == records
        expect_equal(readers.from_ndjson_by_duckdb(outputs["ndjson"]), records, "ndjson by DuckDB")
        check_all(outputs, as_columns(records))
        print(f"{len(records)} records of {adverts}")
    run(ADVERTS, "-q", "--summary", "none", "--evidence", "none", "-o", folder / "a.ndjson", "-o", folder / "a.csv",
        "-o", folder / "a.parquet")
    check_all({name: folder / f"a.{name}" for name in FORMATS}, as_columns(records_in(folder / "a.ndjson")))


def hostile_texts():
    everything = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))
    yield from (everything[at:at + 50_000] for at in range(0, len(everything), 50_000))
    yield from ("\0", "a\0b", '"', '""', ",", "\r\n", "\n", "\r", " ", " a ", "'", "''a", "=cmd()", "+1", "-1", "@a", "\t",
                "=1+1\"; DROP TABLE", "|", " | ", "a | b", "\\", "\\e", "\\|", "\\ | \\", "null", "NULL", "true", "1e9",
                "\ufeff", "\u2028", "\uff1da", "x" * 1_000_000, '"' * 100_000, "\\|" * 100_000)


def hostile_strings(folder):
    run(ADVERTS, "-q", "--summary", "none", "-o", folder / "a.ndjson")
    base = next(record for record in records_in(folder / "a.ndjson") if record["grades"] and record["sections"])
    records = []
    for number, text in enumerate(hostile_texts()):
        record = copy.deepcopy(base)
        record["id"] = f"{number:016x}-0"
        record["title"] = record["source"]["charset"] = text
        record["benefits"] = ["a", text, "b"]
        record["role_types"] = [text[:1000]]
        record["responsibilities"] = [text[-1000:], "", text[:1000]]
        record["criteria"]["essential"] = ["", text[:1000]]
        record["technical_skills"] = [""]
        record["grades"] = [{"code": "OTHER", "name": text}]
        record["sections"][0]["text"] = text
        record["evidence"] = {"/" + text[:100]: {**next(iter(base["evidence"].values())), "text": text}}
        records.append(record)
    records.append({**copy.deepcopy(base), "id": "f" * 16 + "-0", "title": "", "department": ""})
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()
    outputs = {}
    for name in ("csv", "parquet"):
        outputs[name] = folder / f"hostile.{name}"
        done = subprocess.run([ENCODER, name, "67108864"], input=lines, capture_output=True)
        assert done.returncode == 0, done.stderr
        outputs[name].write_bytes(done.stdout)
    check_all(outputs, as_columns(records))
    with open(outputs["csv"], encoding="utf-8", newline="") as file:
        cells = [cell for row in readers.csv.reader(file) for cell in row]
    assert not any(cell[:1] and cell[0] in "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20" for cell in cells), "a formula"


def parquet_form(folder):
    path = extract(ADVERTS, folder)["parquet"]
    file = pyarrow.parquet.ParquetFile(path)
    schema = file.schema_arrow
    assert schema.metadata[b"vacancy.schema"] == b"vacancy/1", schema.metadata
    for field in schema:
        assert field.metadata[b"description"], field
    described = SCHEMA["properties"]["title"]["description"].encode()
    assert schema.field("title").metadata[b"description"] == described
    salary, grades, closing = schema.field("salary"), schema.field("grades"), schema.field("dates").type.field("closing")
    assert salary.nullable and not salary.type.field("period").nullable
    assert str(salary.type.field("min").type) == "double" and str(schema.field("posts").type) == "int64"
    assert str(closing.type.field("from").type) == "date32[day]", closing
    assert str(schema.field("kind").type).startswith("dictionary<values=string"), schema.field("kind")
    assert str(grades.type.value_type.field("code").type).startswith("dictionary<values=string"), grades
    assert str(schema.field("contract").type.field("types").type.value_type).startswith("dictionary<values=string")
    assert str(schema.field("evidence").type).startswith("map<string, struct<"), schema.field("evidence")
    group = file.metadata.row_group(0)
    assert {group.column(i).compression for i in range(group.num_columns)} == {"ZSTD"}
    kind = next(group.column(i) for i in range(group.num_columns) if group.column(i).path_in_schema == "kind")
    assert kind.has_dictionary_page


def row_groups(folder):
    run(ADVERTS, "-q", "--summary", "none", "-o", folder / "a.ndjson", "-o", folder / "one.parquet")
    run(ADVERTS, "-q", "--summary", "none", "-o", folder / "many.parquet", "--max-row-group-bytes", "40000")
    lines = [line for line in (folder / "a.ndjson").read_bytes().split(b"\n") if line]
    one, many = (pyarrow.parquet.ParquetFile(folder / f"{name}.parquet") for name in ("one", "many"))
    assert one.metadata.num_row_groups == 1 and many.metadata.num_row_groups > 3, many.metadata
    at = 0
    for number in range(many.metadata.num_row_groups):
        rows = many.metadata.row_group(number).num_rows
        assert rows == 1 or sum(map(len, lines[at:at + rows])) <= 40000
        at += rows
    expect_equal(readers.from_parquet(folder / "many.parquet"), readers.from_parquet(folder / "one.parquet"), "rows")
    done = subprocess.run([ENCODER, "parquet", "1000"], input=b"", capture_output=True, check=True)
    (folder / "none.parquet").write_bytes(done.stdout)
    assert readers.from_parquet(folder / "none.parquet") == [] == readers.from_parquet_by_duckdb(folder / "none.parquet")


def many_adverts(folder, count):
    adverts = folder / "adverts"
    adverts.mkdir()
    texts = [path.read_bytes() for path in sorted(pathlib.Path(ADVERTS).rglob("*")) if path.suffix == ".txt"]
    for number in range(count):
        (adverts / f"{number:04}.txt").write_bytes(texts[number % len(texts)] + b"\n%d\n" % number)
    (adverts / "empty.txt").write_bytes(b"")
    return adverts


def arguments_for(adverts, folder, names=FORMATS):
    outputs = [word for name in names for word in ("-o", folder / f"records.{name}")]
    return [adverts, "-q", "--summary", "none", "--dedupe", "near", "--checkpoint-seconds", "0.02", *outputs]


def files_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def resumed(folder):
    chance = random.Random(1)
    adverts = many_adverts(folder, 400)
    whole, out = folder / "whole", folder / "out"
    whole.mkdir(), out.mkdir()
    begin = time.monotonic()
    run(*arguments_for(adverts, whole))
    took = time.monotonic() - begin
    wanted = files_of(whole)
    assert set(wanted) == {f"records.{name}" for name in FORMATS} | {"records.ndjson.rejects.ndjson"}, set(wanted)
    kills = 0
    for _ in range(12):
        process = subprocess.Popen([PROGRAM, "extract", *map(str, arguments_for(adverts, out)), "--resume"],
                                   stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.0, took / 2))
        process.kill()
        kills += process.wait() == -signal.SIGKILL
    run(*arguments_for(adverts, out), "--resume")
    got = files_of(out)
    assert set(got) == set(wanted), set(got)
    for name, content in wanted.items():
        assert got[name] == content, f"{name} differs"
    assert kills > 3, kills
    print(f"{kills} kills")


def disk_full(folder):
    adverts = many_adverts(folder, 60)
    for name in FORMATS:
        place = folder / name
        place.mkdir()
        out = place / f"records.{name}"
        out.write_bytes(b"before")
        limit = 20_000
        errors = run(*arguments_for(adverts, place, [name]), status=(4,),
                     preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        assert "[disk_full]" in errors, errors
        assert out.read_bytes() == b"before", name
        can_go_on = name in ("ndjson", "jsonld", "csv")
        assert (out.with_name(out.name + ".part") in place.iterdir()) == can_go_on, list(place.iterdir())
        assert "[disk_full]" in run(ADVERTS, "-q", "--format", name, "-o", "/dev/full", status=(4,))
        run(*arguments_for(adverts, place, [name]), *(["--resume"] if can_go_on else []))
        assert {path.name for path in place.iterdir()} == {out.name, out.name + ".rejects.ndjson"}, list(place.iterdir())


def closed_pipe(folder):
    adverts = many_adverts(folder, 200)
    for name in FORMATS:
        process = subprocess.Popen([PROGRAM, "extract", adverts, "-q", "--format", name, "--max-row-group-bytes", "100000"],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.read(100)
        process.stdout.close()
        errors = process.stderr.read().decode()
        assert process.wait(60) == 4 and "[pipe_closed]" in errors, f"{name}: {process.returncode}: {errors}"


def main():
    with tempfile.TemporaryDirectory() as folder:
        globals()[WHAT](pathlib.Path(folder))


if __name__ == "__main__":
    main()
