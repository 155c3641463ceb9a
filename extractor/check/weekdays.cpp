// A day of the week that is not that of its date, and days that no calendar has.
#include <fmt/format.h>

#include <array>
#include <chrono>

#include "check/look.h"

namespace vacancy {
namespace {

constexpr std::array<std::string_view, 7> names{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                "Friday", "Saturday", "Sunday"};

/// The nearest date of the record that a date stands in, for the field of the finding.
std::string field_of(const Look& look, Span span) {
    for (const std::string_view pointer :
         {"/dates/closing", "/dates/sift", "/dates/interview", "/dates/start"})
        if (const Evidence* evidence = look.evidence(pointer); evidence && evidence->span.overlaps(span))
            return std::string(pointer);
    return {};
}

/// The year of a date that prints none is that of the date of the record it is part of, else unknown.
std::optional<Date> dated(const Look& look, const Date& date, const std::string& field) {
    if (!date.from.empty()) return date;
    const auto& closing = look.record.dates.closing;
    if (field.empty() || !closing || closing->from.empty() || closing->year_inferred) return std::nullopt;
    return infer_year(date, *closing, field != "/dates/closing");
}

void check_weekday(const Look& look, const Candidate& candidate) {
    const Member* weekday_member = candidate.find("weekday");
    const Member* date_member = candidate.find("date");
    if (!weekday_member || !date_member) return;
    const auto* said = std::get_if<std::string>(&weekday_member->value);
    const auto* printed = std::get_if<Date>(&date_member->value);
    if (!said || !printed) return;
    const std::string field = field_of(look, candidate.span);
    const auto date = dated(look, *printed, field);
    if (!date || date->from != date->to) return;
    const auto day = day_of(date->from);
    if (!day) return;
    const int is = static_cast<int>(std::chrono::weekday{*day}.iso_encoding()) - 1;
    const int says = (*said)[0] - '0';
    if (is == says) return;
    Finding finding;
    finding.code = "weekday_wrong";
    finding.field = field;
    finding.span = candidate.span;
    finding.message = fmt::format("{} is a {}, not a {}", date->from, names[static_cast<std::size_t>(is)],
                                  names[static_cast<std::size_t>(says)]);
    finding.help = "see whether the date or the day of the week is wrong";
    look.tell(std::move(finding));
}

void tell_impossible(const Look& look, const Candidate& candidate) {
    Finding finding;
    finding.severity = Severity::error;
    finding.code = "impossible_day";
    finding.field = field_of(look, candidate.span);
    finding.span = candidate.span;
    finding.message = fmt::format("there is no '{}'", look.of(candidate.span));
    finding.help = "give a day that the calendar has";
    look.tell(std::move(finding));
}

}  // namespace

void check_weekdays(const Look& look) {
    look.candidates("check.impossible_day", [&](const Candidate& c) { tell_impossible(look, c); });
    look.candidates("check.weekday", [&](const Candidate& c) { check_weekday(look, c); });
}

}  // namespace vacancy
