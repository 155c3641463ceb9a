#include "report/columns.h"

#include <fmt/format.h>

#include "record/writer.h"

namespace vacancy {

void Columns::add(const Json& row) {
    std::size_t column = 0;
    for (const auto& [name, value] : row.GetObject()) {
        if (column == columns_.size()) columns_.emplace_back(text_of(name), std::string());
        std::string& cells = columns_[column++].second;
        if (!cells.empty()) cells += ',';
        cells += cell(value);
    }
}

std::string Columns::cell(const Json& value) {
    if (value.IsString()) return fmt::to_string(number_of(text_of(value)));
    if (value.IsNumber()) return fmt::format("{}", value.GetDouble());
    if (!value.IsArray()) return "null";
    std::string list = "[";
    for (const Json& item : value.GetArray())
        fmt::format_to(std::back_inserter(list), "{}{}", list.size() == 1 ? "" : ",",
                       number_of(text_of(item)));
    list += ']';
    return list;
}

std::uint32_t Columns::number_of(std::string_view text) {
    const auto [place, is_new] =
        numbers_.emplace(std::string(text), static_cast<std::uint32_t>(numbers_.size()));
    if (!is_new) return place->second;
    rapidjson::StringBuffer buffer;
    JsonWriter(buffer).String(text);
    if (!strings_.empty()) strings_ += ',';
    strings_.append(buffer.GetString(), buffer.GetSize());
    return place->second;
}

std::string Columns::json() const {
    std::string out = "\"strings\":[" + strings_ + "],\"columns\":{";
    for (std::size_t i = 0; i < columns_.size(); ++i)
        fmt::format_to(std::back_inserter(out), "{}\"{}\":[{}]", i == 0 ? "" : ",", columns_[i].first,
                       columns_[i].second);
    out += '}';
    return out;
}

}  // namespace vacancy
