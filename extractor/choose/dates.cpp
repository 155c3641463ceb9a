// Dates: the best reading of each; a year that is not printed comes from the closing date.
#include <fmt/format.h>

#include <algorithm>

#include "choose/readings.h"

namespace vacancy {
namespace {

const Date* date_of(const Reading& reading) {
    return std::get_if<Date>(&reading.member->value);
}

/// Another reading of the same day that has the hour: a label says '24 March 2025', a sentence when the day
/// ends.
const Reading* with_hour(const std::vector<Reading>& all, const Date& day) {
    if (day.from.empty() || day.edtf != day.from) return nullptr;
    const auto timed = std::find_if(all.begin(), all.end(), [&](const Reading& reading) {
        const Date* other = date_of(reading);
        return other && other->from == day.from && other->to == day.to && other->edtf != day.edtf;
    });
    return timed == all.end() ? nullptr : &*timed;
}

/// The best reading of a date, its year filled in from `reference` where it is not printed.
void choose_date(Readings& readings, std::string_view path, const std::optional<Date>& reference,
                 std::optional<Date>& out) {
    std::vector<Reading> all = readings.of(path);
    prefer_text(all);
    std::erase_if(all, [](const Reading& reading) { return !date_of(reading); });
    if (all.empty()) return;
    const Reading* timed = with_hour(all, *date_of(all.front()));
    const Reading* best = timed ? timed : &all.front();
    out = *date_of(*best);
    for (const Reading& reading : all)
        if (&reading != best) readings.pass(*reading.candidate, path, "a more trusted reading was taken");
    if (out->from.empty() && reference)
        if (auto dated = infer_year(*out, *reference, true)) out = dated;
    readings.take(*best->candidate, path);
    if (out->year_inferred) {
        readings.inferred(pointer_of(path), *best->candidate, best->member->span);
    } else {
        readings.evidence(pointer_of(path), *best->candidate, best->member->span);
    }
}

/// Another reading of the same date that prints its year, if only what is posted.
std::optional<Date> dated_reading(const Readings& readings, std::string_view path) {
    for (const Reading& reading : readings.of(path))
        if (const Date* date = date_of(reading); date && !date->from.empty()) return *date;
    return std::nullopt;
}

/// Two closing dates that differ are worth a question.
void question_closing(Readings& readings) {
    const auto& closing = readings.record().dates.closing;
    if (!closing || closing->from.empty()) return;
    for (const Reading& reading : readings.of("dates.closing")) {
        const Date* other = date_of(reading);
        if (!other || other->from.empty() || other->from == closing->from) continue;
        if (reading.candidate->tier == Tier::posted) continue;  // question_posted() asks
        readings.diagnose("values_disagree", Severity::warning, "dates.closing",
                          fmt::format("the advert closes on {}, but '{}' stands here", closing->from,
                                      readings.document().of(reading.member->span)),
                          reading.member->span, "make both places say the same");
        return;
    }
}

void choose_events(Readings& readings, const std::optional<Date>& reference) {
    auto& events = readings.record().dates.events;
    auto candidates = readings.candidates("dates.events", Readings::Which::all);
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate* a, const Candidate* b) { return a->span.begin < b->span.begin; });
    for (const Candidate* candidate : candidates) {
        const Member* when = candidate->find("date");
        const Date* printed = when ? std::get_if<Date>(&when->value) : nullptr;
        if (!printed) continue;
        Date date = *printed;
        if (date.from.empty() && reference)
            if (auto dated = infer_year(date, *reference, false)) date = *dated;
        const bool seen =
            std::any_of(events.begin(), events.end(), [&](const Event& e) { return e.edtf == date.edtf; });
        if (seen) continue;
        const Member* name = candidate->find("name");
        readings.take(*candidate, "dates.events");
        readings.evidence(pointer_of("dates.events", events.size()), *candidate, candidate->span);
        events.push_back({name ? as_string(name->value).value_or("") : std::string(), date.edtf});
    }
}

}  // namespace

void choose_dates(Readings& readings) {
    Dates& dates = readings.record().dates;
    choose_date(readings, "dates.closing", dated_reading(readings, "dates.closing"), dates.closing);
    std::optional<Date> reference = dates.closing;
    choose_date(readings, "dates.sift", reference, dates.sift);
    if (!reference) reference = dates.sift;
    choose_date(readings, "dates.interview", reference, dates.interview);
    if (!reference) reference = dates.interview;
    choose_date(readings, "dates.start", reference, dates.start);
    choose_events(readings, reference);
    question_closing(readings);
}

}  // namespace vacancy
