#include <fmt/format.h>

#include "base/module.h"
#include "warehouse/postgresql_store.h"
#include "warehouse/sqlite_store.h"
#include "warehouse/warehouse.h"

namespace vacancy {

namespace {

constexpr std::string_view sqlite = "sqlite:";

bool is_postgresql(std::string_view place) {
    return place.starts_with("postgresql://") || place.starts_with("postgres://");
}

Result<std::unique_ptr<Warehouse>> open_postgresql(const std::string& place, OpenFor what) {
    const auto open = function_of_module<OpenPostgresql>("postgresql", "vacancy_open_postgresql");
    if (!open) return open.why();
    std::unique_ptr<Warehouse> warehouse;
    Diagnostics why;
    (*open)(place, what, migrations(Dialect::postgresql), warehouse, why);
    if (!why.empty()) return why;
    return warehouse;
}

}  // namespace

Result<std::unique_ptr<Warehouse>> open_warehouse(const std::string& place, OpenFor what) {
    if (place.starts_with(sqlite) && place.size() > sqlite.size())
        return open_sqlite(place.substr(sqlite.size()), what, migrations(Dialect::sqlite));
    if (is_postgresql(place)) return open_postgresql(place, what);
    Diagnostic d;
    d.code = "usage";
    d.message = fmt::format("'{}' is no warehouse that can be opened", shown_place(place));
    d.help = "say sqlite:PATH or postgresql://USER@HOST/DATABASE";
    return d;
}

}  // namespace vacancy
