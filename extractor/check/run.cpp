#include "check/run.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "check/look.h"

namespace vacancy {
namespace {

constexpr std::array passes{check_reading,   check_dates,    check_weekdays,     check_salary,
                            check_grades,    check_posts,    check_behaviours,   check_criteria,
                            check_clearance, check_contacts, check_placeholders, check_headings,
                            check_text,      check_missing};

bool same(const Finding& a, const Finding& b) {
    return a.code == b.code && a.span == b.span && a.bytes == b.bytes && a.field == b.field &&
           a.message == b.message;
}

/// What the records of a pack share is told of the first.
void drop_repeated(Findings& findings) {
    Findings kept;
    for (Finding& finding : findings) {
        const auto is_it = [&](const Finding& f) { return f.record != finding.record && same(f, finding); };
        if (std::none_of(kept.begin(), kept.end(), is_it)) kept.push_back(std::move(finding));
    }
    findings = std::move(kept);
}

}  // namespace

Findings check(const Outcome& outcome, const Profile& profile, const std::string& on) {
    Findings findings;
    for (std::size_t record = 0; record < outcome.choices.size(); ++record) {
        Findings found;
        const Look look(outcome, record, profile, on, found);
        for (const auto pass : passes) pass(look);
        std::move(found.begin(), found.end(), std::back_inserter(findings));
    }
    if (outcome.choices.size() > 1) drop_repeated(findings);
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.span.begin < b.span.begin; });
    return findings;
}

}  // namespace vacancy
