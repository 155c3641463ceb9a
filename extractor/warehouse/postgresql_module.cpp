// The warehouse in PostgreSQL: the module `postgresql`.
#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "warehouse/copy_text.h"
#include "warehouse/plan_rows.h"
#include "warehouse/postgresql_store.h"

namespace vacancy {

namespace {

constexpr const char* connect_seconds = "10";
constexpr std::size_t copy_piece = 1u << 16;  // bytes that are sent at a time
constexpr std::string_view load_again = "load again: what was committed is kept";

struct Close {
    void operator()(PGconn* connection) const { PQfinish(connection); }
    void operator()(PGresult* result) const { PQclear(result); }
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

/// What the server answered.
class Answer {
public:
    explicit Answer(PGresult* result) : result_(result) {}

    bool good() const {
        const ExecStatusType status = PQresultStatus(result_.get());
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_COPY_IN;
    }
    int rows() const { return PQntuples(result_.get()); }
    bool is_null(int row, int column) const { return PQgetisnull(result_.get(), row, column) == 1; }
    std::string text(int row, int column) const {
        return {PQgetvalue(result_.get(), row, column),
                static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
    }
    std::int64_t integer(int row, int column) const {
        const std::string digits = text(row, column);
        std::int64_t value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    }
    std::string_view field(int code) const {
        const char* const words = PQresultErrorField(result_.get(), code);
        return words ? words : std::string_view();
    }

private:
    std::unique_ptr<PGresult, Close> result_;
};

class PostgresqlWarehouse : public Warehouse {
public:
    explicit PostgresqlWarehouse(const std::string& place) : place_(shown_place(place)) {}

    Diagnostics open(const std::string& place, OpenFor what, std::span<const Migration> steps);
    Result<std::vector<Version>> versions(std::string_view reference) override;

private:
    Result<StoredVersions> begin(std::span<const RecordRows* const> batch) override;
    Diagnostics commit(const MergePlan& plan) override;

    Diagnostics fault(std::string code, std::string message, std::string_view help = {}) const;
    Diagnostics trouble(const Answer& answer) const;
    Diagnostics lost() const;
    Diagnostics fail(Diagnostics why);

    Answer run(const std::string& sql) { return Answer(PQexec(connection_.get(), sql.c_str())); }
    Answer ask(const std::string& sql, std::span<const std::string> parameters);

    Diagnostics connect(const std::string& place);
    Result<int> version();
    Diagnostics check_version(int there, int newest, bool loading) const;
    Diagnostics migrate(std::span<const Migration> steps);
    Diagnostics see_whether_keys_hold();

    Diagnostics write(const MergePlan& plan);
    Diagnostics copy(const MergePlan& plan, std::size_t target);
    Diagnostics copy_trouble(const Answer& answer, const MergePlan& plan, std::size_t target) const;
    Diagnostics set_ends(const MergePlan& plan);

    const std::string place_;  ///< for people: without password
    std::unique_ptr<PGconn, Close> connection_;
    bool keys_hold_ = false;  ///< foreign keys need no look at each row, and the server may be told so
};

Diagnostics PostgresqlWarehouse::fault(std::string code, std::string message, std::string_view help) const {
    Diagnostic d;
    d.file = place_;
    d.code = std::move(code);
    d.message = std::move(message);
    d.help = help;
    return {d};
}

/// On one line, without the line end and the word that libpq adds.
std::string one_line(std::string_view words) {
    std::string out(words.substr(0, words.find_last_not_of(" \r\n") + 1));
    std::replace(out.begin(), out.end(), '\n', ' ');
    std::replace(out.begin(), out.end(), '\t', ' ');
    return out;
}

Diagnostics PostgresqlWarehouse::lost() const {
    return fault("database_unreachable",
                 fmt::format("the connection was lost: {}", one_line(PQerrorMessage(connection_.get()))),
                 load_again);
}

/// What an SQLSTATE means to whoever runs the program.
Diagnostics PostgresqlWarehouse::trouble(const Answer& answer) const {
    const std::string_view state = answer.field(PG_DIAG_SQLSTATE), kind = state.substr(0, 2);
    const std::string words = one_line(answer.field(PG_DIAG_MESSAGE_PRIMARY));
    if (state.empty() || kind == "08" || state.starts_with("57P0")) return lost();
    if (state == "53100")
        return fault("disk_full", fmt::format("the server has no room: {}", words),
                     "make room and load again: what was committed is kept");
    if (kind == "23" || kind == "22" || state == "54000") {
        Diagnostics why =
            fault("constraint_failed", fmt::format("a record breaks a constraint of the tables: {}", words));
        const std::string_view where = answer.field(PG_DIAG_CONTEXT);
        if (!where.empty()) why.front().notes.push_back(one_line(where.substr(0, where.find(':'))));
        return why;
    }
    if (state == "55P03" || kind == "40")
        return fault("database_busy", fmt::format("another is writing to '{}'", place_),
                     "wait until it is done and load again");
    if (state == "3F000")
        return fault("not_writable", fmt::format("can't write to '{}': {}", place_, words),
                     "make the schema that the search path names: CREATE SCHEMA");
    if (state == "42501" || state == "25006")
        return fault("not_writable", fmt::format("can't write to '{}': {}", place_, words));
    return fault("database_failed", fmt::format("the database failed: {} ({})", words, state));
}

/// Gives the transaction up.
Diagnostics PostgresqlWarehouse::fail(Diagnostics why) {
    if (PQstatus(connection_.get()) == CONNECTION_OK) run("ROLLBACK");
    return why;
}

Answer PostgresqlWarehouse::ask(const std::string& sql, std::span<const std::string> parameters) {
    std::vector<const char*> values;
    for (const std::string& parameter : parameters) values.push_back(parameter.c_str());
    return Answer(PQexecParams(connection_.get(), sql.c_str(), static_cast<int>(values.size()), nullptr,
                               values.data(), nullptr, nullptr, 0));
}

/// An address that was read as it was meant has no '@' in its parts: one in a password is written %40.
bool good_address(const std::string& place) {
    const std::unique_ptr<PQconninfoOption, Close> options(PQconninfoParse(place.c_str(), nullptr));
    if (!options) return false;
    for (const PQconninfoOption* option = options.get(); option->keyword; ++option) {
        const std::string_view name = option->keyword, value = option->val ? option->val : "";
        if ((name == "host" || name == "dbname") && value.find('@') != value.npos) return false;
        if (name == "port" && value.find_first_not_of("0123456789,") != value.npos) return false;
    }
    return true;
}

Diagnostics PostgresqlWarehouse::connect(const std::string& place) {
    if (!good_address(place))
        return fault("usage", "the address of the database can't be read",
                     "say postgresql://USER@HOST/DATABASE, with '@', '/', ':' and '?' of a password as "
                     "%40, %2F, %3A and %3F");
    const std::array<const char*, 5> names = {"connect_timeout", "client_encoding",
                                              "fallback_application_name", "dbname", nullptr};
    const std::array<const char*, 5> values = {connect_seconds, "UTF8", "vacancy", place.c_str(), nullptr};
    connection_.reset(PQconnectdbParams(names.data(), values.data(), 1));
    if (PQstatus(connection_.get()) != CONNECTION_OK)
        return fault("database_unreachable", one_line(PQerrorMessage(connection_.get())),
                     "see that the server runs and lets you in; a password is taken from ~/.pgpass, too");
    PQsetNoticeProcessor(
        connection_.get(), [](void*, const char*) {}, nullptr);
    const char* const encoding = PQparameterStatus(connection_.get(), "server_encoding");
    if (std::string_view(encoding ? encoding : "") != "UTF8")
        return fault("not_a_warehouse", "the database can't hold all characters: its encoding is not UTF8",
                     "make a database with ENCODING 'UTF8'");
    // JSON and long texts are compressed; LZ4 is several times as fast, where the server has it.
    const Answer set =
        run("SELECT set_config('default_toast_compression', 'lz4', false) FROM pg_settings "
            "WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)");
    const Answer wait = run("SET lock_timeout = '10s'");
    return !set.good() ? trouble(set) : !wait.good() ? trouble(wait) : Diagnostics{};
}

Diagnostics PostgresqlWarehouse::open(const std::string& place, OpenFor what,
                                      std::span<const Migration> steps) {
    if (Diagnostics why = connect(place); !why.empty()) return why;
    const bool loading = what == OpenFor::loading;
    const auto there = version();
    if (!there) return there.why();
    if (Diagnostics why = check_version(*there, steps.back().version, loading); !why.empty()) return why;
    if (*there < steps.back().version)
        if (Diagnostics why = migrate(steps); !why.empty()) return why;
    return loading ? see_whether_keys_hold() : Diagnostics{};
}

/// Rows come in one transaction with the version that they refer to, after it. The server would look that up
/// for each of them, by a query that takes as long as all else; who has the right to can spare it that,
/// together with all triggers: so there must be none of somebody's.
Diagnostics PostgresqlWarehouse::see_whether_keys_hold() {
    const bool has_privileges = PQserverVersion(connection_.get()) >= 150000;
    std::vector<std::string> tables;
    for (const Target& target : warehouse_targets()) tables.push_back(target.table);
    const std::string list[] = {text_array(tables)};
    const Answer may = ask(
        fmt::format("SELECT {} AND NOT EXISTS (SELECT FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = "
                    "ANY ($1::regclass[]))",
                    has_privileges ? "has_parameter_privilege('session_replication_role', 'SET')"
                                   : "current_setting('is_superuser')::boolean"),
        list);
    if (!may.good()) return trouble(may);
    keys_hold_ = may.text(0, 0) == "t";
    return {};
}

/// 0 where there is no warehouse yet.
Result<int> PostgresqlWarehouse::version() {
    const Answer there =
        run("SELECT to_regclass('warehouse_migration') IS NOT NULL, to_regclass('vacancy') IS NOT NULL");
    if (!there.good()) return trouble(there);
    const bool ours = there.text(0, 0) == "t";
    if (!ours && there.text(0, 1) == "t")
        return fault("not_a_warehouse", fmt::format("'{}' has a table 'vacancy' of something else", place_),
                     "name another database, or another schema with ?options=-csearch_path%3DSCHEMA");
    if (!ours) return 0;
    const Answer last = run("SELECT max(version) FROM warehouse_migration");
    if (!last.good()) return trouble(last);
    return static_cast<int>(last.integer(0, 0));
}

Diagnostics PostgresqlWarehouse::check_version(int there, int newest, bool loading) const {
    if (there > newest)
        return fault(
            "newer_warehouse",
            fmt::format("'{}' has version {} of the schema; this program knows {}", place_, there, newest),
            "use the program that made it, or a later one");
    if (there == newest || loading) return {};
    if (there == 0) return fault("not_found", fmt::format("there is no warehouse in '{}'", place_));
    return fault(
        "older_warehouse",
        fmt::format("'{}' has version {} of the schema; this program reads {}", place_, there, newest),
        "load something into it: that brings it up to date");
}

/// All steps that are missing, or none. The version is asked for again, since another may have been faster.
Diagnostics PostgresqlWarehouse::migrate(std::span<const Migration> steps) {
    const Answer locked =
        run("BEGIN; SELECT pg_advisory_xact_lock(hashtext('vacancy: warehouse_migration'))");
    if (!locked.good()) return fail(trouble(locked));
    const auto there = version();
    if (!there) return fail(there.why());
    for (const Migration& step : steps) {
        if (step.version <= *there) continue;
        if (const Answer done = run(step.sql); !done.good()) return fail(trouble(done));
        const std::string note[] = {std::to_string(step.version), step.what};
        const Answer noted = ask("INSERT INTO warehouse_migration VALUES ($1, $2, now())", note);
        if (!noted.good()) return fail(trouble(noted));
    }
    const Answer done = run("COMMIT");
    return done.good() ? Diagnostics{} : trouble(done);
}

Result<StoredVersions> PostgresqlWarehouse::begin(std::span<const RecordRows* const> batch) {
    const Answer locked = run("BEGIN; LOCK TABLE vacancy IN SHARE ROW EXCLUSIVE MODE");
    if (!locked.good()) return fail(trouble(locked));
    const Answer last = run("SELECT coalesce(max(vacancy_key), 0) FROM vacancy");
    if (!last.good()) return fail(trouble(last));
    std::vector<std::string> ids, identities;
    for (const RecordRows* record : batch) {
        ids.emplace_back(record->id);
        identities.push_back(record->identity);
    }
    const std::string lists[] = {text_array(identities), text_array(ids)};
    const Answer found =
        ask("SELECT vacancy_key, id, identity, to_char(valid_from AT TIME ZONE 'UTC', "
            "'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), to_char(valid_to AT TIME ZONE 'UTC', "
            "'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), content_hash FROM vacancy WHERE identity IN (SELECT "
            "unnest($1::text[]) UNION SELECT identity FROM vacancy WHERE id = ANY ($2::text[]))",
            lists);
    if (!found.good()) return fail(trouble(found));
    StoredVersions there{last.integer(0, 0), {}};
    for (int row = 0; row < found.rows(); ++row) {
        StoredVersion& v = there.versions.emplace_back();
        v = {found.integer(row, 0), found.text(row, 1), found.text(row, 2), found.text(row, 3), {}, 0};
        if (!found.is_null(row, 4)) v.valid_to = found.text(row, 4);
        v.content_hash = found.integer(row, 5);
    }
    return there;
}

Diagnostics PostgresqlWarehouse::commit(const MergePlan& plan) {
    if (Diagnostics why = write(plan); !why.empty()) return fail(std::move(why));
    const Answer done = run("COMMIT");
    return done.good() ? Diagnostics{} : fail(trouble(done));
}

std::string number_array(std::span<const std::int64_t> numbers) {
    return fmt::format("{{{}}}", fmt::join(numbers, ","));
}

Diagnostics PostgresqlWarehouse::write(const MergePlan& plan) {
    if (!plan.gone.empty()) {
        const std::string keys[] = {number_array(plan.gone)};
        const Answer gone = ask("DELETE FROM vacancy WHERE vacancy_key = ANY ($1::bigint[])", keys);
        if (!gone.good()) return trouble(gone);
    }
    if (keys_hold_) {
        const Answer set = run("SET LOCAL session_replication_role = replica");
        if (!set.good()) return trouble(set);
    }
    for (std::size_t target = 0; target < warehouse_targets().size(); ++target)
        if (Diagnostics why = copy(plan, target); !why.empty()) return why;
    return set_ends(plan);
}

/// The 3 of "COPY vacancy_grade, line 3, column code: ...", in whatever language; 0 where there is none.
std::int64_t line_of(std::string_view context) {
    const std::size_t comma = context.find(", "), digit = context.find_first_of("0123456789", comma);
    std::int64_t line = 0;
    if (comma != context.npos && digit != context.npos)
        std::from_chars(context.data() + digit, context.data() + context.size(), line);
    return line;
}

/// What went wrong with a COPY, and where it is a row's fault, which record's.
Diagnostics PostgresqlWarehouse::copy_trouble(const Answer& answer, const MergePlan& plan,
                                              std::size_t target) const {
    Diagnostics why = trouble(answer);
    if (why.front().code != "constraint_failed") return why;
    std::int64_t line = line_of(answer.field(PG_DIAG_CONTEXT));
    for (PlanRows rows(plan, target); line > 0 && rows.next();)
        if (--line == 0)
            why.front().notes.push_back(
                fmt::format("at the record {}; its batch is given up", rows.record().id));
    return why;
}

/// Sends what one table gets.
Diagnostics PostgresqlWarehouse::copy(const MergePlan& plan, std::size_t target) {
    PlanRows rows(plan, target);
    if (!rows.next()) return {};
    const Target& into = warehouse_targets()[target];
    const bool binary = into.table == "vacancy_record";
    const Answer ready = run(fmt::format("COPY {} ({}) FROM STDIN{}", into.table,
                                         fmt::join(into.columns, ", "), binary ? " (FORMAT binary)" : ""));
    if (!ready.good()) return trouble(ready);
    std::string lines(binary ? binary_begin : "");
    bool sent = true;
    const auto send = [&] {
        sent = sent && PQputCopyData(connection_.get(), lines.data(), static_cast<int>(lines.size())) == 1;
        lines.clear();
    };
    do {
        if (binary) {
            append_binary_row(lines, rows.cells());
        } else {
            for (const SqlValue& cell : rows.cells()) append_cell(lines, cell);
            lines += '\n';
        }
        if (lines.size() >= copy_piece) send();
    } while (sent && rows.next());
    if (binary) lines += binary_end;
    send();
    if (!sent || PQputCopyEnd(connection_.get(), nullptr) != 1) return lost();
    Diagnostics why;
    while (PGresult* const result = PQgetResult(connection_.get()))
        if (const Answer answer(result); !answer.good() && why.empty())
            why = copy_trouble(answer, plan, target);
    return why;
}

Diagnostics PostgresqlWarehouse::set_ends(const MergePlan& plan) {
    if (plan.ends.empty()) return {};
    std::vector<std::int64_t> keys;
    std::vector<std::string> ends;
    for (const auto& [key, valid_to] : plan.ends) {
        keys.push_back(key);
        ends.push_back(valid_to.value_or(""));
    }
    const std::string lists[] = {number_array(keys), text_array(ends)};
    const Answer set =
        ask("UPDATE vacancy v SET valid_to = nullif(e.valid_to, '')::timestamptz FROM unnest($1::bigint[], "
            "$2::text[]) AS e (vacancy_key, valid_to) WHERE v.vacancy_key = e.vacancy_key",
            lists);
    return set.good() ? Diagnostics{} : trouble(set);
}

Result<std::vector<Version>> PostgresqlWarehouse::versions(std::string_view reference) {
    const std::string words[] = {std::string(reference)};
    const Answer all =
        ask("SELECT identity, to_char(valid_from AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), json "
            "FROM vacancy JOIN vacancy_record USING (vacancy_key) WHERE reference = $1 "
            "ORDER BY identity COLLATE \"C\", valid_from, vacancy_key",
            words);
    if (!all.good()) return trouble(all);
    std::vector<Version> found;
    found.reserve(static_cast<std::size_t>(all.rows()));
    for (int row = 0; row < all.rows(); ++row)
        found.push_back({all.text(row, 0), all.text(row, 1), all.text(row, 2)});
    return found;
}

}  // namespace

}  // namespace vacancy

extern "C" __attribute__((visibility("default"))) void vacancy_open_postgresql(
    const std::string& place, vacancy::OpenFor what, std::span<const vacancy::Migration> steps,
    std::unique_ptr<vacancy::Warehouse>& warehouse, vacancy::Diagnostics& why) {
    auto opened = std::make_unique<vacancy::PostgresqlWarehouse>(place);
    why = opened->open(place, what, steps);
    if (why.empty()) warehouse = std::move(opened);
}
