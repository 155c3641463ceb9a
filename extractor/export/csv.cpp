#include "export/csv.h"

#include <fmt/format.h>

#include <vector>

#include "export/csv_cell.h"
#include "export/parsed_record.h"
#include "record/fields.h"
#include "record/json_tree.h"
#include "record/writer.h"

namespace vacancy {

namespace {

using rapidjson::Value;

constexpr std::string_view joint = " | ";

struct Column {
    std::string_view path;
    FieldType type;
    bool nullable;
};

/// True where the field itself or an object around it can be null.
bool can_be_null(const Field& field) {
    if (field.rules.nullable || field.rules.asked) return true;
    const std::size_t dot = field.path.rfind('.');
    const Field* const around = dot == field.path.npos ? nullptr : find_field(field.path.substr(0, dot));
    return around && can_be_null(*around);
}

bool has_column(const Field& field) {
    return field.type != FieldType::object && field.path.find_first_of("[*") == field.path.npos;
}

std::vector<Column> make_columns() {
    std::vector<Column> columns;
    for (const Field& field : record_fields())
        if (has_column(field)) columns.push_back({field.path, field.type, can_be_null(field)});
    return columns;
}

void put_item(std::string_view item, std::string& cell) {
    if (item.empty()) cell += "\\e";
    for (const char c : item) {
        if (c == '\\' || c == '|') cell += '\\';
        cell += c;
    }
}

class Csv : public Encoder {
public:
    void begin(std::string& out) override {
        std::string_view comma;
        for (const Field& field : record_fields()) {
            if (!has_column(field)) continue;
            out.append(comma).append(field.path);
            comma = ",";
        }
        out += "\r\n";
    }

    Diagnostics add(std::string_view json, std::string& out) override {
        const auto record = parsed_.read(json);
        if (!record) return record.why();
        std::string_view comma;
        for (const Column& column : columns_) {
            out += comma;
            comma = ",";
            const Value* const value = follow(**record, column.path);
            if (value && !value->IsNull()) put(*value, column, out);
        }
        out += "\r\n";
        return {};
    }

private:
    void put(const Value& value, const Column& column, std::string& out) {
        cell_.clear();
        if (column.type == FieldType::strings) {
            for (const Value& item : value.GetArray()) {
                if (!cell_.empty()) cell_ += joint;
                put_item(text_of(item), cell_);
            }
        } else if (value.IsString()) {
            cell_ = text_of(value);
        } else {
            return put_json(value, out);
        }
        const bool is_empty_text = cell_.empty() && column.nullable;
        if (is_empty_text || wants_apostrophe(cell_)) cell_.insert(0, 1, '\'');
        put_csv_cell(cell_, out);
    }

    /// Numbers, true, false, lists of objects, evidence. What is empty is an empty cell.
    void put_json(const Value& value, std::string& out) {
        if ((value.IsArray() && value.Empty()) || (value.IsObject() && value.ObjectEmpty())) return;
        buffer_.Clear();
        JsonWriter writer(buffer_);
        value.Accept(writer);
        put_csv_cell({buffer_.GetString(), buffer_.GetSize()}, out);
    }

    const std::vector<Column> columns_ = make_columns();
    ParsedRecord parsed_;
    rapidjson::StringBuffer buffer_;
    std::string cell_;
};

}  // namespace

Result<std::unique_ptr<Encoder>> open_csv(const Limits&) {
    return std::unique_ptr<Encoder>(std::make_unique<Csv>());
}

}  // namespace vacancy
