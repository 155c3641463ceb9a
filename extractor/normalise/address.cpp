#include "normalise/chars.h"
#include "normalise/normalisers.h"

namespace vacancy {
namespace {

bool is_wrapping(std::uint32_t c) {
    return is_white(c) || is_invisible(c) || is_quote(c) || c == '<' || c == '>' || c == '(' || c == '[' ||
           c == ']' || c == '.' || c == ',' || c == ';' || c == ':';
}

std::string_view trim_wrapping(std::string_view text) {
    const auto front = trim_front(text, is_wrapping);
    return trim_back(front, [](std::uint32_t c) { return is_wrapping(c) || c == '!' || c == '?'; });
}

bool begins_with(std::string_view text, std::string_view lower_case) {
    if (text.size() < lower_case.size()) return false;
    for (std::size_t i = 0; i < lower_case.size(); ++i) {
        if (to_lower(text[i]) != lower_case[i]) return false;
    }
    return true;
}

/// Takes closing brackets off that the text itself does not open.
std::string_view trim_round_bracket(std::string_view text) {
    const auto count = [&](char c) {
        std::size_t n = 0;
        for (const char x : text) n += x == c;
        return n;
    };
    while (!text.empty() && text.back() == ')' && count(')') > count('(')) {
        text.remove_suffix(1);
        text = trim_wrapping(text);
    }
    return text;
}

}  // namespace

Value normalise_email(std::string_view words) {
    auto text = trim_wrapping(words);
    if (begins_with(text, "mailto:")) text = trim_wrapping(text.substr(7));
    text = trim_round_bracket(text.substr(0, text.find('?')));
    const auto at = text.find('@');
    const auto has_blank = text.find_first_of(" \t\n\r\f\v") != text.npos;
    if (at == text.npos || at == 0 || at + 1 == text.size() || has_blank) return {};
    return std::string(text);
}

Value normalise_telephone(std::string_view words) {
    std::string out;
    std::size_t digits = 0;
    for (auto text = trim_wrapping(words); !text.empty();) {
        const Char c = char_at(text, 0);
        if (is_white(c.code)) {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else if (c.code < 0x80 && is_digit(text.front())) {
            out += text.front();
            ++digits;
        } else if (c.code == '+' || c.code == '(' || c.code == ')' || c.code == '/' || c.code == '.') {
            out += text.front();
        } else if (is_dash(c.code)) {
            out += '-';
        } else if (!is_invisible(c.code)) {
            break;
        }
        text.remove_prefix(c.size);
    }
    while (!out.empty() && !is_digit(out.back())) out.pop_back();
    if (digits < 5 || digits > 18) return {};
    return out;
}

Value normalise_url(std::string_view words) {
    const auto text = trim_round_bracket(trim_wrapping(words));
    if (text.find_first_of("./") == text.npos) return {};
    return std::string(text);
}

}  // namespace vacancy
