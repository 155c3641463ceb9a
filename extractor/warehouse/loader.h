#ifndef VACANCY_WAREHOUSE_LOADER_H
#define VACANCY_WAREHOUSE_LOADER_H

#include <cstdint>
#include <future>
#include <string>
#include <string_view>
#include <vector>

#include "warehouse/rows.h"
#include "warehouse/warehouse.h"

namespace vacancy {

/// Puts records into a warehouse, batch by batch: while one is merged by a thread of its own, the next is
/// taken apart.
class BatchLoader {
public:
    /// `now`: the moment of the load.
    BatchLoader(Warehouse& warehouse, RecordSplitter::Options options, std::string now);

    /// Takes one record's JSON. `refused` says why the record is none that can be loaded, or is empty;
    /// what is given back says why nothing can be loaded any more.
    Diagnostics take(std::string_view json, Diagnostics& refused);

    /// Merges the last batch. To be called before the warehouse is asked anything.
    Diagnostics finish();

private:
    struct Batch {
        std::vector<RecordRows> records;
        std::size_t count = 0, bytes = 0;
    };
    Diagnostics merge();
    Diagnostics wait();

    Warehouse& warehouse_;
    RecordSplitter splitter_;
    const std::string now_;
    Batch filling_, merging_;
    std::future<Diagnostics> merged_;  ///< last: it is waited for before the rest goes
};

}  // namespace vacancy

#endif
