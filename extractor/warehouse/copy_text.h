#ifndef VACANCY_WAREHOUSE_COPY_TEXT_H
#define VACANCY_WAREHOUSE_COPY_TEXT_H

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "warehouse/rows.h"

namespace vacancy {

// Rows as PostgreSQL's COPY reads them in its text form. U+0000, which PostgreSQL's texts can't hold, becomes
// U+FFFD.

/// One value, and the tab before it unless the line begins.
void append_cell(std::string& line, const SqlValue& cell);

/// A list of texts as a parameter: {"one","two"}.
std::string text_array(std::span<const std::string> texts);

}  // namespace vacancy

#endif
