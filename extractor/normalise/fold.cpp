#include "normalise/chars.h"
#include "normalise/value.h"

namespace vacancy {
namespace {

void append_bytes(std::string& out, std::string_view words, std::size_t at, std::uint32_t size) {
    out.append(words.substr(at, size));
}

/// Latin-1 capitals (and no multiplication sign) to small letters, in UTF-8.
bool append_latin1_lower(std::string& out, std::uint32_t code) {
    if (code < 0xC0 || code > 0xDE || code == 0xD7) return false;
    out += static_cast<char>(0xC3);
    out += static_cast<char>(0x80 + (code - 0xC0) + 0x20);
    return true;
}

bool is_point(std::uint32_t c) {
    return c == '.' || c == ',' || c == ';' || c == ':';
}

std::string_view trim_points(std::string_view words) {
    const auto drop = [](std::uint32_t c) {
        return is_point(c) || is_white(c) || is_invisible(c) || is_dash(c);
    };
    return trim_back(trim_front(words, drop), drop);
}

}  // namespace

void fold_phrase(std::string_view words, std::string& out) {
    words = trim_points(words);
    const std::size_t start = out.size();
    const auto blank = [&] {
        if (out.size() > start && out.back() != ' ') out += ' ';
    };
    for (std::size_t at = 0; at < words.size();) {
        const Char c = char_at(words, at);
        if (is_white(c.code) || is_dash(c.code)) {
            blank();
        } else if (c.code == '&') {
            blank();
            out += "and ";
        } else if (is_single_quote(c.code)) {
            out += '\'';
        } else if (is_double_quote(c.code)) {
            out += '"';
        } else if (c.code < 0x80) {
            out += to_lower(static_cast<char>(c.code));
        } else if (!is_invisible(c.code) && !append_latin1_lower(out, c.code)) {
            append_bytes(out, words, at, c.size);
        }
        at += c.size;
    }
    if (out.size() > start && out.back() == ' ') out.pop_back();
}

}  // namespace vacancy
