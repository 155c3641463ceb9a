#ifndef VACANCY_WAREHOUSE_ROWS_H
#define VACANCY_WAREHOUSE_ROWS_H

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace vacancy {

/// A value for a column: null, integer, number, boolean or text.
using SqlValue = std::variant<std::monostate, std::int64_t, double, bool, std::string_view>;

/// What one record comes to in the warehouse's tables, for any engine. Views are of `json` and `texts`, so
/// it is not copied; it is filled again and again, and keeps its memory.
struct RecordRows {
    RecordRows() = default;
    RecordRows(RecordRows&&) = default;
    RecordRows& operator=(RecordRows&&) = default;

    std::string identity;                 ///< of the advert, in common to its versions
    std::string_view id;                  ///< of the record: says which bytes it is from
    std::optional<std::string> captured;  ///< a moment, where the source tells one
    std::int64_t content_hash = 0;

    /// By table, in the order of warehouse_tables(), row after row: the values of all columns but
    /// `vacancy_key`; of `vacancy`, those that are the record's. Rows of a table stand in the order of its
    /// key.
    std::vector<std::vector<SqlValue>> tables;

    std::vector<char> json;                ///< the record
    std::string title, summary, criteria;  ///< the words to be searched
    std::vector<char> texts;

    std::string_view json_text() const { return {json.data(), json.size()}; }
};

/// Takes records apart. One a thread; buffers are reused.
///
///     RecordSplitter splitter(RecordSplitter::Options{});
///     RecordRows rows;
///     auto why = splitter.read(line, rows);     // a record's JSON
///     if (!why.empty()) report(why);
class RecordSplitter {
public:
    struct Options {
        bool contacts = true;  ///< false: no contact, and no e-mail address or contact's words in any text
        bool validate = true;  ///< hold records to the JSON Schema; those just extracted have been
    };

    explicit RecordSplitter(Options options);
    ~RecordSplitter();

    /// Diagnostics `broken_record` and `schema_violation`.
    Diagnostics read(std::string_view json, RecordRows& rows);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace vacancy

#endif
