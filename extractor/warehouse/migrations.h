#ifndef VACANCY_WAREHOUSE_MIGRATIONS_H
#define VACANCY_WAREHOUSE_MIGRATIONS_H

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "warehouse/ddl.h"

namespace vacancy {

/// A step from one version of the schema to the next: schemas/migrations/VERSION_DIALECT.sql, whose first
/// line says what it brings. Steps are never changed once released, and there is no way back. A change of
/// what warehouse_sql() says needs a step more; a test holds all steps together to lead there.
struct Migration {
    int version;
    std::string what;
    std::string sql;
};

/// The files of schemas/migrations/, (name, text); written by CMake.
std::span<const std::pair<std::string_view, std::string_view>> migration_files();

/// All steps, from an empty database on: version 1, 2, 3 ...
std::span<const Migration> migrations(Dialect dialect);

}  // namespace vacancy

#endif
