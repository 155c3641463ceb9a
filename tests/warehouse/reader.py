"""Records out of the tables of a warehouse, by a reader that knows nothing of how they were written."""


class Reader:
    def __init__(self, database):
        self.database = database

    def rows(self, table, key, kind=None, order="position"):
        extra = "" if kind is None else " AND kind = ?"
        values = (key,) if kind is None else (key, kind)
        return self.database.execute(
            f"SELECT * FROM vacancy_{table} WHERE vacancy_key = ?{extra} ORDER BY {order}", values)

    def objects(self, table, key, *names):
        return [{name: row[name] for name in names} for row in self.rows(table, key)]

    def values(self, table, key, column, kind=None):
        return [row[column] for row in self.rows(table, key, kind)]

    @staticmethod
    def tuple_of(row, *columns):
        values = [row[column] for column in columns]
        return None if None in values else values

    def span(self, row):
        return self.tuple_of(row, "span_begin", "span_end")

    @staticmethod
    def date(row, name):
        edtf, first, last = (row[f"dates_{name}_{part}"] for part in ("edtf", "from", "to"))
        return None if edtf is None else {"edtf": edtf, "from": first, "to": last}

    @staticmethod
    def boolean(value):
        return None if value is None else bool(value)

    def records(self):
        for row in self.database.execute("SELECT * FROM vacancy ORDER BY vacancy_key"):
            yield self.record(row, row["vacancy_key"])

    def record(self, row, key):
        plain = ("schema", "id", "kind", "title", "reference", "department", "business_area", "posts",
                 "hybrid_min_percent", "hours_per_week", "nationality", "pension_employer_percent",
                 "reserve_list_months", "apply_url")
        source = ("path", "member", "media_type", "charset", "bytes", "sha256", "layout", "captured")
        leave = {name: row[f"annual_leave_{name}"] for name in ("min_days", "max_days")}
        return {
            **{name: row[name] for name in plain},
            **({"duplicate_of": row["duplicate_of"]} if row["duplicate_of"] else {}),
            "source": {name: row[f"source_{name}"] for name in source},
            "grades": self.objects("grade", key, "code", "name"),
            "salary": None if row["salary_currency"] is None else {
                **{name: row[f"salary_{name}"] for name in ("currency", "period", "min", "max")},
                "bands": self.objects("salary_band", key, "min", "max", "location", "grade")},
            "contract": {"types": self.values("contract_type", key, "type"), "length": row["contract_length"]},
            "working_patterns": self.values("working_pattern", key, "pattern"),
            "role_types": self.values("role_type", key, "type"),
            "locations": self.objects("location", key, "text", "town", "region", "site", "postcode"),
            "annual_leave": leave if any(value is not None for value in leave.values()) else None,
            "criteria": {kind: self.values("criterion", key, "text", kind)
                         for kind in ("essential", "desirable", "person_specification")},
            "responsibilities": self.values("responsibility", key, "text"),
            "behaviours": [{"name": b["name"], "at_application": bool(b["at_application"])}
                           for b in self.rows("behaviour", key)],
            "competencies": self.objects("competency", key, "name", "level"),
            "technical_skills": self.values("technical_skill", key, "skill"),
            "success_profile": self.values("success_profile", key, "element"),
            "application": {
                "cv": self.boolean(row["application_cv"]), "cv_scored": self.boolean(row["application_cv_scored"]),
                "statement_words": row["application_statement_words"],
                "behaviour_words": row["application_behaviour_words"],
                "tests": self.values("application_test", key, "test")},
            "interview": {"formats": self.values("interview_format", key, "format")},
            "clearance": {kind: self.values("clearance", key, "code", kind) for kind in ("required", "conditional")},
            "dates": {**{name: self.date(row, name) for name in ("closing", "sift", "interview", "start")},
                      "events": self.objects("event", key, "name", "edtf")},
            "contacts": self.objects("contact", key, "role", "name", "email", "telephone"),
            "benefits": self.values("benefit", key, "text"),
            "schemes": self.values("scheme", key, "scheme"),
            "sections": [{**{name: s[name] for name in ("id", "heading", "level", "text")}, "span": self.span(s)}
                         for s in self.rows("section", key)],
            "evidence": {e["pointer"]: {
                **{name: e[name] for name in ("rule", "text", "line", "page", "confidence")}, "span": self.span(e),
                "box": self.tuple_of(e, "box_left", "box_top", "box_right", "box_bottom")}
                for e in self.rows("evidence", key, order="pointer")},
            "diagnostics": [{**{name: d[name] for name in ("code", "severity", "field", "message", "line")},
                             "span": self.span(d)} for d in self.rows("diagnostic", key)],
        }
