#include "warehouse/merge.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace vacancy {

namespace {

/// A version as it will be.
struct Planned {
    std::int64_t key = 0;
    std::string_view id, identity;
    std::string valid_from;
    std::int64_t content_hash = 0;
    const RecordRows* record = nullptr;     ///< to be written; null where the version stays as it is
    const StoredVersion* before = nullptr;  ///< null where it is new
};

class Planner {
public:
    Planner(const StoredVersions& there, std::string_view now) : last_key_(there.last_key), now_(now) {
        for (const StoredVersion& v : there.versions)
            add({v.key, v.id, v.identity, v.valid_from, v.content_hash, nullptr, &v});
    }

    void take(const RecordRows& record) {
        const auto found = by_id_.find(record.id);
        if (found == by_id_.end()) {
            const bool known = adverts_[record.identity] > 0;
            ++(known ? plan_.tally.versions : plan_.tally.added);
            add({++last_key_, record.id, record.identity, record.captured.value_or(std::string(now_)),
                 record.content_hash, &record, nullptr});
        } else {
            compare(versions_[found->second], record);
        }
    }

    MergePlan finish() {
        std::vector<const Planned*> order;
        for (const Planned& version : versions_) order.push_back(&version);
        std::sort(order.begin(), order.end(), [](const Planned* a, const Planned* b) {
            return std::tie(a->identity, a->valid_from, a->key) <
                   std::tie(b->identity, b->valid_from, b->key);
        });
        for (std::size_t i = 0; i < order.size(); ++i) {
            const bool last = i + 1 == order.size() || order[i + 1]->identity != order[i]->identity;
            place(*order[i], last ? std::nullopt : std::optional(order[i + 1]->valid_from));
        }
        std::sort(plan_.rows.begin(), plan_.rows.end(),
                  [](const auto& a, const auto& b) { return a.key < b.key; });
        return std::move(plan_);
    }

private:
    void add(Planned version) {
        ++adverts_[version.identity];
        by_id_.emplace(version.id, versions_.size());
        versions_.push_back(std::move(version));
    }

    /// The same text once more: read as before, or otherwise, or seen earlier.
    void compare(Planned& version, const RecordRows& record) {
        const bool earlier = record.captured && *record.captured < version.valid_from;
        if (!earlier && version.content_hash == record.content_hash && version.identity == record.identity) {
            ++plan_.tally.unchanged;
            return;
        }
        ++plan_.tally.corrected;
        --adverts_[version.identity];
        ++adverts_[record.identity];
        version.identity = record.identity;
        version.record = &record;
        if (earlier) version.valid_from = *record.captured;
    }

    void place(const Planned& version, std::optional<std::string> valid_to) {
        if (version.record) {
            if (version.before) plan_.gone.push_back(version.key);
            plan_.rows.push_back({version.record, version.key, version.valid_from, std::move(valid_to)});
        } else if (valid_to != version.before->valid_to) {
            plan_.ends.emplace_back(version.key, std::move(valid_to));
        }
    }

    std::int64_t last_key_;
    std::string_view now_;
    std::vector<Planned> versions_;
    std::unordered_map<std::string_view, std::size_t> by_id_;
    std::unordered_map<std::string_view, std::size_t> adverts_;  ///< versions by identity
    MergePlan plan_;
};

}  // namespace

LoadTally& LoadTally::operator+=(const LoadTally& more) {
    added += more.added;
    versions += more.versions;
    corrected += more.corrected;
    unchanged += more.unchanged;
    return *this;
}

MergePlan plan_merge(std::span<const RecordRows* const> batch, const StoredVersions& there,
                     std::string_view now) {
    Planner planner(there, now);
    for (const RecordRows* record : batch) planner.take(*record);
    return planner.finish();
}

}  // namespace vacancy
