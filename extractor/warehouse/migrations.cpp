#include "warehouse/migrations.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace vacancy {

namespace {

/// Of `1_sqlite.sql` the 1.
int version_of(std::string_view file) {
    int version = 0;
    std::from_chars(file.data(), file.data() + file.size(), version);
    return version;
}

/// The first line of a file says what it brings: "-- Version 1: the first."
std::string what_of(std::string_view sql) {
    const std::string_view line = sql.substr(0, sql.find('\n'));
    return std::string(line.substr(line.find(": ") + 2));
}

std::vector<Migration> read_migrations(std::string_view dialect) {
    std::vector<Migration> steps;
    for (const auto& [file, sql] : migration_files())
        if (file.ends_with(dialect)) steps.push_back({version_of(file), what_of(sql), std::string(sql)});
    std::sort(steps.begin(), steps.end(), [](auto& a, auto& b) { return a.version < b.version; });
    return steps;
}

}  // namespace

std::span<const Migration> migrations(Dialect dialect) {
    static const std::vector<Migration> sqlite = read_migrations("_sqlite.sql");
    static const std::vector<Migration> postgresql = read_migrations("_postgresql.sql");
    return dialect == Dialect::sqlite ? sqlite : postgresql;
}

}  // namespace vacancy
