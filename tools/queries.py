#!/usr/bin/env python3
"""queries.py WAREHOUSE.sqlite: three questions to a warehouse, with their SQL and the answers."""
import sqlite3
import sys

QUERIES = (
    ("Open vacancies by grade and place (closing today or later, or at no stated date)", """
SELECT g.code AS grade, coalesce(l.town, l.text) AS place, count(DISTINCT v.vacancy_key) AS vacancies
FROM latest_vacancy v JOIN vacancy_grade g USING (vacancy_key) JOIN vacancy_location l USING (vacancy_key)
WHERE v.dates_closing_to >= date('now') OR v.dates_closing_to IS NULL
GROUP BY 1, 2 ORDER BY vacancies DESC, grade, place LIMIT 12"""),
    ("Salary ranges by grade (a year, in pounds)", """
SELECT g.code AS grade, count(*) AS adverts, min(v.salary_min) AS lowest,
       round(avg((v.salary_min + v.salary_max) / 2)) AS middle, max(v.salary_max) AS highest
FROM latest_vacancy v JOIN vacancy_grade g USING (vacancy_key)
WHERE v.salary_period = 'year' AND v.salary_currency = 'GBP'
GROUP BY 1 ORDER BY middle"""),
    ("Adverts with lost values", """
SELECT v.source_path AS advert, v.title AS title, group_concat(substr(d.field, 2), ', ') AS lost
FROM latest_vacancy v JOIN vacancy_diagnostic d USING (vacancy_key)
WHERE d.code = 'value_lost' GROUP BY v.vacancy_key ORDER BY count(*) DESC, advert LIMIT 12"""),
)


def cell(value):
    if value is None:
        return ""
    return f"{value:,.0f}" if isinstance(value, float) else str(value)


def show(cursor):
    rows = [[column[0] for column in cursor.description], *([cell(value) for value in row] for row in cursor)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        print("  " + "  ".join(words.ljust(width) for words, width in zip(row, widths)).rstrip())
    if len(rows) == 1:
        print("  (none)")


def main(path):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    for question, sql in QUERIES:
        print(f"\n-- {question}{sql};\n")
        show(database.execute(sql))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
