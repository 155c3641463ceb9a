"""Records out of CSV and Parquet, by readers that know nothing of how they were written but docs/formats.md."""
import csv
import datetime
import json
import re
import sys

import duckdb
import pyarrow.parquet

csv.field_size_limit(sys.maxsize)


def from_ndjson_by_duckdb(path):
    found = duckdb.execute("SELECT json FROM read_ndjson_objects(?, maximum_object_size = 100000000)", [str(path)])
    return [json.loads(row[0]) for row in found.fetchall()]


def leaves(schema, prefix=()):
    """Path and schema of each field that is a column of its own, from the JSON Schema."""
    for name, field in schema["properties"].items():
        path = prefix + (name,)
        if "properties" in field:
            yield from leaves(field, path)
        else:
            yield path, field


def types(field):
    kind = field.get("type", "string")
    return kind if isinstance(kind, list) else [kind]


def plain_text(cell):
    return cell[1:] if cell.startswith("'") else cell


def items(cell):
    """A list of strings: the items stand between ' | '."""
    pieces = re.findall(r"(?:[^\\|]|\\.)+", plain_text(cell), flags=re.S)
    pieces = [piece[at > 0:len(piece) - (at < len(pieces) - 1)] for at, piece in enumerate(pieces)]
    return ["" if piece == r"\e" else re.sub(r"\\(.)", r"\1", piece, flags=re.S) for piece in pieces]


def value_of(cell, field):
    kind = types(field)
    if "array" in kind and types(field["items"]) == ["string"]:
        return items(cell)
    if "array" in kind or "object" in kind:
        return json.loads(cell) if cell else [] if "array" in kind else {}
    if cell == "" and "null" in kind:
        return None
    if "integer" in kind or "number" in kind or "boolean" in kind:
        return json.loads(cell) if cell else None
    return plain_text(cell)


def put(record, path, value):
    for name in path[:-1]:
        record = record.setdefault(name, {})
    record[path[-1]] = value


def without_empty(record, schema):
    """Objects that can be null and of which nothing is stated are null."""
    for name, field in schema["properties"].items():
        if "properties" not in field:
            continue
        without_empty(record[name], field)
        if "null" in types(field) and all(value in (None, "", []) for value in record[name].values()):
            record[name] = None


def record_of_cells(cells, schema):
    record = {}
    for (path, field), cell in zip(leaves(schema), cells, strict=True):
        put(record, path, value_of(cell, field))
    without_empty(record, schema)
    return record


def check_head(head, schema):
    assert list(head) == [".".join(path) for path, _ in leaves(schema)], head


def from_csv(path, schema):
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file, strict=True)
        check_head(next(rows), schema)
        return [record_of_cells(row, schema) for row in rows]


def from_csv_by_duckdb(path, schema):
    found = duckdb.execute("SELECT * FROM read_csv(?, header = true, all_varchar = true, delim = ',', quote = '\"', "
                           "escape = '\"', new_line = '\\r\\n', parallel = false, max_line_size = 100000000)", [str(path)])
    check_head([column[0] for column in found.description], schema)
    return [record_of_cells([cell or "" for cell in row], schema) for row in found.fetchall()]


def json_of(value):
    """What Parquet holds, as JSON has it: spans and boxes are lists, days texts."""
    if isinstance(value, dict):
        if list(value) in (["begin", "end"], ["left", "top", "right", "bottom"]):
            return list(value.values())
        return {key: json_of(member) for key, member in value.items()}
    if isinstance(value, list):
        return [json_of(member) for member in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def from_parquet(path):
    return json_of(pyarrow.parquet.read_table(path).to_pylist(maps_as_pydicts="strict"))


def from_parquet_by_duckdb(path):
    found = duckdb.execute("SELECT * FROM read_parquet(?)", [str(path)])
    names = [column[0] for column in found.description]
    return [json_of(dict(zip(names, row))) for row in found.fetchall()]
