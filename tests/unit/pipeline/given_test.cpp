// Values that came beside an input are read as labelled ones.
#include <gmock/gmock.h>

#include "extracted.h"
#include "segment/given.h"

namespace vacancy::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view advert =
    "About the job\n\nJob summary\n\nYou will keep the lamps of the harbour wall in good order.\n\n"
    "Benefits\n\nAn employer pension contribution of 27%.\n";

Source with(std::vector<Given> given, std::string_view bytes = advert) {
    Source source;
    source.path = "rows.csv";
    source.member = "row 1";
    source.bytes = bytes;
    source.type = sniff(bytes, "");
    source.given = std::move(given);
    return source;
}

std::string record_of(const Source& source) {
    const Extracted got = extract(source);
    EXPECT_EQ(got.defects, "");
    return got.records.size() == 1 ? got.records[0] : "";
}

TEST(Given, ValuesAreReadAsLabelledOnes) {
    const std::string record = record_of(with({{"title", "Lamp Keeper (Ref: 4410)"},
                                               {"reference", "4410"},
                                               {"salary", "£25,000 - £27,500"},
                                               {"grade", "Executive Officer"},
                                               {"location", "Falmouth"},
                                               {"closing", "11:55 pm on Friday 3rd May 2024"}}));
    EXPECT_THAT(record, HasSubstr(R"("title":"Lamp Keeper")"));
    EXPECT_THAT(record, HasSubstr(R"("reference":"4410")"));
    EXPECT_THAT(record, HasSubstr(R"("min":25000,"max":27500)"));
    EXPECT_THAT(record, HasSubstr(R"("grades":[{"code":"EO","name":"Executive Officer"}])"));
    EXPECT_THAT(record, HasSubstr(R"("town":"Falmouth")"));
    EXPECT_THAT(record, HasSubstr(R"("edtf":"2024-05-03T23:55:00")"));
    EXPECT_THAT(record, HasSubstr(R"("pension_employer_percent":27)"));
}

TEST(Given, EvidenceNamesTheRuleAndHasNoPlace) {
    const std::string record = record_of(with({{"title", "Lamp Keeper"}}));
    EXPECT_THAT(record, HasSubstr(R"("/title":{"rule":"headline.labelled","text":"Lamp Keeper","line":null,)"
                                  R"("span":null,"page":null,"box":null,"confidence":"label"})"));
}

TEST(Given, PlacesOfTheContentStayTheSame) {
    const std::string without = record_of(with({})), given = record_of(with({{"posts", "3"}}));
    const auto pension = [](const std::string& record) {
        const std::size_t at = record.find("\"/pension_employer_percent\"");
        return record.substr(at, record.find('}', at) - at);
    };
    EXPECT_EQ(pension(given), pension(without));
    const auto sections = [](const std::string& record) {
        const std::size_t at = record.find("\"sections\"");
        return record.substr(at, record.find("\"evidence\"") - at);
    };
    EXPECT_EQ(sections(given), sections(without));
}

TEST(Given, ContentOnOneLineOrInHtmlIsReadAlike) {
    const std::string one_line =
        "Details About the job Job summary You will keep the lamps. Benefits An employer pension "
        "contribution "
        "of 27%. Things you need to know Selection process details We will assess you.";
    for (const std::string& bytes :
         {one_line, std::string("<h2>Benefits</h2><p>An employer pension contribution of 27%.</p>")}) {
        const std::string record = record_of(with({{"title", "Benefits Officer"}, {"posts", "3"}}, bytes));
        EXPECT_THAT(record, AllOf(HasSubstr(R"("title":"Benefits Officer")"), HasSubstr(R"("posts":3)")));
        EXPECT_THAT(record, HasSubstr(R"("pension_employer_percent":27)"));
    }
}

TEST(Given, AValueThatNoRuleReadsIsTold) {
    const std::string record = record_of(with({{"closing", "soon"}}));
    EXPECT_THAT(record,
                HasSubstr(R"("code":"value_unreadable","severity":"warning","field":"/dates/closing",)"
                          R"("message":"no rule could read the value of 'closing'")"));
}

TEST(Given, BlanksAndUnknownLabelsAreNothing) {
    const std::string record = record_of(with({{"title", " \n\t"}, {"no such label", "x"}, {"", "x"}}));
    EXPECT_THAT(record, AllOf(HasSubstr(R"("title":null)"), Not(HasSubstr("value_lost"))));
}

TEST(Given, LongValuesAreCutLikeText) {
    Limits limits;
    limits.max_text_bytes = 400;
    Source source = with({{"title", std::string(1000, 'x')}, {"posts", "3"}});
    const auto document = read_document(source, limits);
    ASSERT_TRUE(document);
    EXPECT_LE(document->text.size(), 402u);
    EXPECT_EQ(document->diagnostics.at(0).code, "too_large");
}

TEST(Given, LabelsAreThoseThatRulesReadValuesUnder) {
    const std::vector<std::string> labels = labels_to_give(*Grammars::built_in());
    EXPECT_THAT(labels, testing::IsSupersetOf({"title", "reference", "department", "salary", "grade",
                                               "location", "closing", "posts"}));
    EXPECT_THAT(labels, Not(testing::Contains("not_ours")));
}

}  // namespace
}  // namespace vacancy::test
