#ifndef VACANCY_WAREHOUSE_SQLITE_BATCH_H
#define VACANCY_WAREHOUSE_SQLITE_BATCH_H

#include <cstddef>
#include <optional>
#include <string>

#include "warehouse/plan_rows.h"

struct sqlite3;

namespace vacancy {

/// Rows of a batch as a table of SQLite, `batch_row` with the columns c0, c1 ..., so that all that goes into
/// a table goes in by one statement:
///
///     INSERT INTO vacancy_grade (...) SELECT c0, c1, ... FROM batch_row
///
/// A statement a row would look its place up for each row, and make each list of a CHECK anew.
class SqliteBatch {
public:
    /// Makes the table known to a connection; this object must live as long. Gives SQLite's code.
    int add_to(sqlite3* database);

    /// What is read next.
    void read(const MergePlan& plan, std::size_t target) { rows_.emplace(plan, target); }

    /// Where reading stands; null before and after.
    PlanRows* rows() { return rows_ ? &*rows_ : nullptr; }

private:
    std::optional<PlanRows> rows_;
};

/// The statement for a target.
std::string insert_from_batch(const Target& target);

}  // namespace vacancy

#endif
