#ifndef VACANCY_WAREHOUSE_SQLITE_STORE_H
#define VACANCY_WAREHOUSE_SQLITE_STORE_H

#include <memory>
#include <span>
#include <string>

#include "warehouse/migrations.h"
#include "warehouse/warehouse.h"

namespace vacancy {

/// The warehouse in a file of SQLite. `steps` make or bring up to date its schema.
///
/// The journal is SQLite's rollback journal: the warehouse is one file whenever nobody writes to it, on any
/// file system, and can be copied or opened where nothing may be written. (A write-ahead log would let
/// readers go on while a batch is committed; they wait that long.) Killed at any moment, the next
/// who opens the file rolls the unfinished batch back.
Result<std::unique_ptr<Warehouse>> open_sqlite(const std::string& path, OpenFor what,
                                               std::span<const Migration> steps);

}  // namespace vacancy

#endif
