#include "document/lines.h"

#include <array>

#include "document/clean.h"
#include "document/utf8.h"

namespace vacancy {

namespace {

constexpr std::uint8_t kStop = 128;        ///< a line end, or a byte that may begin one
constexpr std::uint32_t kLongLine = 2000;  ///< no line of a text with line ends is longer
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

std::vector<Line> split_lines(std::string_view text) {
    std::vector<Line> lines;
    const bool nel = text.find('\n') == std::string_view::npos;
    bool gap = false;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin;
        std::size_t line_end = 0;
        std::uint8_t marks = 0;
        while (end < text.size()) {
            const std::uint8_t mark = kMarks[utf8::byte_at(text, end)];
            if (mark == kStop && (line_end = line_end_at(text, end, nel)) != 0) break;
            marks |= mark;
            ++end;
        }
        const Trimmed inner = trim(text, begin, end);
        if (inner.empty()) {
            gap = true;
        } else {
            lines.push_back({static_cast<std::uint32_t>(inner.begin), static_cast<std::uint32_t>(inner.end),
                             indent_of(text, begin, inner.begin), marks, gap});
            gap = end < text.size() && text[end] == '\f';
        }
        begin = end + (line_end == 0 ? 1 : line_end);
    }
    return lines;
}

Layout measure_layout(std::string_view text, const std::vector<Line>& lines) {
    std::size_t all = 0;
    std::size_t in_long = 0;
    std::size_t glue = 0;
    const bool short_text = lines.size() <= 3;
    for (const Line& line : lines) {
        all += line.size();
        if (line.size() <= (short_text ? kLongLine / 5 : kLongLine)) continue;
        in_long += line.size();
        glue += count_glue(line.of(text));
    }
    if (in_long * 2 <= all) return Layout::lines;
    return glue * kGlue > in_long ? Layout::run_on : Layout::one_line;
}

}  // namespace vacancy
