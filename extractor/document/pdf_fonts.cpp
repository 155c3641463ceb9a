#include <cstdlib>

#include "document/pdf_lines.h"

namespace vacancy {

namespace {

constexpr int kMostAlike = 8;   ///< fonts of one name
constexpr int kFewLetters = 3;  ///< fewer that differ may be kerned
constexpr int kSlack = 1;       ///< of a width, in 1/100 of the size

std::uint8_t& width_of(PdfFont& font, char character) {
    return font.widths[static_cast<unsigned char>(character) & 0x7f];
}

bool is_of(PdfFont& font, std::span<const PdfLetter> letters) {
    int same = 0;
    int other = 0;
    for (const PdfLetter& letter : letters) {
        const int known = width_of(font, letter.character);
        if (known == 0) continue;
        ++(std::abs(known - letter.width) <= kSlack ? same : other);
    }
    return other < kFewLetters || other <= same;
}

void learn(PdfFont& font, std::span<const PdfLetter> letters) {
    for (const PdfLetter& letter : letters) {
        std::uint8_t& width = width_of(font, letter.character);
        if (width == 0) width = letter.width;
    }
}

}  // namespace

std::uint16_t font_of(PdfText& text, std::string_view name, std::span<const PdfLetter> letters) {
    int alike = 0;
    for (std::size_t i = 0; i < text.fonts.size(); ++i) {
        if (text.fonts[i].name != name) continue;
        if (!is_of(text.fonts[i], letters) && ++alike < kMostAlike) continue;
        learn(text.fonts[i], letters);
        return static_cast<std::uint16_t>(i);
    }
    if (text.fonts.size() >= 0xffff) return 0;
    text.fonts.push_back({std::string(name), false, {}});
    learn(text.fonts.back(), letters);
    return static_cast<std::uint16_t>(text.fonts.size() - 1);
}

}  // namespace vacancy
