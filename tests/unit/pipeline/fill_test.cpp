#include "pipeline/fill.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "record/fields.h"

namespace vacancy {
namespace {

std::set<std::string_view> filled_of(const Record& record) {
    const Filled filled = filled_fields(record, Document{});
    std::set<std::string_view> out;
    for (std::size_t i = 0; i < fill_fields().size(); ++i)
        if (filled[i]) out.insert(fill_fields()[i]);
    return out;
}

TEST(Fill, FieldsAreThoseThatCanBeEmpty) {
    const auto fields = fill_fields();
    ASSERT_LE(fields.size(), most_fill_fields);
    const auto told = [&](std::string_view path) {
        return std::find(fields.begin(), fields.end(), path) != fields.end();
    };
    for (const auto* path : {"title", "grades", "salary", "salary.min", "contract.types", "dates.closing"})
        EXPECT_TRUE(told(path)) << path;
    for (const auto* path : {"id", "kind", "source.member", "salary.bands[].min", "dates.closing.from",
                             "contract", "evidence", "sections", "diagnostics", "duplicate_of"})
        EXPECT_FALSE(told(path)) << path;
}

TEST(Fill, NothingIsFilledOfNothing) {
    EXPECT_EQ(filled_of(Record{}), std::set<std::string_view>{});
}

TEST(Fill, ValuesAndMembersOfObjects) {
    Record record;
    record.title = "Tide Clerk";
    record.grades = {{"EO", "EO"}};
    record.salary = Salary{"GBP", "year", 30'000.0, std::nullopt, {{1.0, 2.0, "Deal", "EO"}}};
    record.contract.types = {"permanent"};
    record.application.cv = false;
    record.dates.closing = Date{};
    record.dates.closing->edtf = "2024-07";
    record.contacts = {{"job", "A. Person", {}, {}}};
    EXPECT_EQ(filled_of(record),
              (std::set<std::string_view>{"title", "grades", "salary", "salary.min", "salary.bands",
                                          "contract.types", "application.cv", "dates.closing", "contacts"}));
}

}  // namespace
}  // namespace vacancy
