#ifndef VACANCY_RECORD_FIELDS_H
#define VACANCY_RECORD_FIELDS_H

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace vacancy {

// The one table of the record's fields. The JSON Schema and docs/record.md are made from it,
// the writer is held to it by a test, and check_record() takes its lists of values from it.

enum class FieldType : std::uint8_t {
    object,   ///< an object with the fields "path.…"
    objects,  ///< a list of objects with the fields "path[].…"
    map,      ///< an object whose keys are JSON Pointers, of objects with the fields "path.*.…"
    string,
    strings,  ///< a list of strings
    integer,
    number,
    boolean,
    span,  ///< two integers: [begin, end) in bytes
    box,   ///< four numbers: left, top, right, bottom in points
};

/// What a field's values are held to, beyond its type. For `strings`, `values` are those of the members.
struct FieldRules {
    bool nullable = false;
    bool filled = false;                            ///< a string of at least one character
    bool asked = false;                             ///< there only where it is asked for
    std::span<const std::string_view> values = {};  ///< all there are, or empty: any
    const char* pattern = nullptr;                  ///< in the dialect that RapidJSON reads, or null
    std::optional<std::int64_t> min = {}, max = {};
};

/// One field. `path` has dots between names; "[]" stands for any member of a list and
/// "*" for any key of a map: "salary.bands[].min", "evidence.*.span".
struct Field {
    std::string_view path;
    FieldType type;
    FieldRules rules;
    std::string_view about;  ///< one sentence
};

/// Every field, an object before its members, in the order in which they are written.
std::span<const Field> record_fields();

/// The field of that path, or null.
const Field* find_field(std::string_view path);

}  // namespace vacancy

#endif
