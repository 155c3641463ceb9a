#ifndef VACANCY_NORMALISE_CHARS_H
#define VACANCY_NORMALISE_CHARS_H

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"

namespace vacancy {

// Just enough UTF-8 for the normalisers; the ASCII classes are in base/ascii.h.

/// A character and the bytes it takes. A byte that begins no UTF-8 sequence is
/// a character of its own, U+FFFD.
struct Char {
    std::uint32_t code = 0;
    std::uint32_t size = 0;
};

/// The character at `at`, which is inside `text`.
constexpr Char char_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) -> std::uint32_t {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
    };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    if (lead >= 0xC2 && lead < 0xE0 && tail(1)) return {(lead & 0x1Fu) << 6 | (byte(1) & 0x3Fu), 2};
    if (lead >= 0xE0 && lead < 0xF0 && tail(1) && tail(2))
        return {(lead & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu), 3};
    if (lead >= 0xF0 && lead < 0xF5 && tail(1) && tail(2) && tail(3))
        return {(lead & 0x07u) << 18 | (byte(1) & 0x3Fu) << 12 | (byte(2) & 0x3Fu) << 6 | (byte(3) & 0x3Fu),
                4};
    return {0xFFFD, 1};
}

/// The character that ends `text`, which is not empty.
constexpr Char last_char(std::string_view text) {
    for (std::size_t n = 4; n > 1; --n) {
        if (n > text.size()) continue;
        const Char c = char_at(text, text.size() - n);
        if (c.size == n) return c;
    }
    return char_at(text, text.size() - 1);
}

constexpr bool is_white(std::uint32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Soft hyphens, zero-width blanks and byte order marks: nothing a reader sees.
constexpr bool is_invisible(std::uint32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

constexpr bool is_dash(std::uint32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

constexpr bool is_single_quote(std::uint32_t c) {
    return c == '\'' || c == '`' || c == 0xB4 || (c >= 0x2018 && c <= 0x201B);
}
constexpr bool is_double_quote(std::uint32_t c) {
    return c == '"' || (c >= 0x201C && c <= 0x201F);
}
constexpr bool is_quote(std::uint32_t c) {
    return is_single_quote(c) || is_double_quote(c);
}

/// Takes characters that `drop` is true for off the front, or off the back.
template <class Drop>
constexpr std::string_view trim_front(std::string_view text, Drop drop) {
    while (!text.empty()) {
        const Char c = char_at(text, 0);
        if (!drop(c.code)) break;
        text.remove_prefix(c.size);
    }
    return text;
}
template <class Drop>
constexpr std::string_view trim_back(std::string_view text, Drop drop) {
    while (!text.empty()) {
        const Char c = last_char(text);
        if (!drop(c.code)) break;
        text.remove_suffix(c.size);
    }
    return text;
}
constexpr std::string_view trim_blanks(std::string_view text) {
    const auto drop = [](std::uint32_t c) { return is_white(c) || is_invisible(c); };
    return trim_back(trim_front(text, drop), drop);
}

}  // namespace vacancy

#endif
