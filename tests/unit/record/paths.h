#ifndef VACANCY_TESTS_RECORD_PATHS_H
#define VACANCY_TESTS_RECORD_PATHS_H

#include <rapidjson/document.h>
#include <rapidjson/pointer.h>

#include <algorithm>
#include <string>
#include <vector>

#include "record/fields.h"

namespace vacancy::sample {

inline const Field* field_of(const std::string& path) {
    return find_field(path);
}

/// Paths of a JSON value's members in the order in which they stand, written as in the table of fields;
/// a path that comes again (in the next item of a list) is left out.
inline void collect_paths(const rapidjson::Value& value, const std::string& path,
                          std::vector<std::string>& out) {
    if (!path.empty() && path.back() != ']' && path.back() != '*' &&
        std::find(out.begin(), out.end(), path) == out.end())
        out.push_back(path);
    const Field* const field = find_field(path);
    if (value.IsObject()) {
        const bool map = field && field->type == FieldType::map;
        for (const auto& member : value.GetObject()) {
            const std::string name = map ? "*" : member.name.GetString();
            collect_paths(member.value, path.empty() ? name : path + '.' + name, out);
        }
    } else if (value.IsArray()) {
        for (const auto& item : value.GetArray())
            if (item.IsObject()) collect_paths(item, path + "[]", out);
    }
}

/// The JSON Pointer of the field in `record`: the first item of each list, the first key of each map.
inline std::string pointer_of(const std::string& path, const rapidjson::Value& record) {
    std::string pointer;
    std::size_t at = 0;
    while (at < path.size()) {
        std::size_t end = std::min(path.find('.', at), path.size());
        std::string name = path.substr(at, end - at);
        const bool item = name.ends_with("[]");
        if (item) name.resize(name.size() - 2);
        if (name == "*") {
            const auto* map = rapidjson::Pointer(pointer.c_str()).Get(record);
            name = map->MemberBegin()->name.GetString();
            std::string escaped;
            for (const char c : name) escaped += c == '/' ? "~1" : std::string(1, c);
            name = escaped;
        }
        pointer += '/' + name + (item ? "/0" : "");
        at = end + 1;
    }
    return pointer;
}

}  // namespace vacancy::sample

#endif
