#ifndef VACANCY_GRAMMAR_MUST_HOLD_H
#define VACANCY_GRAMMAR_MUST_HOLD_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/ascii.h"

namespace vacancy {

/// Four characters in a row of a line: letters in lower case, any run of blanks as one, and the line's
/// edges as a character each.
using Gram = std::uint32_t;

/// Grams of which one at least stands in a line, sorted.
using Grams = std::vector<Gram>;

/// What every line that the pattern matches whole must hold: one of each of the lists, which are short and
/// few. Read from the pattern's text, with its pieces in place; none where nothing can be told.
///
///     must_hold("(?: key | main ) \\s+ duties")    // one of "\1key", "\1mai"; "ties", ...
std::vector<Grams> must_hold(std::string_view pattern);

/// The two characters beyond ASCII that are letters of ASCII in another case: the letter, or 0.
inline char unusual_letter(std::string_view rest) {
    if (rest.starts_with("\u017F")) return 's';
    if (rest.starts_with("\u212A")) return 'k';
    return 0;
}

inline constexpr unsigned char line_edge = 1;

/// Letters in lower case, and one blank for all.
inline constexpr std::array<unsigned char, 256> plain_bytes = [] {
    std::array<unsigned char, 256> out{};
    for (std::size_t byte = 0; byte < out.size(); ++byte) {
        const char c = static_cast<char>(byte);
        out[byte] = static_cast<unsigned char>(is_blank(c) || c == '\v' ? ' ' : to_lower(c));
    }
    return out;
}();

/// Calls `use` with each gram of the line.
template <class Use>
void for_each_gram(std::string_view line, Use use) {
    Gram gram = line_edge;
    const auto add = [&](unsigned char c) {
        if (c == ' ' && (gram & 0xFF) == ' ') return;
        gram = gram << 8 | c;
        if (gram >> 24 != 0) use(gram);
    };
    for (std::size_t at = 0; at < line.size(); ++at) {
        const auto byte = static_cast<unsigned char>(line[at]);
        const char letter = byte >= 0xC0 ? unusual_letter(line.substr(at)) : '\0';
        if (letter != '\0') at += letter == 's' ? 1 : 2;
        add(letter != '\0' ? static_cast<unsigned char>(letter) : plain_bytes[byte]);
    }
    add(line_edge);
}

}  // namespace vacancy

#endif
