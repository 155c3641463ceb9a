#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "source/row_source.h"

namespace vacancy {

namespace {

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

/// A path as SQLite wants it in an address; `immutable`: no lock and no file beside it.
std::string address_of(const std::string& path) {
    std::string out = "file:";
    for (const char c : path) {
        const bool plain = is_alnum(c) || c == '/' || c == '.' || c == '-' || c == '_';
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out + "?mode=ro&immutable=1";
}

std::string quoted(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) out.append(c == '"' ? 2 : 1, c);
    return out + '"';
}

std::string_view text_of(sqlite3_stmt* row, int column) {
    const void* const bytes = sqlite3_column_blob(row, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
    return bytes == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(bytes), size);
}

class SqliteRows : public RowSource {
public:
    SqliteRows(std::string bytes, bool in_memory, RowTask task)
        : task_(std::move(task)), bytes_(std::move(bytes)) {
        fault_ = in_memory ? open_bytes() : open_file();
        if (!fault_) fault_ = find_table();
        if (!fault_) fault_ = find_columns();
    }

    bool next(Row& row) override {
        row.reset(task_.columns.size());
        if (!fault_ && !changes_told_ && has_changes_beside()) return tell_changes(row);
        while (!fault_ && !ended_) {
            if (!statement_) fault_ = select();
            if (fault_) break;
            steps_ = 0;
            switch (const int got = sqlite3_step(statement_.get())) {
                case SQLITE_ROW:
                    ++rows_;
                    return read(row);
                case SQLITE_TOOBIG:  // the statement is over; the next one begins behind this row
                    ++rows_;
                    statement_.reset();
                    row.why.push_back(row_too_large(task_, {}));
                    return true;
                case SQLITE_DONE:
                    ended_ = true;
                    break;
                default:
                    fault_ = trouble(got);
            }
        }
        return tell_fault(row);
    }

    std::uint64_t bytes_read() const override { return ended_ ? size_ : std::min(read_, size_); }
    const std::vector<std::string>& columns() const override { return names_; }

private:
    using Fault = std::optional<Diagnostic>;

    bool tell_fault(Row& row) {
        ended_ = true;
        if (!fault_ || told_) return false;
        told_ = true;
        row.counts = false;
        row.why.push_back(*fault_);
        return true;
    }

    Fault trouble(int code) const {
        if (code == SQLITE_INTERRUPT)
            return row_fault("not_readable",
                             "can't read the database: a row of it takes too long to work out", task_);
        const char* const words = database_ ? sqlite3_errmsg(database_.get()) : sqlite3_errstr(code);
        return row_fault("not_readable", fmt::format("can't read the database: {}", words), task_);
    }

    Fault open_file() {
        struct stat status {};
        if (::stat(task_.path.c_str(), &status) == 0) size_ = static_cast<std::uint64_t>(status.st_size);
        file_ = true;
        return open(address_of(task_.path).c_str());
    }

    Fault open_bytes() {
        size_ = bytes_.size();
        if (Fault fault = open(":memory:")) return fault;
        constexpr std::size_t wal = 18;  // the header says that changes are kept beside: there is no beside
        if (bytes_.size() > wal + 1) bytes_[wal] = bytes_[wal + 1] = 1;
        auto* const data = reinterpret_cast<unsigned char*>(bytes_.data());
        const auto size = static_cast<sqlite3_int64>(bytes_.size());
        const int got =
            sqlite3_deserialize(database_.get(), "main", data, size, size, SQLITE_DESERIALIZE_READONLY);
        return got == SQLITE_OK ? Fault() : trouble(got);
    }

    Fault open(const char* address) {
        sqlite3* database = nullptr;
        const int got = sqlite3_open_v2(
            address, &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
        database_.reset(database);
        if (got != SQLITE_OK) return trouble(got);
        sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
        constexpr std::size_t least = 1'000'000, most = 1'000'000'000;  // statements count, too
        sqlite3_limit(database, SQLITE_LIMIT_LENGTH,
                      static_cast<int>(std::clamp(task_.limits.max_input_bytes, least, most)));
        sqlite3_progress_handler(database, steps_at_once, &SqliteRows::is_enough, this);
        return {};
    }

    /// What computes a row may go on for so long, and no longer.
    static int is_enough(void* rows) {
        constexpr int most = 1000;
        return ++static_cast<SqliteRows*>(rows)->steps_ > most;
    }

    Statement prepare(const std::string& sql, int& got) {
        sqlite3_stmt* statement = nullptr;
        got = sqlite3_prepare_v2(database_.get(), sql.c_str(), static_cast<int>(sql.size()), &statement,
                                 nullptr);
        return Statement(statement);
    }

    /// Tables alone: what a view or a virtual table makes up has no bound.
    Fault find_table() {
        int got = SQLITE_OK;
        const Statement names = prepare(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE "
            "'sqlite\\_%' "
            "ESCAPE '\\' ORDER BY name",
            got);
        std::vector<std::string> tables;
        while (got == SQLITE_OK && (got = sqlite3_step(names.get())) == SQLITE_ROW) {
            tables.emplace_back(text_of(names.get(), 0));
            got = SQLITE_OK;
        }
        if (got != SQLITE_DONE) return trouble(got);
        if (std::find(tables.begin(), tables.end(), task_.table) != tables.end()) return {};
        const std::string wanted =
            task_.table.empty() ? "no table is named" : fmt::format("there is no table '{}'", task_.table);
        return row_fault("no_table", fmt::format("{}; the file holds {}", wanted, listed(tables)), task_, {},
                         "say --rows table=NAME,content=COLUMN");
    }

    Fault find_columns() {
        int got = SQLITE_OK;
        const Statement any = prepare(fmt::format("SELECT * FROM {} LIMIT 0", quoted(task_.table)), got);
        if (got != SQLITE_OK) return trouble(got);
        for (int i = 0; i < sqlite3_column_count(any.get()); ++i)
            names_.emplace_back(sqlite3_column_name(any.get(), i));
        for (std::size_t c = 0; c < task_.columns.size(); ++c)
            if (std::find(names_.begin(), names_.end(), task_.columns[c]) != names_.end())
                taken_.push_back(c);
        return {};
    }

    /// The rows behind those that have been read.
    Fault select() {
        std::string columns = "0";
        for (const std::size_t c : taken_) columns += ", " + quoted(task_.columns[c]);
        int got = SQLITE_OK;
        statement_ = prepare(
            fmt::format("SELECT {} FROM {} LIMIT -1 OFFSET {}", columns, quoted(task_.table), rows_), got);
        return got == SQLITE_OK ? Fault() : trouble(got);
    }

    bool read(Row& row) {
        std::size_t size = 0;
        for (std::size_t i = 0; i < taken_.size(); ++i) {
            const int column = static_cast<int>(i) + 1;
            Cell& cell = row.cells[taken_[i]];
            cell.present = true;
            cell.binary = sqlite3_column_type(statement_.get(), column) == SQLITE_BLOB;
            if (!cell.binary)
                sqlite3_column_text(statement_.get(), column);  // numbers as text, text as UTF-8
            cell.text = text_of(statement_.get(), column);
            size += cell.text.size();
        }
        read_ += size;
        if (size > task_.limits.max_input_bytes) row.why.push_back(row_too_large(task_, {}));
        return true;
    }

    bool has_changes_beside() const {
        struct stat status {};
        return file_ && ::stat((task_.path + "-wal").c_str(), &status) == 0 && status.st_size > 0;
    }

    bool tell_changes(Row& row) {
        changes_told_ = true;
        row.counts = false;
        row.why.push_back(row_fault(
            "unmerged_changes",
            fmt::format("'{0}-wal' holds changes that are not part of '{0}' yet; they are not read",
                        task_.path),
            task_, {},
            fmt::format("close what writes to it, or run sqlite3 on a copy: 'PRAGMA wal_checkpoint'")));
        return true;
    }

    static constexpr int steps_at_once = 1'000'000;

    RowTask task_;
    std::string bytes_;  ///< outlives the database that reads them
    Database database_;
    Statement statement_;
    std::vector<std::string> names_;
    std::vector<std::size_t> taken_;  ///< wanted columns that the table has
    Fault fault_;
    std::uint64_t rows_ = 0, read_ = 0, size_ = 0;
    int steps_ = 0;
    bool file_ = false;
    bool changes_told_ = false;
    bool told_ = false;
    bool ended_ = false;
};

}  // namespace

std::unique_ptr<RowSource> sqlite_rows_of_file(RowTask task) {
    return std::make_unique<SqliteRows>(std::string(), false, std::move(task));
}

std::unique_ptr<RowSource> sqlite_rows_of_bytes(std::string bytes, RowTask task) {
    return std::make_unique<SqliteRows>(std::move(bytes), true, std::move(task));
}

}  // namespace vacancy
