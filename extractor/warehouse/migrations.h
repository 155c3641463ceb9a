#ifndef VACANCY_WAREHOUSE_MIGRATIONS_H
#define VACANCY_WAREHOUSE_MIGRATIONS_H

#include <span>
#include <string>

#include "warehouse/ddl.h"

namespace vacancy {

/// A step from one version of the schema to the next. Steps are never changed once released, and there is no
/// way back.
struct Migration {
    int version;
    std::string what;
    std::string sql;
};

/// All steps, from an empty database on: version 1, 2, 3 ...
std::span<const Migration> migrations(Dialect dialect);

}  // namespace vacancy

#endif
