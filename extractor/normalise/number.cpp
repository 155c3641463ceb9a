#include <charconv>
#include <optional>

#include "normalise/chars.h"
#include "normalise/normalisers.h"

namespace vacancy {
namespace {

constexpr std::size_t kMostDigits = 15;  // what a double and an int64 hold exactly

/// Digits of a number with its grouping taken out, a point before its decimals.
struct Figure {
    std::string digits;
    std::string_view rest;  ///< what follows it
};

struct Group {
    std::string_view digits;
    std::uint32_t separator = 0;  ///< the character before it; 0 for the first
};

std::string_view take_digits(std::string_view& text) {
    std::size_t n = 0;
    while (n < text.size() && is_digit(text[n])) ++n;
    const auto digits = text.substr(0, n);
    text.remove_prefix(n);
    return digits;
}

/// The next group: a separator ("," "." a blank, or one of the first two and a
/// blank) and digits. Leaves `text` alone where there is none.
std::optional<Group> next_group(std::string_view& text) {
    if (text.empty()) return std::nullopt;
    const Char c = char_at(text, 0);
    if (c.code != ',' && c.code != '.' && !is_white(c.code)) return std::nullopt;
    auto rest = trim_blanks(text.substr(c.size));
    const std::uint32_t separator = is_white(c.code) ? ' ' : c.code;
    const auto digits = take_digits(rest);
    if (digits.empty()) return std::nullopt;
    text = rest;
    return Group{digits, separator};
}

/// Reads '1,250', '63 102', '39,000.50'. Three digits after a point are thousands
/// only where `point_groups`; one blank in a number only groups thousands.
std::optional<Figure> read_figure(std::string_view text, bool point_groups) {
    Figure figure;
    const auto first = take_digits(text);
    if (first.empty() || first.size() > kMostDigits) return std::nullopt;
    figure.digits = first;
    bool decimals = false;
    for (auto before = text; auto group = next_group(text); before = text) {
        const bool three = group->digits.size() == 3;
        const bool groups = three && first.size() <= 3 && !decimals;
        if (group->separator == '.' && !(groups && point_groups && first != "0")) {
            if (decimals) return std::nullopt;
            decimals = true;
            figure.digits += '.';
        } else if (!groups && group->separator == ' ') {
            text = before;  // another number
            break;
        } else if (!groups) {
            return std::nullopt;
        }
        figure.digits += group->digits;
        if (figure.digits.size() > kMostDigits + 1) return std::nullopt;
    }
    figure.rest = text;
    return figure;
}

std::optional<double> to_double(const std::string& digits) {
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

bool only_marks(std::string_view text) {
    return trim_front(text,
                      [](std::uint32_t c) {
                          return is_white(c) || is_dash(c) || c == '.' || c == ',' || c == ';' || c == ':' ||
                                 c == '*' || c == '+' || c == '/' || c == ')' || c == '%';
                      })
        .empty();
}

/// Takes the currency that stands before an amount off.
std::string_view trim_currency(std::string_view text) {
    text = trim_front(text, [](std::uint32_t c) {
        return is_white(c) || is_invisible(c) || c == '(' || c == '$' || c == 0xA3 || c == 0x20AC ||
               c == 0xFFFD || c == 0xC2;  // the last: a pound sign's UTF-8 read as Latin-1
    });
    for (const std::string_view code : {"gbp", "eur", "usd"}) {
        if (text.size() < code.size()) continue;
        bool same = true;
        for (std::size_t i = 0; i < code.size(); ++i) same = same && to_lower(text[i]) == code[i];
        if (same) return trim_currency(text.substr(code.size()));
    }
    return text;
}

/// The value of a vulgar fraction, 0 for any other character.
double fraction(std::uint32_t c) {
    return c == 0xBC ? 0.25 : c == 0xBD ? 0.5 : c == 0xBE ? 0.75 : 0;
}

}  // namespace

Value normalise_integer(std::string_view words) {
    const auto figure = read_figure(trim_blanks(words), false);
    if (!figure || !only_marks(figure->rest) || figure->digits.find('.') != std::string::npos) return {};
    std::int64_t value = 0;
    const auto& digits = figure->digits;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return {};
    return value;
}

Value normalise_number(std::string_view words) {
    auto figure = read_figure(trim_blanks(words), false);
    if (!figure) return {};
    auto value = to_double(figure->digits);
    if (!value) return {};
    auto rest = trim_blanks(figure->rest);
    if (!rest.empty() && fraction(char_at(rest, 0).code) > 0) {
        *value += fraction(char_at(rest, 0).code);
        rest.remove_prefix(char_at(rest, 0).size);
    }
    if (!only_marks(rest)) return {};
    return *value;
}

Value normalise_money(std::string_view words) {
    auto figure = read_figure(trim_currency(words), true);
    if (!figure) return {};
    auto value = to_double(figure->digits);
    if (!value) return {};
    auto rest = trim_blanks(figure->rest);
    if (!rest.empty() && to_lower(rest.front()) == 'k') {
        *value *= 1000;
        rest.remove_prefix(1);
    }
    if (!only_marks(rest)) return {};
    return *value;
}

}  // namespace vacancy
