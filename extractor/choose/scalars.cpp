// Fields of one value: the best reading is taken; a different one that is trusted as much, or
// nearly, is told.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_set>

#include "choose/readings.h"

namespace vacancy {
namespace {

/// Fields that only their label states where there is one: prose is not asked (docs/record.md).
bool label_decides(std::string_view path) {
    return path == "business_area" || path == "posts" || path == "contract.types" ||
           path == "working_patterns" || path == "role_types";
}

/// Fields in which two different readings are worth a question.
bool questioned(std::string_view path) {
    return path == "reference" || path == "posts" || path == "nationality" || path == "contract.length" ||
           path == "application.statement_words" || path == "hybrid_min_percent";
}

const Reading* most_read(const std::vector<Reading>& readings) {
    std::map<std::string, std::size_t> counts;
    for (const Reading& reading : readings) ++counts[comparable(reading.member->value)];
    const Reading* best = nullptr;
    std::size_t most = 0;
    for (const Reading& reading : readings) {
        const std::size_t count = counts[comparable(reading.member->value)];
        if (count > most) {
            most = count;
            best = &reading;
        }
    }
    return best;
}

const Reading* pick(const std::vector<Reading>& readings) {
    const Candidate& first = *readings.front().candidate;
    std::vector<Reading> tier;
    std::size_t n = 0;
    for (; n < readings.size() && readings[n].candidate->tier == first.tier; ++n) tier.push_back(readings[n]);
    if (first.rule->take == Take::last) return &readings[n - 1];
    if (first.rule->take != Take::most) return &readings.front();
    const Reading* most = most_read(tier);
    return &readings[static_cast<std::size_t>(most - tier.data())];
}

void question(Readings& readings, std::string_view path, const Reading& taken, const Reading& other) {
    if (!questioned(path) || other.candidate->tier == Tier::prose) return;
    if (comparable(taken.member->value) == comparable(other.member->value)) return;
    readings.diagnose(
        "values_disagree", Severity::warning, path,
        fmt::format("'{}' was taken, but '{}' stands here", readings.document().of(taken.member->span),
                    readings.document().of(other.member->span)),
        other.member->span, "make both places say the same");
}

/// 'Principal Economist, Price Controls' over the page and 'Job title: Principal Economist' further down: the
/// headline says the same and more.
bool goes_on_from(std::string_view headline, std::string_view label) {
    if (!headline.starts_with(label) || headline.size() == label.size()) return false;
    const std::string_view rest = headline.substr(label.size());
    return rest.starts_with(", ") || rest.starts_with(" - ") || rest.starts_with(" \u2013 ") ||
           rest.starts_with(" (");
}

void prefer_headline(const Document& document, std::vector<Reading>& all) {
    if (all.empty() || all.front().candidate->tier != Tier::label) return;
    const Reading label = all.front();
    const auto headline = std::find_if(all.begin(), all.end(), [&](const Reading& r) {
        return r.candidate->tier == Tier::section && r.candidate->role == label.candidate->role &&
               r.member->span.begin < label.member->span.begin &&
               goes_on_from(document.of(r.member->span), document.of(label.member->span));
    });
    if (headline != all.end()) std::rotate(all.begin(), headline, headline + 1);
}

/// The reading that becomes the value of `path`, with its evidence; null where there is none.
const Reading* chosen(Readings& readings, std::string_view path, std::vector<Reading>& all) {
    all = readings.of(path);
    if (label_decides(path) && readings.has_label(path))
        std::erase_if(all, [](const Reading& r) { return r.candidate->tier == Tier::prose; });
    prefer_text(all);
    if (path == "title") prefer_headline(readings.document(), all);
    if (all.empty()) return nullptr;
    const Reading* best = pick(all);
    for (const Reading& reading : all) {
        if (&reading == best) continue;
        readings.pass(*reading.candidate, path, "a more trusted reading was taken");
        question(readings, path, *best, reading);
    }
    readings.take(*best->candidate, path);
    readings.evidence(pointer_of(path), *best->candidate, best->member->span);
    return best;
}

template <class T, class Convert>
void scalar(Readings& readings, std::string_view path, std::optional<T>& out, Convert convert) {
    std::vector<Reading> all;
    if (const Reading* reading = chosen(readings, path, all)) out = convert(reading->member->value);
    if (!out && !all.empty()) readings.record().evidence.pop_back();
}

/// ISO 8601 of years and months, as printed: '18 months' is P18M, '1 year 6 months' P1Y6M.
void contract_length(Readings& readings) {
    for (const Candidate* candidate : readings.candidates("contract.length", Readings::Which::strongest)) {
        std::string length = "P";
        for (auto [name, unit] : {std::pair{"years", 'Y'}, {"months", 'M'}, {"weeks", 'W'}, {"days", 'D'}}) {
            const Member* member = candidate->find(name);
            if (const auto n = member ? as_integer(member->value) : std::nullopt; n && *n > 0)
                length += fmt::format("{}{}", *n, unit);
        }
        if (length == "P") continue;
        readings.record().contract.length = length;
        readings.take(*candidate, "contract.length");
        readings.evidence("/contract/length", *candidate, candidate->span);
        return;
    }
}

}  // namespace

void choose_scalars(Readings& r) {
    Record& record = r.record();
    scalar(r, "title", record.title, as_string);
    scalar(r, "reference", record.reference, as_string);
    scalar(r, "department", record.department, as_string);
    scalar(r, "business_area", record.business_area, as_string);
    scalar(r, "posts", record.posts, as_integer);
    scalar(r, "hybrid_min_percent", record.hybrid_min_percent, as_integer);
    scalar(r, "hours_per_week", record.hours_per_week, as_number);
    scalar(r, "application.cv", record.application.cv, as_bool);
    scalar(r, "application.cv_scored", record.application.cv_scored, as_bool);
    scalar(r, "application.statement_words", record.application.statement_words, as_integer);
    scalar(r, "application.behaviour_words", record.application.behaviour_words, as_integer);
    scalar(r, "nationality", record.nationality, as_string);
    scalar(r, "pension_employer_percent", record.pension_employer_percent, as_number);
    scalar(r, "reserve_list_months", record.reserve_list_months, as_integer);
    scalar(r, "apply_url", record.apply_url, as_string);
    contract_length(r);
}

namespace {

/// A block that holds several values that were read one by one is itself none: items on one line.
void drop_containers(Readings& readings, std::string_view path, std::vector<Reading>& all) {
    if (all.size() < 3) return;
    // By begin, so that what a reading holds follows it.
    std::vector<Span> spans;
    spans.reserve(all.size());
    for (const Reading& reading : all) spans.push_back(reading.member->span);
    std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin < b.begin; });
    auto contains_others = [&](const Reading& reading) {
        const Span outer = reading.member->span;
        auto at = std::lower_bound(spans.begin(), spans.end(), outer.begin,
                                   [](Span span, std::uint32_t begin) { return span.begin < begin; });
        int held = 0;
        for (; at != spans.end() && at->begin < outer.end && held < 2; ++at)
            if (*at != outer && outer.contains(*at)) ++held;
        return held >= 2;
    };
    std::erase_if(all, [&](const Reading& reading) {
        const bool holds = contains_others(reading);
        if (holds) readings.pass(*reading.candidate, path, "it holds several values");
        return holds;
    });
}

void set(Readings& readings, std::string_view path, std::vector<std::string>& out) {
    std::vector<Reading> all = readings.of(path);
    if (label_decides(path) && readings.has_label(path))
        std::erase_if(all, [](const Reading& r) { return r.candidate->tier == Tier::prose; });
    prefer_text(all);
    drop_containers(readings, path, all);
    if (all.empty()) return;
    const Candidate& first = *all.front().candidate;
    const bool every_tier = first.rule->take == Take::all;
    std::stable_sort(all.begin(), all.end(), [](const Reading& a, const Reading& b) {
        return a.member->span.begin < b.member->span.begin;
    });
    out.reserve(out.size() + all.size());  // `seen` looks into it
    std::unordered_set<std::string_view> seen(out.begin(), out.end());
    for (const Reading& reading : all) {
        auto value = as_string(reading.member->value);
        if (!value) continue;
        if (!every_tier &&
            (reading.candidate->tier != first.tier || (reading.candidate->role < 0) != (first.role < 0))) {
            readings.pass(*reading.candidate, path, "a more trusted reading was taken");
            continue;
        }
        if (seen.contains(*value)) {
            readings.pass(*reading.candidate, path, "the value was read before");
            continue;
        }
        readings.take(*reading.candidate, path);
        readings.evidence(pointer_of(path, out.size()), *reading.candidate, reading.member->span);
        out.push_back(*std::move(value));
        seen.insert(out.back());
        // 'Boat craft: Knots' and further on 'Knots' are one
        if (const std::size_t colon = out.back().find(": "); colon != std::string::npos)
            seen.insert(std::string_view(out.back()).substr(colon + 2));
    }
}

}  // namespace

void choose_sets(Readings& r) {
    Record& record = r.record();
    set(r, "contract.types", record.contract.types);
    set(r, "working_patterns", record.working_patterns);
    set(r, "role_types", record.role_types);
    set(r, "criteria.essential", record.criteria.essential);
    set(r, "criteria.desirable", record.criteria.desirable);
    set(r, "criteria.person_specification", record.criteria.person_specification);
    set(r, "responsibilities", record.responsibilities);
    set(r, "technical_skills", record.technical_skills);
    set(r, "success_profile", record.success_profile);
    set(r, "application.tests", record.application.tests);
    set(r, "interview.formats", record.interview_formats);
    set(r, "clearance.required", record.clearance.required);
    set(r, "clearance.conditional", record.clearance.conditional);
    set(r, "benefits", record.benefits);
    set(r, "schemes", record.schemes);
    std::erase_if(record.clearance.conditional, [&](const std::string& level) {
        return std::find(record.clearance.required.begin(), record.clearance.required.end(), level) !=
               record.clearance.required.end();
    });
}

}  // namespace vacancy
