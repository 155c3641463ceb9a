#ifndef VACANCY_SEGMENT_ROLE_TABLE_H
#define VACANCY_SEGMENT_ROLE_TABLE_H

#include <vector>

#include "segment/marks.h"

namespace vacancy {

/// The table in which a pack sets its roles side by side: 'Role | Grade | Base' over a row for each role, or
/// 'Role | Tide Clerk | Lamp Clerk' over a row for each label. One of its labels is that of titles.
///
///     const RoleTable table = find_role_table(document, matcher);
///     table.cells   // 'Grade', 'HEO', of 'Tide Clerk'
struct RoleTable {
    struct Cell {
        const Rule* label = nullptr;
        Span title;  ///< of the role that the value is of
        Span value;
    };
    Span span;                ///< all its rows; empty for none
    std::vector<Cell> cells;  ///< in the order of the text
};

/// The first such table of two roles or more.
RoleTable find_role_table(const Document& document, Matcher& matcher);

}  // namespace vacancy

#endif
