#include "warehouse/migrations.h"

#include <vector>

namespace vacancy {

std::span<const Migration> migrations(Dialect dialect) {
    // When version 2 comes: version 1 is then the text of schemas/warehouse.sql as released, and its test
    // compares the schema that all steps lead to with what warehouse_sql() says.
    static const std::vector<Migration> sqlite = {{1, "first version", warehouse_sql(Dialect::sqlite)}};
    static const std::vector<Migration> postgresql = {
        {1, "first version", warehouse_sql(Dialect::postgresql)}};
    return dialect == Dialect::sqlite ? sqlite : postgresql;
}

}  // namespace vacancy
