#ifndef VACANCY_SOURCE_ROW_SOURCE_H
#define VACANCY_SOURCE_ROW_SOURCE_H

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "source/row_window.h"
#include "source/rows.h"

namespace vacancy {

// What the three kinds of files with rows have in common; rows.cpp makes inputs of it.

/// What a row has in one of the wanted columns.
struct Cell {
    std::string text;
    bool present = false;  ///< the row has the column, be it empty
    bool binary = false;   ///< bytes of a database, not text
};

/// One row, or why it can't be read.
struct Row {
    std::vector<Cell> cells;  ///< one a wanted column, in their order
    Diagnostics why;
    bool counts = true;  ///< false: `why` is about the file, not about a row of it

    /// To be used again.
    void reset(std::size_t columns);
};

class RowSource {
public:
    virtual ~RowSource() = default;
    virtual bool next(Row& row) = 0;
    virtual std::uint64_t bytes_read() const = 0;
    /// What its columns are called, as far as is known; for messages.
    virtual const std::vector<std::string>& columns() const = 0;
};

/// What a RowSource is to read.
struct RowTask {
    std::string path;  ///< for diagnostics
    std::vector<std::string> columns;
    std::string table;
    Limits limits;
};

enum class JsonForm : std::uint8_t {
    lines,     ///< a row a line
    document,  ///< an object, a list of them, or objects one after the other
};
JsonForm json_form(RowWindow& window, std::string_view path);

std::unique_ptr<RowSource> json_rows(std::shared_ptr<RowWindow> window, JsonForm form, RowTask task);
std::unique_ptr<RowSource> csv_rows(std::shared_ptr<RowWindow> window, RowTask task);
std::unique_ptr<RowSource> sqlite_rows_of_file(RowTask task);
std::unique_ptr<RowSource> sqlite_rows_of_bytes(std::string bytes, RowTask task);

/// The names in the first line of a table, parted by what parts it best: the character that
/// parts `wanted` off, else the one that is there most often.
std::vector<std::string> table_head(std::string_view text, std::string_view wanted);

/// A stretch of the file, for diagnostics.
struct RowPlace {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint32_t line = 0;  ///< 0: not known
};
Diagnostic row_fault(std::string code, std::string message, const RowTask& task, RowPlace place = {},
                     std::string help = {});
Diagnostic row_too_large(const RowTask& task, RowPlace place);

/// Names for a message: "'a', 'b', 'c'", the rest counted where there are many.
std::string listed(const std::vector<std::string>& names);

}  // namespace vacancy

#endif
