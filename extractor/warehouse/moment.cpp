#include "warehouse/moment.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "record/forms.h"

namespace vacancy {

namespace {

constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// "23:55:00" and the like.
bool is_time(std::string_view text) {
    return text.size() == 8 && valid_edtf(fmt::format("2000-01-01T{}", text));
}

std::optional<std::string> joined(std::string_view day, std::string_view time) {
    if (!valid_calendar_day(day) || !is_time(time)) return std::nullopt;
    return fmt::format("{}T{}Z", day, time);
}

/// `2023-08-07T23:55:00.123Z`; the fraction is dropped.
std::optional<std::string> of_iso(std::string_view text) {
    if (text.size() == 10) return joined(text, "00:00:00");
    if (text.size() < 20 || text[10] != 'T' || text.back() != 'Z') return std::nullopt;
    const std::string_view fraction = text.substr(19, text.size() - 20);
    const bool good = fraction.empty() ||
                      (fraction[0] == '.' && fraction.find_first_not_of("0123456789", 1) == fraction.npos);
    return good ? joined(text.substr(0, 10), text.substr(11, 8)) : std::nullopt;
}

/// `Mon, 07 Aug 2023 23:55:00 GMT`
std::optional<std::string> of_http(std::string_view text) {
    if (text.size() != 29 || text.substr(3, 2) != ", " || !text.ends_with(" GMT")) return std::nullopt;
    const auto month = std::find(months.begin(), months.end(), text.substr(8, 3));
    if (month == months.end()) return std::nullopt;
    return joined(
        fmt::format("{}-{:02}-{}", text.substr(12, 4), month - months.begin() + 1, text.substr(5, 2)),
        text.substr(17, 8));
}

}  // namespace

std::optional<std::string> moment_of(std::string_view text) {
    auto moment = of_iso(text);
    return moment ? moment : of_http(text);
}

}  // namespace vacancy
