#!/usr/bin/env python3
"""show.py RECORDS.ndjson: the records as a short table, one line each."""
import json
import pathlib
import sys

COLUMNS = (("file", 30), ("title", 40), ("grade", 9), ("salary", 19), ("closes", 10), ("lost", 4))


def amount(value):
    return "" if value is None else f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}"


def salary(record):
    pay = record["salary"]
    if not pay:
        return ""
    low, high = amount(pay["min"]), amount(pay["max"])
    if not low or not high:
        words = f"up to {high}" if high else f"from {low}"
    else:
        words = low if low == high else f"{low}-{high}"
    if pay["period"] != "year":
        words += f"/{pay['period']}"
    return f"{words} {pay['currency']}" if pay["currency"] != "GBP" else words


def row(record):
    closing = record["dates"]["closing"]
    lost = sum(d["code"] == "value_lost" for d in record["diagnostics"])
    return (
        pathlib.PurePath(record["source"]["path"]).name,
        record["title"] or "",
        " ".join(grade["code"] for grade in record["grades"]),
        salary(record),
        closing["to"] if closing else "",
        str(lost) if lost else "",
    )


def cut(words, width):
    return words if len(words) <= width else words[: width - 1] + "…"


def line(cells):
    return "  ".join(cut(cell, width).ljust(width) for cell, (_, width) in zip(cells, COLUMNS)).rstrip()


def main(path):
    with open(path, encoding="utf-8") as records:
        rows = [row(json.loads(text)) for text in records]
    print(line([name for name, _ in COLUMNS]))
    for cells in rows:
        print(line(cells))
    print(f"{len(rows)} records in {path}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
