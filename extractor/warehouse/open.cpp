#include <fmt/format.h>

#include "warehouse/sqlite_store.h"
#include "warehouse/warehouse.h"

namespace vacancy {

Result<std::unique_ptr<Warehouse>> open_warehouse(const std::string& place, OpenFor what) {
    constexpr std::string_view sqlite = "sqlite:";
    if (place.starts_with(sqlite) && place.size() > sqlite.size())
        return open_sqlite(place.substr(sqlite.size()), what, migrations(Dialect::sqlite));
    Diagnostic d;
    d.code = "usage";
    d.message = fmt::format("'{}' is no warehouse that can be opened", place);
    d.help = "say sqlite:PATH";
    return d;
}

}  // namespace vacancy
