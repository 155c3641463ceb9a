// Pay that can't be meant: the ends the wrong way round, pence for pounds, no pound sign; pay that another
// place of the advert contradicts.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "check/look.h"
#include "choose/readings.h"

namespace vacancy {
namespace {

constexpr double least_yearly = 5000;

struct Range {
    double min = 0, max = 0;
};

std::optional<Range> range_of(const Candidate& candidate) {
    const auto number = [&](std::string_view name) {
        const Member* member = candidate.find(name);
        return member ? as_number(member->value) : std::nullopt;
    };
    const auto min = number("min"), max = number("max");
    if (!min || !max) return std::nullopt;
    return Range{*min, *max};
}

std::string pounds(double amount) {
    std::string digits = fmt::format("{:.0f}", amount);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
    return "£" + digits;
}

void check_reversed(const Look& look) {
    for (const Decision& decision : look.choice.decisions) {
        if (decision.field != "salary" || !decision.taken) continue;
        const auto range = range_of(*decision.candidate);
        if (!range || range->min <= range->max) continue;
        Finding finding;
        finding.severity = Severity::error;
        finding.code = "salary_reversed";
        finding.field = "/salary";
        finding.span = decision.candidate->span;
        finding.message =
            fmt::format("the pay runs from {} down to {}", pounds(range->min), pounds(range->max));
        finding.help = "put the lower figure first, or see which of the two is wrong";
        look.tell(std::move(finding));
    }
}

void check_pence(const Look& look) {
    const auto& salary = look.record.salary;
    const Evidence* here = look.evidence("/salary/max");
    if (!here) here = look.evidence("/salary/min");
    if (!salary || !here || salary->period != "year") return;
    const double most = salary->max.value_or(salary->min.value_or(0));
    if (most < look.profile.number("salary_pence", "most")) return;
    Finding finding;
    finding.severity = Severity::error;
    finding.code = "salary_pence";
    finding.field = "/salary";
    finding.span = here->span;
    finding.message = fmt::format("{} a year is more than any post pays", pounds(most));
    finding.help = "see whether pence were written for pounds, or a digit too many";
    look.tell(std::move(finding));
}

/// The pay's label has figures and no '£' near any of them.
void check_pound(const Look& look) {
    const Candidate* first = nullptr;
    look.candidates("check.bare_salary", [&](const Candidate& c) {
        if (!first && c.label >= 0) first = &c;
    });
    const Evidence* currency = look.evidence("/salary/currency");
    const bool printed = currency && currency->confidence != Confidence::inferred;
    if (!first || printed) return;
    const Labelled& label = look.outline.labels[static_cast<std::size_t>(first->label)];
    if (look.of(label.value).find("£") != std::string_view::npos) return;
    Finding finding;
    finding.code = "salary_no_pound";
    finding.field = "/salary";
    finding.span = first->span;
    finding.message = fmt::format("'{}' stands as pay with no pound sign", look.of(first->span));
    finding.help = "write the sum with its '£'";
    look.tell(std::move(finding));
}

/// A range elsewhere that has no figure in common with what was taken.
bool is_apart(const Salary& salary, const Range& range) {
    return salary.min && salary.max && (range.max < *salary.min || *salary.max < range.min);
}

/// True where the other pay is that of the grade of this job: of one that the advert names alone.
bool is_of_grade(const Look& look, const Candidate& candidate) {
    const Member* grade = candidate.find("grade");
    const auto code = grade ? as_string(grade->value) : std::nullopt;
    return code && look.record.grades.size() == 1 && look.record.grades.front().code == *code;
}

void check_elsewhere(const Look& look) {
    const auto& salary = look.record.salary;
    const Evidence* taken = look.evidence("/salary/min");
    if (!salary || !taken || salary->period != "year" || salary->currency != "GBP") return;
    for (const Decision& decision : look.choice.decisions) {
        if (decision.field != "salary" || decision.taken) continue;
        const Candidate& other = *decision.candidate;
        const auto range = range_of(other);
        if (!range || range->min < least_yearly || !is_apart(*salary, *range)) continue;
        const bool of_grade = is_of_grade(look, other);
        const bool beside = other.tier != Tier::prose && !other.find("grade");
        if (!of_grade && !beside) continue;
        Finding finding;
        finding.code = of_grade ? "salary_outside_grade" : "values_disagree";
        finding.field = "/salary";
        finding.span = taken->span;
        finding.message =
            fmt::format("the pay is {} to {}{}", pounds(*salary->min), pounds(*salary->max),
                        of_grade ? ", outside the range of the grade" : " here and other elsewhere");
        finding.notes.push_back({fmt::format("'{}' stands here", look.of(other.span)), other.span});
        finding.help = "make both places say the same";
        look.tell(std::move(finding));
        return;
    }
}

}  // namespace

void check_salary(const Look& look) {
    check_reversed(look);
    check_pence(look);
    check_pound(look);
    check_elsewhere(look);
}

}  // namespace vacancy
