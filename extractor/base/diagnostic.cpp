#include "base/diagnostic.h"

#include <algorithm>
#include <cstddef>

#include "base/excerpt.h"

namespace vacancy {

namespace {

constexpr std::size_t widest_line = 120;        // characters of a line that are shown
constexpr std::size_t kept_before = 60;         // of them before the span, where a line is cut
constexpr std::size_t reach = 4 * widest_line;  // bytes on each side that are looked at: more are never shown
constexpr std::size_t gutter = 5;               // width of the line number

/// A line as it can be shown: one entry a character, with the byte it begins at.
struct Shown {
    struct Character {
        std::size_t at = 0;
        std::string_view bytes;
    };
    std::vector<Character> characters;
};

std::size_t sequence_size(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 0;
}

/// Size of the UTF-8 sequence at `at`; 0 where the bytes are none.
std::size_t sequence_at(std::string_view text, std::size_t at) {
    const std::size_t size = sequence_size(static_cast<unsigned char>(text[at]));
    if (size == 0 || at + size > text.size()) return 0;
    for (std::size_t i = 1; i < size; ++i) {
        if ((static_cast<unsigned char>(text[at + i]) & 0xC0u) != 0x80u) return 0;
    }
    return size;
}

bool is_control(std::string_view character) {
    const auto first = static_cast<unsigned char>(character[0]);
    if (character.size() == 1) return first < 0x20 || first == 0x7F;
    return character.size() == 2 && first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
}

Shown shown(std::string_view line) {
    Shown out;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t size = sequence_at(line, at);
        if (size == 0) {
            out.characters.push_back({at, "?"});
            ++at;
            continue;
        }
        const std::string_view character = line.substr(at, size);
        out.characters.push_back({at, is_control(character) ? " " : character});
        at += size;
    }
    return out;
}

std::string_view line_around(std::string_view text, std::size_t at, std::size_t& begin) {
    begin = at;
    while (begin > 0 && at - begin < reach && text[begin - 1] != '\n' && text[begin - 1] != '\r') --begin;
    std::size_t end = at;
    while (end < text.size() && end - at < reach && text[end] != '\n' && text[end] != '\r') ++end;
    return text.substr(begin, end - begin);
}

void add_gutter(std::string& out, std::string_view number) {
    if (number.size() < gutter) out.append(gutter - number.size(), ' ');
    out.append(number);
}

void add_line(std::string& out, std::string_view lead, std::string_view words) {
    add_gutter(out, "");
    out += " = ";
    out += lead;
    out += words;
    out += '\n';
}

}  // namespace

std::string excerpt(std::string_view text, Span span, std::string_view number) {
    std::string out;
    const std::size_t at = std::min<std::size_t>(span.begin, text.size());
    std::size_t line_begin = 0;
    const std::string_view line = line_around(text, at, line_begin);
    const auto characters = shown(line).characters;
    const auto index_of = [&](std::size_t byte) {
        const auto after = std::find_if(characters.begin(), characters.end(),
                                        [&](const auto& c) { return line_begin + c.at >= byte; });
        return static_cast<std::size_t>(after - characters.begin());
    };
    const std::size_t caret = index_of(at);
    const std::size_t last = std::max(index_of(span.end), caret + 1);

    const bool cut = characters.size() > widest_line;
    const std::size_t from = cut && caret > kept_before ? caret - kept_before : 0;
    const std::size_t to = cut ? std::min(characters.size(), from + widest_line) : characters.size();

    add_gutter(out, number);
    out += " | ";
    if (from > 0) out += "…";
    for (std::size_t i = from; i < to; ++i) out += characters[i].bytes;
    if (to < characters.size()) out += "…";
    out += '\n';

    add_gutter(out, "");
    out += " | ";
    out.append(caret - from + (from > 0 ? 1 : 0), ' ');
    out += '^';
    const std::size_t underlined = std::min(last, std::max(to, caret + 1));
    out.append(underlined - caret - 1, '~');
    out += '\n';
    return out;
}

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
    }
    return "error";
}

std::string render(const Diagnostic& diagnostic, std::string_view text) {
    std::string out;
    const bool placed = diagnostic.position.line > 0;
    if (!diagnostic.file.empty()) out += diagnostic.file + ":";
    if (placed) {
        out += std::to_string(diagnostic.position.line) + ":";
        if (diagnostic.position.column > 0) out += std::to_string(diagnostic.position.column) + ":";
    }
    if (!out.empty()) out += ' ';
    out += name_of(diagnostic.severity);
    if (!diagnostic.code.empty()) out += "[" + diagnostic.code + "]";
    out += ": " + diagnostic.message + "\n";

    if (placed && !text.empty())
        out += excerpt(text, diagnostic.span, std::to_string(diagnostic.position.line));
    if (!diagnostic.field.empty()) add_line(out, "field: ", diagnostic.field);
    for (const auto& note : diagnostic.notes) add_line(out, "", note);
    if (!diagnostic.help.empty()) add_line(out, "help: ", diagnostic.help);
    return out;
}

}  // namespace vacancy
