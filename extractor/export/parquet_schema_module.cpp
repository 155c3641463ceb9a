// The schema of Parquet files, made from the table of fields.
#include <arrow/util/key_value_metadata.h>

#include <algorithm>
#include <string_view>

#include "export/parquet_schema.h"

namespace vacancy {

namespace {

constexpr std::string_view day_form = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

std::shared_ptr<arrow::Field> arrow_field(const FieldNode& node) {
    const FieldRules& rules = node.field->rules;
    return arrow::field(node.name, node.type, rules.nullable || rules.asked,
                        arrow::key_value_metadata({"description"}, {std::string(node.field->about)}));
}

arrow::FieldVector arrow_fields(const std::vector<FieldNode>& members) {
    arrow::FieldVector fields;
    for (const FieldNode& member : members) fields.push_back(arrow_field(member));
    return fields;
}

std::shared_ptr<arrow::DataType> tuple(const std::shared_ptr<arrow::DataType>& type,
                                       std::initializer_list<const char*> names) {
    arrow::FieldVector fields;
    for (const char* name : names) fields.push_back(arrow::field(name, type, false));
    return arrow::struct_(fields);
}

std::shared_ptr<arrow::DataType> text_type(const Field& field) {
    if (is_day(field)) return arrow::date32();
    return field.rules.values.empty() ? arrow::utf8() : arrow::dictionary(arrow::int32(), arrow::utf8());
}

std::shared_ptr<arrow::DataType> list_of(const std::shared_ptr<arrow::DataType>& type) {
    return arrow::list(arrow::field("element", type, false));
}

std::shared_ptr<arrow::DataType> type_of(const FieldNode& node) {
    switch (node.field->type) {
        case FieldType::object:
            return arrow::struct_(arrow_fields(node.members));
        case FieldType::objects:
            return list_of(arrow::struct_(arrow_fields(node.members)));
        case FieldType::map:
            return arrow::map(arrow::utf8(),
                              arrow::field("value", arrow::struct_(arrow_fields(node.members)), false));
        case FieldType::string:
            return text_type(*node.field);
        case FieldType::strings:
            return list_of(text_type(*node.field));
        case FieldType::integer:
            return arrow::int64();
        case FieldType::number:
            return arrow::float64();
        case FieldType::boolean:
            return arrow::boolean();
        case FieldType::span:
            return tuple(arrow::int64(), {"begin", "end"});
        case FieldType::box:
            return tuple(arrow::float64(), {"left", "top", "right", "bottom"});
    }
    return arrow::null();
}

/// What stands between a field's path and the names of its members.
std::string prefix_of(const Field& field) {
    const std::string path(field.path);
    return field.type == FieldType::objects ? path + "[]."
           : field.type == FieldType::map   ? path + ".*."
                                            : path + ".";
}

/// The fields whose path is `prefix` and one name more.
std::vector<FieldNode> members_of(const std::string& prefix) {
    std::vector<FieldNode> members;
    for (const Field& field : record_fields()) {
        if (!field.path.starts_with(prefix)) continue;
        const std::string_view name = field.path.substr(prefix.size());
        if (name.find('.') != name.npos) continue;
        FieldNode node{&field, std::string(name), nullptr, members_of(prefix_of(field))};
        node.type = type_of(node);
        members.push_back(std::move(node));
    }
    return members;
}

}  // namespace

bool is_day(const Field& field) {
    return field.rules.pattern && field.rules.pattern == day_form;
}

FieldNode record_tree() {
    FieldNode record{nullptr, "", nullptr, members_of("")};
    record.type = arrow::struct_(arrow_fields(record.members));
    return record;
}

std::shared_ptr<arrow::Schema> parquet_schema(const FieldNode& record) {
    const std::string version(find_field("schema")->rules.values.front());
    return arrow::schema(arrow_fields(record.members),
                         arrow::key_value_metadata({"vacancy.schema"}, {version}));
}

}  // namespace vacancy
