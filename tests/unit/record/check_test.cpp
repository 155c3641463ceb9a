#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "sample.h"

namespace vacancy {
namespace {

using namespace sample;

/// What check_record says of the full sample once `change` was made, as "pointer: message".
std::vector<std::string> defects(const std::function<void(Sample&)>& change) {
    Sample s = full();
    change(s);
    std::vector<std::string> out;
    for (const Diagnostic& d : check_record(s.record, s.document)) {
        EXPECT_EQ(d.code, "record_defect");
        out.push_back(d.field + ": " + d.message);
    }
    return out;
}

void forget(Sample& s, std::string_view pointer) {
    std::erase_if(s.record.evidence, [&](const Evidence& e) { return e.pointer == pointer; });
}

using testing::ElementsAre;

TEST(Check, GoodRecordsHaveNoDefects) {
    EXPECT_THAT(defects([](Sample&) {}), ElementsAre());
    const Sample pdf = full_pdf(), none = nothing();
    EXPECT_TRUE(check_record(pdf.record, pdf.document).empty());
    EXPECT_TRUE(check_record(none.record, none.document).empty());
}

TEST(Check, Ids) {
    EXPECT_THAT(defects([](Sample& s) { s.record.id = "1"; }), ElementsAre("/id: '1' is no record id"));
    EXPECT_THAT(defects([](Sample& s) { s.record.id = "0123456789abcdef-0"; }),
                ElementsAre("/id: the id is not that of the source's SHA-256"));
}

TEST(Check, ValuesOfLists) {
    EXPECT_THAT(defects([](Sample& s) { s.record.grades[0].code = "X"; }),
                ElementsAre("/grades/0/code: 'X' is none of the field's values"));
    EXPECT_THAT(defects([](Sample& s) { s.record.clearance.conditional[0] = "X"; }),
                ElementsAre("/clearance/conditional/0: 'X' is none of the field's values"));
    const std::vector<std::function<void(Record&)>> spoil = {
        [](Record& r) { r.salary->period = "x"; },       [](Record& r) { r.contract.types[0] = "x"; },
        [](Record& r) { r.working_patterns[0] = "x"; },  [](Record& r) { r.behaviours[0].name = "x"; },
        [](Record& r) { r.competencies[0].name = "x"; }, [](Record& r) { r.success_profile[0] = "x"; },
        [](Record& r) { r.interview_formats[0] = "x"; }, [](Record& r) { r.clearance.required[0] = "x"; },
        [](Record& r) { r.nationality = "x"; },          [](Record& r) { r.contacts[0].role = "x"; },
        [](Record& r) { r.schemes[0] = "x"; },           [](Record& r) { r.sections[0].id = "x"; }};
    for (const auto& change : spoil) EXPECT_EQ(defects([&](Sample& s) { change(s.record); }).size(), 1u);
}

TEST(Check, LeastAndMost) {
    EXPECT_THAT(defects([](Sample& s) { s.record.salary->min = 99999; }),
                ElementsAre("/salary: the least is more than the most"));
    EXPECT_THAT(defects([](Sample& s) { s.record.salary->bands[0].max = 1; }),
                ElementsAre("/salary/bands/0: the least is more than the most"));
    EXPECT_THAT(defects([](Sample& s) { s.record.annual_leave->min_days = 31; }),
                ElementsAre("/annual_leave: the least is more than the most"));
    EXPECT_THAT(defects([](Sample& s) { s.record.salary->max.reset(); }), ElementsAre());
}

TEST(Check, Dates) {
    EXPECT_THAT(defects([](Sample& s) { s.record.dates.closing->edtf = "2023-02-30"; }),
                ElementsAre("/dates/closing/edtf: '2023-02-30' is no date"));
    EXPECT_THAT(defects([](Sample& s) { s.record.dates.closing->from = "2023-08-08"; }),
                ElementsAre("/dates/closing: the first day is after the last"));
    EXPECT_THAT(defects([](Sample& s) { s.record.dates.start->to = "2024-07-32"; }),
                ElementsAre("/dates/start/to: '2024-07-32' is no calendar day"));
    EXPECT_THAT(defects([](Sample& s) { s.record.dates.events[0].edtf = "soon"; }),
                ElementsAre("/dates/events/0/edtf: 'soon' is no date"));
    EXPECT_THAT(defects([](Sample& s) {
                    s.record.dates.sift->edtf = "XXXX-08-14";
                    s.record.dates.sift->from = s.record.dates.sift->to = "";
                }),
                ElementsAre());
}

TEST(Check, Forms) {
    EXPECT_THAT(defects([](Sample& s) { s.record.locations[0].postcode = "KW17"; }),
                ElementsAre("/locations/0/postcode: 'KW17' is no postcode"));
    EXPECT_THAT(defects([](Sample& s) { s.record.contract.length = "P6M1Y"; }),
                ElementsAre("/contract/length: 'P6M1Y' is no ISO 8601 duration"));
    EXPECT_THAT(defects([](Sample& s) { s.record.benefits[0].clear(); }),
                ElementsAre("/benefits/0: the value is an empty string"));
}

TEST(Check, EveryValueHasEvidence) {
    const Sample s = full();
    for (const Evidence& e : s.record.evidence)
        EXPECT_FALSE(defects([&](Sample& changed) { forget(changed, e.pointer); }).empty()) << e.pointer;
    EXPECT_THAT(defects([](Sample& c) { forget(c, "/title"); }),
                ElementsAre("/title: the value has no evidence"));
}

TEST(Check, EvidenceMayStandAtTheObjectOrBelow) {
    EXPECT_THAT(defects([](Sample& s) {
                    forget(s, "/annual_leave");
                    s.say("/annual_leave/min_days", "25 days");
                }),
                ElementsAre("/annual_leave/max_days: the value has no evidence"));
    EXPECT_THAT(defects([](Sample& s) {
                    forget(s, "/dates/closing");
                    s.say("/dates/closing/edtf", "7 August");
                }),
                ElementsAre("/dates/closing/from: the value has no evidence",
                            "/dates/closing/to: the value has no evidence"));
}

TEST(Check, EvidenceForAListIsNoneForItsItems) {
    EXPECT_THAT(defects([](Sample& s) {
                    forget(s, "/benefits/0");
                    s.say("/benefits", "Boat rides");
                }),
                ElementsAre("/benefits/0: the value has no evidence"));
    EXPECT_FALSE(defects([](Sample& s) { forget(s, "/salary/bands/0"); }).empty());
}

TEST(Check, EvidenceLiesInTextAndInput) {
    EXPECT_THAT(defects([](Sample& s) { s.record.evidence[0].span.end = 999'999; }),
                ElementsAre("/title: the evidence lies outside of the text"));
    EXPECT_THAT(defects([](Sample& s) {
                    s.record.evidence[0].span = {8, 3};
                }),
                ElementsAre("/title: the evidence lies outside of the text"));
    EXPECT_THAT(defects([](Sample& s) {
                    const auto pound = static_cast<std::uint32_t>(s.document.text.find("£"));
                    s.record.evidence[0].span = {pound + 1, pound + 5};
                }),
                ElementsAre("/title: the evidence begins or ends inside a character"));
    EXPECT_FALSE(defects([](Sample& s) { s.record.source.bytes = 40; }).empty());
    EXPECT_THAT(defects([](Sample& s) { s.record.evidence.push_back(s.record.evidence[0]); }),
                ElementsAre("/evidence: two pieces of evidence for '/title'"));
}

TEST(Check, SectionsStandInOrder) {
    EXPECT_THAT(
        defects([](Sample& s) {
            s.record.sections = {{"details", "", 1, Span{50, 60}, {}}, {"other", "", 1, Span{20, 30}, {}}};
        }),
        ElementsAre("/sections/1: the section stands before the one that it follows"));
    EXPECT_THAT(defects([](Sample& s) {
                    s.record.sections[0].span = Span{0, 999'999};
                }),
                ElementsAre("/sections/0: the place lies outside of the input"));
}

}  // namespace
}  // namespace vacancy
