#ifndef VACANCY_WAREHOUSE_WAREHOUSE_H
#define VACANCY_WAREHOUSE_WAREHOUSE_H

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "warehouse/merge.h"
#include "warehouse/rows.h"

namespace vacancy {

/// A version of an advert, as history() needs it.
struct Version {
    std::string identity, valid_from, json;
};

/// A database that holds adverts with their history. There is one engine for each kind of database; what is
/// to be done with a record is decided by plan_merge() for all of them.
///
/// A version is one text (one `id`) of an advert, valid from when it was first seen, in whatever order
/// captures come, until the next one was. So to load again what was loaded changes nothing. The same text
/// read otherwise (by other grammars) takes the place of what was read before; of several copies of a text in
/// one load, the first counts.
class Warehouse {
public:
    virtual ~Warehouse() = default;

    /// Puts records in, all of them or none: one transaction. `now` is the moment of the load. After a
    /// failure every call gives that failure again.
    Diagnostics merge(std::span<const RecordRows> batch, std::string_view now);

    /// What has been committed.
    const LoadTally& tally() const { return tally_; }

    /// All versions of adverts with that reference, by identity and time.
    virtual Result<std::vector<Version>> versions(std::string_view reference) = 0;

private:
    /// Begins a transaction, one at a time in the database.
    virtual Result<StoredVersions> begin(std::span<const RecordRows* const> batch) = 0;

    /// Writes and commits; where it fails, and where begin() does, nothing has changed.
    virtual Diagnostics commit(const MergePlan& plan) = 0;

    std::unordered_set<std::uint64_t> seen_;  ///< ids of this load
    LoadTally tally_;
    Diagnostics failure_;
};

enum class OpenFor : std::uint8_t { loading, reading };

/// Opens, and for loading makes or brings up to date, the warehouse at `place`: `sqlite:PATH` or
/// `postgresql://[USER@]HOST[:PORT]/DATABASE[?OPTION=VALUE&...]`. Diagnostics: `not_found`, `not_writable`,
/// `not_a_warehouse`, `newer_warehouse`, `older_warehouse`, `database_busy`, `database_unreachable`,
/// `disk_full`, `database_failed`, `module_missing`, `usage`; merge() gives `constraint_failed`, too.
Result<std::unique_ptr<Warehouse>> open_warehouse(const std::string& place, OpenFor what);

/// The place without password and options, for messages.
std::string shown_place(std::string_view place);

}  // namespace vacancy

#endif
