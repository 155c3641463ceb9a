#ifndef VACANCY_WAREHOUSE_MERGE_H
#define VACANCY_WAREHOUSE_MERGE_H

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "warehouse/rows.h"

namespace vacancy {

/// What a load did with the records.
struct LoadTally {
    std::uint64_t added = 0;      ///< adverts that were not there
    std::uint64_t versions = 0;   ///< other texts of adverts that were there
    std::uint64_t corrected = 0;  ///< the same text read otherwise: rows replaced
    std::uint64_t unchanged = 0;

    std::uint64_t all() const { return added + versions + corrected + unchanged; }
    LoadTally& operator+=(const LoadTally& more);
};

/// A version of an advert that is in the database.
struct StoredVersion {
    std::int64_t key = 0;
    std::string id, identity, valid_from;
    std::optional<std::string> valid_to;
    std::int64_t content_hash = 0;
};

/// What there is in a database that a batch of records bears on.
struct StoredVersions {
    std::int64_t last_key = 0;            ///< of all versions
    std::vector<StoredVersion> versions;  ///< all of each advert that has a record's id or identity
};

/// What a batch of records changes in a database.
struct MergePlan {
    struct Row {
        const RecordRows* record = nullptr;
        std::int64_t key = 0;
        std::string valid_from;
        std::optional<std::string> valid_to;
    };
    std::vector<std::int64_t> gone;  ///< first the rows of these versions go
    std::vector<Row> rows;           ///< then these come, ascending by key
    std::vector<std::pair<std::int64_t, std::optional<std::string>>> ends;  ///< `valid_to` of others
    LoadTally tally;
};

/// Decides, for every engine, what becomes of the records: new adverts, new versions, corrections, or
/// nothing. `now` is when a version was seen whose source does not tell. No two records have the same id.
MergePlan plan_merge(std::span<const RecordRows* const> batch, const StoredVersions& there,
                     std::string_view now);

}  // namespace vacancy

#endif
