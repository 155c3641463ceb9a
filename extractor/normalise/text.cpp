#include "normalise/chars.h"
#include "normalise/normalisers.h"

namespace vacancy {
namespace {

/// The words with runs of blanks and line ends as one blank, outer ones off.
std::string fold_blanks(std::string_view words) {
    words = trim_blanks(words);
    std::string out;
    out.reserve(words.size());
    for (std::size_t at = 0; at < words.size();) {
        const Char c = char_at(words, at);
        if (is_white(c.code)) {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else if (!is_invisible(c.code)) {
            out.append(words.substr(at, c.size));
        }
        at += c.size;
    }
    return out;
}

bool is_closing(std::uint32_t c) {
    return c == '.' || c == ',' || c == ';' || c == ':';
}

std::string_view trim_closing(std::string_view text) {
    return trim_back(text, [](std::uint32_t c) { return is_closing(c) || is_white(c); });
}

/// Takes a quote off one end where its partner is not in the text. An apostrophe
/// inside a word is no quote; one at the end is (the plural's is given up).
std::string_view balance_quotes(std::string_view text) {
    if (text.empty()) return text;
    const Char first = char_at(text, 0), last = last_char(text);
    const auto partner_in = [](std::string_view rest, bool single) {
        for (std::size_t at = 0; at < rest.size();) {
            const Char c = char_at(rest, at);
            if (single ? is_single_quote(c.code) : is_double_quote(c.code)) return true;
            at += c.size;
        }
        return false;
    };
    if (is_quote(first.code) && !partner_in(text.substr(first.size), is_single_quote(first.code))) {
        return trim_blanks(text.substr(first.size));
    }
    const auto head = text.substr(0, text.size() - last.size);
    if (is_double_quote(last.code) && !partner_in(head, false)) return trim_closing(head);
    return text;
}

/// Takes both quotes off a text that is quoted as a whole.
std::string_view unquote(std::string_view text) {
    text = balance_quotes(text);
    if (text.size() < 2) return text;
    const Char first = char_at(text, 0), last = last_char(text);
    const bool quoted = (is_double_quote(first.code) && is_double_quote(last.code)) ||
                        (is_single_quote(first.code) && is_single_quote(last.code));
    if (!quoted) return text;
    const auto inner = text.substr(first.size, text.size() - first.size - last.size);
    for (std::size_t at = 0; at < inner.size(); at += char_at(inner, at).size) {
        if (is_double_quote(char_at(inner, at).code)) return text;  // 'a' and 'b': two quotations
    }
    return trim_blanks(inner);
}

Value text_value(std::string_view text) {
    if (text.empty()) return {};
    return std::string(text);
}

/// True where `bracket` at `at` has no partner in `text`.
bool unpaired(std::string_view text, char open, char close, bool at_front) {
    int depth = 0;
    for (const char c : text) {
        depth += (c == open) - (c == close);
        if (!at_front && depth < 0) return true;
    }
    return at_front && depth > 0;
}

std::string_view trim_brackets(std::string_view text) {
    const auto idle = [](std::uint32_t c) { return is_closing(c) || is_white(c) || is_dash(c); };
    for (bool again = true; again && !text.empty();) {
        again = false;
        for (const auto& [open, close] : {std::pair{'(', ')'}, std::pair{'[', ']'}}) {
            if (text.empty()) break;
            const bool front =
                text.front() == close || (text.front() == open && unpaired(text, open, close, true));
            if (front) text.remove_prefix(1);
            const bool back = !text.empty() && (text.back() == open ||
                                                (text.back() == close && unpaired(text, open, close, false)));
            if (back) text.remove_suffix(1);
            again = again || front || back;
        }
        text = trim_back(trim_front(text, idle), idle);
    }
    return text;
}

/// Glyphs that begin a list item, private-use ones of symbol fonts among them.
bool is_bullet(std::uint32_t c) {
    return c == 0x95 || c == 0xB7 || c == 0xA7 || c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x204C ||
           c == 0x204D || c == 0x2219 || (c >= 0x25A0 && c <= 0x25FF) || (c >= 0x2700 && c <= 0x27BF) ||
           (c >= 0x2B00 && c <= 0x2BFF) || (c >= 0xE000 && c <= 0xF8FF) || c == 0xFFFD || c == '*';
}

/// Bytes of the bullet, dash or number that `text` begins with; 0 for none.
std::size_t bullet_size(std::string_view text) {
    if (text.empty()) return 0;
    const Char first = char_at(text, 0);
    if (is_bullet(first.code)) return first.size;
    const bool blank_next = text.size() > first.size && is_white(char_at(text, first.size).code);
    if (is_dash(first.code)) return blank_next || (text.size() > 1 && !is_digit(text[1])) ? first.size : 0;
    if (first.code == '+' || first.code == 'o') return blank_next ? 1 : 0;
    std::size_t n = 0;
    while (n < 2 && n < text.size() && is_digit(text[n])) ++n;
    const bool numbered = n > 0 && n + 1 < text.size() && (text[n] == '.' || text[n] == ')') &&
                          is_white(char_at(text, n + 1).code);
    return numbered ? n + 1 : 0;
}

std::string_view trim_bullets(std::string_view text) {
    for (text = trim_blanks(text); const std::size_t size = bullet_size(text);) {
        text = trim_blanks(text.substr(size));
    }
    return text;
}

/// Takes a dash with a blank before it off the end.
std::string_view trim_hanging_dash(std::string_view text) {
    const std::string_view head = trim_back(text, is_dash);
    return head.size() < text.size() && head.ends_with(' ') ? trim_closing(head) : text;
}

/// Takes the word that joins an item to the next one off its end.
std::string_view trim_joining(std::string_view text) {
    for (const std::string_view word : {" and/or", " and", " or", ";and", ";or", ",and", ",or"}) {
        if (text.size() <= word.size()) continue;
        const auto tail = text.substr(text.size() - word.size());
        bool same = true;
        for (std::size_t i = 0; i < word.size(); ++i) same = same && to_lower(tail[i]) == word[i];
        if (same) return trim_closing(text.substr(0, text.size() - word.size()));
    }
    return text;
}

}  // namespace

Value normalise_text(std::string_view words) {
    const std::string folded = fold_blanks(words);
    return text_value(balance_quotes(trim_closing(folded)));
}

Value normalise_title(std::string_view words) {
    const std::string folded = fold_blanks(words);
    return text_value(trim_brackets(balance_quotes(trim_closing(folded))));
}

namespace {

/// More than a number, a letter or a mark of a list: a word, or the name of a language ('R', 'C++').
bool says_something(std::string_view item) {
    constexpr std::string_view marks = "0123456789 .()[]-";
    if (item.find_first_not_of(marks) == std::string_view::npos) return false;
    const bool in_brackets = item.size() == 3 && item.front() == '(' && item.back() == ')';
    return !in_brackets;
}

}  // namespace

Value normalise_item(std::string_view words) {
    const std::string folded = fold_blanks(words);
    const auto plain = trim_joining(trim_closing(unquote(trim_closing(trim_bullets(folded)))));
    const auto item = trim_bullets(trim_hanging_dash(plain));
    return says_something(item) ? text_value(item) : Value();
}

}  // namespace vacancy
