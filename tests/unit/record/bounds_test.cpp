#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "sample.h"

namespace vacancy {
namespace {

using namespace sample;

bool has_evidence(const Record& record, std::string_view pointer) {
    for (const Evidence& e : record.evidence)
        if (e.pointer == pointer) return true;
    return false;
}

TEST(Bounds, GoodRecordsStayAsTheyAre) {
    Sample s = full();
    const std::string before = written(s);
    drop_impossible(s.record, s.document);
    EXPECT_EQ(written(s), before);
}

TEST(Bounds, ImpossibleValueIsDroppedWithItsEvidence) {
    Sample s = full();
    s.record.hybrid_min_percent = 160;
    drop_impossible(s.record, s.document);
    EXPECT_FALSE(s.record.hybrid_min_percent);
    EXPECT_FALSE(has_evidence(s.record, "/hybrid_min_percent"));
    const Diagnostic& d = s.record.diagnostics.back();
    EXPECT_EQ(d.code, "value_unreadable");
    EXPECT_EQ(d.field, "/hybrid_min_percent");
    EXPECT_EQ(d.position.line, 9u);
    EXPECT_EQ(d.span.of(s.document.text), "60%");
}

TEST(Bounds, EachNumberHasBounds) {
    Sample s = full();
    Record& r = s.record;
    r.posts = 0;
    r.hours_per_week = std::numeric_limits<double>::quiet_NaN();
    r.pension_employer_percent = 128.97;
    r.reserve_list_months = -1;
    r.application.statement_words = 0;
    r.application.behaviour_words = -5;
    r.competencies[0].level = 7;
    r.annual_leave = AnnualLeave{30, 25};
    drop_impossible(r, s.document);
    EXPECT_FALSE(r.posts || r.hours_per_week || r.pension_employer_percent || r.reserve_list_months);
    EXPECT_FALSE(r.application.statement_words || r.application.behaviour_words || r.competencies[0].level);
    EXPECT_FALSE(r.annual_leave);
    EXPECT_EQ(r.diagnostics.size(), 1u + 8u);
    EXPECT_TRUE(has_evidence(r, "/competencies/0")) << "the competency itself is good";
    EXPECT_TRUE(check_record(r, s.document).empty());
    EXPECT_NE(written(s).find("\"posts\":null"), std::string::npos);
}

}  // namespace
}  // namespace vacancy
