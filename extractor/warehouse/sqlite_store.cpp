#include "warehouse/sqlite_store.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>

#include "warehouse/sqlite_batch.h"

namespace vacancy {

namespace {

constexpr int wait_milliseconds = 10'000;  // for another who writes

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

/// A prepared statement: bind(...), then step() until it is false.
class Statement {
public:
    Statement() = default;
    Statement(sqlite3* database, const std::string& sql) {
        sqlite3_stmt* made = nullptr;
        code_ = sqlite3_prepare_v3(database, sql.c_str(), static_cast<int>(sql.size()),
                                   SQLITE_PREPARE_PERSISTENT, &made, nullptr);
        statement_.reset(made);
    }

    template <class... Cells>
    Statement& bind(const Cells&... cells) {
        reset();
        int place = 0;
        (put(++place, SqlValue(cells)), ...);
        return *this;
    }
    void reset() {
        if (!statement_) return;
        sqlite3_reset(statement_.get());
        code_ = SQLITE_OK;
    }
    /// Texts must live until the statement has run.
    void put(int place, const SqlValue& cell) {
        if (code_ != SQLITE_OK) return;
        code_ = std::visit([&](const auto& value) { return put_value(place, value); }, cell);
    }

    /// True where there is a row.
    bool step() {
        if (code_ == SQLITE_OK || code_ == SQLITE_ROW) code_ = sqlite3_step(statement_.get());
        return code_ == SQLITE_ROW;
    }
    bool good() const { return code_ == SQLITE_OK || code_ == SQLITE_ROW || code_ == SQLITE_DONE; }
    int code() const { return code_; }

    std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
    std::string text(int column) const {
        const void* const bytes = sqlite3_column_blob(statement_.get(), column);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
        return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
    }
    bool is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

private:
    int put_value(int place, std::monostate) { return sqlite3_bind_null(statement_.get(), place); }
    int put_value(int place, std::int64_t value) {
        return sqlite3_bind_int64(statement_.get(), place, value);
    }
    int put_value(int place, bool value) { return sqlite3_bind_int(statement_.get(), place, value); }
    int put_value(int place, double value) { return sqlite3_bind_double(statement_.get(), place, value); }
    int put_value(int place, std::string_view value) {
        const char* const text = value.empty() ? "" : value.data();
        return sqlite3_bind_text64(statement_.get(), place, text, value.size(), SQLITE_STATIC, SQLITE_UTF8);
    }

    std::unique_ptr<sqlite3_stmt, Close> statement_;
    int code_ = SQLITE_OK;
};

class SqliteWarehouse : public Warehouse {
public:
    explicit SqliteWarehouse(std::string path) : path_(std::move(path)) {}

    Diagnostics open(OpenFor what, std::span<const Migration> steps);

    Result<std::vector<Version>> versions(std::string_view reference) override;

private:
    Result<StoredVersions> begin(std::span<const RecordRows* const> batch) override;
    Diagnostics commit(const MergePlan& plan) override;

    Diagnostics trouble(int code) const;
    Diagnostics fault(std::string code, std::string message, std::string help = {}) const;
    Diagnostics fail(int code);
    Diagnostics run(const std::string& sql);

    Result<int> version();
    Diagnostics migrate(std::span<const Migration> steps);
    void prepare();

    int find(std::span<const RecordRows* const> batch, StoredVersions& there);
    int find_advert(std::string_view identity, StoredVersions& there);
    int write(const MergePlan& plan);

    std::string path_;
    SqliteBatch batch_;  ///< before the database that reads it
    std::unique_ptr<sqlite3, Close> database_;
    std::vector<Statement> inserts_;  ///< by target
    Statement last_key_, identity_of_, advert_, delete_, set_end_;
    bool in_transaction_ = false;
};

/// SQLite tells a full disk by SQLITE_FULL, but a full quota or a file that may not grow as a failed write.
bool no_room(int code, int error) {
    rlimit largest_file{};
    ::getrlimit(RLIMIT_FSIZE, &largest_file);
    return error == ENOSPC || error == EFBIG || error == EDQUOT ||
           (code == SQLITE_IOERR_WRITE && largest_file.rlim_cur != RLIM_INFINITY);
}

Diagnostics SqliteWarehouse::fault(std::string code, std::string message, std::string help) const {
    Diagnostic d;
    d.file = path_;
    d.code = std::move(code);
    d.message = std::move(message);
    d.help = std::move(help);
    return {d};
}

/// What SQLite's code means to whoever runs the program.
Diagnostics SqliteWarehouse::trouble(int code) const {
    const int error = database_ ? sqlite3_system_errno(database_.get()) : 0;
    const bool last = database_ && sqlite3_extended_errcode(database_.get()) == code;
    const std::string words = last ? sqlite3_errmsg(database_.get()) : sqlite3_errstr(code);
    switch (code & 0xFF) {
        case SQLITE_FULL:
            return fault("disk_full", fmt::format("can't write to '{}': no space left on device", path_),
                         "make room and load again: what was committed is kept");
        case SQLITE_IOERR:
            if (no_room(code, error))
                return fault("disk_full", fmt::format("can't write to '{}': no room for more", path_),
                             "make room and load again: what was committed is kept");
            break;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return fault("database_busy", fmt::format("another is writing to '{}'", path_),
                         "wait until it is done and load again");
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
            return fault("not_a_warehouse",
                         fmt::format("'{}' is no database that can be read: {}", path_, words));
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return fault("not_writable", fmt::format("can't write to '{}': {}", path_, words));
        case SQLITE_CONSTRAINT:
            return fault("constraint_failed",
                         fmt::format("a record breaks a constraint of the tables: {}", words));
        default:
            break;
    }
    return fault("database_failed", fmt::format("the database failed: {} ({})", words, code));
}

/// What went wrong; the transaction is given up.
Diagnostics SqliteWarehouse::fail(int code) {
    Diagnostics why = trouble(code);
    if (why.front().code == "constraint_failed" && batch_.rows())
        why.front().notes.push_back(
            fmt::format("at the record {}; its batch is given up", batch_.rows()->record().id));
    for (Statement& insert : inserts_) insert.reset();
    if (in_transaction_) (void)sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    in_transaction_ = false;
    return why;
}

Diagnostics SqliteWarehouse::run(const std::string& sql) {
    const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Diagnostics{} : trouble(code);
}

Diagnostics SqliteWarehouse::open(OpenFor what, std::span<const Migration> steps) {
    const bool loading = what == OpenFor::loading;
    std::error_code ignored;
    if (!loading && !std::filesystem::exists(path_, ignored))
        return fault("not_found", fmt::format("there is no '{}'", path_));
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);  // nobody asks, and counting takes a lock
    sqlite3* database = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (loading ? SQLITE_OPEN_CREATE : 0);
    const int code = sqlite3_open_v2(path_.c_str(), &database, flags, nullptr);
    database_.reset(database);
    if (code != SQLITE_OK) return trouble(code);
    sqlite3_extended_result_codes(database, 1);
    sqlite3_busy_timeout(database, wait_milliseconds);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // The trigger by which a version is deleted writes to FTS5, which a schema may only if it is trusted.
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, loading ? 1 : 0, nullptr);
    // Foreign keys hold by how rows are written: a version first, then what belongs to it.
    Diagnostics why = run("PRAGMA foreign_keys = OFF; PRAGMA cache_size = -32768");
    if (!why.empty()) return why;
    auto there = version();
    if (!there) return there.why();
    if (loading && sqlite3_db_readonly(database, "main") == 1) return trouble(SQLITE_READONLY);
    const int newest = steps.back().version;
    if (*there > newest)
        return fault(
            "newer_warehouse",
            fmt::format("'{}' has version {} of the schema; this program knows {}", path_, *there, newest),
            "use the program that made it, or a later one");
    if (*there < newest && !loading)
        return fault(
            "older_warehouse",
            fmt::format("'{}' has version {} of the schema; this program reads {}", path_, *there, newest),
            "load something into it: that brings it up to date");
    if (*there < newest) why = migrate(steps);
    if (why.empty() && loading) prepare();
    return why;
}

/// 0 for an empty database.
Result<int> SqliteWarehouse::version() {
    Statement tables(database_.get(),
                     "SELECT count(*), sum(name = 'warehouse_migration') FROM sqlite_master");
    if (!tables.step()) return trouble(tables.code());
    if (tables.integer(0) == 0) return 0;
    if (tables.integer(1) == 0)
        return fault("not_a_warehouse", fmt::format("'{}' is a database of something else", path_),
                     "name a new file");
    Statement last(database_.get(), "SELECT max(version) FROM warehouse_migration");
    if (!last.step()) return trouble(last.code());
    return static_cast<int>(last.integer(0));
}

/// All steps that are missing, or none. The version is asked for again, since another may have been faster.
Diagnostics SqliteWarehouse::migrate(std::span<const Migration> steps) {
    if (Diagnostics why = run("BEGIN IMMEDIATE"); !why.empty()) return why;
    in_transaction_ = true;
    const auto there = version();
    if (!there) return there.why();
    Statement note;
    for (const Migration& step : steps) {
        if (step.version <= *there) continue;
        int code = sqlite3_exec(database_.get(), step.sql.c_str(), nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) return fail(code);
        note = Statement(database_.get(),
                         "INSERT INTO warehouse_migration VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%SZ'))");
        note.bind(std::int64_t{step.version}, std::string_view(step.what)).step();
        if (!note.good()) return fail(note.code());
    }
    in_transaction_ = false;
    note = Statement();
    return run("COMMIT");
}

void SqliteWarehouse::prepare() {
    sqlite3* const database = database_.get();
    batch_.add_to(database);
    for (const Target& target : warehouse_targets())
        inserts_.emplace_back(database, insert_from_batch(target));
    last_key_ = {database, "SELECT coalesce(max(vacancy_key), 0) FROM vacancy"};
    identity_of_ = {database, "SELECT identity FROM vacancy WHERE id = ?"};
    advert_ = {database,
               "SELECT vacancy_key, id, valid_from, valid_to, content_hash FROM vacancy WHERE identity = ?"};
    delete_ = {database, "DELETE FROM vacancy WHERE vacancy_key = ?"};
    set_end_ = {database, "UPDATE vacancy SET valid_to = ? WHERE vacancy_key = ?"};
}

Result<StoredVersions> SqliteWarehouse::begin(std::span<const RecordRows* const> batch) {
    if (Diagnostics why = run("BEGIN IMMEDIATE"); !why.empty()) return why;
    in_transaction_ = true;
    StoredVersions there;
    if (const int code = find(batch, there); code != SQLITE_OK) return fail(code);
    return there;
}

int SqliteWarehouse::find(std::span<const RecordRows* const> batch, StoredVersions& there) {
    last_key_.bind().step();
    if (!last_key_.good()) return last_key_.code();
    there.last_key = last_key_.integer(0);
    last_key_.reset();
    std::set<std::string, std::less<>> identities;
    for (const RecordRows* record : batch) {
        identities.insert(record->identity);
        if (identity_of_.bind(record->id).step()) identities.insert(identity_of_.text(0));
        if (!identity_of_.good()) return identity_of_.code();
    }
    identity_of_.reset();
    for (const std::string& identity : identities)
        if (const int code = find_advert(identity, there); code != SQLITE_OK) return code;
    return SQLITE_OK;
}

int SqliteWarehouse::find_advert(std::string_view identity, StoredVersions& there) {
    for (advert_.bind(identity); advert_.step();) {
        StoredVersion& v = there.versions.emplace_back();
        v = {advert_.integer(0), advert_.text(1), std::string(identity), advert_.text(2), {}, 0};
        if (!advert_.is_null(3)) v.valid_to = advert_.text(3);
        v.content_hash = advert_.integer(4);
    }
    const int code = advert_.good() ? SQLITE_OK : advert_.code();
    advert_.reset();
    return code;
}

Diagnostics SqliteWarehouse::commit(const MergePlan& plan) {
    int code = write(plan);
    if (code == SQLITE_OK) code = sqlite3_exec(database_.get(), "COMMIT", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return fail(code);
    in_transaction_ = false;
    return {};
}

/// Table by table: each takes its rows in the order of its key.
int SqliteWarehouse::write(const MergePlan& plan) {
    for (const std::int64_t key : plan.gone)
        if (delete_.bind(key).step(); !delete_.good()) return delete_.code();
    for (std::size_t target = 0; target < inserts_.size(); ++target) {
        batch_.read(plan, target);
        inserts_[target].bind().step();
        if (!inserts_[target].good()) return inserts_[target].code();
        inserts_[target].reset();
    }
    for (const auto& [key, valid_to] : plan.ends) {
        set_end_.bind(valid_to ? SqlValue(std::string_view(*valid_to)) : SqlValue(), key).step();
        if (!set_end_.good()) return set_end_.code();
    }
    set_end_.reset();
    return SQLITE_OK;
}

Result<std::vector<Version>> SqliteWarehouse::versions(std::string_view reference) {
    Statement all(
        database_.get(),
        "SELECT identity, valid_from, json FROM vacancy JOIN vacancy_record USING (vacancy_key) WHERE "
        "reference = ? ORDER BY identity, valid_from, vacancy_key");
    std::vector<Version> found;
    for (all.bind(reference); all.step();) found.push_back({all.text(0), all.text(1), all.text(2)});
    if (!all.good()) return trouble(all.code());
    return found;
}

}  // namespace

Result<std::unique_ptr<Warehouse>> open_sqlite(const std::string& path, OpenFor what,
                                               std::span<const Migration> steps) {
    auto warehouse = std::make_unique<SqliteWarehouse>(path);
    if (Diagnostics why = warehouse->open(what, steps); !why.empty()) return why;
    return std::unique_ptr<Warehouse>(std::move(warehouse));
}

}  // namespace vacancy
