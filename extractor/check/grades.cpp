// A grade in the title that is none of the advert's grades.
#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "check/look.h"
#include "choose/readings.h"

namespace vacancy {

void check_grades(const Look& look) {
    const Evidence* title = look.evidence("/title");
    const Evidence* grade = look.evidence("/grades/0");
    if (!title || !grade || grade->confidence == Confidence::prose) return;
    const auto known = [&](const std::string& code) {
        return std::any_of(look.record.grades.begin(), look.record.grades.end(),
                           [&](const Grade& g) { return g.code == code || g.code == "OTHER"; });
    };
    // The grade behind a title is no part of it, and in its line.
    const Span line = lines_around(look.document.text, title->span);
    bool told = false;
    look.candidates("check.grade_in_title", [&](const Candidate& candidate) {
        const Member* value = candidate.find("value");
        const auto code = value ? as_string(value->value) : std::nullopt;
        if (told || !code || !line.overlaps(candidate.span) || known(*code)) return;
        Finding finding;
        finding.code = "values_disagree";
        finding.field = "/grades";
        finding.span = candidate.span;
        finding.message = fmt::format("the title says '{}', and the grade is {}", look.of(candidate.span),
                                      look.record.grades.front().name);
        finding.notes.push_back({"the grade is stated here", grade->span});
        finding.help = "make both places say the same";
        look.tell(std::move(finding));
        told = true;
    });
}

}  // namespace vacancy
