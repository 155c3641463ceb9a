#include "document/pdf_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "base/ascii.h"
#include "document/utf8.h"

namespace vacancy {

namespace {

constexpr float kSameLine = 0.4F;       ///< of the taller word's height, between the middles
constexpr float kCellGap = 2.0F;        ///< of the type size: wider gaps part cells
constexpr float kMargin = 0.12F;        ///< of the page height: where headers and footers stand
constexpr float kTiny = 2.0F;           ///< smaller type is not meant to be read
constexpr std::uint32_t kFewPages = 3;  ///< fewer pages show no running lines

std::string_view chars_of(const PdfText& text, const PdfWord& word) {
    return word.chars.of(text.chars);
}

// ---- fonts

bool name_has(std::string_view name, std::string_view part) {
    return std::search(name.begin(), name.end(), part.begin(), part.end(),
                       [](char a, char b) { return to_lower(a) == b; }) != name.end();
}

bool is_bold_name(std::string_view name) {
    return name_has(name, "bold") || name_has(name, "black") || name_has(name, "heavy");
}

bool is_plain_name(std::string_view name) {
    return name_has(name, "light") || name_has(name, "regular") || name_has(name, "roman") ||
           name_has(name, "italic") || name_has(name, "oblique");
}

/// Names tell bold fonts. Some producers cut the name at its first blank ("nta
/// Bold" is "nta"): then the font of the largest type is bold where it isn't
/// that of the running text.
void find_bold(PdfText& text) {
    std::vector<std::size_t> used(text.fonts.size());
    float largest = 0;
    std::size_t titles = 0;
    for (const PdfWord& word : text.words) {
        used[word.font] += word.chars.size();
        if (word.size > largest) {
            largest = word.size;
            titles = word.font;
        }
    }
    for (PdfFont& font : text.fonts) font.bold = is_bold_name(font.name);
    if (text.words.empty()) return;
    const auto body = static_cast<std::size_t>(std::max_element(used.begin(), used.end()) - used.begin());
    if (body != titles && !is_plain_name(text.fonts[titles].name)) text.fonts[titles].bold = true;
}

// ---- words to lines

bool is_hidden(const PdfText& text, const PdfWord& word) {
    if (!(std::isfinite(word.left) && std::isfinite(word.top) && std::isfinite(word.right) &&
          std::isfinite(word.bottom) && std::isfinite(word.size))) {
        return true;
    }
    const PdfPage& page = text.pages[word.page - 1];
    if (word.size < kTiny || word.chars.empty()) return true;
    return word.right <= 0 || word.bottom <= 0 || word.left >= page.width || word.top >= page.height;
}

/// Sorts the words [first, last) of a page into lines, each from left to right,
/// and gives the end of each line.
void sort_page(std::vector<PdfWord>& words, std::size_t first, std::size_t last,
               std::vector<std::size_t>& ends) {
    const auto at = [&](std::size_t i) { return words.begin() + static_cast<std::ptrdiff_t>(i); };
    std::stable_sort(at(first), at(last),
                     [](const PdfWord& a, const PdfWord& b) { return a.middle() < b.middle(); });
    while (first < last) {
        std::size_t end = first + 1;
        const PdfWord* tallest = &words[first];
        for (; end < last; ++end) {
            const float height = std::max(tallest->bottom - tallest->top, words[end].bottom - words[end].top);
            if (std::abs(words[end].middle() - tallest->middle()) > kSameLine * height) break;
            if (words[end].bottom - words[end].top > tallest->bottom - tallest->top) tallest = &words[end];
        }
        std::stable_sort(at(first), at(end),
                         [](const PdfWord& a, const PdfWord& b) { return a.left < b.left; });
        ends.push_back(end);
        first = end;
    }
}

void measure(const PdfText& text, PdfLine& line) {
    const PdfWord& begin = text.words[line.first];
    line.page = begin.page;
    line.left = begin.left;
    line.top = begin.top;
    line.right = begin.right;
    line.bottom = begin.bottom;
    line.bold = true;
    std::size_t most = 0;
    for (std::uint32_t i = line.first; i < line.last; ++i) {
        const PdfWord& word = text.words[i];
        line.left = std::min(line.left, word.left);
        line.right = std::max(line.right, word.right);
        if (!text.fonts[word.font].bold) line.bold = false;
        if (word.chars.size() <= most) continue;
        most = word.chars.size();
        line.size = word.size;
        line.top = word.top;
        line.bottom = word.bottom;
    }
}

// ---- bullets

bool is_bullet(char32_t c) {
    switch (c) {
        case 0x2022:
        case 0x2023:
        case 0x2043:
        case 0x2219:
        case 0x00b7:
        case 0x25a0:
        case 0x25a1:
        case 0x25aa:
        case 0x25ab:
        case 0x25b6:
        case 0x25ba:
        case 0x25c6:
        case 0x25cb:
        case 0x25cf:
        case 0x25e6:
        case 0x2605:
        case 0x2713:
        case 0x2714:
        case 0x2756:
        case 0x27a2:
        case 0x27a4:
        case 0xfffd:
            return true;
        default:
            return false;
    }
}

/// A word that is nothing but a bullet.
bool is_bullet_word(std::string_view word) {
    if (word == "-" || word == "*" || word == "o" || word == "\u2013" || word == "\u2014" ||
        word == "\u00a7") {
        return true;
    }
    const utf8::Character c = utf8::character_at(word, 0);
    return c.size == word.size() && is_bullet(c.value);
}

/// The bullet at the front of a line: a word of its own, or a glyph that sticks
/// to the first word.
void find_bullet(const PdfText& text, PdfLine& line) {
    const PdfWord& word = text.words[line.first];
    const std::string_view chars = chars_of(text, word);
    line.text_left = word.left;
    if (is_bullet_word(chars)) {
        if (line.last - line.first < 2) return;
        line.bullet = word.chars;
        line.text_left = text.words[line.first + 1].left;
        return;
    }
    const utf8::Character c = utf8::character_at(chars, 0);
    if (!is_bullet(c.value) || c.value == utf8::kReplacement) return;
    line.bullet = {word.chars.begin, word.chars.begin + static_cast<std::uint32_t>(c.size)};
}

PdfLine line_of(const PdfText& text, std::uint32_t first, std::uint32_t last) {
    PdfLine line;
    line.first = first;
    line.last = last;
    measure(text, line);
    find_bullet(text, line);
    return line;
}

/// Adds the cells of a line: its words [first, last) parted at wide gaps. The gap
/// behind a bullet parts nothing.
void add_cells(const PdfText& text, std::uint32_t first, std::uint32_t last, std::vector<PdfLine>& lines) {
    const std::size_t before = lines.size();
    std::uint32_t from = first;
    for (std::uint32_t i = first + 1; i < last; ++i) {
        const PdfWord& word = text.words[i];
        if (word.left - text.words[i - 1].right < kCellGap * word.size) continue;
        if (i == first + 1 && is_bullet_word(chars_of(text, text.words[first]))) continue;
        lines.push_back(line_of(text, from, i));
        from = i;
    }
    lines.push_back(line_of(text, from, last));
    for (std::size_t i = before; i < lines.size(); ++i) lines[i].cell = lines.size() - before > 1;
}

// ---- running headers and footers

/// The words of a line without digits: 'Page 1/7' and 'Page 2/7' are the same.
std::string shape_of(const PdfText& text, const PdfLine& line) {
    std::string shape;
    for (std::uint32_t i = line.first; i < line.last; ++i) {
        for (const char c : chars_of(text, text.words[i])) {
            if (!is_digit(c)) shape += c;
        }
    }
    return shape;
}

bool in_margin(const PdfText& text, const PdfLine& line) {
    const float height = text.pages[line.page - 1].height;
    return line.bottom < kMargin * height || line.top > (1 - kMargin) * height;
}

/// A line in the margin that stands at the same height on most pages.
void drop_running(const PdfText& text, std::vector<PdfLine>& lines) {
    if (text.pages.size() < kFewPages) return;
    std::map<std::pair<int, std::string>, std::uint32_t> seen;
    const auto key = [&](const PdfLine& line) {
        return std::pair{static_cast<int>(std::lround(line.top / 2)), shape_of(text, line)};
    };
    for (const PdfLine& line : lines) {
        if (in_margin(text, line)) ++seen[key(line)];
    }
    std::erase_if(lines, [&](const PdfLine& line) {
        return in_margin(text, line) && seen[key(line)] * 2 > text.pages.size();
    });
}

}  // namespace

std::vector<PdfLine> lines_of(PdfText& text) {
    std::erase_if(text.words, [&](const PdfWord& word) { return is_hidden(text, word); });
    find_bold(text);
    std::vector<std::size_t> ends;
    for (std::size_t first = 0, last = 0; first < text.words.size(); first = last) {
        while (last < text.words.size() && text.words[last].page == text.words[first].page) ++last;
        sort_page(text.words, first, last, ends);
    }
    std::vector<PdfLine> lines;
    lines.reserve(ends.size());
    std::size_t first = 0;
    for (const std::size_t end : ends) {
        add_cells(text, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end), lines);
        first = end;
    }
    drop_running(text, lines);
    order_columns(lines);
    return lines;
}

}  // namespace vacancy
