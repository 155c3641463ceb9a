#include "document/lines.h"

#include <algorithm>
#include <array>

#include "document/clean.h"
#include "document/utf8.h"

namespace vacancy {

namespace {

constexpr std::uint8_t kStop = 128;        ///< a line end, or a byte that may begin one
constexpr std::uint32_t kLongLine = 2000;  ///< no line of a text with line ends is longer
constexpr std::uint32_t kPage = 300;       ///< a longer line with bullets within holds a page of a pack
constexpr std::uint32_t kLongPage = 900;   ///< and a longer one does without them: no paragraph is as long
constexpr std::size_t kGlue = 700;         ///< a glued word in so many bytes tells run_on from one_line

constexpr std::array<std::uint8_t, 256> make_marks() {
    std::array<std::uint8_t, 256> marks{};
    for (const char c : {'\n', '\r', '\f', '\v'}) marks[static_cast<unsigned char>(c)] = kStop;
    marks[0xe2] = marks[0xc2] = kStop;
    marks['*'] = Line::star;
    marks['['] = Line::bracket;
    marks['<'] = Line::angle;
    marks['|'] = Line::pipe;
    marks['\t'] = Line::tab;
    marks['\\'] = Line::backslash;
    marks['#'] = Line::hash;
    return marks;
}
constexpr std::array<std::uint8_t, 256> kMarks = make_marks();

constexpr std::size_t kBlock = 32;

/// Whether the kBlock bytes at `p` have no mark: none that make_marks() names, nor
/// any beyond ASCII. Without branches and with a sum for each question, so that
/// the compiler uses vector instructions.
bool is_unmarked_block(const char* p) {
    std::uint8_t outside = 0;
    std::uint8_t star = 0;
    std::uint8_t hash = 0;
    std::uint8_t angle = 0;
    std::uint8_t bracket = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
        const auto byte = static_cast<std::uint8_t>(p[i]);
        outside = static_cast<std::uint8_t>(outside | (static_cast<std::uint8_t>(byte - 0x20) >= '|' - 0x20));
        star = static_cast<std::uint8_t>(star | (byte == '*'));
        hash = static_cast<std::uint8_t>(hash | (byte == '#'));
        angle = static_cast<std::uint8_t>(angle | (byte == '<'));
        bracket = static_cast<std::uint8_t>(bracket | ((byte & 0xf8) == ('[' & 0xf8)));
    }
    return (outside | star | hash | angle | bracket) == 0;
}

std::size_t skip_unmarked_blocks(std::string_view text, std::size_t at) {
    while (at + kBlock <= text.size() && is_unmarked_block(text.data() + at)) at += kBlock;
    return at;
}

/// Length of the line end at `at`, or 0.
std::size_t line_end_at(std::string_view text, std::size_t at, bool nel) {
    const unsigned char byte = utf8::byte_at(text, at);
    if (byte == '\r') return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    if (byte == '\n' || byte == '\f' || byte == '\v') return 1;
    if (byte == 0xc2) return nel && utf8::byte_at(text, at + 1) == 0x85 ? 2 : 0;
    if (byte != 0xe2 || utf8::byte_at(text, at + 1) != 0x80) return 0;
    const unsigned char third = utf8::byte_at(text, at + 2);
    return third == 0xa8 || third == 0xa9 ? 3 : 0;
}

/// The end of a line, and what marks the line holds.
struct LineEnd {
    std::size_t at = 0;
    std::size_t size = 1;
    std::uint8_t marks = 0;
};

LineEnd find_line_end(std::string_view text, std::size_t at, bool nel) {
    LineEnd out;
    while (at < text.size()) {
        at = skip_unmarked_blocks(text, at);
        const std::size_t stop = std::min(at + kBlock, text.size());
        for (; at < stop; ++at) {
            const std::uint8_t mark = kMarks[utf8::byte_at(text, at)];
            if (mark == kStop) {
                out.size = line_end_at(text, at, nel);
                if (out.size == 0) continue;
                out.at = at;
                return out;
            }
            out.marks |= mark;
        }
    }
    out.at = text.size();
    out.size = 1;
    return out;
}

std::uint32_t indent_of(std::string_view text, std::size_t begin, std::size_t end) {
    std::uint32_t column = 0;
    for (std::size_t i = begin; i < end; ++i) {
        if (text[i] == '\t') {
            column = column / 8 * 8 + 8;
        } else if (!utf8::is_continuation(utf8::byte_at(text, i))) {
            ++column;
        }
    }
    return column;
}

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

/// Places where a capital stands right after a small letter or closing
/// punctuation: 'ContentsLocation', 'complete.Job'.
std::size_t count_glue(std::string_view text) {
    std::size_t glue = 0;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (!is_upper(text[i])) continue;
        const char before = text[i - 1];
        glue += is_lower(before) || before == '.' || before == ':' || before == ')' || before == '?' ||
                before == '!';
    }
    return glue;
}

}  // namespace

std::uint32_t columns_of(std::string_view words) {
    return static_cast<std::uint32_t>(std::count_if(words.begin(), words.end(), [](char c) {
        return !utf8::is_continuation(static_cast<unsigned char>(c));
    }));
}

std::vector<Line> split_lines(std::string_view text) {
    std::vector<Line> lines;
    const bool nel = text.find('\n') == std::string_view::npos;
    bool gap = false;
    for (std::size_t begin = 0; begin < text.size();) {
        const LineEnd end = find_line_end(text, begin, nel);
        const Trimmed inner = trim(text, begin, end.at);
        if (inner.empty()) {
            gap = true;
        } else {
            lines.push_back({static_cast<std::uint32_t>(inner.begin), static_cast<std::uint32_t>(inner.end),
                             indent_of(text, begin, inner.begin), end.marks, gap});
            gap = end.at < text.size() && text[end.at] == '\f';
        }
        begin = end.at + end.size;
    }
    return lines;
}

namespace {

/// A page or a whole list in a line: bullets stand within it.
bool holds_items(std::string_view line) {
    constexpr std::string_view item = " \u2022 ";
    const std::size_t first = line.find(item);
    return first != std::string_view::npos && line.find(item, first + 1) != std::string_view::npos;
}

}  // namespace

Layout measure_layout(std::string_view text, const std::vector<Line>& lines) {
    std::size_t all = 0;
    std::size_t in_pages = 0;
    std::size_t in_long_pages = 0;
    std::size_t in_long = 0;
    std::size_t glue = 0;
    const bool short_text = lines.size() <= 3;
    for (const Line& line : lines) {
        all += line.size();
        if (line.size() > kPage && holds_items(line.of(text))) in_pages += line.size();
        if (line.size() > kLongPage) in_long_pages += line.size();
        if (line.size() <= (short_text ? kLongLine / 5 : kLongLine)) continue;
        in_long += line.size();
        glue += count_glue(line.of(text));
    }
    const bool pages = in_pages * 4 > all || in_long_pages * 2 > all;
    if (in_long * 2 <= all) return pages ? Layout::one_line : Layout::lines;
    return glue * kGlue > in_long ? Layout::run_on : Layout::one_line;
}

}  // namespace vacancy
