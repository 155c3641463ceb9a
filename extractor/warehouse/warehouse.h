#ifndef VACANCY_WAREHOUSE_WAREHOUSE_H
#define VACANCY_WAREHOUSE_WAREHOUSE_H

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "warehouse/rows.h"

namespace vacancy {

/// What a load did with the records.
struct LoadTally {
    std::uint64_t added = 0;      ///< adverts that were not there
    std::uint64_t versions = 0;   ///< other texts of adverts that were there
    std::uint64_t corrected = 0;  ///< the same text read otherwise: rows replaced
    std::uint64_t unchanged = 0;

    std::uint64_t all() const { return added + versions + corrected + unchanged; }
};

/// A version of an advert, as history() needs it.
struct Version {
    std::string identity, valid_from, json;
};

/// A database that holds adverts with their history. There is one engine for each kind of database.
///
/// A version is one text (one `id`) of an advert, valid from when it was first seen, in whatever order
/// captures come, until the next one was. So to load again what was loaded changes nothing. The same text
/// read otherwise (by other grammars) takes the place of what was read before; of several copies of a text in
/// one load, the first counts.
///
/// Records are put in by batches, each one transaction: a load that ends early leaves whole batches.
class Warehouse {
public:
    virtual ~Warehouse() = default;

    /// Adds a record to the batch. `now` is the moment of the load.
    virtual Diagnostics put(const RecordRows& rows, std::string_view now) = 0;

    /// Ends the batch; all of it is in the database, or none.
    virtual Diagnostics commit() = 0;

    /// What has been committed.
    virtual const LoadTally& tally() const = 0;

    /// All versions of adverts with that reference, by identity and time.
    virtual Result<std::vector<Version>> versions(std::string_view reference) = 0;
};

enum class OpenFor : std::uint8_t { loading, reading };

/// Opens, and for loading makes or brings up to date, the warehouse at `place`: `sqlite:PATH`. Diagnostics:
/// `not_found`, `not_writable`, `not_a_warehouse`, `newer_warehouse`, `older_warehouse`, `database_busy`,
/// `disk_full`, `database_failed`, `usage`; put() and commit() give the last four, too.
Result<std::unique_ptr<Warehouse>> open_warehouse(const std::string& place, OpenFor what);

}  // namespace vacancy

#endif
