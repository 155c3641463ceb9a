#include "warehouse/merge.h"

#include <gtest/gtest.h>

#include "warehouse/copy_text.h"
#include "warehouse/warehouse.h"

namespace vacancy {
namespace {

RecordRows record(std::string_view id, std::string identity, std::int64_t hash, std::string captured = {}) {
    RecordRows rows;
    rows.id = id;
    rows.identity = std::move(identity);
    rows.content_hash = hash;
    if (!captured.empty()) rows.captured = captured;
    return rows;
}

MergePlan plan(const std::vector<RecordRows>& records, const StoredVersions& there) {
    std::vector<const RecordRows*> batch;
    for (const RecordRows& r : records) batch.push_back(&r);
    return plan_merge(batch, there, "2027-06-01T00:00:00Z");
}

const StoredVersions one_there = {5, {{5, "id-5", "advert", "2027-01-05T00:00:00Z", {}, 1}}};

TEST(Merge, WhatIsThereChangesNothing) {
    std::vector<RecordRows> records;
    records.push_back(record("id-5", "advert", 1));
    const MergePlan what = plan(records, one_there);
    EXPECT_TRUE(what.rows.empty());
    EXPECT_TRUE(what.ends.empty());
    EXPECT_EQ(what.tally.unchanged, 1u);
}

TEST(Merge, VersionsOfOneBatchEndOneAnother) {
    std::vector<RecordRows> records;
    records.push_back(record("c", "advert", 3, "2027-01-09T00:00:00Z"));
    records.push_back(record("a", "advert", 2, "2027-01-01T00:00:00Z"));
    const MergePlan what = plan(records, one_there);
    ASSERT_EQ(what.rows.size(), 2u);
    EXPECT_EQ(what.rows[0].key, 6);
    EXPECT_EQ(what.rows[0].valid_to, std::nullopt);
    EXPECT_EQ(what.rows[1].valid_to, "2027-01-05T00:00:00Z");
    ASSERT_EQ(what.ends.size(), 1u);
    EXPECT_EQ(what.ends[0].second, "2027-01-09T00:00:00Z");
    EXPECT_EQ(what.tally.versions, 2u);
}

TEST(Merge, ACorrectionKeepsItsKeyAndTime) {
    std::vector<RecordRows> records;
    records.push_back(record("id-5", "another", 2));
    const MergePlan what = plan(records, one_there);
    EXPECT_EQ(what.gone, std::vector<std::int64_t>{5});
    ASSERT_EQ(what.rows.size(), 1u);
    EXPECT_EQ(what.rows[0].key, 5);
    EXPECT_EQ(what.rows[0].valid_from, "2027-01-05T00:00:00Z");
    EXPECT_EQ(what.tally.corrected, 1u);
}

TEST(CopyText, EscapesWhatCopyReadsOtherwise) {
    std::string line;
    for (const SqlValue& cell : {SqlValue(std::int64_t{7}), SqlValue(), SqlValue(true), SqlValue(0.5),
                                 SqlValue(std::string_view("a\tb\nc\rd\\N\0e", 11))})
        append_cell(line, cell);
    EXPECT_EQ(line,
              "7\t\\N\tt\t0.5\ta\\tb\\nc\\rd\\\\N\xEF\xBF\xBD"
              "e");
    EXPECT_EQ(text_array(std::vector<std::string>{"a\"b", "c\\d", ""}), R"({"a\"b","c\\d",""})");
}

TEST(CopyText, ABinaryRow) {
    using namespace std::string_view_literals;
    std::string bytes;
    append_binary_row(bytes, std::vector<SqlValue>{std::int64_t{258}, "a\\b\n"sv});
    EXPECT_EQ(bytes, "\0\2\0\0\0\x08\0\0\0\0\0\0\1\2\0\0\0\4a\\b\n"sv);
}

TEST(ShownPlace, HasNoPassword) {
    EXPECT_EQ(shown_place("sqlite:a@b:c"), "sqlite:a@b:c");
    EXPECT_EQ(shown_place("postgresql://u@h:5432/db?sslmode=require"), "postgresql://u@h:5432/db");
    for (const char* const place :
         {"postgresql://u:secret@h/db", "postgresql://u:se@secret@h/db", "postgresql://u:x/secret@h/db",
          "postgresql://h/db?password=secret", "postgresql://h/db?password=x@secret", "postgresql://u:secret",
          "postgresql://h/db?password=secret@x"})
        EXPECT_EQ(shown_place(place).find("secret"), std::string::npos) << shown_place(place);
}

}  // namespace
}  // namespace vacancy
