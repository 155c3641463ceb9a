#ifndef VACANCY_WAREHOUSE_COPY_TEXT_H
#define VACANCY_WAREHOUSE_COPY_TEXT_H

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "warehouse/rows.h"

namespace vacancy {

// Rows as PostgreSQL's COPY reads them. In its text form U+0000, which PostgreSQL's texts can't hold, becomes
// U+FFFD.

/// One value, and the tab before it unless the line begins.
void append_cell(std::string& line, const SqlValue& cell);

// The binary form, for rows of large texts: they go as they are, and nobody looks for what to escape.

inline constexpr std::string_view binary_begin{"PGCOPY\n\xFF\r\n\0\0\0\0\0\0\0\0\0", 19};
inline constexpr std::string_view binary_end{"\xFF\xFF", 2};

/// A row of integers and texts; texts hold no U+0000.
void append_binary_row(std::string& bytes, std::span<const SqlValue> cells);

/// A list of texts as a parameter: {"one","two"}.
std::string text_array(std::span<const std::string> texts);

}  // namespace vacancy

#endif
