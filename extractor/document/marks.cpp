#include "document/marks.h"

#include <algorithm>
#include <array>

#include "document/clean.h"
#include "document/utf8.h"

namespace vacancy {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool blank_at(std::string_view line, std::size_t at) {
    return at < line.size() && fate_at(line, at).fate == Fate::blank;
}

/// The line ends at `at`, but for blanks.
bool ends_at(std::string_view line, std::size_t at) {
    return trim(line, at, line.size()).empty();
}

bool blank_or_end(std::string_view line, std::size_t at) {
    return at >= line.size() || blank_at(line, at);
}

/// Glyphs that are nothing but bullets; U+F000-U+F0FF are those of symbol fonts.
bool is_bullet_glyph(char32_t c) {
    constexpr std::array<char32_t, 33> glyphs{
        0x95,   0xb7,   0x2022, 0x2023, 0x2043, 0x204c, 0x204d, 0x2219, 0x22c5, 0x25a0, 0x25a1,
        0x25aa, 0x25ab, 0x25b6, 0x25b8, 0x25ba, 0x25c6, 0x25c7, 0x25cb, 0x25cf, 0x25d8, 0x25e6,
        0x2605, 0x2610, 0x2611, 0x2713, 0x2714, 0x2756, 0x2794, 0x27a2, 0x27a4, 0x29bf, 0x30fb};
    if (c >= 0xf000 && c <= 0xf0ff) return true;
    return std::binary_search(glyphs.begin(), glyphs.end(), c);
}

/// Characters that are bullets only with a blank after them.
bool is_typed_bullet(char32_t c) {
    switch (c) {
        case '-':
        case '*':
        case '+':
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2212:
        case 0x96:
        case 0x97:
        case 0xa7:
        case 0xd8:
        case utf8::kReplacement:
            return true;
        default:
            return false;
    }
}

/// Length of a Roman numeral of small letters, up to 'xviii'.
std::size_t roman_size(std::string_view line) {
    std::size_t size = 0;
    while (size < line.size() && size < 5 && (line[size] == 'i' || line[size] == 'v' || line[size] == 'x'))
        ++size;
    return size;
}

/// '1.', '12)', '(3)', 'a)', '(b)', 'iv)', with a blank or the line's end after it.
Bullet number_of(std::string_view line) {
    const bool bracketed = !line.empty() && line[0] == '(';
    const std::size_t begin = bracketed ? 1 : 0;
    std::size_t end = begin;
    char32_t glyph = '1';
    while (end < line.size() && end - begin < 3 && is_digit(line[end])) ++end;
    if (end - begin == 3) return {};
    if (end == begin) {
        glyph = 'i';
        end += roman_size(line.substr(begin));
        if (end < begin + 2) {
            if (begin >= line.size() || !(is_lower(line[begin]) || is_upper(line[begin]))) return {};
            glyph = 'a';
            end = begin + 1;
        }
    }
    if (end >= line.size()) return {};
    const char close = line[end];
    // 'A. Smith' and 'e. g.' are no list marks: letters need a bracket.
    if (close != ')' && (bracketed || close != '.' || glyph != '1')) return {};
    if (!blank_at(line, end + 1) || ends_at(line, end + 1)) return {};
    return {end + 1, glyph, false};
}

/// 'E1.', 'D12)', 'EC3.': criteria that are referred to by their letters and numbers.
Bullet code_of(std::string_view line) {
    std::size_t end = 0;
    while (end < line.size() && end < 2 && is_upper(line[end])) ++end;
    const std::size_t digits = end;
    while (end < line.size() && end < digits + 2 && is_digit(line[end])) ++end;
    if (digits == 0 || end == digits || end >= line.size() || (line[end] != '.' && line[end] != ')'))
        return {};
    if (!blank_at(line, end + 1) || ends_at(line, end + 1)) return {};
    return {end + 1, 'E', false};
}

/// The letter 'o' that a symbol font showed as a ring: with a capital or a wide
/// gap after it, since it is a word in Welsh.
Bullet ring_of(std::string_view line) {
    if (line.size() < 3 || line[0] != 'o' || !blank_at(line, 1)) return {};
    const bool wide = line[1] == '\t' || blank_at(line, 1 + fate_at(line, 1).size);
    const std::size_t text = trim(line, 1, line.size()).begin;
    if (!wide && !(text < line.size() && is_upper(line[text]))) return {};
    return {1, 'o', false};
}

}  // namespace

Bullet bullet_of(std::string_view line) {
    if (line.empty()) return {};
    const utf8::Character first = utf8::character_at(line, 0);
    if (is_bullet_glyph(first.value)) return {first.size, first.value, true};
    if (is_typed_bullet(first.value) && blank_or_end(line, first.size))
        return {first.size, first.value, false};
    if (first.value == 'o') return ring_of(line);
    if (first.value == '-' && line.size() > 2 && is_upper(line[1]) && is_lower(line[2]))
        return {1, '-', false};
    if (const Bullet code = code_of(line); code.size != 0) return code;
    return number_of(line);
}

char rule_of(std::string_view line) {
    if (line.size() < 3) return 0;
    const char mark = line[0];
    if (mark != '-' && mark != '_' && mark != '=' && mark != '*' && mark != '~') return 0;
    std::size_t marks = 0;
    for (const char c : line) {
        if (c == mark) {
            ++marks;
        } else if (c != ' ' && c != '\t') {
            return 0;
        }
    }
    return marks >= 3 ? mark : '\0';
}

unsigned heading_marks(std::string_view line) {
    std::size_t marks = 0;
    while (marks < line.size() && line[marks] == '#') ++marks;
    if (marks == 0 || marks > 6) return 0;
    return marks == line.size() || blank_at(line, marks) ? static_cast<unsigned>(marks) : 0;
}

}  // namespace vacancy
