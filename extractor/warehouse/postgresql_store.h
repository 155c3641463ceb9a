#ifndef VACANCY_WAREHOUSE_POSTGRESQL_STORE_H
#define VACANCY_WAREHOUSE_POSTGRESQL_STORE_H

#include <memory>
#include <span>
#include <string>

#include "warehouse/migrations.h"
#include "warehouse/warehouse.h"

namespace vacancy {

/// Opens the warehouse in a database of PostgreSQL, in the schema that its search path names first. `steps`
/// make or bring up to date its tables. It is `vacancy_open_postgresql` of the module `postgresql`, which
/// alone knows libpq.
///
/// A batch is one transaction that holds a lock on `vacancy` while it is merged, a fraction of a second:
/// one who loads waits for another, readers wait for nobody. What is to change is decided from one query,
/// then rows go in by COPY, once and where they belong: a staging table would have each of them
/// written twice, and loads took twice as long. Foreign keys are there for everybody else: who loads
/// brings rows together with what they refer to, and where its role has the right to it tells the server so
/// (session_replication_role), since a look at each row's key doubles the server's work.
using OpenPostgresql = void(const std::string& place, OpenFor what, std::span<const Migration> steps,
                            std::unique_ptr<Warehouse>& warehouse, Diagnostics& why);

}  // namespace vacancy

#endif
