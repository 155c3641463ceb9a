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
        Span tail;  ///< what the label's cell says behind it: 'London' of 'Salary (London)'
    };
    std::vector<Span> spans;  ///< all rows of each table, in the order of the text
    std::vector<Cell> cells;  ///< likewise

    bool contains(Span words) const;
};

/// The first such table of two roles or more, and those beneath it that have its titles again. A table whose
/// columns have titles at their heads that the text says on lines of their own counts, too.
RoleTable find_role_table(const Document& document, Matcher& matcher);

}  // namespace vacancy

#endif
