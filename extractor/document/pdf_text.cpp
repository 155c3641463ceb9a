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

bool is_scalar(char32_t c) {
    return c < 0xd800 || (c > 0xdfff && c <= 0x10ffff);
}

}  // namespace

std::uint32_t append_repaired(PdfText& text, std::u32string_view chars) {
    const std::size_t before = text.chars.size();
    for (char32_t c : chars) {
        if (c > 0x20 && c < 0x7f) {
            text.chars += static_cast<char>(c);
            continue;
        }
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
            utf8::append(text.chars, is_scalar(c) ? c : utf8::kReplacement);
        }
    }
    return static_cast<std::uint32_t>(text.chars.size() - before);
}

}  // namespace vacancy
