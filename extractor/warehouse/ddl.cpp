#include "warehouse/ddl.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "warehouse/migrations.h"
#include "warehouse/plan_rows.h"
#include "warehouse/tables.h"

namespace vacancy {

std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out.append(c == '\'' ? 2 : 1, c);
    return out + '\'';
}

namespace {

std::string listed(const std::vector<std::string>& names) {
    return fmt::format("{}", fmt::join(names, ", "));
}

/// Columns that analysts look for, each with an index of its own.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> looked_for = {{
    {"vacancy", "identity, valid_from"},
    {"vacancy", "reference"},
    {"vacancy", "department"},
    {"vacancy", "dates_closing_to"},
    {"vacancy_grade", "code"},
    {"vacancy_location", "town"},
    {"vacancy_diagnostic", "code"},
}};

/// What the warehouse keeps beside the record's tables.
constexpr std::string_view keeping_about = "Versions of this schema that the database has been brought to.";
constexpr std::string_view record_about =
    "The record as it was loaded, for whoever wants all of it: JSON, form vacancy/1.";

constexpr std::string_view references = "REFERENCES vacancy (vacancy_key) ON DELETE CASCADE";

class Sql {
public:
    explicit Sql(Dialect dialect) : sqlite_(dialect == Dialect::sqlite) {}

    std::string make() {
        out_ = fmt::format("-- A warehouse of vacancy records, version {}; made by 'vacancy schema sql'.\n",
                           migrations(sqlite_ ? Dialect::sqlite : Dialect::postgresql).back().version);
        own_tables_before();
        for (const Table& table : warehouse_tables()) add(table);
        record_table();
        for (const auto& [table, columns] : looked_for) index(table, columns);
        search();
        if (sqlite_) deletion();
        latest_view();
        flat_view();
        fill_view();
        return std::move(out_);
    }

private:
    void line(std::string_view text) { out_.append(text).append("\n"); }
    std::string_view end_of_table(bool by_key) const {
        return !sqlite_ ? ");" : by_key ? ") STRICT, WITHOUT ROWID;" : ") STRICT;";
    }

    std::string_view type_name(ColumnType type) const {
        switch (type) {
            case ColumnType::text:
                return sqlite_ ? "TEXT" : "text";
            case ColumnType::date:
                return sqlite_ ? "TEXT" : "date";
            case ColumnType::moment:
                return sqlite_ ? "TEXT" : "timestamptz";
            case ColumnType::integer:
                return sqlite_ ? "INTEGER" : "bigint";
            case ColumnType::number:
                return sqlite_ ? "REAL" : "double precision";
            case ColumnType::boolean:
                return sqlite_ ? "INTEGER" : "boolean";
        }
        return {};
    }

    std::string check(const Column& column) const {
        std::vector<std::string> all;
        const FieldRules& rules = column.rules;
        const std::string& name = column.name;
        if (!rules.values.empty()) {
            std::vector<std::string> values;
            for (const std::string_view value : rules.values) values.push_back(quoted(value));
            all.push_back(fmt::format("{} IN ({})", name, listed(values)));
        }
        if (rules.filled) all.push_back(fmt::format("{} <> ''", name));
        if (rules.min) all.push_back(fmt::format("{} >= {}", name, *rules.min));
        if (rules.max) all.push_back(fmt::format("{} <= {}", name, *rules.max));
        if (sqlite_ && column.type == ColumnType::boolean) all.push_back(fmt::format("{} IN (0, 1)", name));
        if (sqlite_ && column.type == ColumnType::date)
            all.push_back(fmt::format("{0} IS date({0}, '+0 days')", name));
        if (!sqlite_ && rules.pattern && column.type == ColumnType::text)
            all.push_back(fmt::format("{} ~ {}", name, quoted(rules.pattern)));
        return all.empty() ? "" : fmt::format(" CHECK ({})", fmt::join(all, " AND "));
    }

    void comment(std::string_view table, std::string_view column, std::string_view about) {
        if (!sqlite_) line(fmt::format("COMMENT ON COLUMN {}.{} IS {};", table, column, quoted(about)));
    }
    void comment(std::string_view table, std::string_view about) {
        if (!sqlite_) line(fmt::format("COMMENT ON TABLE {} IS {};", table, quoted(about)));
    }

    void begin_table(std::string_view name, std::string_view about) {
        line(fmt::format("\n-- {}\nCREATE TABLE {} (", about, name));
    }

    void column(std::string_view definition, std::string_view about, bool last = false) {
        if (sqlite_) line(fmt::format("    -- {}", about));
        line(fmt::format("    {}{}", definition, last ? "" : ","));
    }

    void own_tables_before() {
        begin_table("warehouse_migration", keeping_about);
        const std::string text(type_name(ColumnType::text));
        column(fmt::format("version {} PRIMARY KEY", sqlite_ ? "INTEGER" : "integer"), "The version.");
        column(fmt::format("what {} NOT NULL", text), "What came with it.");
        column(fmt::format("applied {} NOT NULL", type_name(ColumnType::moment)), "When: UTC, ISO 8601.",
               true);
        line(end_of_table(false));
        comment("warehouse_migration", keeping_about);
        comment("warehouse_migration", "version", "The version.");
        comment("warehouse_migration", "what", "What came with it.");
        comment("warehouse_migration", "applied", "When.");
    }

    void add(const Table& table) {
        const bool is_root = table.lists.empty();
        begin_table(table.name, table.about);
        for (const Column& c : table.columns) {
            const bool alone = is_root && c.name == table.key.front();
            column(fmt::format("{} {}{}{}{}", c.name, type_name(c.type),
                               alone              ? " PRIMARY KEY"
                               : c.rules.nullable ? ""
                                                  : " NOT NULL",
                               is_root && c.name == "id" ? " UNIQUE" : "", check(c)),
                   c.about);
        }
        for (const auto& group : table.together) {
            std::vector<std::string> absent;
            absent.reserve(group.size());
            for (const std::string& name : group) absent.push_back(fmt::format("({} IS NULL)", name));
            line(fmt::format("    CHECK ({}),", fmt::join(absent, " = ")));
        }
        if (is_root) {
            line("    CHECK (valid_to >= valid_from)");
        } else {
            line(fmt::format("    PRIMARY KEY ({}),", listed(table.key)));
            line(fmt::format("    FOREIGN KEY (vacancy_key) {}", references));
        }
        line(end_of_table(!is_root && !table.large_rows));
        comment(table.name, table.about);
        for (const Column& c : table.columns) comment(table.name, c.name, c.about);
    }

    void record_table() {
        begin_table("vacancy_record", record_about);
        column(fmt::format("vacancy_key {} PRIMARY KEY {}", type_name(ColumnType::integer), references),
               "The version that it is.");
        column(fmt::format("json {} NOT NULL", sqlite_ ? "TEXT" : "json"), "One line of JSON.", true);
        line(end_of_table(false));
        comment("vacancy_record", record_about);
        comment("vacancy_record", "vacancy_key", "The version that it is.");
        comment("vacancy_record", "json", "One line of JSON.");
    }

    void index(std::string_view table, std::string_view columns) {
        std::string name = fmt::format("{}_by_{}", table, columns);
        name.erase(std::remove(name.begin(), name.end(), ' '), name.end());
        std::replace(name.begin(), name.end(), ',', '_');
        line(fmt::format("CREATE INDEX {} ON {} ({});", name, table, columns));
    }

    void search() {
        line("\n-- Words of titles, summaries and criteria.");
        if (sqlite_)
            return line(
                "CREATE VIRTUAL TABLE vacancy_search USING fts5 (title, summary, criteria, "
                "tokenize = 'porter unicode61');");
        line(
            fmt::format("CREATE TABLE vacancy_search (\n    vacancy_key bigint PRIMARY KEY {},", references));
        line(
            "    title text NOT NULL,\n    summary text NOT NULL,\n    criteria text NOT NULL,\n"
            "    words tsvector NOT NULL GENERATED ALWAYS AS (\n"
            "        setweight(to_tsvector('english', left(title, 10000)), 'A') ||\n"
            "        setweight(to_tsvector('english', left(summary, 100000)), 'B') ||\n"
            "        setweight(to_tsvector('english', left(criteria, 100000)), 'C')) STORED\n);\n"
            "CREATE INDEX vacancy_search_by_words ON vacancy_search USING gin (words);");
        comment("vacancy_search", "Words of titles, summaries and criteria.");
        comment("vacancy_search", "vacancy_key", "The version that they are of.");
        comment("vacancy_search", "title", "The title.");
        comment("vacancy_search", "summary", "What the sections about the job and its summary say.");
        comment("vacancy_search", "criteria", "The criteria, one a line.");
        comment("vacancy_search", "words",
                "What is searched: titles weigh most, then summaries; of very long texts the beginning.");
    }

    /// SQLite's programs look at foreign keys only if they are told to.
    void deletion() {
        line("\n-- Whoever deletes a version deletes all of it.");
        line("CREATE TRIGGER vacancy_deleted AFTER DELETE ON vacancy BEGIN");
        for (const Target& target : warehouse_targets().subspan(1))
            line(fmt::format("    DELETE FROM {} WHERE {} = OLD.vacancy_key;", target.table,
                             target.sqlite_key()));
        line("END;");
    }

    void latest_view() {
        line("\n-- Adverts as they were last seen: the latest version of each.");
        line("CREATE VIEW latest_vacancy AS SELECT * FROM vacancy WHERE valid_to IS NULL;");
    }

    std::string joined(const Table& table, const ListInRecord& list) const {
        const std::string kind = list.kind.empty() ? "" : fmt::format(" AND kind = {}", quoted(list.kind));
        return fmt::format(
            "(SELECT {}({}, '{}') FROM (SELECT {} FROM {} l WHERE l.vacancy_key = v.vacancy_key{} ORDER BY "
            "position) m)",
            sqlite_ ? "group_concat" : "string_agg", list.shown, joined_by, list.shown, table.name, kind);
    }

    void flat_view() {
        line("\n-- One row an advert, in its latest version; members of lists are joined by ' | '.");
        line("CREATE VIEW vacancy_flat AS SELECT");
        std::vector<std::string> columns;
        for (const Column& c : warehouse_tables().front().columns)
            if (c.name != "content_hash") columns.push_back(fmt::format("    v.{}", c.name));
        for (const Table& table : warehouse_tables())
            for (const ListInRecord& list : table.lists)
                if (!list.shown.empty())
                    columns.push_back(fmt::format("    {} AS {}", joined(table, list), list.name));
        line(fmt::format("{}\nFROM latest_vacancy v;", fmt::join(columns, ",\n")));
    }

    void fill_view() {
        line("\n-- How many adverts, by department and month of closing, have a value in each field.");
        line("CREATE VIEW field_fill_rate AS");
        line(
            "WITH advert AS (SELECT v.*, substr(CAST(dates_closing_to AS text), 1, 7) AS month FROM "
            "latest_vacancy v)");
        std::vector<std::string> all;
        const auto add = [&](std::string_view field, std::string_view there) {
            all.push_back(fmt::format(
                "SELECT department, month, '{0}' AS field, count(*) AS adverts, sum(CASE WHEN {1} THEN 1 "
                "ELSE 0 "
                "END) AS filled, avg(CASE WHEN {1} THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY "
                "department, month",
                field, there));
        };
        for (const Column& c : warehouse_tables().front().columns)
            if (!c.steps.empty() && c.rules.nullable && c.steps.front() != "source" && !c.rules.asked)
                add(c.name, fmt::format("a.{} IS NOT NULL", c.name));
        for (const Table& table : warehouse_tables())
            for (const ListInRecord& list : table.lists)
                if (table.name != "vacancy_diagnostic")
                    add(list.name,
                        fmt::format(
                            "EXISTS (SELECT 1 FROM {} l WHERE l.vacancy_key = a.vacancy_key{})", table.name,
                            list.kind.empty() ? "" : fmt::format(" AND kind = {}", quoted(list.kind))));
        line(fmt::format("{};", fmt::join(all, "\nUNION ALL ")));
    }

    const bool sqlite_;
    std::string out_;
};

}  // namespace

std::optional<Dialect> dialect_of(std::string_view name) {
    if (name == "sqlite") return Dialect::sqlite;
    if (name == "postgresql") return Dialect::postgresql;
    return std::nullopt;
}

std::string warehouse_sql(Dialect dialect) {
    return Sql(dialect).make();
}

}  // namespace vacancy
