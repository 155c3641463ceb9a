#include "warehouse/sqlite_batch.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <new>

namespace vacancy {

namespace {

// A virtual table that is read once from its begin to its end, by one cursor at a time.

struct BatchTable : sqlite3_vtab {
    SqliteBatch* batch = nullptr;
};

struct BatchCursor : sqlite3_vtab_cursor {
    sqlite3_int64 number = 0;
    bool more = false;
};

PlanRows& rows_of(sqlite3_vtab_cursor* cursor) {
    return *static_cast<BatchTable*>(cursor->pVtab)->batch->rows();
}

std::size_t most_columns() {
    std::size_t most = 0;
    for (const Target& target : warehouse_targets()) most = std::max(most, target.columns.size());
    return most;
}

std::string columns(std::size_t count) {
    std::string names = "c0";
    for (std::size_t c = 1; c < count; ++c) names += fmt::format(", c{}", c);
    return names;
}

int connect(sqlite3* database, void* batch, int, const char* const*, sqlite3_vtab** table, char**) {
    auto* const made = new (std::nothrow) BatchTable();
    if (!made) return SQLITE_NOMEM;
    made->batch = static_cast<SqliteBatch*>(batch);
    *table = made;
    return sqlite3_declare_vtab(database,
                                fmt::format("CREATE TABLE t ({})", columns(most_columns())).c_str());
}

int disconnect(sqlite3_vtab* table) {
    delete static_cast<BatchTable*>(table);
    return SQLITE_OK;
}

int best_index(sqlite3_vtab*, sqlite3_index_info*) {
    return SQLITE_OK;
}

int open_cursor(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
    *cursor = new (std::nothrow) BatchCursor();
    return *cursor ? SQLITE_OK : SQLITE_NOMEM;
}

int close_cursor(sqlite3_vtab_cursor* cursor) {
    delete static_cast<BatchCursor*>(cursor);
    return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* cursor) {
    auto* const here = static_cast<BatchCursor*>(cursor);
    here->more = rows_of(cursor).next();
    ++here->number;
    return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) {
    return next(cursor);
}

int at_end(sqlite3_vtab_cursor* cursor) {
    return static_cast<BatchCursor*>(cursor)->more ? 0 : 1;
}

int row_number(sqlite3_vtab_cursor* cursor, sqlite3_int64* number) {
    *number = static_cast<BatchCursor*>(cursor)->number;
    return SQLITE_OK;
}

struct GiveResult {
    sqlite3_context* to;

    void operator()(std::monostate) const { sqlite3_result_null(to); }
    void operator()(std::int64_t value) const { sqlite3_result_int64(to, value); }
    void operator()(double value) const { sqlite3_result_double(to, value); }
    void operator()(bool value) const { sqlite3_result_int(to, value ? 1 : 0); }
    void operator()(std::string_view value) const {
        const char* const text = value.empty() ? "" : value.data();
        sqlite3_result_text64(to, text, value.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
};

int column(sqlite3_vtab_cursor* cursor, sqlite3_context* to, int number) {
    std::visit(GiveResult{to}, rows_of(cursor).cells()[static_cast<std::size_t>(number)]);
    return SQLITE_OK;
}

const sqlite3_module& batch_module() {
    static const sqlite3_module methods = [] {
        sqlite3_module made{};
        made.xConnect = connect;
        made.xBestIndex = best_index;
        made.xDisconnect = disconnect;
        made.xOpen = open_cursor;
        made.xClose = close_cursor;
        made.xFilter = filter;
        made.xNext = next;
        made.xEof = at_end;
        made.xColumn = column;
        made.xRowid = row_number;
        return made;
    }();
    return methods;
}

}  // namespace

int SqliteBatch::add_to(sqlite3* database) {
    return sqlite3_create_module_v2(database, "batch_row", &batch_module(), this, nullptr);
}

std::string insert_from_batch(const Target& target) {
    std::string names(target.sqlite_key());
    for (std::size_t c = 1; c < target.columns.size(); ++c) names += ", " + target.columns[c];
    return fmt::format("INSERT OR ROLLBACK INTO {} ({}) SELECT {} FROM batch_row", target.table, names,
                       columns(target.columns.size()));
}

}  // namespace vacancy
