#include <gmock/gmock.h>
#include <sqlite3.h>

#include "made.h"

namespace vacancy {
namespace {

using made::Advert;
using made::Place;
using testing::ElementsAre;

std::vector<std::string> times(const std::vector<Version>& versions) {
    std::vector<std::string> all;
    for (const Version& version : versions) all.push_back(version.valid_from);
    return all;
}

/// The first column of all rows, joined by blanks.
std::string query(const Place& place, const std::string& sql) {
    sqlite3* database = nullptr;
    EXPECT_EQ(sqlite3_open(place.path().c_str(), &database), SQLITE_OK);
    std::string out;
    const auto add = [](void* to, int, char** values, char**) {
        *static_cast<std::string*>(to) += std::string(values[0] ? values[0] : "null") + ' ';
        return 0;
    };
    char* error = nullptr;
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), add, &out, &error), SQLITE_OK) << (error ? error : "");
    sqlite3_close(database);
    return out;
}

TEST(Versions, TheSameTwiceChangesNothing) {
    const Place place;
    EXPECT_EQ(place.load({{}}).added, 1u);
    const LoadTally again = place.load({{}}, "2026-02-02T00:00:00Z");
    EXPECT_EQ(again.unchanged, 1u);
    EXPECT_EQ(again.all(), 1u);
    EXPECT_THAT(times(place.versions()), ElementsAre("2026-01-01T00:00:00Z"));
}

TEST(Versions, OtherBytesAreAnotherVersion) {
    const Place place;
    place.load({{.input = "one"}});
    EXPECT_EQ(place.load({{.input = "two", .closing = "2027-05-21"}}, "2026-02-02T00:00:00Z").versions, 1u);
    EXPECT_EQ(query(place, "SELECT coalesce(valid_to, 'now') FROM vacancy ORDER BY vacancy_key"),
              "2026-02-02T00:00:00Z now ");
    EXPECT_EQ(query(place, "SELECT dates_closing_to FROM latest_vacancy"), "2027-05-21 ");
}

TEST(Versions, TimesOfCaptureOrderThemWhateverComesFirst) {
    const Place place;
    place.load({{.input = "two", .captured = "Tue, 05 Jan 2027 00:00:00 GMT"}});
    place.load({{.input = "one", .captured = "2027-01-01T00:00:00Z"}});
    place.load({{.input = "three", .captured = "2027-01-09T00:00:00Z"}});
    EXPECT_THAT(times(place.versions()),
                ElementsAre("2027-01-01T00:00:00Z", "2027-01-05T00:00:00Z", "2027-01-09T00:00:00Z"));
    EXPECT_EQ(query(place, "SELECT coalesce(valid_to, 'now') FROM vacancy ORDER BY valid_from"),
              "2027-01-05T00:00:00Z 2027-01-09T00:00:00Z now ");
}

TEST(Versions, AnEarlierCaptureOfATextMakesItValidEarlier) {
    const Place place;
    place.load({{.captured = "2027-01-05T00:00:00Z"}});
    EXPECT_EQ(place.load({{.captured = "2027-01-01T00:00:00Z"}}).corrected, 1u);
    EXPECT_EQ(place.load({{.captured = "2027-01-05T00:00:00Z"}}).unchanged, 1u);
    EXPECT_THAT(times(place.versions()), ElementsAre("2027-01-01T00:00:00Z"));
}

TEST(Versions, ATextReadOtherwiseTakesThePlaceOfWhatWasRead) {
    const Place place;
    place.load({{.benefits = {"boats"}}});
    EXPECT_EQ(place.load({{.benefits = {"boats", "buns"}}}, "2026-02-02T00:00:00Z").corrected, 1u);
    EXPECT_THAT(times(place.versions()), ElementsAre("2026-01-01T00:00:00Z"));
    EXPECT_EQ(query(place, "SELECT text FROM vacancy_benefit ORDER BY position"), "boats buns ");
    EXPECT_EQ(query(place, "SELECT count(*) FROM vacancy_search"), "1 ");
}

TEST(Versions, AReferenceFoundLaterMovesTheVersionToItsAdvert) {
    const Place place;
    place.load({{.input = "one"}, {.input = "two", .reference = ""}});
    EXPECT_EQ(query(place, "SELECT count(*) FROM latest_vacancy"), "2 ");
    place.load({{.input = "two"}}, "2026-02-02T00:00:00Z");
    EXPECT_EQ(place.versions().size(), 2u);
    EXPECT_EQ(query(place, "SELECT count(*) FROM latest_vacancy"), "1 ");
}

TEST(Versions, CopiesAtOtherPlacesAreNoChange) {
    const Place place;
    const std::vector<Advert> copies = {{.path = "a.txt"}, {.path = "b.txt"}};
    EXPECT_EQ(place.load(copies).added, 1u);
    EXPECT_EQ(place.load(copies).unchanged, 2u);
    EXPECT_EQ(query(place, "SELECT source_path FROM vacancy"), "a.txt ");
}

TEST(Versions, OfCopiesReadOtherwiseTheFirstCounts) {
    const Place place;
    const std::vector<Advert> copies = {{.benefits = {"boats"}}, {.benefits = {"buns"}}};
    place.load(copies);
    EXPECT_EQ(place.load(copies).unchanged, 2u);
    EXPECT_EQ(query(place, "SELECT text FROM vacancy_benefit"), "boats ");
}

TEST(Versions, DepartmentsTellReferencesApart) {
    const Place place;
    place.load({{.input = "one"}, {.input = "two", .department = "Board of Buoys"}});
    EXPECT_EQ(query(place, "SELECT count(*) FROM latest_vacancy"), "2 ");
    EXPECT_EQ(place.versions().size(), 2u);
}

TEST(Versions, WithoutAReferenceEachTextIsAnAdvert) {
    const Place place;
    place.load({{.input = "one", .reference = ""}, {.input = "two", .reference = ""}});
    EXPECT_EQ(query(place, "SELECT count(*) FROM latest_vacancy"), "2 ");
}

// ---- the schema's versions

/// The steps that there are, and made-up ones after them.
std::vector<Migration> with_more(std::initializer_list<const char*> sql) {
    const auto real = migrations(Dialect::sqlite);
    std::vector<Migration> all(real.begin(), real.end());
    for (const char* const text : sql) all.push_back({static_cast<int>(all.size()) + 1, "step", text});
    return all;
}

const int last_version = static_cast<int>(migrations(Dialect::sqlite).size());

int newest(const Place& place) {
    return std::stoi(query(place, "SELECT max(version) FROM warehouse_migration"));
}

TEST(Migrate, FromEveryEarlierVersion) {
    const auto all = with_more({"CREATE TABLE two (n INTEGER)", "ALTER TABLE two ADD COLUMN m INTEGER"});
    for (std::size_t from = 0; from <= all.size(); ++from) {
        const Place place;
        if (from > 0) {
            ASSERT_TRUE(open_sqlite(place.path(), OpenFor::loading, std::span(all).first(from)));
            EXPECT_EQ(newest(place), static_cast<int>(from));
        }
        ASSERT_TRUE(open_sqlite(place.path(), OpenFor::loading, all)) << from;
        EXPECT_EQ(newest(place), last_version + 2);
        EXPECT_EQ(query(place, "SELECT count(m) FROM two"), "0 ");
    }
}

TEST(Migrate, AStepThatFailsLeavesTheVersionBefore) {
    const Place place;
    place.load({{}});
    const auto bad = with_more({"CREATE TABLE two (n INTEGER)", "CREATE TABLE two (n INTEGER)"});
    EXPECT_FALSE(open_sqlite(place.path(), OpenFor::loading, bad));
    EXPECT_EQ(newest(place), last_version);
    EXPECT_EQ(query(place, "SELECT count(*) FROM sqlite_master WHERE name = 'two'"), "0 ");
    EXPECT_EQ(place.load({{}}).unchanged, 1u);
}

TEST(Migrate, WhoOnlyReadsChangesNothing) {
    const Place place;
    place.load({{}});
    const auto all = with_more({"CREATE TABLE two (n INTEGER)"});
    const auto opened = open_sqlite(place.path(), OpenFor::reading, all);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.why().front().code, "older_warehouse");
    EXPECT_EQ(newest(place), last_version);
}

TEST(Migrate, ALaterVersionIsLeftAlone) {
    const Place place;
    const auto all = with_more({"CREATE TABLE two (n INTEGER)"});
    ASSERT_TRUE(open_sqlite(place.path(), OpenFor::loading, all));
    const auto opened = open_sqlite(place.path(), OpenFor::loading, migrations(Dialect::sqlite));
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.why().front().code, "newer_warehouse");
}

TEST(Constraints, HoldRowsThatOthersWrite) {
    const Place place;
    place.load({{}});
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(place.path().c_str(), &database), SQLITE_OK);
    for (const char* const sql :
         {"UPDATE vacancy SET kind = 'cat'", "UPDATE vacancy SET posts = 0",
          "UPDATE vacancy SET salary_currency = NULL", "UPDATE vacancy SET dates_closing_to = '2027-02-30'",
          "UPDATE vacancy SET hybrid_min_percent = 101", "UPDATE vacancy SET posts = 'many'",
          "UPDATE vacancy SET title = ''", "INSERT INTO vacancy_grade VALUES (1, 0, 'G8', 'x')",
          "INSERT INTO vacancy_grade VALUES (99, 0, 'G7', 'x')"}) {
        sqlite3_exec(database, "PRAGMA foreign_keys = ON", nullptr, nullptr, nullptr);
        EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) & 0xFF, SQLITE_CONSTRAINT) << sql;
    }
    sqlite3_close(database);
}

}  // namespace
}  // namespace vacancy
