#ifndef VACANCY_WAREHOUSE_DDL_H
#define VACANCY_WAREHOUSE_DDL_H

#include <optional>
#include <string>
#include <string_view>

namespace vacancy {

enum class Dialect : unsigned char { sqlite, postgresql };

std::optional<Dialect> dialect_of(std::string_view name);

/// The SQL that makes an empty warehouse: tables, indexes, search, views, each column with its comment.
/// schemas/warehouse.sql holds SQLite's; a test compares.
std::string warehouse_sql(Dialect dialect);

/// A text in single quotes, those in it doubled: of SQL, and of YAML.
std::string quoted(std::string_view text);

}  // namespace vacancy

#endif
