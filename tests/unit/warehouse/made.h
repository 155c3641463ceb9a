#ifndef VACANCY_TESTS_WAREHOUSE_MADE_H
#define VACANCY_TESTS_WAREHOUSE_MADE_H

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "record/json.h"
#include "warehouse/loader.h"
#include "warehouse/sqlite_store.h"

namespace vacancy::made {

/// A record with a reference and a department, from the bytes `input`.
struct Advert {
    std::string input = "bytes";
    std::string reference = "4711", department = "Skerry Lights Agency";
    std::string closing = "2027-05-14";
    double salary = 31250;
    std::vector<std::string> benefits = {};
    std::string captured = {};
    std::string path = "advert.txt";

    std::string json() const {
        Record r;
        r.source.sha256 = sha256_hex(input);
        r.id = r.source.sha256.substr(0, 16) + "-0";
        r.source.path = path;
        r.source.media_type = "text/plain";
        r.source.charset = "UTF-8";
        r.source.layout = "lines";
        if (!captured.empty()) r.source.captured = captured;
        r.title = "Harbour Lamp Keeper";
        if (!reference.empty()) r.reference = reference;
        if (!department.empty()) r.department = department;
        r.salary = Salary{"GBP", "year", salary, salary + 3000, {}};
        r.dates.closing.emplace();
        r.dates.closing->edtf = r.dates.closing->from = r.dates.closing->to = closing;
        r.benefits = benefits;
        RecordWriter writer({.evidence = true, .validate = true, .pretty = false, .duplicates = false});
        const auto json = writer.write(r, Document{});
        EXPECT_TRUE(json) << json.why().front().message;
        return std::string(*json);
    }
};

/// A file for a warehouse, gone at the end.
class Place {
public:
    Place() {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        path_ = std::filesystem::temp_directory_path() /
                (std::string("vacancy-") + test->test_suite_name() + "." + test->name() + ".sqlite");
        std::filesystem::remove(path_);
    }
    ~Place() { std::filesystem::remove(path_); }

    std::string path() const { return path_.string(); }
    std::unique_ptr<Warehouse> open(OpenFor what = OpenFor::loading) const {
        auto warehouse = open_sqlite(path(), what, migrations(Dialect::sqlite));
        EXPECT_TRUE(warehouse) << warehouse.why().front().message;
        return *std::move(warehouse);
    }

    /// One load of all of them.
    LoadTally load(const std::vector<Advert>& adverts,
                   const std::string& now = "2026-01-01T00:00:00Z") const {
        const auto warehouse = open();
        BatchLoader loader(*warehouse, {}, now);
        Diagnostics refused;
        for (const Advert& advert : adverts) {
            EXPECT_TRUE(loader.take(advert.json(), refused).empty());
            EXPECT_TRUE(refused.empty());
        }
        EXPECT_TRUE(loader.finish().empty());
        return warehouse->tally();
    }

    std::vector<Version> versions(const std::string& reference = "4711") const {
        return *open(OpenFor::reading)->versions(reference);
    }

private:
    std::filesystem::path path_;
};

}  // namespace vacancy::made

#endif
