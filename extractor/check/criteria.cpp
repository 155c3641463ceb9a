// Criteria that say nothing, and criteria that stand twice.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "base/ascii.h"
#include "check/look.h"
#include "normalise/value.h"

namespace vacancy {
namespace {

constexpr std::size_t least_letters = 3;
constexpr std::ptrdiff_t most_lists = 8;    // that one criterion is looked for in
constexpr std::size_t least_compared = 12;  // characters; shorter items may well stand in two lists

bool is_criterion(std::string_view field) {
    return field.starts_with("criteria.");
}

std::size_t letters_of(std::string_view words) {
    return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](char c) {
        return is_alpha(c) || static_cast<unsigned char>(c) >= 0x80;
    }));
}

void tell_empty(const Look& look, const Candidate& candidate) {
    Finding finding;
    finding.code = "criterion_empty";
    finding.field = "/criteria";
    finding.span = candidate.span;
    finding.message = fmt::format("a criterion says no more than '{}'", look.of(candidate.span));
    finding.help = "say what is asked for, or take the item out";
    look.tell(std::move(finding));
}

void tell_twice(const Look& look, const Candidate& first, const Candidate& again) {
    const bool other = first.field() != again.field();
    Finding finding;
    finding.code = "criterion_twice";
    finding.field = "/criteria";
    finding.span = again.span;
    finding.message =
        other ? "a criterion is both essential and desirable" : "a criterion stands twice in a list";
    finding.notes.push_back({"it stood here before", first.span});
    finding.help = other ? "leave it in one of the two lists" : "take one of the two out";
    look.tell(std::move(finding));
}

/// Lists of different sections may well repeat each other: the sift has the criteria that the job has.
bool is_one_list(const Candidate& a, const Candidate& b) {
    if (a.field() == b.field()) return a.section == b.section;
    return a.field() != "criteria.person_specification" && b.field() != "criteria.person_specification";
}

}  // namespace

void check_criteria(const Look& look) {
    std::multimap<std::string, const Candidate*> seen;
    std::string folded;
    for (const Decision& decision : look.choice.decisions) {
        const Candidate& candidate = *decision.candidate;
        if (!is_criterion(decision.field) || candidate.tier == Tier::prose) continue;
        const std::string_view words = look.of(candidate.span);
        if (letters_of(words) < least_letters) {
            tell_empty(look, candidate);
            continue;
        }
        folded.clear();
        fold_phrase(words, folded);
        if (folded.size() < least_compared) continue;
        const auto [begin, end] = seen.equal_range(folded);
        const auto twin = std::find_if(begin, end, [&](const auto& entry) {
            return !entry.second->span.overlaps(candidate.span) && is_one_list(*entry.second, candidate);
        });
        if (twin != end) tell_twice(look, *twin->second, candidate);
        if (std::distance(begin, end) < most_lists) seen.emplace(folded, &candidate);
    }
}

}  // namespace vacancy
