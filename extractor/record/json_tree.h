#ifndef VACANCY_RECORD_JSON_TREE_H
#define VACANCY_RECORD_JSON_TREE_H

#include <rapidjson/document.h>

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/span.h"

namespace vacancy {

// Short ways through parsed JSON whose form is not to be trusted.

using Json = rapidjson::Value;

/// How records from outside are parsed: nesting takes no stack, numbers keep every digit, texts are UTF-8.
constexpr unsigned careful = rapidjson::kParseFullPrecisionFlag | rapidjson::kParseIterativeFlag |
                             rapidjson::kParseValidateEncodingFlag;

inline std::string_view text_of(const Json& value) {
    return value.IsString() ? std::string_view(value.GetString(), value.GetStringLength())
                            : std::string_view();
}

/// The member of that name; null where `value` is no object or has none.
inline const Json* member_of(const Json& value, std::string_view name) {
    if (!value.IsObject()) return nullptr;
    const auto size = static_cast<rapidjson::SizeType>(name.size());
    const auto found = value.FindMember(Json(rapidjson::StringRef(name.data(), size)));
    return found == value.MemberEnd() ? nullptr : &found->value;
}

/// The value at a path with dots between names; null where there is none.
inline const Json* follow(const Json& root, std::string_view path) {
    const Json* value = &root;
    while (value != nullptr && !path.empty()) {
        const std::size_t dot = path.find('.');
        value = member_of(*value, path.substr(0, dot));
        path = dot == path.npos ? std::string_view() : path.substr(dot + 1);
    }
    return value;
}

/// The member at the end of `names`, one within the other; null where there is none.
template <class Names>
const Json* follow_names(const Json& root, const Names& names) {
    const Json* value = &root;
    for (const auto& name : names)
        if (value != nullptr) value = member_of(*value, name);
    return value;
}

/// The items of a list at a path; null where there is none.
inline const Json* list_at(const Json& root, std::string_view path) {
    const Json* value = follow(root, path);
    return value != nullptr && value->IsArray() ? value : nullptr;
}

inline std::string_view text_at(const Json& root, std::string_view path) {
    const Json* value = follow(root, path);
    return value == nullptr ? std::string_view() : text_of(*value);
}

inline std::uint32_t number_at(const Json& root, std::string_view path) {
    const Json* value = follow(root, path);
    return value != nullptr && value->IsUint() ? value->GetUint() : 0;
}

/// A span of bytes: two whole numbers, the first below the second.
inline std::optional<Span> span_at(const Json& root, std::string_view path) {
    const Json* value = follow(root, path);
    if (value == nullptr || !value->IsArray() || value->Size() != 2) return std::nullopt;
    if (!(*value)[0].IsUint() || !(*value)[1].IsUint()) return std::nullopt;
    const Span span{(*value)[0].GetUint(), (*value)[1].GetUint()};
    return span.begin < span.end ? std::optional(span) : std::nullopt;
}

/// Nothing where the value has none: null, or an empty list.
inline bool is_filled(const Json* value) {
    return value != nullptr && !value->IsNull() && !(value->IsArray() && value->Empty());
}

}  // namespace vacancy

#endif
