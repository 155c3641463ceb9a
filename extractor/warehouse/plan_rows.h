#ifndef VACANCY_WAREHOUSE_PLAN_ROWS_H
#define VACANCY_WAREHOUSE_PLAN_ROWS_H

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "warehouse/merge.h"

namespace vacancy {

/// A table that a batch is written to.
struct Target {
    std::string table;
    std::vector<std::string> columns;

    /// The column that says whose version a row is: FTS5's tables have one name for it.
    std::string_view sqlite_key() const { return table == "vacancy_search" ? "rowid" : "vacancy_key"; }
};

/// All that rows are written to, in the order of writing: the tables of the record, `vacancy_record` with its
/// JSON, `vacancy_search` with its words.
std::span<const Target> warehouse_targets();

/// The rows that a plan has for one target, one after the other.
///
///     for (PlanRows rows(plan, target); rows.next();) write(rows.cells());
class PlanRows {
public:
    PlanRows(const MergePlan& plan, std::size_t target);

    bool next();  ///< false at the end

    std::span<const SqlValue> cells() const { return cells_; }  ///< by the target's columns
    const RecordRows& record() const { return *plan_->rows[row_].record; }

private:
    bool more_of_list();
    void take(const MergePlan::Row& row);

    const MergePlan* plan_;
    std::size_t target_, width_;
    std::size_t row_ = static_cast<std::size_t>(-1);  ///< of the plan
    std::size_t at_ = 0;                              ///< of a list's cells
    std::vector<SqlValue> cells_;
};

}  // namespace vacancy

#endif
