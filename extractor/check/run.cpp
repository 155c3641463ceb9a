#include "check/run.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <unordered_map>

#include "base/hash.h"
#include "check/look.h"

namespace vacancy {
namespace {

constexpr std::array passes{check_reading,   check_dates,    check_weekdays,     check_salary,
                            check_grades,    check_posts,    check_behaviours,   check_criteria,
                            check_clearance, check_contacts, check_placeholders, check_headings,
                            check_text,      check_missing};

/// The same of findings that say the same about the same words.
std::uint64_t key_of(const Finding& f) {
    const std::array<std::uint32_t, 4> places{f.span.begin, f.span.end, f.bytes.begin, f.bytes.end};
    const std::string_view bytes(reinterpret_cast<const char*>(places.data()), sizeof places);
    return hash64(f.code, hash64(f.field, hash64(f.message, hash64(bytes))));
}

/// What the records of a pack share is told of the first.
void drop_repeated(Findings& findings) {
    std::unordered_map<std::uint64_t, std::size_t> first;  // record that said it
    std::erase_if(findings, [&](const Finding& finding) {
        const auto [said, is_new] = first.try_emplace(key_of(finding), finding.record);
        return !is_new && said->second != finding.record;
    });
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
