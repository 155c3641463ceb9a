#include "report/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "report/columns.h"
#include "report/pack.h"

namespace vacancy {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view record =
    R"({"schema":"vacancy/1","id":"0123456789abcdef-0","source":{"path":"a.txt","member":null,"layout":"lines"},)"
    R"("kind":"advert","title":"Keeper of </script>","department":null,"grades":[{"code":"AO","name":"AO"}],)"
    R"("salary":{"currency":"GBP","period":"year","min":20000,"max":21000.5,"bands":[]},)"
    R"("locations":[{"text":"Leeds","town":"Leeds"},{"text":"Leeds Dock","town":"Leeds"}],)"
    R"("sections":[{"id":"details","heading":"Pay","level":1,"span":[0,3],"text":"secret"}],)"
    R"("evidence":{"/title":{"rule":"r.title","text":"Keeper","line":2,"span":[4,10],"page":null,"box":null,)"
    R"("confidence":"section"}},)"
    R"("diagnostics":[{"code":"value_lost","severity":"warning","field":"/locations/0/town","message":"m",)"
    R"("line":1,"span":[0,3]}]})";

Document text() {
    Document document;
    document.text = "Pay Keeper";
    document.origin.append(0, 0, 10, true);
    return document;
}

std::string all_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

TEST(ReportEntry, TheRowHasWhatTablesNeed) {
    const auto entry = make_entry(record, {});
    ASSERT_TRUE(entry);
    EXPECT_THAT(entry->row, HasSubstr(R"("title":"Keeper of </script>")"));
    EXPECT_THAT(entry->row, HasSubstr(R"("grades":["AO"])"));
    EXPECT_THAT(entry->row, HasSubstr(R"("min":20000,"max":21000.5)"));
    EXPECT_THAT(entry->row, HasSubstr(R"("places":["Leeds"])"));
    EXPECT_THAT(entry->row, HasSubstr(R"("findings":["warning value_lost locations.town"])"));
    EXPECT_THAT(entry->row, HasSubstr(R"("department":null)"));
}

TEST(ReportEntry, ThePageMarksWordsOfTheText) {
    const Document document = text();
    Known known;
    known.document = &document;
    const auto entry = make_entry(record, known);
    ASSERT_TRUE(entry);
    EXPECT_THAT(entry->page, HasSubstr(R"("text":"Pay Keeper")"));
    EXPECT_THAT(entry->page, HasSubstr(R"(["/title","r.title",4,10,"section",2,0,null])"));
    EXPECT_THAT(entry->page, HasSubstr(R"("sections":[["details",0,3]])"));
    EXPECT_THAT(entry->page, HasSubstr(R"("span":[0,3])"));
    EXPECT_THAT(entry->page, Not(HasSubstr("secret")));
}

TEST(ReportEntry, WithoutATextThereAreTheWordsAlone) {
    const auto entry = make_entry(record, {});
    ASSERT_TRUE(entry);
    EXPECT_THAT(entry->page, HasSubstr(R"("text":null)"));
    EXPECT_THAT(entry->page, HasSubstr(R"(["/title","r.title",-1,-1,"section",2,0,"Keeper"])"));
}

TEST(ReportEntry, WhatIsNoRecordIsRefused) {
    for (const std::string_view bad : {"", "{", "[]", "null", R"({"schema":"vacancy/2"})", R"({"schema":7})",
                                       "{\"schema\":\"vacancy/1\"\xFF}"})
        EXPECT_FALSE(make_entry(bad, {})) << bad;
}

TEST(ReportEntry, MembersOfAnyTypeDoNoHarm) {
    const Document document = text();
    Known known;
    known.document = &document;
    for (const std::string_view value : {"null", "7", "\"x\"", "[]", "[7,[]]", "{}", "{\"a\":{}}"}) {
        std::string json = R"({"schema":"vacancy/1")";
        for (const std::string_view name : {"id", "source", "salary", "locations", "grades", "behaviours",
                                            "evidence", "sections", "diagnostics", "dates"})
            json.append(",\"").append(name).append("\":").append(value);
        EXPECT_TRUE(make_entry(json + '}', known)) << value;
    }
}

TEST(Columns, TextsAreHeldOnce) {
    rapidjson::Document row;
    row.Parse(R"({"a":"x","b":["y","x"],"c":1.5,"d":null})");
    Columns columns;
    columns.add(row);
    columns.add(row);
    EXPECT_EQ(columns.json(),
              R"("strings":["x","y"],"columns":{"a":[0,0],"b":[[1,0],[1,0]],"c":[1.5,1.5],"d":[null,null]})");
}

TEST(Pack, IsBase64) {
    for (const std::size_t size : {0u, 1u, 2u, 3u, 100u}) {
        const std::string out = packed(std::string(size, 'x'));
        EXPECT_EQ(out.size() % 4, 0u);
        EXPECT_THAT(out, testing::StartsWith("eJ"));
    }
}

class Report : public testing::Test {
protected:
    void SetUp() override {
        if (!ReportWriter::open(path.string(), 1)) GTEST_SKIP() << "built without reports";
    }
    void TearDown() override { std::filesystem::remove(path); }

    std::filesystem::path path = std::filesystem::temp_directory_path() / "vacancy-report-test.html";
};

TEST_F(Report, IsOneFileThatNothingCanEndEarly) {
    auto report = ReportWriter::open(path.string(), 20);
    ASSERT_TRUE(report);
    for (int i = 0; i < 17; ++i) EXPECT_TRUE(report->take(*make_entry(record, {})).empty());
    EXPECT_TRUE(report->finish({}).empty());
    const std::string page = all_of(path);
    EXPECT_THAT(page, HasSubstr(R"(id="pages-1")"));
    EXPECT_THAT(page, Not(HasSubstr(R"(id="pages-2")")));
    EXPECT_THAT(page, HasSubstr(R"(Keeper of \u003c/script>)"));
    EXPECT_THAT(page, testing::EndsWith("</html>\n"));
}

TEST_F(Report, HoldsNoMoreThanItMay) {
    auto report = ReportWriter::open(path.string(), 1);
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->take(*make_entry(record, {})).empty());
    const Diagnostics why = report->take(*make_entry(record, {}));
    ASSERT_EQ(why.size(), 1u);
    EXPECT_EQ(why.front().code, "too_many_adverts");
    EXPECT_TRUE(report->full());
    EXPECT_TRUE(report->finish({}).empty());
    EXPECT_THAT(all_of(path), HasSubstr(R"("count":1,"full":true)"));
}

}  // namespace
}  // namespace vacancy
