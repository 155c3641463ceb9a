#include "export/format.h"

#include <gtest/gtest.h>

#include "export/csv.h"
#include "record/fields.h"

namespace vacancy {
namespace {

/// What the format makes of the texts.
std::string encoded(const Format& format, const std::vector<std::string>& records) {
    auto encoder = format.open({});
    EXPECT_TRUE(encoder);
    std::string out;
    (*encoder)->begin(out);
    for (const std::string& record : records) EXPECT_TRUE((*encoder)->add(record, out).empty());
    EXPECT_TRUE((*encoder)->end(out).empty());
    return out;
}

/// The cell of each column, of a row that has no cell in quotes.
std::string cell(const std::string& csv, std::string_view column) {
    std::string head = csv.substr(0, csv.find("\r\n")) + ',';
    std::string row = csv.substr(csv.find("\r\n") + 2);
    row.replace(row.find("\r\n"), 2, ",");
    while (!head.starts_with(std::string(column) + ',')) {
        head.erase(0, head.find(',') + 1);
        row.erase(0, row.find(',') + 1);
    }
    return row.substr(0, row.find(','));
}

std::string csv_of(const std::string& record) {
    return encoded(*find_format("csv"), {record});
}

TEST(Format, IsFoundByNameAndByEnding) {
    EXPECT_EQ(formats().front().name, "ndjson");
    for (const Format& format : formats()) {
        EXPECT_EQ(find_format(format.name), &format);
        EXPECT_EQ(format_of_file("a/b" + std::string(format.extension)), &format);
    }
    EXPECT_EQ(find_format("yaml"), nullptr);
    EXPECT_EQ(format_of_file("records.txt"), nullptr);
}

TEST(Format, Ndjson) {
    EXPECT_EQ(encoded(*find_format("ndjson"), {}), "");
    EXPECT_EQ(encoded(*find_format("ndjson"), {"{}", "{\"a\":1}"}), "{}\n{\"a\":1}\n");
}

TEST(Format, Json) {
    EXPECT_EQ(encoded(*find_format("json"), {}), "[]\n");
    EXPECT_EQ(encoded(*find_format("json"), {"{}", "{}"}), "[\n{},\n{}\n]\n");
}

TEST(Csv, HasAColumnForEachFieldThatIsNoObject) {
    const std::string head = csv_of("{}");
    EXPECT_TRUE(head.starts_with("schema,id,duplicate_of,source.path,source.member,")) << head;
    EXPECT_NE(head.find(",salary.min,salary.max,salary.bands,contract.types,"), head.npos) << head;
    EXPECT_EQ(head.find("[]"), head.npos);
}

TEST(Csv, Scalars) {
    const std::string csv = csv_of(R"({"id":"x-0","title":null,"posts":3,"hours_per_week":37.5,)"
                                   R"("application":{"cv":true},"salary":null})");
    EXPECT_EQ(cell(csv, "id"), "x-0");
    EXPECT_EQ(cell(csv, "title"), "");
    EXPECT_EQ(cell(csv, "posts"), "3");
    EXPECT_EQ(cell(csv, "hours_per_week"), "37.5");
    EXPECT_EQ(cell(csv, "application.cv"), "true");
    EXPECT_EQ(cell(csv, "salary.min"), "");
}

TEST(Csv, ListsAreJoined) {
    EXPECT_EQ(cell(csv_of(R"({"benefits":["a","b | c","d\\e",""]})"), "benefits"),
              "a | b \\| c | d\\\\e | \\e");
    EXPECT_EQ(cell(csv_of(R"({"benefits":[]})"), "benefits"), "");
    EXPECT_EQ(cell(csv_of(R"({"benefits":[""]})"), "benefits"), "\\e");
}

TEST(Csv, ObjectsAreJson) {
    EXPECT_NE(csv_of(R"({"grades":[{"code":"SEO","name":"S"}]})")
                  .find(R"(,"[{""code"":""SEO"",""name"":""S""}]",)"),
              std::string::npos);
    EXPECT_EQ(cell(csv_of(R"({"grades":[],"evidence":{}})"), "evidence"), "");
}

TEST(Csv, QuotesWhatNeedsIt) {
    EXPECT_NE(csv_of(R"({"title":"a \"b\", c"})").find(R"(,"a ""b"", c",)"), std::string::npos);
    EXPECT_NE(csv_of(R"({"title":"a\nb\rc"})").find(",\"a\nb\rc\","), std::string::npos);
}

TEST(Csv, NoCellIsAFormula) {
    for (const std::string text : {"=cmd()", "+1", "-1", "@a", "'a", "\uFF1D1", "\uFF20a"})
        EXPECT_EQ(cell(csv_of(R"({"title":")" + text + "\"}"), "title"), '\'' + text);
    EXPECT_NE(csv_of(R"({"title":"\ta"})").find(",'\ta,"), std::string::npos);
    EXPECT_NE(csv_of(R"({"title":"\ra"})").find(",\"'\ra\","), std::string::npos);
    EXPECT_EQ(cell(csv_of(R"({"benefits":["=1"]})"), "benefits"), "'=1");
    EXPECT_EQ(cell(csv_of(R"({"title":""})"), "title"), "'") << "empty is not null";
    EXPECT_EQ(cell(csv_of(R"({"title":"a=b"})"), "title"), "a=b");
}

TEST(Csv, BrokenRecord) {
    auto encoder = open_csv({});
    std::string out;
    const Diagnostics why = (*encoder)->add("{", out);
    ASSERT_EQ(why.size(), 1u);
    EXPECT_EQ(why.front().code, "broken_record");
}

}  // namespace
}  // namespace vacancy
