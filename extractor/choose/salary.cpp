// Pay: the headline figure, the rates that the advert tells apart by place or grade, and their span.
#include <fmt/format.h>

#include <algorithm>

#include "choose/readings.h"

namespace vacancy {
namespace {

/// Below this a sum with no unit is not taken to be a year's pay.
constexpr double least_yearly = 5000;

struct Pay {
    const Candidate* candidate = nullptr;
    std::optional<double> min, max;
    std::optional<std::string> location, grade;
};

std::optional<double> number_of(const Candidate& candidate, std::string_view name) {
    const Member* member = candidate.find(name);
    return member ? as_number(member->value) : std::nullopt;
}

Pay pay_of(const Candidate& candidate) {
    Pay pay{&candidate, number_of(candidate, "min"), number_of(candidate, "max"),
            text_of(candidate, "location"), text_of(candidate, "grade")};
    if (const auto amount = number_of(candidate, "amount")) pay.min = pay.max = amount;
    if (pay.min && pay.max && *pay.min > *pay.max) std::swap(pay.min, pay.max);
    return pay;
}

/// A pack states the rates of all its grades; a role has those of its own.
void keep_own_grades(std::vector<Pay>& bands, const std::vector<Grade>& grades) {
    auto own = [&](const Pay& pay) {
        return !pay.grade || std::any_of(grades.begin(), grades.end(),
                                         [&](const Grade& g) { return g.code == *pay.grade; });
    };
    if (!grades.empty() &&
        std::any_of(bands.begin(), bands.end(), [&](const Pay& p) { return p.grade && own(p); }))
        std::erase_if(bands, [&](const Pay& pay) { return !own(pay); });
}

bool same(const SalaryBand& a, const SalaryBand& b) {
    return a.min == b.min && a.max == b.max && a.location == b.location && a.grade == b.grade;
}

void add_bands(Readings& readings, const std::vector<Pay>& bands, Salary& salary) {
    for (const Pay& pay : bands) {
        const SalaryBand band{pay.min, pay.max, pay.location, pay.grade};
        if (std::any_of(salary.bands.begin(), salary.bands.end(),
                        [&](const SalaryBand& b) { return same(b, band); }))
            continue;
        readings.take(*pay.candidate, "salary");
        readings.evidence(pointer_of("salary.bands", salary.bands.size()), *pay.candidate,
                          pay.candidate->span);
        salary.bands.push_back(band);
    }
}

/// The words of a printed range stand together; a posting's sums stand each for itself.
Span span_of(const Candidate& candidate, std::string_view name) {
    const Member* member = candidate.find(name);
    return candidate.tier == Tier::posted && member ? member->span : candidate.span;
}

/// min and max span the headline and all bands; the pay that gave each is its evidence.
void span_all(Readings& readings, const std::vector<Pay>& all, Salary& salary) {
    const Pay* least = nullptr;
    const Pay* most = nullptr;
    for (const Pay& pay : all) {
        if (pay.min && (!least || *pay.min < *least->min)) least = &pay;
        if (pay.max && (!most || *pay.max > *most->max)) most = &pay;
    }
    if (least) {
        salary.min = least->min;
        readings.evidence("/salary/min", *least->candidate, span_of(*least->candidate, "min"));
    }
    if (most) {
        salary.max = most->max;
        readings.evidence("/salary/max", *most->candidate, span_of(*most->candidate, "max"));
    }
}

/// Currency and period as printed; pounds and a year where the figures say no other.
void unit_of(Readings& readings, const std::vector<Pay>& all, Salary& salary) {
    const Candidate& first = *all.front().candidate;
    auto printed = [&](std::string_view name, std::string& out) {
        for (const Pay& pay : all) {
            if (const Member* member = pay.candidate->find(name); member && as_string(member->value)) {
                out = *as_string(member->value);
                readings.evidence(pointer_of(fmt::format("salary.{}", name)), *pay.candidate, member->span);
                return;
            }
        }
        readings.inferred(pointer_of(fmt::format("salary.{}", name)), first, first.span);
    };
    salary.currency = "GBP";
    salary.period = salary.max.value_or(salary.min.value_or(0)) >= least_yearly ? "year" : "hour";
    printed("currency", salary.currency);
    printed("period", salary.period);
}

void pass_rest(Readings& readings, const std::vector<Pay>& taken) {
    for (const Candidate* candidate : readings.candidates("salary", Readings::Which::all)) {
        const bool used =
            std::any_of(taken.begin(), taken.end(), [&](const Pay& p) { return p.candidate == candidate; });
        if (!used) readings.pass(*candidate, "salary", "a more trusted reading was taken");
    }
}

}  // namespace

void choose_salary(Readings& readings) {
    std::vector<Pay> bands, taken;
    std::optional<Pay> headline;
    // Bands and headline are of several rules, strong and weak.
    for (const Candidate* candidate : readings.candidates("salary", Readings::Which::best_tier)) {
        const Pay pay = pay_of(*candidate);
        if (!pay.min && !pay.max) continue;
        if (pay.location || pay.grade) {
            bands.push_back(pay);
        } else if (!headline) {
            headline = pay;
        }
    }
    keep_own_grades(bands, readings.record().grades);
    if (headline) taken.push_back(*headline);
    taken.insert(taken.end(), bands.begin(), bands.end());
    if (taken.empty()) return;
    Salary salary;
    std::stable_sort(bands.begin(), bands.end(), [](const Pay& a, const Pay& b) {
        return a.candidate->span.begin < b.candidate->span.begin;
    });
    if (headline) readings.take(*headline->candidate, "salary");
    add_bands(readings, bands, salary);
    span_all(readings, taken, salary);
    unit_of(readings, taken, salary);
    pass_rest(readings, taken);
    readings.record().salary = std::move(salary);
}

}  // namespace vacancy
