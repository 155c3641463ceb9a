#include "warehouse/warehouse.h"

#include "base/hash.h"

namespace vacancy {

Diagnostics Warehouse::merge(std::span<const RecordRows> batch, std::string_view now) {
    if (!failure_.empty()) return failure_;
    LoadTally tally;
    std::vector<const RecordRows*> first_seen;
    for (const RecordRows& record : batch) {
        const bool is_new = seen_.insert(hash64(record.id)).second;
        if (is_new) first_seen.push_back(&record);
        if (!is_new) ++tally.unchanged;
    }
    const auto there = begin(first_seen);
    if (!there) return failure_ = there.why();
    const MergePlan plan = plan_merge(first_seen, *there, now);
    if (Diagnostics why = commit(plan); !why.empty()) return failure_ = why;
    tally += plan.tally;
    tally_ += tally;
    return {};
}

}  // namespace vacancy
