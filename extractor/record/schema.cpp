#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <string>

#include "record/fields.h"
#include "record/json.h"
#include "record/schema.h"

namespace vacancy {

namespace {

using rapidjson::SizeType;

/// What the paths of a field's members begin with; empty for a field that has none.
std::string member_prefix(const Field& field) {
    switch (field.type) {
        case FieldType::object:
            return std::string(field.path) + '.';
        case FieldType::objects:
            return std::string(field.path) + "[].";
        case FieldType::map:
            return std::string(field.path) + ".*.";
        default:
            return {};
    }
}

/// Writes the schema from the table of fields, each object with its members: they follow it
/// in the table, so that one walk down the table writes everything.
class SchemaText {
public:
    explicit SchemaText(bool described) : described_(described) {}

    std::string make() {
        json_.SetIndent(' ', 2);
        json_.StartObject();
        text("$schema", "http://json-schema.org/draft-04/schema#");
        text("title", "Vacancy record, version 1");
        text("description", "What one vacancy advert says, with the evidence for every value.");
        text("type", "object");
        members("");
        json_.EndObject();
        return std::string(out_.GetString(), out_.GetSize()) + '\n';
    }

private:
    void key(std::string_view name) { json_.Key(name.data(), static_cast<SizeType>(name.size())); }
    void string(std::string_view value) { json_.String(value.data(), static_cast<SizeType>(value.size())); }
    void text(std::string_view name, std::string_view value) { key(name), string(value); }
    void number(std::string_view name, std::int64_t value) { key(name), json_.Int64(value); }

    /// Names of the fields directly below `prefix`, from `first` in the table on.
    void required(std::string_view prefix, std::size_t first) {
        key("required");
        json_.StartArray();
        for (std::size_t i = first; i < fields_.size() && fields_[i].path.starts_with(prefix); ++i) {
            const std::string_view name = fields_[i].path.substr(prefix.size());
            if (name.find('.') == name.npos && !fields_[i].rules.asked) string(name);
        }
        json_.EndArray();
    }

    /// `properties`, `required` and `additionalProperties` of the object whose members begin with `prefix`.
    void members(std::string_view prefix) {
        const std::size_t first = next_;
        key("properties");
        json_.StartObject();
        while (next_ < fields_.size() && fields_[next_].path.starts_with(prefix)) {
            const Field& field = fields_[next_++];
            key(field.path.substr(prefix.size()));
            json_.StartObject();
            if (described_) text("description", field.about);
            rules(field);
            json_.EndObject();
        }
        json_.EndObject();
        required(prefix, first);
        key("additionalProperties"), json_.Bool(false);
    }

    void rules(const Field& field) {
        switch (field.type) {
            case FieldType::object:
                type("object", field), members(member_prefix(field));
                break;
            case FieldType::objects:
                type("array", field), member_objects("items", field);
                break;
            case FieldType::map:
                type("object", field), member_objects("additionalProperties", field);
                break;
            case FieldType::string:
                type("string", field), scalar(field);
                break;
            case FieldType::strings:
                type("array", field), member_strings(field);
                break;
            case FieldType::integer:
                type("integer", field), scalar(field);
                break;
            case FieldType::number:
                type("number", field), scalar(field);
                break;
            case FieldType::boolean:
                type("boolean", field);
                break;
            case FieldType::span:
                type("array", field), tuple(2, "integer", true);
                break;
            case FieldType::box:
                type("array", field), tuple(4, "number", false);
                break;
        }
    }

    void type(std::string_view name, const Field& field) {
        if (!field.rules.nullable) return text("type", name);
        key("type");
        json_.StartArray();
        string(name), string("null");
        json_.EndArray();
    }

    void member_objects(std::string_view keyword, const Field& field) {
        key(keyword);
        json_.StartObject();
        text("type", "object");
        members(member_prefix(field));
        json_.EndObject();
    }

    void member_strings(const Field& field) {
        key("items");
        json_.StartObject();
        text("type", "string");
        values(field);
        json_.EndObject();
    }

    void tuple(std::int64_t size, std::string_view of, bool natural) {
        key("items");
        json_.StartObject();
        text("type", of);
        if (natural) number("minimum", 0);
        json_.EndObject();
        number("minItems", size);
        number("maxItems", size);
    }

    void scalar(const Field& field) {
        values(field);
        if (field.rules.filled) number("minLength", 1);
        if (field.rules.pattern) text("pattern", field.rules.pattern);
        if (field.rules.min) number("minimum", *field.rules.min);
        if (field.rules.max) number("maximum", *field.rules.max);
    }

    void values(const Field& field) {
        if (field.rules.values.empty()) return;
        key("enum");
        json_.StartArray();
        for (const std::string_view value : field.rules.values) string(value);
        if (field.rules.nullable) json_.Null();
        json_.EndArray();
    }

    const bool described_;
    std::span<const Field> fields_ = record_fields();
    std::size_t next_ = 0;
    rapidjson::StringBuffer out_;
    rapidjson::PrettyWriter<rapidjson::StringBuffer> json_{out_};
};

}  // namespace

std::string record_schema() {
    return SchemaText(true).make();
}

std::string record_schema_rules() {
    return SchemaText(false).make();
}

}  // namespace vacancy
