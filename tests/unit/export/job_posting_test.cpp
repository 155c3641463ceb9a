// Records as JobPosting: which field is which property is a table; docs/jobposting.md shows it. With
// VACANCY_UPDATE set in the environment the table is put there anew.
#include "export/job_posting.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "document/posting.h"
#include "record/fields.h"

namespace vacancy {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view record = R"json({"schema":"vacancy/1","id":"9b63a40398d09fbe-0","kind":"advert",
"title":"Tide <Table> Editor","reference":"TT-4411","department":"Skerry Lights Agency","business_area":null,"grades":[],
"salary":{"currency":"GBP","period":"year","min":31250,"max":34900.5,"bands":[]},
"contract":{"types":["fixed_term"],"length":null},"working_patterns":["full_time","homeworking"],"role_types":[],"posts":2,
"locations":[{"text":"Lerwick: Lamp House","town":"Lerwick","region":null,"site":"Lamp House","postcode":null}],
"hours_per_week":37.5,"criteria":{"essential":["A steady hand"],"desirable":[],"person_specification":[]},
"responsibilities":[],"technical_skills":[],"clearance":{"required":["SC"],"conditional":["DV"]},"nationality":"reserved",
"dates":{"closing":{"edtf":"2027-05-14T23:55:00","from":"2027-05-14","to":"2027-05-14"},"sift":null,"interview":null,
"start":{"edtf":"2027-09~","from":"2027-09-01","to":"2027-09-30"},"events":[]},
"contacts":[{"role":"job","name":"Sam Example","email":null,"telephone":null}],"benefits":[],"apply_url":null,
"sections":[{"id":"contents","heading":"Contents","level":2,"span":null,"text":"Benefits"},
{"id":"essential_criteria","heading":"You & we","level":2,"span":null,"text":"We ask for:\nA steady hand;\nNothing else"}],
"evidence":{},"diagnostics":[]})json";

std::string posting_of(std::string_view json) {
    const auto encoder = open_job_postings(Limits{});
    std::string out;
    EXPECT_TRUE((*encoder)->add(json, out).empty());
    return out;
}

TEST(JobPosting, SaysWhatTheRecordSays) {
    const std::string posting = posting_of(record);
    EXPECT_THAT(posting,
                testing::StartsWith(R"({"@context":"https://schema.org","@type":"JobPosting","title":)"));
    EXPECT_THAT(posting, testing::EndsWith("}\n"));
    for (
        const char* part :
        {R"("identifier":{"@type":"PropertyValue","name":"Skerry Lights Agency","value":"TT-4411"})",
         R"("validThrough":"2027-05-14T23:55:00+01:00")", R"("jobStartDate":"2027-09-01")",
         R"("employmentType":["FULL_TIME","FIXED_TERM"])", R"("workHours":"37.5 hours a week")",
         R"("totalJobOpenings":2)",
         R"("hiringOrganization":{"@type":"Organization","name":"Skerry Lights Agency"})",
         R"("jobLocation":[{"@type":"Place","name":"Lerwick: Lamp House","address":{"@type":"PostalAddress",)"
         R"("streetAddress":"Lamp House","addressLocality":"Lerwick"}}])",
         R"("jobLocationType":"TELECOMMUTE","applicantLocationRequirements":{"@type":"Country","name":"United Kingdom"})",
         R"("baseSalary":{"@type":"MonetaryAmount","currency":"GBP","value":{"@type":"QuantitativeValue",)"
         R"("minValue":31250,"maxValue":34900.5,"unitText":"YEAR"}})",
         R"j("securityClearanceRequirement":["Security Check (SC)"])j",
         R"("qualifications":["A steady hand"])",
         R"("applicationContact":[{"@type":"ContactPoint","contactType":"job","name":"Sam Example"}])"})
        EXPECT_THAT(posting, HasSubstr(part));
}

TEST(JobPosting, TheDescriptionIsTheAdvertInHtml) {
    EXPECT_THAT(
        posting_of(record),
        HasSubstr(
            R"(\u003ch2>You &amp; we\u003c/h2>\u003cp>We ask for:\u003c/p>\u003cul>\u003cli>A steady hand;)"
            R"(\u003c/li>\u003c/ul>\u003cp>Nothing else\u003c/p>)"));
}

TEST(JobPosting, NothingEndsTheScriptItStandsIn) {
    EXPECT_THAT(posting_of(record), Not(HasSubstr("<")));
    EXPECT_THAT(posting_of(record), HasSubstr(R"("title":"Tide \u003cTable> Editor")"));
}

TEST(JobPosting, WhatIsNotStatedIsLeftOut) {
    const std::string posting = posting_of(record);
    for (const char* name :
         {"datePosted", "employmentUnit", "url", "directApply", "skills", "jobBenefits", "null"})
        EXPECT_THAT(posting, Not(HasSubstr(name)));
}

TEST(JobPosting, WhatIsNoRecordIsTold) {
    const auto encoder = open_job_postings(Limits{});
    std::string out;
    for (const char* json : {"", "[]", "{\"title\":"}) {
        const Diagnostics why = (*encoder)->add(json, out);
        ASSERT_FALSE(why.empty()) << json;
        EXPECT_EQ(why.front().code, "broken_record");
    }
    EXPECT_EQ(out, "");
}

// ---- the table

bool covers(std::string_view entry, std::string_view path) {
    return path.starts_with(entry) &&
           (path.size() == entry.size() || path[entry.size()] == '.' || path[entry.size()] == '[');
}

TEST(PostingFields, EveryFieldIsInTheTable) {
    for (const Field& field : record_fields()) {
        if (field.type == FieldType::object || field.type == FieldType::objects ||
            field.type == FieldType::map)
            continue;
        const auto entries = posting_fields();
        EXPECT_TRUE(std::any_of(entries.begin(), entries.end(),
                                [&](const PostingField& entry) { return covers(entry.field, field.path); }))
            << field.path << ": add it to the table of export/job_posting.cpp";
    }
}

TEST(PostingFields, EveryEntryIsAFieldAndEveryReadPropertyIsRead) {
    std::set<std::string_view> read;
    for (const PostingProperty& property : posting_properties()) read.insert(property.path);
    for (const PostingField& entry : posting_fields()) {
        EXPECT_TRUE(find_field(entry.field)) << entry.field;
        const bool is_value = entry.read && entry.property != "description";
        EXPECT_TRUE(!is_value || read.contains(entry.property)) << entry.property;
    }
}

const std::string page_path = VACANCY_SOURCE_DIR "/docs/jobposting.md";
const std::string begin_mark = "<!-- fields: made from extractor/export/job_posting.cpp -->\n";
const std::string end_mark = "<!-- end of fields -->\n";

std::string table() {
    std::string out = "| field | property | | |\n| --- | --- | --- | --- |\n";
    for (const PostingField& entry : posting_fields()) {
        out += "| `" + std::string(entry.field) + "` | ";
        if (!entry.property.empty()) out += "`" + std::string(entry.property) + "`";
        out += entry.property.empty() ? " | " : entry.read ? " | both" : " | written";
        out += " | " + std::string(entry.about) + " |\n";
    }
    return out;
}

TEST(PostingFields, ThePageShowsTheTable) {
    std::ostringstream text;
    text << std::ifstream(page_path, std::ios::binary).rdbuf();
    std::string page = text.str();
    const std::size_t begin = page.find(begin_mark) + begin_mark.size();
    const std::size_t end = page.find(end_mark);
    ASSERT_NE(end, std::string::npos);
    if (std::getenv("VACANCY_UPDATE")) {
        page.replace(begin, end - begin, table());
        std::ofstream(page_path, std::ios::binary) << page;
    } else {
        EXPECT_EQ(page.substr(begin, end - begin), table())
            << "to renew it, run this test with VACANCY_UPDATE=1";
    }
}

}  // namespace
}  // namespace vacancy
