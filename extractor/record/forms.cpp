#include "record/forms.h"

#include <algorithm>
#include <array>

#include "normalise/date.h"

namespace vacancy {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Reads a text from its front, a piece at a time.
struct Reader {
    std::string_view rest;

    bool done() const { return rest.empty(); }
    bool take(std::string_view words) {
        if (!rest.starts_with(words)) return false;
        rest.remove_prefix(words.size());
        return true;
    }
    /// The value of exactly `count` digits, or -1.
    int digits(std::size_t count) {
        if (rest.size() < count ||
            !std::all_of(rest.begin(), rest.begin() + static_cast<int>(count), is_digit))
            return -1;
        int value = 0;
        for (const char c : rest.substr(0, count)) value = value * 10 + (c - '0');
        rest.remove_prefix(count);
        return value;
    }
};

constexpr int leap_year = 2000;

bool valid_time(Reader& in) {
    const int hour = in.digits(2);
    if (hour < 0 || hour > 23 || !in.take(":")) return false;
    const int minute = in.digits(2);
    if (minute < 0 || minute > 59 || !in.take(":")) return false;
    const int second = in.digits(2);
    return second >= 0 && second <= 59;
}

/// What follows the year: a month or season, a day, a time; each may be missing.
bool valid_after_year(Reader& in, int year) {
    if (!in.take("-")) return true;
    const int month = in.digits(2);
    if (month >= 21 && month <= 24) return true;
    if (month < 1 || month > 12) return false;
    if (!in.take("-")) return true;
    if (!valid_day(year, month, in.digits(2))) return false;
    return !in.take("T") || valid_time(in);
}

bool valid_point(std::string_view text) {
    if (text == "..") return true;
    Reader in{text};
    const int year = in.take("XXXX") ? leap_year : in.digits(4);
    if (year < 0 || !valid_after_year(in, year)) return false;
    if (!in.done()) in.take("~") || in.take("?") || in.take("%");
    return in.done();
}

/// 'A9', 'A99', 'AA9', 'AA99', 'A9A', 'AA9A': the part before the blank.
bool valid_outward(std::string_view text) {
    const auto digit = std::find_if(text.begin(), text.end(), is_digit);
    const auto letters = digit - text.begin();
    const auto tail = text.substr(static_cast<std::size_t>(letters));
    if (letters < 1 || letters > 2 || !std::all_of(text.begin(), digit, is_letter)) return false;
    return tail.size() == 1 || (tail.size() == 2 && (is_digit(tail[1]) || is_letter(tail[1])));
}

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool same_caseless(std::string_view text, std::string_view capitals) {
    return std::equal(text.begin(), text.end(), capitals.begin(), capitals.end(),
                      [](char a, char b) { return upper(a) == b; });
}

/// Overseas territories have letters alone there.
bool valid_overseas(std::string_view outward) {
    constexpr std::array<std::string_view, 9> codes = {"AI",   "ASCN", "BBND", "FIQQ", "PCRN",
                                                       "SIQQ", "STHL", "TDCU", "TKCA"};
    return std::any_of(codes.begin(), codes.end(), [&](auto code) { return same_caseless(outward, code); });
}

bool valid_inward(std::string_view text) {
    return text.size() == 3 && is_digit(text[0]) && is_letter(text[1]) && is_letter(text[2]);
}

}  // namespace

bool valid_edtf(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == text.npos) return text != ".." && valid_point(text);
    return valid_point(text.substr(0, slash)) && valid_point(text.substr(slash + 1)) && text != "../..";
}

bool valid_calendar_day(std::string_view text) {
    Reader in{text};
    const int year = in.digits(4);
    if (year < 0 || !in.take("-")) return false;
    const int month = in.digits(2);
    if (month < 0 || !in.take("-")) return false;
    const int day = in.digits(2);
    return in.done() && valid_day(year, month, day);
}

bool valid_duration(std::string_view text) {
    Reader in{text};
    if (!in.take("P") || in.done()) return false;
    std::string_view units = "YMWD";
    while (!in.done()) {
        const auto number = std::find_if_not(in.rest.begin(), in.rest.end(), is_digit) - in.rest.begin();
        if (number == 0 || static_cast<std::size_t>(number) == in.rest.size()) return false;
        in.rest.remove_prefix(static_cast<std::size_t>(number));
        const std::size_t unit = units.find(in.rest.front());
        if (unit == units.npos) return false;
        units.remove_prefix(unit + 1);
        in.rest.remove_prefix(1);
    }
    return true;
}

bool valid_postcode(std::string_view text) {
    if (text.size() > 4 && same_caseless(text.substr(0, 4), "BFPO")) {
        const std::string_view number = text.substr(text[4] == ' ' ? 5 : 4);
        return !number.empty() && number.size() <= 4 && std::all_of(number.begin(), number.end(), is_digit);
    }
    if (text.size() < 5) return false;
    std::string_view outward = text.substr(0, text.size() - 3);
    if (outward.back() == ' ') outward.remove_suffix(1);
    return valid_inward(text.substr(text.size() - 3)) && (valid_outward(outward) || valid_overseas(outward));
}

bool valid_record_id(std::string_view text) {
    if (text.size() < 18 || text[16] != '-') return false;
    const auto hex = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
    return std::all_of(text.begin(), text.begin() + 16, hex) &&
           std::all_of(text.begin() + 17, text.end(), is_digit);
}

}  // namespace vacancy
