#ifndef VACANCY_DOCUMENT_UTF8_H
#define VACANCY_DOCUMENT_UTF8_H

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace vacancy::utf8 {

constexpr char32_t kReplacement = 0xfffd;

/// What the bytes 0x80-0x9F mean in Windows-1252; 0 where nothing is assigned.
inline constexpr std::array<char16_t, 32> kWindows1252{
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

inline unsigned char byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

inline bool is_continuation(unsigned char byte) {
    return (byte & 0xc0) == 0x80;
}

/// Length of the valid sequence at `at`, or 0. ASCII gives 1.
std::size_t sequence_at(std::string_view text, std::size_t at);

/// First byte of `text` from `from` on that is not valid UTF-8; text.size() if all is.
std::size_t valid_until(std::string_view text, std::size_t from = 0);

/// The character at `at` of valid UTF-8, and its length.
struct Character {
    char32_t value = 0;
    std::size_t size = 0;
};
Character character_at(std::string_view text, std::size_t at);

void append(std::string& out, char32_t value);

/// The greatest length up to `size` that cuts no character of valid UTF-8.
std::size_t cut(std::string_view text, std::size_t size);

}  // namespace vacancy::utf8

#endif
