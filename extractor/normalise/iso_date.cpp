#include "normalise/iso_date.h"

#include <chrono>

#include <fmt/format.h>

#include "base/ascii.h"

namespace vacancy {
namespace {

namespace chrono = std::chrono;
using Minutes = chrono::sys_time<chrono::minutes>;

/// Takes what is expected off the begin of a text.
class Scanner {
public:
    explicit Scanner(std::string_view rest) : rest_(rest) {}

    bool done() const { return rest_.empty(); }
    bool take(char c) {
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    /// The number of exactly `digits` digits, or -1.
    int number(std::size_t digits) {
        if (rest_.size() < digits) return -1;
        int value = 0;
        for (const char c : rest_.substr(0, digits)) {
            if (!is_digit(c)) return -1;
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(digits);
        return value;
    }
    void skip_digits() {
        while (!rest_.empty() && is_digit(rest_.front())) rest_.remove_prefix(1);
    }

private:
    std::string_view rest_;
};

struct Moment {
    int year = 0, month = 0, day = 0;
    int hour = -1, minute = 0, second = 0;
    std::optional<int> offset;  ///< minutes before UTC
};

/// 'Z', '+01:00', '+0100', '+01'.
bool read_offset(Scanner& in, Moment& out) {
    if (in.take('Z') || in.take('z')) return out.offset = 0, true;
    const bool behind = in.take('-');
    if (!behind && !in.take('+')) return false;
    const int hours = in.number(2);
    int minutes = 0;
    if (!in.done()) in.take(':'), minutes = in.number(2);
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return false;
    out.offset = (behind ? -1 : 1) * (hours * 60 + minutes);
    return true;
}

bool read_time(Scanner& in, Moment& out) {
    out.hour = in.number(2);
    in.take(':');
    out.minute = in.number(2);
    if (in.take(':')) out.second = in.number(2);
    if (in.take('.') || in.take(',')) in.skip_digits();
    while (in.take(' ')) {
    }
    if (out.hour < 0 || out.hour > 23 || out.minute < 0 || out.minute > 59 || out.second < 0 ||
        out.second > 60)
        return false;
    return in.done() || read_offset(in, out);
}

std::optional<Moment> read_moment(std::string_view words) {
    Scanner in(trim(words));
    Moment out;
    out.year = in.number(4);
    if (!in.take('-')) return std::nullopt;
    out.month = in.number(2);
    if (!in.take('-')) return std::nullopt;
    out.day = in.number(2);
    if (!valid_day(out.year, out.month, out.day)) return std::nullopt;
    if ((in.take('T') || in.take('t') || in.take(' ')) && !read_time(in, out)) return std::nullopt;
    if (!in.done()) return std::nullopt;
    return out;
}

Minutes minutes_of(const Moment& m) {
    const auto day = chrono::year{m.year} / chrono::month{static_cast<unsigned>(m.month)} /
                     chrono::day{static_cast<unsigned>(m.day)};
    return chrono::sys_days{day} + chrono::hours{m.hour} + chrono::minutes{m.minute};
}

/// Summer time begins and ends at 1 o'clock UTC on the last Sundays of March and October.
bool is_summer(Minutes utc) {
    const chrono::year_month_day day{chrono::floor<chrono::days>(utc)};
    const auto last_sunday = [&](chrono::month month) {
        return chrono::sys_days{day.year() / month / chrono::Sunday[chrono::last]} + chrono::hours{1};
    };
    return utc >= last_sunday(chrono::March) && utc < last_sunday(chrono::October);
}

Moment moment_of(Minutes at, int second) {
    const auto midnight = chrono::floor<chrono::days>(at);
    const chrono::year_month_day day{midnight};
    const auto minutes = static_cast<int>((at - midnight).count());
    Moment out;
    out.year = static_cast<int>(day.year());
    out.month = static_cast<int>(static_cast<unsigned>(day.month()));
    out.day = static_cast<int>(static_cast<unsigned>(day.day()));
    out.hour = minutes / 60;
    out.minute = minutes % 60;
    out.second = second;
    return out;
}

/// What the clocks of the United Kingdom show.
Moment in_uk(const Moment& m) {
    if (!m.offset || m.hour < 0) return m;
    const Minutes utc = minutes_of(m) - chrono::minutes{*m.offset};
    return moment_of(utc + chrono::hours{is_summer(utc) ? 1 : 0}, m.second);
}

bool begins_day(const Moment& m) {
    return m.hour == 0 && m.minute == 0 && m.second == 0;
}

}  // namespace

std::optional<Date> date_of_iso(std::string_view words) {
    const auto written = read_moment(words);
    if (!written) return std::nullopt;
    const Moment moment = begins_day(*written) ? *written : in_uk(*written);
    DateParts parts;
    parts.year = moment.year;
    parts.month = moment.month;
    parts.day = moment.day;
    if (moment.hour >= 0 && !begins_day(moment)) {
        parts.hour = moment.hour;
        parts.minute = moment.minute;
        parts.second = moment.second;
    }
    return make_date(parts);
}

std::string with_uk_offset(std::string_view edtf) {
    const auto moment = read_moment(edtf);
    if (!moment || moment->hour < 0 || moment->offset) return std::string(edtf);
    const Minutes clock = minutes_of(*moment);
    const bool summer = is_summer(clock - chrono::hours{1});
    return fmt::format("{}{}", edtf, summer ? "+01:00" : "+00:00");
}

}  // namespace vacancy
