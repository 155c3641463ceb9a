#include "warehouse/rows.h"

#include <gtest/gtest.h>

#include "made.h"

namespace vacancy {
namespace {

using made::Advert;

std::string code_of(std::string_view json) {
    RecordSplitter splitter({});
    RecordRows rows;
    const Diagnostics why = splitter.read(json, rows);
    return why.empty() ? "" : why.front().code;
}

TEST(Rows, WhatIsNoRecordIsNamed) {
    const std::string good = Advert{}.json();
    EXPECT_EQ(code_of(good), "");
    EXPECT_EQ(code_of(""), "broken_record");
    EXPECT_EQ(code_of(good.substr(0, good.size() / 2)), "broken_record");
    EXPECT_EQ(code_of(good + "x"), "broken_record");
    EXPECT_EQ(code_of(good + '\0'), "broken_record");
    EXPECT_EQ(code_of("{}"), "schema_violation");
    EXPECT_EQ(code_of("[]"), "schema_violation");
    EXPECT_EQ(code_of(std::string(1'000'000, '[')), "schema_violation");
    EXPECT_EQ(code_of(Advert{.department = "Lights\xFF"}.json()), "");  // the writer made it U+FFFD
    std::string bad = good;
    bad[bad.find("Harbour")] = '\xFF';
    EXPECT_EQ(code_of(bad), "broken_record");
}

TEST(Rows, IdentityIsDepartmentAndReference) {
    RecordSplitter splitter({});
    const auto identity = [&](const Advert& advert) {
        const std::string json = advert.json();
        RecordRows rows;
        EXPECT_TRUE(splitter.read(json, rows).empty());
        return rows.identity;
    };
    EXPECT_EQ(identity({}), "skerry lights agency/4711/0");
    EXPECT_EQ(identity({.reference = "47/11%"}), "skerry lights agency/47%2F11%25/0");
    EXPECT_EQ(identity({.reference = ""}), sha256_hex("bytes").substr(0, 16) + "-0");
}

TEST(Rows, ContentIsWhatTheRecordSays) {
    RecordSplitter splitter({});
    const auto content = [&](const Advert& advert) {
        const std::string json = advert.json();
        RecordRows rows;
        EXPECT_TRUE(splitter.read(json, rows).empty());
        return rows.content_hash;
    };
    EXPECT_EQ(content({}), content({.captured = "2027-01-01T00:00:00Z", .path = "other.txt"}));
    EXPECT_NE(content({}), content({.closing = "2027-05-15"}));
    EXPECT_NE(content({}), content({.benefits = {""}}));
    EXPECT_NE(content({.benefits = {"a", "b"}}), content({.benefits = {"b", "a"}}));
}

TEST(Rows, WithoutContacts) {
    Record r;
    r.id = "0123456789abcdef-0";
    r.source.sha256 = std::string(64, 'a');
    r.source.media_type = "text/plain";
    r.source.layout = "lines";
    Contact ada;
    ada.role = "job";
    ada.name = "Ada Example";
    ada.email = "ada@example.org";
    ada.telephone = "01234 567890";
    r.contacts = {ada};
    r.benefits = {"Ask Ada Example, 01234 567890, or bob.other@example.org now"};
    RecordWriter writer({});
    const std::string json(*writer.write(r, Document{}));
    RecordSplitter splitter({.contacts = false, .validate = true});
    RecordRows rows;
    ASSERT_TRUE(splitter.read(json, rows).empty());
    const std::string left(rows.json_text());
    EXPECT_NE(left.find("Ask [left out], [left out], or [left out] now"), left.npos) << left;
    EXPECT_NE(left.find("\"contacts\":[]"), left.npos);
    EXPECT_EQ(left.find("ada@"), left.npos);
    RecordSplitter again({});
    EXPECT_TRUE(again.read(left, rows).empty());
}

}  // namespace
}  // namespace vacancy
