#!/usr/bin/env python3
"""sources.py PROGRAM PROJECT: schemas/sources.yml is what the program prints, names the tables and columns that there are,
and each of its tests holds for a warehouse of the corpus, asked as dbt asks."""
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

import yaml

PROGRAM, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])


def printed(*words):
    return subprocess.run([PROGRAM, *words], capture_output=True, check=True, text=True).stdout


def broken(test, table, column):
    """How many rows break a test."""
    if test == "not_null":
        return f"SELECT count(*) FROM {table} WHERE {column} IS NULL"
    if test == "unique":
        return f"SELECT count(*) FROM (SELECT {column} FROM {table} GROUP BY 1 HAVING count(*) > 1)"
    (kind, about), = test.items()
    about = about["arguments"]
    if kind == "accepted_values":
        values = ", ".join("'" + value.replace("'", "''") + "'" for value in about["values"])
        return f"SELECT count(*) FROM {table} WHERE {column} NOT IN ({values})"
    assert kind == "relationships" and about["to"] == "source('vacancy', 'vacancy')", test
    return f"SELECT count(*) FROM {table} WHERE {column} NOT IN (SELECT {about['field']} FROM vacancy)"


def main():
    text = printed("schema", "dbt")
    assert text == (PROJECT / "schemas/sources.yml").read_text(encoding="utf-8"), "run: vacancy schema dbt > schemas/sources.yml"
    source, = yaml.safe_load(text)["sources"]
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/w.sqlite"
        subprocess.run([PROGRAM, "load", PROJECT / "corpus/adverts", "--to", f"sqlite:{path}", "-q"], capture_output=True)
        database = sqlite3.connect(path)
        there = {row[0] for row in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'vacancy*' AND name NOT GLOB 'vacancy_search*'")}
        assert {table["name"] for table in source["tables"]} == there
        tests = 0
        for table in source["tables"]:
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table['name']})")]
            assert [column["name"] for column in table["columns"]] == columns, table["name"]
            for column in table["columns"]:
                assert column["description"]
                for test in column.get("data_tests", ()):
                    tests += 1
                    count = database.execute(broken(test, table["name"], column["name"])).fetchone()[0]
                    assert count == 0, (table["name"], column["name"], test, count)
        assert tests > 100, tests


main()
