#include "warehouse/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace vacancy {

namespace {

/// How the table of a list is called. Lists with a `kind` share one.
struct ListName {
    std::string_view path;
    std::string_view table;
    std::string_view column;  ///< of a list of strings: its values; of objects: what views show of them
    std::string_view kind = {};
    std::string_view about = {};  ///< of the table, where lists share it
};

constexpr std::string_view criteria_about = "What is asked of applicants, item by item.";
constexpr std::string_view clearance_about = "Security checks that the role calls for.";

constexpr auto list_names = std::to_array<ListName>({
    {"grades", "grade", "code"},
    {"salary.bands", "salary_band", ""},
    {"contract.types", "contract_type", "type"},
    {"working_patterns", "working_pattern", "pattern"},
    {"role_types", "role_type", "type"},
    {"locations", "location", "text"},
    {"criteria.essential", "criterion", "text", "essential", criteria_about},
    {"criteria.desirable", "criterion", "text", "desirable", criteria_about},
    {"criteria.person_specification", "criterion", "text", "person_specification", criteria_about},
    {"responsibilities", "responsibility", "text"},
    {"behaviours", "behaviour", "name"},
    {"competencies", "competency", "name"},
    {"technical_skills", "technical_skill", "skill"},
    {"success_profile", "success_profile", "element"},
    {"application.tests", "application_test", "test"},
    {"interview.formats", "interview_format", "format"},
    {"clearance.required", "clearance", "code", "required", clearance_about},
    {"clearance.conditional", "clearance", "code", "conditional", clearance_about},
    {"dates.events", "event", ""},
    {"contacts", "contact", ""},
    {"benefits", "benefit", "text"},
    {"schemes", "scheme", "scheme"},
    {"sections", "section", ""},
    {"evidence", "evidence", ""},
    {"diagnostics", "diagnostic", ""},
});

constexpr std::string_view clearance_kinds[] = {"required", "conditional"};
constexpr std::string_view criterion_kinds[] = {"essential", "desirable", "person_specification"};
constexpr std::string_view day_form = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

std::string with_underscores(std::string_view path) {
    std::string name(path);
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

std::vector<std::string> split(std::string_view path) {
    std::vector<std::string> steps;
    for (std::size_t dot; (dot = path.find('.')) != path.npos; path.remove_prefix(dot + 1))
        steps.emplace_back(path.substr(0, dot));
    steps.emplace_back(path);
    return steps;
}

bool is_list(FieldType type) {
    return type == FieldType::objects || type == FieldType::strings || type == FieldType::map;
}

ColumnType type_of(const Field& field) {
    switch (field.type) {
        case FieldType::integer:
            return ColumnType::integer;
        case FieldType::number:
            return ColumnType::number;
        case FieldType::boolean:
            return ColumnType::boolean;
        default:
            return field.rules.pattern && field.rules.pattern == day_form ? ColumnType::date
                                                                          : ColumnType::text;
    }
}

void add_tuple(Table& table, const Column& whole, ColumnType type, std::span<const char* const> names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        Column column = whole;
        column.name += fmt::format("_{}", names[i]);
        column.type = type;
        if (type == ColumnType::integer) column.rules.min = 0;
        column.about = fmt::format("{} This is its {}.", whole.about, names[i]);
        column.element = static_cast<int>(i);
        table.columns.push_back(std::move(column));
    }
}

/// The column, or columns, of a field that is no list and no object. `path` is what names it in its table.
void add_columns(Table& table, const Field& field, std::string_view path, bool nullable) {
    static constexpr const char* ends[] = {"begin", "end"};
    static constexpr const char* edges[] = {"left", "top", "right", "bottom"};
    Column column{.name = with_underscores(path),
                  .type = type_of(field),
                  .rules = field.rules,
                  .about = std::string(field.about),
                  .steps = split(path)};
    column.rules.nullable = field.rules.nullable || field.rules.asked || nullable;
    if (field.type == FieldType::span) return add_tuple(table, column, ColumnType::integer, ends);
    if (field.type == FieldType::box) return add_tuple(table, column, ColumnType::number, edges);
    table.columns.push_back(std::move(column));
}

/// The nullable object that the field stands in, or null.
const Field* nullable_object_around(std::string_view path) {
    for (std::size_t dot = path.find('.'); dot != path.npos; dot = path.find('.', dot + 1))
        if (const Field* object = find_field(path.substr(0, dot)); object && object->rules.nullable)
            return object;
    return nullptr;
}

Column own(std::string name, ColumnType type, std::string about, FieldRules rules = {}) {
    return {.name = std::move(name), .type = type, .rules = rules, .about = std::move(about)};
}

Table vacancy_table() {
    Table table{.name = "vacancy",
                .about = "Versions of adverts: a row for each text that an advert has had.",
                .columns = {},
                .key = {"vacancy_key"},
                .lists = {}};
    table.columns = {
        own("vacancy_key", ColumnType::integer, "Number of the version, in the order of loading."),
        own("identity", ColumnType::text,
            "What the versions of an advert have in common: department, reference and index in the input; "
            "without both, the record's id.",
            {.filled = true}),
        own("valid_from", ColumnType::moment,
            "When this version was first seen: captured, or else loaded; UTC, ISO 8601."),
        own("valid_to", ColumnType::moment, "When the next version was first seen; null for the latest.",
            {.nullable = true}),
        own("content_hash", ColumnType::integer,
            "Hash of what the record says, without where its source lies."),
    };
    for (const Field& field : record_fields()) {
        const bool inside = field.path.find_first_of("[*") != field.path.npos;
        if (inside || is_list(field.type) || field.type == FieldType::object) continue;
        const Field* around = nullable_object_around(field.path);
        add_columns(table, field, field.path, around != nullptr);
        if (!around || field.rules.nullable) continue;
        auto& groups = table.together;
        const std::string prefix = with_underscores(around->path) + '_';
        if (groups.empty() || !groups.back().front().starts_with(prefix)) groups.emplace_back();
        groups.back().push_back(table.columns.back().name);
    }
    std::erase_if(table.together, [](const auto& group) { return group.size() < 2; });
    return table;
}

void add_list_columns(Table& table, const Field& field, const ListName& name) {
    if (field.type == FieldType::strings) {
        Column column = own(std::string(name.column), ColumnType::text, std::string(field.about));
        column.rules.values = field.rules.values;
        if (!name.about.empty()) column.about = "The item.";
        column.steps = {""};
        table.columns.push_back(std::move(column));
        return;
    }
    const std::string prefix = fmt::format("{}{}.", field.path, field.type == FieldType::map ? ".*" : "[]");
    for (const Field& member : record_fields())
        if (member.path.starts_with(prefix))
            add_columns(table, member, member.path.substr(prefix.size()), false);
}

Table list_table(const Field& field, const ListName& name) {
    Table table{.name = fmt::format("vacancy_{}", name.table),
                .about = std::string(name.about.empty() ? field.about : name.about),
                .columns = {own("vacancy_key", ColumnType::integer, "The version that it belongs to.")},
                .key = {"vacancy_key"},
                .lists = {}};
    if (!name.kind.empty()) {
        FieldRules kinds;
        kinds.values = name.table == "clearance" ? std::span<const std::string_view>(clearance_kinds)
                                                 : std::span<const std::string_view>(criterion_kinds);
        table.columns.push_back(own("kind", ColumnType::text, "The list that it stands in.", kinds));
        table.key.emplace_back("kind");
    }
    if (field.type == FieldType::map) {
        table.columns.push_back(own("pointer", ColumnType::text, "JSON Pointer of the value in the record."));
        table.key.emplace_back("pointer");
    } else {
        table.columns.push_back(
            own("position", ColumnType::integer, "Its place in the list, from 0.", {.min = 0}));
        table.key.emplace_back("position");
    }
    add_list_columns(table, field, name);
    table.large_rows = name.path == "sections";
    return table;
}

std::vector<Table> make_tables() {
    std::vector<Table> tables = {vacancy_table()};
    for (const ListName& name : list_names) {
        const Field& field = *find_field(name.path);
        const std::string table = fmt::format("vacancy_{}", name.table);
        auto place =
            std::find_if(tables.begin(), tables.end(), [&](const Table& t) { return t.name == table; });
        if (place == tables.end()) place = tables.insert(place, list_table(field, name));
        place->lists.push_back({split(name.path), field.type, std::string(name.kind),
                                with_underscores(name.path), std::string(name.column)});
    }
    return tables;
}

}  // namespace

std::span<const Table> warehouse_tables() {
    static const std::vector<Table> tables = make_tables();
    return tables;
}

}  // namespace vacancy
