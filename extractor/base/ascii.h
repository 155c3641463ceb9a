#ifndef VACANCY_BASE_ASCII_H
#define VACANCY_BASE_ASCII_H

#include <string_view>

#include "base/span.h"

namespace vacancy {

// Character classes that do not depend on the locale.

constexpr bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
constexpr bool is_alpha(char c) {
    return is_upper(c) || is_lower(c);
}
constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_alnum(char c) {
    return is_alpha(c) || is_digit(c);
}
constexpr bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
constexpr char to_lower(char c) {
    return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}
constexpr bool is_utf8_tail(char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u;
}

/// `span` without the blanks at its ends.
constexpr Span trim(std::string_view text, Span span) {
    while (span.begin < span.end && is_blank(text[span.begin])) ++span.begin;
    while (span.end > span.begin && is_blank(text[span.end - 1])) --span.end;
    return span;
}

constexpr std::string_view trim(std::string_view words) {
    while (!words.empty() && is_blank(words.front())) words.remove_prefix(1);
    while (!words.empty() && is_blank(words.back())) words.remove_suffix(1);
    return words;
}

/// The whole lines that the span stands in.
constexpr Span lines_around(std::string_view text, Span span) {
    while (span.begin > 0 && text[span.begin - 1] != '\n') --span.begin;
    while (span.end < text.size() && text[span.end] != '\n') ++span.end;
    return span;
}

}  // namespace vacancy

#endif
