#include "warehouse/loader.h"

namespace vacancy {

namespace {

// A batch is large enough for its commit to cost little, and small enough to stay in memory twice.
constexpr std::size_t most_records = 250;
constexpr std::size_t most_bytes = 4u << 20;

}  // namespace

BatchLoader::BatchLoader(Warehouse& warehouse, RecordSplitter::Options options, std::string now)
    : warehouse_(warehouse), splitter_(options), now_(std::move(now)) {}

Diagnostics BatchLoader::take(std::string_view json, Diagnostics& refused) {
    filling_.records.resize(most_records);
    refused = splitter_.read(json, filling_.records[filling_.count]);
    if (!refused.empty()) return {};
    ++filling_.count;
    filling_.bytes += json.size();
    return filling_.count >= most_records || filling_.bytes >= most_bytes ? merge() : Diagnostics{};
}

Diagnostics BatchLoader::finish() {
    if (Diagnostics why = merge(); !why.empty()) return why;
    return wait();
}

/// Begins to merge what has come since the last time.
Diagnostics BatchLoader::merge() {
    if (Diagnostics why = wait(); !why.empty()) return why;
    if (filling_.count == 0) return {};
    std::swap(filling_, merging_);
    filling_.count = filling_.bytes = 0;
    merged_ = std::async(std::launch::async, [this] {
        return warehouse_.merge(std::span(merging_.records).first(merging_.count), now_);
    });
    return {};
}

Diagnostics BatchLoader::wait() {
    return merged_.valid() ? merged_.get() : Diagnostics{};
}

}  // namespace vacancy
