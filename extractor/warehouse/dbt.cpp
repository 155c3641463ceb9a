#include "warehouse/dbt.h"

#include <fmt/format.h>

#include "warehouse/ddl.h"
#include "warehouse/tables.h"

namespace vacancy {

namespace {

class Sources {
public:
    std::string make() {
        out_ =
            "# The warehouse as sources of dbt; made by 'vacancy schema dbt'. In dbt_project.yml, vars may "
            "say where\n"
            "# it lies: vacancy_database, vacancy_schema. For dbt 1.10.5 or later.\n"
            "version: 2\n\nsources:\n  - name: vacancy\n"
            "    description: 'Vacancy adverts with their history, loaded by vacancy load.'\n"
            "    database: \"{{ var('vacancy_database', target.database) }}\"\n"
            "    schema: \"{{ var('vacancy_schema', target.schema) }}\"\n    tables:\n";
        for (const Table& table : warehouse_tables()) add(table);
        record_table();
        return std::move(out_);
    }

private:
    void line(std::size_t depth, std::string_view text) {
        out_.append(2 * depth, ' ').append(text).append("\n");
    }

    void begin_table(std::string_view name, std::string_view about) {
        line(3, fmt::format("- name: {}", name));
        line(4, fmt::format("description: {}", quoted(about)));
        line(4, "columns:");
    }

    void add(const Table& table) {
        begin_table(table.name, table.about);
        const bool is_root = table.lists.empty();
        for (const Column& column : table.columns) {
            begin_column(column.name, column.about);
            const bool key = column.name == "vacancy_key";
            const bool unique = is_root && (key || column.name == "id");
            if (column.rules.nullable && column.rules.values.empty()) continue;
            line(6, "data_tests:");
            if (!column.rules.nullable) line(7, "- not_null");
            if (unique) line(7, "- unique");
            if (key && !is_root) belongs_to_version();
            if (!column.rules.values.empty()) accepted(column);
        }
    }

    void record_table() {
        begin_table("vacancy_record", "The record as it was loaded, for whoever wants all of it.");
        begin_column("vacancy_key", "The version that it is.");
        line(6, "data_tests:");
        line(7, "- not_null");
        line(7, "- unique");
        belongs_to_version();
        begin_column("json", "One line of JSON, form vacancy/1.");
        line(6, "data_tests:");
        line(7, "- not_null");
    }

    void begin_column(std::string_view name, std::string_view about) {
        line(5, fmt::format("- name: {}", name));
        line(6, fmt::format("description: {}", quoted(about)));
    }

    void belongs_to_version() {
        line(7, "- relationships:");
        line(9, "arguments:");
        line(10, "to: source('vacancy', 'vacancy')");
        line(10, "field: vacancy_key");
    }

    void accepted(const Column& column) {
        line(7, "- accepted_values:");
        line(9, "arguments:");
        line(10, "values:");
        for (const std::string_view value : column.rules.values) line(11, fmt::format("- {}", quoted(value)));
    }

    std::string out_;
};

}  // namespace

std::string dbt_sources() {
    return Sources().make();
}

}  // namespace vacancy
