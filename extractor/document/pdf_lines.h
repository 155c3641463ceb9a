#ifndef VACANCY_DOCUMENT_PDF_LINES_H
#define VACANCY_DOCUMENT_PDF_LINES_H

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "base/span.h"
#include "document/document.h"

namespace vacancy {

// From the placed words of a PDF to the blocks of a document, without the PDF
// library: words -> lines -> blocks. Lengths are in points, y grows downwards.

/// A word as it stands on a page.
struct PdfWord {
    Span chars;              ///< in PdfText::chars
    std::uint32_t page = 0;  ///< from 1
    std::uint16_t font = 0;  ///< in PdfText::fonts
    bool blank = false;      ///< a blank stands behind it
    float left = 0, top = 0, right = 0, bottom = 0;
    float size = 0;  ///< of the type

    float middle() const { return (top + bottom) / 2; }
};

struct PdfFont {
    std::string name;
    bool bold = false;                       ///< set by lines_of
    std::array<std::uint8_t, 128> widths{};  ///< of its ASCII letters, in 1/100 of the size; 0 not known
};

/// A letter as it is set: the character and its width in 1/100 of the size.
struct PdfLetter {
    char character;
    std::uint8_t width;
};

struct PdfPage {
    float width = 0, height = 0;
};

/// All words of a PDF.
struct PdfText {
    std::string chars;  ///< UTF-8, repaired, words end to end
    std::vector<PdfWord> words;
    std::vector<PdfFont> fonts;
    std::vector<PdfPage> pages;
    bool cut = false;            ///< the rest was over a limit
    std::uint32_t repaired = 0;  ///< C1 control characters read as Windows-1252
};

/// What the module `pdf` (pdf_module.cpp) has under the name vacancy_read_pdf_words. The result is the
/// caller's.
using PdfWordsReader = Result<PdfText>*(std::string_view bytes, const Limits& limits);

/// The font of a run of text in PdfText::fonts. Fonts may share a name (producers cut
/// "nta Bold" and "nta Light" to "nta"): then the widths of its letters say which it is.
std::uint16_t font_of(PdfText& text, std::string_view name, std::span<const PdfLetter> letters);

/// Appends characters as UTF-8: ligatures spelt out, NBSP as ' ', soft hyphens, marks
/// of zero width and control characters dropped, bullets of symbol fonts as U+2022,
/// C1 controls as the Windows-1252 characters that they stand for (these are counted).
/// Returns the number of bytes appended.
std::uint32_t append_repaired(PdfText& text, std::u32string_view chars);

/// A line of words, or a cell of it where wide gaps part it.
struct PdfLine {
    std::uint32_t first = 0, last = 0;  ///< words [first, last)
    std::uint32_t page = 0;
    float left = 0, top = 0, right = 0, bottom = 0;
    float size = 0;       ///< of most of its characters
    float text_left = 0;  ///< behind the bullet
    Span bullet;          ///< in PdfText::chars: its first word, or the first glyph of that; or empty
    bool bold = false;    ///< all of it
    bool cell = false;    ///< shares its line with others
    float column_left = 0, column_right = 0;  ///< where the page has columns, else 0

    float middle() const { return (top + bottom) / 2; }
};

/// Sorts the words into lines, pages in order, each from top to bottom.
/// Headers and footers that stand on most pages are left out.
std::vector<PdfLine> lines_of(PdfText& text);

/// Puts the lines of pages set in two columns into reading order: columns are told
/// from tables by many rows that hold prose on either side.
void order_columns(std::vector<PdfLine>& lines);

/// Joins lines to paragraphs, items and headings. A page has no lines of its own
/// to count, so Document::source_lines counts those of the canonical text.
Document blocks_of(const PdfText& text, const std::vector<PdfLine>& lines, const Limits& limits);

}  // namespace vacancy

#endif
