#ifndef VACANCY_SEGMENT_TABLES_H
#define VACANCY_SEGMENT_TABLES_H

#include <vector>

#include "document/document.h"

namespace vacancy {

/// A table of a document: its cells by row and column, empty where a row has none there.
struct CellTable {
    std::size_t first = 0, last = 0;  ///< blocks [first, last)
    std::vector<std::vector<Span>> rows;
};

/// The table that begins at block `at`, or one without rows. It ends where a cell's column is not known or
/// beyond the twentieth, and after 1,000 rows.
CellTable table_at(const std::vector<Block>& blocks, std::size_t at);

}  // namespace vacancy

#endif
