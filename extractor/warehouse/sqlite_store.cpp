#include "warehouse/sqlite_store.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <unordered_set>

#include "base/hash.h"
#include "warehouse/tables.h"

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

/// What is known of a version that is there.
struct Known {
    std::int64_t key = 0;
    std::string identity, valid_from;
    std::int64_t content_hash = 0;
};

class SqliteWarehouse : public Warehouse {
public:
    explicit SqliteWarehouse(std::string path) : path_(std::move(path)) {}

    Diagnostics open(OpenFor what, std::span<const Migration> steps);

    Diagnostics put(const RecordRows& rows, std::string_view now) override;
    Diagnostics commit() override;
    const LoadTally& tally() const override { return committed_; }
    Result<std::vector<Version>> versions(std::string_view reference) override;

private:
    Diagnostics trouble(int code) const;
    Diagnostics fault(std::string code, std::string message, std::string help = {}) const;
    Diagnostics fail(int code);
    Diagnostics run(const std::string& sql);

    Result<int> version();
    Diagnostics migrate(std::span<const Migration> steps);
    void prepare();

    Diagnostics begin();
    int put_version(const RecordRows& rows, std::string_view now);
    int find(std::string_view id, std::optional<Known>& known);
    int insert(std::int64_t key, const RecordRows& rows, std::string_view valid_from);
    int insert_rows(std::size_t table, std::int64_t key, const std::vector<SqlValue>& cells);
    int replace(const Known& known, const RecordRows& rows, std::string_view valid_from);
    int link(std::string_view identity, std::size_t& count);

    std::string path_;
    std::unique_ptr<sqlite3, Close> database_;
    std::vector<Statement> inserts_;  ///< by table
    Statement insert_record_, insert_words_, delete_version_, delete_words_;
    Statement find_, links_, set_link_;
    std::unordered_set<std::uint64_t> seen_;  ///< ids of this load
    std::int64_t last_key_ = 0;
    bool in_batch_ = false;
    LoadTally committed_, pending_;
    Diagnostics failure_;
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

/// Gives the batch up; every later call gives the failure again.
Diagnostics SqliteWarehouse::fail(int code) {
    failure_ = trouble(code);
    for (Statement& insert : inserts_) insert.reset();
    if (in_batch_) (void)sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    in_batch_ = false;
    return failure_;
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
    sqlite3* database = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (loading ? SQLITE_OPEN_CREATE : 0);
    const int code = sqlite3_open_v2(path_.c_str(), &database, flags, nullptr);
    database_.reset(database);
    if (code != SQLITE_OK) return trouble(code);
    sqlite3_extended_result_codes(database, 1);
    sqlite3_busy_timeout(database, wait_milliseconds);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    Diagnostics why = run("PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536");
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
    in_batch_ = true;
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
    in_batch_ = false;
    note = Statement();
    return run("COMMIT");
}

void SqliteWarehouse::prepare() {
    sqlite3* const database = database_.get();
    for (const Table& table : warehouse_tables()) {
        std::string places = "?";
        for (std::size_t c = 1; c < table.columns.size(); ++c) places += ", ?";
        inserts_.emplace_back(database, fmt::format("INSERT INTO {} VALUES ({})", table.name, places));
    }
    insert_record_ = {database, "INSERT INTO vacancy_record VALUES (?, ?)"};
    insert_words_ = {database,
                     "INSERT INTO vacancy_search (rowid, title, summary, criteria) VALUES (?, ?, ?, ?)"};
    delete_version_ = {database, "DELETE FROM vacancy WHERE vacancy_key = ?"};
    delete_words_ = {database, "DELETE FROM vacancy_search WHERE rowid = ?"};
    find_ = {database, "SELECT vacancy_key, identity, valid_from, content_hash FROM vacancy WHERE id = ?"};
    links_ = {database,
              "SELECT vacancy_key, valid_from, valid_to FROM vacancy WHERE identity = ? ORDER BY valid_from "
              "DESC, vacancy_key DESC"};
    set_link_ = {database, "UPDATE vacancy SET valid_to = ? WHERE vacancy_key = ?"};
}

Diagnostics SqliteWarehouse::begin() {
    if (in_batch_) return {};
    if (Diagnostics why = run("BEGIN IMMEDIATE"); !why.empty()) return failure_ = why;
    in_batch_ = true;
    Statement last(database_.get(), "SELECT coalesce(max(vacancy_key), 0) FROM vacancy");
    if (!last.step()) return fail(last.code());
    last_key_ = last.integer(0);
    return {};
}

Diagnostics SqliteWarehouse::put(const RecordRows& rows, std::string_view now) {
    if (!failure_.empty()) return failure_;
    if (Diagnostics why = begin(); !why.empty()) return why;
    if (!seen_.insert(hash64(rows.id)).second) return ++pending_.unchanged, Diagnostics{};
    const int code = put_version(rows, now);
    if (code == SQLITE_OK) return {};
    (void)fail(code);
    failure_.front().notes.push_back(fmt::format("at the record {}; its batch is given up", rows.id));
    return failure_;
}

Diagnostics SqliteWarehouse::commit() {
    if (!failure_.empty()) return failure_;
    if (!in_batch_) return {};
    const int code = sqlite3_exec(database_.get(), "COMMIT", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return fail(code);
    in_batch_ = false;
    committed_ = pending_;
    return {};
}

int SqliteWarehouse::put_version(const RecordRows& rows, std::string_view now) {
    std::optional<Known> known;
    if (const int code = find(rows.id, known); code != SQLITE_OK) return code;
    if (!known) {
        const int code = insert(++last_key_, rows, rows.captured ? std::string_view(*rows.captured) : now);
        std::size_t count = 0;
        const int linked = code == SQLITE_OK ? link(rows.identity, count) : code;
        ++(count > 1 ? pending_.versions : pending_.added);
        return linked;
    }
    const bool earlier = rows.captured && *rows.captured < known->valid_from;
    if (!earlier && known->content_hash == rows.content_hash && known->identity == rows.identity)
        return ++pending_.unchanged, SQLITE_OK;
    ++pending_.corrected;
    return replace(*known, rows, earlier ? *rows.captured : known->valid_from);
}

int SqliteWarehouse::find(std::string_view id, std::optional<Known>& known) {
    if (find_.bind(id).step())
        known = Known{find_.integer(0), find_.text(1), find_.text(2), find_.integer(3)};
    const int code = find_.good() ? SQLITE_OK : find_.code();
    find_.reset();
    return code;
}

int SqliteWarehouse::insert(std::int64_t key, const RecordRows& rows, std::string_view valid_from) {
    std::vector<SqlValue> root = {std::string_view(rows.identity), valid_from, std::monostate(),
                                  rows.content_hash};
    root.insert(root.end(), rows.tables.front().begin(), rows.tables.front().end());
    int code = insert_rows(0, key, root);
    for (std::size_t t = 1; code == SQLITE_OK && t < rows.tables.size(); ++t)
        code = insert_rows(t, key, rows.tables[t]);
    if (code != SQLITE_OK) return code;
    insert_record_.bind(key, rows.json).step();
    if (!insert_record_.good()) return insert_record_.code();
    insert_record_.reset();
    insert_words_
        .bind(key, std::string_view(rows.title), std::string_view(rows.summary),
              std::string_view(rows.criteria))
        .step();
    if (!insert_words_.good()) return insert_words_.code();
    insert_words_.reset();
    return SQLITE_OK;
}

int SqliteWarehouse::insert_rows(std::size_t table, std::int64_t key, const std::vector<SqlValue>& cells) {
    Statement& into = inserts_[table];
    const std::size_t width = warehouse_tables()[table].columns.size() - 1;
    for (std::size_t at = 0; at < cells.size(); at += width) {
        into.bind(key);
        for (std::size_t c = 0; c < width; ++c) into.put(static_cast<int>(c) + 2, cells[at + c]);
        into.step();
        if (!into.good()) return into.code();
    }
    into.reset();
    return SQLITE_OK;
}

int SqliteWarehouse::replace(const Known& known, const RecordRows& rows, std::string_view valid_from) {
    for (Statement* gone : {&delete_version_, &delete_words_}) {
        gone->bind(known.key).step();
        if (!gone->good()) return gone->code();
        gone->reset();
    }
    if (const int code = insert(known.key, rows, valid_from); code != SQLITE_OK) return code;
    std::size_t count = 0;
    if (const int code = link(rows.identity, count); code != SQLITE_OK) return code;
    return known.identity == rows.identity ? SQLITE_OK : link(known.identity, count);
}

/// Sets `valid_to` of an advert's versions: to when the next one begins. `count`: of versions.
int SqliteWarehouse::link(std::string_view identity, std::size_t& count) {
    std::optional<std::string> next;
    count = 0;
    std::vector<std::pair<std::int64_t, std::optional<std::string>>> wrong;
    for (links_.bind(identity); links_.step(); ++count) {
        const bool good = links_.is_null(2) ? !next : next && *next == links_.text(2);
        if (!good) wrong.emplace_back(links_.integer(0), next);
        next = links_.text(1);
    }
    if (!links_.good()) return links_.code();
    links_.reset();
    for (const auto& [key, valid_to] : wrong) {
        set_link_.bind(valid_to ? SqlValue(std::string_view(*valid_to)) : SqlValue(), key).step();
        if (!set_link_.good()) return set_link_.code();
        set_link_.reset();
    }
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
