#include "document/pdf_lines.h"
#include "document/utf8.h"

namespace vacancy {

namespace {

constexpr char32_t kBullet = 0x2022;

constexpr std::array<std::string_view, 7> kLigatures{"ff",  "fi", "fl", "ffi",
                                                     "ffl", "st", "st"};  // U+FB00-FB06

bool is_dropped(char32_t c) {
    if (c < 0x20 || c == 0x7f || c == 0xad) return true;
    return (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2064) ||
           c == 0xfeff || c == 0xfffe || c == 0xffff;
}

bool is_space(char32_t c) {
    return c == ' ' || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
           c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

/// Takes one character off the front; a surrogate on its own is U+FFFD.
char32_t next_character(std::span<const std::uint16_t>& units) {
    const char32_t first = units.front();
    units = units.subspan(1);
    if (first < 0xd800 || first > 0xdfff) return first;
    if (first > 0xdbff || units.empty() || units.front() < 0xdc00 || units.front() > 0xdfff)
        return utf8::kReplacement;
    const char32_t second = units.front();
    units = units.subspan(1);
    return 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
}

}  // namespace

std::uint32_t append_repaired(PdfText& text, std::span<const std::uint16_t> units) {
    const std::size_t before = text.chars.size();
    while (!units.empty()) {
        char32_t c = next_character(units);
        if (c >= 0x80 && c < 0xa0) {
            c = utf8::kWindows1252[c - 0x80];
            // fonts have no glyph for it: within a word nobody sees a bullet
            if (c == kBullet && text.chars.size() > before) c = 0;
            if (c != 0) ++text.repaired;
        }
        if (c >= 0xfb00 && c <= 0xfb06) {
            text.chars += kLigatures[c - 0xfb00];
        } else if (c >= 0xe000 && c <= 0xf8ff) {
            utf8::append(text.chars, kBullet);  // a glyph of a symbol font
        } else if (is_space(c)) {
            text.chars += ' ';
        } else if (!is_dropped(c)) {
            utf8::append(text.chars, c);
        }
    }
    return static_cast<std::uint32_t>(text.chars.size() - before);
}

}  // namespace vacancy
