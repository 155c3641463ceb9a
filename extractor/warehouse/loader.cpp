#include "warehouse/loader.h"

namespace vacancy {

namespace {

// A batch is large enough for its commit to cost nothing, and small enough for its pages to stay in memory.
constexpr std::uint64_t most_records = 1000;
constexpr std::uint64_t most_bytes = 64u << 20;

}  // namespace

BatchLoader::BatchLoader(Warehouse& warehouse, RecordSplitter::Options options, std::string now)
    : warehouse_(warehouse), splitter_(options), now_(std::move(now)) {}

Diagnostics BatchLoader::take(std::string_view json, Diagnostics& refused) {
    refused.clear();
    const auto rows = splitter_.read(json);
    if (!rows) return refused = rows.why(), Diagnostics{};
    if (Diagnostics why = warehouse_.put(**rows, now_); !why.empty()) return why;
    ++records_;
    bytes_ += json.size();
    return records_ >= most_records || bytes_ >= most_bytes ? finish() : Diagnostics{};
}

Diagnostics BatchLoader::finish() {
    records_ = bytes_ = 0;
    return warehouse_.commit();
}

}  // namespace vacancy
