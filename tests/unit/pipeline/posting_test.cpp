// What a page's JobPosting says fills what its text leaves open, and is told where it says something else.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "extracted.h"

namespace vacancy::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string record_of(std::string_view page) {
    Source source;
    source.path = "page.html";
    source.bytes = page;
    source.type = MediaType::html;
    const Extracted got = extract(source);
    EXPECT_EQ(got.defects, "");
    EXPECT_EQ(got.reject, "");
    return got.records.size() == 1 ? got.records[0] : "";
}

std::string script(std::string_view json) {
    return fmt::format("<html><head><script type=\"application/ld+json\">{}</script></head><body>", json);
}

constexpr std::string_view posting = R"json({"@context": "https://schema.org/", "@type": "JobPosting",
  "title": "Tide Table Editor",
  "identifier": {"@type": "PropertyValue", "name": "Skerry Lights Agency", "value": "TT-4411"},
  "hiringOrganization": {"@type": "Organization", "name": "Skerry Lights Agency"},
  "baseSalary": {"@type": "MonetaryAmount", "currency": "GBP",
    "value": {"@type": "QuantitativeValue", "minValue": 31250, "maxValue": "34,900", "unitText": "YEAR"}},
  "employmentType": ["FULL_TIME", "Part-time", "FIXED_TERM"],
  "totalJobOpenings": 2,
  "jobLocation": [{"@type": "Place", "address": {"@type": "PostalAddress", "streetAddress": "Lamp House",
    "addressLocality": "Lerwick", "addressRegion": "Scotland", "postalCode": "ZE1 0AA"}}],
  "workHours": "37 hours per week",
  "validThrough": "2027-05-14T22:55:00Z",
  "securityClearanceRequirement": "Security Check (SC)",
  "responsibilities": "<ul><li>Edit tide tables.</li><li>Answer sailors &amp; pilots</li></ul>"
})json";

TEST(Posting, FillsWhatThePageLeavesOpen) {
    const std::string record = record_of(script(posting) + "<p>Nothing but words.</p></body></html>");
    EXPECT_THAT(record, HasSubstr(R"("title":"Tide Table Editor","reference":"TT-4411",)"
                                  R"("department":"Skerry Lights Agency")"));
    EXPECT_THAT(record, HasSubstr(R"("salary":{"currency":"GBP","period":"year","min":31250,"max":34900)"));
    EXPECT_THAT(record, HasSubstr(R"("types":["fixed_term"])"));
    EXPECT_THAT(record, HasSubstr(R"("working_patterns":["full_time","part_time"])"));
    EXPECT_THAT(record, HasSubstr(R"("posts":2)"));
    EXPECT_THAT(record, HasSubstr(R"({"text":"Lamp House, Lerwick, Scotland, ZE1 0AA","town":"Lerwick",)"
                                  R"("region":"Scotland","site":"Lamp House","postcode":"ZE1 0AA"})"));
    EXPECT_THAT(record, HasSubstr(R"("hours_per_week":37)"));
    EXPECT_THAT(record, HasSubstr(R"("edtf":"2027-05-14T23:55:00")"));
    EXPECT_THAT(record, HasSubstr(R"("required":["SC"])"));
    EXPECT_THAT(record, HasSubstr(R"("responsibilities":["Edit tide tables","Answer sailors & pilots"])"));
    EXPECT_THAT(record, HasSubstr(R"("diagnostics":[])"));
}

TEST(Posting, EvidenceLeadsToThePropertysPlace) {
    const std::string page = script(posting) + "<p>Nothing but words.</p>";
    const std::string record = record_of(page);
    const auto evidence = [&](std::string_view rule, std::string_view words, std::size_t line) {
        const std::size_t at = page.find(words);
        return fmt::format(R"("rule":"jobposting.{}","text":"{}","line":{},"span":[{},{}],"page":null,)"
                           R"("box":null,"confidence":"label")",
                           rule, words, line, at, at + words.size());
    };
    EXPECT_THAT(record, HasSubstr(evidence("title", "Tide Table Editor", 2)));
    EXPECT_THAT(record, HasSubstr(evidence("validThrough", "2027-05-14T22:55:00Z", 12)));
    EXPECT_THAT(record, HasSubstr(R"("/salary/min":)"));
}

TEST(Posting, TheTextWinsAndADifferenceIsTold) {
    const std::string record =
        record_of(script(posting) +
                  "<h1>Tide Table Editor</h1><h2>Details</h2>"
                  "<h3>Reference number</h3><p>TT-4412</p><h3>Salary</h3><p>£40,000 - £42,000</p>"
                  "<h3>Number of jobs available</h3><p>2</p>"
                  "<p>Closing date: 14 May 2027</p></body>");
    EXPECT_THAT(record, HasSubstr(R"("reference":"TT-4412")"));
    EXPECT_THAT(record, HasSubstr(R"("min":40000,"max":42000)"));
    EXPECT_THAT(record,
                HasSubstr(R"("code":"values_disagree","severity":"warning","field":"/reference",)"
                          R"("message":"the page says 'TT-4412', but its structured data says 'TT-4411'")"));
    EXPECT_THAT(record, HasSubstr(R"("field":"/salary")"));
    EXPECT_THAT(record, Not(HasSubstr(R"("field":"/posts")")));
    EXPECT_THAT(record, Not(HasSubstr(R"("field":"/dates/closing")")));
    EXPECT_THAT(record, Not(HasSubstr(R"("field":"/title")")));
}

TEST(Posting, WhatPeopleMakeOfJsonIsRead) {
    const std::string record = record_of(
        "<script type='application/ld+json'>\n//<![CDATA[\n/* ours */ [{\"@graph\": [{\"@type\": [\"Thing\", "
        "\"https://schema.org/JobPosting\"], // the job\n \"title\": \"Buoy &amp; Beacon\nPainter\", "
        "\"totalJobOpenings\": 3, \"identifier\": \"it\\'s 44\", },]}];\n//]]>\n</script><p>Words.</p>");
    EXPECT_THAT(record, HasSubstr(R"("title":"Buoy & Beacon Painter")"));
    EXPECT_THAT(record, HasSubstr(R"("posts":3)"));
    EXPECT_THAT(record, HasSubstr(R"("diagnostics":[])"));
}

TEST(Posting, QuotesWrittenAsEntities) {
    const std::string record = record_of(
        "<script type=\"application/ld+json\">{&quot;@type&quot;:&quot;JobPosting&quot;,"
        "&quot;title&quot;:&quot;Sail Mender&quot;}</script><p>Words.</p>");
    EXPECT_THAT(record, HasSubstr(R"("title":"Sail Mender")"));
}

TEST(Posting, BrokenJsonIsToldAndThePageIsRead) {
    const std::string page =
        "<h1>Sail Mender</h1>\n<script type=\"application/ld+json\">{\"@type\": \"JobPosting\",\n"
        "\"title\": \"Sail \"Best\" Mender\"}</script><p>Employer pension contribution of 27%.</p>";
    const std::string record = record_of(page);
    EXPECT_THAT(record, HasSubstr(R"("pension_employer_percent":27)"));
    EXPECT_THAT(record, HasSubstr(R"("code":"structured_data_broken","severity":"warning","field":null)"));
    EXPECT_THAT(record, HasSubstr(fmt::format(R"("line":3,"span":[{0},)", page.find("Best"))));
}

TEST(Posting, MicrodataIsReadAlike) {
    const std::string record = record_of(
        "<div itemscope itemtype=\"https://schema.org/JobPosting\"><span itemprop=\"title\">Sail "
        "Mender</span>"
        "<meta itemprop=\"validThrough\" content=\"2027-05-14\"><meta itemprop='employmentType' "
        "content='PART_TIME'>"
        "<div itemprop=\"hiringOrganization\" itemscope itemtype=\"https://schema.org/Organization\">"
        "<b itemprop=\"name\">Skerry Lights Agency</b></div>"
        "<p itemprop=jobLocation itemscope itemtype=http://schema.org/Place><span itemprop=address itemscope>"
        "<i itemprop=addressLocality>Lerwick</i></span></p>"
        "<ul itemprop=\"responsibilities\"><li>Mend sails</li><li>Sew flags</li></ul></div>");
    EXPECT_THAT(record, HasSubstr(R"("title":"Sail Mender")"));
    EXPECT_THAT(record, HasSubstr(R"("department":"Skerry Lights Agency")"));
    EXPECT_THAT(record, HasSubstr(R"("edtf":"2027-05-14")"));
    EXPECT_THAT(record, HasSubstr(R"("working_patterns":["part_time"])"));
    EXPECT_THAT(record, HasSubstr(R"("town":"Lerwick")"));
    EXPECT_THAT(record, HasSubstr(R"("responsibilities":["Mend sails","Sew flags"])"));
}

TEST(Posting, ADescriptionIsTheTextOfAPageWithout) {
    std::string text = "<h2>Job description<\\/h2><p>You will mend sails \\u2013 and flags.<\\/p>";
    while (text.size() < 400) text += "<p>The loft is dry and warm in every season of the year.<\\/p>";
    text += "<h2>Essential criteria<\\/h2><ul><li>A steady hand<\\/li><li>Patience with cats<\\/li><\\/ul>";
    const std::string page =
        script("{\"@type\":\"JobPosting\",\"title\":\"Sail Mender\",\"description\":\"" + text + "\"}") +
        "<div id=app>Please wait</div>";
    const std::string record = record_of(page);
    EXPECT_THAT(record, HasSubstr(R"("essential":["A steady hand","Patience with cats"])"));
    const std::size_t at = page.find("A steady hand");
    EXPECT_THAT(record,
                HasSubstr(fmt::format(R"("text":"A steady hand","line":1,"span":[{},{}])", at, at + 13)));
}

TEST(Posting, OfSeveralTheOneOfTheHeadlineCounts) {
    const std::string record =
        record_of(script(R"([{"@type":"JobPosting","title":"Other","totalJobOpenings":9},)"
                         R"({"@type":"JobPosting","title":"Sail Mender","totalJobOpenings":4}])") +
                  "<h1>Sail Mender</h1>");
    EXPECT_THAT(record, HasSubstr(R"("posts":4)"));
}

TEST(Posting, OtherItemsAreNothing) {
    const std::string record = record_of(
        script(R"({"@type":"Organization","name":"Skerry","title":"No job"})") + "<p>Some words.</p>");
    EXPECT_THAT(record, AllOf(HasSubstr(R"("title":null)"), HasSubstr(R"("department":null)")));
}

TEST(Posting, LimitsAreNamed) {
    Limits limits;
    limits.max_structured_depth = 8;
    const std::string deep = script(std::string(9, '[') + std::string(9, ']')) + "<p>Some words.</p>";
    auto document = read_html(deep, "", limits);
    ASSERT_EQ(document->diagnostics.size(), 1u);
    EXPECT_EQ(document->diagnostics[0].code, "too_deep");
    limits.max_structured_bytes = 100;
    document = read_html(script("[\"" + std::string(200, 'x') + "\"]") + "<p>Some words.</p>", "", limits);
    ASSERT_EQ(document->diagnostics.size(), 1u);
    EXPECT_EQ(document->diagnostics[0].code, "too_large");
}

}  // namespace
}  // namespace vacancy::test
