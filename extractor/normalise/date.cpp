#include "normalise/date.h"

#include <chrono>
#include <cstdlib>

#include <fmt/format.h>

#include "base/ascii.h"

namespace vacancy {
namespace {

namespace chrono = std::chrono;
using Days = chrono::sys_days;

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;
constexpr int kCommonYear = 2001;  ///< stands in for a year that is not known

chrono::year_month_day civil(int year, int month, int day) {
    return chrono::year{year} / chrono::month{static_cast<unsigned>(month)} /
           chrono::day{static_cast<unsigned>(day)};
}

Days last_day(int year, int month) {
    return Days{chrono::year{year} / chrono::month{static_cast<unsigned>(month)} / chrono::last};
}

std::string iso(Days day) {
    const chrono::year_month_day ymd{day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                       static_cast<unsigned>(ymd.day()));
}

/// A point in a day as the record prints it.
struct Time {
    int hour = -1, minute = 0, second = 0;
    bool printed() const { return hour >= 0; }
};

bool valid_time(const Time& t) {
    return t.hour <= 23 && t.minute >= 0 && t.minute <= 59 && t.second >= 0 && t.second <= 59;
}

/// Hour of the day from what the clock face shows; 24:00 and midnight end the day.
std::optional<Time> read_time(int hour, int minute, int second, std::string_view meridiem) {
    Time time{hour, minute < 0 ? 0 : minute, second < 0 ? 0 : second};
    if (hour == 24 && time.minute == 0) return Time{23, 59, 0};
    if (meridiem == "pm" && hour >= 1 && hour < 12) time.hour += 12;
    if (meridiem == "am" && hour == 12) time.hour = 0;
    if (!valid_time(time)) return std::nullopt;
    return time;
}

/// The near end of '11-1pm' takes am or pm from the far end: the one that puts it before.
std::string_view near_meridiem(const DateParts& p) {
    if (!p.meridiem.empty() || p.hour < 1 || p.hour > 12 || p.hour2 < 1 || p.hour2 > 12) return p.meridiem;
    if (p.meridiem2 != "pm") return p.meridiem2;
    return p.hour % 12 <= p.hour2 % 12 ? "pm" : "am";
}

/// The times of a date, or false where they are none. Both stay unprinted for a bare day.
bool read_times(const DateParts& p, Time& first, Time& last) {
    if (p.clock == "noon") {
        first = {12, 0, 0};
    } else if (p.clock == "midnight") {
        first = {23, 59, 0};
    } else if (p.hour >= 0) {
        const auto time = read_time(p.hour, p.minute, p.second, near_meridiem(p));
        if (!time) return false;
        first = *time;
    }
    if (p.hour2 >= 0) {
        const auto time = read_time(p.hour2, p.minute2, -1, p.meridiem2);
        if (!time) return false;
        last = *time;
    }
    return true;
}

int full_year(int year) {
    return year > 0 && year < 100 ? 2000 + year : year;
}

/// Months and years that stand only at one end of a range are written out at both.
void spread(DateParts& p) {
    p.year = full_year(p.year);
    p.year2 = full_year(p.year2);
    const bool range = p.day2 || p.month2 || p.season2;
    if (!range) {
        if (!p.year) p.year = p.year2;
        p.year2 = 0;
        return;
    }
    if (p.day2 && !p.month) p.month = p.month2;
    if (!p.month2) p.month2 = p.month;
    const bool turns = p.season ? p.season2 && p.season2 < p.season : p.month2 < p.month;
    if (!p.year && p.year2) p.year = p.year2 - turns;
    if (!p.year2 && p.year) p.year2 = p.year + turns;
}

bool sane(const DateParts& p) {
    const auto year_ok = [](int y) { return y == 0 || (y >= kFirstYear && y <= kLastYear); };
    const auto month_ok = [](int m) { return m >= 0 && m <= 12; };
    const auto season_ok = [](int s) { return s == 0 || (s >= 21 && s <= 24); };
    return year_ok(p.year) && year_ok(p.year2) && month_ok(p.month) && month_ok(p.month2) &&
           season_ok(p.season) && season_ok(p.season2) && (p.month || p.season) && (p.month || !p.day);
}

std::string year_text(int year) {
    return year ? fmt::format("{:04}", year) : "XXXX";
}

/// One end of a date: a day, a month or a season of a year (0: not known).
struct Point {
    int year, month, day, season;
};

/// The year that days are counted in; 29 February of an unknown year is let pass.
int counting_year(const Point& p) {
    if (p.year) return p.year;
    return p.month == 2 && p.day == 29 ? kCommonYear + 3 : kCommonYear;
}

bool valid(const Point& p) {
    return !p.day || valid_day(counting_year(p), p.month, p.day);
}

std::string edtf_of(const Point& p, bool approximate) {
    std::string out = year_text(p.year);
    fmt::format_to(std::back_inserter(out), "-{:02}", p.season ? p.season : p.month);
    if (p.day) fmt::format_to(std::back_inserter(out), "-{:02}", p.day);
    if (approximate) out += '~';
    return out;
}

Days first_day(const Point& p) {
    const int year = counting_year(p);
    if (p.season) return Days{civil(year, 3 * (p.season - 20), 1)};
    return Days{civil(year, p.month, p.day ? p.day : 1)};
}

Days final_day(const Point& p) {
    const int year = counting_year(p);
    if (p.season == 24) return last_day(year + 1, 2);
    if (p.season) return last_day(year, 3 * (p.season - 20) + 2);
    return p.day ? Days{civil(year, p.month, p.day)} : last_day(year, p.month);
}

Point point_of(Days day, bool year_known) {
    const chrono::year_month_day ymd{day};
    return {year_known ? static_cast<int>(ymd.year()) : 0,
            static_cast<int>(static_cast<unsigned>(ymd.month())),
            static_cast<int>(static_cast<unsigned>(ymd.day())), 0};
}

void append_time(std::string& out, const Time& t) {
    fmt::format_to(std::back_inserter(out), "T{:02}:{:02}:{:02}", t.hour, t.minute, t.second);
}

/// Days that a day stands for the first of; 0 where it stands for itself.
int days_begun(const DateParts& p) {
    if (p.form == "fortnight") return 14;
    return p.form == "week" || p.form == "week_range" ? 7 : 0;
}

}  // namespace

bool valid_day(int year, int month, int day) {
    return year >= kFirstYear && year <= kLastYear && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
           civil(year, month, day).ok();
}

std::optional<Days> day_of(std::string_view iso) {
    if (iso.size() != 10) return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        for (const char c : iso.substr(at, size)) {
            if (!is_digit(c)) return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    };
    const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
    if (!valid_day(year, month, day)) return std::nullopt;
    return Days{civil(year, month, day)};
}

int weekday(int year, int month, int day) {
    if (!valid_day(year, month, day)) return -1;
    return static_cast<int>(chrono::weekday{Days{civil(year, month, day)}}.iso_encoding()) - 1;
}

std::optional<Date> make_date(const DateParts& printed) {
    Date date;
    date.parts = printed;
    DateParts& p = date.parts;
    spread(p);
    if (!sane(p) || (days_begun(p) != 0 && !p.day)) return std::nullopt;

    const bool range = p.day2 || p.season2 || (p.month2 && !p.day);
    Point near{p.year, p.month, p.day, p.season};
    Point far = range ? Point{p.year2, p.month2, p.day2, p.season2} : near;
    if (!valid(near) || !valid(far)) return std::nullopt;
    if (range && near.year && final_day(far) < first_day(near)) return std::nullopt;
    if (const int days = days_begun(p); days != 0)
        far = point_of(final_day(far) + chrono::days{days - 1}, far.year != 0);

    Time first, last;
    if (!read_times(p, first, last)) return std::nullopt;
    const bool interval = range || days_begun(p) != 0;
    date.edtf = edtf_of(near, p.approximate);
    if (interval) {
        date.edtf += '/' + edtf_of(far, p.approximate);
    } else if (p.day && first.printed()) {
        const std::string day = edtf_of(near, false);
        date.edtf = day;
        append_time(date.edtf, first);
        if (last.printed()) {
            date.edtf += '/' + day;
            append_time(date.edtf, last);
        }
    }
    if (near.year) {
        date.from = iso(first_day(near));
        date.to = iso(final_day(far));
    }
    return date;
}

std::optional<Date> infer_year(const Date& date, const Date& reference, bool after) {
    if (date.parts.year) return date;
    const auto day = day_of(reference.from);
    if (!day) return std::nullopt;
    const int year = static_cast<int>(chrono::year_month_day{*day}.year());

    std::optional<Date> best;
    long best_distance = 0;
    for (int y = year - 1; y <= year + 4; ++y) {
        DateParts parts = date.parts;
        parts.year = y;
        parts.year2 = 0;
        auto guess = make_date(parts);
        if (!guess) continue;
        if (after && guess->to < reference.from) continue;
        const long distance = std::labs((*day_of(guess->from) - *day).count());
        if (best && distance >= best_distance) continue;
        best = std::move(guess);
        best_distance = distance;
    }
    if (best) best->year_inferred = true;
    return best;
}

}  // namespace vacancy
