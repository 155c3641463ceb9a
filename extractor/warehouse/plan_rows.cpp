#include "warehouse/plan_rows.h"

#include "warehouse/tables.h"

namespace vacancy {

namespace {

std::vector<Target> make_targets() {
    std::vector<Target> targets;
    for (const Table& table : warehouse_tables()) {
        Target& target = targets.emplace_back();
        target.table = table.name;
        for (const Column& column : table.columns) target.columns.push_back(column.name);
    }
    targets.push_back({"vacancy_record", {"vacancy_key", "json"}});
    targets.push_back({"vacancy_search", {"vacancy_key", "title", "summary", "criteria"}});
    return targets;
}

}  // namespace

std::span<const Target> warehouse_targets() {
    static const std::vector<Target> targets = make_targets();
    return targets;
}

PlanRows::PlanRows(const MergePlan& plan, std::size_t target)
    : plan_(&plan), target_(target), width_(warehouse_targets()[target].columns.size() - 1) {}

bool PlanRows::next() {
    const bool list = target_ > 0 && target_ < warehouse_tables().size();
    if (list && more_of_list()) return true;
    while (++row_ < plan_->rows.size()) {
        at_ = 0;
        if (list && !more_of_list()) continue;
        if (!list) take(plan_->rows[row_]);
        return true;
    }
    return false;
}

bool PlanRows::more_of_list() {
    if (row_ >= plan_->rows.size()) return false;
    const MergePlan::Row& row = plan_->rows[row_];
    const std::vector<SqlValue>& from = row.record->tables[target_];
    if (at_ >= from.size()) return false;
    cells_.assign(1, row.key);
    cells_.insert(cells_.end(), &from[at_], &from[at_] + width_);
    at_ += width_;
    return true;
}

void PlanRows::take(const MergePlan::Row& row) {
    const RecordRows& record = *row.record;
    cells_.assign(1, row.key);
    if (target_ == 0) {
        cells_.emplace_back(std::string_view(record.identity));
        cells_.emplace_back(std::string_view(row.valid_from));
        cells_.push_back(row.valid_to ? SqlValue(std::string_view(*row.valid_to)) : SqlValue());
        cells_.emplace_back(record.content_hash);
        cells_.insert(cells_.end(), record.tables.front().begin(), record.tables.front().end());
    } else if (width_ == 1) {
        cells_.emplace_back(record.json_text());
    } else {
        for (const std::string* const words : {&record.title, &record.summary, &record.criteria})
            cells_.emplace_back(std::string_view(*words));
    }
}

}  // namespace vacancy
