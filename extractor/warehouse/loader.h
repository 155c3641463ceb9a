#ifndef VACANCY_WAREHOUSE_LOADER_H
#define VACANCY_WAREHOUSE_LOADER_H

#include <cstdint>
#include <string>
#include <string_view>

#include "warehouse/rows.h"
#include "warehouse/warehouse.h"

namespace vacancy {

/// Puts records into a warehouse, batch by batch.
class BatchLoader {
public:
    /// `now`: the moment of the load.
    BatchLoader(Warehouse& warehouse, RecordSplitter::Options options, std::string now);

    /// Takes one record's JSON. `refused` says why the record is none that can be loaded, or is empty;
    /// what is given back says why nothing can be loaded any more.
    Diagnostics take(std::string_view json, Diagnostics& refused);

    /// Commits the last batch.
    Diagnostics finish();

private:
    Warehouse& warehouse_;
    RecordSplitter splitter_;
    const std::string now_;
    std::uint64_t records_ = 0, bytes_ = 0;  ///< of the batch
};

}  // namespace vacancy

#endif
